//! fal: other people's models behind a queue that is asked at the addresses it gives.

mod answer;
mod capabilities;
mod error;
mod request;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::Duration;

use async_stream::try_stream;
use futures_util::StreamExt;

use self::answer::{Accepted, Listed, State, Told};
pub use self::capabilities::{capabilities, inputs};
use super::album::{self, Album, Verdicts};
use super::decode::{Paths, Tag, Take};
use super::delivery::deliver;
use super::inputs::Inputs;
use super::job::submitted;
use super::poll::{Place, Poll};
use super::upstream::{Answer, Ask, Link, Upstream};
use super::{Call, Cancel, Event, Events, Fault, Features, Model, Pace, Patience, Pending, Proof, Provider};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// Where pictures lie of models that do not send them along.
pub const PICTURE_HOSTS: &[&str] = &["fal.media", "*.fal.media"];

/// How long the queue may take to hear that a request is given up.
const FAREWELL: Duration = Duration::from_secs(5);
/// What is around the pictures in an answer, at most.
const FRAME: u64 = 64 * 1024;

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
    count: 20,
    retention: "stores no input or output (`X-Fal-Store-IO: 0`, `sync_mode`), files for 60 s",
    proof: Proof::Documentation,
};

/// What is known of fal here.
pub struct FalSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// What each model calls its inputs, by the model's id; else as [`inputs`] knows them.
    pub inputs: BTreeMap<String, Inputs>,
    /// How often a request is asked how far it has come.
    pub pace: Pace,
    /// The most bytes that one picture may have.
    pub max_bytes: u64,
}

/// A provider that has its requests queued.
pub struct Fal {
    settings: FalSettings,
    upstream: Upstream,
}

/// Where everything is in a result.
static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    let censored = Take::Value(Tag::Censored);
    Paths::new(&[
        ("images[]", Take::Item),
        ("images[].url", Take::Picture),
        ("image.url", Take::Picture),
        ("has_nsfw_concepts", censored),
        ("has_nsfw_concepts[]", censored),
        ("nsfw_content_detected", censored),
        ("nsfw_content_detected[]", censored),
    ])
});

impl Fal {
    /// A provider over a client that is told where the queue is.
    #[must_use]
    pub fn new(settings: FalSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, mut patience: Patience) -> Events {
        let known = self.settings.inputs.get(&model.id).cloned();
        let known = known.unwrap_or_else(|| inputs(&model.upstream));
        let ask = request::ask(order, &known);
        let path = format!("/{}", model.upstream);
        let (wanted, max_bytes) = (order.count, self.settings.max_bytes);
        let mut poll = Poll::new(self.settings.pace);
        let upstream = self.upstream.clone();
        Box::pin(try_stream! {
            let (job, pending) = submitted(Job::submit(upstream, path, ask, patience)).await?;
            let mut before = None;
            loop {
                let said: Told = poll.ask(&job.upstream, Place::Link(&job.status), Ask::get, patience).await?;
                match said.status {
                    State::Completed => break,
                    State::Queued => patience.waits(),
                    State::Working => {}
                }
                if let Some(position) = said.news(&mut before) {
                    yield Event::Queued(position);
                }
            }
            let answer = job.result(wanted, max_bytes, patience).await?;
            let mut pictures = album::read(answer, &PATHS, Album::new(wanted, max_bytes, Verdicts::Apart));
            let (mut begun, mut pending) = (false, pending.of(wanted));
            while let Some(event) = pictures.next().await {
                // A model without `sync_mode` says where its pictures lie.
                if let (Err(Fault::NotAPicture), false) = (&event, begun) {
                    let links = job.links(wanted, patience).await?;
                    pictures = deliver(job.upstream.clone(), links, max_bytes, patience);
                    begun = true;
                    continue;
                }
                begun = true;
                let event = event.map_err(Fault::midway)?;
                pending.note(&event);
                yield event;
            }
            pending.over();
        })
    }
}

/// A request in the queue.
struct Job {
    upstream: Upstream,
    status: Link,
    response: Link,
}

impl Job {
    async fn submit(
        upstream: Upstream,
        path: String,
        ask: Ask,
        patience: Patience,
    ) -> Result<(Self, Pending), Fault> {
        let mut answer = upstream.call(&path, ask, patience).await?;
        if !answer.is_success() {
            return Err(error::read(&mut answer).await);
        }
        let accepted: Accepted = answer.json().await?;
        let cancel = upstream.link(&accepted.cancel_url)?;
        let job = Self {
            status: upstream.link(&accepted.status_url)?,
            response: upstream.link(&accepted.response_url)?,
            upstream: upstream.clone(),
        };
        let pending = Pending::new(async move {
            let ask = Ask::put();
            drop(upstream.follow(&cancel, ask, Patience::new(FAREWELL)).await);
        });
        Ok((job, pending))
    }

    /// What became of the request, the pictures in it.
    async fn result(&self, wanted: u32, max_bytes: u64, patience: Patience) -> Result<Answer, Fault> {
        let base64 = max_bytes.saturating_mul(4) / 3 + 4;
        let cap = u64::from(wanted).saturating_mul(base64).saturating_add(FRAME);
        let answer = self.ask(Ask::get().cap(cap), patience).await;
        answer.map_err(|fault| match fault {
            // It says for certain that nobody began.
            Fault::Overloaded(_) => fault,
            _ => fault.midway(),
        })
    }

    async fn ask(&self, ask: Ask, patience: Patience) -> Result<Answer, Fault> {
        let ask = ask.note(error::NOT_BEGUN);
        let mut answer = self.upstream.follow(&self.response, ask, patience).await?;
        match answer.status() {
            200..=299 => Ok(answer),
            _ => Err(error::of_result(&mut answer).await),
        }
    }

    /// Where the pictures lie that moderation let through.
    async fn links(&self, wanted: u32, patience: Patience) -> Result<Vec<Link>, Fault> {
        let listed: Listed = match self.ask(Ask::get(), patience).await {
            Ok(mut answer) => answer.json().await.map_err(|_| Fault::NotAPicture)?,
            Err(fault) => return Err(fault.midway()),
        };
        let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
        let links = listed.pictures()?.into_iter().take(wanted);
        let links: Vec<Link> = links.filter_map(|url| self.upstream.link(&url).ok()).collect();
        if links.is_empty() {
            return Err(Fault::NotAPicture);
        }
        Ok(links)
    }
}

impl Provider for Fal {
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
