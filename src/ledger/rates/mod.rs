//! The rate records of every client and every network, in memory that has a bound.
//!
//! A request counts in all tiers of its address at once or in none. When there is no room for
//!
//! - another client, it is counted in a stand-in that all such clients of its network share: together they have
//!   what one of them would have had;
//! - another network, it is counted in a cell of arrival times that networks share by chance, without a name.
//!
//! Nothing is ever dropped before its windows have passed, and a record that is written when there is room again
//! begins where its stand-in or its cell stands. So a full table gives nobody a fresh allowance, and a limited client
//! stays limited. What a stand-in or a cell has counted is not given back: it may be somebody else's.

use std::num::NonZeroU32;

use crate::clock::Moment;

use super::ClientKey;
use super::arrivals::Arrivals;
use super::client_key::TierName;
use super::held::TierUse;
use super::quota::{Quotas, Remaining, TooMany};
use super::retention::RATE_WINDOW;
use super::tier::{TIERS, Tier};

mod record;
mod segment;
#[cfg(test)]
mod tests;

use record::{Cell, Tag};
use segment::{Room, Segment};

/// So many parts the table has: each grows and is swept by itself, so that nobody waits for the whole.
pub(super) const SEGMENTS: usize = 256;

/// 5.5 million clients and 1.8 million networks in 98 MiB, and 1.5 million cells in 18: 116 MiB in all.
const ROOM: Room = Room {
    clients: 21_504,
    networks: 7_168,
    cells: 6_144,
};

/// Changes a network's name into that of the clients in it who have no record.
const STAND_IN: u8 = 0x33;

/// The table.
pub(super) struct Rates {
    segments: Vec<Segment>,
    room: Room,
    /// Until when a client without a record may have been counted in a stand-in.
    stand_ins: Moment,
}

impl Rates {
    pub(super) fn new() -> Self {
        Self::with(ROOM)
    }

    fn with(room: Room) -> Self {
        Self {
            segments: std::iter::repeat_with(Segment::new).take(SEGMENTS).collect(),
            room,
            stand_ins: Moment::default(),
        }
    }

    /// How many records of clients and of networks there are.
    pub(super) fn len(&self) -> (usize, usize) {
        let each = self.segments.iter().map(Segment::len);
        each.fold((0, 0), |(clients, networks), (more_clients, more_networks)| {
            (clients + more_clients, networks + more_networks)
        })
    }

    /// Counts `amount` in every window of every tier, or says why not and changes nothing.
    pub(super) fn count(
        &mut self,
        client: &ClientKey,
        amount: NonZeroU32,
        quotas: &Quotas,
        now: Moment,
    ) -> Result<(), TooMany> {
        let mut next = [Arrivals::default(); TIERS];
        let mut refused = None;
        for (tier, next) in client.tiers().zip(next.iter_mut()) {
            let record = self.read(client, &tier, now);
            match record.count(now, amount, &quotas.times(tier.tier.factor()), tier.tier) {
                Ok(counted) => *next = counted,
                Err(TooMany::Never(window)) => return Err(TooMany::Never(window)),
                Err(TooMany::Wait(over)) => refused = Some(over.or_longer(refused)),
            }
        }
        if let Some(over) = refused {
            return Err(TooMany::Wait(over));
        }
        for (tier, next) in client.tiers().zip(&next) {
            self.write(client, &tier, next, now);
        }
        Ok(())
    }

    /// Takes `amount` back in every window of every tier that has a record of its own.
    ///
    /// Under yesterday's name as well as today's, or what is left there would count once today's record has passed.
    pub(super) fn give_back(&mut self, client: &ClientKey, amount: NonZeroU32, quotas: &Quotas, now: Moment) {
        for tier in client.tiers() {
            let quotas = quotas.times(tier.tier.factor());
            for name in tier.names() {
                let (at, tag) = place(name, tier.tier.is_network());
                let Some(segment) = self.segments.get_mut(at) else {
                    continue;
                };
                if let Some(record) = segment.get(tag) {
                    segment.replace(tag, &record.give_back(amount, &quotas), now);
                }
            }
        }
    }

    /// What is left in every window, whichever tier has the least.
    pub(super) fn remaining(&self, client: &ClientKey, quotas: &Quotas, now: Moment) -> Remaining {
        let whole = Arrivals::default().remaining(now, quotas);
        client.tiers().fold(whole, |remaining, tier| {
            let record = self.read(client, &tier, now);
            remaining.and(&record.remaining(now, &quotas.times(tier.tier.factor())))
        })
    }

