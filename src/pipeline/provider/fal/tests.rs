//! The provider against a scripted queue.

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
            "../../../../tests/fixtures/providers/fal/",
            $name,
            ".json"
        ))
    };
}

const PICTURE: &[u8] = b"\x89PNG a picture";

fn answer(status: u16, body: &[u8]) -> Script {
    Script::answer(status, JSON, body)
}

fn accepted() -> Script {
    answer(200, fixture!("accepted"))
}

fn completed() -> Script {
    answer(200, fixture!("completed"))
}

fn result(pictures: &[&[u8]], flags: serde_json::Value) -> Script {
    let images: Vec<_> = pictures
        .iter()
        .map(|bytes| {
            let url = format!("data:image/png;base64,{}", STANDARD.encode_to_string(bytes));
            json!({ "url": url, "width": 64, "height": 64, "content_type": "image/png" })
        })
        .collect();
    let body =
        json!({ "images": images, "timings": {}, "seed": 7, "has_nsfw_concepts": flags, "prompt": "x" });
    answer(200, body.to_string().as_bytes())
}

fn provider(upstream: &Scripted) -> Fal {
    let settings = FalSettings {
        models: Vec::new(),
        inputs: BTreeMap::new(),
        pace: bench::PACE,
        max_bytes: bench::MAX_BYTES,
    };
    let client = UpstreamSettings {
        auth: Auth::Scheme("Key"),
        ..bench::settings(upstream, "")
    };
    Fal::new(settings, Upstream::new(client).unwrap())
}

async fn asked(scripts: impl IntoIterator<Item = Script>, fields: &[(Field, &str)]) -> (Told, Vec<Recorded>) {
    let upstream = Scripted::start(scripts).await;
    let model = Model {
        upstream: "fal-ai/flux/dev".to_owned(),
        ..bench::model()
    };
    let order = bench::order(&model, fields);
    let told = told(provider(&upstream).order(&order, &model, bench::patience())).await;
    (told, upstream.requests())
}

fn first_line(request: &Recorded) -> &str {
    let line = request.head().lines().next().unwrap_or_default();
    line.trim_end_matches(" HTTP/1.1")
}

const REQUEST: &str = "/fal-ai/flux/requests/80e732af-660e-45cd-bd63-580e4f2a94cc";

#[tokio::test]
async fn a_request_is_queued_watched_and_its_result_taken_once() {
    let (told, requests) = asked(
        [
            accepted(),
            answer(202, fixture!("queued")),
            answer(202, fixture!("queued")),
            answer(202, fixture!("working")),
            completed(),
            result(&[PICTURE], json!([false])),
        ],
        &[],
    )
    .await;
    assert_eq!(
        (told.pictures, told.queued, told.fault),
        (vec![PICTURE.to_vec()], vec![2], None)
    );
    let lines: Vec<_> = requests.iter().map(first_line).collect();
    let (status, response) = (format!("GET {REQUEST}/status"), format!("GET {REQUEST}"));
    assert_eq!(
        lines,
        [
            "POST /fal-ai/flux/dev",
            &status,
            &status,
            &status,
            &status,
            &response
        ]
    );
    let key = format!("Key {KEY}");
    assert!(
        requests
            .iter()
            .all(|request| request.header("authorization") == Some(&key))
    );
}

