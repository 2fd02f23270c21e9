//! What the makers of compatible servers changed.

use base64_simd::STANDARD;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::super::bench;
use super::*;
use crate::pipeline::scrub::Format;

const PROMPT: &str = "a lake \"at\" night";

/// What a flavour is sent for a model of this name, and where.
async fn sent(flavor: Flavor, name: &str, fields: &[(Field, &str)], picture: bool) -> (String, Value) {
    let upstream = Scripted::start([Script::answer(200, JSON, pictures(&[b"x"]).as_bytes())]).await;
    let bench = Bench {
        flavor,
        model: flavor.capabilities()(name),
        ..Bench::default()
    };
    let (provider, model) = bench.provider(upstream.url());
    let mut order = bench::order(&model, fields);
    order.picture = picture.then(|| bench::upload(Format::WebP, b"abc"));
    told(provider.order(&order, &model, patience())).await;
    let request = &upstream.requests()[0];
    let place = request.head().split(' ').nth(1).unwrap_or_default().to_owned();
    (place, request.json())
}

#[tokio::test]
async fn xai_takes_a_picture_in_json_and_makes_more_pixels() {
    let chosen = [(Field::Size, "1360x768"), (Field::Quality, "2k")];
    let (place, body) = sent(Flavor::XAi, "grok-imagine-image", &chosen, false).await;
    assert_eq!(place, "/images/generations");
    let expected = json!({ "model": "grok-imagine-image", "prompt": PROMPT, "n": 1, "aspect_ratio": "16:9",
        "response_format": "b64_json", "resolution": "2k" });
    assert_eq!(body, expected);
    let (place, body) = sent(Flavor::XAi, "grok-imagine-image", &[], true).await;
    assert_eq!(place, "/images/edits");
    let expected = json!({ "model": "grok-imagine-image", "prompt": PROMPT, "n": 1, "response_format": "b64_json",
        "image": { "url": "data:image/webp;base64,YWJj", "type": "image_url" } });
    assert_eq!(body, expected);
}

#[tokio::test]
async fn together_and_localai_take_a_picture_beside_the_words() {
    let chosen = [(Field::Seed, "7"), (Field::Steps, "20")];
    let (place, body) = sent(Flavor::Together, "any-model", &chosen, true).await;
    assert_eq!(place, "/images/generations");
    let expected = json!({ "model": "any-model", "prompt": PROMPT, "n": 1, "width": 1024, "height": 1024,
        "response_format": "base64", "seed": 7, "steps": 20, "image_url": "data:image/webp;base64,YWJj" });
    assert_eq!(body, expected);
    let chosen = [(Field::NegativePrompt, "fog"), (Field::Steps, "20")];
    let (place, body) = sent(Flavor::LocalAi, "any-model", &chosen, true).await;
    assert_eq!(place, "/images/generations");
    let expected = json!({ "model": "any-model", "prompt": format!("{PROMPT}|fog"), "n": 1, "size": "512x512",
        "response_format": "b64_json", "step": 20, "ref_images": ["YWJj"] });
    assert_eq!(body, expected);
}

#[tokio::test]
async fn openrouter_is_talked_to_and_told_whom_to_ask() {
    let chosen = [(Field::Size, "1344x768")];
    let name = "google/gemini-2.5-flash-image";
    let (place, body) = sent(Flavor::OpenRouter, name, &chosen, false).await;
    assert_eq!(place, "/chat/completions");
    let expected = json!({ "model": name, "messages": [{ "role": "user", "content": PROMPT }],
        "modalities": ["image", "text"], "image_config": { "aspect_ratio": "16:9" },
        "provider": { "data_collection": "deny" } });
    assert_eq!(body, expected);
    let (_, body) = sent(Flavor::OpenRouter, "black-forest-labs/flux.2-pro", &[], true).await;
    let content = json!([{ "type": "text", "text": PROMPT },
        { "type": "image_url", "image_url": { "url": "data:image/webp;base64,YWJj" } }]);
    let expected = json!({ "model": "black-forest-labs/flux.2-pro", "modalities": ["image"],
        "messages": [{ "role": "user", "content": content }], "provider": { "data_collection": "deny" } });
    assert_eq!(body, expected);
}

