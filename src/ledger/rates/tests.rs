//! The table against a model that forgets nothing, and full to the last slot.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::prelude::*;

use super::*;

const SECOND: u64 = 1_000_000_000;

fn n(value: u32) -> NonZeroU32 {
    NonZeroU32::new(value).unwrap()
}

fn quotas() -> Quotas {
    Quotas::new(n(4), n(30), n(100))
}

fn start() -> Moment {
    Moment::from_nanos(3_600 * SECOND)
}

/// As good as the keyed hash of `client`.
fn name(number: u32, salt: u8) -> [u8; 16] {
    let mut name = [0; 16];
    let hash = blake3::keyed_hash(&[salt; 32], &number.to_be_bytes());
    name.copy_from_slice(&hash.as_bytes()[..16]);
    name
}

/// A client of a network of so many, on this day.
fn client(number: u32, network: u32, day: u8) -> ClientKey {
    let of = |tier, number, kind: u8| TierName {
        tier,
        current: name(number, kind + 10 * day),
        previous: day.checked_sub(1).map(|day| name(number, kind + 10 * day)),
        cell: u32::from_be_bytes(name(number, kind + 5)[..4].try_into().unwrap()),
    };
    let around = of(Tier::Ipv4Network, network, 1);
    ClientKey::within(of(Tier::Ipv4Address, number, 0), [Some(around), None])
}

fn small(clients: usize, networks: usize, cells: usize) -> Rates {
    Rates::with(Room {
        clients,
        networks,
        cells,
    })
}

/// How many of `asks` single pictures are granted.
fn granted(rates: &mut Rates, client: &ClientKey, asks: usize, now: Moment) -> usize {
    let counts = (0..asks).map(|_| rates.count(client, n(1), &quotas(), now));
    counts.filter(Result::is_ok).count()
}

fn sweep(rates: &mut Rates, now: Moment) {
    for segment in 0..SEGMENTS {
        rates.sweep(segment, now);
    }
}

#[derive(Clone, Debug)]
enum Step {
    Count { client: u32, amount: u32 },
    GiveBack { client: u32, amount: u32 },
    Pass { seconds: u64 },
    Sweep,
    NextDay,
    Room { clients: usize, networks: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let (who, amount) = (0_u32..12, 1_u32..=4);
    prop_oneof![
        12 => (who.clone(), amount.clone()).prop_map(|(client, amount)| Step::Count { client, amount }),
        2 => (who, amount).prop_map(|(client, amount)| Step::GiveBack { client, amount }),
        4 => (0_u64..4_000).prop_map(|seconds| Step::Pass { seconds }),
        1 => Just(Step::Sweep),
        1 => Just(Step::NextDay),
        1 => (0_usize..2, 0_usize..2).prop_map(|(clients, networks)| Step::Room { clients, networks }),
    ]
}

/// What each prefix's record would be if memory were free.
#[derive(Default)]
struct Model(BTreeMap<(bool, u32), Arrivals>);

impl Model {
    fn tiers(client: u32) -> [((bool, u32), Tier); 2] {
        [
            ((false, client), Tier::Ipv4Address),
            ((true, client / 4), Tier::Ipv4Network),
        ]
    }

    fn count(&mut self, client: u32, amount: u32, now: Moment) -> Result<(), TooMany> {
        let mut next = Vec::new();
        let mut refused = None;
        for (key, tier) in Self::tiers(client) {
            let record = self.0.get(&key).copied().unwrap_or_default();
            match record.count(now, n(amount), &quotas().times(tier.factor()), tier) {
                Ok(counted) => next.push((key, counted)),
                Err(TooMany::Wait(over)) => refused = Some(over.or_longer(refused)),
                Err(never @ TooMany::Never(_)) => return Err(never),
            }
        }
        match refused {
            Some(over) => Err(TooMany::Wait(over)),
            None => {
                self.0.extend(next);
                Ok(())
            }
        }
    }

