//! The arithmetic of rates: three windows, one decision.
//!
//! Each window is a generic cell rate algorithm (GCRA, ITU-T I.371) by `governor`, whose whole state is one
//! theoretical arrival time. The limiter is made for each decision over a store of one cell, so that a
//! refusal by one window leaves the others untouched, and ageing is ours.
//!
//! Each window counts time in ticks of its own, so that an arrival time is a small whole number and nothing is
//! lost when it is packed; a decision is made as if at the last tick, so that no rounding adds up to anything.

use std::cell::Cell;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::{NotKeyed, StateStore};
use governor::{Quota, RateLimiter};

use crate::clock::Moment;

use super::quota::{Over, Quotas, Remaining, TooMany, Window};
use super::tier::Tier;

/// When each window will be empty again, in nanoseconds on the boot clock and whole ticks: a prefix's whole record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Arrivals(pub(super) [u64; 3]);

impl Arrivals {
    /// These arrivals with `amount` counted in all windows, or why they do not fit.
    pub(super) fn count(
        &self,
        now: Moment,
        amount: NonZeroU32,
        quotas: &Quotas,
        tier: Tier,
    ) -> Result<Self, TooMany> {
        let mut next = self.0;
        let mut refused = None;
        for (window, arrival) in Window::ALL.into_iter().zip(next.iter_mut()) {
            match decide(*arrival, now, amount, quotas, (tier, window)) {
                Ok(later) => *arrival = later,
                Err(TooMany::Never(window)) => return Err(TooMany::Never(window)),
                Err(TooMany::Wait(over)) => refused = Some(over.or_longer(refused)),
            }
        }
        refused.map_or(Ok(Self(next)), |over| Err(TooMany::Wait(over)))
    }

    /// These arrivals without `amount` in all windows.
    pub(super) fn give_back(&self, amount: NonZeroU32, quotas: &Quotas) -> Self {
        let mut earlier = self.0;
        for (window, arrival) in Window::ALL.into_iter().zip(earlier.iter_mut()) {
            *arrival = arrival.saturating_sub(quotas.step(window).saturating_mul(amount.get().into()));
        }
        Self(earlier)
    }

    /// What is left at this moment.
    pub(super) fn remaining(&self, now: Moment, quotas: &Quotas) -> Remaining {
        let mut remaining = Remaining {
            left: [0; 3],
            whole_in: [Duration::ZERO; 3],
        };
        let figures = remaining.left.iter_mut().zip(remaining.whole_in.iter_mut());
        for ((window, arrival), (left, whole_in)) in Window::ALL.into_iter().zip(self.0).zip(figures) {
            let used = ahead(arrival, now, window).div_ceil(quotas.step(window).max(1));
            let used = u32::try_from(used).unwrap_or(u32::MAX);
            *left = quotas.limit(window).get().saturating_sub(used);
            *whole_in = Duration::from_nanos(arrival.saturating_sub(now.nanos()));
        }
        remaining
    }

    /// The later of both in each window: what holds for two records holds for this one.
    pub(super) fn or_later(&self, other: &Self) -> Self {
        let ([minute, hour, day], [other_minute, other_hour, other_day]) = (self.0, other.0);
        Self([minute.max(other_minute), hour.max(other_hour), day.max(other_day)])
    }

    /// Whether every window is whole again, so that nothing needs to be remembered.
    pub(super) fn is_over(&self, now: Moment) -> bool {
        let now = now.nanos();
        self.0.iter().all(|arrival| *arrival <= now)
    }
}

/// The last tick of a window.
fn last_tick(now: Moment, window: Window) -> u64 {
    now.nanos() / window.tick() * window.tick()
}

/// How far an arrival time lies ahead.
fn ahead(arrival: u64, now: Moment, window: Window) -> u64 {
    arrival.saturating_sub(last_tick(now, window))
}

/// One window's decision: the new arrival time, or why not.
fn decide(
    arrival: u64,
    now: Moment,
    amount: NonZeroU32,
    quotas: &Quotas,
    (tier, window): (Tier, Window),
) -> Result<u64, TooMany> {
    let step = quotas.step(window);
    let quota = Quota::with_period(Duration::from_nanos(step))
        .ok_or(TooMany::Never(window))?
        .allow_burst(quotas.limit(window));
    // All times are relative to now, so the limiter's clock stands at zero.
    let cell = OneCell(Cell::new(ahead(arrival, now, window)));
    let limiter: RateLimiter<_, _, _, NoOpMiddleware<Duration>> = RateLimiter::new(quota, cell, AlwaysZero);
    match limiter.check_n(amount) {
        Ok(Ok(())) => Ok(last_tick(now, window) + limiter.into_state_store().0.into_inner()),
        Ok(Err(not_until)) => {
            let wait = not_until.wait_time_from(Duration::ZERO);
            let by = wait.as_nanos().div_ceil(u128::from(step.max(1)));
            Err(TooMany::Wait(Over {
                tier,
                window,
                wait: super::at_least_a_second(wait),
                by: u32::try_from(by).unwrap_or(u32::MAX),
            }))
        }
        Err(_) => Err(TooMany::Never(window)),
    }
}

