//! Hugging Face's own inference: JSON is answered with the picture's bytes, or with base64 where somebody else makes it.

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
    mask: false,
    count: 1,
    retention: "`x-use-cache: false`; the rest is up to who runs the model",
    proof: Proof::Documentation,
};

/// What is known of this upstream.
pub struct HuggingFaceSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// The most bytes of a picture.
    pub max_bytes: u64,
}

/// A provider over Hugging Face's interface.
pub struct HuggingFace {
    settings: HuggingFaceSettings,
    upstream: Upstream,
}

/// Where everything is when the answer is a document.
static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("data[]", Take::Item),
        ("data[].b64_json", Take::Picture),
        ("output[]", Take::Value(Tag::Link)),
        ("error", Take::Value(Tag::Error)),
        ("estimated_time", Take::Value(Tag::Wait)),
    ])
});

impl HuggingFace {
    /// A provider over a client that is told where the interface is.
    #[must_use]
    pub fn new(settings: HuggingFaceSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, patience: Patience) -> Events {
        let max_bytes = self.settings.max_bytes;
        let ask = request::ask(order).cap(reply::cap(1, max_bytes));
        let path = format!("/models/{}", model.upstream);
        let upstream = self.upstream.clone();
        let events = async move {
            let mut answer = upstream.call(&path, ask, patience).await?;
            if !answer.is_success() {
                return Err(error::read(&mut answer, &PATHS).await);
            }
            Ok(reply::read(
                answer,
                &PATHS,
                Pictures::new(1, max_bytes),
                Aside::default(),
            ))
        };
        Box::pin(events.try_flatten_stream())
    }
}

/// What may stand in a document instead of a picture.
#[derive(Default)]
struct Aside {
    link: bool,
}

impl reply::Aside for Aside {
    fn hear(&mut self, tag: Tag, value: Value) -> Result<(), Fault> {
        match (tag, value) {
            (Tag::Error, Value::Opened) => return Err(Fault::Failed),
            (Tag::Error, Value::Text(text)) if !text.is_empty() => return Err(Fault::Failed),
            (Tag::Link, Value::Text(_)) => self.link = true,
            _ => {}
        }
        Ok(())
    }

    fn missing(&self) -> Fault {
        // An address was not asked for, and is not followed.
        if self.link {
            Fault::Malformed
        } else {
            Fault::NotAPicture
        }
    }
}

impl Provider for HuggingFace {
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
