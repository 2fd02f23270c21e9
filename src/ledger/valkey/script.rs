//! The scripts that run inside the store: each operation of the ledger is one call of one of them.

use redis::aio::MultiplexedConnection;
use redis::{RedisResult, Script};

use crate::ledger::retention::{CHALLENGE, LEASE, LINK, RATE_RECORD, RATE_WINDOW, REQUEST};

/// Which script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// What time it is.
    Now,
    /// Sessions and challenges.
    Shelf,
    /// Passes and marks.
    Once,
    /// Rates.
    Rate,
    /// Money.
    Purse,
    /// The keys that hide addresses.
    Keys,
    /// The requests of programs.
    Request,
    /// Pictures behind links.
    Pictures,
}

impl Act {
    const ALL: [Self; 8] = [
        Self::Now,
        Self::Shelf,
        Self::Once,
        Self::Rate,
        Self::Purse,
        Self::Keys,
        Self::Request,
        Self::Pictures,
    ];
}

/// All of them, ready to be called by their hash.
pub(super) struct Scripts {
    now: Script,
    shelf: Script,
    once: Script,
    rate: Script,
    purse: Script,
    keys: Script,
    request: Script,
    pictures: Script,
}

impl Scripts {
    pub(super) fn new() -> Self {
        Self {
            now: script(&[include_str!("now.lua")]),
            shelf: script(&[include_str!("shelf.lua")]),
            once: script(&[include_str!("once.lua")]),
            rate: script(&[include_str!("rate.lua")]),
            purse: script(&[
                include_str!("money.lua"),
                include_str!("shares.lua"),
                include_str!("purse.lua"),
            ]),
            keys: script(&[include_str!("keys.lua")]),
            request: script(&[include_str!("request.lua")]),
            pictures: script(&[include_str!("pictures.lua")]),
        }
    }

    /// Makes them known to the store.
    pub(super) async fn load(&self, connection: &mut MultiplexedConnection) -> RedisResult<()> {
        for act in Act::ALL {
            self.of(act).load_async(connection).await?;
        }
        Ok(())
    }

    pub(super) fn of(&self, act: Act) -> &Script {
        match act {
            Act::Now => &self.now,
            Act::Shelf => &self.shelf,
            Act::Once => &self.once,
            Act::Rate => &self.rate,
            Act::Purse => &self.purse,
            Act::Keys => &self.keys,
            Act::Request => &self.request,
            Act::Pictures => &self.pictures,
        }
    }
}

/// A script of these parts, each of which may use what stands in those before it.
fn script(parts: &[&str]) -> Script {
    // How long something is kept is said in one place only.
    let spans = [
        ("CHALLENGE", CHALLENGE),
        ("RATE_WINDOW", RATE_WINDOW),
        ("RATE_RECORD", RATE_RECORD),
        ("LEASE", LEASE),
        ("REQUEST", REQUEST),
        ("LINK", LINK),
    ];
    let spans = spans.map(|(name, span)| format!("local {name} = {}", span.as_micros()));
    let (spans, clock) = (spans.join("\n"), include_str!("clock.lua"));
    Script::new(&format!("{spans}\n{clock}\n{}", parts.join("\n")))
}
