//! Two replicas on one store are one service; and what the store holds is little, ends by itself and tells nothing.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use afterimage::clock::{Clock, ManualClock};
use afterimage::ledger::retention::{ADDRESS_KEY, RATE_RECORD};
use afterimage::ledger::valkey::Timing;
use afterimage::ledger::{
    ChallengeId, ClientKey, Ending, Ledger, LedgerFault, Limits, Quotas, SessionId, SessionRecord, Spend,
    Valkey,
};
use afterimage::money::Money;
use time::OffsetDateTime;

use crate::replica::KEY;
use crate::store::Store;

const LIMITS: Limits = Limits {
    per_hour: Money::from_micros(3_600_000_000),
    per_day: Some(Money::from_micros(36_000_000_000)),
};

fn clock() -> (Arc<ManualClock>, Clock) {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    (time.clone(), Clock::new(time))
}

fn n(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

/// Two replicas that age by the store's clock, as in life; their own differ by a day.
fn replicas(store: &Store) -> [Arc<Valkey>; 2] {
    [1, 2].map(|seed| {
        let (time, clock) = clock();
        time.advance(Duration::from_secs(86_400 * seed));
        store.ledger_with(KEY, Timing::Store, &clock, seed)
    })
}

/// safety.md T2
#[actix_web::test]
async fn what_one_replica_gives_out_the_other_takes_once() {
    let store = Store::start();
    let [one, other] = replicas(&store);
    let session = SessionId::new("session".to_owned());
    for round in 0..50 {
        let id = ChallengeId::new(&round.to_string());
        one.keep_challenge(&session, [0; 16], &id, "answer".to_owned().into())
            .await
            .unwrap();
        let takers = (0..40).map(|taker| [&one, &other][taker % 2].take_challenge(&session, &id));
        let taken = futures_util::future::join_all(takers).await;
        assert_eq!(
            taken
                .into_iter()
                .filter(|taken| taken.as_ref().unwrap().is_some())
                .count(),
            1
        );
        let end = one.now().await.unwrap() + Duration::from_secs(600);
        let hands = (0..40).map(|hand| [&one, &other][hand % 2].spend(&id, end));
        let spends = futures_util::future::join_all(hands).await;
        assert_eq!(
            spends
                .into_iter()
                .filter(|spend| *spend == Ok(Spend::First))
                .count(),
            1
        );
    }
}

#[actix_web::test]
async fn one_rate_and_one_session_for_all_replicas() {
    let store = Store::start();
    let [one, other] = replicas(&store);
    let client = ClientKey::new([1; 16], None);
    let quotas = Quotas::new(n(10), n(10), n(10));
    let counts = (0..60).map(|count| [&one, &other][count % 2].count(&client, n(1), &quotas));
    let counted = futures_util::future::join_all(counts).await;
    assert_eq!(
        counted.iter().filter(|counted| counted.unwrap().is_ok()).count(),
        10
    );
    one.give_back(&client, n(2), &quotas);
    // The same connection says one after the other; another replica hears of it then.
    one.now().await.unwrap();
    assert_eq!(other.remaining(&client, &quotas).await.unwrap().left, [2, 2, 2]);
    let record = SessionRecord {
        id: SessionId::new("id".to_owned()),
        born: one.now().await.unwrap().nanos(),
        network: [3; 16],
    };
    one.keep_session("cookie", record).await.unwrap();
    assert_eq!(other.session("cookie").await.unwrap().unwrap().id.as_str(), "id");
    other.end_session("cookie").await.unwrap();
    assert!(one.session("cookie").await.unwrap().is_none());
}

/// safety.md T12
#[actix_web::test]
async fn one_budget_for_all_replicas_and_not_a_micro_unit_more() {
    let store = Store::start();
    let (time, clock) = clock();
    let ledgers = [1, 2].map(|seed| store.ledger(&clock, seed));
    ledgers[0].purse(Money::from_micros(1), &LIMITS).await.unwrap();
    time.advance(Duration::from_secs(3_600));
    let day = Limits {
        per_day: None,
        ..LIMITS
    };
    let price = Money::from_micros(7_000_000);
    let names: Vec<ClientKey> = (0..200).map(|byte| ClientKey::new([byte; 16], None)).collect();
    let mut spent = 0;
    for _ in 0..8 {
        let asks = names
            .iter()
            .enumerate()
            .map(|(at, client)| ledgers[at % 2].reserve(client, price, &day));
        for asked in futures_util::future::join_all(asks).await {
            spent += asked.unwrap().map_or(0, |hold| hold.amount.micros());
        }
    }
    assert!(spent <= 3_600_000_000, "{spent} of 3600000000 was spent");
    assert!(spent > 3_500_000_000, "{spent} of 3600000000 was spent");
}

/// safety.md T12
#[actix_web::test]
async fn one_limit_of_a_client_s_own_for_all_replicas() {
    let store = Store::start();
    let (time, clock) = clock();
    let ledgers = [1, 2].map(|seed| store.ledger(&clock, seed));
    ledgers[0].purse(Money::from_micros(1), &LIMITS).await.unwrap();
    time.advance(Duration::from_secs(86_400));
    let (client, other) = (ClientKey::new([1; 16], None), ClientKey::new([2; 16], None));
    let (price, per_day) = (Money::from_micros(40_000), Money::from_micros(1_000_000));
    let asks = (0..200).map(|at| ledgers[at % 2].reserve_own(&client, price, per_day));
    let asked = futures_util::future::join_all(asks).await;
    let holds: Vec<_> = asked
        .into_iter()
        .filter_map(|asked| asked.unwrap().ok())
        .collect();
    assert_eq!(holds.len(), 25, "a million in pieces of forty thousand");
    for hold in &holds[..5] {
        ledgers[0].give_back_own(&client, *hold);
    }
    // The same connection says one after the other; another replica hears of it then.
    ledgers[0].now().await.unwrap();
    let again = (0..20).map(|at| ledgers[at % 2].reserve_own(&client, price, per_day));
    let again = futures_util::future::join_all(again).await;
    assert_eq!(
        again.into_iter().filter(|asked| asked.unwrap().is_ok()).count(),
        5
    );
    let asked = ledgers[1].reserve_own(&other, per_day, per_day).await.unwrap();
    assert!(asked.is_ok(), "another client has a limit of its own");
}

#[actix_web::test]
async fn what_was_not_spent_goes_back_once_and_not_into_a_purse_that_never_gave_it() {
    let mut store = Store::start();
    let (time, clock) = clock();
    let ledger = store.ledger(&clock, 1);
    let limits = Limits {
        per_day: None,
        ..LIMITS
    };
    let (client, price) = (ClientKey::new([1; 16], None), Money::from_micros(1_000_000));
    ledger.purse(price, &limits).await.unwrap();
    time.advance(Duration::from_secs(2));
    let hold = ledger.reserve(&client, price, &limits).await.unwrap().unwrap();
    assert_eq!(ledger.purse(price, &limits).await.unwrap().left, price);
    ledger.settle(&client, hold, Ending::Spent(Money::ZERO), &limits);
    let whole = Money::from_micros(2_000_000);
    assert_eq!(ledger.purse(price, &limits).await.unwrap().left, whole);
    let hold = ledger.reserve(&client, price, &limits).await.unwrap().unwrap();
    store.kill();
    store.start_again();
    time.advance(Duration::from_secs(1));
    // The first word on the old connection tells that it is over.
    while ledger.now().await.is_err() {}
    assert_eq!(ledger.purse(price, &limits).await.unwrap().left, Money::ZERO);
    time.advance(Duration::from_micros(1_000));
    ledger.settle(&client, hold, Ending::Spent(Money::ZERO), &limits);
    time.advance(Duration::from_secs(1));
    let left = ledger.purse(price, &limits).await.unwrap().left;
    assert_eq!(
        left,
        Money::from_micros(1_001_000),
        "only what came in since the store is there"
    );
}

#[actix_web::test]
async fn all_replicas_hide_addresses_under_one_key_that_rotates_for_all_at_once() {
    let store = Store::start();
    let (time, clock) = clock();
    let ledgers = [1, 2, 3].map(|seed| store.ledger(&clock, seed));
    let all = async || {
        let asked = futures_util::future::join_all(ledgers.iter().map(|ledger| ledger.address_keys())).await;
        let keys: Vec<_> = asked.into_iter().map(|asked| asked.unwrap().unwrap()).collect();
        assert!(
            keys.windows(2)
                .all(|pair| pair[0].current == pair[1].current && pair[0].previous == pair[1].previous)
        );
        (keys[0].current, keys[0].previous, keys[0].left)
    };
    let (first, none, left) = all().await;
    assert_eq!((none, left), (None, ADDRESS_KEY));
    time.advance(ADDRESS_KEY - Duration::from_micros(1));
    assert_eq!(all().await, (first, None, Duration::from_micros(1)));
    time.advance(Duration::from_micros(1));
    let (second, previous, _) = all().await;
    assert_ne!(first, second);
    assert_eq!(previous, Some(first));
    time.advance(ADDRESS_KEY);
    let (third, previous, _) = all().await;
    assert!(third != second && previous == Some(second));
}

#[actix_web::test]
async fn a_replica_with_another_key_is_no_replica() {
    let store = Store::start();
    let (_, clock) = clock();
    let one = store.ledger(&clock, 1);
    one.address_keys().await.unwrap();
    let timing = Timing::Given(clock.clone());
    let stranger = store.ledger_with("a key that the other replicas do not have", timing, &clock, 2);
    assert_eq!(stranger.address_keys().await.err(), Some(LedgerFault));
}

/// Everything that can be written, written.
async fn fill(ledger: &Valkey, time: &ManualClock) {
    let session = SessionId::new("a-session-of-somebody".to_owned());
    let id = ChallengeId::new("a-challenge-of-it");
    let record = SessionRecord {
        id: session.clone(),
        born: ledger.now().await.unwrap().nanos(),
        network: [3; 16],
    };
    ledger.keep_session("cana7y-cookie", record).await.unwrap();
    ledger.touch_session("cana7y-cookie").await.unwrap();
    ledger
        .keep_challenge(&session, [3; 16], &id, "cana7y".to_owned().into())
        .await
        .unwrap();
    ledger.read_challenge(&session, &id).await.unwrap();
    ledger.grant_pass(&session).await.unwrap();
    let end = ledger.now().await.unwrap() + Duration::from_secs(60);
    ledger.spend(&id, end).await.unwrap();
    ledger.address_keys().await.unwrap();
    let quotas = Quotas::new(n(4), n(30), n(100));
    ledger.purse(Money::from_micros(1), &LIMITS).await.unwrap();
    time.advance(Duration::from_secs(4_000));
    for byte in 0..20 {
        let client = ClientKey::new([byte; 16], None);
        ledger.count(&client, n(2), &quotas).await.unwrap().unwrap();
        ledger.give_back(&client, n(1), &quotas);
        let price = Money::from_micros(50_000_000 + u64::from(byte));
        let asked = ledger.reserve(&client, price, &LIMITS).await.unwrap();
        if let Ok(hold) = asked {
            ledger.settle(&client, hold, Ending::Unbilled, &LIMITS);
        }
        let own = ledger.reserve_own(&client, Money::from_micros(1_000), Money::from_micros(1_000_000));
        own.await.unwrap().unwrap();
    }
    ledger.sweep();
    ledger.now().await.unwrap();
}

/// safety.md T31
#[actix_web::test]
async fn whatever_the_store_holds_has_an_end_and_the_prefix() {
    let store = Store::start();
    let (time, clock) = clock();
    fill(&store.ledger(&clock, 1), &time).await;
    let contents = store.contents();
    assert!(contents.len() > 60, "{} keys", contents.len());
    for (key, _, left) in &contents {
        assert!(key.starts_with("afterimage:"), "{key}");
        let most = i64::try_from(RATE_RECORD.as_millis()).unwrap();
        assert!(*left > 0 && *left <= most, "{key} lives for {left} ms");
    }
}

#[actix_web::test]
async fn whoever_looks_into_the_store_finds_no_cookie_no_answer_and_no_key() {
    let store = Store::start();
    let (time, clock) = clock();
    let ledger = store.ledger(&clock, 1);
    fill(&ledger, &time).await;
    let key = ledger.address_keys().await.unwrap().unwrap().current;
    let key = String::from_utf8_lossy(&key).into_owned();
    for (name, held, _) in store.contents() {
        for secret in ["cana7y", "a-challenge-of-it", key.as_str()] {
            assert!(!name.contains(secret) && !held.contains(secret), "{name}");
        }
    }
}

/// safety.md T36
#[actix_web::test]
async fn a_flood_of_one_network_takes_no_challenge_from_another() {
    let store = Store::start();
    let (_, clock) = clock();
    let ledger = store.ledger(&clock, 1);
    let issue = async |network: u8, number: u32| {
        let session = SessionId::new(format!("{network} {number}"));
        let id = ChallengeId::new(&number.to_string());
        let answer = number.to_string().into();
        ledger
            .keep_challenge(&session, [network; 16], &id, answer)
            .await
            .unwrap();
    };
    issue(1, 0).await;
    for batch in 0..520 {
        let flood = (0..100).map(|number| issue(2, batch * 100 + number));
        futures_util::future::join_all(flood).await;
    }
    ledger.sweep();
    ledger.now().await.unwrap();
    let there = async |network: u8, number: u32| {
        let session = SessionId::new(format!("{network} {number}"));
        let id = ChallengeId::new(&number.to_string());
        ledger.take_challenge(&session, &id).await.unwrap().is_some()
    };
    assert!(there(1, 0).await, "the other network's is there");
    assert!(there(2, 51_999).await, "and the flood's last");
    assert!(!there(2, 0).await, "but not its first");
}
