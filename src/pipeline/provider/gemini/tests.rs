//! The provider against a scripted upstream.

use std::time::Duration;

use base64_simd::STANDARD;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::Fault;
use super::super::bench::{self, JSON, KEY, Told, told};
use super::super::scripted::{Recorded, Script, Scripted};
use super::super::upstream::{Auth, UpstreamSettings};
use super::*;
use crate::form::Field;
use crate::pipeline::scrub::Format;

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(
            "../../../../tests/fixtures/providers/gemini/",
            $name,
            ".json"
        ))
    };
}

/// What the fixtures hold as a picture and as a draft.
const PICTURE: &[u8] = b"\x89PNG a picture";

fn provider(upstream: &Scripted) -> Gemini {
    let settings = GeminiSettings {
        models: Vec::new(),
        max_bytes: bench::MAX_BYTES,
    };
    let client = UpstreamSettings {
        auth: Auth::Header("x-goog-api-key"),
        ..bench::settings(upstream, "/v1beta")
    };
    Gemini::new(settings, Upstream::new(client).unwrap())
}

async fn asked(fields: &[(Field, &str)], picture: bool, script: Script) -> (Told, Recorded) {
    let upstream = Scripted::start([script]).await;
    let model = capabilities("gemini-3-pro-image-preview");
    let mut order = bench::order(&model, fields);
    order.picture = picture.then(|| bench::upload(Format::WebP, b"abc"));
    let told = told(provider(&upstream).order(&order, &model, bench::patience())).await;
    (told, upstream.requests()[0].clone())
}

async fn answered(status: u16, body: &str) -> Told {
    asked(&[], false, Script::answer(status, JSON, body.as_bytes()))
        .await
        .0
}

fn inline(bytes: &[u8]) -> Value {
    json!({ "inlineData": { "mimeType": "image/png", "data": STANDARD.encode_to_string(bytes) } })
}

fn parts(parts: &[String]) -> String {
    let parts = parts.join(",");
    format!(r#"{{"candidates":[{{"content":{{"parts":[{parts}],"role":"model"}},"finishReason":"STOP"}}]}}"#)
}

#[tokio::test]
async fn words_become_a_picture_and_the_key_is_in_no_address() {
    let chosen = [
        (Field::Size, "1344x768"),
        (Field::Seed, "4294967295"),
        (Field::Quality, "2K"),
    ];
    let script = Script::answer(200, JSON, fixture!("picture").as_bytes());
    let (told, request) = asked(&chosen, false, script).await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    let first = request.head().lines().next().unwrap();
    assert_eq!(
        first,
        "POST /v1beta/models/gemini-3-pro-image-preview:generateContent HTTP/1.1"
    );
    assert_eq!(request.header("x-goog-api-key"), Some(KEY));
    assert_eq!(
        request.json(),
        json!({ "contents": [{ "role": "user", "parts": [{ "text": "a lake \"at\" night" }] }],
            "generationConfig": { "responseModalities": ["IMAGE"], "seed": 2_147_483_647,
                "imageConfig": { "aspectRatio": "16:9", "imageSize": "2K" } } })
    );
}

#[tokio::test]
async fn a_picture_is_changed_in_its_own_shape() {
    let script = Script::answer(200, JSON, fixture!("picture").as_bytes());
    let (_, request) = asked(&[], true, script).await;
    assert_eq!(
        request.json(),
        json!({ "contents": [{ "role": "user", "parts": [{ "text": "a lake \"at\" night" },
                { "inlineData": { "mimeType": "image/webp", "data": "YWJj" } }] }],
            "generationConfig": { "responseModalities": ["IMAGE"] } })
    );
}

#[tokio::test]
async fn a_draft_is_not_the_picture_wherever_it_says_so() {
    let draft = inline(b"\x89PNG a draft").to_string();
    let picture = inline(PICTURE).to_string();
    let before = format!("{{\"thought\":true,{}", draft.trim_start_matches('{'));
    let after = format!("{},\"thought\":true}}", draft.strip_suffix("}").unwrap());
    for draft in [before, after] {
        let thought = r#"{"text":"a lake, then","thought":true}"#.to_owned();
        let body = parts(&[thought, draft.clone(), picture.clone()]);
        assert!(serde_json::from_str::<Value>(&body).is_ok(), "{body}");
        let told = answered(200, &body).await;
        assert_eq!(
            (told.pictures, told.fault),
            (vec![PICTURE.to_vec()], None),
            "{draft}"
        );
    }
}

#[tokio::test]
async fn a_draft_that_was_handed_on_is_never_complete() {
    let mut large = inline(&[b"\x89PNG".as_slice(), &[7; 400_000]].concat());
    large["thought"] = true.into();
    // The keys of an object are written in the order of the alphabet: the picture comes first.
    let body = parts(&[large.to_string(), inline(PICTURE).to_string()]);
    let told = answered(200, &body).await;
    assert_eq!((told.pictures.len(), told.fault), (0, Some(Fault::Malformed)));
}

/// issue 4: moderation is recognised also when it comes as a success without a picture.
#[tokio::test]
async fn whatever_comes_instead_of_a_picture_is_told_as_what_it_is() {
    for (body, fault) in [
        (fixture!("blocked"), Fault::Declined),
        (fixture!("blocked_candidates"), Fault::Declined),
        (fixture!("image_safety"), Fault::Declined),
        (fixture!("polite"), Fault::Declined),
        (r#"{"candidates":[{"finishReason":"NO_IMAGE"}]}"#, Fault::Declined),
        (
            r#"{"candidates":[{"finishReason":"MAX_TOKENS"}]}"#,
            Fault::NotAPicture,
        ),
        (r#"{"candidates":[]}"#, Fault::NotAPicture),
    ] {
        let told = answered(200, body).await;
        assert_eq!((told.pictures.len(), told.fault), (0, Some(fault)), "{body}");
    }
}

#[tokio::test]
async fn an_error_is_read_by_its_names() {
    let wait = Some(Duration::from_secs(30));
    for (status, body, fault) in [
        (429, fixture!("exhausted"), Fault::Limited(wait)),
        (429, fixture!("per_day"), Fault::Exhausted),
        (400, fixture!("invalid_key"), Fault::Unauthorized),
        (
            400,
            r#"{"error":{"status":"INVALID_ARGUMENT"}}"#,
            Fault::Unacceptable,
        ),
        (
            403,
            r#"{"error":{"status":"PERMISSION_DENIED"}}"#,
            Fault::Unauthorized,
        ),
        (
            503,
            r#"{"error":{"status":"UNAVAILABLE"}}"#,
            Fault::Overloaded(None),
        ),
    ] {
        assert_eq!(answered(status, body).await.fault, Some(fault), "{body}");
    }
}

proptest! {
    /// issue 4: the prompt is data, never commands.
    #[test]
    fn any_words_are_one_text_and_nothing_else(text in "\\PC{1,80}|[\"\\\\{}\\[\\],: a]{1,40}") {
        let model = capabilities("gemini-2.5-flash-image");
        let fields = [(Field::Prompt, text.as_str())];
        if let Some(order) = bench::try_order(&model, &fields) {
            let words = order.prompt.expose();
            let body = exact_body(&order);
            prop_assert_eq!(&body["contents"], &json!([{ "role": "user", "parts": [{ "text": words }] }]));
            prop_assert_eq!(body.as_object().map(serde_json::Map::len), Some(2));
        }
    }
}

fn exact_body(order: &Order) -> Value {
    serde_json::from_slice(&request::body(order)).unwrap()
}
