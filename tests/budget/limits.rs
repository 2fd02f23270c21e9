//! How much can be spent, whatever happens to the program, and how much is remembered meanwhile.

use std::time::Duration;

use afterimage::clock::{Clock, ManualClock};
use afterimage::ledger::retention::{RATE_WINDOW, SWEEP};
use afterimage::ledger::{ClientKey, Ledger, Limits, Memory, NoMoney};
use afterimage::money::Money;
use futures_util::FutureExt as _;
use time::OffsetDateTime;

use crate::crowd::{Crowd, HOUR, Manner, PRICE, SLICE};

fn key(number: u64) -> ClientKey {
    let mut name = [0; 16];
    name[..8].copy_from_slice(&number.to_le_bytes());
    ClientKey::new(name, None)
}

fn reserve(ledger: &Memory, client: &ClientKey) -> Result<(), NoMoney> {
    let asked = ledger.reserve(client, PRICE, &SLICE).now_or_never();
    asked
        .expect("memory answers at once")
        .expect("memory answers")
        .map(drop)
}

// safety.md T13, tier: run
#[test]
fn an_hour_of_restarts_under_attack_spends_no_more_than_an_hour_without() {
    for seed in 1..=5 {
        let crowd = Crowd::new(seed, SLICE);
        let mut crowd = crowd.with(500, Manner::Hasty, Duration::from_secs(10));
        for _ in 0..120 {
            crowd.run(Duration::from_secs(30));
            crowd.restart();
        }
        assert!(crowd.spent <= SLICE.per_hour, "seed {seed}: {}", crowd.spent);
        assert!(
            crowd.spent >= PRICE.times(50),
            "seed {seed}: it works all the same, {}",
            crowd.spent
        );
    }
}

// safety.md T13, tier: run
#[test]
fn no_day_of_restarts_spends_more_than_its_cap() {
    let limits = Limits {
        per_hour: PRICE.times(600),
        per_day: Some(PRICE.times(7_200)),
    };
    let mut crowd = Crowd::new(1, limits).with(100, Manner::Hasty, Duration::from_secs(10));
    for _ in 0..48 {
        crowd.run(HOUR / 2);
        crowd.restart();
    }
    assert!(crowd.spent <= PRICE.times(7_200), "{}", crowd.spent);
    assert!(crowd.spent >= PRICE.times(6_000), "{}", crowd.spent);
}

// safety.md T12, tier: run
#[test]
fn a_day_under_attack_spends_its_cap_and_not_a_micro_unit_more() {
    let limits = Limits {
        per_hour: PRICE.times(600),
        per_day: Some(PRICE.times(7_200)),
    };
    let mut crowd = Crowd::new(1, limits)
        .with(100, Manner::Hasty, Duration::from_secs(10))
        .failing(30);
    crowd.run(HOUR * 24);
    for _ in 0..3 {
        let before = crowd.spent;
        crowd.run(HOUR * 24);
        // A hold of yesterday that comes back today is today's money too.
        assert!(
            crowd.spent.less(before) <= PRICE.times(7_200 + 20),
            "{}",
            crowd.spent.less(before)
        );
        assert!(
            crowd.spent.less(before) >= PRICE.times(6_900),
            "{}",
            crowd.spent.less(before)
        );
    }
}

#[test]
fn however_many_ask_only_so_many_are_remembered_and_none_is_given_more() {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let ledger = Memory::new(Clock::new(time.clone()));
    time.advance(HOUR);
    let mut given = 0;
    for number in 0..300_000 {
        given += usize::from(reserve(&ledger, &key(number)).is_ok());
    }
    assert_eq!(given, 600);
    assert!(ledger.records().shares <= 131_072, "{}", ledger.records().shares);
    time.advance(RATE_WINDOW + SWEEP);
    ledger.sweep();
    assert_eq!(ledger.records().shares, 0, "and nobody after a day");
}

#[test]
fn a_new_address_key_lets_nobody_off() {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let ledger = Memory::new(Clock::new(time.clone()));
    time.advance(HOUR);
    let ([old, new], other) = ([[1; 16], [2; 16]], key(3));
    while reserve(&ledger, &ClientKey::new(old, None)).is_ok() {}
    // Both ask for the next: who has had six hundred is behind who has had none, under whatever name.
    assert!(reserve(&ledger, &ClientKey::new(new, Some(old))).is_err());
    assert!(reserve(&ledger, &other).is_err());
    time.advance(Duration::from_secs(7));
    assert!(reserve(&ledger, &ClientKey::new(new, Some(old))).is_err());
    assert!(reserve(&ledger, &other).is_ok());
}

#[test]
fn more_than_the_purse_ever_holds_is_told_apart_from_waiting() {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let ledger = Memory::new(Clock::new(time));
    let somebody = key(1);
    let asked = ledger.reserve(&somebody, Money::from_micros(SLICE.per_hour.micros() + 1), &SLICE);
    let asked = asked
        .now_or_never()
        .expect("memory answers at once")
        .expect("memory answers");
    assert_eq!(asked, Err(NoMoney::Never(SLICE.per_hour)));
}
