//! Any images API of OpenAI's kind: `POST {base}/images/generations`, `/images/edits` with a picture, or a
//! conversation that is answered with one.

mod capabilities;
mod chat;
mod compatible;
mod discover;
mod edit;
mod error;
mod flavor;
mod reader;
mod request;
#[cfg(test)]
mod tests;
mod words;

use std::sync::LazyLock;

use async_stream::try_stream;

pub use self::capabilities::capabilities;
pub use self::flavor::Flavor;
use self::reader::Reader;
use self::request::Request;
use super::decode::{Body, Kind, Paths, Tag, Take};
use super::upstream::{Answer, Upstream};
use super::{Call, Cancel, Discovery, Events, Fault, Features, Model, Patience, Proof, Provider};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// What it can do.
pub const FEATURES: Features = Features {
    progress: false,
    queue_position: false,
    previews: true,
    cancel: Cancel::Connection,
    seed: false,
    negative_prompt: false,
    picture: true,
    mask: true,
    count: 10,
    retention: "no `user`, never `url`; no retention only by the provider's approval",
    proof: Proof::Compatible,
};

/// What is known of one upstream of this kind.
pub struct OpenAiSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// Whose API it is.
    pub flavor: Flavor,
    /// How many previews to ask of models that make them, at most 3; 0 asks for the answer in one piece.
    pub previews: u32,
    /// The most bytes that one picture may have.
    pub max_bytes: u64,
}

/// A provider that speaks to one such API.
pub struct OpenAi {
    settings: OpenAiSettings,
    upstream: Upstream,
}

/// Where everything is in an answer, a server-sent event and an error.
static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("data[]", Take::Item),
        ("data[].b64_json", Take::Picture),
        ("data[].url", Take::Value(Tag::Link)),
        ("data[].respect_moderation", Take::Value(Tag::Respects)),
        ("b64_json", Take::Picture),
        ("type", Take::Value(Tag::Event)),
        ("partial_image_index", Take::Value(Tag::Partial)),
        ("error", Take::Value(Tag::Error)),
        ("error.code", Take::Value(Tag::Code)),
        ("error.type", Take::Value(Tag::Code)),
        ("error.inner_error.code", Take::Value(Tag::Code)),
        ("error.metadata.reasons", Take::Value(Tag::Censored)),
        ("code", Take::Value(Tag::Code)),
        ("choices[].message.images[]", Take::Item),
        ("choices[].message.images[].image_url.url", Take::Picture),
        ("choices[].message.content", Take::Value(Tag::Words)),
        ("choices[].message.refusal", Take::Value(Tag::Respects)),
        ("choices[].finish_reason", Take::Value(Tag::Finish)),
        ("choices[].native_finish_reason", Take::Value(Tag::Finish)),
        ("choices[].error", Take::Value(Tag::Error)),
    ])
});

impl OpenAi {
    /// A provider over a client that is told where the API is.
    #[must_use]
    pub fn new(settings: OpenAiSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, patience: Patience) -> Events {
        let request = Request::of(order, model, &self.settings);
        let upstream = self.upstream.clone();
        let (flavor, max_bytes) = (self.settings.flavor, self.settings.max_bytes);
        Box::pin(try_stream! {
            let Request { path, ask, pictures } = request;
            let mut answer = upstream.call(path, ask, patience).await?;
            let mut decoder = begin(&mut answer, flavor).await?;
            let mut reader = Reader::new(pictures, max_bytes);
            while let Some(chunk) = answer.chunk().await? {
                decoder.feed(chunk)?;
                while let Some(found) = decoder.pull()? {
                    if let Some(event) = reader.take(found, decoder.is_events())? {
                        yield event;
                    }
                }
                if decoder.is_events() && reader.satisfied() {
                    return;
                }
            }
            if let Some(event) = reader.finish(decoder.finish()?)? {
                yield event;
            }
        })
    }
}

/// A decoder for the body of an answer that is no error.
async fn begin(answer: &mut Answer, flavor: Flavor) -> Result<Body, Fault> {
    if answer.is_success() {
        return Ok(Body::new(Kind::of(answer.content_type()), &PATHS));
    }
    Err(match error::read(answer, &PATHS).await {
        // What it declines comes so, and its name is not known: a refusal is not to be tried elsewhere.
        Fault::Unacceptable if flavor == Flavor::Together && answer.status() == 422 => Fault::Declined,
        fault => fault,
    })
}

impl Provider for OpenAi {
    fn models(&self) -> &[Model] {
        &self.settings.models
    }

    fn source(&self) -> Source {
        Source::TrainedModel
    }

    fn generate(&self, call: &Call<'_>) -> Events {
        self.order(call.order(), call.model(), call.patience())
    }

    fn discover(&self) -> Option<Discovery> {
        // `sd-server` makes pictures with what it has loaded, whatever name is sent.
        let flavor = self.settings.flavor;
        (flavor != Flavor::SdServer).then(|| discover::discover(&self.upstream, flavor))
    }
}
