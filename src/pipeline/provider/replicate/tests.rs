//! The provider against a scripted Replicate.

use serde_json::json;

use super::super::bench::{self, JSON, KEY, Told, told};
use super::super::inputs::Part;
use super::super::scripted::{HERE, Script, Scripted};
use super::*;
use crate::form::Field;
use crate::pipeline::scrub::Format;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(
            "../../../../tests/fixtures/providers/replicate/",
            $name,
            ".json"
        ))
    };
}

const PICTURE: &[u8] = b"\x89PNG a picture";

fn answer(body: &[u8]) -> Script {
    Script::answer(200, JSON, body)
}

fn begun() -> Script {
    Script::answer(201, JSON, fixture!("starting"))
}

fn file(bytes: &[u8]) -> Script {
    Script::answer(200, "image/png", bytes)
}

fn succeeded(outputs: &serde_json::Value) -> Script {
    let mut body: serde_json::Value = serde_json::from_slice(fixture!("succeeded")).unwrap();
    body["output"] = outputs.clone();
    answer(body.to_string().as_bytes())
}

fn provider(upstream: &Scripted, inputs: BTreeMap<String, Inputs>) -> Replicate {
    let settings = ReplicateSettings {
        models: Vec::new(),
        inputs,
        pace: bench::PACE,
        max_bytes: bench::MAX_BYTES,
    };
    Replicate::new(settings, bench::client(upstream, "/v1"))
}

async fn asked(scripts: impl IntoIterator<Item = Script>, count: &str) -> (Told, Vec<String>) {
    let upstream = Scripted::start(scripts).await;
    let model = Model {
        upstream: "black-forest-labs/flux-schnell".to_owned(),
        ..bench::model()
    };
    let order = bench::order(&model, &[(Field::Count, count)]);
    let events = provider(&upstream, BTreeMap::new()).order(&order, &model, bench::patience());
    let told = told(events).await;
    let lines = upstream.requests().iter().map(first_line).collect();
    (told, lines)
}

fn first_line(request: &super::super::scripted::Recorded) -> String {
    let line = request.head().lines().next().unwrap_or_default();
    line.trim_end_matches(" HTTP/1.1").to_owned()
}

#[tokio::test]
async fn a_prediction_is_begun_asked_for_and_fetched() {
    let (told, lines) = asked(
        [
            begun(),
            answer(fixture!("processing")),
            answer(fixture!("processing")),
            answer(fixture!("succeeded")),
            file(PICTURE),
        ],
        "1",
    )
    .await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    assert_eq!(told.progress, [0.5]);
    let job = "GET /v1/predictions/gm3qorzdhgbfurvjtvhg6dckhu";
    let begin = "POST /v1/models/black-forest-labs/flux-schnell/predictions";
    assert_eq!(lines, [begin, job, job, job, "GET /files/out-0.png"]);
}

#[tokio::test]
async fn what_is_made_while_it_is_waited_for_is_fetched_at_once() {
    let (told, lines) = asked([answer(fixture!("succeeded")), file(PICTURE)], "1").await;
    assert_eq!((told.pictures.len(), told.fault, lines.len()), (1, None, 2));
}

#[tokio::test]
async fn the_key_goes_to_the_interface_and_not_to_the_files() {
    let upstream = Scripted::start([begun(), answer(fixture!("succeeded")), file(PICTURE)]).await;
    let model = bench::model();
    let order = bench::order(&model, &[]);
    told(provider(&upstream, BTreeMap::new()).order(&order, &model, bench::patience())).await;
    let keys: Vec<_> = upstream
        .requests()
        .iter()
        .map(|request| String::from_utf8_lossy(request.bytes()).contains(KEY))
        .collect();
    assert_eq!(keys, [true, true, false]);
}

