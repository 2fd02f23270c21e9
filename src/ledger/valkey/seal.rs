//! What the store must not be able to read: answers, and the keys that hide addresses.
//!
//! The store is another machine, and its memory is somebody's to look at. Whatever could be used by whoever looks is
//! sealed (AES-256-GCM) under a key that only the replicas have, each thing under a key of its own; and the names of
//! sessions, cookies and challenges stand there as keyed hashes.

use aes_gcm::aead::Aead;
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::ledger::LedgerFault;
use crate::sandbox::locked;

/// The length of the number that is used once (RFC 5116, 5.2).
const NONCE: usize = 12;

/// Hides names and seals values.
pub(super) struct Seal {
    names: Box<Zeroizing<[u8; 32]>>,
    values: Box<Zeroizing<[u8; 32]>>,
    entropy: Entropy,
}

impl Seal {
    /// Under keys that all replicas derive from the same one.
    pub(super) fn new(key: &[u8], entropy: Entropy) -> Self {
        let derive = |context| locked(Zeroizing::new(blake3::derive_key(context, key)));
        Self {
            names: derive("afterimage 2026-11 names in the shared ledger"),
            values: derive("afterimage 2026-11 values in the shared ledger"),
            entropy,
        }
    }

    /// What stands for a name in the store: 32 hexadecimal digits.
    pub(super) fn name(&self, parts: &[&str]) -> String {
        let hash = hash(&self.names, parts);
        super::hex(hash.as_bytes().iter().take(16))
    }

    /// Seals a value for one place, where alone it can be opened.
    ///
    /// # Errors
    /// [`LedgerFault`] when there is no randomness.
    pub(super) fn close(&self, place: &[&str], value: &[u8]) -> Result<Vec<u8>, LedgerFault> {
        let nonce: [u8; NONCE] = self.entropy.bytes()?;
        let sealed = self
            .cipher(place)
            .encrypt(&Nonce::from(nonce), value)
            .map_err(|_| LedgerFault)?;
        Ok(nonce.into_iter().chain(sealed).collect())
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`LedgerFault`] when it was not, or under another key.
    pub(super) fn open(&self, place: &[&str], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, LedgerFault> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or(LedgerFault)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| LedgerFault)?;
        let opened = self.cipher(place).decrypt(&Nonce::from(nonce), sealed);
        opened.map(Zeroizing::new).map_err(|_| LedgerFault)
    }

    fn cipher(&self, place: &[&str]) -> Aes256Gcm {
        let key = Zeroizing::new(*hash(&self.values, place).as_bytes());
        Aes256Gcm::new((&*key).into())
    }
}

/// A hash of parts that no other parts have.
fn hash(key: &[u8; 32], parts: &[&str]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new_keyed(key);
    for part in parts {
        hasher.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(key: &str) -> Seal {
        Seal::new(key.as_bytes(), Entropy::seeded(1))
    }

    #[test]
    fn only_the_same_key_opens_it_and_only_in_its_place() {
        let sealed = seal("one").close(&["here"], b"X9MU").unwrap();
        assert_eq!(&**seal("one").open(&["here"], &sealed).unwrap(), b"X9MU");
        assert!(seal("one").open(&["there"], &sealed).is_err());
        assert!(seal("two").open(&["here"], &sealed).is_err());
        assert!(!sealed.windows(4).any(|part| part == b"X9MU"));
    }

    #[test]
    fn no_two_names_are_spelled_alike() {
        let seal = seal("one");
        assert_ne!(seal.name(&["a", "bc"]), seal.name(&["ab", "c"]));
        assert_ne!(seal.name(&["a"]), self::seal("two").name(&["a"]));
        assert_eq!(seal.name(&["a"]).len(), 32);
    }
}
