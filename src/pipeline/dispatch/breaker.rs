//! A breaker: leaves a provider alone that fails, and lets one real request find out whether it is well again.

use std::collections::VecDeque;
use std::time::Duration;

use crate::clock::Moment;

/// So many failures in a row open it.
const ROW: u32 = 5;
/// It opens too when half of so many calls failed …
const WINDOW: usize = 20;
/// … at least so many of them there were …
const ENOUGH: usize = 10;
/// … and none is older than this.
const RECENT: Duration = Duration::from_secs(60);
/// How long it is open the first time; each failed probe doubles that.
const FIRST: Duration = Duration::from_secs(30);
/// The longest that doubling makes it.
const LONGEST: Duration = Duration::from_secs(300);
/// When to come back while a probe is under way: nobody knows how long that takes.
const PROBING: Duration = Duration::from_secs(10);

/// What is known of one provider's health.
#[derive(Debug)]
pub(super) struct Breaker {
    /// When a call ended, and whether it failed; the latest is the last.
    recent: VecDeque<(Moment, bool)>,
    row: u32,
    state: State,
    /// The upstream asked to be left alone until then.
    held: Moment,
    /// Counts the probes: one that was overtaken by something else is none any more.
    probes: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Closed,
    /// Nobody calls until then; the time that the next opening lasts.
    Open(Moment, Duration),
    /// One call is on its way; how long it stays open if that fails.
    Probing(Duration),
}

/// How a provider stands, for whoever watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is called.
    Closed,
    /// It failed, and is left alone.
    Open,
    /// It failed; the next call, or one that is under way, shows whether it is well again.
    Probing,
    /// It asked to be left alone.
    Held,
}

impl Standing {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Closed, Self::Open, Self::Probing, Self::Held];

    /// Its name in figures.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::Probing => "probing",
            Self::Held => "held",
        }
    }
}

/// Why nobody calls now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shut {
    /// It failed.
    Open(Duration),
    /// It asked to be left alone.
    Held(Duration),
}

/// Leave to make one call, to be handed back with what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leave {
    probe: Option<u64>,
}

impl Breaker {
    /// A breaker of a provider that nobody has called.
    pub(super) fn new() -> Self {
        Self {
            recent: VecDeque::with_capacity(WINDOW),
            row: 0,
            state: State::Closed,
            held: Moment::default(),
            probes: 0,
        }
    }

    /// Whether a call would be let through; nothing is taken.
    ///
    /// # Errors
    /// [`Shut`] with the time to wait.
    pub(super) fn look(&self, now: Moment) -> Result<(), Shut> {
        if self.held > now {
            return Err(Shut::Held(self.held.since(now)));
        }
        match self.state {
            State::Closed => Ok(()),
            State::Open(until, _) if until <= now => Ok(()),
            State::Open(until, _) => Err(Shut::Open(until.since(now))),
            State::Probing(_) => Err(Shut::Open(PROBING)),
        }
    }

    /// How it stands now.
    pub(super) fn standing(&self, now: Moment) -> Standing {
        match self.state {
            State::Open(until, _) if until > now => Standing::Open,
            State::Open(..) | State::Probing(_) => Standing::Probing,
            State::Closed if self.held > now => Standing::Held,
            State::Closed => Standing::Closed,
        }
    }

    /// Lets a call through; after an opening the first one is the probe, and the only one until it is back.
    ///
    /// # Errors
    /// [`Shut`] with the time to wait.
    pub(super) fn enter(&mut self, now: Moment) -> Result<Leave, Shut> {
        self.look(now)?;
        let State::Open(_, next) = self.state else {
            return Ok(Leave { probe: None });
        };
        self.state = State::Probing(next);
        self.probes += 1;
        Ok(Leave {
            probe: Some(self.probes),
        })
    }

    /// The provider did what it is there for.
    pub(super) fn succeeded(&mut self, leave: Leave, now: Moment) {
        match self.state {
            State::Closed => {
                self.row = 0;
                self.note(now, false);
            }
            State::Probing(_) if self.is_probe(leave) => self.close(),
            // A call from before the opening says nothing about now.
            State::Open(..) | State::Probing(_) => {}
        }
    }

    /// It failed; says whether that opened it, and for how long.
    pub(super) fn failed(&mut self, leave: Leave, now: Moment) -> Option<Duration> {
        match self.state {
            State::Closed => {
                self.row += 1;
                self.note(now, true);
                self.is_bad().then(|| self.open(now, FIRST, FIRST * 2))
            }
            State::Probing(span) if self.is_probe(leave) => {
                Some(self.open(now, span, (span * 2).min(LONGEST)))
            }
            State::Open(..) | State::Probing(_) => None,
        }
    }

    /// It cannot work for a reason that time alone does not mend: it opens at once, for so long at the least.
    pub(super) fn trip(&mut self, now: Moment, span: Duration) -> Duration {
        let already = match self.state {
            State::Open(until, _) => until.since(now),
            State::Closed | State::Probing(_) => Duration::ZERO,
        };
        self.open(now, span.max(already), span)
    }

    /// The upstream asked to be left alone for so long.
    pub(super) fn hold(&mut self, now: Moment, span: Duration) {
        self.held = self.held.max(now + span);
    }

    /// The call came to nothing that says anything: a probe may be sent anew.
    pub(super) fn returned(&mut self, leave: Leave, now: Moment) {
        if let State::Probing(span) = self.state
            && self.is_probe(leave)
        {
            self.state = State::Open(now, span);
        }
    }

    fn is_probe(&self, leave: Leave) -> bool {
        leave.probe == Some(self.probes)
    }

