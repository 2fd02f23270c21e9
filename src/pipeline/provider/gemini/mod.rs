//! Google's Gemini: a conversation of one sentence, answered with parts that are words, drafts and a picture.

mod answer;
mod capabilities;
mod error;
mod request;
#[cfg(test)]
mod tests;

use futures_util::TryFutureExt;

pub use self::capabilities::capabilities;
use super::upstream::Upstream;
use super::{Call, Cancel, Events, Features, Model, Patience, Proof, Provider};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// What it can do.
pub const FEATURES: Features = Features {
    progress: false,
    queue_position: false,
    previews: false,
    cancel: Cancel::Connection,
    seed: true,
    negative_prompt: false,
    picture: true,
    mask: false,
    count: 1,
    retention: "`generateContent`, which keeps no conversation; the key in a header",
    proof: Proof::Documentation,
};

/// What is known of this upstream.
pub struct GeminiSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// The most bytes of a picture.
    pub max_bytes: u64,
}

/// A provider over Gemini's interface.
pub struct Gemini {
    settings: GeminiSettings,
    upstream: Upstream,
}

impl Gemini {
    /// A provider over a client that is told where the interface is.
    #[must_use]
    pub fn new(settings: GeminiSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, patience: Patience) -> Events {
        let max_bytes = self.settings.max_bytes;
        let ask = request::ask(order, max_bytes);
        let path = format!("/models/{}:generateContent", model.upstream);
        let upstream = self.upstream.clone();
        let events = async move {
            let mut answer = upstream.call(&path, ask, patience).await?;
            if !answer.is_success() {
                return Err(error::read(&mut answer).await);
            }
            Ok(answer::read(answer, max_bytes))
        };
        Box::pin(events.try_flatten_stream())
    }
}

impl Provider for Gemini {
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
