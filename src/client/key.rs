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
mod tests;
