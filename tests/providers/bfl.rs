//! Black Forest Labs, by the suite and by the fault matrix.

use std::sync::Arc;
use std::time::Duration;

use afterimage::pipeline::provider::bfl::{Bfl, BflSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Auth, Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Pace, Size};

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
        seed: false,
        ..capabilities("flux-pro-1.1")
    };
    let settings = BflSettings {
        models: vec![model],
        safety_tolerance: 2,
        pace: Pace::new(Duration::from_millis(1), Duration::from_millis(20)),
        max_bytes: 16 << 20,
    };
    let upstream = UpstreamSettings {
        auth: Auth::Header("x-key"),
        ..upstream
    };
    let provider = Bfl::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn answer(status: u16, body: &str) -> Script {
    Script::answer(status, "application/json", body.as_bytes())
}

fn begun() -> Script {
    answer(200, include_str!("../fixtures/providers/bfl/accepted.json"))
}

fn good(pictures: &[&[u8]]) -> Vec<Script> {
    let ready = include_str!("../fixtures/providers/bfl/ready.json");
    let file = pictures
        .first()
        .map(|bytes| Script::answer(200, "image/png", bytes));
    let state = match file {
        None => answer(200, r#"{"status":"Ready","result":null}"#),
        Some(_) => answer(200, ready),
    };
    [begun(), state].into_iter().chain(file).collect()
}

/// safety.md section 2.
#[tokio::test]
async fn bfl_passes_the_fault_matrix() {
    let then = |body| vec![begun(), answer(200, body)];
    matrix::run(&Case {
        declined: vec![
            (
                "a prompt that was moderated",
                then(include_str!("../fixtures/providers/bfl/request_moderated.json")),
            ),
            (
                "a picture that was moderated",
                then(include_str!("../fixtures/providers/bfl/content_moderated.json")),
            ),
        ],
        ..Case::new("bfl", maker, good)
    })
    .await;
}

#[tokio::test]
async fn bfl_passes_the_suite() {
    let picture = png();
    let scripts = std::iter::repeat_n(good(&[&picture]), 20).flatten();
    let upstream = Arc::new(Scripted::start(scripts).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /flux-pro-1.1 ")),
    };
    suite::run(&subject).await;
}
