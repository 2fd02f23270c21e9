//! Another configuration takes the place of the one that runs: what follows it, what stays, and that nobody notices who
//! is being served.

mod keys;
mod limits;
mod load;
mod refused;
mod signal;

use std::time::Duration;

use actix_http::{BoxedPayloadStream, Payload};
use afterimage::instance::content;
use afterimage::pipeline::provider::{Fault, Maker, Model, painter};
use bytes::Bytes;
use futures_util::stream::once;
use tokio::sync::oneshot;

use crate::answer::nudge;
use crate::instance::{GENEROUS, Service, Setup, read};
use crate::studio::{Act, Studio, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

pub(crate) const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
/// Nobody is challenged.
pub(crate) const OPEN: &str = "[challenge]\nkinds = []\n";

/// Has these lines follow the configuration that runs, with the same studio.
pub(crate) async fn follow(service: &Service, lines: &str) {
    follow_with(
        service,
        lines,
        vec![Maker::plain("studio", service.studio.clone())],
    )
    .await;
}

/// The same with other providers.
pub(crate) async fn follow_with(service: &Service, lines: &str, makers: Vec<Maker>) {
    let config = read(&format!("{lines}\n[log]\ndir = \"\"\n"));
    let content = content(&config).expect("nobody is asked");
    service.instance.running.take(config, makers, content).await;
}

fn model(id: &str) -> Model {
    painter::capabilities(id)
}

#[actix_web::test]
async fn a_rule_holds_from_the_next_request_on() {
    let service = Setup::with(OPEN).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.make(LAKE).await.status, 200);
    follow(&service, &format!("{OPEN}[content]\nwords = ['lake']\n")).await;
    let refused = visitor.make(LAKE).await;
    assert_eq!(refused.refusal(), (422, "content-refused".to_owned()));
    follow(&service, OPEN).await;
    assert_eq!(visitor.make(LAKE).await.status, 200);
}

#[actix_web::test]
async fn a_request_ends_with_the_configuration_it_began_with() {
    let service = Setup::with(OPEN).start().await;
    let visitor = Visitor::new(&service).accepting(HTML);
    let (typing, typed) = oneshot::channel();
    let body: BoxedPayloadStream = Box::pin(once(async { Ok(typed.await.expect("it is typed")) }));
    let request = visitor
        .form(&[])
        .to_request()
        .replace_payload(Payload::from(body))
        .0;
    let mut slow = Box::pin(visitor.send(request));
    assert!(nudge(&mut slow).await.is_none(), "the form is on its way");
    follow(
        &service,
        &format!("{OPEN}[site]\nname = 'Another'\n[content]\nwords = ['lake']\n"),
    )
    .await;
    typing.send(Bytes::from_static(b"prompt=a+lake")).unwrap();
    let answer = slow.await.whole().await;
    assert_eq!(answer.status, 200, "no rule was there when it came");
    assert!(answer.text().contains("Afterimage") && !answer.text().contains("Another"));
    assert_eq!(visitor.make(LAKE).await.status, 422);
}

#[actix_web::test]
async fn every_page_is_written_anew_in_every_language() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let pages = [
        "/",
        "/privacy",
        "/cookies",
        "/terms",
        "/about",
        "/contact",
        "/gallery",
        "/de/about",
        "/none",
    ];
    for page in pages {
        assert!(visitor.get(page).await.text().contains("Afterimage"), "{page}");
    }
    follow(
        &service,
        "[site]\nname = 'Nachbild'\noperator = 'Somebody Else'\ncontact = 'x@example.com'\n",
    )
    .await;
    for page in pages {
        let text = visitor.get(page).await.text_lossy();
        assert!(text.contains("Nachbild"), "{page}");
    }
    assert!(visitor.get("/privacy").await.text().contains("Somebody Else"));
    assert_eq!(
        visitor.get("/privacy.json").await.json()["operator"],
        "Somebody Else"
    );
    assert!(
        visitor
            .get("/.well-known/security.txt")
            .await
            .text()
            .contains("x@example.com")
    );
}

#[actix_web::test]
async fn the_feed_of_policies_stays_the_same_when_they_do() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let (feed, json) = (
        visitor.get("/privacy.atom").await.body,
        visitor.get("/privacy.json").await.body,
    );
    follow(&service, GENEROUS).await;
    assert_eq!(visitor.get("/privacy.atom").await.body, feed);
    assert_eq!(visitor.get("/privacy.json").await.body, json);
}

