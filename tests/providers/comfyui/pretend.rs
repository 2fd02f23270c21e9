//! A server that behaves as ComfyUI does (`server.py`, `execution.py`, `websocket_image_save.py`): one job at a time,
//! a queue, a history that keeps everything until it is told not to, and a socket for each client.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use afterimage::pipeline::provider::painter;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::wire::{accept, answer, frame, read_request, unmasked};

/// A prompt with this word in it is worked at until it is stopped.
pub(super) const ENDLESS: &str = "endlessword";
/// A prompt with this word in it ends as one that a node declines.
pub(super) const DECLINED: &str = "forbiddenword";

/// What is so on the server.
#[derive(Default)]
pub(super) struct World {
    sockets: BTreeMap<String, Client>,
    /// Names of jobs that wait, and their graphs.
    pub(super) pending: VecDeque<(String, Value)>,
    /// The job that is worked at.
    pub(super) running: Option<String>,
    interrupted: bool,
    /// Everything that was ever asked, until it is deleted.
    pub(super) history: BTreeMap<String, Value>,
    /// The bodies of the jobs that were handed in.
    pub(super) prompts: Vec<Value>,
    /// Requests that would stop or clear what is somebody else's.
    pub(super) rude: Vec<String>,
    files: BTreeMap<String, Vec<u8>>,
}

#[derive(Clone)]
struct Client {
    /// Whether it knows pictures that say whose they are.
    described: bool,
    out: mpsc::UnboundedSender<Vec<u8>>,
}

type Shared = Arc<watch::Sender<World>>;

/// A running server.
pub(super) struct Pretender {
    pub(super) url: String,
    pub(super) world: Shared,
    tasks: [JoinHandle<()>; 2],
}

impl Drop for Pretender {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl Pretender {
    /// A server; an old one does not know pictures that say whose they are.
    pub(super) async fn start(old: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let world: Shared = Arc::new(watch::channel(World::default()).0);
        let (shared, worker) = (world.clone(), world.clone());
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone(), old));
            }
        });
        Self {
            url,
            world,
            tasks: [serving, tokio::spawn(work(worker))],
        }
    }

    /// Waits until something is so.
    pub(super) async fn until(&self, so: impl Fn(&World) -> bool) {
        let mut world = self.world.subscribe();
        let waiting = world.wait_for(|world| so(world));
        let patience = std::time::Duration::from_secs(60);
        let came = tokio::time::timeout(patience, waiting).await.is_ok();
        assert!(came, "it did not happen in time");
    }
}

impl World {
    fn tell(&self, client: Option<&str>, kind: &str, data: &Value) {
        let text = json!({ "type": kind, "data": data }).to_string();
        let to = self
            .sockets
            .iter()
            .filter(|(id, _)| client.is_none_or(|client| client == *id));
        for (_, socket) in to {
            let _ = socket.out.send(frame(1, text.as_bytes()));
        }
    }

    /// Everybody hears how many jobs there are, of anybody's.
    fn queue_updated(&self) {
        let jobs = self.pending.len() + usize::from(self.running.is_some());
        self.tell(
            None,
            "status",
            &json!({ "status": { "exec_info": { "queue_remaining": jobs } } }),
        );
    }

    fn picture(&self, client: &str, node: &str, bytes: &[u8]) {
        let Some(socket) = self.sockets.get(client) else {
            return;
        };
        let message = if socket.described {
            let about =
                json!({ "node_id": node, "prompt_id": client, "image_type": "image/png" }).to_string();
            let length = (about.len() as u32).to_be_bytes();
            [&[0, 0, 0, 4], &length[..], about.as_bytes(), bytes].concat()
        } else {
            [&[0, 0, 0, 1, 0, 0, 0, 2], bytes].concat()
        };
        let _ = socket.out.send(frame(2, &message));
    }
}

/// Works at one job after another.
async fn work(world: Shared) {
    let mut changes = world.subscribe();
    loop {
        changes.wait_for(|world| !world.pending.is_empty()).await.unwrap();
        let mut job = None;
        world.send_modify(|world| {
            job = world.pending.pop_front();
            world.running = job.as_ref().map(|(id, _)| id.clone());
            world.interrupted = false;
        });
        let Some((id, graph)) = job else { continue };
        run(&world, &id, &graph).await;
        world.send_modify(|world| {
            world.running = None;
            world
                .history
                .insert(id.clone(), json!({ "prompt": graph, "status": {} }));
            world.queue_updated();
            world.tell(Some(&id), "executing", &json!({ "node": null, "prompt_id": id }));
        });
    }
}

