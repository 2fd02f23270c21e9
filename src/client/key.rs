//! Opaque names for clients, under a key that nobody keeps.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::clock::{Clock, Moment};
use crate::entropy::{Entropy, NoEntropy};
use crate::ledger::retention::{ADDRESS_KEY, RATE_WINDOW};
use crate::ledger::{AddressKeys, ClientKey, Ledger, LedgerFault, TIERS, Tier, TierName};
use crate::sandbox::locked;

/// Keys that others make are asked for again after so long: the store that has them may have lost them.
const FRESH: Duration = Duration::from_secs(5);
/// After asking in vain it is asked again after so long.
const AGAIN: Duration = Duration::from_secs(1);

/// The keys of the hash: today's, and the one before while records under it can still count.
///
/// A record moves to the current name when its client comes again, so a rotation gives nobody a fresh
/// allowance; a key is forgotten when every window counted under it has passed.
pub struct KeyRing {
    clock: Clock,
    entropy: Entropy,
    keys: Box<Mutex<Keys>>,
    /// Who has the keys that all replicas use.
    ledger: Arc<dyn Ledger>,
    /// Chooses cells, for as long as the process runs: what it makes is kept nowhere.
    cells: [u8; 32],
}

#[derive(Clone, Copy)]
struct Keys {
    current: [u8; 32],
    previous: Option<[u8; 32]>,
    since: Moment,
    /// Until when nobody needs to be asked for them; none when they are this process's own.
    asked: Option<Asked>,
}

/// What is known of keys that others use as well.
#[derive(Clone, Copy, Default)]
struct Asked {
    /// Until when they are good, whoever else can be reached.
    good: Moment,
    /// When to ask again.
    again: Moment,
}

impl KeyRing {
    /// A ring with one fresh key, until the ledger is asked whether it has one for everybody.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness for it.
    pub fn new(clock: Clock, entropy: Entropy, ledger: Arc<dyn Ledger>) -> Result<Self, NoEntropy> {
        let cells = entropy.bytes()?;
        let keys = Keys {
            current: entropy.bytes()?,
            previous: None,
            since: clock.now(),
            asked: Some(Asked::default()),
        };
        Ok(Self {
            clock,
            ledger,
            entropy,
            keys: locked(Mutex::new(keys)),
            cells,
        })
    }

    /// Asks the ledger for the keys that all replicas use, when it is time to.
    ///
    /// Without an answer the last ones serve on: whatever is counted under them needs the ledger as well.
    pub(super) async fn refresh(&self) {
        if !self.is_asking() {
            return;
        }
        let answer = self.ledger.address_keys().await;
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        match answer {
            Ok(Some(shared)) => keys.share(&shared, self.clock.now()),
            Ok(None) => keys.asked = None,
            Err(LedgerFault) => {}
        }
    }

    /// Whether this is the one to ask: while there are good keys, others need not wait for it.
    fn is_asking(&self) -> bool {
        let now = self.clock.now();
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(asked) = keys.asked.as_mut() else {
            return false;
        };
        if now >= asked.good {
            return true;
        }
        let time = now >= asked.again;
        if time {
            asked.again = now + AGAIN;
        }
        time
    }

    /// The names of the prefixes an address lies in.
    pub(super) fn name(&self, address: IpAddr) -> ClientKey {
        let keys = self.keys();
        // However an IPv4 address is spelled, it is the same client.
        match address.to_canonical() {
            IpAddr::V4(v4) => self.client(&keys, Tier::IPV4, &v4.octets()),
            IpAddr::V6(v6) => self.client(&keys, Tier::IPV6, &v6.octets()),
        }
    }

    /// The names of a circuit of Tor, by what stands in place of its address: its own, and that of all circuits.
    ///
    /// A new circuit costs nothing, so its share of the money is one of a fixed number, chosen by its name: however many
    /// circuits there are, together they have as much as so many clients.
    pub(super) fn circuit(&self, address: IpAddr) -> ClientKey {
        let keys = self.keys();
        let octets = match address {
            IpAddr::V4(v4) => v4.to_ipv6_mapped().octets(),
            IpAddr::V6(v6) => v6.octets(),
        };
        let client = self.client(&keys, Tier::CIRCUIT, &octets);
        let shared = |key: &[u8; 32]| {
            let [place, ..] = Prefix::new(Tier::TorCircuit, &octets).hash(key);
            Prefix::share(u32::from(place) % Tier::TorCircuits.factor()).hash(key)
        };
        let previous = keys.previous.as_ref().map(shared);
        client.sharing_as(shared(&keys.current), previous)
    }

