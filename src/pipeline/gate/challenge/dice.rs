//! Random geometry: a stream of numbers that nobody can foretell, from one seed per picture.

use std::f32::consts::TAU;
use std::ops::RangeInclusive;

use crate::entropy::{Entropy, NoEntropy};

/// Random numbers for one picture: BLAKE3's extendable output under a fresh key.
pub(super) struct Dice(blake3::OutputReader);

impl Dice {
    /// Dice that nobody else throws.
    ///
    /// # Errors
    /// [`NoEntropy`] when the system gives no random bytes.
    pub(super) fn new(entropy: &Entropy) -> Result<Self, NoEntropy> {
        let key: [u8; 32] = entropy.bytes()?;
        Ok(Self::keyed(&key))
    }

    /// Dice that fall the same way whenever they are thrown with this key.
    pub(super) fn keyed(key: &[u8; 32]) -> Self {
        Self(blake3::Hasher::new_keyed(key).finalize_xof())
    }

    /// A number of the range, all equally likely.
    pub(super) fn within(&mut self, range: &RangeInclusive<f32>) -> f32 {
        range.start() + (range.end() - range.start()) * self.fraction()
    }

    /// An angle of the full circle, in radians.
    pub(super) fn angle(&mut self) -> f32 {
        TAU * self.fraction()
    }

    /// One of the first so many numbers, from 0.
    pub(super) fn below(&mut self, count: u8) -> u8 {
        let mut bytes = [0; 2];
        self.0.fill(&mut bytes);
        // The remainder of 2¹⁶ by a handful favours none by more than one in ten thousand.
        u8::try_from(u16::from_le_bytes(bytes) % u16::from(count.max(1))).unwrap_or(0)
    }

    /// A place among so many, from 0; 0 where there is none.
    pub(super) fn choose(&mut self, count: usize) -> usize {
        self.below(u8::try_from(count).unwrap_or(u8::MAX)).into()
    }

    /// Fills the whole of `bytes`, every value equally likely.
    pub(super) fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }

    /// A number from 0 up to, not including, 1.
    fn fraction(&mut self) -> f32 {
        let mut bytes = [0; 2];
        self.0.fill(&mut bytes);
        f32::from(u16::from_le_bytes(bytes)) / 65_536.0
    }
}
