//! What is kept of an answer, as only the one who asked for it can have it read: under a key that is made of their
//! `Idempotency-Key` each time they show it.

use zeroize::Zeroizing;

use crate::edge::api::links::Keepsake;
use crate::edge::api::sealing::{Opener, Sealer};
use crate::entropy::Entropy;

/// The random bytes that make each seal another's.
const SALT: usize = 16;

/// Seals what is kept for one `Idempotency-Key`.
pub(super) struct Seal(pub(super) Zeroizing<[u8; 32]>);

impl Seal {
    /// The keepsake, sealed; nothing when it cannot be, for then nothing is kept.
    pub(super) fn close(&self, keepsake: &Keepsake, entropy: &Entropy) -> Option<Vec<u8>> {
        let salt: [u8; SALT] = entropy.bytes().ok()?;
        let mut sealer = Sealer::new(&self.key(&salt));
        // It has less than one piece: there is nothing before the last.
        let before = sealer.push(keepsake.bytes()).ok()?;
        let last = sealer.finish().ok()?;
        before.is_empty().then(|| salt.into_iter().chain(last).collect())
    }

    /// What was sealed; nothing when it was not, or under another key.
    pub(super) fn open(&self, sealed: Vec<u8>) -> Option<Zeroizing<Vec<u8>>> {
        let (salt, piece) = sealed.split_first_chunk::<SALT>()?;
        let opener = Opener::new(&self.key(salt));
        let opened = opener.open(0, true, bytes::Bytes::copy_from_slice(piece))?;
        Some(Zeroizing::new(opened.to_vec()))
    }

    fn key(&self, salt: &[u8; SALT]) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*blake3::keyed_hash(&self.0, salt).as_bytes())
    }
}
