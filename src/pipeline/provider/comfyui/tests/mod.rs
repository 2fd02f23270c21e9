//! The provider against a scripted server: what it asks, and what it makes of everything that is said.

mod discovery;
mod ending;
mod request;
#[path = "../../../../../tests/providers/comfyui/socket.rs"]
mod socket;
mod watch;

use std::time::Duration;

use base64_simd::STANDARD;
use futures_util::StreamExt;
use serde_json::{Value, json};

use super::super::bench::{self, JSON, MAX_BYTES, PACE, order, patience};
use super::super::scripted::{Script, Scripted};
use super::super::{Event, Events, Fault, Model, Patience, Role};
use super::graph::tests::{GRAPH, slots};
use super::job::Id;
use super::{ComfyUi, ComfyUiSettings, Graph, capabilities};
use crate::entropy::Entropy;
use crate::form::Field;
use socket::{accepted, frame};

const PICTURE: &[u8] = b"\x89PNG the picture";
const PREVIEW: &[u8] = b"\xff\xd8\xff a preview";

/// Every slot that the graph of the tests can have.
const SLOTS: &[(&str, &str)] = &[
    ("prompt", "6.inputs.text"),
    ("negative", "7.inputs.text"),
    ("model", "4.inputs.ckpt_name"),
    ("seed", "3.inputs.seed"),
    ("width", "5.inputs.width"),
    ("height", "5.inputs.height"),
    ("steps", "3.inputs.steps"),
    ("cfg", "3.inputs.cfg"),
    ("batch", "5.inputs.batch_size"),
    ("strength", "3.inputs.denoise"),
];

fn graph() -> Graph {
    Graph::parse(GRAPH, slots(SLOTS), false).unwrap()
}

/// The same graph with its pictures on the disk of the server.
fn disk() -> Graph {
    let text = GRAPH.replace("SaveImageWebsocket", "PreviewImage");
    Graph::parse(&text, slots(SLOTS), true).unwrap()
}

fn entropy() -> Entropy {
    Entropy::seeded(7)
}

/// The name of the first job.
fn id() -> String {
    Id::new(entropy().bytes().unwrap()).as_str().to_owned()
}

fn provider(upstream: &Scripted, graph: Graph) -> (ComfyUi, Model) {
    provider_of(bench::settings(upstream, ""), graph)
}

fn provider_of(upstream: super::super::upstream::UpstreamSettings, graph: Graph) -> (ComfyUi, Model) {
    let model = capabilities("any-model", &graph);
    let settings = ComfyUiSettings {
        models: vec![model.clone()],
        graph,
        max_bytes: MAX_BYTES,
        previews: true,
        pace: PACE,
        entropy: entropy(),
    };
    let upstream = super::Upstream::new(upstream).unwrap();
    (ComfyUi::new(settings, upstream), model)
}

/// The head that opens the first socket: its key is the third thing that chance gives.
fn opened() -> Script {
    let chance = entropy();
    let _: ([u8; 16], [u8; 4]) = (chance.bytes().unwrap(), chance.bytes().unwrap());
    let key: [u8; 16] = chance.bytes().unwrap();
    let accept = accepted(&STANDARD.encode_to_string(key));
    let accept = format!("Sec-WebSocket-Accept: {accept}");
    Script::head(101, &["Upgrade: websocket", "Connection: Upgrade", &accept])
}

fn say(kind: &str, data: &Value) -> Vec<u8> {
    frame(1, json!({ "type": kind, "data": data }).to_string().as_bytes())
}

fn remaining(jobs: u32) -> Vec<u8> {
    say(
        "status",
        &json!({ "status": { "exec_info": { "queue_remaining": jobs } } }),
    )
}

fn start() -> Vec<u8> {
    say("execution_start", &json!({ "prompt_id": id(), "timestamp": 1 }))
}

fn at(node: Option<&str>) -> Vec<u8> {
    say(
        "executing",
        &json!({ "node": node, "display_node": node, "prompt_id": id() }),
    )
}

fn progress(node: &str, value: u32, max: u32) -> Vec<u8> {
    say(
        "progress",
        &json!({ "value": value, "max": max, "prompt_id": id(), "node": node }),
    )
}

/// A picture as servers send it that do not know whose it is.
fn old(bytes: &[u8]) -> Vec<u8> {
    frame(2, &[&[0, 0, 0, 1, 0, 0, 0, 2], bytes].concat())
}

/// A picture with what it is described by.
fn described(job: &str, node: &str, bytes: &[u8]) -> Vec<u8> {
    let about = json!({ "node_id": node, "prompt_id": job, "image_type": "image/png" }).to_string();
    let length = (about.len() as u32).to_be_bytes();
    frame(2, &[&[0, 0, 0, 4], &length, about.as_bytes(), bytes].concat())
}

fn taken() -> Script {
    answer(200, &json!({ "prompt_id": id(), "number": 4, "node_errors": {} }))
}

fn answer(status: u16, body: &Value) -> Script {
    Script::answer(status, JSON, body.to_string().as_bytes())
}

/// What the server has written down of a job that is over.
fn written() -> Script {
    answer(200, &json!({ id(): { "outputs": {}, "status": {} } }))
}

/// What a stream told.
#[derive(Debug, Default, PartialEq)]
struct Told {
    pictures: Vec<Vec<u8>>,
    previews: Vec<Vec<u8>>,
    queued: Vec<u32>,
    progress: Vec<f32>,
    fault: Option<Fault>,
}

async fn told(mut events: Events) -> Told {
    let mut told = Told::default();
    let mut open: Option<(Role, Vec<u8>)> = None;
    while let Some(event) = events.next().await {
        match event {
            Ok(Event::Start(role)) => assert!(open.replace((role, Vec::new())).is_none()),
            Ok(Event::Bytes(bytes)) => open.as_mut().unwrap().1.extend_from_slice(&bytes),
            Ok(Event::End) => match open.take().unwrap() {
                (Role::Picture, bytes) => told.pictures.push(bytes),
                (Role::Preview, bytes) => told.previews.push(bytes),
            },
            Ok(Event::Queued(before)) => told.queued.push(before),
            Ok(Event::Progress(part)) => told.progress.push(part),
            Err(fault) => told.fault = Some(fault),
        }
    }
    told
}

/// What comes of an order when this is said over the socket, and the other requests are answered so.
async fn asked(
    graph: Graph,
    said: &[Vec<u8>],
    others: Vec<Script>,
    fields: &[(Field, &str)],
) -> (Told, Scripted) {
    let scripts = [vec![opened().send(&said.concat()).stall(), taken()], others].concat();
    let upstream = Scripted::start(scripts).await;
    let (provider, model) = provider(&upstream, graph);
    let events = provider.order(&order(&model, fields), &model, patience());
    (told(events).await, upstream)
}

/// What comes of one picture's order.
async fn heard(said: &[Vec<u8>]) -> Told {
    asked(graph(), said, vec![written()], &[]).await.0
}

/// The lines that requests begin with, once so many have come.
async fn lines(upstream: &Scripted, count: usize) -> Vec<String> {
    upstream.arrived(count).await;
    let requests = upstream.requests();
    let lines = requests.iter().map(|request| {
        let line = request.head().lines().next().unwrap_or_default();
        line.trim_end_matches(" HTTP/1.1").to_owned()
    });
    lines.collect()
}
