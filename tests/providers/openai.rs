//! The openai provider, by the suite and by what OpenAI's own API demands.

use std::sync::Arc;

use afterimage::error::Code;
use afterimage::form::Field;
use afterimage::pipeline::provider::openai::{Flavor, OpenAi, OpenAiSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model};

use serde_json::{Value, json};

use super::matrix::{self, Case};
use super::pretend::{DECLINED, KEY, Pretender};
use super::scripted::Script;
use super::studio::Studio;
use super::suite::{self, Subject};

const JSON: &str = "application/json";

fn studio(pretender: &Pretender, model: Model, key: &str, previews: u32) -> Studio {
    let upstream = Upstream::new(UpstreamSettings::new(
        pretender.base_url.clone(),
        Some(key.to_owned().into()),
    ));
    let settings = OpenAiSettings {
        models: vec![model],
        flavor: Flavor::OpenAi,
        previews,
        max_bytes: 16 << 20,
    };
    Studio::of(OpenAi::new(settings, upstream.unwrap()))
}

#[tokio::test]
async fn gpt_image_passes_the_suite() {
    passes_the_suite("gpt-image-1").await;
}

#[tokio::test]
async fn dall_e_passes_the_suite() {
    passes_the_suite("dall-e-2").await;
}

async fn passes_the_suite(model: &str) {
    let pretender = Pretender::start().await;
    let calls = pretender.calls();
    let subject = Subject {
        studio: studio(&pretender, capabilities(model), KEY, 0),
        size: "1024x1024",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || calls.lock().unwrap().clone()),
    };
    suite::run(&subject).await;
}

#[tokio::test]
async fn response_format_is_sent_to_those_who_need_it_and_to_nobody_else() {
    let pretender = Pretender::start().await;
    for (model, sent) in [
        ("gpt-image-1", false),
        ("gpt-image-2", false),
        ("dall-e-2", true),
        ("dall-e-3", true),
    ] {
        let work = studio(&pretender, capabilities(model), KEY, 0)
            .work(1, &[(Field::Prompt, "a lake")])
            .await;
        assert_eq!(work.refusal, None, "{model}");
        assert_eq!(pretender.last().get("response_format").is_some(), sent, "{model}");
    }
}

#[tokio::test]
async fn previews_come_before_the_picture() {
    let pretender = Pretender::start().await;
    let studio = studio(&pretender, capabilities("gpt-image-1"), KEY, 2);
    let work = studio.work(1, &[(Field::Prompt, "a lake")]).await;
    assert_eq!(
        (work.previews.len(), work.pictures.len(), work.refusal),
        (1, 1, None)
    );
    assert!(work.previews[0].1 != work.pictures[0].1);
}

#[tokio::test]
async fn a_declined_prompt_is_told_apart_and_tried_once() {
    let pretender = Pretender::start().await;
    for model in ["gpt-image-1", "dall-e-3"] {
        let before = pretender.calls().lock().unwrap().len();
        let studio = studio(&pretender, capabilities(model), KEY, 0);
        let work = studio.work(1, &[(Field::Prompt, &format!("a {DECLINED}"))]).await;
        assert_eq!(work.refusal.map(|refusal| refusal.code), Some(Code::Declined));
        assert_eq!(pretender.calls().lock().unwrap().len(), before + 1);
    }
}

#[tokio::test]
async fn a_key_that_is_none_is_the_operators_trouble_and_not_the_visitors() {
    let pretender = Pretender::start().await;
    let studio = studio(&pretender, capabilities("gpt-image-1"), "sk-wrong", 0);
    let work = studio.work(1, &[(Field::Prompt, "a lake")]).await;
    assert_eq!(
        work.refusal.map(|refusal| refusal.code),
        Some(Code::UpstreamUnavailable)
    );
}

/// safety.md section 2.
#[tokio::test]
async fn openai_passes_the_fault_matrix() {
    let maker = |upstream: UpstreamSettings| {
        let settings = OpenAiSettings {
            models: vec![Model {
                count: 4,
                ..capabilities("any-model")
            }],
            flavor: Flavor::OpenAi,
            previews: 0,
            max_bytes: 16 << 20,
        };
        let provider = OpenAi::new(settings, Upstream::new(upstream).unwrap());
        Maker::plain("subject", Arc::new(provider))
    };
    let good = |pictures: &[&[u8]]| {
        let items = pictures.iter().map(|bytes| {
            json!({ "b64_json": base64_simd::STANDARD.encode_to_string(bytes), "revised_prompt": null })
        });
        let body = json!({ "created": 1, "data": items.collect::<Vec<_>>(), "output_format": "png" });
        vec![Script::answer(200, JSON, body.to_string().as_bytes())]
    };
    let declined = |status, body: Value| vec![Script::answer(status, JSON, body.to_string().as_bytes())];
    let error =
        |kind, code| json!({ "error": { "message": "leaked-upstream-words", "type": kind, "code": code } });
    matrix::run(&Case {
        declined: vec![
            (
                "gpt-image's moderation",
                declined(400, error("image_generation_user_error", "moderation_blocked")),
            ),
            (
                "dall-e's moderation",
                declined(400, error("invalid_request_error", "content_policy_violation")),
            ),
            (
                "xAI's moderation",
                declined(200, json!({ "data": [{ "respect_moderation": false }] })),
            ),
            (
                "an error that came as a success",
                declined(200, error("", "moderation_blocked")),
            ),
        ],
        ..Case::new("openai", maker, good)
    })
    .await;
}
