//! Whatever is sent, the service answers.

use actix_http::Request;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::rt::System;
use actix_web::test::TestRequest;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::instance::{GENEROUS, Setup};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

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

/// Pieces of forms in both writings, and noise, in any order.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: [&str; 10] = [
        "--XX",
        "--XX--",
        "\r\n",
        "\r\n\r\n",
        "content-disposition: form-data; name=\"prompt\"",
        "content-disposition: form-data; name=\"",
        "; filename=\"a\"",
        "prompt=a+lake&seed=%",
        "=&=&%00%ff%zz;",
        "content-transfer-encoding: base64\r\ncontent-length: 99999999999999999999\r\n",
    ];
    let piece = prop_oneof![
        3 => prop::sample::select(PIECES.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 0..200),
    ];
    vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

fn bad_bodies(cases: u32) {
    let media = prop::sample::select(vec![
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=XX",
        "multipart/form-data; boundary=\"",
        "multipart/form-data",
        "text/plain",
    ]);
    hold(
        cases,
        (bodies(), media, accepts()),
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
