//! ComfyUI: a job is handed in on one connection, and its pictures come over a socket on another (RFC 6455).

use std::collections::HashSet;
use std::io::{self, Read, Write};
use std::sync::{Condvar, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::answers::picture;
use crate::program::PATIENCE;
use crate::socket::{accepted, frame};
use crate::upstream::{Call, document};

/// The jobs that were handed in, by their clients' names, with what they asked for.
#[derive(Default)]
pub(crate) struct Jobs {
    named: Mutex<HashSet<(String, String)>>,
    more: Condvar,
}

impl Jobs {
    /// Answers everything but the socket.
    pub(crate) fn reply(&self, call: &Call<'_>) -> Vec<u8> {
        let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
        if let Some(id) = body["prompt_id"]
            .as_str()
            .filter(|_| call.line.contains("/prompt"))
        {
            let asked = String::from_utf8_lossy(&call.body).into_owned();
            let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
            named.insert((id.to_owned(), asked));
            self.more.notify_all();
            return document(200, &json!({ "prompt_id": id, "number": 1, "node_errors": {} }));
        }
        document(200, &json!({}))
    }

    /// Tells a client by its socket what becomes of its job.
    pub(crate) fn tell(&self, call: &Call<'_>, stream: &mut (impl Read + Write)) -> io::Result<()> {
        let client = call.line.split_once("clientId=").map_or("", |(_, rest)| rest);
        let id = client.split(' ').next().unwrap_or_default();
        stream.write_all(opened(call).as_bytes())?;
        let named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .more
            .wait_timeout_while(named, PATIENCE, |named| !named.iter().any(|(job, _)| job == id));
        let asked = {
            let (mut named, _) = waited.unwrap_or_else(PoisonError::into_inner);
            let job = named.iter().find(|(job, _)| job == id).cloned();
            let Some(job) = job else { return Ok(()) };
            named.remove(&job);
            job.1
        };
        let mut tell = |kind: &str, mut data: Value| {
            data["prompt_id"] = json!(id);
            stream.write_all(&frame(
                1,
                json!({ "type": kind, "data": data }).to_string().as_bytes(),
            ))
        };
        // As a node that fails does, it says what it was given.
        tell(
            "execution_start",
            json!({ "timestamp": 1, "current_inputs": asked }),
        )?;
        tell("executing", json!({ "node": "3" }))?;
        tell("progress", json!({ "value": 1, "max": 2, "node": "3" }))?;
        tell("executing", json!({ "node": "9" }))?;
        let about = json!({ "node_id": "9", "prompt_id": id, "image_type": "image/png" }).to_string();
        let length = u32::try_from(about.len()).unwrap_or_default().to_be_bytes();
        let bytes = picture(&call.marks.picture, call.number, 90_000);
        stream.write_all(&frame(
            2,
            &[&[0, 0, 0, 4], &length[..], about.as_bytes(), &bytes].concat(),
        ))?;
        let mut tell = |kind: &str, data: Value| {
            stream.write_all(&frame(
                1,
                json!({ "type": kind, "data": data }).to_string().as_bytes(),
            ))
        };
        tell("execution_success", json!({ "timestamp": 2, "prompt_id": id }))?;
        tell("executing", json!({ "node": null, "prompt_id": id }))
    }
}

/// The beginning of a socket (RFC 6455, 4.2.2).
fn opened(call: &Call<'_>) -> String {
    let key = call.head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("sec-websocket-key")
            .then(|| value.trim())
    });
    let accept = accepted(key.unwrap_or_default());
    format!(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
    )
}
