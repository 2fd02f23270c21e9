//! The ledger of a single instance: in this process's memory and nowhere else.

use std::collections::HashMap;
use std::future::ready;
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::clock::{Clock, Moment};
use crate::money::Money;

use super::purse::{Contents, Ending, Hold, Limits, NoMoney, Purse};
use super::quota::{Arrivals, Quotas, Remaining, TooMany};
use super::retention::{CHALLENGE, SESSION_IDLE, SESSION_LIFE};
use super::shelf::Shelf;
use super::{ChallengeId, ClientKey, Ledger, Records, Reply, SessionId, SessionRecord};

/// The most challenges open at once, over all sessions.
const CHALLENGES: usize = 50_000;
/// The most challenges open in one session: tabs, and codes that could not be read.
const CHALLENGES_PER_SESSION: usize = 8;
/// The most sessions at once.
const SESSIONS: usize = 100_000;
/// The most rate records at once.
const RATES: usize = 1_000_000;

/// Keeps everything in this process; a restart forgets it all.
pub struct Memory {
    clock: Clock,
    sessions: Mutex<Shelf<String, Session>>,
    challenges: Mutex<Challenges>,
    passes: Mutex<Shelf<SessionId, ()>>,
    rates: Mutex<HashMap<[u8; 16], Arrivals>>,
    purse: Mutex<Purse>,
}

struct Session {
    id: SessionId,
    born: Moment,
    seen: Moment,
}

struct Challenges {
    open: Shelf<(SessionId, ChallengeId), Zeroizing<String>>,
    /// The names of each session's open challenges, the oldest first.
    by_session: Shelf<SessionId, Vec<ChallengeId>>,
}

impl Memory {
    /// An empty ledger that ages by this clock.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self {
            purse: Mutex::new(Purse::empty(clock.now())),
            clock,
            sessions: Mutex::new(Shelf::new(SESSIONS, SESSION_LIFE)),
            challenges: Mutex::new(Challenges {
                open: Shelf::new(CHALLENGES, CHALLENGE),
                by_session: Shelf::new(SESSIONS, SESSION_LIFE),
            }),
            passes: Mutex::new(Shelf::new(SESSIONS, CHALLENGE)),
            rates: Mutex::new(HashMap::new()),
        }
    }
}

impl Ledger for Memory {
    fn session<'a>(&'a self, cookie: &'a str) -> Reply<'a, Option<SessionRecord>> {
        let now = self.clock.now();
        let mut sessions = lock(&self.sessions);
        let found = sessions
            .get_mut(&cookie.to_owned(), now)
            .filter(|session| session.lives(now));
        now_ready(found.map(|session| SessionRecord {
            id: session.id.clone(),
            born: session.born.nanos(),
        }))
    }

    fn keep_session<'a>(&'a self, cookie: &'a str, record: SessionRecord) -> Reply<'a, ()> {
        let now = self.clock.now();
        let session = Session {
            id: record.id,
            born: Moment::from_nanos(record.born),
            seen: now,
        };
        lock(&self.sessions).put(cookie.to_owned(), session, now);
        now_ready(())
    }

    fn touch_session<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()> {
        let now = self.clock.now();
        if let Some(session) = lock(&self.sessions).get_mut(&cookie.to_owned(), now) {
            session.seen = now;
        }
        now_ready(())
    }

    fn end_session<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()> {
        lock(&self.sessions).take(&cookie.to_owned(), self.clock.now());
        now_ready(())
    }