    /// The keys as they are now.
    fn keys(&self) -> Keys {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.rotate(self.clock.now(), &self.entropy);
        *keys
    }

    /// A client by its address's tiers, the narrowest first.
    fn client(&self, keys: &Keys, tiers: &[Tier], octets: &[u8]) -> ClientKey {
        let mut names = tiers.iter().map(|tier| self.tier(keys, *tier, octets));
        let own = names
            .next()
            .unwrap_or_else(|| self.tier(keys, Tier::Ipv4Address, octets));
        let mut networks = [None; TIERS - 1];
        for (network, name) in networks.iter_mut().zip(names) {
            *network = Some(name);
        }
        ClientKey::within(own, networks)
    }

    fn tier(&self, keys: &Keys, tier: Tier, octets: &[u8]) -> TierName {
        let prefix = Prefix::new(tier, octets);
        let [a, b, c, d, ..] = prefix.hash(&self.cells);
        TierName {
            tier,
            current: prefix.hash(&keys.current),
            previous: keys.previous.as_ref().map(|key| prefix.hash(key)),
            cell: u32::from_be_bytes([a, b, c, d]),
        }
    }
}

impl Keys {
    /// Takes over what all replicas use.
    fn share(&mut self, shared: &AddressKeys, now: Moment) {
        self.current = shared.current;
        self.previous = shared.previous;
        let good = now + shared.left;
        self.asked = Some(Asked {
            good,
            again: good.min(now + FRESH),
        });
    }

    fn rotate(&mut self, now: Moment, entropy: &Entropy) {
        // Keys that others use are replaced by all of them together.
        if self.asked.is_some_and(|asked| asked.good > Moment::default()) {
            return;
        }
        let age = now.since(self.since);
        if age < ADDRESS_KEY {
            return;
        }
        // Without randomness the old key serves on: better one name for two days than a name that can be guessed.
        let Ok(fresh) = entropy.bytes() else { return };
        let outlived = age >= ADDRESS_KEY + RATE_WINDOW;
        self.previous = (!outlived).then_some(self.current);
        self.current = fresh;
        self.since = now;
    }
}

/// What prefixes begin with that are of no address: more than it has bits.
const CIRCUITS: u8 = 254;
const SHARE: u8 = 255;

/// The leading bits of an address, and which tier they are of: two of one address have nothing in common.
pub(super) struct Prefix([u8; 17]);

impl Prefix {
    pub(super) fn new(tier: Tier, octets: &[u8]) -> Self {
        let mut prefix = [0; 17];
        let leading = octets.iter().take(usize::from(tier.bits() / 8));
        // The circuits' network could be the subnet of an address.
        let mark = match tier {
            Tier::TorCircuits => CIRCUITS,
            tier => tier.bits(),
        };
        for (place, octet) in prefix.iter_mut().zip(std::iter::once(&mark).chain(leading)) {
            *place = *octet;
        }
        Self(prefix)
    }

    /// One of the shares that circuits have together.
    fn share(number: u32) -> Self {
        let mut prefix = [0; 17];
        for (place, byte) in prefix
            .iter_mut()
            .zip([SHARE].into_iter().chain(number.to_be_bytes()))
        {
            *place = byte;
        }
        Self(prefix)
    }

