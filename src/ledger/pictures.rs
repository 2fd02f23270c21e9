//! Pictures that wait to be fetched: encrypted, bounded in number and in bytes, each for one taker.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use bytes::Bytes;

use crate::clock::Moment;

use super::programs::{PictureName, Room, Taken};
use super::retention::{LEASE, LINK};

/// The table of them.
#[derive(Default)]
pub(super) struct Pictures(HashMap<PictureName, Waiting>);

struct Waiting {
    /// Whose it is.
    owner: [u8; 16],
    state: State,
    /// It is gone then.
    until: Moment,
    /// How many bytes are kept for it, or are there.
    room: u64,
    pieces: BTreeMap<u32, Bytes>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is being made.
    Reserved,
    /// It waits.
    Kept,
    /// Somebody fetches it.
    Taken,
}

impl Pictures {
    /// Keeps room for all of these, or for none.
    pub(super) fn reserve(
        &mut self,
        (owner, names): ([u8; 16], &[PictureName]),
        each: u64,
        room: &Room,
        now: Moment,
    ) -> bool {
        self.sweep(now);
        let pictures = u64::try_from(names.len()).unwrap_or(u64::MAX);
        let wanted = Taken {
            pictures,
            bytes: each.saturating_mul(pictures),
        };
        let own = self.taken(|waiting| waiting.owner == owner);
        let admitted = room.admits(own, self.taken(|_| true), wanted);
        if admitted {
            self.0.extend(names.iter().map(|name| {
                let waiting = Waiting {
                    owner,
                    state: State::Reserved,
                    until: now + LEASE,
                    room: each,
                    pieces: BTreeMap::new(),
                };
                (*name, waiting)
            }));
        }
        admitted
    }

    /// Says that these are still being made.
    pub(super) fn renew(&mut self, names: &[PictureName], now: Moment) {
        for name in names {
            if let Some(waiting) = self.find(*name, State::Reserved, now) {
                waiting.until = now + LEASE;
            }
        }
    }

    /// Takes a piece, as far as there is room for it.
    pub(super) fn add(&mut self, name: PictureName, place: u32, sealed: Bytes, now: Moment) -> bool {
        let Some(waiting) = self.find(name, State::Reserved, now) else {
            return false;
        };
        let fits = waiting.bytes() + length(&sealed) <= waiting.room;
        if fits {
            waiting.pieces.insert(place, sealed);
        }
        fits
    }

    /// Lets a picture that is whole wait.
    pub(super) fn keep(&mut self, name: PictureName, now: Moment) -> bool {
        let kept = self.pass(name, (State::Reserved, State::Kept), LINK, now);
        if let Some(waiting) = kept {
            waiting.room = waiting.bytes();
        }
        self.find(name, State::Kept, now).is_some()
    }

    /// How many bytes wait.
    pub(super) fn look(&mut self, name: PictureName, now: Moment) -> Option<u64> {
        self.find(name, State::Kept, now).map(|waiting| waiting.room)
    }

    /// Takes a picture that waits.
    pub(super) fn take(&mut self, name: PictureName, now: Moment) -> Option<u64> {
        self.pass(name, (State::Kept, State::Taken), LEASE, now)
            .map(|waiting| waiting.room)
    }

    /// Takes a piece of a picture that was taken.
    pub(super) fn piece(&mut self, name: PictureName, place: u32, now: Moment) -> Option<Bytes> {
        self.find(name, State::Taken, now)?.pieces.remove(&place)
    }

    /// Forgets these.
    pub(super) fn forget(&mut self, names: &[PictureName]) {
        for name in names {
            self.0.remove(name);
        }
    }

    /// Drops those whose time has passed, and gives memory back.
    pub(super) fn sweep(&mut self, now: Moment) {
        self.0.retain(|_, waiting| waiting.until > now);
        if self.0.capacity() > 2 * self.0.len() + 64 {
            self.0.shrink_to_fit();
        }
    }

    /// How many there are, those that are being made included.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    fn taken(&self, counts: impl Fn(&Waiting) -> bool) -> Taken {
        let counted = self.0.values().filter(|waiting| counts(waiting));
        counted.fold(Taken::default(), |sum, waiting| Taken {
            pictures: sum.pictures + 1,
            bytes: sum.bytes.saturating_add(waiting.room),
        })
    }

    fn find(&mut self, name: PictureName, state: State, now: Moment) -> Option<&mut Waiting> {
        let waiting = self.0.get_mut(&name)?;
        (waiting.state == state && waiting.until > now).then_some(waiting)
    }

    fn pass(
        &mut self,
        name: PictureName,
        (from, to): (State, State),
        span: Duration,
        now: Moment,
    ) -> Option<&mut Waiting> {
        let waiting = self.find(name, from, now)?;
        waiting.state = to;
        waiting.until = now + span;
        Some(waiting)
    }
}

impl Waiting {
    fn bytes(&self) -> u64 {
        self.pieces.values().map(length).sum()
    }
}

fn length(bytes: &Bytes) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