    fn note(&mut self, now: Moment, failed: bool) {
        if self.recent.len() == WINDOW {
            self.recent.pop_front();
        }
        self.recent.push_back((now, failed));
        while self.recent.front().is_some_and(|(at, _)| now.since(*at) > RECENT) {
            self.recent.pop_front();
        }
    }

    fn is_bad(&self) -> bool {
        let failures = self.recent.iter().filter(|(_, failed)| *failed).count();
        self.row >= ROW || self.recent.len() >= ENOUGH && failures * 2 >= self.recent.len()
    }

    fn open(&mut self, now: Moment, span: Duration, next: Duration) -> Duration {
        self.state = State::Open(now + span, next);
        self.row = 0;
        self.recent.clear();
        span
    }

    fn close(&mut self) {
        self.state = State::Closed;
        self.row = 0;
        self.recent.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A breaker and seconds on a clock.
    struct Bench(Breaker, u64);

    impl Bench {
        fn new() -> Self {
            Self(Breaker::new(), 1_000)
        }

        fn now(&self) -> Moment {
            Moment::from_nanos(self.1 * 1_000_000_000)
        }

        fn call(&mut self, fails: bool) -> Option<u64> {
            let now = self.now();
            let leave = self.0.enter(now).expect("it lets through");
            if fails {
                self.0.failed(leave, now).map(|span| span.as_secs())
            } else {
                self.0.succeeded(leave, now);
                None
            }
        }

        fn open(&mut self) {
            let opened = (0..5).filter_map(|_| self.call(true));
            assert_eq!(opened.collect::<Vec<_>>(), [30]);
        }

        fn wait(&self) -> Option<u64> {
            match self.0.look(self.now()) {
                Ok(()) => None,
                Err(Shut::Open(wait) | Shut::Held(wait)) => Some(wait.as_secs()),
            }
        }
    }

    #[test]
    fn five_in_a_row_open_it_and_four_do_not() {
        let mut bench = Bench::new();
        for _ in 0..4 {
            assert_eq!(bench.call(true), None);
        }
        bench.call(false);
        for _ in 0..4 {
            assert_eq!(bench.call(true), None);
        }
        assert_eq!(bench.call(true), Some(30));
        assert_eq!(bench.wait(), Some(30));
    }

    #[test]
    fn half_of_the_last_calls_open_it_when_they_are_ten_and_recent() {
        let alternate = |seconds: u64| {
            let mut bench = Bench::new();
            (0..20).find_map(|number| {
                bench.1 += seconds;
                bench.call(number % 2 == 1).map(|_| number)
            })
        };
        assert_eq!(alternate(1), Some(9), "at the tenth call");
        assert_eq!(alternate(10), None, "only six of them are of the last minute");
        let mut bench = Bench::new();
        for number in 0..60 {
            assert_eq!(bench.call(number % 3 == 0), None, "a third is not half");
        }
    }

    #[test]
    fn a_failed_probe_doubles_the_time_up_to_five_minutes_and_a_good_one_closes_it() {
        let mut bench = Bench::new();
        bench.open();
        for span in [30, 60, 120, 240, 300, 300] {
            assert_eq!(bench.wait(), Some(span));
            bench.1 += span;
            assert!(bench.call(true).is_some());
        }
        bench.1 += 300;
        assert_eq!(bench.call(false), None);
        for _ in 0..4 {
            assert_eq!(bench.call(true), None, "it begins anew");
        }
        assert_eq!(bench.call(true), Some(30));
    }

    #[test]
    fn while_a_probe_is_under_way_nobody_else_calls() {
        let mut bench = Bench::new();
        bench.open();
        bench.1 += 30;
        let now = bench.now();
        let probe = bench.0.enter(now).unwrap();
        assert_eq!(bench.0.enter(now), Err(Shut::Open(PROBING)));
        bench.0.returned(probe, now);
        assert!(
            bench.0.enter(now).is_ok(),
            "a probe that told nothing is sent anew"
        );
    }

    #[test]
    fn a_call_from_before_the_opening_changes_nothing() {
        let mut bench = Bench::new();
        let now = bench.now();
        let old = bench.0.enter(now).unwrap();
        bench.open();
        bench.0.succeeded(old, now);
        assert_eq!(bench.wait(), Some(30));
        assert_eq!(bench.0.failed(old, now), None);
        bench.1 += 30;
        let later = bench.now();
        let probe = bench.0.enter(later).unwrap();
        bench.0.succeeded(old, later);
        bench.0.returned(old, later);
        assert_eq!(bench.0.enter(later), Err(Shut::Open(PROBING)));
        bench.0.succeeded(probe, later);
        assert_eq!(bench.wait(), None);
    }

    #[test]
    fn it_is_held_for_as_long_as_the_upstream_asked() {
        let mut bench = Bench::new();
        let now = bench.now();
        bench.0.hold(now, Duration::from_secs(45));
        bench.0.hold(now, Duration::from_secs(5));
        assert_eq!(bench.0.look(now), Err(Shut::Held(Duration::from_secs(45))));
        bench.1 += 45;
        assert_eq!(bench.wait(), None);
        assert_eq!(bench.call(true), None, "and it is not open then");
    }

    #[test]
    fn a_trip_opens_it_at_once_and_never_shortens_another() {
        let mut bench = Bench::new();
        let now = bench.now();
        bench.0.trip(now, Duration::from_secs(900));
        bench.0.trip(now, Duration::from_secs(300));
        assert_eq!(bench.wait(), Some(900));
        bench.1 += 900;
        assert_eq!(bench.call(true), Some(300));
    }
}
