//! A provider that plays what a test says, and counts who called.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use afterimage::pipeline::provider::{Call, Event, Events, Fault, Model, Provider, Role, painter};
use afterimage::pipeline::scrub::Source;
use async_stream::stream;
use bytes::Bytes;
use tokio::sync::{Semaphore, watch};

/// A step of a script.
#[derive(Clone)]
pub(crate) enum Act {
    Queued(u32),
    Progress(f32),
    Start(Role),
    Bytes(Bytes),
    End,
    Fail(Fault),
    /// Waits for [`Studio::go_on`].
    Wait,
    /// Never says anything again.
    Hang,
    Panic,
}

/// Plays one script a call; pictures as asked for when it was given none.
pub(crate) struct Studio {
    models: Vec<Model>,
    scripts: Mutex<VecDeque<Vec<Act>>>,
    calls: AtomicUsize,
    running: Arc<watch::Sender<usize>>,
    cue: Arc<Semaphore>,
}

impl Studio {
    pub(crate) fn new() -> Arc<Self> {
        Self::offering(vec![painter::capabilities("painter")])
    }

    pub(crate) fn offering(models: Vec<Model>) -> Arc<Self> {
        Arc::new(Self {
            models,
            scripts: Mutex::default(),
            calls: AtomicUsize::new(0),
            running: Arc::new(watch::Sender::new(0)),
            cue: Arc::new(Semaphore::new(0)),
        })
    }

    /// What the next call that has no script yet shall play.
    pub(crate) fn play(&self, script: Vec<Act>) {
        self.scripts.lock().unwrap().push_back(script);
    }

    /// How often it was asked to make pictures.
    pub(crate) fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    /// Counts calls from nought again.
    pub(crate) fn forget(&self) {
        self.calls.store(0, Ordering::SeqCst);
    }

    /// How many calls are neither done nor given up.
    pub(crate) fn running(&self) -> usize {
        *self.running.borrow()
    }

    /// Waits until so many are.
    pub(crate) async fn until(&self, running: usize) {
        let mut watched = self.running.subscribe();
        watched
            .wait_for(|now| *now == running)
            .await
            .expect("the studio is there");
    }

    /// Lets one [`Act::Wait`] pass.
    pub(crate) fn go_on(&self) {
        self.cue.add_permits(1);
    }
}

impl Provider for Studio {
    fn models(&self) -> &[Model] {
        &self.models
    }

    fn source(&self) -> Source {
        Source::Algorithm
    }

    fn generate(&self, call: &Call<'_>) -> Events {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let usual = || (0..call.order().count()).flat_map(|_| picture()).collect();
        let script = self.scripts.lock().unwrap().pop_front().unwrap_or_else(usual);
        let (running, cue) = (Running::begin(&self.running), self.cue.clone());
        Box::pin(stream! {
            let _running = running;
            for act in script {
                match act {
                    Act::Queued(position) => yield Ok(Event::Queued(position)),
                    Act::Progress(fraction) => yield Ok(Event::Progress(fraction)),
                    Act::Start(role) => yield Ok(Event::Start(role)),
                    Act::Bytes(bytes) => yield Ok(Event::Bytes(bytes)),
                    Act::End => yield Ok(Event::End),
                    Act::Fail(fault) => yield Err(fault),
                    Act::Wait => cue.acquire().await.unwrap().forget(),
                    Act::Hang => std::future::pending().await,
                    Act::Panic => panic!("the provider broke on canary-in-a-panic"),
                }
            }
        })
    }
}

struct Running(Arc<watch::Sender<usize>>);

impl Running {
    fn begin(count: &Arc<watch::Sender<usize>>) -> Self {
        count.send_modify(|running| *running += 1);
        Self(count.clone())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.send_modify(|running| *running -= 1);
    }
}

/// A small real picture.
pub(crate) fn png() -> Bytes {
    paint(7)
}

fn paint(seed: u64) -> Bytes {
    let canvas = painter::paint("a lake at dawn", "", seed, 24, 16, &|| false).expect("nobody cancels");
    Bytes::from(canvas.to_png().expect("a picture of the painter"))
}

/// A whole picture of its own for each seed.
pub(crate) fn painting(seed: u64) -> Vec<Act> {
    vec![Act::Start(Role::Picture), Act::Bytes(paint(seed)), Act::End]
}

/// One whole picture, in two pieces.
pub(crate) fn picture() -> Vec<Act> {
    let (head, tail) = halves();
    vec![
        Act::Start(Role::Picture),
        Act::Bytes(head),
        Act::Bytes(tail),
        Act::End,
    ]
}

/// A picture that breaks off in the middle of its pixels.
pub(crate) fn half_a_picture(fault: Fault) -> Vec<Act> {
    let (head, _) = halves();
    vec![Act::Start(Role::Picture), Act::Bytes(head), Act::Fail(fault)]
}

fn halves() -> (Bytes, Bytes) {
    let mut head = png();
    let tail = head.split_off(head.len() / 2);
    (head, tail)
}
