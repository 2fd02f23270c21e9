//! Every row of the law.

use std::time::Duration;

use afterimage::error::Code;
use afterimage::pipeline::provider::{Fault, Maker};

use super::super::studio::Studio;
use super::player::{Play, Player, lake, maker, passed, studio};

const SECOND: Duration = Duration::from_secs(1);

fn seconds(n: u32) -> Option<Duration> {
    Some(SECOND * n)
}

/// The calls of three providers in a row, of which the first fails like this, and what the visitor is told.
async fn among_three(fault: Fault) -> ([usize; 3], Option<Code>) {
    let players = [
        Player::new("a", &["b", "c"], &[Play::Fail(fault)]),
        Player::new("b", &[], &[]),
        Player::new("c", &[], &[]),
    ];
    let work = lake(&studio(&players.each_ref())).await;
    assert_eq!(work.refusal.is_none(), work.pictures.len() == 1);
    (
        players.map(|player| player.calls()),
        work.refusal.map(|refusal| refusal.code),
    )
}

/// The calls of the only provider, which always fails like this, and how long that took.
async fn alone(fault: Fault) -> (usize, Duration, Code) {
    let player = Player::new("a", &[], &[Play::Fail(fault); 5]);
    let studio = studio(&[&player]);
    let (time, work) = passed(&studio, lake(&studio)).await;
    (player.calls(), time, work.refusal.unwrap().code)
}

/// safety.md T38
#[tokio::test]
async fn a_refusal_for_content_is_one_call_in_total() {
    assert_eq!(
        among_three(Fault::Declined).await,
        ([1, 0, 0], Some(Code::Declined))
    );
    assert_eq!(
        among_three(Fault::Unacceptable).await,
        ([1, 0, 0], Some(Code::NotAccepted))
    );
}

/// safety.md, section 2: 502 and 504, slow, stalled, truncated, malformed, no image, oversized, redirect.
#[tokio::test]
async fn what_may_have_been_done_is_never_done_again() {
    for (fault, code) in [
        (Fault::Timeout, Code::UpstreamTimeout),
        (Fault::Gateway, Code::UpstreamFailed),
        (Fault::Truncated, Code::UpstreamFailed),
        (Fault::Malformed, Code::UpstreamFailed),
        (Fault::Misdirected, Code::UpstreamFailed),
        (Fault::TooLarge, Code::UpstreamTooLarge),
        (Fault::NotAPicture, Code::NotAPicture),
    ] {
        assert_eq!(
            among_three(fault).await,
            ([1, 0, 0], Some(code)),
            "{}",
            fault.name()
        );
    }
}

#[tokio::test]
async fn a_panic_is_not_repeated_either() {
    let players = [
        Player::new("a", &["b"], &[Play::Panic]),
        Player::new("b", &[], &[]),
    ];
    let work = lake(&studio(&players.each_ref())).await;
    assert_eq!(work.refusal.map(|refusal| refusal.code), Some(Code::Internal));
    assert_eq!(players.map(|player| player.calls()), [1, 0]);
}

/// safety.md, section 2: connection refused, DNS, TLS, 401, 402, 403, 404.
#[tokio::test]
async fn who_cannot_be_reached_or_turns_us_away_is_passed_over() {
    for (fault, code) in [
        (Fault::Unreachable, Code::Unreachable),
        (Fault::Untrusted, Code::Unreachable),
        (Fault::Unauthorized, Code::UpstreamUnavailable),
        (Fault::Exhausted, Code::UpstreamUnavailable),
        (Fault::Gone, Code::UpstreamUnavailable),
    ] {
        assert_eq!(among_three(fault).await, ([1, 1, 0], None), "{}", fault.name());
        assert_eq!(
            alone(fault).await,
            (1, Duration::ZERO, code),
            "{}: at once",
            fault.name()
        );
    }
}

/// safety.md, section 2: 429 and 503 with Retry-After.
#[tokio::test]
async fn a_short_wait_is_waited_for_and_a_long_one_is_not() {
    for fault in [Fault::Limited, Fault::Overloaded] {
        let player = Player::new("a", &["b"], &[Play::Fail(fault(seconds(7)))]);
        let other = Player::new("b", &[], &[]);
        let studio = studio(&[&player, &other]);
        let (time, work) = passed(&studio, lake(&studio)).await;
        assert_eq!((player.calls(), other.calls(), work.pictures.len()), (2, 0, 1));
        assert_eq!(time, 7 * SECOND);

        assert_eq!(among_three(fault(seconds(11))).await, ([1, 1, 0], None));
        let (calls, time, code) = alone(fault(seconds(300))).await;
        assert_eq!((calls, time, code), (1, Duration::ZERO, Code::UpstreamBusy));
    }
}

