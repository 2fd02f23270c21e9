//! What breaks inside breaks one request, and says so.

use std::sync::Arc;
use std::time::Duration;

use crate::codes::BrokenCodes;
use crate::instance::{GENEROUS, Service, Setup};
use crate::parts::{event, parts};
use crate::studio::{Act, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

// safety.md T37, tier: run
#[actix_web::test]
async fn a_provider_that_breaks_costs_one_picture_and_says_so() {
    for before in [&[][..], &[Act::Progress(0.5)]] {
        for accept in [JSON, "image/png", MULTIPART, HTML] {
            let setup = Setup::with("[rate]\nper_minute = 1");
            setup.studio.play([before, &[Act::Panic]].concat());
            let service = setup.start().await;
            let visitor = Visitor::new(&service).accepting(accept);
            let answer = visitor.solve_and_make(LAKE).await;
            assert!(memchr::memmem::find(&answer.body, b"canary").is_none());
            match accept {
                MULTIPART => assert_eq!(event(&parts(&answer), "refused")["code"], "internal"),
                HTML => assert!(
                    answer
                        .page()
                        .words("section.refused")
                        .is_some_and(|said| said.contains("internal"))
                ),
                _ => assert_eq!(answer.refusal(), (500, "internal".to_owned())),
            }
            assert_eq!(
                visitor.make(LAKE).await.status,
                200,
                "the next request is fine, and needs no new answer"
            );
        }
    }
}

// safety.md T37, tier: run
#[actix_web::test]
async fn a_provider_that_breaks_in_the_middle_of_a_picture_says_so_too() {
    for accept in [JSON, MULTIPART, HTML] {
        let setup = Setup::with("[challenge]\nkinds = []");
        setup.studio.play([&picture()[..2], &[Act::Panic]].concat());
        let service = setup.start().await;
        let visitor = Visitor::new(&service).accepting(accept);
        let answer = visitor.make(LAKE).await;
        assert!(answer.text_lossy().contains("internal"), "{accept}");
        assert_eq!(visitor.make(LAKE).await.status, 200);
    }
}

// safety.md T37, tier: run
#[actix_web::test]
async fn a_handler_that_breaks_is_a_page_and_the_next_request_is_fine() {
    let service = Setup {
        codes: Some(Arc::new(BrokenCodes)),
        ..Setup::default()
    }
    .start()
    .await;
    for accept in [HTML, JSON] {
        let visitor = Visitor::new(&service).accepting(accept);
        for answer in [visitor.get("/challenge/code.png").await, visitor.make(LAKE).await] {
            if accept == JSON && answer.status == 422 {
                // A program is told that an answer is missing; no code is drawn for it.
                continue;
            }
            assert_eq!(answer.refusal(), (500, "internal".to_owned()));
            assert!(!answer.text().contains("canary"));
        }
        assert_eq!(visitor.get("/").await.status, 200);
        assert_eq!(visitor.get("/healthz").await.status, 200);
    }
}

// safety.md T37, tier: run
#[actix_web::test]
async fn what_a_broken_request_held_is_free_again() {
    let setup = Setup::with("[budget]\nin_flight = 1\n[rate]\nper_minute = 100\nper_hour = 100\n");
    for _ in 0..20 {
        setup.studio.play(vec![Act::Panic]);
    }
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for _ in 0..20 {
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 500);
    }
    assert_eq!(service.studio.running(), 0);
    service.time.advance(Duration::from_secs(60));
    assert_eq!(
        visitor.solve_and_make(LAKE).await.status,
        200,
        "its place in the queue, too"
    );
}

// safety.md T37, tier: run
#[actix_web::test]
async fn the_service_outlives_a_thousand_faults() {
    let service: Service = Setup {
        codes: Some(Arc::new(BrokenCodes)),
        ..Setup::with(GENEROUS)
    }
    .start()
    .await;
    for _ in 0..1_000 {
        assert_eq!(
            Visitor::new(&service)
                .accepting(JSON)
                .get("/challenge/code.png")
                .await
                .status,
            500
        );
        service.time.advance(Duration::from_secs(45));
    }
    assert_eq!(Visitor::new(&service).get("/").await.status, 200);
}
