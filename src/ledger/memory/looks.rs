//! Looking at what one connection left here, and forgetting it.

use crate::clock::Moment;
use crate::ledger::Visit;
use crate::ledger::retention::{SESSION_IDLE, SESSION_LIFE};

use super::{Challenges, Memory, Session, SessionId, lock};

impl Memory {
    /// The session of a cookie with what belongs to it.
    pub(super) fn look_at(&self, cookie: &str) -> Option<Visit> {
        let now = self.clock.now();
        let (id, ends) = {
            let mut sessions = lock(&self.sessions);
            let session = sessions.get_mut(&cookie.to_owned(), now)?;
            session.lives(now).then(|| (session.id.clone(), session.ends()))?
        };
        Some(Visit {
            ends_in: ends.since(now),
            challenges: lock(&self.challenges).left(&id, now),
            pass: lock(&self.passes).left(&id, now),
        })
    }

    /// Drops the session of a cookie and all that belongs to it.
    pub(super) fn drop_visit(&self, cookie: &str) {
        let now = self.clock.now();
        let Some(session) = lock(&self.sessions).take(&cookie.to_owned(), now) else {
            return;
        };
        lock(&self.challenges).forget(&session.id, now);
        lock(&self.passes).forget(&session.id, now);
    }
}

impl Session {
    fn ends(&self) -> Moment {
        (self.seen + SESSION_IDLE).min(self.born + SESSION_LIFE)
    }
}

impl Challenges {
    /// How long each open challenge of a session can still be answered.
    fn left(&self, session: &SessionId, now: Moment) -> Vec<std::time::Duration> {
        let names = self.by_session.get(session, now).into_iter().flatten();
        let open = names.filter_map(|name| self.open.left(&(session.clone(), name.clone()), now));
        open.collect()
    }

    /// Drops every challenge of a session.
    fn forget(&mut self, session: &SessionId, now: Moment) {
        for name in self.by_session.take(session, now).unwrap_or_default() {
            self.open.take(&(session.clone(), name), now);
        }
    }
}
