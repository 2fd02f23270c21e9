//! sd-server's own interface, by the suite and by the fault matrix; the real server is in `real`.

use std::sync::Arc;
use std::time::Duration;

use afterimage::pipeline::provider::sd_server::{SdServer, SdServerSettings, capabilities};
use afterimage::pipeline::provider::upstream::{Upstream, UpstreamSettings};
use afterimage::pipeline::provider::{Maker, Model, Pace, Size};
use serde_json::{Value, json};

use super::matrix::{self, Case, png};
use super::scripted::{Script, Scripted};
use super::studio::Studio;
use super::suite::{self, Subject};

const SUBMIT: &str = "POST /sdcpp/v1/img_gen ";

/// A provider of one small model; without a seed of its own its calls are all alike.
pub(super) fn maker(upstream: UpstreamSettings) -> Maker {
    let size = Size {
        width: 64,
        height: 64,
    };
    let model = Model {
        sizes: vec![size],
        seed: false,
        ..capabilities("tiny")
    };
    let settings = SdServerSettings {
        models: vec![model],
        max_bytes: 16 << 20,
        pace: Pace::new(Duration::from_millis(1), Duration::from_millis(20)),
    };
    let provider = SdServer::new(settings, Upstream::new(upstream).unwrap());
    Maker::plain("subject", Arc::new(provider))
}

fn answer(status: u16, body: &str) -> Script {
    Script::answer(status, "application/json", body.as_bytes())
}

fn good(pictures: &[&[u8]]) -> Vec<Script> {
    let images: Vec<Value> = pictures
        .iter()
        .enumerate()
        .map(|(index, bytes)| json!({ "b64_json": base64_simd::STANDARD.encode_to_string(bytes), "index": index }))
        .collect();
    let job = json!({ "completed": 1_775_401_203, "created": 1_775_401_200, "error": null, "id": "job_6a1_00000001",
        "kind": "img_gen", "queue_position": 0, "result": { "images": images, "output_format": "png" },
        "started": 1_775_401_201, "status": "completed" });
    let taken = include_str!("../fixtures/providers/sd-server/taken.json");
    vec![answer(202, taken), answer(200, &job.to_string())]
}

/// safety.md section 2.
#[tokio::test]
async fn sd_server_passes_the_fault_matrix() {
    matrix::run(&Case {
        cancel: Some("POST /sdcpp/v1/jobs/job_6a1_00000001/cancel"),
        ..Case::new("sd-server", maker, good)
    })
    .await;
}

#[tokio::test]
async fn sd_server_passes_the_suite_against_its_scripts() {
    let picture = png();
    let conversation = good(&[&picture, &picture]);
    let scripts = std::iter::repeat_n(conversation, 20).flatten();
    let upstream = Arc::new(Scripted::start(scripts).await);
    let requests = upstream.clone();
    let subject = Subject {
        studio: Studio::with(maker(UpstreamSettings::new(upstream.url(), None))),
        size: "64x64",
        mark: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        sent: Box::new(move || {
            let requests = requests.requests().into_iter();
            let submitted = requests.filter(|request| request.head().starts_with(SUBMIT));
            submitted.map(|request| request.bytes().to_vec()).collect()
        }),
    };
    suite::run(&subject).await;
}