/// A store of one arrival time, for one decision.
struct OneCell(Cell<u64>);

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

    const TIER: Tier = Tier::Ipv4Address;

    fn n(value: u32) -> NonZeroU32 {
        NonZeroU32::new(value).unwrap()
    }

    fn quotas() -> Quotas {
        Quotas::new(n(4), n(30), n(100))
    }

    /// No whole number of ticks.
    fn start() -> Moment {
        Moment::from_nanos(1_000_000_012_345)
    }

    /// Counts into a record.
    fn count(record: &mut Arrivals, now: Moment, amount: u32, quotas: &Quotas) -> Result<(), TooMany> {
        *record = record.count(now, n(amount), quotas, TIER)?;
        Ok(())
    }

    fn over(outcome: Result<(), TooMany>) -> Over {
        match outcome {
            Err(TooMany::Wait(over)) => over,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_refusal_consumes_nothing_in_any_window() {
        let mut record = Arrivals::default();
        for _ in 0..4 {
            count(&mut record, start(), 1, &quotas()).unwrap();
        }
        let before = record;
        for _ in 0..100 {
            over(count(&mut record, start(), 1, &quotas()));
        }
        assert_eq!(record, before);
        assert_eq!(record.remaining(start(), &quotas()).left, [0, 26, 96]);
    }

    #[test]
    fn what_is_given_back_can_be_used_again() {
        let mut record = Arrivals::default();
        count(&mut record, start(), 3, &quotas()).unwrap();
        let record = record.give_back(n(3), &quotas());
        assert_eq!(record.remaining(start(), &quotas()).left, [4, 30, 100]);
    }

    #[test]
    fn waiting_as_told_is_enough() {
        let mut record = Arrivals::default();
        let mut now = start();
        for _ in 0..300 {
            if let Err(TooMany::Wait(over)) = count(&mut record, now, 1, &quotas()) {
                now = now + over.wait;
                count(&mut record, now, 1, &quotas()).unwrap();
            }
        }
        // 100 at once at the most, and then 100 a day.
        assert!(now.since(start()) >= Duration::from_secs(86_400));
    }

    #[test]
    fn more_than_a_window_ever_allows_is_told_apart_from_waiting() {
        let refused = count(&mut Arrivals::default(), start(), 5, &quotas());
        assert_eq!(refused, Err(TooMany::Never(Window::Minute)));
    }

    #[test]
    fn a_refusal_tells_by_how_much_and_in_which_window() {
        let mut record = Arrivals::default();
        count(&mut record, start(), 2, &quotas()).unwrap();
        let refused = over(count(&mut record, start(), 4, &quotas()));
        assert_eq!(
            (refused.window, refused.by, refused.tier),
            (Window::Minute, 2, TIER)
        );
        assert_eq!(refused.wait, Duration::from_secs(30));
    }

    #[test]
    fn an_exhausted_day_is_forgotten_within_a_day() {
        let everything = Quotas::new(n(100), n(100), n(100));
        let mut record = Arrivals::default();
        count(&mut record, start(), 100, &everything).unwrap();
        assert!(!record.is_over(start() + Duration::from_secs(86_399)));
        assert!(record.is_over(start() + Duration::from_secs(86_400)));
    }

    #[test]
    fn every_limit_can_be_used_to_the_last_and_no_further() {
        for limit in [1, 3, 7, 30, 100, 999, 4_096, 1_000_000] {
            let all = Quotas::new(n(limit), n(limit), n(limit));
            let mut record = Arrivals::default();
            count(&mut record, start(), limit - limit / 2, &all).unwrap();
            if limit > 1 {
                count(&mut record, start(), limit / 2, &all).unwrap();
            }
            assert!(count(&mut record, start(), 1, &all).is_err(), "{limit}");
        }
    }

    #[test]
    fn a_multiple_never_outgrows_what_a_window_can_tell_apart() {
        let most = quotas().times(u32::MAX);
        let mut record = Arrivals::default();
        let limit = most
            .limit(Window::Day)
            .get()
            .min(most.limit(Window::Minute).get());
        count(&mut record, start(), limit, &most).unwrap();
        assert!(record.is_over(start() + Duration::from_secs(86_400)));
    }
}
