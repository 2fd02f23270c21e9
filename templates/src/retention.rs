//! What is kept, where and how long, as numbers: the sentences of the policies are written around them.

use std::time::Duration;

/// Every figure of the promise, read by the edge from the one table that the sweeper, the cookie and the log obey.
#[derive(Clone, Copy)]
pub struct Retention {
    /// The most bytes of a picture held at a time while it passes.
    pub picture_window: u64,
    /// How long an unanswered challenge lives.
    pub challenge: Duration,
    /// Whether there are codes to copy.
    pub code: bool,
    /// Whether the number of a proof of work that was handed in is kept for as long.
    pub work: bool,
    /// How long a session lives without being used.
    pub session_idle: Duration,
    /// How long a session lives at most.
    pub session_longest: Duration,
    /// The longest window that pictures are counted over.
    pub rate_window: Duration,
    /// When a rate record is gone at the latest, counted from the last request.
    pub rate_record: Duration,
    /// Whether programs are let in with keys, under which they are counted.
    pub keys: bool,
    /// Whether the purse remembers who had how much of its money, or waits for some.
    pub shares: bool,
    /// What is kept for programs with a key; none where they are not served.
    pub programs: Option<Programs>,
    /// How often what has ended is cleared away.
    pub sweep: Duration,
    /// The leading bits of an IPv6 address that are counted as one network.
    pub rate_v6_bits: u32,
    /// The networks around it that are counted as well.
    pub rate_networks: CountedNetworks,
    /// When a line of the access log is deleted; none when the operator writes no log file.
    pub access_log: Option<Duration>,
    /// How much of an address an access-log line holds.
    pub logged_address: LoggedAddress,
    /// Where challenges, sessions and rate records are held.
    pub store: Store,
    /// The name of the session cookie as it is sent.
    pub cookie: &'static str,
    /// What is different at the onion service; none where there is none.
    pub onion: Option<Onion>,
}

/// What is different for whoever comes through the onion service.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Onion {
    /// The name of the session cookie there.
    pub cookie: &'static str,
    /// How many clients' allowances all circuits have together, where circuits are told apart.
    pub clients: Option<u32>,
}

impl Retention {
    /// Whether anything is asked of visitors before a picture is made; else there is no session and no cookie.
    #[must_use]
    pub fn checks(&self) -> bool {
        self.code || self.work
    }
}

/// What is kept for programs with a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Programs {
    /// For how long a request that is over is known by its name.
    pub request: Duration,
    /// How long a picture waits behind its link; none where there are no links.
    pub link: Option<Duration>,
    /// Whether a key has a budget of its own, of which it is remembered what was spent.
    pub budgets: bool,
}

/// The networks around an address that have an allowance of their own, by their leading bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CountedNetworks {
    /// Of an IPv4 address.
    pub v4: u32,
    /// Of an IPv6 address: a home's.
    pub home: u32,
    /// Of an IPv6 address: a site's.
    pub site: u32,
}

/// How much of an address an access-log line holds (`log.address`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LoggedAddress {
    /// The leading bits of an IPv4 and of an IPv6 address.
    Prefix {
        /// Bits kept of an IPv4 address.
        v4: u32,
        /// Bits kept of an IPv6 address.
        v6: u32,
    },
    /// Nothing of it.
    None,
}

/// Where the server remembers (`ledger.store`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// The memory of this one process.
    Memory,
    /// A Valkey or Redis that several replicas share.
    Valkey,
}
