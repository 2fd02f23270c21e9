//! The day's money: in no span of a day more than its cap.

use std::time::Duration;

use crate::clock::Moment;
use crate::ledger::retention::RATE_WINDOW;
use crate::money::Money;

/// The span the cap is for.
const DAY: Duration = RATE_WINDOW;
/// What was spent is remembered by spans of ten minutes.
const SPAN: Duration = Duration::from_secs(600);
/// A whole day of spans and the one that runs: what was spent counts for a day, and at most ten minutes longer.
const SPANS: usize = 145;

const _: () = assert!(SPAN.as_secs() * (SPANS as u64 - 1) == DAY.as_secs());

/// What was spent in the last day.
///
/// The day before the start counts as one in which all of the cap was spent, evenly: what is forgotten with a
/// restart is taken to have been spent, so that starting again and again gives nothing away.
pub(super) struct Day {
    start: Moment,
    /// By the number of its span since the start, modulo the length.
    spent: [Money; SPANS],
    /// The span that runs.
    span: u64,
}

impl Day {
    /// A day that begins with everything spent.
    pub(super) fn spent(start: Moment) -> Self {
        Self {
            start,
            spent: [Money::ZERO; SPANS],
            span: 0,
        }
    }

    /// Forgets what is a day old.
    pub(super) fn pass(&mut self, now: Moment) {
        let span = self.span_at(now);
        // After a day and more there is nothing left of what was, and one round forgets it all.
        let ended = usize::try_from(span.saturating_sub(self.span)).map_or(SPANS, |ended| ended.min(SPANS));
        self.span = self.span.max(span);
        for age in 0..ended {
            *self.aged(age) = Money::ZERO;
        }
    }

    /// Notes that money was taken; gives the span to be named when some of it comes back.
    pub(super) fn take(&mut self, money: Money) -> u64 {
        let running = self.aged(0);
        *running = running.plus(money);
        self.span
    }

    /// Puts money back into the span it was taken in, if that still counts.
    pub(super) fn put(&mut self, money: Money, span: u64) {
        let age = self.span.saturating_sub(span);
        if let Some(age) = usize::try_from(age).ok().filter(|age| *age < SPANS) {
            let spent = self.aged(age);
            *spent = spent.less(money);
        }
    }

    /// Whether nothing was spent that still counts.
    pub(super) fn is_whole(&self) -> bool {
        self.counted().is_zero()
    }

    /// What may still be spent.
    pub(super) fn left(&self, cap: Money, now: Moment) -> Money {
        cap.less(self.counted()).less(self.unknown(cap, now))
    }

    /// How long until so much may be spent, were nobody to spend any; `needed` is at most the cap.
    pub(super) fn wait(&self, needed: Money, cap: Money, now: Moment) -> Duration {
        let lived = now.since(self.start);
        let mut counted = self.counted();
        let mut begins = Duration::ZERO;
        for age in (0..SPANS).rev() {
            let room = cap.less(counted).less(needed);
            let fits = cap.less(counted) >= needed;
            let known = self.known_after(room, cap).saturating_sub(lived).max(begins);
            // This span is forgotten when so many more have begun as it has left.
            let ends = SPAN * u32::try_from(self.span).unwrap_or(u32::MAX)
                + SPAN * (u32::try_from(SPANS - age).unwrap_or(u32::MAX));
            let ends = ends.saturating_sub(lived);
            if fits && known < ends {
                return known;
            }
            counted = counted.less(self.spent_at(age));
            begins = ends;
        }
        self.known_after(cap.less(needed), cap)
            .saturating_sub(lived)
            .max(begins)
    }

    /// What is taken to have been spent before the start and still counts.
    fn unknown(&self, cap: Money, now: Moment) -> Money {
        let ahead = DAY.saturating_sub(now.since(self.start)).as_nanos();
        let counts = (u128::from(cap.micros()) * ahead).div_ceil(DAY.as_nanos());
        Money::from_micros(u64::try_from(counts).unwrap_or(u64::MAX))
    }

    /// The age at which no more than `room` of what is unknown still counts.
    fn known_after(&self, room: Money, cap: Money) -> Duration {
        let cap = u128::from(cap.micros().max(1));
        let left = DAY.as_nanos() * u128::from(room.micros()) / cap;
        DAY.saturating_sub(Duration::from_nanos(u64::try_from(left).unwrap_or(u64::MAX)))
    }

