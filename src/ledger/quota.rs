//! The arithmetic of rates: three windows, one decision.
//!
//! Each window is a generic cell rate algorithm (GCRA, ITU-T I.371) by `governor`, whose whole state is one
//! theoretical arrival time. The limiter is made for each decision over a store of one cell, so that a
//! refusal by one window leaves the others untouched, and ageing is ours.

use std::cell::Cell;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::{NotKeyed, StateStore};
use governor::{Quota, RateLimiter};

use crate::clock::Moment;

/// A span in which something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
}

impl Window {
    /// Every window, the shortest first.
    pub const ALL: [Self; 3] = [Self::Minute, Self::Hour, Self::Day];

    /// Its length.
    #[must_use]
    pub fn length(self) -> Duration {
        match self {
            Self::Minute => Duration::from_secs(60),
            Self::Hour => Duration::from_secs(60 * 60),
            Self::Day => super::retention::RATE_WINDOW,
        }
    }
}

/// How much each window allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotas {
    limits: [NonZeroU32; 3],
}

/// Why something is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMany {
    /// Not before this much time has passed.
    Wait(Duration),
    /// Never: the window as a whole is smaller.
    Never(Window),
}

/// What is left, by window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    /// How many more are allowed now in each of [`Window::ALL`].
    pub left: [u32; 3],
    /// How long until each of [`Window::ALL`] is whole again.
    pub whole_in: [Duration; 3],
}

/// When each window will be empty again: the whole record of one client.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Arrivals([Moment; 3]);

impl Quotas {
    /// The limits of a minute, an hour and a day.
    #[must_use]
    pub fn new(minute: NonZeroU32, hour: NonZeroU32, day: NonZeroU32) -> Self {
        Self {
            limits: [minute, hour, day],
        }
    }

    /// How much a window allows when it is whole.
    #[must_use]
    pub fn limit(&self, window: Window) -> NonZeroU32 {
        let [minute, hour, day] = self.limits;
        match window {
            Window::Minute => minute,
            Window::Hour => hour,
            Window::Day => day,
        }
    }

    /// The time in which a window allows one more.
    fn step(&self, window: Window) -> Duration {
        window.length() / self.limit(window).get()
    }
}

impl Arrivals {
    /// Counts `amount` in all windows, or says why not and changes nothing.
    pub(super) fn count(&mut self, now: Moment, amount: NonZeroU32, quotas: &Quotas) -> Result<(), TooMany> {
        let mut next = self.0;
        let mut refused = None;
        for (window, arrival) in Window::ALL.into_iter().zip(next.iter_mut()) {
            match decide(*arrival, now, amount, quotas, window) {
                Ok(moment) => *arrival = moment,
                Err(TooMany::Never(window)) => return Err(TooMany::Never(window)),
                // The longest wait is the true one: the visitor shall not be told to come back twice.
                Err(TooMany::Wait(wait)) => refused = refused.max(Some(wait)),
            }
        }
        if let Some(wait) = refused {
            return Err(TooMany::Wait(wait));
        }
        self.0 = next;
        Ok(())
    }

    /// Takes `amount` back in all windows.
    pub(super) fn give_back(&mut self, amount: NonZeroU32, quotas: &Quotas) {
        for (window, arrival) in Window::ALL.into_iter().zip(self.0.iter_mut()) {
            *arrival = arrival.earlier_by(quotas.step(window) * amount.get());
        }
    }

    /// What is left at this moment.
    pub(super) fn remaining(&self, now: Moment, quotas: &Quotas) -> Remaining {
        let ahead = self.0.map(|arrival| arrival.since(now));
        let mut left = [0; 3];
        for ((window, ahead), left) in Window::ALL.into_iter().zip(ahead).zip(left.iter_mut()) {
            let used = ahead.as_nanos().div_ceil(quotas.step(window).as_nanos().max(1));
            *left = quotas
                .limit(window)
                .get()
                .saturating_sub(u32::try_from(used).unwrap_or(u32::MAX));
        }
        Remaining {
            left,
            whole_in: ahead,
        }
    }

