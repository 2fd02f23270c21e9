//! Cloudflare's Workers AI, by the suite and by the fault matrix.

use std::sync::Arc;

use afterimage::pipeline::provider::cloudflare::{Cloudflare, CloudflareSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Size};
use serde_json::json;

use super::matrix::{self, Case, png};
use super::scripted::{Script, Scripted};
use super::studio::Studio;
use super::suite::{self, Subject};

fn of(upstream: UpstreamSettings, name: &str) -> Maker {
    let size = Size {
        width: 64,
        height: 64,
    };
    let model = Model {
        sizes: vec![size],
        // The same seed for everybody, so that calls can be compared.
        seed: false,
        ..capabilities(name)
    };
    let settings = CloudflareSettings {
        models: vec![model],
        max_bytes: 16 << 20,
    };
    let provider = Cloudflare::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn stable_diffusion(upstream: UpstreamSettings) -> Maker {
    of(upstream, "@cf/stabilityai/stable-diffusion-xl-base-1.0")
}

fn flux(upstream: UpstreamSettings) -> Maker {
    of(upstream, "@cf/black-forest-labs/flux-1-schnell")
}

fn bytes(pictures: &[&[u8]]) -> Vec<Script> {
    let picture = pictures.first().copied().unwrap_or_default();
    vec![Script::answer(200, "image/png", picture)]
}

fn answer(status: u16, body: &str) -> Vec<Script> {
    vec![Script::answer(status, "application/json", body.as_bytes())]
}

fn document(pictures: &[&[u8]]) -> Vec<Script> {
    let image = pictures
        .first()
        .map(|bytes| base64_simd::STANDARD.encode_to_string(bytes));
    let body = json!({ "result": { "image": image }, "success": true, "errors": [], "messages": [] });
    answer(200, &body.to_string())
}

/// safety.md section 2.
#[tokio::test]
async fn cloudflare_passes_the_fault_matrix() {
    matrix::run(&Case::new("cloudflare", stable_diffusion, bytes)).await;
}

/// safety.md section 2.
#[tokio::test]
async fn cloudflare_passes_the_fault_matrix_with_documents() {
    let declined = include_str!("../fixtures/providers/cloudflare/declined.json");
    matrix::run(&Case {
        declined: vec![
            ("words that were refused", answer(400, declined)),
            ("a refusal that came as a success", answer(200, declined)),
        ],
        ..Case::new("cloudflare in JSON", flux, document)
    })
    .await;
}

#[tokio::test]
async fn cloudflare_passes_the_suite() {
    let upstream = Arc::new(Scripted::start(bytes(&[&png()])).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(stable_diffusion(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /@cf/")),
    };
    suite::run(&subject).await;
}
