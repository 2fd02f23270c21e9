//! The store is lost in the middle: nothing is given away, nobody waits long, and it comes back by itself.
#![expect(
    clippy::disallowed_methods,
    reason = "how long it really takes is the promise"
)]

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use afterimage::clock::{Clock, ManualClock};
use afterimage::ledger::{ChallengeId, ClientKey, Ledger, LedgerFault, Limits, Quotas, SessionId, Valkey};
use afterimage::money::Money;
use time::OffsetDateTime;

use crate::store::Store;

/// What waits for ever is found, and a slow machine is none.
const BOUND: Duration = Duration::from_secs(60);

const LIMITS: Limits = Limits {
    per_hour: Money::from_micros(3_600_000_000),
    per_day: None,
};

fn clock() -> Clock {
    Clock::new(ManualClock::at(OffsetDateTime::UNIX_EPOCH))
}

/// Asks for everything; each answer is a fault and comes in time.
async fn is_lost_within(bound: Duration, ledger: &Valkey) {
    let session = SessionId::new("session".to_owned());
    let id = ChallengeId::new("id");
    let client = ClientKey::new([1; 16], None);
    let n = NonZeroU32::MIN;
    let quotas = Quotas::new(n, n, n);
    let price = Money::from_micros(1);
    let end = clock().now() + Duration::from_secs(9_999_999_999);
    macro_rules! lost {
        ($($ask:expr),* $(,)?) => {
            $({
                let begun = Instant::now();
                assert_eq!($ask.await.err(), Some(LedgerFault), stringify!($ask));
                assert!(begun.elapsed() < bound, "{:?} {}", begun.elapsed(), stringify!($ask));
            })*
        };
    }
    lost!(
        ledger.now(),
        ledger.session("cookie"),
        ledger.touch_session("cookie"),
        ledger.end_session("cookie"),
        ledger.keep_challenge(&session, [0; 16], &id, String::new().into()),
        ledger.take_challenge(&session, &id),
        ledger.read_challenge(&session, &id),
        ledger.spend(&id, end),
        ledger.grant_pass(&session),
        ledger.take_pass(&session),
        ledger.count(&client, n, &quotas),
        ledger.remaining(&client, &quotas),
        ledger.line_up(&client, price, &LIMITS),
        ledger.reserve(&client, price, &LIMITS),
        ledger.purse(price, &LIMITS),
        ledger.address_keys(),
    );
}

async fn is_lost(ledger: &Valkey) {
    is_lost_within(BOUND, ledger).await;
}

/// Asks until there is an answer, for as long as a slow machine needs.
async fn is_back(ledger: &Valkey) {
    let begun = Instant::now();
    while ledger.now().await.is_err() {
        assert!(begun.elapsed() < BOUND, "it does not come back");
    }
}

#[actix_web::test]
async fn a_store_that_never_was_there_is_a_fault_and_may_come_yet() {
    let mut store = Store::start();
    store.kill();
    let ledger = store.usual(&clock());
    is_lost(&ledger).await;
    store.start_again();
    is_back(&ledger).await;
}

#[actix_web::test]
async fn a_store_that_ends_is_a_fault_until_it_is_back() {
    let mut store = Store::start();
    let ledger = store.usual(&clock());
    is_back(&ledger).await;
    store.kill();
    is_lost(&ledger).await;
    store.start_again();
    is_back(&ledger).await;
}

#[actix_web::test]
async fn a_store_that_says_nothing_is_a_fault_until_it_speaks() {
    let store = Store::start();
    let ledger = store.usual(&clock());
    is_back(&ledger).await;
    store.freeze(true);
    is_lost(&ledger).await;
    store.freeze(false);
    is_back(&ledger).await;
}

#[actix_web::test]
#[ignore = "holds half a second, which a busy machine does not; tests/run --full runs it"]
async fn a_store_that_is_gone_or_silent_is_a_fault_within_half_a_second() {
    const PROMISE: Duration = Duration::from_millis(500);
    let mut store = Store::start();
    let ledger = store.usual(&clock());
    is_back(&ledger).await;
    store.freeze(true);
    is_lost_within(PROMISE, &ledger).await;
    store.freeze(false);
    is_back(&ledger).await;
    store.kill();
    is_lost_within(PROMISE, &ledger).await;
}

#[actix_web::test]
async fn what_is_given_back_meanwhile_is_given_back_once_when_the_store_speaks_again() {
    let store = Store::start();
    let (ledger, patient) = (store.usual(&clock()), store.ledger(&clock(), 2));
    let client = ClientKey::new([1; 16], None);
    let n = |n| NonZeroU32::new(n).unwrap();
    let quotas = Quotas::new(n(10), n(10), n(10));
    patient.count(&client, n(8), &quotas).await.unwrap().unwrap();
    store.freeze(true);
    ledger.give_back(&client, n(3), &quotas);
    assert_eq!(ledger.now().await, Err(LedgerFault));
    store.freeze(false);
    is_back(&ledger).await;
    let begun = Instant::now();
    loop {
        let left = patient.remaining(&client, &quotas).await.unwrap().left;
        if left == [5, 5, 5] {
            break;
        }
        assert_eq!(left, [2, 2, 2]);
        assert!(begun.elapsed() < BOUND, "it was lost");
    }
    // It was said at least twice by now, and done once.
    let later = Instant::now() + Duration::from_millis(1_200);
    while Instant::now() < later {
        assert_eq!(patient.remaining(&client, &quotas).await.unwrap().left, [5, 5, 5]);
    }
}
