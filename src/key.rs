//! The keys of programs: how one is made, and how it is known again by what the configuration keeps of it.
//!
//! A key is `ai-`, 256 random bits and a checksum, in hexadecimal: a scanner of source code can tell it from other
//! text, and a mistyped one is told apart from one that is not known. Whoever reads the configuration finds only a
//! hash; it needs no salt and no slowness, for nobody guesses 256 bits.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use subtle::{Choice, ConstantTimeEq as _};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

/// What every key begins with that was made here.
const PREFIX: &str = "ai-";
/// The digits of the checksum.
const CHECK: usize = 8;
/// The characters that a configuration may keep of a key.
const SHOWN: usize = 4;

/// A key before it is handed over: shown once, wiped when freed, impossible to print by accident.
pub struct Key(Zeroizing<String>);

/// What is kept of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fingerprint {
    /// BLAKE3 of its text.
    Blake3([u8; 32]),
    /// SHA-256 of its text (FIPS 180-4), which every system has a tool for.
    Sha256([u8; 32]),
}

/// What came as a key, ready to be held against fingerprints.
pub struct Presented {
    blake3: [u8; 32],
    sha256: [u8; 32],
}

impl Key {
    /// A new one.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness for it.
    pub fn new(entropy: &Entropy) -> Result<Self, NoEntropy> {
        let random = Zeroizing::new(entropy.token::<32>()?);
        let check = checksum(&random);
        Ok(Self(Zeroizing::new(format!("{PREFIX}{}{check}", *random))))
    }

    /// The text of it, for the one who asked for it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Its last characters, by which its owner and the operator mean the same one.
    #[must_use]
    pub fn ending(&self) -> &str {
        let at = self.0.len().saturating_sub(SHOWN);
        self.0.get(at..).unwrap_or_default()
    }
}

/// Whether this was meant to be a key of ours and is not spelled like one.
#[must_use]
pub fn is_mistyped(text: &str) -> bool {
    text.strip_prefix(PREFIX).is_some_and(|rest| {
        let parts = rest.split_at_checked(rest.len().saturating_sub(CHECK));
        parts.is_none_or(|(random, check)| random.len() != 64 || checksum(random) != check)
    })
}

/// Whether this can be what a configuration keeps to tell keys apart.
#[must_use]
pub fn is_ending(text: &str) -> bool {
    text.len() == SHOWN && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whether this can be the name of a key: 1 to 40 lower-case letters, digits and hyphens.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=40).contains(&text.len()) && text.bytes().all(plain)
}

fn checksum(random: &str) -> String {
    format!("{:08x}", crc32fast::hash(random.as_bytes()))
}

impl Fingerprint {
    /// Reads `blake3:` or `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, digits) = text.split_once(':')?;
        let hash = blake3::Hash::from_hex(digits).ok()?;
        match kind {
            "blake3" => Some(Self::Blake3(*hash.as_bytes())),
            "sha256" => Some(Self::Sha256(*hash.as_bytes())),
            _ => None,
        }
    }

    /// What is kept of this key.
    #[must_use]
    pub fn of(key: &Key) -> Self {
        Self::Blake3(Presented::new(key.expose()).blake3)
    }

    /// The hash itself.
    #[must_use]
    pub fn hash(&self) -> &[u8; 32] {
        match self {
            Self::Blake3(hash) | Self::Sha256(hash) => hash,
        }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Blake3(_) => "blake3",
            Self::Sha256(_) => "sha256",
        };
        write!(f, "{kind}:{}", blake3::Hash::from_bytes(*self.hash()).to_hex())
    }
}

impl Presented {
    /// Hashes what came, in every way there is: how long that takes says nothing of what is known.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut sha256 = [0; 32];
        for (place, byte) in sha256.iter_mut().zip(digest(&SHA256, text.as_bytes()).as_ref()) {
            *place = *byte;
        }
        Self {
            blake3: *blake3::hash(text.as_bytes()).as_bytes(),
            sha256,
        }
    }

    /// Whether it is the key that a fingerprint was taken of, in constant time.
    #[must_use]
    pub fn is(&self, known: &Fingerprint) -> Choice {
        match known {
            Fingerprint::Blake3(hash) => self.blake3.ct_eq(hash),
            Fingerprint::Sha256(hash) => self.sha256.ct_eq(hash),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key::new(&Entropy::seeded(7)).unwrap()
    }

    #[test]
    fn a_key_is_known_by_its_fingerprint_and_another_is_not() {
        let (one, other) = (key(), Key::new(&Entropy::seeded(8)).unwrap());
        let known = Fingerprint::of(&one);
        assert!(bool::from(Presented::new(one.expose()).is(&known)));
        assert!(!bool::from(Presented::new(other.expose()).is(&known)));
        assert_eq!(Fingerprint::parse(&known.to_string()), Some(known));
    }

    #[test]
    fn sha256_is_the_one_that_every_system_has() {
        // FIPS 180-4, the example of "abc".
        let known = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let known = Fingerprint::parse(known).unwrap();
        assert!(bool::from(Presented::new("abc").is(&known)));
        assert!(!bool::from(Presented::new("abd").is(&known)));
    }

    #[test]
    fn the_checksum_tells_a_slip_of_the_pen_from_a_key_that_is_not_known() {
        let key = key();
        assert!(!is_mistyped(key.expose()));
        assert!(!is_mistyped("a key that was made elsewhere"));
        for at in 3..key.expose().len() {
            let mut slip = key.expose().as_bytes().to_vec();
            slip[at] = if slip[at] == b'0' { b'1' } else { b'0' };
            assert!(is_mistyped(std::str::from_utf8(&slip).unwrap()), "at {at}");
        }
        let cut = key.expose().trim_end_matches(key.ending());
        for text in ["ai-", "ai-ü", "ai-0123", cut] {
            assert!(is_mistyped(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_fingerprint_is_refused() {
        let hash = "0".repeat(64);
        for text in [
            "",
            "blake3:",
            &hash,
            &format!("md5:{hash}"),
            &format!("blake3:{hash}0"),
        ] {
            assert_eq!(Fingerprint::parse(text), None, "{text}");
        }
    }
}
