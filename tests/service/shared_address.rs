//! An address that many people share: work instead of a wall. Whether somebody has worked is said by the test.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use afterimage::clock::{Clock, ManualClock};
use afterimage::error::{Code, Refusal};
use afterimage::ledger::{ClientKey, Memory, Quotas, Tier, TierName};
use afterimage::pipeline::gate::{Allowance, Grace, Limited, Rate, Standing};
use time::OffsetDateTime;

const ONE: NonZeroU32 = NonZeroU32::MIN;

fn rate() -> (Arc<ManualClock>, Rate) {
    let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
    let ledger = Arc::new(Memory::new(Clock::new(time.clone())));
    let number = |number| NonZeroU32::new(number).unwrap();
    // As configured by default.
    (
        time,
        Rate::new(ledger, Quotas::new(number(4), number(30), number(100))),
    )
}

/// A Tor exit: an address among others of its network.
fn exit(number: u8) -> ClientKey {
    let name = |tier, byte| TierName {
        tier,
        current: [byte; 16],
        previous: None,
        cell: byte.into(),
    };
    let network = name(Tier::Ipv4Network, 255);
    ClientKey::within(name(Tier::Ipv4Address, number), [Some(network), None])
}

async fn make(rate: &Rate, client: ClientKey, grace: Grace) -> Result<(), Limited> {
    rate.reserve(client, ONE, grace)
        .await
        .map(|mut allowance: Allowance| allowance.begin())
}

// safety.md T11, tier: run
#[actix_web::test]
async fn fifty_people_behind_one_address_all_get_a_picture_within_five_minutes() {
    let (time, rate) = rate();
    let (mut for_nothing, mut for_work) = (0, 0);
    for _ in 0..50 {
        match make(&rate, exit(1), Grace::None).await {
            Ok(()) => for_nothing += 1,
            Err(Limited::Work(over)) => {
                assert_eq!(over.tier, Tier::Ipv4Address);
                make(&rate, exit(1), Grace::Worked)
                    .await
                    .expect("let through for work");
                for_work += 1;
            }
            Err(other) => panic!("{other:?}"),
        }
        time.advance(Duration::from_secs(6));
    }
    assert_eq!(for_nothing + for_work, 50);
    assert!(for_work >= 20, "more than the ordinary allowance had: {for_work}");
}

// safety.md T11, tier: run
#[actix_web::test]
async fn work_opens_a_network_that_is_used_up_as_well() {
    let (_, rate) = rate();
    for number in 0..8 {
        for _ in 0..4 {
            make(&rate, exit(number), Grace::None).await.unwrap();
        }
    }
    let Err(Limited::Work(over)) = make(&rate, exit(100), Grace::None).await else {
        panic!("the network's minute is used up");
    };
    assert_eq!((over.tier, over.by), (Tier::Ipv4Network, 1));
    make(&rate, exit(100), Grace::Worked).await.unwrap();
}

#[actix_web::test]
async fn what_work_opens_has_an_end_and_nobody_is_asked_to_work_beyond_it() {
    let (_, rate) = rate();
    let mut made = 0;
    while make(&rate, exit(1), Grace::Worked).await.is_ok() {
        made += 1;
    }
    assert_eq!(made, 4 + 4 * 16);
    for grace in [Grace::None, Grace::Worked] {
        let refused = make(&rate, exit(1), grace).await.unwrap_err();
        assert!(matches!(refused, Limited::Wait(_)), "{refused:?}");
        let refusal = Refusal::from(refused);
        assert_eq!(refusal.code, Code::RateLimited);
        assert!(refusal.retry_after <= Some(Duration::from_secs(15)));
    }
    assert_eq!(rate.standing(&exit(1), ONE).await, Ok(Standing::UsedUp));
}

#[actix_web::test]
async fn work_is_asked_for_only_when_it_is_needed_and_the_need_can_be_told() {
    let (time, rate) = rate();
    assert_eq!(rate.standing(&exit(1), ONE).await, Ok(Standing::Ordinary));
    for _ in 0..4 {
        // Work that was not needed uses none of what work opens.
        make(&rate, exit(1), Grace::Worked).await.unwrap();
    }
    assert_eq!(
        rate.standing(&exit(1), ONE).await,
        Ok(Standing::ForWork { used: 0 })
    );
    for _ in 0..32 {
        make(&rate, exit(1), Grace::Worked).await.unwrap();
    }
    assert_eq!(
        rate.standing(&exit(1), ONE).await,
        Ok(Standing::ForWork { used: 500 })
    );
    time.advance(Duration::from_secs(60));
    assert_eq!(rate.standing(&exit(1), ONE).await, Ok(Standing::Ordinary));
}

#[actix_web::test]
async fn what_was_worked_for_and_not_used_goes_back_to_where_it_came_from() {
    let (_, rate) = rate();
    for _ in 0..4 {
        make(&rate, exit(1), Grace::None).await.unwrap();
    }
    drop(rate.reserve(exit(1), ONE, Grace::Worked).await.unwrap());
    assert_eq!(
        rate.standing(&exit(1), ONE).await,
        Ok(Standing::ForWork { used: 0 })
    );
}
