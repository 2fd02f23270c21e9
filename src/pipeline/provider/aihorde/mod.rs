//! The AI Horde: volunteers' machines behind one queue (`https://aihorde.net`, version 2 of its interface).

mod answer;
mod capabilities;
mod error;
mod request;
#[cfg(test)]
mod tests;
mod words;

use std::sync::LazyLock;
use std::time::Duration;

use async_stream::try_stream;
use futures_util::StreamExt;

use self::answer::{Accepted, Pulse, Served, Still};
use self::capabilities::ANY;
pub use self::capabilities::capabilities;
use super::album::{self, Album, Verdicts};
use super::decode::{Paths, Tag, Take};
use super::job::submitted;
use super::poll::{Place, Poll};
use super::upstream::{Answer, Ask, Token, Upstream};
use super::{
    Call, Cancel, Discovery, Events, Fault, Features, Model, Pace, Patience, Pending, Proof, Provider,
};
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// The key that serves everybody, after all who have one of their own.
pub const ANONYMOUS: &str = "0000000000";

/// Who calls: a program, its version, and where somebody answers for it.
const AGENT: &str = concat!("afterimage:", env!("CARGO_PKG_VERSION"), ":unknown");
/// How long the Horde may take to hand over what it has made, when time is up.
const LEFTOVERS: Duration = Duration::from_secs(10);
/// What is around the pictures in an answer, at most.
const FRAME: u64 = 64 * 1024;

/// What it can do.
pub const FEATURES: Features = Features {
    progress: true,
    queue_position: true,
    previews: false,
    cancel: Cancel::Any,
    seed: true,
    negative_prompt: true,
    picture: true,
    mask: true,
    count: 20,
    retention: "`r2` and `shared` off; volunteers see the prompt",
    proof: Proof::Documentation,
};

/// What is known of the Horde here.
pub struct AiHordeSettings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// How often a job is asked how far it has come: at most once a second.
    pub pace: Pace,
    /// The most bytes that one picture may have.
    pub max_bytes: u64,
}

impl AiHordeSettings {
    /// The pauses that the Horde asks for: an answer is the same for a second, and everybody here shares one allowance.
    #[must_use]
    pub fn pace() -> Pace {
        Pace::new(Duration::from_secs(1), Duration::from_secs(4))
    }
}

/// A provider that hands its orders to the Horde.
pub struct AiHorde {
    settings: AiHordeSettings,
    upstream: Upstream,
}

/// Where everything is in the status of a job.
static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("generations[]", Take::Item),
        ("generations[].img", Take::Picture),
        ("generations[].censored", Take::Value(Tag::Censored)),
        ("generations[].state", Take::Value(Tag::Censored)),
        ("generations[].gen_metadata[].type", Take::Value(Tag::Censored)),
    ])
});

impl AiHorde {
    /// A provider over a client that is told where the Horde is.
    #[must_use]
    pub fn new(settings: AiHordeSettings, upstream: Upstream) -> Self {
        Self { settings, upstream }
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, mut patience: Patience) -> Events {
        let ask = request::ask(order, model);
        let (wanted, max_bytes) = (order.count, self.settings.max_bytes);
        let mut poll = Poll::new(self.settings.pace);
        let upstream = self.upstream.clone();
        Box::pin(try_stream! {
            let (job, pending) = Job::submit(upstream, ask, patience).await?;
            let mut pulse = Pulse::new();
            let ending = loop {
                match job.still(&mut pulse, &mut poll, &mut patience).await {
                    Still::Waiting(events) => {
                        for event in events {
                            yield event;
                        }
                    }
                    Still::Done => break None,
                    Still::Over(fault) => break Some(fault),
                }
            };
            let answer = match ending {
                None => job.result(wanted, max_bytes, patience).await?,
                Some(fault) if pulse.finished == 0 => Err(fault)?,
                Some(fault) => job.leftovers(wanted, max_bytes).await.ok_or(fault)?,
            };
            let mut pictures = album::read(answer, &PATHS, Album::new(wanted, max_bytes, Verdicts::Beside));
            let mut pending = pending.of(wanted);
            while let Some(event) = pictures.next().await {
                let event = event.map_err(|fault| match (fault, ending) {
                    (Fault::Declined | Fault::Withheld, _) | (_, None) => fault.midway(),
                    (_, Some(ending)) => ending,
                })?;
                pending.note(&event);
                yield event;
            }
            pending.over();
        })
    }
}

