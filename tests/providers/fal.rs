//! fal, by the suite and by the fault matrix.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use afterimage::error::Code;
use afterimage::pipeline::provider::fal::{Fal, FalSettings, capabilities, inputs};
use afterimage::pipeline::provider::upstream::{Auth, Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Pace, Size};
use serde_json::{Value, json};

use super::matrix::{self, Case, png};
use super::scripted::{Script, Scripted};
use super::studio::Studio;
use super::suite::{self, Subject};

const NAME: &str = "fal-ai/flux/dev";

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
    let settings = FalSettings {
        models: vec![model],
        inputs: BTreeMap::new(),
        pace: Pace::new(Duration::from_millis(1), Duration::from_millis(20)),
        max_bytes: 16 << 20,
    };
    let upstream = UpstreamSettings {
        auth: Auth::Scheme("Key"),
        ..upstream
    };
    let provider = Fal::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn answer(status: u16, body: &str) -> Script {
    Script::answer(status, "application/json", body.as_bytes())
}

fn begun() -> Vec<Script> {
    vec![
        answer(200, include_str!("../fixtures/providers/fal/accepted.json")),
        answer(200, include_str!("../fixtures/providers/fal/completed.json")),
    ]
}

fn result(pictures: &[&[u8]], flagged: bool) -> Script {
    let image = |bytes: &&[u8]| {
        let url = format!(
            "data:image/png;base64,{}",
            base64_simd::STANDARD.encode_to_string(bytes)
        );
        json!({ "url": url, "width": 64, "height": 64, "content_type": "image/png" })
    };
    let images: Vec<Value> = pictures.iter().map(image).collect();
    let flags = vec![flagged; images.len()];
    let body = json!({ "images": images, "timings": { "inference": 1.3 }, "seed": 7, "has_nsfw_concepts": flags,
        "prompt": "leaked-upstream-words" });
    answer(200, &body.to_string())
}

fn good(pictures: &[&[u8]]) -> Vec<Script> {
    begun().into_iter().chain([result(pictures, false)]).collect()
}

/// safety.md section 2.
#[tokio::test]
async fn fal_passes_the_fault_matrix() {
    let policy = answer(422, include_str!("../fixtures/providers/fal/policy.json"));
    let then = |script: Script| begun().into_iter().chain([script]).collect();
    matrix::run(&Case {
        declined: vec![
            ("a prompt that is refused at once", vec![policy.clone()]),
            ("a prompt that the model refuses", then(policy)),
            ("a picture that was blackened", then(result(&[&png()], true))),
        ],
        cancel: Some("PUT /fal-ai/flux/requests/80e732af-660e-45cd-bd63-580e4f2a94cc/cancel "),
        ..Case::new("fal", maker, good)
    })
    .await;
}

#[tokio::test]
async fn fal_passes_the_suite() {
    let picture = png();
    let scripts = std::iter::repeat_n(good(&[&picture, &picture]), 20).flatten();
    let upstream = Arc::new(Scripted::start(scripts).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /fal-ai/flux/dev ")),
    };
    suite::run(&subject).await;
}

/// safety.md T38: what moderation blackened is not shown, also when it is too large to be held back.
#[tokio::test]
async fn a_large_picture_that_was_taken_out_is_never_whole() {
    let large = [png(), vec![0; 1 << 20]].concat();
    let scripts = begun().into_iter().chain([result(&[&large], true)]);
    let upstream = Scripted::start(scripts).await;
    let studio = Studio::with(maker(UpstreamSettings::new(upstream.url(), None)));
    let work = studio
        .work(1, &[(afterimage::form::Field::Prompt, "a lake")])
        .await;
    assert_eq!(work.pictures.len(), 0);
    assert_eq!(work.refusal.map(|refusal| refusal.code), Some(Code::Withheld));
}
