//! The opaque names that records of a client and of its networks stand under.

use super::tier::{TIERS, Tier};

/// Stands for a client without saying where it is: hashes under a key that rotates, made by `client` alone.
///
/// One name for each tier of its address, the narrowest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientKey {
    own: TierName,
    networks: [Option<TierName>; TIERS - 1],
    share: ShareName,
}

/// The name that a client's share of the money stands under: mostly its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShareName {
    /// Under today's key.
    pub current: [u8; 16],
    /// Under the key before, while that still counts.
    pub previous: Option<[u8; 16]>,
}

/// The name of one prefix.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TierName {
    /// What kind of prefix it is.
    pub tier: Tier,
    /// Its name under today's key, which new records are written under.
    pub current: [u8; 16],
    /// Its name under the key before, while that still counts.
    pub previous: Option<[u8; 16]>,
    /// A number that is the prefix's on every day, for a store that has to count it together with others.
    ///
    /// It chooses among places that hold times and no names, and is written nowhere.
    pub cell: u32,
}

impl ClientKey {
    /// A client alone, in no network: its name under today's key, and the one under the key before.
    #[must_use]
    pub fn new(current: [u8; 16], previous: Option<[u8; 16]>) -> Self {
        let [.., a, b, c, d] = current;
        let own = TierName {
            tier: Tier::Ipv4Address,
            current,
            previous,
            cell: u32::from_be_bytes([a, b, c, d]),
        };
        Self::within(own, [None; TIERS - 1])
    }

    /// A client and the networks around it, the narrower first.
    #[must_use]
    pub fn within(own: TierName, networks: [Option<TierName>; TIERS - 1]) -> Self {
        let share = ShareName {
            current: own.current,
            previous: own.previous,
        };
        Self { own, networks, share }
    }

    /// The same client, who shares the money under another name: one that others have as well.
    #[must_use]
    pub fn sharing_as(self, current: [u8; 16], previous: Option<[u8; 16]>) -> Self {
        let share = ShareName { current, previous };
        Self { share, ..self }
    }

    /// The name its share of the money stands under.
    #[must_use]
    pub fn share(&self) -> ShareName {
        self.share
    }

    /// The name new records of the client itself are written under.
    #[must_use]
    pub fn current(&self) -> [u8; 16] {
        self.own.current
    }

    /// The client's own prefix.
    #[must_use]
    pub fn own(&self) -> TierName {
        self.own
    }

    /// The name of the widest network around it: whoever holds one holds what lies in it.
    #[must_use]
    pub fn network(&self) -> [u8; 16] {
        self.tiers().last().map_or(self.own.current, |tier| tier.current)
    }

    /// Another name for the same client, under which something else is counted than pictures.
    #[must_use]
    pub fn apart(&self) -> Self {
        self.masked(0xff)
    }

    /// Another name for the same client, under which pictures are counted that were worked for.
    #[must_use]
    pub fn worked(&self) -> Self {
        self.masked(0xaa)
    }

    /// Another name for the same client, under which sounds are counted.
    #[must_use]
    pub fn for_sounds(&self) -> Self {
        self.masked(0x55)
    }

    /// Every prefix of the client, its own first.
    pub fn tiers(&self) -> impl Iterator<Item = TierName> + use<> {
        std::iter::once(self.own).chain(self.networks.into_iter().flatten())
    }

    /// Every name a record of this client itself can stand under, the current one first.
    pub fn names(&self) -> impl Iterator<Item = [u8; 16]> + use<> {
        self.own.names()
    }

    fn masked(&self, mask: u8) -> Self {
        Self {
            own: self.own.masked(mask),
            networks: self.networks.map(|tier| tier.map(|name| name.masked(mask))),
            share: self.share,
        }
    }

    /// A key of its own for each number.
    #[cfg(test)]
    pub(crate) fn for_tests(number: u8) -> Self {
        Self::new([number; 16], None)
    }
}

impl ShareName {
    /// Every name the share can stand under, the current one first.
    pub fn names(&self) -> impl Iterator<Item = [u8; 16]> + use<> {
        std::iter::once(self.current).chain(self.previous)
    }
}

impl TierName {
    /// Every name a record of this prefix can stand under, the current one first.
    pub fn names(&self) -> impl Iterator<Item = [u8; 16]> + use<> {
        std::iter::once(self.current).chain(self.previous)
    }

    /// Another name for the prefix: all of it is hashes, and any bijection of them is as good a name.
    pub(super) fn masked(&self, mask: u8) -> Self {
        let masked = |name: [u8; 16]| name.map(|byte| byte ^ mask);
        Self {
            tier: self.tier,
            current: masked(self.current),
            previous: self.previous.map(masked),
            cell: self.cell ^ u32::from_be_bytes([mask; 4]),
        }
    }
}
