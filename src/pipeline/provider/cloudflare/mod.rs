//! Cloudflare's Workers AI: some models answer with the picture's bytes, some with base64 in a document.

mod capabilities;
mod error;
mod request;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use futures_util::TryFutureExt;

pub use self::capabilities::capabilities;
use super::decode::{Paths, Tag, Take, Value};
use super::listed::Pictures;
use super::upstream::Upstream;
use super::{Call, Cancel, Events, Fault, Features, Model, Patience, Proof, Provider, reply};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// What it can do.
pub const FEATURES: Features = Features {
    progress: false,
    queue_position: false,
    previews: false,
    cancel: Cancel::Connection,
    seed: true,
    negative_prompt: true,
    picture: true,
    mask: true,
    count: 1,
    retention: "its own address and not that of AI Gateway, which keeps logs",
    proof: Proof::Documentation,
};

/// What is known of this upstream.
pub struct CloudflareSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// The most bytes of a picture.
    pub max_bytes: u64,
}

/// A provider over the interface of Workers AI.
pub struct Cloudflare {
    settings: CloudflareSettings,
    upstream: Upstream,
}

/// Where everything is when the answer is a document.
static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("result.image", Take::Picture),
        ("errors[].code", Take::Value(Tag::Code)),
    ])
});

impl Cloudflare {
    /// A provider over a client that is told where the interface is, with the operator's account.
    #[must_use]
    pub fn new(settings: CloudflareSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, patience: Patience) -> Events {
        let max_bytes = self.settings.max_bytes;
        let ask = request::ask(order, model).cap(reply::cap(1, max_bytes));
        let path = format!("/{}", model.upstream);
        let upstream = self.upstream.clone();
        let events = async move {
            let mut answer = upstream.call(&path, ask, patience).await?;
            if !answer.is_success() {
                return Err(error::read(&mut answer, &PATHS).await);
            }
            Ok(reply::read(answer, &PATHS, Pictures::new(1, max_bytes), Aside))
        };
        Box::pin(events.try_flatten_stream())
    }
}

/// Errors in a document that came as a success.
struct Aside;

impl reply::Aside for Aside {
    fn hear(&mut self, tag: Tag, value: Value) -> Result<(), Fault> {
        match (tag, value) {
            (Tag::Code, Value::Number(code)) => Err(error::of_code(&code).unwrap_or(Fault::Failed)),
            _ => Ok(()),
        }
    }
}

impl Provider for Cloudflare {
    fn models(&self) -> &[Model] {
        &self.settings.models
    }

    fn source(&self) -> Source {
        Source::TrainedModel
    }

    fn generate(&self, call: &Call<'_>) -> Events {
        self.order(call.order(), call.model(), call.patience())
    }
}
