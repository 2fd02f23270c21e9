//! `response_format: "url"`: pictures that wait behind links, encrypted under keys that are in the links alone, for one
//! reader each.

mod answer;
mod fetch;
mod keepsake;
mod token;

use std::sync::Arc;

use crate::edge::services::Edge;
use crate::error::{Code, Refusal};
use crate::form::Field;
use crate::ledger::Ledger;
use crate::ledger::programs::{PictureName, Room};
use crate::pipeline::gate::Holder;
use crate::pipeline::scrub::Limits;

use crate::edge::api::sealing;
pub(super) use answer::answer;
pub(in crate::edge) use fetch::fetch;
pub(super) use keepsake::Keepsake;
use token::{Keys, Secret};

/// The most pictures that wait at a time, those that are being made included.
const PICTURES: u32 = 256;
/// By how much the mark can make a picture longer.
const MARK: u64 = 64 * 1024;

/// How links are made, and how much may wait behind them.
pub struct Links {
    keys: Keys,
    room: Room,
    /// The most bytes of one picture, encrypted.
    each: u64,
}

/// Room for the pictures of one answer. What has no link when it is dropped is forgotten.
pub(super) struct Waiting {
    ledger: Arc<dyn Ledger>,
    /// Those that have no link yet, the last first.
    secrets: Vec<(Secret, PictureName)>,
}

impl Links {
    /// Links under what all replicas know, to at most so many bytes at a time; none at all for none.
    #[must_use]
    pub fn new(master: &[u8], bytes: u64, limits: &Limits) -> Self {
        Self {
            keys: Keys::new(master),
            room: Room {
                pictures: PICTURES,
                bytes,
            },
            each: sealing::sealed(limits.max_bytes.saturating_add(MARK)),
        }
    }

    /// Keeps room for so many pictures of a key.
    ///
    /// # Errors
    /// [`Code::LinksFull`] when there is none for that key now, and [`Code::FormUnavailable`] when there never is.
    pub(super) async fn reserve(
        &self,
        edge: &Edge,
        holder: &Holder,
        pictures: usize,
    ) -> Result<Waiting, Refusal> {
        let number = u64::try_from(pictures).unwrap_or(u64::MAX);
        if self.room.bytes == 0 || !self.room.holds(number, self.each) {
            return Err(Refusal::of(Code::FormUnavailable, Field::ResponseFormat));
        }
        let new = || {
            let secret = Secret::new(&edge.entropy).map_err(|_| Code::Internal)?;
            let name = self.keys.name(&secret);
            Ok((secret, name))
        };
        let secrets: Result<_, Code> = (0..pictures).map(|_| new()).collect();
        let waiting = Waiting {
            ledger: edge.gate.ledger.clone(),
            secrets: secrets?,
        };
        let names = waiting.names();
        let owner = holder.client().current();
        let ledger = &waiting.ledger;
        let reserved = ledger.reserve_pictures(owner, &names, self.each, &self.room);
        match reserved.await {
            Ok(true) => Ok(waiting),
            Ok(false) => Err(Code::LinksFull.into()),
            Err(_) => Err(Code::Unavailable.into()),
        }
    }
}

impl Waiting {
    fn names(&self) -> Vec<PictureName> {
        self.secrets.iter().map(|(_, name)| *name).collect()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if !self.secrets.is_empty() {
            self.ledger.drop_pictures(&self.names());
        }
    }
}
