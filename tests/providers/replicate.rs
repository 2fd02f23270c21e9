//! Replicate, by the suite and by the fault matrix.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use afterimage::pipeline::provider::replicate::{Replicate, ReplicateSettings, capabilities, inputs};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Pace, Size};
use serde_json::{Value, json};

use super::matrix::{self, Case, png};
use super::scripted::{HERE, Script, Scripted};
use super::studio::Studio;
use super::suite::{self, Subject};

const NAME: &str = "black-forest-labs/flux-schnell";

fn maker(upstream: UpstreamSettings) -> Maker {
    let size = Size {
        width: 64,
        height: 64,
    };
    let model = Model {
        sizes: vec![size],
        seed: false,
        ..capabilities(NAME, &inputs(NAME))
    };
    let settings = ReplicateSettings {
        models: vec![model],
        inputs: BTreeMap::new(),
        pace: Pace::new(Duration::from_millis(1), Duration::from_millis(20)),
        max_bytes: 16 << 20,
    };
    let provider = Replicate::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn answer(status: u16, body: &str) -> Script {
    Script::answer(status, "application/json", body.as_bytes())
}

fn begun() -> Script {
    answer(201, include_str!("../fixtures/providers/replicate/starting.json"))
}

fn good(pictures: &[&[u8]]) -> Vec<Script> {
    let mut made: Value =
        serde_json::from_str(include_str!("../fixtures/providers/replicate/succeeded.json")).unwrap();
    let places = (0..pictures.len()).map(|number| format!("{HERE}/files/out-{number}.png"));
    made["output"] = json!(places.collect::<Vec<_>>());
    let files = pictures
        .iter()
        .map(|bytes| Script::answer(200, "image/png", bytes));
    [begun(), answer(200, &made.to_string())]
        .into_iter()
        .chain(files)
        .collect()
}

/// safety.md section 2.
#[tokio::test]
async fn replicate_passes_the_fault_matrix() {
    let nsfw = answer(200, include_str!("../fixtures/providers/replicate/nsfw.json"));
    matrix::run(&Case {
        declined: vec![
            ("a picture that its model took back", vec![begun(), nsfw.clone()]),
            ("the same while it is waited for", vec![nsfw]),
        ],
        cancel: Some("POST /v1/predictions/gm3qorzdhgbfurvjtvhg6dckhu/cancel "),
        ..Case::new("replicate", maker, good)
    })
    .await;
}

#[tokio::test]
async fn replicate_passes_the_suite() {
    let picture = png();
    // One file for each conversation of one picture; the second conversation of the suite is of two.
    let one = good(&[&picture]);
    let two = good(&[&picture, &picture]);
    let scripts = [one.clone(), two].into_iter().flatten();
    let scripts = scripts.chain(std::iter::repeat_n(one, 20).flatten());
    let upstream = Arc::new(Scripted::start(scripts).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /models/")),
    };
    suite::run(&subject).await;
}
