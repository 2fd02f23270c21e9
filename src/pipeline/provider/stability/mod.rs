//! Stability's Stable Image: a form in parts is answered with the picture's bytes, and a header says whether it is one.

mod capabilities;
mod error;
mod request;
#[cfg(test)]
mod tests;
mod words;

use std::sync::LazyLock;

use futures_util::TryFutureExt;

pub use self::capabilities::capabilities;
use super::decode::{Paths, Short, Tag, Take, Value};
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
    retention: "the picture's bytes, never an address; no client's name",
    proof: Proof::Documentation,
};

/// What is known of this upstream.
pub struct StabilitySettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// The most bytes of a picture.
    pub max_bytes: u64,
}

/// A provider over Stability's interface.
pub struct Stability {
    settings: StabilitySettings,
    upstream: Upstream,
}

/// Where everything is when the answer is a document all the same.
static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("image", Take::Picture),
        ("finish_reason", Take::Value(Tag::Finish)),
        ("name", Take::Value(Tag::Code)),
    ])
});

impl Stability {
    /// A provider over a client that is told where the interface is.
    #[must_use]
    pub fn new(settings: StabilitySettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, patience: Patience) -> Events {
        let max_bytes = self.settings.max_bytes;
        let request = request::of(order, model).map(|(path, ask)| (path, ask.cap(reply::cap(1, max_bytes))));
        let upstream = self.upstream.clone();
        let events = async move {
            let (path, ask) = request?;
            let mut answer = upstream.call(path, ask, patience).await?;
            if !answer.is_success() {
                return Err(error::read(&mut answer, &PATHS).await);
            }
            judge(answer.noted())?;
            Ok(reply::read(answer, &PATHS, Pictures::new(1, max_bytes), Aside))
        };
        Box::pin(events.try_flatten_stream())
    }
}

/// Whether the picture is what was made, or a blurred one in its place, which comes as a success.
fn judge(finish: &Short) -> Result<(), Fault> {
    if finish.is("CONTENT_FILTERED") {
        return Err(Fault::Declined);
    }
    Ok(())
}

struct Aside;

impl reply::Aside for Aside {
    fn hear(&mut self, tag: Tag, value: Value) -> Result<(), Fault> {
        match (tag, value) {
            (Tag::Finish, Value::Text(finish)) => judge(&finish),
            (Tag::Code, Value::Text(name)) if error::is_declined(&name) => Err(Fault::Declined),
            _ => Ok(()),
        }
    }
}

impl Provider for Stability {
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
