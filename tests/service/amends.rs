//! What goes wrong upstream costs a visitor nothing: the allowance comes back, and so does the answer.

use std::time::Duration;

use afterimage::pipeline::provider::Fault;
use serde_json::Value;

use crate::instance::{Service, Setup};
use crate::parts::{event, parts};
use crate::studio::{Act, half_a_picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

/// Each fault, and what a visitor is told of it: status, code, seconds to wait.
const FAULTS: [(Fault, u16, &str, Option<u64>); 18] = [
    (Fault::Unreachable, 502, "upstream-unreachable", None),
    (Fault::Untrusted, 502, "upstream-unreachable", None),
    (Fault::Timeout, 504, "upstream-timeout", None),
    (Fault::Unauthorized, 503, "upstream-unavailable", Some(300)),
    (Fault::Gone, 503, "upstream-unavailable", Some(300)),
    (Fault::Unread, 504, "upstream-timeout", None),
    (Fault::Limited(None), 503, "upstream-busy", Some(30)),
    (
        Fault::Limited(Some(Duration::from_secs(7))),
        503,
        "upstream-busy",
        Some(10),
    ),
    (Fault::Overloaded(None), 503, "upstream-busy", Some(30)),
    (
        Fault::Overloaded(Some(Duration::from_secs(60))),
        503,
        "upstream-busy",
        Some(60),
    ),
    (Fault::Failed, 502, "upstream-failed", None),
    (Fault::Gateway, 502, "upstream-failed", None),
    (Fault::Truncated, 502, "upstream-failed", None),
    (Fault::Malformed, 502, "upstream-failed", None),
    (Fault::Misdirected, 502, "upstream-failed", None),
    (Fault::TooLarge, 502, "upstream-too-large", None),
    (Fault::NotAPicture, 502, "upstream-not-an-image", None),
    (Fault::Cancelled, 503, "shutting-down", Some(30)),
];

/// How often the only provider is called when it fails like this: some faults are worth a second try.
fn calls(fault: Fault) -> usize {
    match fault {
        Fault::Limited(None) | Fault::Overloaded(None) | Fault::Unread => 2,
        Fault::Limited(Some(wait)) if wait < Duration::from_secs(10) => 2,
        _ => 1,
    }
}

/// How long it is left alone then.
const ALONE: Duration = Duration::from_secs(300);

async fn failing(fault: Fault) -> Service {
    let setup = Setup::with("[rate]\nper_minute = 1");
    for _ in 0..calls(fault) {
        setup.studio.play(vec![Act::Fail(fault)]);
    }
    setup.start().await
}

#[actix_web::test]
async fn after_our_fault_the_next_request_needs_no_new_answer_and_only_the_next() {
    for (fault, status, code, wait) in FAULTS {
        for accept in [JSON, "image/png", MULTIPART] {
            let service = failing(fault).await;
            let visitor = Visitor::new(&service).accepting(accept);
            let refused = visitor.solve_and_make(LAKE).await;
            let problem = if accept == MULTIPART {
                event(&parts(&refused), "refused")
            } else {
                assert_eq!(refused.status, status);
                assert_eq!(
                    refused.header("retry-after").map(|wait| wait.parse().unwrap()),
                    wait
                );
                refused.json()
            };
            assert_eq!(
                (problem["status"].as_u64(), problem["code"].as_str()),
                (Some(status.into()), Some(code))
            );
            assert_eq!(
                (problem["retry_after"].as_u64(), problem["pass"].as_bool()),
                (wait, Some(true))
            );
            service.pass(ALONE);
            assert_eq!(visitor.make(LAKE).await.status, 200, "{code}: the pass is taken");
            service.pass(Duration::from_secs(60));
            let third = Visitor::new(&service).accepting(JSON);
            third.restore(visitor.cookie());
            assert_eq!(
                third.make(LAKE).await.refusal(),
                (422, "challenge-missing".to_owned()),
                "{code}: once"
            );
            assert_eq!(service.studio.calls(), calls(fault) + 1);
        }
    }
}

#[actix_web::test]
async fn an_empty_account_is_told_as_an_hour_without_a_pass_and_asked_again_in_a_quarter() {
    let service = failing(Fault::Exhausted).await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let refused = visitor.solve_and_make(LAKE).await;
    assert_eq!(
        refused.json()["pass"].as_bool(),
        None,
        "it would not last so long"
    );
    assert_eq!(refused.refusal(), (503, "upstream-unavailable".to_owned()));
    assert_eq!(refused.header("retry-after"), Some("3600"));
    let again = visitor.make(LAKE).await;
    assert_eq!(again.refusal(), (503, "upstream-unavailable".to_owned()));
    assert_eq!(again.header("retry-after"), Some("900"));
    service.pass(3 * ALONE);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
}

#[actix_web::test]
async fn without_script_a_fault_is_told_on_the_page_and_the_button_works_again() {
    for (fault, _, code, _) in FAULTS {
        let service = failing(fault).await;
        let visitor = Visitor::new(&service).accepting(HTML);
        let page = visitor.solve_and_make(LAKE).await.page();
        let told = page.words("section.refused").expect("a section that says so");
        assert!(told.contains(code), "{told}");
        assert_eq!(page.prompt().as_deref(), Some("a lake at night"));
        let next = page.words("form noscript").expect("what the button does next");
        assert!(next.contains("not asked for another code"), "{code}: {next}");
        service.pass(ALONE);
        let again = visitor.make(LAKE).await.page();
        assert_eq!(again.pictures().len(), 1, "{code}");
        let next = again.words("form noscript").expect("what the button does next");
        assert!(next.contains("asked to copy a short code"), "{code}: {next}");
    }
}

#[actix_web::test]
async fn a_file_that_failed_is_a_page_with_the_words_still_in_it() {
    let service = failing(Fault::Failed).await;
    let visitor = Visitor::new(&service);
    let refused = visitor
        .solve_and_make(&[LAKE, &[("deliver", "file")]].concat())
        .await;
    assert_eq!(refused.refusal(), (502, "upstream-failed".to_owned()));
    let page = refused.page();
    assert_eq!(page.prompt().as_deref(), Some("a lake at night"));
    let next = page.words("form noscript").expect("what the button does next");
    assert!(next.contains("not asked for another code"), "{next}");
    let file = visitor.make(&[LAKE, &[("deliver", "file")]].concat()).await;
    assert_eq!(file.header("content-type"), Some("image/png"));
}

#[actix_web::test]
async fn declined_words_cost_no_allowance_but_the_answer() {
    for (fault, code) in [
        (Fault::Declined, "upstream-refused"),
        (Fault::Withheld, "upstream-withheld"),
        (Fault::Unacceptable, "upstream-not-accepted"),
    ] {
        let service = failing(fault).await;
        let visitor = Visitor::new(&service).accepting(JSON);
        let refused = visitor.solve_and_make(LAKE).await;
        assert_eq!(refused.refusal(), (422, code.to_owned()));
        assert_eq!(
            visitor.make(LAKE).await.refusal(),
            (422, "challenge-missing".to_owned())
        );
        assert_eq!(
            visitor.solve_and_make(LAKE).await.status,
            200,
            "the one picture of this minute is there"
        );
        assert_eq!(service.studio.calls(), 2, "and nobody else was asked");
    }
}

#[actix_web::test]
async fn a_picture_that_broke_off_costs_no_allowance_either() {
    let setup = Setup::with("[rate]\nper_minute = 1");
    setup.studio.play(half_a_picture(Fault::Timeout));
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(MULTIPART);
    let refused = event(&parts(&visitor.solve_and_make(LAKE).await), "refused");
    assert_eq!(
        (refused["code"].as_str(), refused["pass"].as_bool()),
        (Some("upstream-timeout"), Some(true))
    );
    assert_eq!(visitor.make(LAKE).await.status, 200);
}

#[actix_web::test]
async fn a_pass_is_as_short_lived_as_a_challenge_and_nobody_elses() {
    let service = failing(Fault::Failed).await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 502);
    let stranger = Visitor::new(&service).accepting(JSON);
    stranger.question().await;
    assert_eq!(stranger.make(LAKE).await.status, 422);
    assert_eq!(service.instance.ledger.records().passes, 1);
    service.pass(Duration::from_secs(600));
    assert_eq!(service.instance.ledger.records().passes, 0);
    assert_eq!(visitor.make(LAKE).await.status, 422);
}