    /// Whether every window is whole again, so that nothing needs to be remembered.
    pub(super) fn is_over(&self, now: Moment) -> bool {
        self.0.iter().all(|arrival| *arrival <= now)
    }
}

/// One window's decision: the new arrival time, or why not.
fn decide(
    arrival: Moment,
    now: Moment,
    amount: NonZeroU32,
    quotas: &Quotas,
    window: Window,
) -> Result<Moment, TooMany> {
    let quota = Quota::with_period(quotas.step(window))
        .ok_or(TooMany::Never(window))?
        .allow_burst(quotas.limit(window));
    // All times are relative to now, so the limiter's clock stands at zero.
    let limiter: RateLimiter<_, _, _, NoOpMiddleware<Duration>> =
        RateLimiter::new(quota, OneCell::holding(arrival.since(now)), AlwaysZero);
    match limiter.check_n(amount) {
        Ok(Ok(())) => Ok(now + limiter.into_state_store().duration()),
        Ok(Err(not_until)) => Err(TooMany::Wait(super::at_least_a_second(
            not_until.wait_time_from(Duration::ZERO),
        ))),
        Err(_) => Err(TooMany::Never(window)),
    }
}

/// A store of one arrival time, for one decision.
struct OneCell(Cell<u64>);

impl OneCell {
    fn holding(ahead: Duration) -> Self {
        Self(Cell::new(u64::try_from(ahead.as_nanos()).unwrap_or(u64::MAX)))
    }

    fn duration(&self) -> Duration {
        Duration::from_nanos(self.0.get())
    }
}

impl StateStore for OneCell {
    type Key = NotKeyed;

    fn measure_and_replace<T, F, E>(&self, _: &NotKeyed, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let (outcome, next) = decide(Some(Nanos::new(self.0.get())))?;
        self.0.set(next.as_u64());
        Ok(outcome)
    }
}

#[derive(Clone)]
struct AlwaysZero;

impl GovernorClock for AlwaysZero {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: u32) -> NonZeroU32 {
        NonZeroU32::new(value).unwrap()
    }

    fn quotas() -> Quotas {
        Quotas::new(n(4), n(30), n(100))
    }

    fn start() -> Moment {
        Moment::from_nanos(1_000_000_000_000)
    }

    #[test]
    fn a_refusal_consumes_nothing_in_any_window() {
        let mut record = Arrivals::default();
        for _ in 0..4 {
            record.count(start(), n(1), &quotas()).unwrap();
        }
        let before = record;
        for _ in 0..100 {
            assert!(matches!(
                record.count(start(), n(1), &quotas()),
                Err(TooMany::Wait(_))
            ));
        }
        assert_eq!(record, before);
        assert_eq!(record.remaining(start(), &quotas()).left, [0, 26, 96]);
    }

    #[test]
    fn what_is_given_back_can_be_used_again() {
        let mut record = Arrivals::default();
        record.count(start(), n(3), &quotas()).unwrap();
        record.give_back(n(3), &quotas());
        assert_eq!(record.remaining(start(), &quotas()).left, [4, 30, 100]);
    }

    #[test]
    fn waiting_as_told_is_enough() {
        let mut record = Arrivals::default();
        let mut now = start();
        for _ in 0..300 {
            if let Err(TooMany::Wait(wait)) = record.count(now, n(1), &quotas()) {
                now = now + wait;
                record.count(now, n(1), &quotas()).unwrap();
            }
        }
        // 100 at once at the most, and then 100 a day.
        assert!(now.since(start()) >= Duration::from_secs(86_400));
    }

    #[test]
    fn more_than_a_window_ever_allows_is_told_apart_from_waiting() {
        let refused = Arrivals::default().count(start(), n(5), &quotas());
        assert_eq!(refused, Err(TooMany::Never(Window::Minute)));
    }

    #[test]
    fn an_exhausted_day_is_forgotten_within_a_day() {
        let everything = Quotas::new(n(100), n(100), n(100));
        let mut record = Arrivals::default();
        record.count(start(), n(100), &everything).unwrap();
        assert!(!record.is_over(start() + Duration::from_secs(86_399)));
        assert!(record.is_over(start() + Duration::from_secs(86_400)));
    }
}