#[tokio::test]
async fn a_request_names_a_model_or_a_version_and_what_the_model_calls_its_inputs() {
    for (name, path, version) in [
        ("owner/name", "/v1/models/owner/name/predictions", None),
        ("owner/name:0a1b", "/v1/predictions", Some("0a1b")),
        ("0a1b", "/v1/predictions", Some("0a1b")),
    ] {
        let upstream = Scripted::start([Script::answer(422, JSON, b"{}")]).await;
        let model = Model {
            upstream: name.to_owned(),
            ..bench::model()
        };
        let mut inputs = Inputs::of(&[
            (Part::Prompt, "text"),
            (Part::Image, "input_image"),
            (Part::Seed, "seed"),
        ]);
        inputs.always("go_fast", super::super::inputs::Constant::Flag(false));
        let mut order = bench::order(&model, &[(Field::Seed, "7")]);
        order.picture = Some(bench::upload(Format::Png, b"abc"));
        let provider = provider(&upstream, [(model.id.clone(), inputs)].into());
        let told = told(provider.order(&order, &model, bench::patience())).await;
        assert_eq!(told.fault, Some(Fault::Unacceptable));
        let request = &upstream.requests()[0];
        assert_eq!(first_line(request), format!("POST {path}"));
        let mut expected = json!({ "input": {
            "text": "a lake \"at\" night", "seed": 7, "go_fast": false, "input_image": "data:image/png;base64,YWJj",
        } });
        if let Some(version) = version {
            expected["version"] = version.into();
        }
        assert_eq!(request.json(), expected);
        assert_eq!(request.header("prefer"), Some("wait=1"));
        assert_eq!(request.header("cancel-after"), Some("25m"));
    }
}

/// safety.md T20 and T38.
#[tokio::test]
async fn a_refusal_is_told_from_a_failure() {
    let with = |status: &str, error: &str| {
        let text = String::from_utf8(fixture!("nsfw").to_vec()).unwrap();
        let old = "NSFW content detected. Try running it again, or try a different prompt.";
        answer(
            text.replace("\"failed\"", &format!("\"{status}\""))
                .replace(old, error)
                .as_bytes(),
        )
    };
    for (script, fault) in [
        (answer(fixture!("nsfw")), Fault::Declined),
        (with("failed", "CUDA out of memory"), Fault::Failed),
        (with("canceled", ""), Fault::Failed),
        (with("aborted", ""), Fault::Overloaded(None)),
        (succeeded(&json!(null)), Fault::NotAPicture),
        (succeeded(&json!([])), Fault::NotAPicture),
        (succeeded(&json!({ "text": "x" })), Fault::NotAPicture),
        (
            succeeded(&json!("https://evil.example/x.png")),
            Fault::Misdirected,
        ),
        (
            succeeded(&json!("http://169.254.169.254/latest")),
            Fault::Misdirected,
        ),
        (
            succeeded(&json!("data:image/png;base64,AAAA")),
            Fault::Misdirected,
        ),
    ] {
        let (told, _) = asked([begun(), script], "1").await;
        assert_eq!((told.pictures.len(), told.fault), (0, Some(fault)));
    }
}

#[tokio::test]
async fn one_address_several_and_too_many_are_all_understood() {
    let place = |number: u32| format!("{HERE}/files/{number}");
    let many = json!([place(1), place(2), place(3)]);
    for (output, count, came) in [
        (json!(place(1)), "1", 1),
        (json!(place(1)), "2", 1),
        (many.clone(), "2", 2),
        (many, "4", 3),
    ] {
        let (told, _) = asked([begun(), succeeded(&output), file(PICTURE)], count).await;
        assert_eq!((told.pictures.len(), told.fault), (came, None));
    }
}

#[tokio::test]
async fn a_picture_that_cannot_be_had_does_not_lose_the_others() {
    let outputs = json!([format!("{HERE}/files/1"), format!("{HERE}/files/2")]);
    let gone = Script::answer(404, JSON, b"{}");
    let (told, _) = asked([begun(), succeeded(&outputs), gone.clone(), file(PICTURE)], "2").await;
    assert_eq!((told.pictures.len(), told.fault), (1, None));
    let (told, _) = asked([begun(), succeeded(&outputs), gone], "2").await;
    assert_eq!((told.pictures.len(), told.fault), (0, Some(Fault::Failed)));
}

#[tokio::test]
async fn who_leaves_has_the_prediction_given_up() {
    let upstream = Scripted::start([begun(), Script::new().stall(), answer(b"{}")]).await;
    let model = bench::model();
    let order = bench::order(&model, &[]);
    let mut events = provider(&upstream, BTreeMap::new()).order(&order, &model, bench::patience());
    tokio::select! {
        _ = events.next() => panic!("it said something"),
        () = upstream.arrived(2) => {}
    }
    drop(events);
    upstream.arrived(3).await;
    let requests = upstream.requests();
    let end = "POST /v1/predictions/gm3qorzdhgbfurvjtvhg6dckhu/cancel";
    assert_eq!(first_line(&requests[2]), end);
    assert_eq!(requests[2].header("content-length"), Some("0"));
}

#[tokio::test]
async fn a_throttled_begin_says_so() {
    let (told, lines) = asked([Script::answer(429, JSON, fixture!("throttled"))], "1").await;
    assert_eq!((told.fault, lines.len()), (Some(Fault::Limited(None)), 1));
}
