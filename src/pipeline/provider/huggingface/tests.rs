//! The provider against a scripted upstream.

use std::time::Duration;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::bench::{self, JSON, Told, told};
use super::super::scripted::{Recorded, Script, Scripted};
use super::*;
use crate::form::Field;
use crate::pipeline::scrub::Format;

const PICTURE: &[u8] = b"\xff\xd8\xff\xe0 a picture";

fn provider(upstream: &Scripted) -> HuggingFace {
    let settings = HuggingFaceSettings {
        models: Vec::new(),
        max_bytes: bench::MAX_BYTES,
    };
    HuggingFace::new(settings, bench::client(upstream, "/hf-inference"))
}

async fn asked(fields: &[(Field, &str)], picture: bool, script: Script) -> (Told, Recorded) {
    let upstream = Scripted::start([script]).await;
    let model = capabilities("stabilityai/stable-diffusion-xl-base-1.0");
    let mut order = bench::order(&model, fields);
    order.picture = picture.then(|| bench::upload(Format::Png, b"abc"));
    let told = told(provider(&upstream).order(&order, &model, bench::patience())).await;
    (told, upstream.requests()[0].clone())
}

async fn answered(script: Script) -> Told {
    asked(&[], false, script).await.0
}

#[tokio::test]
async fn words_and_parameters_are_answered_with_bytes() {
    let chosen = [
        (Field::Size, "768x768"),
        (Field::NegativePrompt, "fog"),
        (Field::Seed, "7"),
        (Field::Steps, "20"),
        (Field::Guidance, "7.5"),
    ];
    let (told, request) = asked(&chosen, false, Script::answer(200, "image/jpeg", PICTURE)).await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    let first = request.head().lines().next().unwrap();
    assert_eq!(
        first,
        "POST /hf-inference/models/stabilityai/stable-diffusion-xl-base-1.0 HTTP/1.1"
    );
    assert_eq!(request.header("x-use-cache"), Some("false"));
    assert_eq!(
        request.json(),
        json!({ "inputs": "a lake \"at\" night", "parameters": { "negative_prompt": "fog", "width": 768,
            "height": 768, "num_inference_steps": 20, "guidance_scale": 7.5, "seed": 7 } })
    );
}

#[tokio::test]
async fn a_picture_is_what_is_worked_on_and_the_words_say_how() {
    let (_, request) = asked(&[], true, Script::answer(200, "image/jpeg", PICTURE)).await;
    assert_eq!(
        request.json(),
        json!({ "inputs": "YWJj", "parameters": { "prompt": "a lake \"at\" night" } })
    );
}

#[tokio::test]
async fn a_document_may_hold_the_picture_and_an_address_is_none() {
    let document = include_bytes!("../../../../tests/fixtures/providers/huggingface/document.json");
    let told = answered(Script::answer(200, JSON, document)).await;
    assert_eq!((told.pictures, told.fault), (vec![PICTURE.to_vec()], None));
    for (body, fault) in [
        (r#"{"output":["http://169.254.169.254/"]}"#, Fault::Malformed),
        (r#"{"error":"out of memory"}"#, Fault::Failed),
        (r#"{"error":["out of memory"]}"#, Fault::Failed),
        (r#"{"data":[]}"#, Fault::NotAPicture),
    ] {
        let told = answered(Script::answer(200, JSON, body.as_bytes())).await;
        assert_eq!(told.fault, Some(fault), "{body}");
    }
}

#[tokio::test]
async fn a_model_that_is_being_loaded_says_how_long_that_takes() {
    let loading = include_bytes!("../../../../tests/fixtures/providers/huggingface/loading.json");
    let told = answered(Script::answer(503, JSON, loading)).await;
    let wait = Some(Duration::from_millis(20_500));
    assert_eq!(told.fault, Some(Fault::Overloaded(wait)));
    for (status, fault) in [
        (402, Fault::Exhausted),
        (404, Fault::Gone),
        (429, Fault::Limited(None)),
    ] {
        let told = answered(Script::answer(status, JSON, br#"{"error":"no"}"#)).await;
        assert_eq!(told.fault, Some(fault));
    }
}

proptest! {
    /// issue 4: the prompt is data, never commands.
    #[test]
    fn any_words_are_the_input_and_nothing_else(text in "\\PC{1,80}|[\"\\\\{}\\[\\],: a]{1,40}") {
        let model = capabilities("any/model");
        if let Some(order) = bench::try_order(&model, &[(Field::Prompt, text.as_str())]) {
            let body: Value = serde_json::from_slice(&request::body(&order)).unwrap();
            let parameters = json!({ "width": 1024, "height": 1024 });
            prop_assert_eq!(body, json!({ "inputs": order.prompt.expose(), "parameters": parameters }));
        }
    }
}