#[tokio::test]
async fn a_wait_that_leaves_no_time_for_the_work_is_not_waited_for() {
    let player = Player::new("a", &[], &[Play::Fail(Fault::Limited(seconds(9)))]);
    let studio = Studio::among(vec![Maker {
        deadline: 8 * SECOND,
        ..maker(&player)
    }]);
    let (time, work) = passed(&studio, lake(&studio)).await;
    assert_eq!((time, player.calls()), (Duration::ZERO, 1));
    assert_eq!(work.refusal.unwrap().retry_after, seconds(9));
}

/// safety.md, section 2: 429 without Retry-After, 503 and 529.
#[tokio::test]
async fn who_is_too_busy_is_passed_over_or_asked_once_more_after_a_while() {
    for fault in [Fault::Limited(None), Fault::Overloaded(None)] {
        assert_eq!(among_three(fault).await, ([1, 1, 0], None));
        let (calls, time, code) = alone(fault).await;
        assert_eq!((calls, code), (2, Code::UpstreamBusy));
        assert!(
            (SECOND / 2..=4 * SECOND).contains(&time),
            "a pause of half a second to four: {time:?}"
        );
    }
}

#[tokio::test]
async fn two_who_were_turned_away_together_do_not_come_back_together() {
    let mut times = Vec::new();
    for _ in 0..8 {
        times.push(alone(Fault::Overloaded(None)).await.1);
    }
    times.sort_unstable();
    times.dedup();
    assert!(times.len() > 1);
}

/// safety.md, section 2: 408.
#[tokio::test]
async fn a_request_that_was_never_read_is_sent_once_more() {
    let (calls, _, code) = alone(Fault::Unread).await;
    assert_eq!((calls, code), (2, Code::UpstreamTimeout));
    assert_eq!(among_three(Fault::Unread).await, ([2, 0, 0], None));
}

/// safety.md, section 2: 500.
#[tokio::test]
async fn a_500_goes_on_once_and_only_where_it_costs_nothing() {
    assert_eq!(among_three(Fault::Failed).await, ([1, 1, 0], None));
    assert_eq!(alone(Fault::Failed).await.0, 1, "never the same again");

    let players = [
        Player::new("a", &["b", "c"], &[Play::Fail(Fault::Failed)]),
        Player::new("b", &[], &[Play::Fail(Fault::Failed)]),
        Player::new("c", &[], &[]),
    ];
    let work = lake(&studio(&players.each_ref())).await;
    assert_eq!(
        work.refusal.map(|refusal| refusal.code),
        Some(Code::UpstreamFailed)
    );
    assert_eq!(players.map(|player| player.calls()), [1, 1, 0], "once");

    let players = [
        Player::new("a", &["b"], &[Play::Fail(Fault::Failed)]),
        Player::new("b", &[], &[]),
    ];
    let mut makers: Vec<Maker> = players.iter().map(maker).collect();
    makers[0].bills_5xx = true;
    lake(&Studio::among(makers)).await;
    assert_eq!(
        players.map(|player| player.calls()),
        [1, 0],
        "where it is billed, never"
    );
}

#[tokio::test]
async fn after_the_first_byte_of_a_picture_nothing_is_tried_again_and_after_a_preview_it_is() {
    for (play, calls) in [
        (Play::AfterHalf(Fault::Overloaded(None)), [1, 0]),
        (Play::AfterPreview(Fault::Overloaded(None)), [1, 1]),
    ] {
        let players = [Player::new("a", &["b"], &[play]), Player::new("b", &[], &[])];
        lake(&studio(&players.each_ref())).await;
        assert_eq!(players.map(|player| player.calls()), calls, "{play:?}");
    }
}

#[tokio::test]
async fn three_tries_are_all_there_are() {
    let busy = Play::Fail(Fault::Overloaded(None));
    let players = ["a", "b", "c", "d"].map(|id| Player::new(id, &["b", "c", "d"], &[busy; 5]));
    let work = lake(&studio(&players.each_ref())).await;
    assert_eq!(players.map(|player| player.calls()), [1, 1, 1, 0]);
    assert_eq!(work.refusal.map(|refusal| refusal.code), Some(Code::UpstreamBusy));
}