#[actix_web::test]
async fn of_two_hundred_uses_of_a_pass_one_is_taken() {
    let service = failing(Fault::Failed).await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 502);
    let uses = futures_util::future::join_all((0..200).map(|_| visitor.make(LAKE))).await;
    assert_eq!(uses.iter().filter(|answer| answer.status == 200).count(), 1);
    assert_eq!(service.studio.calls(), 2);
}

#[actix_web::test]
async fn a_pass_is_taken_by_words_that_are_declined_and_is_used_up_by_them() {
    let setup = Setup::default();
    for fault in [Fault::Failed, Fault::Declined] {
        setup.studio.play(vec![Act::Fail(fault)]);
    }
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 502);
    let declined = visitor.make(LAKE).await;
    assert_eq!(declined.json()["pass"].as_bool(), None);
    assert_eq!(declined.refusal(), (422, "upstream-refused".to_owned()));
    assert_eq!(service.studio.calls(), 2, "nobody was asked for a challenge");
    assert_eq!(
        visitor.make(LAKE).await.refusal(),
        (422, "challenge-missing".to_owned())
    );
}

#[actix_web::test]
async fn two_who_were_told_of_a_pass_in_one_session_have_one_each() {
    let setup = Setup::default();
    for _ in 0..2 {
        setup.studio.play(vec![Act::Fail(Fault::Failed)]);
    }
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for _ in 0..2 {
        let refused = visitor.solve_and_make(LAKE).await;
        assert_eq!(
            (refused.status, refused.json()["pass"].as_bool()),
            (502, Some(true))
        );
    }
    for _ in 0..2 {
        assert_eq!(visitor.make(LAKE).await.status, 200);
    }
    assert_eq!(
        visitor.make(LAKE).await.refusal(),
        (422, "challenge-missing".to_owned())
    );
}

