//! Asks a job how far it has come, until its pictures are in the answer.

use std::collections::VecDeque;
use std::sync::LazyLock;

use super::super::decode::{Body, Found, Kind, Paths, Short, Tag, Take, Value};
use super::super::listed::Pictures;
use super::super::status::fault_of;
use super::super::upstream::{Answer, Ask, Token, Upstream};
use super::super::{Event, Fault, Pace, Patience};

/// What is around the pictures in an answer, at most.
const FRAME: u64 = 64 * 1024;
/// So many questions in a row may come to nothing: the job goes on without them.
const MISSES: u32 = 3;

static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("status", Take::Value(Tag::Status)),
        ("queue_position", Take::Value(Tag::Position)),
        ("result.images[]", Take::Item),
        ("result.images[].b64_json", Take::Picture),
    ])
});

/// A job that is watched.
pub(super) struct Watch {
    upstream: Upstream,
    path: String,
    count: u32,
    max_bytes: u64,
    patience: Patience,
    pace: Pace,
    misses: u32,
    /// The place in the queue that was told last.
    place: Option<u32>,
    answer: Option<Document>,
    ready: VecDeque<Event>,
    over: bool,
}

impl Watch {
    /// A watch over a job of so many pictures, each of at most so many bytes.
    pub(super) fn new(
        upstream: Upstream,
        job: &Token,
        count: u32,
        max_bytes: u64,
        patience: Patience,
        pace: Pace,
    ) -> Self {
        Self {
            upstream,
            path: format!("/sdcpp/v1/jobs/{}", job.as_str()),
            count,
            max_bytes,
            patience,
            pace,
            misses: 0,
            place: None,
            answer: None,
            ready: VecDeque::new(),
            over: false,
        }
    }

    /// What happens next, `None` when the job is over.
    ///
    /// # Errors
    /// Why it failed, as a fault after the work had begun.
    pub(super) async fn next(&mut self) -> Result<Option<Event>, Fault> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Ok(Some(event));
            }
            if self.over {
                return Ok(None);
            }
            self.step().await.map_err(Fault::midway)?;
        }
    }

    /// Reads on in the answer, or asks again.
    async fn step(&mut self) -> Result<(), Fault> {
        let read = match &mut self.answer {
            Some(answer) => answer.read(&mut self.ready).await,
            None => {
                self.pace.pause(self.patience).await?;
                self.ask().await
            }
        };
        match read {
            Ok(More::Yes) => Ok(()),
            Ok(More::No) => self.settle(),
            Err(fault) => self.miss(fault),
        }
    }

    async fn ask(&mut self) -> Result<More, Fault> {
        let base64 = self.max_bytes.saturating_mul(4) / 3 + 4;
        let cap = u64::from(self.count).saturating_mul(base64) + FRAME;
        let ask = Ask::get().cap(cap);
        let answer = self.upstream.call(&self.path, ask, self.patience).await?;
        if !answer.is_success() {
            return Err(fault_of(answer.status(), answer.retry_after()));
        }
        let pictures = Pictures::new(self.count, self.max_bytes);
        self.answer = Some(Document::new(answer, pictures));
        Ok(More::Yes)
    }

    /// A question that came to nothing is asked again some times, unless part of a picture went out.
    fn miss(&mut self, fault: Fault) -> Result<(), Fault> {
        let begun = self.answer.take().is_some_and(|answer| answer.pictures.begun());
        let passing = matches!(
            fault,
            Fault::Unreachable | Fault::Truncated | Fault::Gateway | Fault::Overloaded(_) | Fault::Limited(_)
        );
        self.misses += 1;
        if begun || !passing || self.misses >= MISSES {
            return Err(fault);
        }
        Ok(())
    }

    /// The answer is whole: it says where the job is.
    fn settle(&mut self) -> Result<(), Fault> {
        let Some(mut answer) = self.answer.take() else {
            return Err(Fault::Malformed);
        };
        self.misses = 0;
        match answer.status {
            Some(Status::Completed) => {
                self.over = true;
                answer.pictures.finish(&mut self.ready)
            }
            // A job that is not over has no pictures.
            _ if answer.pictures.begun() => Err(Fault::Malformed),
            Some(Status::Queued) => {
                self.patience.waits();
                if self.place != answer.place {
                    self.place = answer.place;
                    // The server counts from 1.
                    let place = answer.place.unwrap_or(1).saturating_sub(1);
                    self.ready.push_back(Event::Queued(place));
                }
                Ok(())
            }
            Some(Status::Generating) => Ok(()),
            Some(Status::Over) => Err(Fault::Failed),
            None => Err(Fault::Malformed),
        }
    }
}

enum More {
    Yes,
    No,
}

/// How far a job has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Queued,
    Generating,
    Completed,
    /// It failed, or somebody cancelled it.
    Over,
}

/// One answer while it comes.
struct Document {
    answer: Answer,
    body: Body,
    pictures: Pictures,
    listed: bool,
    status: Option<Status>,
    place: Option<u32>,
}

impl Document {
    fn new(answer: Answer, pictures: Pictures) -> Self {
        Self {
            body: Body::new(Kind::Json, &PATHS),
            answer,
            pictures,
            listed: false,
            status: None,
            place: None,
        }
    }

    /// Reads the next chunk.
    async fn read(&mut self, events: &mut VecDeque<Event>) -> Result<More, Fault> {
        match self.answer.chunk().await? {
            Some(chunk) => {
                self.body.feed(chunk)?;
                while let Some(found) = self.body.pull()? {
                    self.take(found, events)?;
                }
                Ok(More::Yes)
            }
            None => {
                if let Some(found) = self.body.finish()? {
                    self.take(found, events)?;
                }
                Ok(More::No)
            }
        }
    }

    fn take(&mut self, found: Found, events: &mut VecDeque<Event>) -> Result<(), Fault> {
        match &found {
            Found::Item => self.listed = true,
            // A picture that stands for the whole answer says nothing of the job.
            Found::Start if !self.listed => return Err(Fault::Malformed),
            Found::Value(Tag::Status, Value::Text(name)) => self.status = status(name),
            Found::Value(Tag::Position, Value::Number(number)) => self.place = place(number),
            _ => {}
        }
        self.pictures.take(found, events)
    }
}

fn status(name: &Short) -> Option<Status> {
    const NAMES: [(&str, Status); 5] = [
        ("queued", Status::Queued),
        ("generating", Status::Generating),
        ("completed", Status::Completed),
        ("failed", Status::Over),
        ("cancelled", Status::Over),
    ];
    NAMES
        .iter()
        .find(|(known, _)| name.is(known))
        .map(|(_, status)| *status)
}

/// A place in the queue, as far as it is one.
fn place(number: &Short) -> Option<u32> {
    let number = number.number().filter(|number| (0.0..1e6).contains(number))?;
    let place = number as u32;
    Some(place)
}