    fn keep_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        challenge: &'a ChallengeId,
        answer: Zeroizing<String>,
    ) -> Reply<'a, ()> {
        lock(&self.challenges).keep(session, challenge, answer, self.clock.now());
        now_ready(())
    }

    fn take_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        challenge: &'a ChallengeId,
    ) -> Reply<'a, Option<Zeroizing<String>>> {
        let key = (session.clone(), challenge.clone());
        now_ready(lock(&self.challenges).open.take(&key, self.clock.now()))
    }

    fn grant_pass<'a>(&'a self, session: &'a SessionId) -> Reply<'a, ()> {
        lock(&self.passes).put(session.clone(), (), self.clock.now());
        now_ready(())
    }

    fn take_pass<'a>(&'a self, session: &'a SessionId) -> Reply<'a, bool> {
        now_ready(lock(&self.passes).take(session, self.clock.now()).is_some())
    }

    fn count<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: NonZeroU32,
        quotas: &'a Quotas,
    ) -> Reply<'a, Result<(), TooMany>> {
        let now = self.clock.now();
        let mut rates = lock(&self.rates);
        let full = rates.len() >= RATES;
        let Some(mut record) = find(&mut rates, client).or((!full).then(Arrivals::default)) else {
            // A full table grants nothing new; the next sweep makes room.
            return now_ready(Err(TooMany::Wait(super::retention::SWEEP)));
        };
        let outcome = record.count(now, amount, quotas);
        if !record.is_over(now) {
            rates.insert(client.current(), record);
        }
        now_ready(outcome)
    }

    fn give_back(&self, client: &ClientKey, amount: NonZeroU32, quotas: &Quotas) {
        let mut rates = lock(&self.rates);
        if let Some(mut record) = find(&mut rates, client) {
            record.give_back(amount, quotas);
            if !record.is_over(self.clock.now()) {
                rates.insert(client.current(), record);
            }
        }
    }

    fn remaining<'a>(&'a self, client: &'a ClientKey, quotas: &'a Quotas) -> Reply<'a, Remaining> {
        let rates = lock(&self.rates);
        let record = client.names().find_map(|name| rates.get(&name).copied());
        now_ready(record.unwrap_or_default().remaining(self.clock.now(), quotas))
    }

    fn line_up<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        limits: &'a Limits,
    ) -> Reply<'a, Result<(), NoMoney>> {
        let now = self.clock.now();
        now_ready(lock(&self.purse).line_up(client, amount, (limits, now)))
    }

    fn reserve<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        limits: &'a Limits,
    ) -> Reply<'a, Result<Hold, NoMoney>> {
        let now = self.clock.now();
        now_ready(lock(&self.purse).reserve(client, amount, (limits, now)))
    }

    fn settle(&self, client: &ClientKey, hold: Hold, ending: Ending, limits: &Limits) {
        let now = self.clock.now();
        lock(&self.purse).settle(client, hold, ending, (limits, now));
    }

    fn purse<'a>(&'a self, amount: Money, limits: &'a Limits) -> Reply<'a, Contents> {
        let now = self.clock.now();
        now_ready(lock(&self.purse).contents(amount, (limits, now)))
    }

    fn records(&self) -> Records {
        Records {
            sessions: lock(&self.sessions).len(),
            challenges: lock(&self.challenges).open.len(),
            passes: lock(&self.passes).len(),
            rates: lock(&self.rates).len(),
            shares: lock(&self.purse).len(),
        }
    }

    fn sweep(&self) {
        let now = self.clock.now();
        lock(&self.sessions).sweep(now, |session| session.lives(now));
        lock(&self.passes).sweep(now, |()| true);
        lock(&self.challenges).sweep(now);
        lock(&self.purse).sweep(now);
        let mut rates = lock(&self.rates);
        rates.retain(|_, record| !record.is_over(now));
        if rates.capacity() > 2 * rates.len() + 64 {
            rates.shrink_to_fit();
        }
    }
}

impl Session {
    fn lives(&self, now: Moment) -> bool {
        now.since(self.seen) < SESSION_IDLE && now.since(self.born) < SESSION_LIFE
    }
}

impl Challenges {
    fn keep(&mut self, session: &SessionId, challenge: &ChallengeId, answer: Zeroizing<String>, now: Moment) {
        let mut names = self.by_session.take(session, now).unwrap_or_default();
        if names.len() >= CHALLENGES_PER_SESSION {
            let oldest = names.remove(0);
            self.open.take(&(session.clone(), oldest), now);
        }
        names.push(challenge.clone());
        self.by_session.put(session.clone(), names, now);
        self.open.put((session.clone(), challenge.clone()), answer, now);
    }

    fn sweep(&mut self, now: Moment) {
        self.open.sweep(now, |_| true);
        self.by_session.sweep(now, |_| true);
    }
}

/// Takes a client's record out of the table, also when it was written before the address key changed.
fn find(rates: &mut HashMap<[u8; 16], Arrivals>, client: &ClientKey) -> Option<Arrivals> {
    client.names().find_map(|name| rates.remove(&name))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere leaves these tables whole: every change to them is a single insert or remove.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn now_ready<'a, T: Send + 'a>(value: T) -> Reply<'a, T> {
    Box::pin(ready(Ok(value)))
}
