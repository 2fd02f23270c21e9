//! Who is left alone, for how long, and what visitors find then.

use std::time::Duration;

use afterimage::error::Code;
use afterimage::form::Field;
use afterimage::pipeline::provider::Fault;

use futures_util::StreamExt;

use super::super::studio::Studio;
use super::player::{Play, Player, lake, sized, studio};

/// What somebody who asks now is told by the gate: code and seconds.
async fn refused(studio: &Studio) -> Option<(Code, u64)> {
    let refusal = studio.order(1, &[(Field::Prompt, "a lake")]).await.err()?;
    Some((refusal.code, refusal.retry_after.unwrap().as_secs()))
}

/// safety.md, section 2: 401 and 403, 402, 404; all breakers open.
#[tokio::test]
async fn who_turned_us_away_is_not_called_again_and_nobody_is_asked_to_solve_anything() {
    for (fault, seconds) in [
        (Fault::Unauthorized, 300),
        (Fault::Exhausted, 900),
        (Fault::Gone, 300),
        (Fault::Untrusted, 30),
    ] {
        let player = Player::new("a", &[], &[Play::Fail(fault)]);
        let studio = studio(&[&player]);
        assert!(lake(&studio).await.refusal.is_some());
        for _ in 0..20 {
            assert_eq!(refused(&studio).await, Some((Code::UpstreamUnavailable, seconds)));
        }
        assert!(studio.open().is_err(), "no challenge is given out either");
        assert_eq!(player.calls(), 1, "{}", fault.name());
        studio.time.advance(Duration::from_secs(seconds));
        assert_eq!(lake(&studio).await.pictures.len(), 1);
        assert!(studio.open().is_ok());
    }
}

#[tokio::test]
async fn a_model_that_is_gone_does_not_take_the_others_with_it() {
    let player = Player::offering(vec![sized("a"), sized("b")], &[Play::Fail(Fault::Gone)]);
    let studio = studio(&[&player]);
    assert!(lake(&studio).await.refusal.is_some());
    assert!(refused(&studio).await.is_some());
    let other = studio
        .work(1, &[(Field::Prompt, "a lake"), (Field::Model, "b")])
        .await;
    assert_eq!(other.pictures.len(), 1);
    assert!(studio.open().is_ok());
}

#[tokio::test]
async fn five_failures_in_a_row_are_enough_and_one_good_call_makes_up_for_them() {
    let player = Player::new("a", &[], &[Play::Fail(Fault::Timeout); 5]);
    let studio = studio(&[&player]);
    for _ in 0..5 {
        assert_eq!(refused(&studio).await, None);
        lake(&studio).await;
    }
    assert_eq!(refused(&studio).await, Some((Code::UpstreamUnavailable, 30)));
    studio.time.advance(Duration::from_secs(30));
    assert_eq!(
        lake(&studio).await.pictures.len(),
        1,
        "the probe is a real request"
    );
    assert_eq!(refused(&studio).await, None);
}

#[tokio::test]
async fn words_that_are_declined_say_nothing_against_the_provider() {
    let player = Player::new("a", &[], &[Play::Fail(Fault::Declined); 30]);
    let studio = studio(&[&player]);
    for _ in 0..30 {
        lake(&studio).await;
    }
    assert_eq!(refused(&studio).await, None);
}

#[tokio::test]
async fn while_the_upstream_asks_to_be_left_alone_everybody_else_leaves_it_alone() {
    let wait = Some(Duration::from_secs(60));
    let player = Player::new("a", &[], &[Play::Fail(Fault::Limited(wait))]);
    let studio = studio(&[&player]);
    let told = lake(&studio).await.refusal.unwrap();
    assert_eq!((told.code, told.retry_after), (Code::UpstreamBusy, wait));
    assert_eq!(refused(&studio).await, Some((Code::UpstreamBusy, 60)));
    studio.time.advance(Duration::from_secs(60));
    assert_eq!(refused(&studio).await, None);
    assert_eq!(player.calls(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_visitor_who_takes_a_picture_slowly_does_not_shut_its_provider_for_others() {
    for (pause, shut) in [(0, true), (6, false)] {
        let player = Player::new("a", &[], &[Play::AfterHalf(Fault::Timeout); 5]);
        let studio = studio(&[&player]);
        for _ in 0..5 {
            let order = studio.order(1, &[(Field::Prompt, "a lake")]).await;
            let mut steps = order.expect("nobody is shut yet");
            while steps.next().await.is_some() {
                tokio::time::advance(Duration::from_secs(pause)).await;
            }
        }
        assert_eq!(refused(&studio).await.is_some(), shut, "{pause} s");
    }
}

#[tokio::test]
async fn who_leaves_during_the_probe_leaves_it_to_the_next() {
    let player = Player::new("a", &[], &[Play::Fail(Fault::Unauthorized)]);
    let studio = studio(&[&player]);
    lake(&studio).await;
    studio.time.advance(Duration::from_secs(300));
    let mut steps = studio.order(1, &[(Field::Prompt, "a lake")]).await.ok().unwrap();
    let first = steps.next().await;
    assert!(first.is_some_and(|step| step.is_ok()));
    assert!(refused(&studio).await.is_some(), "one probe at a time");
    drop(steps);
    assert_eq!(lake(&studio).await.pictures.len(), 1);
}
