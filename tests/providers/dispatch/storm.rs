//! What holds for any sequence of faults.

use std::time::Duration;

use afterimage::pipeline::provider::{Fault, Reach};
use proptest::prelude::*;

use super::player::{Play, Player, lake, studio};

fn faults() -> impl Strategy<Value = Fault> {
    let wait = prop_oneof![
        Just(None),
        (1_u64..400).prop_map(|s| Some(Duration::from_secs(s)))
    ];
    let waiting =
        wait.prop_flat_map(|wait| prop_oneof![Just(Fault::Limited(wait)), Just(Fault::Overloaded(wait))]);
    prop_oneof![
        Just(Fault::Unreachable),
        Just(Fault::Untrusted),
        Just(Fault::Timeout),
        Just(Fault::Declined),
        Just(Fault::Unread),
        Just(Fault::Unauthorized),
        Just(Fault::Exhausted),
        Just(Fault::Gone),
        Just(Fault::Unacceptable),
        waiting,
        Just(Fault::Failed),
        Just(Fault::Gateway),
        Just(Fault::Truncated),
        Just(Fault::Malformed),
        Just(Fault::TooLarge),
        Just(Fault::NotAPicture),
        Just(Fault::Misdirected),
        Just(Fault::Cancelled),
    ]
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// safety.md, section 2: the law; T38.
    #[test]
    fn no_sequence_of_faults_is_more_than_three_calls_or_goes_on_after_a_final_one(
        sequence in proptest::collection::vec(faults(), 1..8),
        others in 0_usize..4,
    ) {
        // Whoever is called plays the next fault.
        let ids = ["a", "b", "c", "d"];
        let calls = runtime().block_on(async {
            let players: Vec<_> = ids[..=others].iter().map(|id| Player::new(id, &ids[1..], &[])).collect();
            let studio = studio(&players.iter().collect::<Vec<_>>());
            let script = players[0].script(&sequence);
            for player in &players[1..] {
                player.share(&script);
            }
            lake(&studio).await;
            players.iter().map(|player| player.calls()).collect::<Vec<_>>()
        });
        let all: usize = calls.iter().sum();
        prop_assert!(all <= 3 && calls.iter().all(|calls| *calls <= 2), "{calls:?}");
        // Of the faults that were met, only the last may be one that ends it.
        for fault in sequence.iter().take(all.saturating_sub(1)) {
            let repeated = fault.reach() == Reach::Ambiguous && *fault != Fault::Failed;
            let refused = matches!(fault, Fault::Declined | Fault::Unacceptable | Fault::Cancelled);
            prop_assert!(!repeated && !refused, "called after {}", fault.name());
        }
    }
}

/// safety.md, section 2: a storm is at most a tenth more.
#[tokio::test]
async fn of_a_thousand_orders_at_most_a_hundred_calls_are_repeated() {
    let busy = Play::Fail(Fault::Overloaded(None));
    let player = Player::new("a", &[], &[]);
    let studio = studio(&[&player]);
    let mut orders = 0;
    // Every call fails; whenever the provider is left alone, time passes until it is called again.
    while orders < 1_000 {
        player.play(busy);
        player.play(busy);
        if studio.ready().await {
            orders += 1;
            lake(&studio).await;
        } else {
            studio.time.advance(Duration::from_secs(300));
        }
    }
    assert!(player.calls() > 1_000, "some are repeated");
    assert!(player.calls() <= 1_100, "{} calls", player.calls());
}
