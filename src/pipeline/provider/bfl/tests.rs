//! The provider against a scripted upstream.

use base64_simd::STANDARD;
use serde_json::json;

use super::super::bench::{self, JSON, KEY, Told, told};
use super::super::scripted::{Recorded, Script, Scripted};
use super::super::upstream::{Auth, UpstreamSettings};
use super::*;
use crate::form::Field;
use crate::pipeline::scrub::Format;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(
            "../../../../tests/fixtures/providers/bfl/",
            $name,
            ".json"
        ))
    };
}

const PICTURE: &[u8] = b"\x89PNG a picture";

fn answer(body: &[u8]) -> Script {
    Script::answer(200, JSON, body)
}

fn model(name: &str) -> Model {
    capabilities(name)
}

fn provider(upstream: &Scripted) -> Bfl {
    let settings = BflSettings {
        models: Vec::new(),
        safety_tolerance: 2,
        pace: bench::PACE,
        max_bytes: bench::MAX_BYTES,
    };
    let client = UpstreamSettings {
        auth: Auth::Header("x-key"),
        ..bench::settings(upstream, "/v1")
    };
    Bfl::new(settings, Upstream::new(client).unwrap())
}

async fn asked(scripts: impl IntoIterator<Item = Script>) -> (Told, Vec<Recorded>) {
    let upstream = Scripted::start(scripts).await;
    let model = model("flux-pro-1.1");
    let order = bench::order(&model, &[]);
    let told = told(provider(&upstream).order(&order, &model, bench::patience())).await;
    (told, upstream.requests())
}

fn first_line(request: &Recorded) -> &str {
    let line = request.head().lines().next().unwrap_or_default();
    line.trim_end_matches(" HTTP/1.1")
}

#[tokio::test]
async fn a_request_is_asked_for_where_it_says_and_its_picture_fetched_without_the_key() {
    let (told, requests) = asked([
        answer(fixture!("accepted")),
        answer(fixture!("pending")),
        answer(fixture!("pending")),
        answer(fixture!("ready")),
        Script::answer(200, "image/png", PICTURE),
    ])
    .await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    assert_eq!(told.progress, [0.4]);
    let poll = "GET /v1/get_result?id=7f1c6f0a-1f6e-4a55-9d52-1f0d3c1b9a77";
    let lines: Vec<_> = requests.iter().map(first_line).collect();
    let picture = "GET /results/sample.png?sig=abc";
    assert_eq!(lines, ["POST /v1/flux-pro-1.1", poll, poll, poll, picture]);
    let keys: Vec<_> = requests.iter().map(|request| request.header("x-key")).collect();
    assert_eq!(keys, [Some(KEY), Some(KEY), Some(KEY), Some(KEY), None]);
}

#[tokio::test]
async fn an_address_that_does_not_say_what_it_is_about_is_told() {
    let text = String::from_utf8(fixture!("accepted").to_vec()).unwrap();
    let bare = text.replace("?id=7f1c6f0a-1f6e-4a55-9d52-1f0d3c1b9a77", "");
    let (_, requests) = asked([answer(bare.as_bytes()), answer(fixture!("content_moderated"))]).await;
    let poll = "GET /v1/get_result?id=7f1c6f0a-1f6e-4a55-9d52-1f0d3c1b9a77";
    assert_eq!(first_line(&requests[1]), poll);
}

/// safety.md T38.
#[tokio::test]
async fn what_was_moderated_is_final() {
    for (script, fault) in [
        (fixture!("request_moderated").as_slice(), Fault::Declined),
        (fixture!("content_moderated"), Fault::Withheld),
    ] {
        let (told, requests) = asked([answer(fixture!("accepted")), answer(script)]).await;
        assert_eq!((told.fault, requests.len()), (Some(fault), 2));
    }
}

/// safety.md T20.
#[tokio::test]
async fn no_address_leads_elsewhere() {
    let there = |text: &[u8], place: &str| {
        let text = String::from_utf8(text.to_vec()).unwrap();
        answer(text.replace("http://127.0.0.1:00000", place).as_bytes())
    };
    for place in [
        "https://evil.example",
        "http://169.254.169.254",
        "http://api.bfl.ai",
    ] {
        let (told, requests) = asked([there(fixture!("accepted"), place)]).await;
        assert_eq!(
            (told.fault, requests.len()),
            (Some(Fault::Misdirected), 1),
            "{place}"
        );
        let scripts = [answer(fixture!("accepted")), there(fixture!("ready"), place)];
        let (told, requests) = asked(scripts).await;
        assert_eq!(
            (told.fault, requests.len()),
            (Some(Fault::Misdirected), 2),
            "{place}"
        );
    }
}

async fn body(model: &Model, fields: &[(Field, &str)], picture: bool, mask: bool) -> serde_json::Value {
    let upstream = Scripted::start([Script::answer(422, JSON, fixture!("invalid"))]).await;
    let mut order = bench::order(model, fields);
    order.picture = picture.then(|| bench::upload(Format::Png, b"abc"));
    order.mask = mask.then(|| bench::upload(Format::Png, b"def"));
    let told = told(provider(&upstream).order(&order, model, bench::patience())).await;
    assert_eq!(told.fault, Some(Fault::Unacceptable));
    upstream.requests()[0].json()
}

#[tokio::test]
async fn each_model_is_told_what_it_takes() {
    let prompt = "a lake \"at\" night";
    let fields = [
        (Field::Seed, "7"),
        (Field::Size, "1344x768"),
        (Field::Format, "jpeg"),
    ];
    assert_eq!(
        body(&model("flux-pro-1.1"), &fields, false, false).await,
        json!({ "prompt": prompt, "seed": 7, "width": 1344, "height": 768, "prompt_upsampling": false,
            "output_format": "jpeg", "safety_tolerance": 2 })
    );
    assert_eq!(
        body(&model("flux-kontext-pro"), &fields, true, false).await,
        json!({ "prompt": prompt, "seed": 7, "aspect_ratio": "16:9", "prompt_upsampling": false,
            "output_format": "jpeg", "safety_tolerance": 2, "input_image": STANDARD.encode_to_string(b"abc") })
    );
    let fields = [(Field::Steps, "20"), (Field::Guidance, "3.5")];
    assert_eq!(
        body(&model("flux-pro-1.0-fill"), &fields, true, true).await,
        json!({ "prompt": prompt, "steps": 20, "guidance": 3.5, "prompt_upsampling": false, "output_format": "png",
            "safety_tolerance": 2, "image": STANDARD.encode_to_string(b"abc"),
            "mask": STANDARD.encode_to_string(b"def") })
    );
}

#[tokio::test]
async fn an_empty_account_is_the_operators_trouble() {
    for (status, fault) in [
        (402, Fault::Exhausted),
        (403, Fault::Unauthorized),
        (429, Fault::Limited(None)),
        (503, Fault::Overloaded(None)),
    ] {
        let (told, requests) = asked([Script::answer(status, JSON, b"{}")]).await;
        assert_eq!((told.fault, requests.len()), (Some(fault), 1));
    }
}