    /// How each tier of a client stands.
    pub(super) fn usage(&self, client: &ClientKey, quotas: &Quotas, now: Moment) -> Vec<TierUse> {
        let each = client.tiers().map(|name| TierUse {
            tier: name.tier,
            remaining: self
                .read(client, &name, now)
                .remaining(now, &quotas.times(name.tier.factor())),
        });
        each.collect()
    }

    /// Drops what is over in one part of the table, and says how many clients and networks that were.
    pub(super) fn sweep(&mut self, segment: usize, now: Moment) -> (usize, usize) {
        let Some(segment) = self.segments.get_mut(segment) else {
            return (0, 0);
        };
        let (clients, networks) = segment.len();
        segment.sweep(now);
        let (left, networks_left) = segment.len();
        (
            clients.saturating_sub(left),
            networks.saturating_sub(networks_left),
        )
    }

    /// The record of a prefix, or what counts in its place.
    fn read(&self, client: &ClientKey, name: &TierName, now: Moment) -> Arrivals {
        if name.tier.is_network() {
            return self.record(name, true).unwrap_or_else(|| self.cell(name));
        }
        let own = self.record(name, false);
        own.unwrap_or_else(|| self.stand_in(client, now))
    }

    fn write(&mut self, client: &ClientKey, name: &TierName, arrivals: &Arrivals, now: Moment) {
        let network = name.tier.is_network();
        let (at, tag) = place(name.current, network);
        let room = self.room;
        let Some(segment) = self.segments.get_mut(at) else {
            return;
        };
        if segment.replace(tag, arrivals, now) {
            return;
        }
        if segment.insert(tag, arrivals, now, room).is_ok() {
            // What stands under yesterday's name is read no more, and passes by itself.
            return;
        }
        if network {
            self.raise_cell(name, arrivals, now);
        } else {
            self.write_stand_in(client, arrivals, now);
        }
        // Yesterday's name is still read first; when it is forgotten, the shared place has it all.
        if let Some((at, tag)) = name.previous.map(|name| place(name, network))
            && let Some(segment) = self.segments.get_mut(at)
        {
            segment.replace(tag, arrivals, now);
        }
    }

    /// What the clients of this one's network that had no room have used together.
    fn stand_in(&self, client: &ClientKey, now: Moment) -> Arrivals {
        if now >= self.stand_ins {
            return Arrivals::default();
        }
        let name = stand_in(client);
        self.record(&name, true).unwrap_or_else(|| self.cell(&name))
    }

    fn write_stand_in(&mut self, client: &ClientKey, arrivals: &Arrivals, now: Moment) {
        let shared = self.stand_in(client, now).or_later(arrivals);
        self.stand_ins = now + RATE_WINDOW;
        self.write(client, &stand_in(client), &shared, now);
    }

    fn record(&self, name: &TierName, network: bool) -> Option<Arrivals> {
        name.names().find_map(|name| {
            let (at, tag) = place(name, network);
            self.segments.get(at)?.get(tag)
        })
    }

    fn cell(&self, name: &TierName) -> Arrivals {
        let (at, cell) = shared_place(name);
        let segment = self.segments.get(at);
        segment.map_or_else(Arrivals::default, |segment| segment.cell(cell))
    }

    fn raise_cell(&mut self, name: &TierName, arrivals: &Arrivals, now: Moment) {
        let (at, cell) = shared_place(name);
        if let Some(segment) = self.segments.get_mut(at) {
            segment.raise_cell(cell, arrivals, now, self.room);
        }
    }
}

/// The part of the table a name belongs to, and its tag there.
fn place(name: [u8; 16], network: bool) -> (usize, Tag) {
    let [segment, a, b, c, d, ..] = name;
    (
        usize::from(segment),
        Tag::new(u32::from_be_bytes([a, b, c, d]), network),
    )
}

/// The part of the table a prefix's cell is in, and which one it is there.
fn shared_place(name: &TierName) -> (usize, Cell) {
    let [.., segment] = name.cell.to_be_bytes();
    (usize::from(segment), Cell::new(name.cell))
}

/// The name that those share in a network who have no record: that of the narrowest one around them, changed so that
/// it is no other's.
fn stand_in(client: &ClientKey) -> TierName {
    let around = client.tiers().find(|name| name.tier.is_network());
    let shared = TierName {
        tier: Tier::Ipv4Network,
        ..around.unwrap_or(client.own())
    };
    shared.masked(STAND_IN)
}