    fn counted(&self) -> Money {
        self.spent.iter().fold(Money::ZERO, |sum, spent| sum.plus(*spent))
    }

    fn span_at(&self, now: Moment) -> u64 {
        now.since(self.start).as_secs() / SPAN.as_secs()
    }

    fn place(&self, age: usize) -> usize {
        let length = SPANS as u64;
        let number = self.span % length + length - age as u64;
        usize::try_from(number % length).unwrap_or_default()
    }

    #[expect(clippy::indexing_slicing, reason = "a place is a remainder by the length")]
    fn aged(&mut self, age: usize) -> &mut Money {
        let place = self.place(age);
        &mut self.spent[place]
    }

    #[expect(clippy::indexing_slicing, reason = "a place is a remainder by the length")]
    fn spent_at(&self, age: usize) -> Money {
        self.spent[self.place(age)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CAP: Money = Money::from_micros(144_000);

    fn at(seconds: u64) -> Moment {
        Moment::from_nanos(seconds * 1_000_000_000)
    }

    #[test]
    fn the_first_day_fills_as_it_goes() {
        let day = Day::spent(at(0));
        assert_eq!(day.left(CAP, at(0)), Money::ZERO);
        assert_eq!(day.left(CAP, at(43_200)), Money::from_micros(72_000));
        assert_eq!(day.left(CAP, at(86_400)), CAP);
        assert_eq!(day.left(CAP, at(864_000)), CAP);
    }

    #[test]
    fn what_was_spent_counts_for_a_day_and_at_most_ten_minutes_longer() {
        let mut day = Day::spent(at(0));
        let spent_at = 100_000;
        day.pass(at(spent_at));
        day.take(CAP);
        day.pass(at(spent_at + 86_400));
        assert_eq!(day.left(CAP, at(spent_at + 86_400)), Money::ZERO);
        day.pass(at(spent_at + 87_000));
        assert_eq!(day.left(CAP, at(spent_at + 87_000)), CAP);
    }

    #[test]
    fn what_comes_back_can_be_spent_again_and_nothing_twice() {
        let mut day = Day::spent(at(0));
        day.pass(at(90_000));
        let span = day.take(CAP);
        day.pass(at(95_000));
        day.put(CAP, span);
        assert_eq!(day.left(CAP, at(95_000)), CAP);
        day.pass(at(300_000));
        day.put(CAP, span);
        assert_eq!(day.left(CAP, at(300_000)), CAP, "what is over is over");
    }

    proptest! {
        #[test]
        fn no_day_costs_more_than_its_cap(
            asks in proptest::collection::vec((0..20_000_u64, 1..=40_000_u64), 1..200),
        ) {
            let mut day = Day::spent(at(0));
            let (mut now, mut taken) = (0, Vec::new());
            for (pause, amount) in asks {
                now += pause;
                day.pass(at(now));
                if day.left(CAP, at(now)) >= Money::from_micros(amount) {
                    day.take(Money::from_micros(amount));
                    taken.push((now, amount));
                }
                let spent: u64 = taken.iter().filter(|(then, _)| now - then < 86_400).map(|(_, a)| a).sum();
                prop_assert!(spent <= CAP.micros());
            }
        }

        #[test]
        fn the_wait_is_enough_and_hardly_more(
            asks in proptest::collection::vec((0..20_000_u64, 1..=40_000_u64), 1..100),
            needed in 1..=144_000_u64,
        ) {
            let mut day = Day::spent(at(0));
            let mut now = 0;
            for (pause, amount) in asks {
                now += pause;
                day.pass(at(now));
                if day.left(CAP, at(now)) >= Money::from_micros(amount) {
                    day.take(Money::from_micros(amount));
                }
            }
            let needed = Money::from_micros(needed);
            let wait = day.wait(needed, CAP, at(now));
            let then = at(now) + wait;
            if wait > Duration::from_millis(2) {
                let before = at(now) + (wait - Duration::from_millis(2));
                let mut earlier = Day { ..Day { start: day.start, spent: day.spent, span: day.span } };
                earlier.pass(before);
                prop_assert!(earlier.left(CAP, before) < needed, "told to wait for nothing");
            }
            day.pass(then);
            prop_assert!(day.left(CAP, then) >= needed, "{:?} < {:?}", day.left(CAP, then), needed);
        }
    }
}
