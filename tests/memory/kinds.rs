//! How the other kinds of providers talk when all goes well, found by the address alone.

use base64_simd::STANDARD;
use serde_json::{Value, json};

use crate::answers::picture;
use crate::upstream::Step::Send;
use crate::upstream::{Call, Step, answer, document};

/// The kinds, each with its model and where its interface begins.
pub(crate) const ALL: &[(&str, &str, &str)] = &[
    ("aihorde", "any", "/horde"),
    ("automatic1111", "default", "/a1111"),
    ("bfl", "flux-pro-1.1", "/bfl"),
    (
        "cloudflare",
        "@cf/black-forest-labs/flux-1-schnell",
        "/cloudflare",
    ),
    ("fal", "fal-ai/flux/dev", ""),
    ("gemini", "gemini-2.5-flash-image", "/gemini"),
    ("huggingface", "somebody/something", "/hf"),
    ("openrouter", "google/gemini-2.5-flash-image", "/openrouter"),
    ("replicate", "black-forest-labs/flux-schnell", "/v1"),
    ("sd-server", "tiny", "/sd"),
    ("stability", "core", "/stability"),
    ("together", "black-forest-labs/FLUX.1-schnell", "/together"),
    ("xai", "grok-2-image", "/xai"),
];

/// Answers a call.
pub(crate) fn steps(call: &Call<'_>) -> Vec<Step> {
    vec![Send(reply(call))]
}

fn fixture(text: &str, call: &Call<'_>) -> Vec<u8> {
    let said = call.marks.said.as_str();
    let text = text
        .replace("http://127.0.0.1:00000", &call.here)
        .replace("leaked-upstream-words", said);
    answer(200, "application/json", text.as_bytes())
}

fn reply(call: &Call<'_>) -> Vec<u8> {
    let asked = String::from_utf8_lossy(&call.body).into_owned();
    let bytes = picture(&call.marks.picture, call.number, 9_000);
    let text = STANDARD.encode_to_string(&bytes);
    let (line, has) = (&call.line, |part: &str| call.line.contains(part));
    if has("/moderations") {
        let texts = serde_json::from_slice::<Value>(&call.body).unwrap();
        let count = texts["input"].as_array().map_or(1, |input| {
            if input.iter().all(Value::is_string) {
                input.len()
            } else {
                1
            }
        });
        let results = vec![json!({ "flagged": false, "categories": { asked: false } }); count];
        return document(200, &json!({ "id": "m", "results": results }));
    }
    if has("/horde/") {
        return horde(call, &text, &asked);
    }
    if has("/a1111/") {
        let info = json!({ "prompt": asked, "all_seeds": [1] }).to_string();
        return document(
            200,
            &json!({ "images": [text], "parameters": { "prompt": asked }, "info": info }),
        );
    }
    if has("/gemini/") {
        let part = json!({ "inlineData": { "mimeType": "image/png", "data": text } });
        let content = json!({ "parts": [{ "text": asked }, part], "role": "model" });
        return document(
            200,
            &json!({ "candidates": [{ "content": content, "finishReason": "STOP" }] }),
        );
    }
    if has("/openrouter/") {
        let image =
            json!({ "type": "image_url", "image_url": { "url": format!("data:image/png;base64,{text}") } });
        let message = json!({ "role": "assistant", "content": asked, "images": [image] });
        return document(
            200,
            &json!({ "choices": [{ "message": message, "finish_reason": "stop" }] }),
        );
    }
    if has("/cloudflare/") {
        return document(
            200,
            &json!({ "result": { "image": text }, "success": true, "errors": [asked], "messages": [] }),
        );
    }
    if has("/together/") || has("/xai/") {
        return document(
            200,
            &json!({ "data": [{ "b64_json": text, "revised_prompt": asked }] }),
        );
    }
    if has("/sd/") && line.starts_with("POST ") && has("/img_gen") {
        return fixture(include_str!("../fixtures/providers/sd-server/taken.json"), call);
    }
    if has("/sd/") {
        let images = json!([{ "b64_json": text, "index": 0 }]);
        return document(
            200,
            &json!({ "completed": 3, "created": 1, "error": null, "id": "job_6a1_00000001",
            "kind": "img_gen", "queue_position": 0, "result": { "images": images, "output_format": "png" },
            "started": 2, "status": "completed" }),
        );
    }
    jobs(call, &text).unwrap_or_else(|| file(&bytes))
}

/// A picture as a file, as the plainest of them answer.
fn file(bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nfinish-reason: SUCCESS\r\nContent-Length: {}\r\n\r\n",
        bytes.len()
    );
    [head.as_bytes(), bytes].concat()
}

fn horde(call: &Call<'_>, text: &str, asked: &str) -> Vec<u8> {
    if call.line.contains("/generate/async") {
        return fixture(include_str!("../fixtures/providers/aihorde/accepted.json"), call);
    }
    if call.line.contains("/generate/check") {
        return fixture(include_str!("../fixtures/providers/aihorde/done.json"), call);
    }
    let made = json!({ "worker_id": "w", "worker_name": asked, "model": "m", "state": "ok", "img": text, "seed": "7",
        "id": "g", "censored": false, "gen_metadata": [] });
    document(
        200,
        &json!({ "finished": 1, "processing": 0, "restarted": 0, "waiting": 0, "done": true,
        "faulted": false, "wait_time": 0, "queue_position": 0, "kudos": 12.0, "is_possible": true,
        "generations": [made], "shared": false }),
    )
}

/// Those that are asked for a job, then for its state, then for a file.
fn jobs(call: &Call<'_>, text: &str) -> Option<Vec<u8>> {
    let (line, has) = (&call.line, |part: &str| call.line.contains(part));
    let post = line.starts_with("POST ");
    Some(if post && has("/predictions") {
        fixture(
            include_str!("../fixtures/providers/replicate/starting.json"),
            call,
        )
    } else if has("/predictions") {
        fixture(
            include_str!("../fixtures/providers/replicate/succeeded.json"),
            call,
        )
    } else if post && has("/bfl/") {
        fixture(include_str!("../fixtures/providers/bfl/accepted.json"), call)
    } else if has("/get_result") {
        fixture(include_str!("../fixtures/providers/bfl/ready.json"), call)
    } else if post && has("/fal-ai/") {
        fixture(include_str!("../fixtures/providers/fal/accepted.json"), call)
    } else if has("/fal-ai/") && has("/status") {
        fixture(include_str!("../fixtures/providers/fal/completed.json"), call)
    } else if has("/fal-ai/") {
        let image = json!({ "url": format!("data:image/png;base64,{text}"), "width": 48, "height": 32 });
        document(
            200,
            &json!({ "images": [image], "seed": 7, "has_nsfw_concepts": [false], "prompt": call.marks.said.as_str() }),
        )
    } else {
        return None;
    })
}
