//! Tells the operator that a provider is left alone: its id and a kind of fault, and once a minute at the most.

use std::time::Duration;

use crate::clock::Moment;
use crate::pipeline::provider::Fault;

use super::stand_in::Candidate;

/// The shortest time between two lines about the same provider.
const QUIET: Duration = Duration::from_secs(60);

/// When each provider was last spoken of.
#[derive(Debug)]
pub(super) struct Alarm(Vec<Option<Moment>>);

impl Alarm {
    /// Nothing has been said of so many providers.
    pub(super) fn new(makers: usize) -> Self {
        Self(vec![None; makers])
    }

    /// Says that a provider, or one model of it, is left alone for so long.
    pub(super) fn raise(&mut self, candidate: &Candidate, fault: Fault, span: Duration, now: Moment) {
        if !self.is_due(candidate.place, now) {
            return;
        }
        let (provider, fault, seconds) = (candidate.maker.id.as_str(), fault.name(), span.as_secs());
        tracing::warn!(provider, fault, seconds, "a provider is left alone");
    }

    fn is_due(&mut self, place: usize, now: Moment) -> bool {
        let Some(last) = self.0.get_mut(place) else {
            return false;
        };
        let due = last.is_none_or(|last| now.since(last) >= QUIET);
        if due {
            *last = Some(now);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_spoken_of_once_a_minute_and_does_not_silence_another() {
        let mut alarm = Alarm::new(2);
        let at = |seconds: u64| Moment::from_nanos(seconds * 1_000_000_000);
        let due = [(0, 1), (0, 60), (1, 60), (0, 61), (0, 62)].map(|(place, s)| alarm.is_due(place, at(s)));
        assert_eq!(due, [true, false, true, true, false]);
    }
}