async fn run(world: &Shared, id: &str, graph: &Value) {
    let tell = |kind: &str, mut data: Value| {
        data["prompt_id"] = json!(id);
        world.borrow().tell(Some(id), kind, &data);
    };
    let prompt = graph["6"]["inputs"]["text"].as_str().unwrap().to_owned();
    tell("execution_start", json!({ "timestamp": 1 }));
    tell("execution_cached", json!({ "nodes": [], "timestamp": 1 }));
    for node in ["4", "5", "6", "7", "3"] {
        tell("executing", json!({ "node": node, "display_node": node }));
    }
    if prompt.contains(DECLINED) {
        let error = json!({ "node_id": "6", "exception_type": "nodes.ModerationError", "exception_message": prompt,
            "traceback": [prompt], "current_inputs": { "text": [prompt] }, "current_outputs": [] });
        return tell("execution_error", error);
    }
    let side = |name: &str| graph["5"]["inputs"][name].as_u64().unwrap() as u32;
    let paint = |seed: u64| {
        let canvas = painter::paint(&prompt, "", seed, side("width"), side("height"), &|| false);
        canvas.unwrap().to_png().unwrap()
    };
    tell("progress", json!({ "value": 1, "max": 2, "node": "3" }));
    world.borrow().picture(id, "3", &paint(0));
    if prompt.contains(ENDLESS) {
        let mut changes = world.subscribe();
        changes.wait_for(|world| world.interrupted).await.unwrap();
    }
    if world.borrow().interrupted {
        let executed = json!({ "prompt_id": id, "node_id": "3", "node_type": "KSampler", "executed": [] });
        return world.borrow().tell(None, "execution_interrupted", &executed);
    }
    tell("progress", json!({ "value": 2, "max": 2, "node": "3" }));
    tell("executing", json!({ "node": "9", "display_node": "9" }));
    let seed = graph["3"]["inputs"]["seed"].as_u64().unwrap();
    let pictures = (1..=u64::from(side("batch_size"))).map(|number| paint(seed + number));
    if graph["9"]["class_type"] == "SaveImageWebsocket" {
        for (number, picture) in pictures.enumerate() {
            world.borrow().picture(id, "9", &picture);
            tell("progress", json!({ "value": number, "max": 2, "node": "9" }));
        }
    } else {
        let mut names = Vec::new();
        for (number, picture) in pictures.enumerate() {
            let name = format!("{id}_{number:05}_.png");
            names.push(json!({ "filename": name, "subfolder": "", "type": "temp" }));
            world.send_modify(|world| drop(world.files.insert(name, picture)));
        }
        tell(
            "executed",
            json!({ "node": "9", "display_node": "9", "output": { "images": names } }),
        );
    }
    tell("execution_success", json!({ "timestamp": 2 }));
}

/// Answers one request, or keeps a socket open.
async fn serve(mut stream: TcpStream, world: Shared, old: bool) {
    let Some((head, body)) = read_request(&mut stream).await else {
        return;
    };
    let line = head.lines().next().unwrap().trim_end_matches(" HTTP/1.1");
    if let Some(client) = line.strip_prefix("GET /ws?clientId=") {
        return talk(stream, &head, client, &world, old).await;
    }
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let reply = reply(line, &body, &world);
    let _ = stream.write_all(&reply).await;
    let _ = stream.shutdown().await;
}

fn reply(line: &str, body: &Value, world: &Shared) -> Vec<u8> {
    let mut reply = answer(200, "application/json", b"");
    let names = || -> Vec<String> { serde_json::from_value(body["delete"].clone()).unwrap_or_default() };
    if let Some(id) = line.strip_prefix("GET /history/") {
        let written = world.borrow().history.get(id).cloned();
        let json = written.map_or(json!({}), |entry| json!({ id: entry }));
        return answer(200, "application/json", json.to_string().as_bytes());
    }
    if let Some(query) = line.strip_prefix("GET /view?filename=") {
        let name = query.split('&').next().unwrap();
        return match world.borrow().files.get(name) {
            Some(file) => answer(200, "image/png", file),
            None => answer(404, "text/plain", b""),
        };
    }
    world.send_modify(|world| match line {
        "POST /prompt" => {
            let id = body["prompt_id"].as_str().unwrap().to_owned();
            world.prompts.push(body.clone());
            world.pending.push_back((id.clone(), body["prompt"].clone()));
            world.queue_updated();
            let taken = json!({ "prompt_id": id, "number": world.prompts.len(), "node_errors": {} });
            reply = answer(200, "application/json", taken.to_string().as_bytes());
        }
        "POST /queue" if body["clear"].is_null() => {
            world.pending.retain(|(id, _)| !names().contains(id));
            world.queue_updated();
        }
        "POST /interrupt" if body["prompt_id"].is_string() => {
            world.interrupted |= world.running.as_deref() == body["prompt_id"].as_str();
        }
        "POST /history" if body["clear"].is_null() => {
            world.history.retain(|id, _| !names().contains(id));
        }
        _ => world.rude.push(line.to_owned()),
    });
    reply
}

/// A client's socket, until it leaves.
async fn talk(mut stream: TcpStream, head: &str, client: &str, world: &Shared, old: bool) {
    let opened = format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\
         Sec-WebSocket-Accept: {}\r\n\r\n",
        accept(head)
    );
    stream.write_all(opened.as_bytes()).await.unwrap();
    let Some(flags) = unmasked(&mut stream).await else {
        return;
    };
    let flags: Value = serde_json::from_slice(&flags).unwrap();
    let described = flags["data"]["supports_preview_metadata"] == true && !old;
    let (out, mut messages) = mpsc::unbounded_channel();
    world.send_modify(|world| {
        world.sockets.insert(client.to_owned(), Client { described, out });
        world.queue_updated();
    });
    let (mut reading, mut writing) = stream.split();
    let mut byte = [0];
    loop {
        tokio::select! {
            message = messages.recv() => {
                if writing.write_all(&message.unwrap()).await.is_err() {
                    break;
                }
            }
            read = reading.read(&mut byte) => {
                if read.is_ok_and(|length| length > 0) {
                    continue;
                }
                break;
            }
        }
    }
    world.send_modify(|world| drop(world.sockets.remove(client)));
}
