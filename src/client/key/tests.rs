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
