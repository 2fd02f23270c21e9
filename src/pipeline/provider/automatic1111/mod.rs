//! `AUTOMATIC1111`'s web interface, its forks, and what answers like it: `POST /sdapi/v1/txt2img`, and `/img2img` with
//! a picture. One answer carries it all; how far it is, another question tells.

mod answer;
mod capabilities;
mod discovery;
mod grid;
mod line;
mod news;
mod request;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_stream::try_stream;

use self::answer::Reading;
pub use self::capabilities::{LOADED, capabilities};
pub use self::line::Line;
use self::line::Place;
use self::news::News;
use self::request::Request;
use super::status::fault_of;
use super::upstream::{Ask, Upstream};
use super::{
    Call, Cancel, Discovery, Event, Events, Fault, Features, Model, Pace, Patience, Pending, Proof, Provider,
};
use crate::entropy::Entropy;
use crate::pipeline::order::Order;
use crate::pipeline::scrub::Source;

/// What it can do.
pub const FEATURES: Features = Features {
    progress: true,
    queue_position: true,
    previews: true,
    cancel: Cancel::Any,
    seed: true,
    negative_prompt: true,
    picture: true,
    mask: true,
    count: 8,
    retention: "`save_images: false`, no samples and no grids saved",
    proof: Proof::Compatible,
};

/// How long it may take to answer what is no picture.
const QUESTION: Duration = Duration::from_secs(10);

/// What is known of one server.
pub struct Automatic1111Settings {
    /// What it makes, in the order of the form: [`capabilities`] with the operator's changes.
    pub models: Vec<Model>,
    /// The most bytes that one picture may have.
    pub max_bytes: u64,
    /// The sampler to ask for, else the server's own choice.
    pub sampler: Option<String>,
    /// Nobody else uses the server: one order at a time goes there, and what is told of all work is told of ours.
    pub exclusive: bool,
    /// Whether first impressions are shown.
    pub previews: bool,
    /// How often the server is asked how far it is; `None` for never.
    pub pace: Option<Pace>,
    /// Names tasks.
    pub entropy: Entropy,
}

/// A provider that speaks to one such server.
pub struct Automatic1111 {
    settings: Automatic1111Settings,
    upstream: Upstream,
    line: Line,
    /// The server said that it has no such sampler.
    unknown_sampler: Arc<AtomicBool>,
}

impl Automatic1111 {
    /// A provider over a client that is told where the server is.
    #[must_use]
    pub fn new(settings: Automatic1111Settings, upstream: Upstream) -> Self {
        Self {
            settings,
            upstream,
            line: Line::default(),
            unknown_sampler: Arc::default(),
        }
    }

    /// The same, with its orders in this line: before one server there is only one, however many speak to it.
    #[must_use]
    pub fn behind(self, line: Line) -> Self {
        Self { line, ..self }
    }

    fn sampler(&self) -> Option<&str> {
        let known = !self.unknown_sampler.load(Ordering::Relaxed);
        self.settings.sampler.as_deref().filter(|_| known)
    }

    /// A name for the work of one order, that says nothing.
    fn task(&self) -> Option<String> {
        self.settings.pace?;
        let random: [u8; 16] = self.settings.entropy.bytes().ok()?;
        Some(format!("task({:032x})", u128::from_le_bytes(random)))
    }

    /// The work for an order: the request is written now and sent when the stream is first polled.
    fn order(&self, order: &Order, model: &Model, patience: Patience) -> Events {
        let (task, max_bytes) = (self.task(), self.settings.max_bytes);
        let work = Work {
            upstream: self.upstream.clone(),
            line: self.settings.exclusive.then(|| self.line.clone()),
            request: Request::of(order, model, self.sampler(), task.as_deref(), max_bytes),
            reading: Reading::new(order, max_bytes),
            news: News::new(self, task),
            patience,
        };
        work.events()
    }
}

/// One order on its way.
struct Work {
    upstream: Upstream,
    /// Our own queue, where the server is ours alone.
    line: Option<Line>,
    request: Request,
    reading: Reading,
    news: News,
    patience: Patience,
}

impl Work {
    fn events(mut self) -> Events {
        Box::pin(try_stream! {
            let mut pending = None;
            if let Some(line) = self.line {
                let mut place = line.enter();
                while let Some(before) = place.turn().await {
                    self.patience.waits();
                    yield Event::Queued(before);
                }
                self.patience.waits();
                pending = Some(Pending::new(interrupt(self.upstream.clone(), place)));
            }
            let Request { path, ask } = self.request;
            let call = self.upstream.call(path, ask, self.patience);
            tokio::pin!(call);
            let mut answer = loop {
                // `?` is not known inside of the macro.
                let next = tokio::select! {
                    biased;
                    answer = &mut call => Err(answer),
                    event = self.news.next() => Ok(event),
                };
                match next {
                    Ok(event) => yield event,
                    Err(answer) => break answer?,
                }
            };
            if let Some(end) = self.news.end() {
                yield end;
            }
            if !answer.is_success() {
                Err(fault_of(answer.status(), answer.retry_after()))?;
            }
            while let Some(event) = self.reading.next(&mut answer).await? {
                yield event;
            }
            if let Some(pending) = pending {
                pending.over();
            }
        })
    }
}

/// Stops what the server is at; the place in the line is held until it heard it, so that it is ours.
async fn interrupt(upstream: Upstream, place: Place) {
    let patience = Patience::new(QUESTION);
    // Nobody is there to hear that it did not work; the work ends by itself.
    let _: Result<_, Fault> = upstream.call("/sdapi/v1/interrupt", Ask::post(), patience).await;
    drop(place);
}

impl Provider for Automatic1111 {
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
        let said = discovery::ask(
            self.upstream.clone(),
            self.settings.models.clone(),
            self.settings.sampler.clone(),
            self.unknown_sampler.clone(),
        );
        Some(Box::pin(said))
    }
}