#[actix_web::test]
async fn a_challenge_that_was_given_out_is_good_afterwards_and_its_session_goes_on() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    follow(&service, "[challenge]\npictures_per_solve = 2\n").await;
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200);
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 409, "once");
    let question = visitor.question().await;
    let three = [LAKE, &[("count", "3")]].concat();
    assert_eq!(visitor.make(&question.beside(&three)).await.status, 422);
    // Other kinds are taken from now on, and what was given out of one that stays is still good.
    follow(&service, "[challenge]\nkinds = ['code']\n").await;
    assert_eq!(visitor.get("/challenge/work").await.status, 404);
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200);
    follow(&service, OPEN).await;
    assert_eq!(visitor.make(LAKE).await.status, 200, "nobody is asked any more");
}

#[actix_web::test]
async fn a_picture_of_a_provider_that_is_gone_is_finished_and_the_next_is_none() {
    let (one, two) = (
        Studio::offering(vec![model("one")]),
        Studio::offering(vec![model("two")]),
    );
    one.play([&[Act::Progress(0.1), Act::Wait], &picture()[..]].concat());
    let setup = Setup {
        makers: Some(vec![
            Maker::plain("first", one.clone()),
            Maker::plain("second", two.clone()),
        ]),
        ..Setup::with(OPEN)
    };
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(MULTIPART);
    let by_one = [LAKE, &[("model", "one")]].concat();
    let mut answer = visitor.open(&by_one).await;
    answer.until("progress").await;
    follow_with(&service, OPEN, vec![Maker::plain("second", two.clone())]).await;
    one.go_on();
    let whole = answer.whole().await;
    assert!(!whole.broken && whole.body.ends_with(b"--\r\n"));
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.make(&by_one).await.status, 422);
    assert_eq!(visitor.make(LAKE).await.status, 200);
    assert_eq!((one.calls(), two.calls()), (1, 1));
    let page = Visitor::new(&service).get("/").await;
    assert!(!page.text().contains("value=\"one\""));
}

#[actix_web::test]
async fn what_is_known_of_a_provider_that_stays_is_known_afterwards_and_a_new_one_is_well() {
    let service = Setup::with(&format!("{OPEN}{GENEROUS}")).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for _ in 0..5 {
        service.studio.play(vec![Act::Fail(Fault::Failed)]);
        assert_eq!(visitor.make(LAKE).await.status, 502);
    }
    let alone = (503, "upstream-unavailable".to_owned());
    assert_eq!(visitor.make(LAKE).await.refusal(), alone);
    follow(&service, &format!("{OPEN}{GENEROUS}[site]\nname = 'X'\n")).await;
    assert_eq!(visitor.make(LAKE).await.refusal(), alone, "the same, and as ill");
    let calls = service.studio.calls();
    let repaired = Studio::new();
    let makers = vec![Maker::plain("studio", repaired.clone())];
    follow_with(&service, &format!("{OPEN}{GENEROUS}"), makers).await;
    assert_eq!(visitor.make(LAKE).await.status, 200);
    assert_eq!((service.studio.calls(), repaired.calls()), (calls, 1));
}

#[actix_web::test]
async fn a_call_under_way_is_told_to_those_who_come_after_the_reload() {
    let service = Setup::with(&format!("{OPEN}{GENEROUS}")).start().await;
    let calls = (0..5).map(|_| {
        service.studio.play(vec![Act::Wait, Act::Fail(Fault::Failed)]);
        let visitor = Visitor::new(&service).accepting(JSON);
        async move { visitor.make(LAKE).await.status }
    });
    let mut calls = Box::pin(futures_util::future::join_all(calls));
    assert!(nudge(&mut calls).await.is_none());
    follow(&service, &format!("{OPEN}{GENEROUS}[site]\nname = 'X'\n")).await;
    (0..5).for_each(|_| service.studio.go_on());
    assert_eq!(calls.await, [502; 5]);
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(visitor.make(LAKE).await.code(), "upstream-unavailable");
    service.time.advance(Duration::from_secs(31));
    assert_eq!(visitor.make(LAKE).await.status, 200);
}