#[tokio::test]
async fn a_request_asks_to_be_forgotten() {
    let (_, requests) = asked(
        [answer(422, b"{}")],
        &[
            (Field::Count, "2"),
            (Field::Seed, "7"),
            (Field::Steps, "20"),
            (Field::Guidance, "3.5"),
        ],
    )
    .await;
    let request = &requests[0];
    let expected = json!({
        "prompt": "a lake \"at\" night", "image_size": { "width": 1024, "height": 1024 }, "num_images": 2, "seed": 7,
        "num_inference_steps": 20, "guidance_scale": 3.5, "sync_mode": true, "enable_safety_checker": true,
    });
    assert_eq!(request.json(), expected);
    assert_eq!(request.header("x-fal-store-io"), Some("0"));
    assert_eq!(
        request.header("x-fal-object-lifecycle-preference"),
        Some(r#"{"expiration_duration_seconds":60}"#)
    );
    assert_eq!(request.header("x-fal-request-timeout"), Some("900"));
}

#[tokio::test]
async fn a_picture_goes_as_a_data_url_where_the_model_takes_it() {
    for (name, input, listed) in [
        ("fal-ai/flux/dev/image-to-image", "image_url", false),
        ("fal-ai/nano-banana/edit", "image_urls", true),
    ] {
        let upstream = Scripted::start([answer(422, b"{}")]).await;
        let model = Model {
            upstream: name.to_owned(),
            ..bench::model()
        };
        let mut order = bench::order(&model, &[]);
        order.picture = Some(bench::upload(Format::Png, b"abc"));
        told(provider(&upstream).order(&order, &model, bench::patience())).await;
        let url = json!("data:image/png;base64,YWJj");
        let expected = if listed { json!([url]) } else { url };
        assert_eq!(upstream.requests()[0].json()[input], expected, "{name}");
    }
}

/// safety.md T38.
#[tokio::test]
async fn what_moderation_took_out_is_a_refusal_and_the_rest_comes() {
    let black = b"\x89PNG black".as_slice();
    for (pictures, flags, count, fault) in [
        (&[black][..], json!([true]), 0, Some(Fault::Withheld)),
        (&[black, PICTURE], json!([true, false]), 1, None),
        (&[PICTURE, black], json!([false, true]), 1, None),
        (&[black, black], json!([true, true]), 0, Some(Fault::Withheld)),
        (&[PICTURE, PICTURE], json!([false, false]), 2, None),
        (&[PICTURE], json!(null), 1, None),
        (&[], json!([]), 0, Some(Fault::NotAPicture)),
    ] {
        let scripts = [accepted(), completed(), result(pictures, flags)];
        let (told, _) = asked(scripts, &[(Field::Count, "2")]).await;
        assert_eq!((told.pictures.len(), told.fault), (count, fault));
        assert!(told.pictures.iter().all(|picture| picture == PICTURE));
    }
    // Where it is one picture and no list of them.
    let one = br#"{"image":{"url":"data:image/png;base64,iVBORw=="},"nsfw_content_detected":true}"#;
    let (told, _) = asked([accepted(), completed(), answer(200, one)], &[]).await;
    assert_eq!(told.fault, Some(Fault::Withheld));
}

#[tokio::test]
async fn a_model_that_lays_its_pictures_down_is_followed_there_without_the_key() {
    let placed = answer(200, fixture!("placed"));
    let file = Script::answer(200, "image/png", PICTURE);
    let (told, requests) = asked([accepted(), completed(), placed.clone(), placed, file], &[]).await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    assert_eq!(first_line(&requests[4]), "GET /files/b/one.png");
    assert_eq!(requests[4].header("authorization"), None);
}

#[tokio::test]
async fn errors_are_told_by_their_names() {
    let policy = |status| answer(status, fixture!("policy"));
    for (scripts, fault) in [
        (vec![policy(422)], Fault::Declined),
        (
            vec![answer(422, br#"{"detail":[{"type":"value_error"}]}"#)],
            Fault::Unacceptable,
        ),
        (vec![answer(403, br#"{"detail":"text"}"#)], Fault::Unauthorized),
        (vec![accepted(), completed(), policy(422)], Fault::Declined),
        (vec![accepted(), completed(), answer(422, b"{}")], Fault::Failed),
        (vec![accepted(), completed(), answer(503, b"{}")], Fault::Failed),
        (vec![accepted(), completed(), answer(504, b"{}")], Fault::Gateway),
    ] {
        let (told, _) = asked(scripts, &[]).await;
        assert_eq!((told.pictures.len(), told.fault), (0, Some(fault)));
    }
    let late = Script::head(504, &["X-Fal-Request-Timeout-Type: user", "Content-Length: 2"]).send(b"{}");
    let (told, _) = asked([accepted(), completed(), late], &[]).await;
    assert_eq!(told.fault, Some(Fault::Overloaded(None)));
}

#[tokio::test]
async fn who_leaves_has_the_request_taken_out_of_the_queue() {
    let upstream = Scripted::start([accepted(), Script::new().stall(), answer(200, b"{}")]).await;
    let model = bench::model();
    let order = bench::order(&model, &[]);
    let mut events = provider(&upstream).order(&order, &model, bench::patience());
    tokio::select! {
        _ = events.next() => panic!("it said something"),
        () = upstream.arrived(2) => {}
    }
    drop(events);
    upstream.arrived(3).await;
    let requests = upstream.requests();
    assert_eq!(first_line(&requests[2]), format!("PUT {REQUEST}/cancel"));
    assert_eq!(requests[2].header("content-length"), Some("0"));
}
