//! Passes: each lets its session make one request without a challenge, because an earlier one failed through us.

use std::time::Duration;

use crate::clock::Moment;

use super::SessionId;
use super::retention::CHALLENGE;
use super::shelf::Shelf;

/// The most passes of one session: tabs whose pictures failed at the same time.
pub(super) const PASSES_PER_SESSION: u8 = 8;

/// The passes of all sessions, each with an end of its own.
pub(super) struct Passes(Shelf<(SessionId, u8), ()>);

impl Passes {
    /// None yet, and at most so many.
    pub(super) fn new(capacity: usize) -> Self {
        Self(Shelf::new(capacity, CHALLENGE))
    }

    /// Puts one more beside those that the session has; whether there was room for it.
    pub(super) fn grant(&mut self, session: &SessionId, now: Moment) -> bool {
        let free = places(session).find(|place| self.0.left(place, now).is_none());
        free.map(|place| self.0.put(place, (), now)).is_some()
    }

    /// Takes the one that ends first; whether there was any.
    pub(super) fn take(&mut self, session: &SessionId, now: Moment) -> bool {
        let good = places(session).filter(|place| self.0.left(place, now).is_some());
        let first = good.min_by_key(|place| self.0.left(place, now));
        first.and_then(|place| self.0.take(&place, now)).is_some()
    }

    /// How long the session can still make a request without a challenge, when it can.
    pub(super) fn left(&self, session: &SessionId, now: Moment) -> Option<Duration> {
        places(session).filter_map(|place| self.0.left(&place, now)).max()
    }

    /// Drops all of a session's.
    pub(super) fn forget(&mut self, session: &SessionId, now: Moment) {
        for place in places(session) {
            self.0.take(&place, now);
        }
    }

    /// Drops what has ended.
    pub(super) fn sweep(&mut self, now: Moment) {
        self.0.sweep(now, |()| true);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Where a session's passes lie.
fn places(session: &SessionId) -> impl Iterator<Item = (SessionId, u8)> + use<> {
    let session = session.clone();
    (0..PASSES_PER_SESSION).map(move |place| (session.clone(), place))
}
