//! Whatever is sent, the service answers; and what breaks inside breaks one request.

use std::sync::Arc;
use std::time::Duration;

use actix_http::Request;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::rt::System;
use actix_web::test::TestRequest;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::codes::BrokenCodes;
use crate::instance::{GENEROUS, Service, Setup};
use crate::parts::{event, parts};
use crate::studio::{Act, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

/// A form whose fields are mostly those there are, and whose values are mostly none they can have.
fn forms() -> impl Strategy<Value = Vec<(String, String)>> {
    let known = prop::sample::select(vec![
        "prompt",
        "negative_prompt",
        "model",
        "size",
        "count",
        "seed",
        "steps",
        "guidance",
        "quality",
        "format",
        "deliver",
        "challenge",
        "code",
    ]);
    let name = prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<String>()];
    let likely = prop::sample::select(vec![
        "painter",
        "1024x1024",
        "1",
        "4294967295",
        "-0",
        "file",
        "1e400",
        "",
    ]);
    let value = prop_oneof![
        3 => likely.prop_map(str::to_owned),
        3 => any::<String>(),
        1 => "\\PC{0,400}",
        1 => (1_usize..12_000).prop_map(|length| "🜁".repeat(length)),
    ];
    vec((name, value), 0..14)
}

fn accepts() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        HTML,
        JSON,
        MULTIPART,
        "image/webp;q=0.1, */*;q=nan",
        ";;,/;q=",
        "",
    ])
}

/// Sends so many made-up inputs and sees each answered, with no fault of ours.
fn hold<S: Strategy>(cases: u32, inputs: S, request: impl Fn(&Visitor<'_>, S::Value) -> Option<Request>) {
    let system = System::new();
    let service = system.block_on(Setup::with(&format!("{GENEROUS}[challenge]\nkinds = []")).start());
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&inputs, |input| {
        let visitor = Visitor::new(&service);
        let Some(request) = request(&visitor, input) else {
            return Ok(());
        };
        let answer = system.block_on(async { visitor.send(request).await.whole().await });
        prop_assert!(
            answer.status < 500 && !answer.broken,
            "{} {:?}",
            answer.status,
            answer.body
        );
        Ok(())
    });
    outcome.unwrap_or_else(|fault| panic!("{fault}"));
}

fn bad_forms(cases: u32) {
    hold(cases, (forms(), accepts()), |visitor, (fields, accept)| {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        Some(
            visitor
                .form(&fields)
                .insert_header(("accept", accept.as_bytes()))
                .to_request(),
        )
    });
}

fn bad_bodies(cases: u32) {
    let media = prop::sample::select(vec!["application/x-www-form-urlencoded", "text/plain", ""]);
    hold(
        cases,
        (vec(any::<u8>(), 0..2_000), media, accepts()),
        |visitor, (body, media, accept)| {
            let request = visitor
                .form(&[])
                .set_payload(body)
                .insert_header((CONTENT_TYPE, media));
            Some(request.insert_header(("accept", accept.as_bytes())).to_request())
        },
    );
}

fn bad_requests(cases: u32) {
    let line = (
        vec(any::<u8>(), 1..12),
        "(/[\\PC]{0,40}){1,6}(\\?\\PC{0,40})?",
        vec((any::<u8>(), vec(any::<u8>(), 0..80)), 0..12),
    );
    hold(cases, line, |_, (method, path, headers)| {
        const NAMES: [&str; 12] = [
            "accept",
            "accept-encoding",
            "cookie",
            "host",
            "origin",
            "sec-fetch-site",
            "content-type",
            "content-length",
            "content-encoding",
            "x-forwarded-for",
            "expect",
            "range",
        ];
        let method = Method::from_bytes(&method).unwrap_or(Method::GET);
        let uri: actix_web::http::Uri = path.parse().ok()?;
        let mut request = TestRequest::default().method(method).uri(&uri.to_string());
        for (name, value) in headers {
            let value = HeaderValue::from_bytes(&value).ok()?;
            request = request.append_header((NAMES[usize::from(name) % NAMES.len()], value));
        }
        Some(request.to_request())
    });
}

// safety.md T37, tier: run
#[test]
fn five_thousand_bad_forms_are_five_thousand_answers() {
    bad_forms(5_000);
}

// safety.md T37, tier: run
#[test]
fn five_thousand_bodies_of_any_bytes_are_five_thousand_answers() {
    bad_bodies(5_000);
}

// safety.md T37, tier: run
#[test]
fn five_thousand_requests_of_any_kind_are_five_thousand_answers() {
    bad_requests(5_000);
}

// safety.md T37, tier: full
#[test]
#[ignore = "the million inputs of the safety table, run by tests/run --full"]
fn a_million_bad_inputs_are_a_million_answers() {
    bad_forms(400_000);
    bad_bodies(300_000);
    bad_requests(300_000);
}

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
