//! An images API that behaves as OpenAI's does: what it demands, what it answers, how it refuses.
//!
//! Read from OpenAI's reference and SDK (2026): `gpt-image-*` rejects `response_format` and answers with
//! base64 in any case, `dall-e-*` answers with a link unless asked for base64; a moderated prompt is a 400
//! with a code; a key that is none is a 401; `stream` answers with server-sent events.

use std::sync::{Arc, Mutex};

use afterimage::pipeline::provider::painter;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

pub(super) const KEY: &str = "sk-pretend-0123456789";
/// A prompt with this word in it is declined.
pub(super) const DECLINED: &str = "forbiddenword";

/// A running pretender.
pub(super) struct Pretender {
    pub(super) base_url: String,
    calls: Arc<Mutex<Vec<Vec<u8>>>>,
    task: JoinHandle<()>,
}

impl Pretender {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
        let calls = Arc::new(Mutex::new(Vec::new()));
        let kept = calls.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, kept.clone()));
            }
        });
        Self {
            base_url,
            calls,
            task,
        }
    }

    /// Every call so far, byte for byte.
    pub(super) fn calls(&self) -> Arc<Mutex<Vec<Vec<u8>>>> {
        self.calls.clone()
    }

    /// The JSON of the last call.
    pub(super) fn last(&self) -> Value {
        let calls = self.calls.lock().unwrap();
        let call = calls.last().unwrap();
        let body = call.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
        serde_json::from_slice(&call[body..]).unwrap()
    }
}

impl Drop for Pretender {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut stream: TcpStream, calls: Arc<Mutex<Vec<Vec<u8>>>>) {
    let Some(call) = read(&mut stream).await else {
        return;
    };
    calls.lock().unwrap().push(call.clone());
    let (status, media, body) = answer(&call);
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: {media}\r\nContent-Length: {}\r\nx-request-id: req_1\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.write_all(&body).await;
}

/// One request, or nothing when the connection ends before it is whole.
async fn read(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut call = Vec::new();
    loop {
        let mut chunk = [0; 8192];
        let length = stream.read(&mut chunk).await.ok().filter(|length| *length > 0)?;
        call.extend_from_slice(&chunk[..length]);
        let Some(end) = call.windows(4).position(|window| window == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&call[..end]).to_lowercase();
        let body = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        if call.len() >= end + 4 + body.unwrap_or(0) {
            return Some(call);
        }
    }
}

fn answer(call: &[u8]) -> (u16, &'static str, Vec<u8>) {
    let end = call.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&call[..end]).into_owned();
    if !head.starts_with("POST /v1/images/generations HTTP/1.1") {
        return error(404, "invalid_request_error", "unknown_url");
    }
    if !head.contains(&format!("Bearer {KEY}")) {
        return error(401, "invalid_request_error", "invalid_api_key");
    }
    let Ok(asked) = serde_json::from_slice::<Value>(&call[end + 4..]) else {
        return error(400, "invalid_request_error", "invalid_json");
    };
    generate(&asked)
}

fn generate(asked: &Value) -> (u16, &'static str, Vec<u8>) {
    let text = |key: &str| asked.get(key).and_then(Value::as_str);
    let (Some(model), Some(prompt)) = (text("model"), text("prompt")) else {
        return error(400, "invalid_request_error", "missing_required_parameter");
    };
    let newer = model.starts_with("gpt-image");
    if newer && asked.get("response_format").is_some() {
        return error(400, "invalid_request_error", "unknown_parameter");
    }
    if asked.get("user").is_some() {
        return error(400, "invalid_request_error", "told_who_asks");
    }
    if prompt.contains(DECLINED) {
        let code = if newer {
            "moderation_blocked"
        } else {
            "content_policy_violation"
        };
        return error(400, "image_generation_user_error", code);
    }
    let Some((width, height)) = text("size").unwrap_or("1024x1024").split_once('x') else {
        return error(400, "invalid_request_error", "invalid_size");
    };
    let (width, height) = (width.parse().unwrap(), height.parse().unwrap());
    if !newer && text("response_format") != Some("b64_json") {
        let link = json!({ "created": 1, "data": [{ "url": "https://pictures.invalid/1.png" }] });
        return (200, "application/json", link.to_string().into_bytes());
    }
    let picture = |seed| {
        let canvas = painter::paint(prompt, "", seed, width, height, &|| false).unwrap();
        base64_simd::STANDARD.encode_to_string(canvas.to_png().unwrap())
    };
    if asked.get("stream") == Some(&Value::Bool(true)) {
        return (200, "text/event-stream", events(&picture));
    }
    let count = asked.get("n").and_then(Value::as_u64).unwrap_or(1);
    let data: Vec<Value> = (0..count)
        .map(|seed| json!({ "b64_json": picture(seed), "url": null }))
        .collect();
    let whole = json!({ "created": 1_713_833_628, "data": data, "output_format": "png", "usage": { "total_tokens": 1 } });
    (200, "application/json", whole.to_string().into_bytes())
}

fn events(picture: &dyn Fn(u64) -> String) -> Vec<u8> {
    let event = |name: &str, picture: String, index: Option<u8>| {
        let data =
            json!({ "type": name, "b64_json": picture, "partial_image_index": index, "created_at": 1 });
        format!("event: {name}\ndata: {data}\n\n")
    };
    let first = event("image_generation.partial_image", picture(1), Some(0));
    let last = event("image_generation.completed", picture(0), None);
    format!("{first}{last}").into_bytes()
}

fn error(status: u16, kind: &str, code: &str) -> (u16, &'static str, Vec<u8>) {
    // The message repeats what was asked, as the real one does: none of it may reach a visitor or a log.
    let body = json!({ "error": { "message": "Your request was rejected: leaked-upstream-words", "type": kind,
        "param": null, "code": code } });
    (status, "application/json", body.to_string().into_bytes())
}
