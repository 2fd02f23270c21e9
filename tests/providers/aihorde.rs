//! The AI Horde, by the suite and by the fault matrix.

use std::sync::Arc;
use std::time::Duration;

use afterimage::error::Code;
use afterimage::pipeline::provider::aihorde::{AiHorde, AiHordeSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Auth, Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Pace, Size};
use serde_json::{Value, json};

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
        ..capabilities("any")
    };
    let settings = AiHordeSettings {
        models: vec![model],
        pace: Pace::new(Duration::from_millis(1), Duration::from_millis(20)),
        max_bytes: 16 << 20,
    };
    let upstream = UpstreamSettings {
        auth: Auth::Header("apikey"),
        ..upstream
    };
    let provider = AiHorde::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn answer(status: u16, body: &str) -> Script {
    Script::answer(status, "application/json", body.as_bytes())
}

fn status(generations: &[Value]) -> Script {
    let body = json!({ "finished": 1, "processing": 0, "restarted": 0, "waiting": 0, "done": true, "faulted": false,
        "wait_time": 0, "queue_position": 0, "kudos": 12.0, "is_possible": true, "generations": generations,
        "shared": false });
    answer(200, &body.to_string())
}

fn generation(bytes: &[u8], state: &str) -> Value {
    json!({ "worker_id": "w", "worker_name": "leaked-upstream-words", "model": "m", "state": state,
        "img": base64_simd::STANDARD.encode_to_string(bytes), "seed": "7", "id": "g", "censored": state != "ok",
        "gen_metadata": [] })
}

fn begun() -> Vec<Script> {
    vec![
        answer(202, include_str!("../fixtures/providers/aihorde/accepted.json")),
        answer(200, include_str!("../fixtures/providers/aihorde/done.json")),
    ]
}

fn good(pictures: &[&[u8]]) -> Vec<Script> {
    let generations: Vec<Value> = pictures.iter().map(|bytes| generation(bytes, "ok")).collect();
    begun().into_iter().chain([status(&generations)]).collect()
}

/// safety.md section 2.
#[tokio::test]
async fn the_horde_passes_the_fault_matrix() {
    let corrupt = json!({ "message": "leaked-upstream-words", "rc": "CorruptPrompt" });
    let censored = status(&[generation(&png(), "censored")]);
    matrix::run(&Case {
        declined: vec![
            (
                "a prompt that its filter knows",
                vec![answer(400, &corrupt.to_string())],
            ),
            (
                "a censored picture",
                begun().into_iter().chain([censored]).collect(),
            ),
        ],
        cancel: Some("DELETE /generate/status/9a6f3f5c-7b1f-4a57-8a6e-0b8e3c5a1d2f "),
        ..Case::new("aihorde", maker, good)
    })
    .await;
}

#[tokio::test]
async fn the_horde_passes_the_suite() {
    let picture = png();
    let scripts = std::iter::repeat_n(good(&[&picture, &picture]), 20).flatten();
    let upstream = Arc::new(Scripted::start(scripts).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || requests.began_with("POST /generate/async ")),
    };
    suite::run(&subject).await;
}

#[tokio::test]
async fn an_instance_that_was_sent_off_is_told_to_wait_as_long() {
    let body = json!({ "message": "leaked-upstream-words", "rc": "TimeoutIP" }).to_string();
    let upstream = Scripted::start([answer(403, &body)]).await;
    let studio = Studio::with(maker(UpstreamSettings::new(upstream.url(), None)));
    let work = studio
        .work(1, &[(afterimage::form::Field::Prompt, "a lake")])
        .await;
    let refusal = work.refusal.unwrap();
    assert_eq!(
        (refusal.code, refusal.retry_after),
        (Code::UpstreamBusy, Some(Duration::from_secs(180)))
    );
}
