//! The hour's money: it fills continuously and never holds more than one hour's worth.

use std::time::Duration;

use crate::clock::Moment;
use crate::money::Money;

/// Nanoseconds in which one slice comes in.
pub(super) const HOUR: u128 = 3_600_000_000_000;

/// What has come in and is not taken.
///
/// Whole micro-units, and beside them the part of the next one that has come in already: no moment is rounded
/// away and none is counted twice, however often it is looked at.
pub(super) struct Slice {
    there: Money,
    /// In micro-unit-nanoseconds per hour, always less than one micro-unit.
    part: u128,
    since: Moment,
}

impl Slice {
    /// Empty: whoever starts anew has nothing to give away yet.
    pub(super) fn empty(now: Moment) -> Self {
        Self {
            there: Money::ZERO,
            part: 0,
            since: now,
        }
    }

    /// Lets in what has come since the last look; says how much time that was.
    pub(super) fn fill(&mut self, per_hour: Money, now: Moment) -> Duration {
        let passed = now.since(self.since);
        self.since = self.since.max(now);
        let come = u128::from(per_hour.micros()) * passed.as_nanos() + self.part;
        let whole = u64::try_from(come / HOUR).unwrap_or(u64::MAX);
        self.part = come % HOUR;
        self.put(Money::from_micros(whole), per_hour);
        passed
    }

    /// Puts money back, as far as there is room.
    pub(super) fn put(&mut self, money: Money, per_hour: Money) {
        self.there = self.there.plus(money).min(per_hour);
        if self.there == per_hour {
            self.part = 0;
        }
    }

    /// Takes money out. The caller has seen that it is there.
    pub(super) fn take(&mut self, money: Money) {
        self.there = self.there.less(money);
    }

    /// What is there.
    pub(super) fn there(&self) -> Money {
        self.there
    }

    /// How long until so much has come in, were nobody to take any.
    pub(super) fn wait(&self, needed: Money, per_hour: Money) -> Duration {
        let missing = u128::from(needed.less(self.there).micros());
        if missing == 0 {
            return Duration::ZERO;
        }
        let nanos = (missing * HOUR)
            .saturating_sub(self.part)
            .div_ceil(u128::from(per_hour.micros().max(1)));
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(nanos: u64) -> Moment {
        Moment::from_nanos(nanos)
    }

    #[test]
    fn it_begins_empty_and_holds_one_hour_at_the_most() {
        let slice_of = Money::from_micros(600);
        let mut slice = Slice::empty(at(0));
        slice.fill(slice_of, at(0));
        assert_eq!(slice.there(), Money::ZERO);
        slice.fill(slice_of, at(1_800_000_000_000));
        assert_eq!(slice.there(), Money::from_micros(300));
        slice.fill(slice_of, at(86_400_000_000_000));
        assert_eq!(slice.there(), slice_of);
    }

    proptest! {
        #[test]
        fn looking_often_changes_nothing(
            per_hour in 1..=Money::MOST.micros(),
            steps in proptest::collection::vec(0..100_000_000_000_u64, 1..50),
        ) {
            let per_hour = Money::from_micros(per_hour);
            let (mut often, mut once) = (Slice::empty(at(0)), Slice::empty(at(0)));
            let mut now = 0;
            for step in steps {
                now += step;
                often.fill(per_hour, at(now));
            }
            once.fill(per_hour, at(now));
            prop_assert_eq!(often.there(), once.there());
            let exact = u128::from(per_hour.micros()) * u128::from(now) / HOUR;
            prop_assert_eq!(u128::from(once.there().micros()), exact.min(per_hour.micros().into()));
        }

        #[test]
        fn the_wait_is_enough_and_not_a_nanosecond_more(
            per_hour in 1..=Money::MOST.micros(),
            part in 0..=100_u64,
            past in 0..10_000_000_000_u64,
        ) {
            let needed = Money::from_micros((per_hour / 100 * part).max(1).min(per_hour));
            let per_hour = Money::from_micros(per_hour);
            let mut slice = Slice::empty(at(0));
            slice.fill(per_hour, at(past));
            let wait = slice.wait(needed, per_hour);
            if !wait.is_zero() {
                let then = past + u64::try_from(wait.as_nanos()).unwrap();
                slice.fill(per_hour, at(then - 1));
                prop_assert!(slice.there() < needed);
                slice.fill(per_hour, at(then));
            }
            prop_assert!(slice.there() >= needed);
        }
    }
}
