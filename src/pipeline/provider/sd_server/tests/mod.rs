//! The provider against a scripted server: what it asks, and what it makes of every answer.

mod discovery;
mod job;
mod request;

use std::time::Duration;

use serde_json::{Value, json};

use super::super::bench::{self, JSON, MAX_BYTES, PACE, Told, order, patience, told};
use super::super::scripted::{Script, Scripted};
use super::super::{Fault, Model, Patience};
use super::{SdServer, SdServerSettings};
use crate::form::Field;

fn provider(upstream: &Scripted, model: Model) -> SdServer {
    let settings = SdServerSettings {
        models: vec![model],
        max_bytes: MAX_BYTES,
        pace: PACE,
    };
    SdServer::new(settings, bench::client(upstream, ""))
}

/// An answer of the server.
fn answer(status: u16, body: &Value) -> Script {
    Script::answer(status, JSON, body.to_string().as_bytes())
}

fn taken() -> Script {
    answer(
        202,
        &recorded(include_str!(
            "../../../../../tests/fixtures/providers/sd-server/taken.json"
        )),
    )
}

fn recorded(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A job as the server tells of it, its keys in its order.
fn job(status: &str, position: u32, result: &Value) -> Script {
    let error = match status {
        "failed" | "cancelled" => json!({ "code": "generation_failed", "message": "leaked-upstream-words" }),
        _ => Value::Null,
    };
    answer(
        200,
        &json!({ "completed": null, "created": 1_775_401_200, "error": error, "id": "job_6a1_00000001",
            "kind": "img_gen", "queue_position": position, "result": result, "started": null, "status": status }),
    )
}

fn pictures(list: &[&[u8]]) -> Value {
    let images: Vec<_> = list
        .iter()
        .enumerate()
        .map(|(index, bytes)| json!({ "b64_json": base64_simd::STANDARD.encode_to_string(bytes), "index": index }))
        .collect();
    json!({ "images": images, "output_format": "png" })
}

/// What comes of a conversation.
async fn asked(scripts: Vec<Script>, fields: &[(Field, &str)]) -> (Told, Scripted) {
    let upstream = Scripted::start(scripts).await;
    let model = bench::model();
    let work = provider(&upstream, model.clone()).order(&order(&model, fields), patience());
    (told(work).await, upstream)
}
