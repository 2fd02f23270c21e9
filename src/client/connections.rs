//! Who may have how many connections: counted by address here, and known by a place everywhere else.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use crate::entropy::{Entropy, NoEntropy};
use crate::ledger::Tier;

use super::key::Prefix;
use super::places::{Census, Place, Places};
use super::{Peer, Trust};

/// How many connections there may be at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From everybody.
    pub total: usize,
    /// From one client: an IPv4 address or an IPv6 /64, the first tier of its rate.
    pub per_client: usize,
}

/// Gives every connection its place, for as long as there are any.
pub struct Connections {
    trust: Trust,
    /// Chooses the names that clients are counted under; each is dropped with the client's last connection.
    key: [u8; 32],
    places: Arc<Places>,
    total: usize,
}

impl Connections {
    /// Counts up to these limits; the proxies that are trusted bring many visitors each, and have no limit of their own.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness for the names.
    pub fn new(limits: Limits, trust: Trust, entropy: &Entropy) -> Result<Arc<Self>, NoEntropy> {
        Ok(Arc::new(Self {
            trust,
            key: entropy.bytes()?,
            places: Places::new(limits.total, limits.per_client),
            total: limits.total,
        }))
    }

    /// How many connections there may be at the most.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many there are, and what became of those that came.
    #[must_use]
    pub fn census(&self) -> Census {
        self.places.census()
    }

    /// A place for a connection; none where all are taken by visitors who are being answered.
    #[must_use]
    pub fn admit(&self, peer: Peer) -> Option<Place> {
        let address = peer.map(|peer| peer.ip());
        self.places.take(address.and_then(|address| self.name(address)))
    }

    /// What a client is counted under; none for those who are not counted.
    ///
    /// This machine's own two addresses are those of a proxy that nobody has named yet, of Tor, and of the operator.
    /// No other of its 16 million is.
    fn name(&self, address: IpAddr) -> Option<[u8; 16]> {
        let address = address.to_canonical();
        let ours = address == Ipv4Addr::LOCALHOST || address == Ipv6Addr::LOCALHOST;
        if ours || self.trust.trusts(address) {
            return None;
        }
        let prefix = match address {
            IpAddr::V4(v4) => Prefix::new(Tier::Ipv4Address, &v4.octets()),
            IpAddr::V6(v6) => Prefix::new(Tier::Ipv6Subnet, &v6.octets()),
        };
        Some(prefix.hash(&self.key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ForwardedHeader;

    fn name(address: &str) -> Option<[u8; 16]> {
        let limits = Limits {
            total: 1,
            per_client: 1,
        };
        let trust = Trust::new(
            vec!["10.0.0.0/8".parse().unwrap()],
            ForwardedHeader::XForwardedFor,
        );
        let connections = Connections::new(limits, trust, &Entropy::seeded(1)).unwrap();
        connections.name(address.parse().unwrap())
    }

    /// safety.md T33
    #[test]
    fn proxies_and_this_machine_itself_are_not_counted() {
        for address in [
            "127.0.0.1",
            "::1",
            "::ffff:127.0.0.1",
            "10.1.2.3",
            "::ffff:10.1.2.3",
        ] {
            assert!(name(address).is_none(), "{address}");
        }
        for address in ["127.0.0.2", "::2", "192.0.2.1", "fd00::1"] {
            assert!(name(address).is_some(), "{address}");
        }
    }

    /// safety.md T33
    #[test]
    fn a_client_is_an_address_or_a_subnet_as_for_its_rate() {
        assert_eq!(name("2001:db8::1"), name("2001:db8::2"));
        assert_ne!(name("2001:db8::1"), name("2001:db8:0:1::1"));
        assert_ne!(name("192.0.2.1"), name("192.0.2.2"));
        assert_eq!(name("192.0.2.1"), name("::ffff:192.0.2.1"));
    }
}
