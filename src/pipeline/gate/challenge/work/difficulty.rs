//! How hard a proof of work is.

/// The binary logarithm of the hashes that a proof of work takes on average: 0 is one hash, 22 are four million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bits(u8);

/// Up to this load nothing is asked for beyond a single hash.
const FREE: f64 = 0.05;
/// From this load on it is as hard as it gets.
const FULL: f64 = 0.9;

impl Bits {
    /// One hash.
    pub const NONE: Self = Self(0);
    /// As hard as it gets: a second or two on a desk, a minute in a browser that compiles no script.
    pub const MOST: Self = Self(22);

    /// What opens room beyond a used-up allowance, whatever the load: a third of a second on a desk, a quarter of a
    /// minute in a browser that compiles no script.
    pub const SHARED: Self = Self(20);

    /// So many bits; none beyond [`Bits::MOST`].
    #[must_use]
    pub fn new(bits: u8) -> Option<Self> {
        (bits <= Self::MOST.0).then_some(Self(bits))
    }

    /// The number of bits.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// The last counter that has to be tried: solutions lie evenly from 0 to here, so that on average
    /// 2<sup>bits</sup> hashes find one and never twice as many are needed.
    #[must_use]
    pub fn last_counter(self) -> u32 {
        (2 << self.0) - 2
    }

    /// What is asked of a client whose own allowance is used up, when so many thousandths of the room beyond it are:
    /// from [`Bits::SHARED`] up to [`Bits::MOST`], so that the last of it is for whoever waits longest.
    #[must_use]
    pub fn beyond_allowance(used: u32) -> Self {
        let steps = used.min(1_000) * u32::from(Self::MOST.0 - Self::SHARED.0) / 1_000;
        Self(Self::SHARED.0 + u8::try_from(steps).unwrap_or_default())
    }

    /// What a load asks for: nothing up to a twentieth, then in proportion, all of it from nine tenths on.
    ///
    /// The load, 0 to 1, is drawn on a scale of doublings. So most of the way up costs nobody anything that could
    /// be felt (at half load 12 bits, four thousand hashes), and only the last quarter costs seconds.
    #[must_use]
    pub fn at_load(load: f64) -> Self {
        let share = ((load - FREE) / (FULL - FREE)).clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of 22 is a small number and none below zero"
        )]
        let bits = (share * f64::from(Self::MOST.0)).round() as u8;
        Self(bits.min(Self::MOST.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn difficulty_grows_with_the_load_from_nothing_to_the_most() {
        let at = |load| Bits::at_load(load).get();
        assert_eq!((at(0.0), at(0.05), at(0.5), at(0.9), at(1.0)), (0, 0, 12, 22, 22));
        assert_eq!((at(-1.0), at(7.0), at(f64::NAN)), (0, 22, 0));
        let curve: Vec<u8> = (0..=1_000).map(|step| at(f64::from(step) / 1_000.0)).collect();
        assert!(
            curve
                .windows(2)
                .all(|pair| pair[0] <= pair[1] && pair[1] - pair[0] <= 1)
        );
    }

    #[test]
    fn room_beyond_the_allowance_grows_dearer_as_it_is_used() {
        let at = |used| Bits::beyond_allowance(used).get();
        assert_eq!(
            (at(0), at(499), at(500), at(999), at(1_000), at(u32::MAX)),
            (20, 20, 21, 21, 22, 22)
        );
    }

    #[test]
    fn the_last_counter_makes_the_mean_a_power_of_two() {
        assert_eq!(Bits::NONE.last_counter(), 0, "one hash");
        for bits in 0..=Bits::MOST.get() {
            // Counters run from 0, so the mean number of hashes is half the last counter and one.
            assert_eq!(Bits(bits).last_counter() / 2 + 1, 1 << bits);
        }
        assert_eq!(Bits::new(23), None);
    }
}
