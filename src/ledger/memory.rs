//! The ledger of a single instance: in this process's memory and nowhere else.

use std::future::ready;
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::clock::{Clock, Moment};
use crate::money::Money;

use super::network_shelf::NetworkShelf;
use super::passes::Passes;
use super::pictures::Pictures;
use super::purse::{Contents, Ending, Hold, Limits, NoMoney, Purse};
use super::quota::{Quotas, Remaining, TooMany};
use super::rates::{Rates, SEGMENTS};
use super::requests::Requests;
use super::retention::{CHALLENGE, SESSION_IDLE, SESSION_LIFE};
use super::shelf::Shelf;
use super::spent::Spent;
use super::turnstile::Turnstile;
use super::{
    AddressKeys, ChallengeId, ClientKey, Ledger, Reading, Records, Reply, SessionId, SessionRecord, Share,
    Spend, TierUse, Visit,
};

mod looks;
mod programs;

/// The most challenges open at once, over all sessions.
pub(super) const CHALLENGES: usize = 50_000;
/// The most challenges open in one session: tabs, and codes that could not be read.
pub(super) const CHALLENGES_PER_SESSION: usize = 8;
/// The most marks of challenges that were handed in: 10 minutes of 330 a second.
const SPENT: usize = 200_000;
/// The most requests of programs that are remembered: 10 minutes of 160 a second.
const REQUESTS: usize = 100_000;
/// The most sessions at once.
pub(super) const SESSIONS: usize = 100_000;

/// Keeps everything in this process; a restart forgets it all.
pub struct Memory {
    clock: Clock,
    sessions: Mutex<NetworkShelf<String, Session>>,
    challenges: Mutex<Challenges>,
    spent: Mutex<Spent>,
    passes: Mutex<Passes>,
    rates: Turnstile<Rates>,
    purse: Mutex<Purse>,
    requests: Mutex<Requests>,
    pictures: Mutex<Pictures>,
}

struct Session {
    id: SessionId,
    network: [u8; 16],
    born: Moment,
    seen: Moment,
}

struct Challenges {
    open: NetworkShelf<(SessionId, ChallengeId), Open>,
    /// The names of each session's open challenges, the oldest first.
    by_session: Shelf<SessionId, Vec<ChallengeId>>,
}

/// A challenge that was not answered yet.
struct Open {
    answer: Zeroizing<String>,
    read: u32,
}

