//! The only module that remembers anything between two requests.
//!
//! [`Ledger`] is what the rest may ask of it; [`Memory`] keeps it in this process, [`Valkey`] in a store that several
//! share. Everything in it has a lifetime from [`retention`], and is gone when that has passed, whether or not anybody asks again.

use std::future::Future;
use std::num::NonZeroU32;
use std::pin::Pin;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::entropy::NoEntropy;
use crate::money::Money;

mod arrivals;
mod client_key;
mod held;
mod memory;
mod network_shelf;
mod passes;
mod pictures;
pub mod programs;
mod purse;
mod quota;
mod rates;
mod requests;
pub mod retention;
mod shelf;
mod spent;
mod sweep;
mod tier;
mod turnstile;
pub mod valkey;

pub use client_key::{ClientKey, ShareName, TierName};
pub use held::{Share, TierUse, Visit};
pub use memory::Memory;
pub use programs::Programs;
pub use purse::{Contents, Ending, Hold, Limits, NoMoney};
pub use quota::{Over, Quotas, Remaining, TooMany, Window};
pub use sweep::{Sweeps, sweep_forever};
pub use tier::{TIERS, Tier};
pub use valkey::{Calls, Valkey};

/// The store did not answer: nothing may be given away for free meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerFault;

impl std::fmt::Display for LedgerFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the ledger did not answer")
    }
}

impl std::error::Error for LedgerFault {}

impl From<NoEntropy> for LedgerFault {
    fn from(_: NoEntropy) -> Self {
        Self
    }
}

/// What the ledger answers, when it does.
pub type Reply<'a, T> = Pin<Box<dyn Future<Output = Result<T, LedgerFault>> + Send + 'a>>;

/// The random name under which a session's challenges are kept; not the value of its cookie.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SessionId(String);

impl SessionId {
    /// A name as it was given out; anything else finds nothing.
    #[must_use]
    pub fn new(id: String) -> Self {
        Self(id)
    }

    /// The name as it is kept in the session.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The random name of one challenge, as it stands in the form.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ChallengeId(String);

impl ChallengeId {
    /// A name as it came in a form.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// The name as it stands in the form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a cookie stands for: the session's own name and when it began.
#[derive(Clone)]
pub struct SessionRecord {
    /// The name its challenges are kept under.
    pub id: SessionId,
    /// When the first of its cookies was given out, in nanoseconds on the clock of [`Ledger::now`].
    pub born: u64,
    /// The widest network that asked for it, as in [`ClientKey::network`]: a flood of sessions is one network's alone.
    pub network: [u8; 16],
}

/// The answer to a challenge that stays open.
pub struct Reading {
    /// The answer.
    pub answer: Zeroizing<String>,
    /// How often it has been read, this time included.
    pub times: u32,
}

/// How many things of each kind a ledger holds; of a shared store only what it keeps lists of, at the last sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Records {
    /// Sessions.
    pub sessions: usize,
    /// Challenges that were not answered yet.
    pub challenges: usize,
    /// Passes that were not used yet.
    pub passes: usize,
    /// Challenges that were handed in and could still be handed in again.
    pub spent: usize,
    /// Clients whose requests still count.
    pub rates: usize,
    /// Networks around them whose requests still count.
    pub networks: usize,
    /// Clients who wait for money, or have had more than their share of it.
    pub shares: usize,
    /// Clients who have spent within a limit of their own.
    pub spenders: usize,
    /// Requests of programs that could still be repeated.
    pub requests: usize,
    /// Pictures that wait behind links, or are being made for them.
    pub pictures: usize,
}

impl Records {
    /// How many kinds there are.
    pub const KINDS: usize = 10;

    /// Each kind by its name in figures, and how many there are.
    #[must_use]
    pub fn kinds(&self) -> [(&'static str, u64); Self::KINDS] {
        [
            ("session", self.sessions),
            ("challenge", self.challenges),
            ("pass", self.passes),
            ("spent", self.spent),
            ("rate", self.rates),
            ("network", self.networks),
            ("share", self.shares),
            ("spending", self.spenders),
            ("request", self.requests),
            ("picture", self.pictures),
        ]
        .map(|(kind, number)| (kind, u64::try_from(number).unwrap_or(u64::MAX)))
    }
}

/// The keys that hide addresses, where everybody who shares a ledger uses the same.
pub struct AddressKeys {
    /// What new records are written under.
    pub current: [u8; 32],
    /// What was before, while records under it can still count.
    pub previous: Option<[u8; 32]>,
    /// How long until the current one is replaced.
    pub left: Duration,
}

/// What became of a challenge that nobody had to remember before it was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spend {
    /// Nobody had handed it in: it is good, this once.
    First,
    /// It was handed in before.
    Again,
    /// Its time had passed.
    Over,
}

/// Everything that is remembered between two requests.
pub trait Ledger: Programs + Send + Sync {
    /// Finds the session of a cookie, unless it has ended.
    fn session<'a>(&'a self, cookie: &'a str) -> Reply<'a, Option<SessionRecord>>;

    /// Keeps a session under the value of its cookie; as with challenges, a network makes room from what is its own.
    fn keep_session<'a>(&'a self, cookie: &'a str, record: SessionRecord) -> Reply<'a, ()>;

    /// Notes that a session was used; its end moves, within its whole life.
    fn touch_session<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()>;

    /// Forgets a session at once.
    fn end_session<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()>;

    /// What is kept under a cookie, unless its session has ended: a look, which is no use of it and changes nothing.
    fn visit<'a>(&'a self, cookie: &'a str) -> Reply<'a, Option<Visit>>;

    /// Forgets the session of a cookie with all its challenges and its passes; that there is none is no fault.
    fn forget_visit<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()>;

