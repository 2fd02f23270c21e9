//! Opaque names for clients, under a key that nobody keeps.

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use crate::clock::{Clock, Moment};
use crate::entropy::{Entropy, NoEntropy};
use crate::ledger::ClientKey;
use crate::ledger::retention::{ADDRESS_KEY, RATE_WINDOW};

/// The keys of the hash: today's, and the one before while records under it can still count.
///
/// A record moves to the current name when its client comes again, so a rotation gives nobody a fresh
/// allowance; a key is forgotten when every window counted under it has passed.
pub struct KeyRing {
    clock: Clock,
    entropy: Entropy,
    keys: Mutex<Keys>,
}

struct Keys {
    current: [u8; 32],
    previous: Option<[u8; 32]>,
    since: Moment,
}

impl KeyRing {
    /// A ring with one fresh key.
    ///
    /// # Errors
    /// [`NoEntropy`] when there is no randomness for it.
    pub fn new(clock: Clock, entropy: Entropy) -> Result<Self, NoEntropy> {
        let keys = Keys {
            current: entropy.bytes()?,
            previous: None,
            since: clock.now(),
        };
        Ok(Self {
            clock,
            entropy,
            keys: Mutex::new(keys),
        })
    }

    /// The name of the prefix an address lies in.
    pub(super) fn name(&self, address: IpAddr) -> ClientKey {
        let prefix = prefix(address);
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.rotate(self.clock.now(), &self.entropy);
        let previous = keys.previous.as_ref().map(|key| hash(key, &prefix));
        ClientKey::new(hash(&keys.current, &prefix), previous)
    }
}

impl Keys {
    fn rotate(&mut self, now: Moment, entropy: &Entropy) {
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

/// The part of an address that one visitor holds: all of IPv4, the first 64 bits of IPv6.
fn prefix(address: IpAddr) -> [u8; 9] {
    let mut prefix = [0; 9];
    match address {
        IpAddr::V4(v4) => fill(&mut prefix, 4, &v4.octets()),
        IpAddr::V6(v6) => fill(&mut prefix, 6, &v6.octets()),
    }
    prefix
}

fn fill(prefix: &mut [u8; 9], family: u8, octets: &[u8]) {
    for (place, octet) in prefix.iter_mut().zip(std::iter::once(&family).chain(octets)) {
        *place = *octet;
    }
}

fn hash(key: &[u8; 32], prefix: &[u8; 9]) -> [u8; 16] {
    let mut name = [0; 16];
    blake3::Hasher::new_keyed(key)
        .update(prefix)
        .finalize_xof()
        .fill(&mut name);
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::ManualClock;
    use std::time::Duration;

    fn ring() -> (std::sync::Arc<ManualClock>, KeyRing) {
        let manual = ManualClock::at(time::OffsetDateTime::UNIX_EPOCH);
        let ring = KeyRing::new(Clock::new(manual.clone()), Entropy::seeded(1)).unwrap();
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
