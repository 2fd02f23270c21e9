//! How far the work is: asked now and then beside the request that waits for the pictures.
//!
//! The server is asked for our own task by its name. Where it does not know tasks, it can only be asked for all work
//! that is done there, which is ours when nobody else uses it. Where it knows neither, nothing is told.

use std::collections::VecDeque;
use std::sync::LazyLock;
use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;

use super::super::decode::{Body, Found, Kind, Paths, Short, Tag, Take, Value};
use super::super::upstream::{Answer, Ask, Upstream};
use super::super::{Event, Fault, Pace, Patience, Role, exact};
use super::Automatic1111;

/// How long one question may take.
const QUESTION: Duration = Duration::from_secs(5);
/// The most bytes of an answer: a first impression is a small JPEG.
const CAP: u64 = 4 << 20;
/// The longest queue of the server's whose places are read.
const PLACES: u32 = 999;

static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("active", Take::Value(Tag::Active)),
        ("progress", Take::Value(Tag::Progress)),
        ("live_preview", Take::Picture),
        ("id_live_preview", Take::Value(Tag::Partial)),
        ("textinfo", Take::Value(Tag::Status)),
    ])
});

/// Whom the server is asked for.
enum Subject {
    /// Our task.
    Task(String),
    /// All work there.
    All,
    /// Nothing: it does not say, or others' work could be among it.
    Nothing,
}

/// What is told beside the work.
pub(super) struct News {
    upstream: Upstream,
    subject: Subject,
    exclusive: bool,
    previews: bool,
    pace: Option<Pace>,
    answer: Option<Document>,
    ready: VecDeque<Event>,
    told: Told,
}

/// What was told last.
#[derive(Default)]
struct Told {
    place: Option<u32>,
    progress: f32,
    preview: Option<u32>,
    /// A first impression began and did not end.
    open: bool,
}

#[derive(Serialize)]
struct Question<'a> {
    id_task: &'a str,
    id_live_preview: i64,
    live_preview: bool,
}

impl News {
    /// News of this task; nothing is asked yet.
    pub(super) fn new(provider: &Automatic1111, task: Option<String>) -> Self {
        let settings = &provider.settings;
        Self {
            upstream: provider.upstream.clone(),
            subject: task.map_or(Subject::Nothing, Subject::Task),
            exclusive: settings.exclusive,
            previews: settings.previews,
            pace: settings.pace,
            answer: None,
            ready: VecDeque::new(),
            told: Told::default(),
        }
    }

    /// The next that there is to tell; for ever when there is nothing. It may be dropped and asked again.
    pub(super) async fn next(&mut self) -> Event {
        loop {
            if let Some(event) = self.ready.pop_front() {
                self.told.open = match event {
                    Event::Start(_) => true,
                    Event::End => false,
                    _ => self.told.open,
                };
                return event;
            }
            if self.step().await.is_err() {
                // News are no part of the work: what goes wrong with them is its own affair.
                self.answer = None;
                let end = self.end();
                self.ready.clear();
                self.ready.extend(end);
            }
        }
    }

    /// Ends a first impression that will not be whole any more.
    pub(super) fn end(&mut self) -> Option<Event> {
        std::mem::take(&mut self.told.open).then_some(Event::End)
    }

    async fn step(&mut self) -> Result<(), Fault> {
        let Some(document) = &mut self.answer else {
            return self.ask().await;
        };
        let whole = document.read(&mut self.told, &mut self.ready).await?;
        if whole {
            self.answer = None;
        }
        Ok(())
    }

