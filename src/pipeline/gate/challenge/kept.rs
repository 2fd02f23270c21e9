//! What the ledger keeps of an open challenge: its code, and what its sound is made from.

use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

use super::code::{Code, LENGTH};
use super::sound::Seed;

/// A code with the seed of its sound, so that every asking gives the same bytes: two sounds of one code, laid over one
/// another, would say more than each alone.
pub(super) struct Kept {
    pub(super) code: Code,
    pub(super) seed: Seed,
}

impl Kept {
    /// A code with a seed nobody knows.
    ///
    /// # Errors
    /// [`NoEntropy`] when the system gives no random bytes.
    pub(super) fn new(code: Code, entropy: &Entropy) -> Result<Self, NoEntropy> {
        // 128 bits as 32 letters: what is stored is text.
        let seed = Zeroizing::new(entropy.token::<16>()?);
        Ok(Self {
            code,
            seed: seed_of(&seed).ok_or(NoEntropy)?,
        })
    }

    /// What was stored; none when it is something else.
    pub(super) fn from_stored(stored: &str) -> Option<Self> {
        let (code, seed) = stored.split_at_checked(LENGTH)?;
        Some(Self {
            code: Code::from_stored(code)?,
            seed: seed_of(seed)?,
        })
    }

    /// The letters and the seed, for the ledger alone.
    pub(super) fn to_stored(&self) -> Zeroizing<String> {
        // Room for all of it at once: a string that grows leaves a copy of itself behind.
        let mut stored = Zeroizing::new(String::with_capacity(LENGTH + self.seed.len()));
        stored.push_str(&self.code.to_stored());
        stored.extend(self.seed.iter().copied().map(char::from));
        stored
    }
}

fn seed_of(text: &str) -> Option<Seed> {
    let bytes = text.as_bytes().try_into().ok()?;
    text.is_ascii().then_some(Zeroizing::new(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_comes_back_whole_and_anything_else_does_not() {
        let entropy = Entropy::seeded(1);
        let kept = Kept::new(Code::random(&entropy).unwrap(), &entropy).unwrap();
        let stored = kept.to_stored();
        let again = Kept::from_stored(&stored).unwrap();
        assert!(again.code.matches(&kept.code.to_stored()));
        assert!(again.seed == kept.seed);
        let longer = format!("{}0", stored.as_str());
        let [late, short] = [stored.get(1..).unwrap(), stored.get(..37).unwrap()];
        for wrong in ["", "X9MUA3", late, short, &longer, "X9MU\u{c4}"] {
            assert!(Kept::from_stored(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn two_codes_never_share_a_seed() {
        let entropy = Entropy::seeded(2);
        let kept = || Kept::new(Code::random(&entropy).unwrap(), &entropy).unwrap();
        assert!(kept().seed != kept().seed);
    }
}
