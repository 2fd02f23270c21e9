//! The fault matrix over a socket and the requests beside it.

use afterimage::entropy::Entropy;
use afterimage::pipeline::provider::Maker;
use afterimage::pipeline::provider::upstream::UpstreamSettings;
use base64_simd::STANDARD;
use serde_json::{Value, json};

use super::super::matrix::{self, Case};
use super::super::scripted::Script;
use super::maker_of;
use super::wire::{accepted, frame};

/// Chance that repeats itself: the name of the job and the key of the socket are known before.
fn chance() -> Entropy {
    Entropy::seeded(7)
}

/// The name of the first job, and the answer to the key of its socket: what chance gives first and third.
fn known() -> (String, String) {
    let chance = chance();
    let name: [u8; 16] = chance.bytes().unwrap();
    let _: [u8; 4] = chance.bytes().unwrap();
    let key: [u8; 16] = chance.bytes().unwrap();
    let mut bytes = name;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|group| hex.get(group).unwrap());
    let name = groups.join("-");
    (name, accepted(&STANDARD.encode_to_string(key)))
}

fn say(kind: &str, mut data: Value) -> Vec<u8> {
    data["prompt_id"] = json!(known().0);
    frame(1, json!({ "type": kind, "data": data }).to_string().as_bytes())
}

/// A socket over which this is said.
fn socket(said: &[Vec<u8>]) -> Script {
    let accept = format!("Sec-WebSocket-Accept: {}", known().1);
    let head = Script::head(101, &["Upgrade: websocket", "Connection: Upgrade", &accept]);
    head.send(&said.concat()).stall()
}

fn taken() -> Script {
    let body = json!({ "prompt_id": known().0, "number": 1, "node_errors": {} });
    Script::answer(200, "application/json", body.to_string().as_bytes())
}

fn over_the_socket(pictures: &[&[u8]]) -> Vec<Script> {
    let mut said = vec![
        say("execution_start", json!({})),
        say("executing", json!({ "node": "9" })),
    ];
    for picture in pictures {
        said.push(frame(2, &[&[0, 0, 0, 1, 0, 0, 0, 2], *picture].concat()));
    }
    said.push(say("executing", json!({ "node": null })));
    vec![socket(&said), taken()]
}

fn from_the_disk(pictures: &[&[u8]]) -> Vec<Script> {
    let file = |number| json!({ "filename": format!("{number}.png"), "subfolder": "", "type": "output" });
    let files: Vec<_> = (0..pictures.len()).map(file).collect();
    let said = [
        say("execution_start", json!({})),
        say("executed", json!({ "node": "9", "output": { "images": files } })),
        say("executing", json!({ "node": null })),
    ];
    let views = pictures
        .iter()
        .map(|picture| Script::answer(200, "image/png", picture));
    [socket(&said), taken()].into_iter().chain(views).collect()
}

fn maker(upstream: UpstreamSettings) -> Maker {
    maker_of(upstream, chance(), false)
}

fn disk_maker(upstream: UpstreamSettings) -> Maker {
    maker_of(upstream, chance(), true)
}

/// safety.md section 2.
#[tokio::test]
async fn comfyui_passes_the_fault_matrix() {
    let error =
        json!({ "exception_type": "nodes.NsfwDetected", "exception_message": "leaked-upstream-words" });
    let said = [say("execution_start", json!({})), say("execution_error", error)];
    matrix::run(&Case {
        begins: 1,
        socket: Some(0),
        declined: vec![("a node that declines", vec![socket(&said), taken()])],
        ..Case::new("comfyui", maker, over_the_socket)
    })
    .await;
}

/// safety.md section 2.
#[tokio::test]
async fn comfyui_with_pictures_on_its_disk_passes_the_fault_matrix() {
    matrix::run(&Case {
        begins: 1,
        socket: Some(0),
        cancel: Some("POST /queue"),
        ..Case::new("comfyui on disk", disk_maker, from_the_disk)
    })
    .await;
}
