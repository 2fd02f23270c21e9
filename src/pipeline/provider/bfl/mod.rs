//! Black Forest Labs: a request is taken, asked for at an address of its own, and its picture lies at another.

mod answer;
mod capabilities;
mod request;
#[cfg(test)]
mod tests;

use std::time::Duration;

use async_stream::try_stream;
use futures_util::StreamExt;

use self::answer::{Accepted, Said, Still};
pub use self::capabilities::capabilities;
use super::delivery::deliver;
use super::poll::{Place, Poll};
use super::status::fault_of;
use super::upstream::{Ask, Link, Token, Upstream};
use super::{Call, Cancel, Event, Events, Fault, Features, Model, Pace, Patience, Proof, Provider};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// Where its interface is, in every region: these hosts are shown the key.
pub const KEYED_HOSTS: &[&str] = &["*.bfl.ai"];

/// What it can do.
pub const FEATURES: Features = Features {
    progress: true,
    queue_position: false,
    previews: false,
    cancel: Cancel::Connection,
    seed: true,
    negative_prompt: false,
    picture: true,
    mask: true,
    count: 1,
    retention: "no webhook; a picture's address lives 10 minutes",
    proof: Proof::Documentation,
};

/// What is known of this upstream.
pub struct BflSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// How much its moderation lets through, 0 to 6, 0 being the strictest.
    pub safety_tolerance: u8,
    /// How often a request is asked for.
    pub pace: Pace,
    /// The most bytes of a picture.
    pub max_bytes: u64,
}

impl BflSettings {
    /// The pauses that the interface was made for.
    #[must_use]
    pub fn pace() -> Pace {
        Pace::new(Duration::from_millis(500), Duration::from_secs(1))
    }
}

/// A provider over Black Forest Labs' interface.
pub struct Bfl {
    settings: BflSettings,
    upstream: Upstream,
}

impl Bfl {
    /// A provider over a client that is told where the interface is.
    #[must_use]
    pub fn new(settings: BflSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, patience: Patience) -> Events {
        let ask = request::ask(order, model, self.settings.safety_tolerance);
        let path = format!("/{}", model.upstream);
        let max_bytes = self.settings.max_bytes;
        let mut poll = Poll::new(self.settings.pace);
        let upstream = self.upstream.clone();
        Box::pin(try_stream! {
            let job = Job::submit(&upstream, &path, ask, patience).await?;
            let mut told = 0.0;
            let sample = loop {
                let question = || job.question();
                let said: Said = poll.ask(&upstream, Place::Link(&job.link), question, patience).await?;
                match said.still() {
                    Still::Ready(sample) => break sample,
                    Still::Over(fault) => Err(fault)?,
                    // The part of the work that is done never shrinks.
                    Still::Pending(part) => if part > told && part < 1.0 {
                        told = part;
                        yield Event::Progress(part);
                    }
                }
            };
            let link = upstream.link(&sample)?;
            let mut pictures = deliver(upstream, vec![link], max_bytes, patience);
            while let Some(event) = pictures.next().await {
                yield event?;
            }
        })
    }
}

/// A request that was taken.
struct Job {
    link: Link,
    /// What it is called, where its address does not say.
    id: Option<Token>,
}

impl Job {
    async fn submit(upstream: &Upstream, path: &str, ask: Ask, patience: Patience) -> Result<Self, Fault> {
        let mut answer = upstream.call(path, ask, patience).await?;
        match answer.status() {
            200..=299 => {}
            status => return Err(fault_of(status, answer.retry_after())),
        }
        let Accepted { id, polling_url } = answer.json().await?;
        let query = polling_url.split_once('?').map_or("", |(_, query)| query);
        let named = query.split('&').any(|pair| pair.starts_with("id="));
        Ok(Self {
            link: upstream.link(&polling_url)?,
            id: (!named).then_some(id),
        })
    }

    fn question(&self) -> Ask {
        match &self.id {
            Some(id) => Ask::get().query("id", id.as_str()),
            None => Ask::get(),
        }
    }
}

impl Provider for Bfl {
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