    fn give_back(&mut self, client: u32, amount: u32) {
        for (key, tier) in Self::tiers(client) {
            if let Some(record) = self.0.get_mut(&key) {
                *record = record.give_back(n(amount), &quotas().times(tier.factor()));
            }
        }
    }
}

/// Runs the steps on both. They are of one mind where there is room (`exact`); where there is none the table may refuse
/// what the model would give, and never the other way round.
fn beside_the_model(rates: &mut Rates, steps: &[Step], exact: bool) -> Result<(), TestCaseError> {
    let mut model = Model::default();
    let (mut now, mut day, mut since) = (start(), 0, 0);
    // What may be given back: only what was counted, and once.
    let mut held: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for step in steps {
        match *step {
            Step::Count { client: who, amount } => {
                let got = rates.count(&client(who, who / 4, day), n(amount), &quotas(), now);
                if got.is_ok() {
                    *held.entry((who, amount)).or_default() += 1;
                }
                if exact || got.is_ok() {
                    prop_assert_eq!(got, model.count(who, amount, now));
                }
            }
            Step::GiveBack { client: who, amount } => {
                if let Some(times) = held.get_mut(&(who, amount)).filter(|times| **times > 0) {
                    *times -= 1;
                    rates.give_back(&client(who, who / 4, day), n(amount), &quotas(), now);
                    model.give_back(who, amount);
                }
            }
            Step::Pass { seconds } => {
                (now, since) = (now + Duration::from_secs(seconds), since + seconds);
            }
            Step::Sweep => sweep(rates, now),
            // As the key ring does: never before a day has passed.
            Step::NextDay if since >= 86_400 => (day, since) = (day + 1, 0),
            Step::NextDay => {}
            Step::Room { clients, networks } if !exact => {
                (rates.room.clients, rates.room.networks) = (clients, networks);
            }
            Step::Room { .. } => {}
        }
    }
    Ok(())
}

/// What stands under yesterday's name is no other count of the same pictures.
#[test]
fn what_is_given_back_after_the_key_has_changed_is_not_counted_again() {
    let mut rates = small(64, 64, 4);
    let earlier = start() + Duration::from_secs(60_000);
    let now = start() + Duration::from_secs(86_400);
    rates.count(&client(1, 0, 0), n(4), &quotas(), earlier).unwrap();
    rates.count(&client(1, 0, 0), n(1), &quotas(), now).unwrap();
    rates.count(&client(1, 0, 1), n(1), &quotas(), now).unwrap();
    rates.give_back(&client(1, 0, 1), n(4), &quotas(), now);
    sweep(&mut rates, now);
    assert_eq!(rates.count(&client(1, 0, 1), n(4), &quotas(), now), Ok(()));
}

proptest! {
    /// safety.md T10
    #[test]
    fn with_room_the_table_decides_as_if_memory_were_free(
        steps in prop::collection::vec(step(), 0..300),
    ) {
        let mut rates = small(64, 64, 4);
        beside_the_model(&mut rates, &steps, true)?;
    }

    /// safety.md T10
    #[test]
    fn without_room_the_table_never_gives_what_the_model_refuses(
        steps in prop::collection::vec(step(), 0..300),
        clients in 0_usize..2, networks in 0_usize..2, cells in 1_usize..3,
    ) {
        let mut rates = small(clients, networks, cells);
        beside_the_model(&mut rates, &steps, false)?;
    }

    #[test]
    fn a_segment_finds_what_was_put_and_nothing_else(
        names in prop::collection::btree_map(any::<u32>(), 0_u64..100_000, 0..600), late in 0_u64..100_000,
    ) {
        let room = Room { clients: 600, networks: 600, cells: 0 };
        let mut segment = Segment::new();
        let mut model = BTreeMap::new();
        for (name, seconds) in names {
            let tag = Tag::new(name, name % 3 == 0);
            let end = start().nanos() + seconds.min(86_400) * SECOND;
            let arrivals = Arrivals([start().nanos(), start().nanos() + SECOND, end]);
            if segment.get(tag).is_none() {
                prop_assert_eq!(segment.insert(tag, &arrivals, start(), room), Ok(()));
            } else {
                prop_assert!(segment.replace(tag, &arrivals, start()));
            }
            model.insert(tag, arrivals);
        }
        for (tag, arrivals) in &model {
            prop_assert_eq!(segment.get(*tag), Some(*arrivals));
        }
        let now = start() + Duration::from_secs(late);
        segment.sweep(now);
        for (tag, arrivals) in &model {
            let found = segment.get(*tag);
            prop_assert_eq!(found.is_some(), !arrivals.is_over(now));
            prop_assert!(found.is_none_or(|found| found.0[2] == arrivals.0[2]));
        }
        model.retain(|_, arrivals| !arrivals.is_over(now));
        let networks = model.keys().filter(|tag| tag.is_network()).count();
        prop_assert_eq!(segment.len(), (model.len() - networks, networks));
    }
}

/// safety.md T8
#[test]
fn a_network_is_limited_as_a_whole_and_whoever_it_refuses_has_lost_nothing() {
    let mut rates = Rates::new();
    let given: usize = (0..256)
        .map(|number| granted(&mut rates, &client(number, 0, 0), 4, start()))
        .sum();
    assert_eq!(given, 32, "eight clients' minute");
    let refused = rates.count(&client(9, 0, 0), n(1), &quotas(), start());
    let Err(TooMany::Wait(over)) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(over.tier, Tier::Ipv4Network);
    assert_eq!(rates.len(), (8, 1), "a refusal leaves no record");
    let stranger = client(1_000, 1, 0);
    assert_eq!(granted(&mut rates, &stranger, 5, start()), 4);
    let mine = rates.remaining(&client(9, 0, 0), &quotas(), start());
    assert_eq!(
        mine.left,
        [0, 30, 100],
        "the network's minute is used up, and nothing of its own"
    );
}

/// safety.md T10
#[test]
fn a_limited_client_stays_limited_however_full_the_table_gets() {
    let mut rates = small(2, 1, 64);
    let limited: Vec<ClientKey> = (0..200).map(|number| client(number, number, 0)).collect();
    for key in &limited {
        assert!(granted(&mut rates, key, 5, start()) <= 4);
    }
    for number in 1_000..20_000 {
        granted(&mut rates, &client(number, number, 0), 1, start());
    }
    let (clients, networks) = rates.len();
    assert_eq!((clients, networks), (2 * SEGMENTS, SEGMENTS), "full");
    for key in &limited {
        assert_eq!(granted(&mut rates, key, 4, start()), 0);
    }
}

/// safety.md T10
#[test]
fn those_without_room_share_what_one_of_them_has() {
    let mut rates = small(0, 8, 8);
    let given: usize = (0..100)
        .map(|number| granted(&mut rates, &client(number, 7, 0), 4, start()))
        .sum();
    assert_eq!(given, 4);
    assert_eq!(
        granted(&mut rates, &client(100, 8, 0), 5, start()),
        4,
        "another network"
    );
}

/// safety.md T10
#[test]
fn room_that_comes_back_gives_nobody_a_fresh_allowance() {
    let mut rates = small(0, 0, 4);
    let first = client(0, 0, 0);
    assert_eq!(granted(&mut rates, &first, 5, start()), 4);
    rates.room = Room {
        clients: 8,
        networks: 8,
        cells: 4,
    };
    assert_eq!(granted(&mut rates, &first, 1, start()), 0);
    let later = start() + Duration::from_secs(15);
    assert_eq!(granted(&mut rates, &first, 3, later), 1);
    assert_eq!(rates.len(), (1, 1));
}

#[test]
fn what_was_counted_together_is_not_given_back() {
    let mut rates = small(0, 1, 4);
    let key = client(0, 0, 0);
    assert_eq!(granted(&mut rates, &key, 4, start()), 4);
    rates.give_back(&key, n(4), &quotas(), start());
    assert_eq!(granted(&mut rates, &key, 1, start()), 0);
}

#[test]
fn a_new_day_finds_yesterdays_record_of_every_tier() {
    for room in [(8, 8), (0, 8), (0, 0)] {
        let mut rates = small(room.0, room.1, 4);
        let all = Quotas::new(n(4), n(4), n(4));
        let counted = rates.count(&client(0, 0, 0), n(4), &all, start());
        assert_eq!(counted, Ok(()));
        let later = start() + Duration::from_secs(3_600);
        assert!(
            rates.count(&client(0, 0, 1), n(1), &all, later).is_err(),
            "{room:?}"
        );
        let day = start() + Duration::from_secs(86_400 / 4);
        assert_eq!(rates.count(&client(0, 0, 1), n(1), &all, day), Ok(()), "{room:?}");
        assert!(
            rates.count(&client(0, 0, 1), n(1), &all, day).is_err(),
            "{room:?}"
        );
    }
}

/// safety.md T31
#[test]
fn whatever_was_counted_is_gone_after_a_day_and_a_minute() {
    let mut rates = small(1, 1, 4);
    let all = Quotas::new(n(100), n(100), n(100));
    for number in 0..2_000 {
        let _ = rates.count(&client(number, number, 0), n(100), &all, start());
    }
    assert!(rates.segments.iter().any(Segment::shares));
    sweep(&mut rates, start() + Duration::from_secs(86_399));
    assert_ne!(rates.len(), (0, 0));
    sweep(&mut rates, start() + Duration::from_secs(86_400));
    assert_eq!(rates.len(), (0, 0));
    assert!(
        !rates.segments.iter().any(Segment::shares),
        "cells are given back"
    );
}

#[test]
fn a_sweep_that_comes_late_forgets_no_arrival() {
    let mut rates = Rates::new();
    let all = Quotas::new(n(100), n(100), n(100));
    rates.count(&client(0, 0, 0), n(100), &all, start()).unwrap();
    // Asleep for hours: the base of the segment is far behind.
    for hour in 1..24 {
        let now = start() + Duration::from_secs(hour * 3_600);
        let left = rates.remaining(&client(0, 0, 0), &all, now);
        assert_eq!(left.left[2], u32::try_from(hour * 100 / 24).unwrap(), "{hour}");
        granted(&mut rates, &client(u32::try_from(hour).unwrap(), 1, 0), 1, now);
    }
}
