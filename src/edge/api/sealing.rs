//! Encryption in pieces (AES-256-GCM), each sealed as soon as it is full: nothing is ever held whole and in the clear.
//!
//! A key seals one thing and no other, so that a piece's number can be its nonce (RFC 5116, 3.2). The last piece is
//! marked in its nonce: what was cut short, and what was put together in another order, does not open.

use aes_gcm::aead::AeadInPlace as _;
use aes_gcm::{Aes256Gcm, KeyInit as _, Nonce};
use bytes::Bytes;
use zeroize::Zeroizing;

use crate::error::{Code, Refusal};

/// The bytes of a piece before it is sealed; only the last may have fewer.
const CLEAR: usize = 64 * 1024;
/// How much longer it is afterwards.
const TAG: usize = 16;

/// Seals one thing.
pub(super) struct Sealer {
    cipher: Aes256Gcm,
    place: u32,
    clear: Zeroizing<Vec<u8>>,
}

/// Opens one thing.
pub(super) struct Opener(Aes256Gcm);

impl Sealer {
    /// Under a key that is used for nothing else.
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self {
            cipher: Aes256Gcm::new(key.into()),
            place: 0,
            clear: room(),
        }
    }

    /// Takes more, and gives what is sealed by now.
    ///
    /// # Errors
    /// [`Code::Internal`] for more than can be sealed under one key.
    pub(super) fn push(&mut self, mut bytes: &[u8]) -> Result<Vec<Bytes>, Refusal> {
        let mut sealed = Vec::new();
        while !bytes.is_empty() {
            // Only when more follows is it known that a piece is not the last.
            if self.clear.len() == CLEAR {
                sealed.push(self.seal(false)?);
            }
            let (now, rest) = bytes.split_at(bytes.len().min(CLEAR - self.clear.len()));
            self.clear.extend_from_slice(now);
            bytes = rest;
        }
        Ok(sealed)
    }

    /// Gives the last piece.
    ///
    /// # Errors
    /// [`Code::Internal`] for more than can be sealed under one key.
    pub(super) fn finish(mut self) -> Result<Bytes, Refusal> {
        self.seal(true)
    }

    fn seal(&mut self, last: bool) -> Result<Bytes, Refusal> {
        let mut piece = std::mem::replace(&mut self.clear, room());
        self.cipher
            .encrypt_in_place(&nonce(self.place, last), &[], &mut *piece)
            .map_err(|_| Code::Internal)?;
        self.place = self.place.checked_add(1).ok_or(Code::Internal)?;
        Ok(Bytes::from(std::mem::take(&mut *piece)))
    }
}

impl Opener {
    /// Under the key it was sealed with.
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self(Aes256Gcm::new(key.into()))
    }

    /// Opens the piece at a place; nothing when it is not what was sealed there.
    pub(super) fn open(&self, place: u32, last: bool, sealed: Bytes) -> Option<Bytes> {
        let mut piece = Vec::from(sealed);
        let opened = self.0.decrypt_in_place(&nonce(place, last), &[], &mut piece);
        opened.is_ok().then(|| piece.into())
    }
}

/// How many bytes so many have when they are sealed.
pub(super) fn sealed(clear: u64) -> u64 {
    clear.saturating_add(clear.div_ceil(CLEAR as u64).max(1).saturating_mul(TAG as u64))
}

/// How many pieces so many sealed bytes are, and how many bytes they were before.
pub(super) fn opened(sealed: u64) -> (u32, u64) {
    let pieces = sealed.div_ceil((CLEAR + TAG) as u64);
    let clear = sealed.saturating_sub(pieces.saturating_mul(TAG as u64));
    (u32::try_from(pieces).unwrap_or(u32::MAX), clear)
}

fn room() -> Zeroizing<Vec<u8>> {
    Zeroizing::new(Vec::with_capacity(CLEAR + TAG))
}

fn nonce(place: u32, last: bool) -> Nonce<aes_gcm::aead::consts::U12> {
    let [a, b, c, d] = place.to_be_bytes();
    Nonce::from([a, b, c, d, 0, 0, 0, 0, 0, 0, 0, u8::from(last)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    fn seal(clear: &[u8], at_a_time: usize) -> Vec<Bytes> {
        let mut sealer = Sealer::new(&KEY);
        let mut sealed: Vec<Bytes> = clear
            .chunks(at_a_time)
            .flat_map(|bytes| sealer.push(bytes).unwrap())
            .collect();
        sealed.push(sealer.finish().unwrap());
        sealed
    }

    #[test]
    fn what_was_sealed_opens_whatever_pieces_it_came_in() {
        for length in [0, 1, CLEAR - 1, CLEAR, CLEAR + 1, 3 * CLEAR] {
            let clear: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            for at_a_time in [1_000, CLEAR, usize::MAX] {
                let pieces = seal(&clear, at_a_time);
                let total: usize = pieces.iter().map(Bytes::len).sum();
                assert_eq!(total as u64, sealed(length as u64));
                assert_eq!(opened(total as u64), (pieces.len() as u32, length as u64));
                let opener = Opener::new(&KEY);
                let last = pieces.len() - 1;
                let back = pieces.into_iter().enumerate();
                let back: Vec<u8> = back
                    .flat_map(|(at, piece)| opener.open(at as u32, at == last, piece).unwrap())
                    .collect();
                assert!(back == clear, "{length} in pieces of {at_a_time}");
            }
        }
    }

    #[test]
    fn nothing_opens_in_another_place_shortened_changed_or_under_another_key() {
        let pieces = seal(&vec![1; 2 * CLEAR + 5], CLEAR);
        let opener = Opener::new(&KEY);
        assert!(opener.open(1, false, pieces[0].clone()).is_none(), "elsewhere");
        assert!(opener.open(1, true, pieces[1].clone()).is_none(), "cut short");
        assert!(opener.open(2, false, pieces[2].clone()).is_none(), "gone on");
        let mut changed = pieces[0].to_vec();
        changed[9] ^= 1;
        assert!(opener.open(0, false, changed.into()).is_none(), "changed");
        let other = Opener::new(&[8; 32]);
        assert!(other.open(0, false, pieces[0].clone()).is_none(), "another key");
        assert!(
            pieces
                .iter()
                .all(|piece| !piece.windows(8).any(|part| part == [1; 8]))
        );
    }
}
