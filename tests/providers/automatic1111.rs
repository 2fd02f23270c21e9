//! The interface of the web interface, by the suite and by the fault matrix; a real server with it is in `real`.

use std::sync::Arc;

use afterimage::entropy::Entropy;
use afterimage::pipeline::provider::automatic1111::{Automatic1111, Automatic1111Settings, capabilities};
use afterimage::pipeline::provider::upstream::{Auth, Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Pace, Size};
use serde_json::json;

use super::matrix::{self, Case, png};
use super::scripted::{Script, Scripted};
use super::studio::Studio;
use super::suite::{self, Subject};

/// A provider of one small model, asked for news at this pace; without a seed of its own its calls are all alike.
pub(super) fn maker(upstream: UpstreamSettings, pace: Option<Pace>, exclusive: bool) -> Maker {
    let size = Size {
        width: 64,
        height: 64,
    };
    let model = Model {
        sizes: vec![size],
        seed: false,
        ..capabilities("default")
    };
    let settings = Automatic1111Settings {
        models: vec![model],
        max_bytes: 16 << 20,
        sampler: None,
        exclusive,
        previews: true,
        pace,
        entropy: Entropy::system(),
    };
    let upstream = UpstreamSettings {
        auth: Auth::Basic,
        ..upstream
    };
    let provider = Automatic1111::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn good(pictures: &[&[u8]]) -> Vec<Script> {
    let images: Vec<_> = pictures
        .iter()
        .map(|bytes| base64_simd::STANDARD.encode_to_string(bytes))
        .collect();
    let body = json!({ "images": images, "parameters": { "prompt": "leaked-upstream-words" },
        "info": "{\"prompt\": \"leaked-upstream-words\", \"all_seeds\": [1]}" });
    vec![Script::answer(
        200,
        "application/json",
        body.to_string().as_bytes(),
    )]
}

/// safety.md section 2.
#[tokio::test]
async fn automatic1111_passes_the_fault_matrix() {
    let shared = |upstream| maker(upstream, None, false);
    matrix::run(&Case::new("automatic1111", shared, good)).await;
}

/// safety.md section 2.
#[tokio::test]
async fn automatic1111_passes_the_fault_matrix_on_a_server_of_its_own() {
    let alone = |upstream| maker(upstream, None, true);
    matrix::run(&Case::new("automatic1111 alone", alone, good)).await;
}

#[tokio::test]
async fn automatic1111_passes_the_suite_against_its_scripts() {
    let picture = png();
    let upstream = Arc::new(Scripted::start(good(&[&picture, &picture])).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None), None, false)),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || {
            let requests = requests.requests().into_iter();
            requests.map(|request| request.bytes().to_vec()).collect()
        }),
    };
    suite::run(&subject).await;
}