/// What somebody is told whose picture fails after something has happened to the service.
async fn told_after(accept: &'static str, meanwhile: impl FnOnce(&Service)) -> Value {
    let setup = Setup::default();
    setup.studio.play(vec![Act::Wait, Act::Fail(Fault::Failed)]);
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(accept);
    let order = visitor.solve_and_make(LAKE);
    let happens = async {
        service.studio.until(1).await;
        meanwhile(&service);
        service.studio.go_on();
    };
    let (refused, ()) = futures_util::future::join(order, happens).await;
    if accept == MULTIPART {
        event(&parts(&refused), "refused")
    } else {
        refused.json()
    }
}

#[actix_web::test]
async fn a_service_that_ends_promises_no_pass_that_ends_with_it() {
    for accept in [JSON, MULTIPART] {
        let problem = told_after(accept, |service| service.instance.life.stop()).await;
        assert_eq!(
            (problem["code"].as_str(), problem["pass"].as_bool()),
            (Some("upstream-failed"), None)
        );
    }
}

const MINUTE: Duration = Duration::from_secs(60);

#[actix_web::test]
async fn a_pass_is_promised_only_where_its_session_lasts_as_long() {
    for (age, promised) in [(19, Some(true)), (21, None)] {
        let service = failing(Fault::Failed).await;
        let visitor = Visitor::new(&service).accepting(JSON);
        visitor.question().await;
        service.pass(10 * MINUTE);
        visitor.question().await;
        service.pass((age - 10) * MINUTE);
        let refused = visitor.solve_and_make(LAKE).await;
        assert_eq!(refused.status, 502);
        assert_eq!(refused.json()["pass"].as_bool(), promised, "{age}");
        assert_eq!(visitor.make(LAKE).await.status, 200, "and who tries has it");
    }
}

#[actix_web::test]
async fn a_pass_is_promised_only_where_its_session_was_used_a_moment_ago() {
    for (waited, promised) in [(5, Some(true)), (6, None)] {
        let problem = told_after(MULTIPART, |service| service.pass(waited * MINUTE)).await;
        assert_eq!(problem["code"], "upstream-failed");
        assert_eq!(problem["pass"].as_bool(), promised, "{waited}");
    }
}