fn talked(message: &str, rest: &str) -> String {
    format!(r#"{{"id":"gen-1","choices":[{{"message":{{"role":"assistant",{message}}}{rest}}}]}}"#)
}

#[tokio::test]
async fn a_conversation_is_answered_with_a_picture_or_declined() {
    let bytes = picture(1, 300_000);
    let image = format!(
        r#""content":"Here it is.","images":[{{"type":"image_url","image_url":{{"url":"data:image/png;base64,{}"}}}}]"#,
        STANDARD.encode_to_string(&bytes)
    );
    let whole = talked(&image, r#","finish_reason":"stop""#);
    let told = asked(Script::answer(200, JSON, whole.as_bytes())).await;
    assert_eq!((told.pictures, told.fault), (vec![bytes], None));
    for (status, body, fault) in [
        (
            200,
            talked(
                r#""content":"I cannot help with that.""#,
                r#","finish_reason":"stop""#,
            ),
            Fault::Declined,
        ),
        (200, talked(r#""content":"","refusal":"no""#, ""), Fault::Declined),
        (
            200,
            talked(r#""content":"""#, r#","finish_reason":"content_filter""#),
            Fault::Declined,
        ),
        (
            200,
            talked(r#""content":"""#, r#","native_finish_reason":"IMAGE_SAFETY""#),
            Fault::Declined,
        ),
        (
            200,
            talked(r#""content":"""#, r#","finish_reason":"length""#),
            Fault::NotAPicture,
        ),
        (
            200,
            talked(r#""content":"""#, r#","error":{"code":502,"message":"no"}"#),
            Fault::Failed,
        ),
        (
            403,
            r#"{"error":{"code":403,"message":"no","metadata":{"reasons":["sexual"],"flagged_input":"no"}}}"#
                .to_owned(),
            Fault::Declined,
        ),
        (
            403,
            r#"{"error":{"code":403,"message":"no"}}"#.to_owned(),
            Fault::Unauthorized,
        ),
        (
            402,
            r#"{"error":{"code":402,"message":"no"}}"#.to_owned(),
            Fault::Exhausted,
        ),
    ] {
        let found = fault_of(Script::answer(status, JSON, body.as_bytes())).await;
        assert_eq!(found, Some(fault), "{status} {body}");
    }
}

#[tokio::test]
async fn openrouter_is_asked_for_what_makes_pictures() {
    let list = br#"{"data":[{"id":"google/any","architecture":{}},{"id":"black-forest-labs/any"}]}"#;
    let upstream = Scripted::start([Script::answer(200, JSON, list)]).await;
    let bench = Bench {
        flavor: Flavor::OpenRouter,
        ..Bench::default()
    };
    let (provider, _) = bench.provider(upstream.url());
    let found = super::super::discover::discover(&provider.upstream, Flavor::OpenRouter).await;
    let expected = ["google/any", "black-forest-labs/any"].map(Flavor::OpenRouter.capabilities());
    assert_eq!(found, Ok(expected.to_vec()));
    let line = upstream.requests()[0].head().lines().next().unwrap().to_owned();
    assert_eq!(line, "GET /models?output_modalities=image HTTP/1.1");
}

#[tokio::test]
async fn what_together_cannot_work_with_is_taken_for_a_refusal() {
    for (flavor, fault) in [
        (Flavor::Together, Fault::Declined),
        (Flavor::XAi, Fault::Unacceptable),
    ] {
        let body = br#"{"error":{"message":"no","type":"invalid_request_error","code":null}}"#;
        let upstream = Scripted::start([Script::answer(422, JSON, body)]).await;
        let bench = Bench {
            flavor,
            ..Bench::default()
        };
        assert_eq!(told(bench.events(&upstream, &[])).await.fault, Some(fault));
    }
}

/// A weight that is no number would end stable-diffusion.cpp, which `LocalAI` may have inside.
#[tokio::test]
async fn no_words_of_one_visitor_take_localai_from_all() {
    let words = [
        (Field::Prompt, "(a:..) <lora:x:1>"),
        (Field::NegativePrompt, "(b:..)"),
    ];
    let (_, body) = sent(Flavor::LocalAi, "any-model", &words, false).await;
    assert_eq!(body["prompt"], r"\(a:..) < lora:x:1>|\(b:..)");
}

proptest! {
    /// issue 4: what a bar parts, no visitor can part again.
    #[test]
    fn no_words_become_what_shall_not_be_seen(text in "[a|(: <>b\\\\]{1,40}|\\PC{1,40}") {
        let model = Flavor::LocalAi.capabilities()("any-model");
        for negative in [None, Some("fog")] {
            let mut fields = vec![(Field::Prompt, text.as_str())];
            fields.extend(negative.map(|words| (Field::NegativePrompt, words)));
            if let Some(order) = bench::try_order(&model, &fields) {
                let words = super::super::words::words(&order, Flavor::LocalAi);
                prop_assert_eq!(words.matches('|').count(), usize::from(negative.is_some()));
                prop_assert_eq!(words.ends_with("|fog"), negative.is_some());
            }
        }
    }

    /// issue 4: the prompt is data, never commands.
    #[test]
    fn any_words_are_one_sentence_of_a_conversation(text in "\\PC{1,80}|[\"\\\\{}\\[\\],: a]{1,40}") {
        let model = Flavor::OpenRouter.capabilities()("google/any");
        if let Some(order) = bench::try_order(&model, &[(Field::Prompt, text.as_str())]) {
            let body: Value = serde_json::from_slice(&super::super::chat::body(&order, &model)).unwrap();
            let said = json!([{ "role": "user", "content": order.prompt.expose() }]);
            prop_assert_eq!(&body["messages"], &said);
            prop_assert_eq!(body.as_object().map(serde_json::Map::len), Some(4));
        }
    }
}
