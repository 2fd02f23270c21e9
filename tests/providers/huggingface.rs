//! Hugging Face, by the suite and by the fault matrix.

use std::sync::Arc;

use afterimage::pipeline::provider::huggingface::{HuggingFace, HuggingFaceSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
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
        ..capabilities("somebody/something")
    };
    let settings = HuggingFaceSettings {
        models: vec![model],
        max_bytes: 16 << 20,
    };
    let provider = HuggingFace::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn bytes(pictures: &[&[u8]]) -> Vec<Script> {
    let picture = pictures.first().copied().unwrap_or_default();
    vec![Script::answer(200, "image/png", picture)]
}

fn document(pictures: &[&[u8]]) -> Vec<Script> {
    let items = pictures
        .iter()
        .map(|bytes| json!({ "b64_json": base64_simd::STANDARD.encode_to_string(bytes) }));
    let body = json!({ "created": 1, "data": items.collect::<Vec<_>>() });
    vec![Script::answer(
        200,
        "application/json",
        body.to_string().as_bytes(),
    )]
}

/// safety.md section 2.
#[tokio::test]
async fn huggingface_passes_the_fault_matrix() {
    matrix::run(&Case::new("huggingface", maker, bytes)).await;
}

/// safety.md section 2.
#[tokio::test]
async fn huggingface_passes_the_fault_matrix_with_documents() {
    matrix::run(&Case::new("huggingface in JSON", maker, document)).await;
}

#[tokio::test]
async fn huggingface_passes_the_suite() {
    let upstream = Arc::new(Scripted::start(bytes(&[&png()])).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /models/")),
    };
    suite::run(&subject).await;
}
