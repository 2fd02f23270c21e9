//! Gemini, by the suite and by the fault matrix.

use std::sync::Arc;

use afterimage::pipeline::provider::gemini::{Gemini, GeminiSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Auth, Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Size};
use serde_json::json;

use super::matrix::{self, Case, png};
use super::scripted::{Script, Scripted};
use super::studio::Studio;
use super::suite::{self, Subject};

fn maker(upstream: UpstreamSettings) -> Maker {
    let size = Size {
        width: 64,
        height: 64,
    };
    let model = Model {
        sizes: vec![size],
        // The same seed for everybody, so that calls can be compared.
        seed: false,
        ..capabilities("gemini-2.5-flash-image")
    };
    let settings = GeminiSettings {
        models: vec![model],
        max_bytes: 16 << 20,
    };
    let upstream = UpstreamSettings {
        auth: Auth::Header("x-goog-api-key"),
        ..upstream
    };
    let provider = Gemini::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn answer(status: u16, body: &str) -> Vec<Script> {
    vec![Script::answer(status, "application/json", body.as_bytes())]
}

fn good(pictures: &[&[u8]]) -> Vec<Script> {
    let part = |bytes: &&[u8]| {
        let data = base64_simd::STANDARD.encode_to_string(bytes);
        json!({ "inlineData": { "mimeType": "image/png", "data": data } })
    };
    let parts: Vec<_> = pictures.iter().map(part).collect();
    let candidate = json!({ "content": { "parts": parts, "role": "model" }, "finishReason": "STOP" });
    answer(200, &json!({ "candidates": [candidate] }).to_string())
}

/// safety.md section 2.
#[tokio::test]
async fn gemini_passes_the_fault_matrix() {
    matrix::run(&Case {
        declined: vec![
            (
                "blocked words",
                answer(200, include_str!("../fixtures/providers/gemini/blocked.json")),
            ),
            (
                "blocked words with candidates",
                answer(
                    200,
                    include_str!("../fixtures/providers/gemini/blocked_candidates.json"),
                ),
            ),
            (
                "a picture that was withheld",
                answer(
                    200,
                    include_str!("../fixtures/providers/gemini/image_safety.json"),
                ),
            ),
            (
                "a polite refusal",
                answer(200, include_str!("../fixtures/providers/gemini/polite.json")),
            ),
        ],
        ..Case::new("gemini", maker, good)
    })
    .await;
}

#[tokio::test]
async fn gemini_passes_the_suite() {
    let upstream = Arc::new(Scripted::start(good(&[&png()])).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /models/")),
    };
    suite::run(&subject).await;
}