impl Memory {
    /// An empty ledger that ages by this clock.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self {
            purse: Mutex::new(Purse::empty(clock.now())),
            clock,
            sessions: Mutex::new(NetworkShelf::new(SESSIONS, SESSION_LIFE)),
            challenges: Mutex::new(Challenges {
                open: NetworkShelf::new(CHALLENGES, CHALLENGE),
                by_session: Shelf::new(SESSIONS, SESSION_LIFE),
            }),
            spent: Mutex::new(Spent::new(SPENT)),
            passes: Mutex::new(Passes::new(SESSIONS)),
            rates: Turnstile::new(Rates::new()),
            requests: Mutex::new(Requests::new(REQUESTS)),
            pictures: Mutex::default(),
        }
    }

    /// Sweeps the purse, and says how many shares and how many days of a client's own that dropped.
    fn sweep_purse(&self, now: Moment) -> (usize, usize) {
        let mut purse = lock(&self.purse);
        let (shares, spenders) = purse.len();
        purse.sweep(now);
        let (shares_left, spenders_left) = purse.len();
        (
            shares.saturating_sub(shares_left),
            spenders.saturating_sub(spenders_left),
        )
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
            network: session.network,
        }))
    }

    fn keep_session<'a>(&'a self, cookie: &'a str, record: SessionRecord) -> Reply<'a, ()> {
        let now = self.clock.now();
        let session = Session {
            id: record.id,
            network: record.network,
            born: Moment::from_nanos(record.born),
            seen: now,
        };
        lock(&self.sessions).put(cookie.to_owned(), record.network, session, now);
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

    fn visit<'a>(&'a self, cookie: &'a str) -> Reply<'a, Option<Visit>> {
        now_ready(self.look_at(cookie))
    }

    fn forget_visit<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()> {
        self.drop_visit(cookie);
        now_ready(())
    }

    fn keep_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        network: [u8; 16],
        challenge: &'a ChallengeId,
        answer: Zeroizing<String>,
    ) -> Reply<'a, ()> {
        lock(&self.challenges).keep((session, network), challenge, answer, self.clock.now());
        now_ready(())
    }

    fn take_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        challenge: &'a ChallengeId,
    ) -> Reply<'a, Option<Zeroizing<String>>> {
        let key = (session.clone(), challenge.clone());
        let taken = lock(&self.challenges).open.take(&key, self.clock.now());
        now_ready(taken.map(|open| open.answer))
    }

    fn read_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        challenge: &'a ChallengeId,
    ) -> Reply<'a, Option<Reading>> {
        let key = (session.clone(), challenge.clone());
        let mut challenges = lock(&self.challenges);
        let open = challenges.open.get_mut(&key, self.clock.now());
        now_ready(open.map(|open| {
            open.read = open.read.saturating_add(1);
            Reading {
                answer: open.answer.clone(),
                times: open.read,
            }
        }))
    }

    fn now(&self) -> Reply<'_, Moment> {
        now_ready(self.clock.now())
    }

    fn spend<'a>(&'a self, challenge: &'a ChallengeId, until: Moment) -> Reply<'a, Spend> {
        let outcome = lock(&self.spent).spend(challenge, until, self.clock.now());
        Box::pin(ready(outcome))
    }

    fn grant_pass<'a>(&'a self, session: &'a SessionId) -> Reply<'a, bool> {
        now_ready(lock(&self.passes).grant(session, self.clock.now()))
    }

    fn take_pass<'a>(&'a self, session: &'a SessionId) -> Reply<'a, bool> {
        now_ready(lock(&self.passes).take(session, self.clock.now()))
    }

    fn count<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: NonZeroU32,
        quotas: &'a Quotas,
    ) -> Reply<'a, Result<(), TooMany>> {
        now_ready(self.rates.lock().count(client, amount, quotas, self.clock.now()))
    }

    fn give_back(&self, client: &ClientKey, amount: NonZeroU32, quotas: &Quotas) {
        self.rates
            .lock()
            .give_back(client, amount, quotas, self.clock.now());
    }

    fn remaining<'a>(&'a self, client: &'a ClientKey, quotas: &'a Quotas) -> Reply<'a, Remaining> {
        now_ready(self.rates.lock().remaining(client, quotas, self.clock.now()))
    }

    fn usage<'a>(&'a self, counted: &'a [(ClientKey, Quotas)]) -> Reply<'a, Vec<Vec<TierUse>>> {
        let (now, rates) = (self.clock.now(), self.rates.lock());
        let each = counted
            .iter()
            .map(|(client, quotas)| rates.usage(client, quotas, now));
        now_ready(each.collect())
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

    fn reserve_own<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        per_day: Money,
    ) -> Reply<'a, Result<Hold, NoMoney>> {
        let now = self.clock.now();
        now_ready(lock(&self.purse).reserve_own(client, amount, (per_day, now)))
    }

    fn give_back_own(&self, client: &ClientKey, hold: Hold) {
        lock(&self.purse).give_back_own(client, hold, self.clock.now());
    }

    fn purse<'a>(&'a self, amount: Money, limits: &'a Limits) -> Reply<'a, Contents> {
        let now = self.clock.now();
        now_ready(lock(&self.purse).contents(amount, (limits, now)))
    }

    fn share<'a>(&'a self, client: &'a ClientKey) -> Reply<'a, Option<Share>> {
        now_ready(lock(&self.purse).share(client, self.clock.now()))
    }

    fn address_keys(&self) -> Reply<'_, Option<AddressKeys>> {
        now_ready(None)
    }

    fn records(&self) -> Records {
        let (rates, networks) = self.rates.lock().len();
        let (shares, spenders) = lock(&self.purse).len();
        Records {
            sessions: lock(&self.sessions).len(),
            challenges: lock(&self.challenges).open.len(),
            passes: lock(&self.passes).len(),
            spent: lock(&self.spent).len(),
            rates,
            networks,
            shares,
            spenders,
            requests: lock(&self.requests).len(),
            pictures: lock(&self.pictures).len(),
        }
    }

    fn sweep(&self) -> Records {
        let now = self.clock.now();
        let sessions =
            |sessions: &mut NetworkShelf<_, Session>| sessions.sweep(now, |session| session.lives(now));
        let (shares, spenders) = self.sweep_purse(now);
        let mut dropped = Records {
            sessions: swept(&self.sessions, NetworkShelf::len, sessions),
            passes: swept(&self.passes, Passes::len, |passes| passes.sweep(now)),
            spent: swept(&self.spent, Spent::len, |spent| spent.sweep(now)),
            challenges: swept(&self.challenges, |all| all.open.len(), |all| all.sweep(now)),
            shares,
            spenders,
            requests: swept(&self.requests, Requests::len, |requests| requests.sweep(now)),
            pictures: swept(&self.pictures, Pictures::len, |pictures| pictures.sweep(now)),
            ..Records::default()
        };
        // A part at a time: whoever asks meanwhile waits for one part and not for millions of records.
        for segment in 0..SEGMENTS {
            let (clients, networks) = self.rates.lock_last().sweep(segment, now);
            dropped.rates += clients;
            dropped.networks += networks;
        }
        dropped
    }
}

/// Sweeps one table, and says how many things that dropped.
fn swept<T>(table: &Mutex<T>, len: impl Fn(&T) -> usize, sweep: impl FnOnce(&mut T)) -> usize {
    let mut table = lock(table);
    let before = len(&table);
    sweep(&mut table);
    before.saturating_sub(len(&table))
}

impl Session {
    fn lives(&self, now: Moment) -> bool {
        now.since(self.seen) < SESSION_IDLE && now.since(self.born) < SESSION_LIFE
    }
}

impl Challenges {
    fn keep(
        &mut self,
        (session, network): (&SessionId, [u8; 16]),
        challenge: &ChallengeId,
        answer: Zeroizing<String>,
        now: Moment,
    ) {
        let mut names = self.by_session.take(session, now).unwrap_or_default();
        // Kept once more under the same name, it is still one.
        names.retain(|name| name != challenge);
        if names.len() >= CHALLENGES_PER_SESSION {
            let oldest = names.remove(0);
            self.open.take(&(session.clone(), oldest), now);
        }
        names.push(challenge.clone());
        self.by_session.put(session.clone(), names, now);
        let key = (session.clone(), challenge.clone());
        self.open.put(key, network, Open { answer, read: 0 }, now);
    }

    fn sweep(&mut self, now: Moment) {
        self.open.sweep(now, |_| true);
        self.by_session.sweep(now, |_| true);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere leaves these tables whole: every change to them is a single insert or remove.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn now_ready<'a, T: Send + 'a>(value: T) -> Reply<'a, T> {
    Box::pin(ready(Ok(value)))
}
