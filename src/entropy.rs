//! Randomness as an argument: the operating system's, or a seed's in tests.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

/// Where random bytes come from.
pub trait Random: Send + Sync {
    /// Fills the whole of `bytes`; false when the source has failed.
    fn fill(&self, bytes: &mut [u8]) -> bool;
}

/// The one source of randomness of a running instance, cheap to clone.
#[derive(Clone)]
pub struct Entropy(Arc<dyn Random>);

/// The operating system could not give random bytes: nothing unguessable can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoEntropy;

impl std::fmt::Display for NoEntropy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the system gave no random bytes")
    }
}

impl std::error::Error for NoEntropy {}

impl Entropy {
    /// The operating system's generator (getrandom(2)).
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(System))
    }

    /// A generator that repeats itself for the same seed: for tests only, it can be foretold.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        let key = blake3::derive_key("afterimage 2026-11 seeded entropy", &seed.to_le_bytes());
        Self(Arc::new(Seeded(Mutex::new(
            blake3::Hasher::new_keyed(&key).finalize_xof(),
        ))))
    }

    /// So many random bytes.
    ///
    /// # Errors
    /// [`NoEntropy`] when the source fails.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoEntropy> {
        let mut bytes = [0; N];
        if self.0.fill(&mut bytes) {
            Ok(bytes)
        } else {
            Err(NoEntropy)
        }
    }

    /// A random number over the whole range.
    ///
    /// # Errors
    /// [`NoEntropy`] when the source fails.
    pub fn number(&self) -> Result<u64, NoEntropy> {
        self.bytes().map(u64::from_le_bytes)
    }

    /// `N` random bytes as lower-case hexadecimal, twice as many characters.
    ///
    /// # Errors
    /// [`NoEntropy`] when the source fails.
    pub fn token<const N: usize>(&self) -> Result<String, NoEntropy> {
        let bytes: [u8; N] = self.bytes()?;
        Ok(bytes
            .iter()
            .fold(String::with_capacity(N * 2), |mut token, byte| {
                // Writing to a String cannot fail.
                let _ = write!(token, "{byte:02x}");
                token
            }))
    }
}

struct System;

impl Random for System {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        getrandom::fill(bytes).is_ok()
    }
}

struct Seeded(Mutex<blake3::OutputReader>);

impl Random for Seeded {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_repeats_and_another_does_not() {
        let token = |seed| Entropy::seeded(seed).token::<16>();
        assert_eq!(token(1), token(1));
        assert_ne!(token(1), token(2));
    }

    #[test]
    fn a_token_of_32_bytes_is_256_bits_of_hexadecimal() {
        let token = Entropy::system().token::<32>().unwrap();
        assert_eq!(token.len(), 64);
        assert!(token.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
