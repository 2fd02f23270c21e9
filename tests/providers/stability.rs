//! Stability, by the suite and by the fault matrix.

use std::sync::Arc;

use afterimage::pipeline::provider::stability::{Stability, StabilitySettings, capabilities};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Size};

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
        ..capabilities("core")
    };
    let settings = StabilitySettings {
        models: vec![model],
        max_bytes: 16 << 20,
    };
    let provider = Stability::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn picture(finish: &str, bytes: &[u8]) -> Vec<Script> {
    let length = format!("Content-Length: {}", bytes.len());
    let finish = format!("finish-reason: {finish}");
    let head = Script::head(200, &["Content-Type: image/png", &length, &finish]);
    vec![head.send(bytes)]
}

fn good(pictures: &[&[u8]]) -> Vec<Script> {
    picture("SUCCESS", pictures.first().copied().unwrap_or_default())
}

/// safety.md section 2.
#[tokio::test]
async fn stability_passes_the_fault_matrix() {
    let json = |status, body: &str| vec![Script::answer(status, "application/json", body.as_bytes())];
    matrix::run(&Case {
        declined: vec![
            (
                "words that were moderated",
                json(
                    403,
                    include_str!("../fixtures/providers/stability/moderation.json"),
                ),
            ),
            ("a blurred picture", picture("CONTENT_FILTERED", &png())),
            (
                "a blurred picture in a document",
                json(200, include_str!("../fixtures/providers/stability/filtered.json")),
            ),
        ],
        ..Case::new("stability", maker, good)
    })
    .await;
}

#[tokio::test]
async fn stability_passes_the_suite() {
    let upstream = Arc::new(Scripted::start(good(&[&png()])).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /v2beta/")),
    };
    suite::run(&subject).await;
}
