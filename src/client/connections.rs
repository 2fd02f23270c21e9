//! Who may have how many connections: counted by address here, and known by a place everywhere else.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::entropy::{Entropy, NoEntropy};
use crate::ledger::Tier;

use super::announced;
use super::key::Prefix;
use super::places::{Census, Place, Places};
use super::{Peer, Trust};

/// The time in which a proxy must have said for whom it connects.
const HEADER: Duration = Duration::from_secs(5);

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
    /// Whether it was said that a proxy does not announce, and that a stranger came where only proxies do.
    told: [AtomicBool; 2],
}

/// Who has connected: looked at only in this module.
#[derive(Clone, Copy, Default)]
pub struct Caller {
    peer: Peer,
    circuit: bool,
}

/// Why a connection that has to be announced was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unannounced {
    /// It ended before, or said too little for too long.
    Gone,
    /// It comes from nobody who may announce.
    Stranger,
    /// It began with something else.
    NoHeader,
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
            told: Default::default(),
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

    /// Hangs up on whoever has had an answer and asks nothing, once that answer is out.
    pub fn dismiss_idle(&self) {
        self.places.dismiss_idle();
    }

    /// Whom a proxy announces at the beginning of a connection (PROXY protocol), where each has to begin so.
    ///
    /// # Errors
    /// [`Unannounced`]; what the operator can mend is said once.
    pub async fn announced(&self, stream: &mut TcpStream) -> Result<Caller, Unannounced> {
        let proxy = peer(stream).map(|peer| peer.ip().to_canonical());
        if !proxy.is_some_and(|proxy| self.trust.trusts(proxy)) {
            return Err(self.unannounced(Unannounced::Stranger));
        }
        match timeout(HEADER, announced::take(stream)).await {
            Ok(Ok(Some(peer))) => Ok(self.caller(peer)),
            Ok(Ok(None)) => Err(self.unannounced(Unannounced::NoHeader)),
            Ok(Err(_)) | Err(_) => Err(Unannounced::Gone),
        }
    }

    /// Whoever was announced; a proxy's own call is nobody's, and no header of it is believed.
    fn caller(&self, peer: Peer) -> Caller {
        let circuit = peer.is_some_and(|peer| self.trust.is_circuit(peer.ip()));
        Caller { peer, circuit }
    }

    /// Says what is wrong the first time, and nothing of who did it.
    fn unannounced(&self, why: Unannounced) -> Unannounced {
        let [silent, stranger] = &self.told;
        let first = |told: &AtomicBool| !told.swap(true, Ordering::Relaxed);
        if why == Unannounced::NoHeader && first(silent) {
            tracing::warn!(
                "server.proxy_protocol: a trusted proxy connected without a PROXY header and was refused; let it send one, or \
                 call server.bind"
            );
        }
        if why == Unannounced::Stranger && first(stranger) {
            tracing::warn!(
                "server.proxy_protocol: somebody connected who is not in server.trusted_proxies and was refused"
            );
        }
        why
    }

    /// A place for a connection; none where all are taken by visitors who are being answered.
    #[must_use]
    pub fn admit(&self, caller: Caller) -> Option<Place> {
        let Some(address) = caller.peer.map(|peer| peer.ip()) else {
            return self.places.take(None, None);
        };
        match address {
            IpAddr::V6(v6) if caller.circuit => {
                let name = |tier| Prefix::new(tier, &v6.octets()).hash(&self.key);
                let (circuit, all) = (name(Tier::TorCircuit), name(Tier::TorCircuits));
                self.places.take(Some(circuit), Some(all))
            }
            _ => self.places.take(self.name(address), None),
        }
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

impl Caller {
    /// Whoever is at the other end of a connection.
    #[must_use]
    pub fn of(stream: &TcpStream) -> Self {
        Self {
            peer: peer(stream),
            circuit: false,
        }
    }

    /// The address to be handed to the framework.
    #[must_use]
    pub fn peer(&self) -> Peer {
        self.peer
    }
}

/// Where a connection comes from.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that looks at a connection's address"
)]
fn peer(stream: &TcpStream) -> Peer {
    stream.peer_addr().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ForwardedHeader;

    fn connections() -> Arc<Connections> {
        let limits = Limits {
            total: 2,
            per_client: 1,
        };
        let trust = Trust::new(
            vec!["10.0.0.0/8".parse().unwrap()],
            ForwardedHeader::XForwardedFor,
        );
        Connections::new(limits, trust.with_circuits(), &Entropy::seeded(1)).unwrap()
    }

    fn name(address: &str) -> Option<[u8; 16]> {
        connections().name(address.parse().unwrap())
    }

    /// safety.md T33
    #[test]
    fn a_circuit_is_one_only_where_a_proxy_announces_it() {
        let peer: Peer = Some("[fc00:dead:beef:4dad::1]:1".parse().unwrap());
        let connections = connections();
        let announced = connections.caller(peer);
        assert!(announced.circuit && connections.admit(announced).unwrap().is_circuit());
        let direct = Caller { peer, circuit: false };
        assert!(!connections.admit(direct).unwrap().is_circuit());
        for other in ["[fc00:dead:beef:4dae::1]:1", "192.0.2.1:1"] {
            assert!(
                !connections.caller(Some(other.parse().unwrap())).circuit,
                "{other}"
            );
        }
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
