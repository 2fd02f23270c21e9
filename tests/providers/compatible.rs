//! The flavours of OpenAI's interface that differ in what they answer, by the fault matrix.

use std::sync::Arc;

use afterimage::error::Code;
use afterimage::pipeline::provider::openai::{Flavor, OpenAi, OpenAiSettings};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Size};
use serde_json::{Value, json};

use super::matrix::{self, Case, png};
use super::scripted::{Script, Scripted};
use super::studio::Studio;
use super::suite::{self, Subject};

fn maker(upstream: UpstreamSettings, flavor: Flavor) -> Maker {
    let size = Size {
        width: 64,
        height: 64,
    };
    let model = Model {
        sizes: vec![size],
        // The same seed for everybody, so that calls can be compared.
        seed: false,
        ..flavor.capabilities()("google/any-model")
    };
    let settings = OpenAiSettings {
        models: vec![model],
        flavor,
        previews: 0,
        max_bytes: 16 << 20,
    };
    let provider = OpenAi::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn good(body: &Value) -> Vec<Script> {
    vec![Script::answer(
        200,
        "application/json",
        body.to_string().as_bytes(),
    )]
}

fn talked(pictures: &[&[u8]]) -> Vec<Script> {
    let image = |bytes: &&[u8]| {
        let data = base64_simd::STANDARD.encode_to_string(bytes);
        json!({ "type": "image_url", "image_url": { "url": format!("data:image/png;base64,{data}") } })
    };
    let images: Vec<_> = pictures.iter().map(image).collect();
    let message = json!({ "role": "assistant", "content": "", "images": images });
    let choice = json!({ "index": 0, "message": message, "finish_reason": "stop" });
    good(&json!({ "id": "gen-1", "choices": [choice] }))
}

fn listed(pictures: &[&[u8]]) -> Vec<Script> {
    let item = |bytes: &&[u8]| json!({ "b64_json": base64_simd::STANDARD.encode_to_string(bytes) });
    let items: Vec<_> = pictures.iter().map(item).collect();
    good(&json!({ "id": "x", "object": "list", "data": items }))
}

/// safety.md section 2.
#[tokio::test]
async fn openrouter_passes_the_fault_matrix() {
    let said = |status, body: &str| vec![Script::answer(status, "application/json", body.as_bytes())];
    matrix::run(&Case {
        declined: vec![
            (
                "a polite refusal",
                said(200, include_str!("../fixtures/providers/openrouter/polite.json")),
            ),
            (
                "a filtered conversation",
                said(
                    200,
                    include_str!("../fixtures/providers/openrouter/filtered.json"),
                ),
            ),
            (
                "flagged words",
                said(403, include_str!("../fixtures/providers/openrouter/flagged.json")),
            ),
        ],
        ..Case::new(
            "openrouter",
            |upstream| maker(upstream, Flavor::OpenRouter),
            talked,
        )
    })
    .await;
}

/// safety.md section 2.
#[tokio::test]
async fn together_passes_the_fault_matrix() {
    matrix::run(&Case {
        statuses: &[(422, Code::Declined)],
        ..Case::new("together", |upstream| maker(upstream, Flavor::Together), listed)
    })
    .await;
}

#[tokio::test]
async fn openrouter_passes_the_suite() {
    let upstream = Arc::new(Scripted::start(talked(&[&png()])).await);
    let requests = upstream.clone();
    let settings = UpstreamSettings::new(upstream.url(), None);
    let subject = Subject {
        studio: Studio::with(maker(settings, Flavor::OpenRouter)),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /chat/completions ")),
    };
    suite::run(&subject).await;
}