/// A job that the Horde has taken.
struct Job {
    upstream: Upstream,
    id: Token,
}

impl Job {
    async fn submit(upstream: Upstream, ask: Ask, patience: Patience) -> Result<(Self, Pending), Fault> {
        submitted(async move {
            let mut answer = upstream.call("/generate/async", ask, patience).await?;
            if !answer.is_success() {
                return Err(error::read(&mut answer).await);
            }
            let Accepted { id } = answer.json().await?;
            let (there, name) = (upstream.clone(), id.clone());
            let pending = Pending::new(async move {
                let ask = agent(Ask::delete()).cap(u64::MAX);
                // The head says that it was heard; the status that follows is for nobody.
                drop(there.call(&status(&name), ask, Patience::new(LEFTOVERS)).await);
            });
            Ok((Self { upstream, id }, pending))
        })
        .await
    }

    /// Waits a while, and asks how far it has come.
    async fn still(&self, pulse: &mut Pulse, poll: &mut Poll, patience: &mut Patience) -> Still {
        let path = format!("/generate/check/{}", self.id.as_str());
        let question = || agent(Ask::get());
        match poll
            .ask(&self.upstream, Place::Path(&path), question, *patience)
            .await
        {
            Ok(check) => pulse.take(&check, patience),
            Err(fault) => Still::Over(fault),
        }
    }

    /// The pictures of a job that is done: asked for once.
    async fn result(&self, wanted: u32, max_bytes: u64, patience: Patience) -> Result<Answer, Fault> {
        let ask = agent(Ask::get()).cap(cap(wanted, max_bytes));
        let answer = self.upstream.call(&status(&self.id), ask, patience).await;
        let mut answer = answer.map_err(Fault::midway)?;
        if answer.status() != 200 {
            return Err(error::read(&mut answer).await.midway());
        }
        Ok(answer)
    }

    /// Gives the job up, and takes what was made of it so far: nobody else will.
    async fn leftovers(&self, wanted: u32, max_bytes: u64) -> Option<Answer> {
        let ask = agent(Ask::delete()).cap(cap(wanted, max_bytes));
        let path = status(&self.id);
        let answer = self.upstream.call(&path, ask, Patience::new(LEFTOVERS)).await;
        answer.ok().filter(|answer| answer.status() == 200)
    }
}

fn agent(ask: Ask) -> Ask {
    ask.header("client-agent", AGENT)
}

fn status(id: &Token) -> String {
    format!("/generate/status/{}", id.as_str())
}

/// The most bytes of a status with so many pictures.
fn cap(wanted: u32, max_bytes: u64) -> u64 {
    let base64 = max_bytes.saturating_mul(4) / 3 + 4;
    u64::from(wanted).saturating_mul(base64).saturating_add(FRAME)
}

impl Provider for AiHorde {
    fn models(&self) -> &[Model] {
        &self.settings.models
    }

    fn source(&self) -> Source {
        Source::TrainedModel
    }

    fn generate(&self, call: &Call<'_>) -> Events {
        self.order(call.order(), call.model(), call.patience())
    }

    /// Whose models somebody works on at the moment.
    fn discover(&self) -> Option<Discovery> {
        let upstream = self.upstream.clone();
        let names: Vec<_> = self
            .settings
            .models
            .iter()
            .map(|model| model.upstream.clone())
            .collect();
        Some(Box::pin(async move {
            let ask = agent(Ask::get()).query("type", "image");
            let mut answer = upstream
                .call("/status/models", ask, Patience::new(LEFTOVERS))
                .await?;
            if answer.status() != 200 {
                return Err(error::read(&mut answer).await);
            }
            let served: Vec<Served> = answer.json().await?;
            let there = |name: &String| name == ANY || served.iter().any(|model| model.serves(name));
            Ok(names
                .iter()
                .filter(|name| there(name))
                .map(|name| capabilities(name))
                .collect())
        }))
    }
}
