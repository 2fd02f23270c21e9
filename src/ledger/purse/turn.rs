//! The turn of one prefix: where it stands, what it is for, and until when it is kept.

use std::time::Duration;

use crate::clock::Moment;
use crate::ledger::retention::CHALLENGE;
use crate::money::Money;

use super::line::Place;

/// A turn is kept so long past the time its holder may come: as long as the code they read can be answered.
pub(super) const KEPT: Duration = CHALLENGE;
/// Coming back early so often is forgiven: a page is loaded again, a button pressed twice.
const FORGIVEN: u8 = 2;

/// A place in the line that is kept for a prefix.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    /// Where it stands.
    pub(super) place: Place,
    /// What is meant for its holder.
    pub(super) amount: Money,
    /// When it is over.
    pub(super) lapses: Moment,
    /// When its holder was told to look again.
    told: Moment,
    /// Its holder may come since some time: from then on nothing moves its end.
    due: bool,
    early: u8,
}

impl Turn {
    /// A new one.
    pub(super) fn new(place: Place, amount: Money, now: Moment) -> Self {
        Self {
            place,
            amount,
            lapses: now + KEPT,
            told: now,
            due: false,
            early: 0,
        }
    }

    /// One that was used for nothing, given back until a time.
    pub(super) fn again(place: Place, amount: Money, (lapses, now): (Moment, Moment)) -> Self {
        Self {
            due: true,
            lapses,
            ..Self::new(place, amount, now)
        }
    }

    /// Its holder asks. Whoever comes too early too often is moved back, once, by as much as the turn is for.
    pub(super) fn asked(&mut self, now: Moment) {
        if now >= self.told {
            return;
        }
        self.early = self.early.saturating_add(1);
        if self.early == FORGIVEN + 1 {
            self.place.start = self.place.start.saturating_add(self.amount.micros());
        }
    }

    /// Its holder is told that it comes after `wait`, and to look again after `again`.
    pub(super) fn tell(&mut self, (wait, again): (Duration, Duration), now: Moment) {
        self.told = now + again;
        if !self.due {
            self.lapses = now + wait + KEPT;
            self.due = wait.is_zero();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn turn() -> (Turn, Moment) {
        let now = Moment::from_nanos(1_000_000_000_000);
        let place = Place { start: 7, arrival: 1 };
        (Turn::new(place, Money::from_micros(40), now), now)
    }

    #[test]
    fn whoever_comes_when_told_keeps_the_place_and_whoever_hammers_loses_it_once() {
        let (mut turn, mut now) = turn();
        for _ in 0..100 {
            turn.tell((MINUTE * 60, MINUTE), now);
            now = now + MINUTE;
            turn.asked(now);
        }
        assert_eq!(turn.place.start, 7);
        for (asks, start) in [(2, 7), (1, 47), (1_000, 47)] {
            for _ in 0..asks {
                turn.tell((MINUTE * 60, MINUTE), now);
                turn.asked(now);
            }
            assert_eq!(turn.place.start, start);
        }
    }

    #[test]
    fn a_turn_that_is_due_is_kept_no_longer_however_often_its_holder_asks() {
        let (mut turn, mut now) = turn();
        turn.tell((MINUTE * 60, MINUTE), now);
        assert_eq!(turn.lapses, now + MINUTE * 60 + KEPT);
        let due = now;
        for wait in [0, 0, 5, 0] {
            turn.tell((MINUTE * wait, MINUTE * wait), now);
            now = now + MINUTE;
        }
        assert_eq!(turn.lapses, due + KEPT);
    }
}
