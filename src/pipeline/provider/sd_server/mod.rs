//! stable-diffusion.cpp's `sd-server` by its own interface: a picture is a job that is asked how far it has come
//! (its `examples/server/api.md`).

mod capabilities;
mod job;
mod request;
#[cfg(test)]
mod tests;

use std::time::Duration;

use async_stream::try_stream;
use serde::Deserialize;

use self::capabilities::Capabilities;
pub use self::capabilities::capabilities;
use self::job::Watch;
use super::status::fault_of;
use super::upstream::{Ask, Token, Upstream};
use super::{
    Call, Cancel, Discovery, Events, Fault, Features, Model, Pace, Patience, Pending, Proof, Provider,
    submitted,
};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// What it can do.
pub const FEATURES: Features = Features {
    progress: false,
    queue_position: true,
    previews: false,
    cancel: Cancel::Queued,
    seed: true,
    negative_prompt: true,
    picture: true,
    mask: true,
    count: 8,
    retention: "`embed_image_metadata: false`; a job that is over is forgotten by the server after a while",
    proof: Proof::Server,
};

/// How long it may take to say what it can.
const QUESTION: Duration = Duration::from_secs(10);

/// What is known of one server.
pub struct SdServerSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// The most bytes that one picture may have.
    pub max_bytes: u64,
    /// How often a job is asked for.
    pub pace: Pace,
}

/// A provider that speaks to one such server.
pub struct SdServer {
    settings: SdServerSettings,
    upstream: Upstream,
}

impl SdServer {
    /// A provider over a client that is told where the server is.
    #[must_use]
    pub fn new(settings: SdServerSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, patience: Patience) -> Events {
        let ask = request::ask(order);
        let upstream = self.upstream.clone();
        let (pace, count, max_bytes) = (self.settings.pace, order.count(), self.settings.max_bytes);
        Box::pin(try_stream! {
            let (job, pending) = submitted(submit(upstream.clone(), ask, patience)).await?;
            let mut pending = pending.of(count);
            let mut watch = Watch::new(upstream, &job, count, max_bytes, patience, pace);
            while let Some(event) = watch.next().await? {
                pending.note(&event);
                yield event;
            }
            pending.over();
        })
    }
}

/// What it says of a job that it took.
#[derive(Deserialize)]
struct Taken {
    id: Token,
}

/// Hands the job in; what comes back gives it up when it is dropped.
async fn submit(upstream: Upstream, ask: Ask, patience: Patience) -> Result<(Token, Pending), Fault> {
    let mut answer = upstream.call("/sdcpp/v1/img_gen", ask, patience).await?;
    match (answer.status(), answer.retry_after()) {
        (200..=299, _) => {}
        // Its own queue is full: it is not we who asked too often.
        (429, wait) => return Err(Fault::Overloaded(wait)),
        (status, wait) => return Err(fault_of(status, wait)),
    }
    let job = answer.json::<Taken>().await?.id;
    let path = format!("/sdcpp/v1/jobs/{}/cancel", job.as_str());
    let pending = Pending::new(async move {
        // A job that is over or under way says no, and nobody is there to hear it.
        let _: Result<_, Fault> = upstream.call(&path, Ask::post(), Patience::new(QUESTION)).await;
    });
    Ok((job, pending))
}

impl Provider for SdServer {
    fn models(&self) -> &[Model] {
        &self.settings.models
    }

    fn source(&self) -> Source {
        Source::TrainedModel
    }

    fn generate(&self, call: &Call<'_>) -> Events {
        self.order(call.order(), call.patience())
    }

    /// The server holds one model and does not look at names: what it says is said of each.
    fn discover(&self) -> Option<Discovery> {
        let upstream = self.upstream.clone();
        let names: Vec<_> = self
            .settings
            .models
            .iter()
            .map(|model| model.upstream.clone())
            .collect();
        Some(Box::pin(async move {
            let patience = Patience::new(QUESTION);
            let mut answer = upstream
                .call("/sdcpp/v1/capabilities", Ask::get(), patience)
                .await?;
            if !answer.is_success() {
                return Err(fault_of(answer.status(), answer.retry_after()));
            }
            let said: Capabilities = answer.json().await?;
            Ok(names.iter().filter_map(|name| said.model(name)).collect())
        }))
    }
}
