//! `/v1` as programs meet it, over the real stack: what is asked for, what comes, and what it costs.

mod answers;
mod edits;
mod events;
pub(crate) mod flight;
mod keys;
pub(crate) mod limits;
mod links;
mod origins;
mod refusals;
mod requests;

use actix_web::http::Method;
use actix_web::http::header::CONTENT_TYPE;
use afterimage::entropy::Entropy;
use afterimage::key::{Fingerprint, Key};
use serde_json::{Value, json};

use crate::answer::{Answer, Open};
use crate::instance::{Service, Setup};
use crate::visitor::{JSON, Visitor};

pub(crate) const GENERATIONS: &str = "/v1/images/generations";
pub(crate) const EDITS: &str = "/v1/images/edits";

/// The key that was made of this seed.
pub(crate) fn key(seed: u64) -> Key {
    Key::new(&Entropy::seeded(seed)).unwrap()
}

/// A table of the configuration for the key of this seed.
pub(crate) fn holder(seed: u64, lines: &str) -> String {
    let (hash, last4) = (Fingerprint::of(&key(seed)), key(seed).ending().to_owned());
    format!("[[api.keys]]\nname = 'k{seed}'\nhash = '{hash}'\nlast4 = '{last4}'\n{lines}\n")
}

/// Programs are served, and two have a key: those of the seeds 1 and 2.
pub(crate) fn served(lines: &str) -> Setup {
    let keys = holder(1, "") + &holder(2, "");
    Setup::with(&format!("[api]\nenabled = true\n{keys}{lines}"))
}

/// Somebody's program, on whatever machine.
pub(crate) struct Program<'a>(Visitor<'a>);

impl<'a> Program<'a> {
    /// With the key of this seed.
    pub(crate) fn with(service: &'a Service, seed: u64) -> Self {
        Self::bringing(service, &format!("Bearer {}", key(seed).expose()))
    }

    /// With this line for a key.
    pub(crate) fn bringing(service: &'a Service, line: &str) -> Self {
        Self(
            Visitor::new(service)
                .accepting(JSON)
                .sending("authorization", line),
        )
    }

    pub(crate) fn from(self, peer: &str) -> Self {
        Self(self.0.from(peer))
    }

    pub(crate) fn sending(self, name: &str, value: &str) -> Self {
        Self(self.0.sending(name, value))
    }

    pub(crate) fn visitor(&self) -> &Visitor<'a> {
        &self.0
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.0.get(path).await
    }

    pub(crate) async fn ask(&self, method: Method, path: &str) -> Answer {
        self.0.ask(method, path).await
    }

    pub(crate) async fn generate(&self, body: &Value) -> Answer {
        self.open(body).await.whole().await
    }

    pub(crate) async fn open(&self, body: &Value) -> Open {
        self.send(GENERATIONS, "application/json", body.to_string()).await
    }

    pub(crate) async fn send(&self, path: &str, media: &str, body: impl Into<bytes::Bytes>) -> Open {
        let request = self
            .0
            .request(Method::POST, path)
            .insert_header((CONTENT_TYPE, media))
            .set_payload(body);
        self.0.send(request.to_request()).await
    }
}

/// What everybody asks for.
pub(crate) fn lake() -> Value {
    json!({"prompt": "a lake at night"})
}

/// The pictures of an answer.
pub(crate) fn pictures(answer: &Answer) -> Vec<Vec<u8>> {
    let json = answer.json();
    let data = json["data"].as_array().expect("a list").iter();
    data.map(|item| decoded(&item["b64_json"])).collect()
}

pub(crate) fn decoded(base64: &Value) -> Vec<u8> {
    base64_simd::STANDARD
        .decode_to_vec(base64.as_str().expect("a text"))
        .expect("base64")
}

/// Status, parameter and code of a refusal in OpenAI's shape.
pub(crate) fn refusal(answer: &Answer) -> (u16, Option<String>, String) {
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let error = &answer.json()["error"];
    let text = |name: &str| error[name].as_str().map(str::to_owned);
    assert!(text("message").is_some_and(|words| words.len() > 10), "{error}");
    assert!(text("type").is_some());
    assert_eq!(error.as_object().unwrap().len(), 4);
    (answer.status, text("param"), text("code").unwrap())
}