    /// Keeps the answer to a new challenge of a session, which a client of this network asked for.
    ///
    /// Room is bounded, and a network's challenges make room for its own before any other's: no flood of one
    /// network takes a challenge from another. A shared store keeps a bounded list of each network's challenges.
    fn keep_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        network: [u8; 16],
        challenge: &'a ChallengeId,
        answer: Zeroizing<String>,
    ) -> Reply<'a, ()>;

    /// Removes a challenge and hands over its answer: of any number of takers exactly one gets it.
    fn take_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        challenge: &'a ChallengeId,
    ) -> Reply<'a, Option<Zeroizing<String>>>;

    /// Now, on the clock that everybody who shares this ledger reads; only differences mean anything.
    fn now(&self) -> Reply<'_, Moment>;

    /// Marks a challenge as handed in, until its end on the clock of [`Ledger::now`]: of any number of callers
    /// exactly one hears [`Spend::First`].
    ///
    /// A shared store compares the end with its own clock and sets the mark with that end if it is not set
    /// (`SET … NX PXAT`), in one step. A store without room answers with a fault: it never drops a mark early.
    fn spend<'a>(&'a self, challenge: &'a ChallengeId, until: Moment) -> Reply<'a, Spend>;

    /// Reads the answer to a challenge and leaves it open, counting how often that was done; one step, as a taking is.
    fn read_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        challenge: &'a ChallengeId,
    ) -> Reply<'a, Option<Reading>>;

    /// Lets a session make one request more without a challenge, because one failed through us; whether there was room
    /// for that beside the passes it has. Whoever was told of a pass finds it, however many were told at the same time.
    fn grant_pass<'a>(&'a self, session: &'a SessionId) -> Reply<'a, bool>;

    /// Uses up one of a session's passes, the one that ends first: of any number of takers exactly one gets it.
    fn take_pass<'a>(&'a self, session: &'a SessionId) -> Reply<'a, bool>;

    /// Counts `amount` in every window of every tier of the client at once, or in none.
    ///
    /// The quotas are a client's; a network has [`Tier::factor`] times as much. A shared store keeps three arrival
    /// times for each [`TierName`] under its current name (read also under the previous one, where there is none
    /// yet) until the last of them, and decides in one script: arrival times in, all of them or nothing out.
    fn count<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: NonZeroU32,
        quotas: &'a Quotas,
    ) -> Reply<'a, Result<(), TooMany>>;

    /// Takes a count back in every window of every tier; at once, or as soon as the store can.
    ///
    /// A store that had to count several prefixes as one gives nothing back to them.
    fn give_back(&self, client: &ClientKey, amount: NonZeroU32, quotas: &Quotas);

    /// What is left in every window, whichever tier has the least.
    fn remaining<'a>(&'a self, client: &'a ClientKey, quotas: &'a Quotas) -> Reply<'a, Remaining>;

    /// What is left in every window of every tier of each of these, tier by tier: a look, which changes nothing.
    fn usage<'a>(&'a self, counted: &'a [(ClientKey, Quotas)]) -> Reply<'a, Vec<Vec<TierUse>>>;

    /// Lines a client up for money: whether it could be had now. Nothing is taken; the turn is kept for a while.
    fn line_up<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        limits: &'a Limits,
    ) -> Reply<'a, Result<(), NoMoney>>;

    /// Takes money out of the purse before it is spent, if it is the client's turn; else keeps the turn.
    fn reserve<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        limits: &'a Limits,
    ) -> Reply<'a, Result<Hold, NoMoney>>;

    /// Ends a hold: what was not spent goes back, at once or as soon as the store can. Said once a hold, and not at all
    /// of one that was spent whole.
    fn settle(&self, client: &ClientKey, hold: Hold, ending: Ending, limits: &Limits);

    /// Takes money out of what a client alone may spend in a day, before it is spent; the purse is asked apart from it.
    ///
    /// It is counted under the client's current name alone: such a limit is for who has a name that stays, as a key has.
    fn reserve_own<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        per_day: Money,
    ) -> Reply<'a, Result<Hold, NoMoney>>;

    /// Puts all of such a hold back, for nothing of it was spent; at once or as soon as the store can.
    fn give_back_own(&self, client: &ClientKey, hold: Hold);

    /// What is in the purse for somebody nobody knows, and whether `amount` could be had: a look, which changes
    /// nothing. Pages ask each time they are read, so a shared store answers from what it knew a second ago.
    fn purse<'a>(&'a self, amount: Money, limits: &'a Limits) -> Reply<'a, Contents>;

    /// What the purse remembers of a client: a look, which changes nothing and lets no money in.
    fn share<'a>(&'a self, client: &'a ClientKey) -> Reply<'a, Option<Share>>;

    /// The keys that hide addresses; none where each process has its own. Whoever asks first after one is due makes the
    /// next, and everybody gets the same.
    fn address_keys(&self) -> Reply<'_, Option<AddressKeys>>;

    /// How much is remembered now, overaged things that no sweep has met yet included.
    fn records(&self) -> Records;

    /// Drops everything whose time has passed, and says how much that was: nothing of a shared store, which forgets by
    /// itself.
    fn sweep(&self) -> Records;

    /// How the calls of a shared store went; none of a ledger that calls nobody.
    fn calls(&self) -> Option<&Calls> {
        None
    }

    /// Whether what it remembers is there when this process has ended.
    fn is_shared(&self) -> bool {
        self.calls().is_some()
    }
}

/// The time until something is possible again, never nothing.
pub(crate) fn at_least_a_second(wait: Duration) -> Duration {
    wait.max(Duration::from_secs(1))
}
