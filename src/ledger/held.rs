//! What is remembered about one connection, as a look finds it that changes nothing.

use std::time::Duration;

use super::quota::Remaining;
use super::tier::Tier;

/// A session and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// How long until it ends, were nothing more asked in it.
    pub ends_in: Duration,
    /// For each of its open challenges, how long it can still be answered; the oldest first.
    pub challenges: Vec<Duration>,
    /// How long it can make its next request without a challenge, when it may; of several passes that of the last.
    pub pass: Option<Duration>,
}

/// What the purse remembers of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// A turn is kept for it.
    pub waits: bool,
    /// It has had more than its share until now.
    pub ahead: bool,
    /// How long until it is forgotten at the latest, were it never to ask again.
    pub ends_in: Duration,
}

/// How the allowance of one prefix stands, whatever the others around it say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierUse {
    /// Whose it is: the client's own, or that of a network it shares.
    pub tier: Tier,
    /// What is left of it.
    pub remaining: Remaining,
}
