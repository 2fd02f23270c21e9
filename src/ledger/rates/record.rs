//! A prefix's record in twelve bytes: which prefix, and three arrival times.

use crate::ledger::arrivals::Arrivals;
use crate::ledger::quota::Window;

/// So many bits of each word hold an arrival time, the others a part of the tag.
const TICK_BITS: u32 = 23;
const TICKS: u32 = (1 << TICK_BITS) - 1;
const PART_BITS: u32 = u32::BITS - TICK_BITS;
const PART: u32 = (1 << PART_BITS) - 1;

/// A point in time, in nanoseconds on the boot clock and whole ticks of every window, that arrival times count from.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Base(u64);

/// Which prefix of a segment a record is for: 26 bits of its name, and whether it is a network.
///
/// Two prefixes share a record by chance, once in 10,000 for a newcomer to a table of five million.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Tag(u32);

/// Which of a segment's cells a prefix shares, as a share of 24 bits.
#[derive(Clone, Copy)]
pub(super) struct Cell(u32);

/// The tag and the arrival times of one prefix; all zeros is nobody.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Record([u32; 3]);

impl Base {
    /// A base goes this long without being renewed: what lies further ahead than the longest window and this no
    /// longer fits.
    pub(super) const LIFE: u64 = 96_000_000_000;

    pub(super) const fn before_anything() -> Self {
        Self(0)
    }

    /// The last point before `nanos`.
    pub(super) fn before(nanos: u64) -> Self {
        Self(nanos / Window::Day.tick() * Window::Day.tick())
    }

    /// Whether it has to be renewed before anything is written.
    pub(super) fn is_stale(self, nanos: u64) -> bool {
        nanos.saturating_sub(self.0) >= Self::LIFE
    }
}

impl Tag {
    pub(super) const BITS: u32 = 3 * PART_BITS;

    /// The tag of a name, of which all bits are as good as random.
    pub(super) fn new(name: u32, network: bool) -> Self {
        // Zero is nobody's.
        let tag = (name >> (u32::BITS - Self::BITS)).max(2);
        Self(tag & !1 | u32::from(network))
    }

    pub(super) fn is_network(self) -> bool {
        self.0 & 1 == 1
    }

    /// Which of so many equal shares of all tags it lies in.
    pub(super) fn share(self, of: usize) -> usize {
        let share = (u64::from(self.0) * u64::try_from(of).unwrap_or(0)) >> Self::BITS;
        usize::try_from(share).unwrap_or(0)
    }
}

impl Cell {
    const BITS: u32 = 24;

    pub(super) fn new(number: u32) -> Self {
        Self(number >> (u32::BITS - Self::BITS))
    }

    /// Which of so many cells it is.
    pub(super) fn share(self, of: usize) -> usize {
        let share = (u64::from(self.0) * u64::try_from(of).unwrap_or(0)) >> Self::BITS;
        usize::try_from(share).unwrap_or(0)
    }
}

impl Record {
    pub(super) const EMPTY: Self = Self([0; 3]);

    pub(super) fn new(tag: Option<Tag>, arrivals: &Arrivals, base: Base) -> Self {
        let mut words = [0; 3];
        let tag = tag.map_or(0, |tag| tag.0);
        let parts = [tag >> (2 * PART_BITS), tag >> PART_BITS & PART, tag & PART];
        let times = Window::ALL.into_iter().zip(arrivals.0);
        for ((word, part), (window, arrival)) in words.iter_mut().zip(parts).zip(times) {
            let ticks = arrival.saturating_sub(base.0).div_ceil(window.tick());
            *word = part << TICK_BITS | u32::try_from(ticks).unwrap_or(TICKS).min(TICKS);
        }
        Self(words)
    }

    /// Whose it is; nobody's has none.
    pub(super) fn tag(self) -> Option<Tag> {
        let [high, middle, low] = self.0.map(|word| word >> TICK_BITS);
        let tag = high << (2 * PART_BITS) | middle << PART_BITS | low;
        (tag != 0).then_some(Tag(tag))
    }

    pub(super) fn arrivals(self, base: Base) -> Arrivals {
        let mut arrivals = Arrivals::default();
        let times = Window::ALL.into_iter().zip(self.0);
        for ((window, word), arrival) in times.zip(arrivals.0.iter_mut()) {
            *arrival = base.0 + u64::from(word & TICKS) * window.tick();
        }
        arrivals
    }
}

const _: () = assert!(size_of::<Record>() == 12);
// The longest window and a base's life fit into an arrival time, and every base is a whole tick.
const _: () = {
    let windows = [
        (Window::Minute.tick(), 60),
        (Window::Hour.tick(), 60 * 60),
        (Window::Day.tick(), super::super::retention::RATE_WINDOW.as_secs()),
    ];
    let [minute, hour, day] = windows;
    assert!(minute.1 * 1_000_000_000 + Base::LIFE <= minute.0 * TICKS as u64);
    assert!(hour.1 * 1_000_000_000 + Base::LIFE <= hour.0 * TICKS as u64);
    assert!(day.1 * 1_000_000_000 + Base::LIFE <= day.0 * TICKS as u64);
    assert!(day.0.is_multiple_of(minute.0) && day.0.is_multiple_of(hour.0));
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_lost_in_packing(
            name: u32, network: bool, base in 0_u64..1 << 50,
            ticks in [0_u32..=3_000_000, 0_u32..=7_200_000, 0_u32..=6_912_000],
        ) {
            let base = Base::before(base);
            let mut arrivals = Arrivals::default();
            for ((arrival, ticks), window) in arrivals.0.iter_mut().zip(ticks).zip(Window::ALL) {
                *arrival = base.0 + u64::from(ticks) * window.tick();
            }
            let tag = Tag::new(name, network);
            let record = Record::new(Some(tag), &arrivals, base);
            prop_assert_eq!(record.tag(), Some(tag));
            prop_assert_eq!(record.arrivals(base), arrivals);
            prop_assert_eq!(tag.is_network(), network);
        }
    }

    #[test]
    fn nobody_has_no_tag() {
        assert_eq!(Record::EMPTY.tag(), None);
        assert!(Tag::new(0, false) > Tag(0) && Tag::new(0, true).is_network());
    }
}