    async fn ask(&mut self) -> Result<(), Fault> {
        let (Some(pace), false) = (&mut self.pace, matches!(self.subject, Subject::Nothing)) else {
            return std::future::pending().await;
        };
        // The request itself is what runs out of time.
        let patience = Patience::new(Duration::from_secs(3600));
        pace.pause(patience).await?;
        let (path, ask) = self.question();
        let answer = self
            .upstream
            .call(path, ask.cap(CAP), Patience::new(QUESTION))
            .await?;
        match answer.status() {
            200..=299 => {
                let ours = matches!(self.subject, Subject::All);
                self.answer = Some(Document::new(answer, ours, self.previews));
            }
            404 | 405 | 401 | 403 | 422 => {
                let task = matches!(self.subject, Subject::Task(_));
                self.subject = if task && self.exclusive {
                    Subject::All
                } else {
                    Subject::Nothing
                };
            }
            _ => {}
        }
        Ok(())
    }

    fn question(&self) -> (&'static str, Ask) {
        match &self.subject {
            Subject::Task(task) => {
                let question = Question {
                    id_task: task,
                    id_live_preview: self.told.preview.map_or(-1, i64::from),
                    live_preview: self.previews,
                };
                let ask = Ask::post().json(exact::json(&question));
                ("/internal/progress", ask)
            }
            Subject::All | Subject::Nothing => {
                let ask = Ask::get().query("skip_current_image", "true");
                ("/sdapi/v1/progress", ask)
            }
        }
    }
}

/// One answer while it comes.
struct Document {
    answer: Answer,
    body: Body,
    /// Whether what it tells is told of our work.
    ours: bool,
    previews: bool,
}

impl Document {
    fn new(answer: Answer, ours: bool, previews: bool) -> Self {
        Self {
            answer,
            body: Body::new(Kind::Json, &PATHS),
            ours,
            previews,
        }
    }

    /// Reads the next chunk; says whether it was the last.
    async fn read(&mut self, told: &mut Told, events: &mut VecDeque<Event>) -> Result<bool, Fault> {
        let Some(chunk) = self.answer.chunk().await? else {
            self.body.finish()?;
            return Ok(true);
        };
        self.body.feed(chunk)?;
        while let Some(found) = self.body.pull()? {
            self.take(found, told, events);
        }
        Ok(false)
    }

    fn take(&mut self, found: Found, told: &mut Told, events: &mut VecDeque<Event>) {
        match found {
            Found::Value(Tag::Active, Value::Bool(active)) => self.ours = active,
            Found::Value(Tag::Progress, Value::Number(part)) if self.ours => progress(&part, told, events),
            Found::Value(Tag::Partial, Value::Number(number)) => told.preview = whole(&number),
            Found::Value(Tag::Status, Value::Text(text)) if !self.ours => queued(&text, told, events),
            Found::Start if self.shows() => events.push_back(Event::Start(Role::Preview)),
            Found::Bytes(bytes) if self.shows() => preview(bytes, events),
            Found::End if self.shows() => events.push_back(Event::End),
            _ => {}
        }
    }

    /// Whether a picture in it is a first impression of ours.
    fn shows(&self) -> bool {
        self.ours && self.previews
    }
}

fn preview(bytes: Bytes, events: &mut VecDeque<Event>) {
    events.push_back(Event::Bytes(bytes));
}

/// Tells how far it is when it is further than before.
fn progress(part: &Short, told: &mut Told, events: &mut VecDeque<Event>) {
    let part = part.number().unwrap_or_default().clamp(0.0, 1.0) as f32;
    if part > told.progress {
        told.progress = part;
        events.push_back(Event::Progress(part));
    }
}

/// Reads `In queue: 2/5`, and tells the place when it changes.
fn queued(text: &Short, told: &mut Told, events: &mut VecDeque<Event>) {
    let place = (1..=PLACES).find(|place| text.starts_with(&format!("In queue: {place}/")));
    if let Some(place) = place
        && told.place != Some(place)
    {
        told.place = Some(place);
        events.push_back(Event::Queued(place - 1));
    }
}

fn whole(number: &Short) -> Option<u32> {
    let number = number.number().filter(|number| (0.0..1e9).contains(number))?;
    Some(number as u32)
}
