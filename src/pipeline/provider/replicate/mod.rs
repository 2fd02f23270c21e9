//! Replicate: other people's models as predictions that are asked for until they are made.

mod answer;
mod capabilities;
mod request;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use async_stream::try_stream;
use futures_util::StreamExt;

use self::answer::{Prediction, Still};
pub use self::capabilities::{capabilities, inputs};
use self::request::Request;
use super::delivery::deliver;
use super::inputs::Inputs;
use super::job::submitted;
use super::poll::{Place, Poll};
use super::status::fault_of;
use super::upstream::{Ask, Link, Upstream};
use super::{Call, Cancel, Events, Fault, Features, Model, Pace, Patience, Pending, Proof, Provider};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// Where the files of predictions lie.
pub const PICTURE_HOSTS: &[&str] = &["replicate.delivery", "*.replicate.delivery"];

/// What it can do.
pub const FEATURES: Features = Features {
    progress: true,
    queue_position: false,
    previews: false,
    cancel: Cancel::Any,
    seed: true,
    negative_prompt: true,
    picture: true,
    mask: true,
    count: 20,
    retention: "deletes what predictions took and gave after an hour",
    proof: Proof::Documentation,
};

/// What is known of Replicate here.
pub struct ReplicateSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// What each model calls its inputs, by the model's id; else as [`inputs`] knows them.
    pub inputs: BTreeMap<String, Inputs>,
    /// How often a prediction is asked how far it has come.
    pub pace: Pace,
    /// The most bytes that one picture may have.
    pub max_bytes: u64,
}

/// A provider that has predictions made.
pub struct Replicate {
    settings: ReplicateSettings,
    upstream: Upstream,
}

impl Replicate {
    /// A provider over a client that is told where the interface is.
    #[must_use]
    pub fn new(settings: ReplicateSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, mut patience: Patience) -> Events {
        let known = self.settings.inputs.get(&model.id).cloned();
        let known = known.unwrap_or_else(|| inputs(&model.upstream));
        let request = Request::of(order, model, &known);
        let (wanted, max_bytes) = (order.count, self.settings.max_bytes);
        let mut poll = Poll::new(self.settings.pace);
        let upstream = self.upstream.clone();
        Box::pin(try_stream! {
            let cap = request.cap;
            let begun = submitted(submit(upstream.clone(), request, patience)).await?;
            let (job, pending, mut prediction) = begun;
            let mut told = 0;
            let pictures = loop {
                match prediction.still() {
                    Still::Made(pictures) => break pictures,
                    Still::Over(fault) => Err(fault)?,
                    Still::Waiting => patience.waits(),
                    Still::Working(part) => if let Some(event) = answer::progress(part, &mut told) {
                        yield event;
                    }
                }
                let question = || Ask::get().cap(cap);
                prediction = poll.ask(&upstream, Place::Link(&job), question, patience).await?;
            };
            let links = pictures.iter().take(usize::try_from(wanted).unwrap_or(usize::MAX));
            let links: Result<Vec<Link>, Fault> = links.map(|picture| upstream.link(picture)).collect();
            let mut pictures = deliver(upstream, links?, max_bytes, patience);
            let mut pending = pending.of(wanted);
            while let Some(event) = pictures.next().await {
                let event = event?;
                pending.note(&event);
                yield event;
            }
            pending.over();
        })
    }
}

/// Has a prediction made; what comes back may be the whole of it, for who is quick is waited for.
async fn submit(
    upstream: Upstream,
    request: Request,
    patience: Patience,
) -> Result<(Link, Pending, Prediction), Fault> {
    let mut answer = upstream.call(&request.path, request.ask, patience).await?;
    match answer.status() {
        200..=299 => {}
        status => return Err(fault_of(status, answer.retry_after())),
    }
    let prediction: Prediction = answer.json().await?;
    let job = upstream.link(prediction.place())?;
    let cancel = upstream.link(prediction.cancel())?;
    let pending = Pending::new(async move {
        let ask = Ask::post();
        drop(
            upstream
                .follow(&cancel, ask, Patience::new(request::FAREWELL))
                .await,
        );
    });
    Ok((job, pending, prediction))
}

impl Provider for Replicate {
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