    pub(super) fn hash(&self, key: &[u8; 32]) -> [u8; 16] {
        let hash = blake3::keyed_hash(key, &self.0);
        let mut name = [0; 16];
        for (place, byte) in name.iter_mut().zip(hash.as_bytes()) {
            *place = *byte;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::ManualClock;
    use crate::ledger::Memory;

    fn ring() -> (Arc<ManualClock>, KeyRing) {
        let manual = ManualClock::at(time::OffsetDateTime::UNIX_EPOCH);
        let clock = Clock::new(manual.clone());
        let ledger = Arc::new(Memory::new(clock.clone()));
        let ring = KeyRing::new(clock, Entropy::seeded(1), ledger).unwrap();
        (manual, ring)
    }

    fn name(ring: &KeyRing, address: &str) -> ClientKey {
        ring.name(address.parse().unwrap())
    }

    #[test]
    fn a_whole_64_is_one_client_and_its_neighbour_another() {
        let (_, ring) = ring();
        let first = name(&ring, "2001:db8:1:2::1");
        assert!(first == name(&ring, "2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert!(first != name(&ring, "2001:db8:1:3::1"));
    }

    /// How many of its tiers an address shares with another.
    fn shared(ring: &KeyRing, one: &str, other: &str) -> usize {
        let (one, other) = (name(ring, one), name(ring, other));
        let pairs = one.tiers().zip(other.tiers());
        pairs.filter(|(one, other)| one.current == other.current).count()
    }

    /// safety.md T8
    #[test]
    fn neighbours_share_the_networks_that_hold_both() {
        let (_, ring) = ring();
        for (one, other, tiers) in [
            ("192.0.2.1", "192.0.2.1", 2),
            ("192.0.2.1", "192.0.2.255", 1),
            ("192.0.2.1", "192.0.3.1", 0),
            ("2001:db8:1:200::1", "2001:db8:1:200::2", 3),
            ("2001:db8:1:200::1", "2001:db8:1:2ff::1", 2),
            ("2001:db8:1:200::1", "2001:db8:1:300::1", 1),
            ("2001:db8:1:200::1", "2001:db8:2:200::1", 0),
        ] {
            assert_eq!(shared(&ring, one, other), tiers, "{one} {other}");
        }
    }

    #[test]
    fn no_two_tiers_of_an_address_have_the_same_name() {
        let (_, ring) = ring();
        for address in ["0.0.0.0", "::", "192.0.2.1", "2001:db8::"] {
            let names: std::collections::BTreeSet<_> =
                name(&ring, address).tiers().map(|tier| tier.current).collect();
            assert_eq!(names.len(), name(&ring, address).tiers().count(), "{address}");
        }
    }

    fn circuit(ring: &KeyRing, number: u16) -> ClientKey {
        ring.circuit(format!("fc00:dead:beef:4dad::{number:x}").parse().unwrap())
    }

    /// safety.md T8
    #[test]
    fn a_circuit_is_a_visitor_and_all_circuits_are_one_network() {
        let (_, ring) = ring();
        let (one, other) = (circuit(&ring, 1), circuit(&ring, 2));
        assert!(one.current() != other.current() && one.network() == other.network());
        let tiers: Vec<Tier> = one.tiers().map(|tier| tier.tier).collect();
        assert_eq!(tiers, [Tier::TorCircuit, Tier::TorCircuits]);
        let address = name(&ring, "fc00:dead:beef:4dad::1");
        let names: Vec<_> = address.tiers().map(|tier| tier.current).collect();
        assert!(
            one.tiers().all(|tier| !names.contains(&tier.current)),
            "no address has its names"
        );
    }

    /// safety.md T6
    #[test]
    fn however_many_circuits_there_are_their_shares_of_the_money_are_few() {
        let (clock, ring) = ring();
        let shares = |ring: &KeyRing| -> std::collections::BTreeSet<[u8; 16]> {
            (0..2_000)
                .map(|number| circuit(ring, number).share().current)
                .collect()
        };
        let before = shares(&ring);
        assert_eq!(before.len(), 64);
        let own = name(&ring, "192.0.2.1");
        assert!(own.share().current == own.current(), "an address has its own");
        clock.advance(ADDRESS_KEY);
        assert!(shares(&ring).is_disjoint(&before));
        let previous = circuit(&ring, 7).share().previous.unwrap();
        assert!(before.contains(&previous), "yesterday's is still known");
    }

    /// safety.md T9
    #[test]
    fn a_mapped_address_is_the_ipv4_client_it_stands_for() {
        let (_, ring) = ring();
        assert_eq!(shared(&ring, "::ffff:192.0.2.1", "192.0.2.1"), 2);
    }

    #[test]
    fn every_ipv4_address_is_its_own_client() {
        let (_, ring) = ring();
        assert!(name(&ring, "192.0.2.1") != name(&ring, "192.0.2.2"));
    }

    #[test]
    fn after_a_rotation_the_old_name_is_known_for_as_long_as_it_counts() {
        let (clock, ring) = ring();
        let before = name(&ring, "192.0.2.1");
        clock.advance(ADDRESS_KEY);
        let after = name(&ring, "192.0.2.1");
        assert!(after.current() != before.current());
        assert!(after.names().any(|name| name == before.current()));
        clock.advance(ADDRESS_KEY);
        assert!(
            !name(&ring, "192.0.2.1")
                .names()
                .any(|name| name == before.current())
        );
    }

    #[test]
    fn a_ring_that_slept_past_the_window_forgets_its_old_key() {
        let (clock, ring) = ring();
        let before = name(&ring, "192.0.2.1");
        clock.advance(ADDRESS_KEY + RATE_WINDOW + Duration::from_secs(1));
        assert!(
            !name(&ring, "192.0.2.1")
                .names()
                .any(|name| name == before.current())
        );
    }
}
