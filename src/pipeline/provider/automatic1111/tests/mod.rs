//! The provider against a scripted server: what it asks, and what it makes of every answer.

mod answer;
mod discovery;
mod exclusive;
mod news;
mod request;

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::super::bench::{self, JSON, MAX_BYTES, Told, order, patience, told};
use super::super::scripted::{Recorded, Script, Scripted};
use super::super::{Events, Fault, Model, Pace};
use super::{Automatic1111, Automatic1111Settings};
use crate::entropy::Entropy;
use crate::form::Field;

const PICTURE: &[u8] = b"\x89PNG the picture, long enough to tell how large it is";

/// A provider that asks for no news, to whose settings this is done.
fn provider(upstream: &Scripted, change: impl FnOnce(&mut Automatic1111Settings)) -> Automatic1111 {
    let mut settings = Automatic1111Settings {
        models: vec![model()],
        max_bytes: MAX_BYTES,
        sampler: None,
        exclusive: false,
        previews: false,
        pace: None,
        entropy: Entropy::seeded(1),
    };
    change(&mut settings);
    Automatic1111::new(settings, bench::client(upstream, ""))
}

fn model() -> Model {
    Model {
        upstream: "default".to_owned(),
        ..bench::model()
    }
}

fn work(provider: &Automatic1111, fields: &[(Field, &str)]) -> Events {
    let model = model();
    provider.order(&order(&model, fields), &model, patience())
}

fn answer(status: u16, body: &Value) -> Script {
    Script::answer(status, JSON, body.to_string().as_bytes())
}

fn pictures(list: &[&[u8]]) -> Value {
    let images: Vec<_> = list
        .iter()
        .map(|bytes| base64_simd::STANDARD.encode_to_string(bytes))
        .collect();
    json!({ "images": images, "parameters": { "prompt": "a lake", "init_images": ["AAAA"] },
        "info": "{\"prompt\": \"a lake\", \"seed\": 1, \"images\": [\"AAAA\"]}" })
}

fn lines(requests: &[Recorded]) -> Vec<String> {
    let line = |request: &Recorded| request.head().lines().next().unwrap_or_default().to_owned();
    requests.iter().map(line).collect()
}
