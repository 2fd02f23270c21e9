//! Waiting in line, being turned away, and leaving.

use std::time::Duration;

use crate::answer::{Open, nudge};
use crate::instance::{Service, Setup};
use crate::parts::{names, parts};
use crate::studio::{Act, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

/// One call at a time, nobody is challenged, and whoever is served waits for a cue.
async fn narrow() -> Service {
    let setup = Setup::with("[challenge]\nkinds = []\n[budget]\nin_flight = 1\n[rate]\nper_minute = 4");
    for _ in 0..16 {
        setup
            .studio
            .play([&[Act::Progress(0.1), Act::Wait], &picture()[..]].concat());
    }
    setup.start().await
}

async fn served(service: &Service) -> Open {
    let mut first = Visitor::new(service)
        .from("192.0.2.1:1")
        .accepting(MULTIPART)
        .open(LAKE)
        .await;
    first.until("progress").await;
    first
}

#[actix_web::test]
async fn those_who_wait_are_told_their_place_and_each_change_of_it() {
    let service = narrow().await;
    let first = served(&service).await;
    let visitor = |number: u8| {
        Visitor::new(&service)
            .from(&format!("198.51.100.{number}:1"))
            .accepting(MULTIPART)
    };
    let mut second = visitor(2).open(LAKE).await;
    assert!(second.until("queued").await.contains("\"position\":0"));
    let mut third = visitor(3).open(LAKE).await;
    assert!(third.until("queued").await.contains("\"position\":1"));
    assert_eq!(service.studio.calls(), 1, "those who wait cost nothing yet");
    service.studio.go_on();
    assert!(first.whole().await.body.ends_with(b"--\r\n"));
    second.until("progress").await;
    assert!(
        third.until("queued").await.contains("\"position\":0"),
        "one place nearer"
    );
    assert_eq!(service.studio.calls(), 2);
    service.studio.go_on();
    service.studio.go_on();
    assert_eq!(second.whole().await.status, 200);
    assert_eq!(third.whole().await.status, 200);
}

#[actix_web::test]
async fn a_full_queue_refuses_at_once_and_costs_nothing() {
    let setup = Setup::with("[budget]\nin_flight = 1\n[rate]\nper_minute = 1");
    setup.studio.play(vec![Act::Hang]);
    let service = setup.start().await;
    let mut waiting = Vec::new();
    for number in 0..5 {
        let visitor = Visitor::new(&service)
            .from(&format!("198.51.100.{number}:1"))
            .accepting(MULTIPART);
        let question = visitor.question().await;
        let mut answer = visitor.open(&question.beside(LAKE)).await;
        assert_eq!(answer.status, 200);
        // Whoever is first in line is served by being read.
        while nudge(&mut Box::pin(answer.next())).await.is_some() {}
        waiting.push(answer);
    }
    for accept in [JSON, HTML] {
        let visitor = Visitor::new(&service).from("203.0.113.1:1").accepting(accept);
        let question = visitor.question().await;
        let refused = visitor.make(&question.beside(LAKE)).await;
        assert_eq!(refused.refusal(), (503, "queue-full".to_owned()));
        let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
        assert!(wait >= 5 && wait.is_multiple_of(5), "{wait}");
        if accept == HTML {
            drop(waiting.split_off(1));
            drop(waiting.pop());
            assert_eq!(
                visitor.make(&question.beside(LAKE)).await.status,
                200,
                "challenge and allowance are there"
            );
        }
    }
    assert_eq!(service.studio.calls(), 2);
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn a_visitor_who_leaves_stops_the_work() {
    for accept in [MULTIPART, HTML, JSON, "image/png"] {
        let setup = Setup::with("[challenge]\nkinds = []");
        setup.studio.play([&picture()[..3], &[Act::Hang]].concat());
        let service = setup.start().await;
        let mut answer = Visitor::new(&service).accepting(accept).open(LAKE).await;
        while service.studio.running() == 0 {
            answer
                .next()
                .await
                .expect("the work begins")
                .expect("and is told of");
        }
        drop(answer);
        assert_eq!(service.studio.running(), 0, "{accept}");
    }
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn a_visitor_who_leaves_before_the_head_stops_the_work_too() {
    for accept in [JSON, "image/png"] {
        let setup = Setup::with("[challenge]\nkinds = []");
        setup.studio.play(vec![Act::Hang]);
        let service = setup.start().await;
        let visitor = Visitor::new(&service).accepting(accept);
        let mut asked = Box::pin(visitor.open(LAKE));
        assert!(nudge(&mut asked).await.is_none());
        assert_eq!(service.studio.running(), 1, "{accept}");
        drop(asked);
        assert_eq!(service.studio.running(), 0, "{accept}");
    }
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn a_visitor_who_leaves_the_line_was_never_there() {
    let service = narrow().await;
    let first = served(&service).await;
    let leaving = Visitor::new(&service).from("198.51.100.9:1").accepting(MULTIPART);
    for _ in 0..20 {
        let mut waiting = leaving.open(&[LAKE, &[("count", "4")]].concat()).await;
        waiting.until("queued").await;
    }
    assert_eq!(service.studio.calls(), 1, "nobody was asked for them");
    service.studio.go_on();
    assert_eq!(first.whole().await.status, 200);
    service.studio.go_on();
    let last = leaving.make(LAKE).await;
    assert_eq!(
        names(&parts(&last)),
        ["progress", "picture", "done"],
        "with the whole allowance"
    );
}

#[actix_web::test]
async fn nobody_holds_two_places_before_others_have_one() {
    let service = narrow().await;
    let first = served(&service).await;
    let greedy = Visitor::new(&service).from("198.51.100.1:1").accepting(MULTIPART);
    let mut one = greedy.open(LAKE).await;
    let mut two = greedy.open(LAKE).await;
    let mut other = Visitor::new(&service)
        .from("198.51.100.2:1")
        .accepting(MULTIPART)
        .open(LAKE)
        .await;
    assert!(one.until("queued").await.contains("\"position\":0"));
    assert!(
        other.until("queued").await.contains("\"position\":1"),
        "before the second of who came first"
    );
    assert!(two.until("queued").await.contains("\"position\":2"));
    drop((first, one, two, other));
    assert_eq!(service.studio.running(), 0);
}

#[actix_web::test]
async fn work_that_was_begun_is_paid_by_the_visitor_who_left() {
    let setup = Setup::with("[challenge]\nkinds = []\n[rate]\nper_minute = 1");
    setup.studio.play(vec![Act::Progress(0.5), Act::Hang]);
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(MULTIPART);
    visitor.open(LAKE).await.until("progress").await;
    assert_eq!(
        visitor.make(LAKE).await.status,
        429,
        "or leaving would be a way to spend without end"
    );
    service.time.advance(Duration::from_secs(60));
    assert_eq!(visitor.make(LAKE).await.status, 200);
}
