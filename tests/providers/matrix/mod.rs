//! The fault matrix (safety.md, section 2): everything that an upstream can do wrong, at every step of a
//! conversation with it, over the whole pipeline.
//!
//! A kind of provider describes the conversation that makes pictures, one script a request; the matrix breaks it at
//! each request in turn. What breaks stays broken: the script that fails is played for every request after it, also
//! for those that give the work up.

mod breakage;
mod moderation;
mod pictures;
mod statuses;

use std::fmt::Write as _;
use std::time::Duration;

use afterimage::error::{Code, Refusal};
use afterimage::form::Field;
use afterimage::pipeline::provider::Maker;
use afterimage::pipeline::provider::upstream::UpstreamSettings;
use futures_util::StreamExt;

pub(super) use self::pictures::png;
use super::scripted::{Recorded, Script, Scripted};
use super::studio::{Studio, Work};

/// What the scripts say in their errors: none of it may come through.
pub(super) const LEAK: &str = "leaked-upstream-words";
/// The key of every upstream.
pub(super) const KEY: &str = "matrix-key-canary";

/// A kind of provider and how one talks to it.
pub(super) struct Case {
    /// Its name, for messages.
    pub(super) kind: &'static str,
    /// A provider of one model over these settings, which hold the address, a key, and times that are shortened where
    /// a row is about time. Pauses between two questions are to be of milliseconds.
    pub(super) maker: fn(UpstreamSettings) -> Maker,
    /// The conversation that makes these pictures, one script a request, each a whole answer with its length.
    pub(super) good: fn(pictures: &[&[u8]]) -> Vec<Script>,
    /// The conversations that end with the words or the picture declined, by name.
    pub(super) declined: Vec<(&'static str, Vec<Script>)>,
    /// The request that begins the work, counted from 0: what fails after it is never begun again.
    pub(super) begins: usize,
    /// How the request that gives begun work up begins, such as `POST /jobs/`.
    pub(super) cancel: Option<&'static str>,
    /// Statuses that mean something else here than usual, at the request that begins the work or before it.
    pub(super) statuses: &'static [(u16, Code)],
    /// The request that opens a socket: there it is silent by nature, and its kind's own tests say for how long.
    pub(super) socket: Option<usize>,
}

impl Case {
    /// A kind whose first request begins the work, with nothing unusual.
    pub(super) fn new(
        kind: &'static str,
        maker: fn(UpstreamSettings) -> Maker,
        good: fn(&[&[u8]]) -> Vec<Script>,
    ) -> Self {
        Self {
            kind,
            maker,
            good,
            declined: Vec::new(),
            begins: 0,
            cancel: None,
            statuses: &[],
            socket: None,
        }
    }
}

/// Runs every row.
pub(super) async fn run(case: &Case) {
    pictures::good(case).await;
    pictures::hostile(case).await;
    pictures::fewer_and_more(case).await;
    moderation::declined(case).await;
    for step in 0..(case.good)(&[&png()]).len() {
        statuses::every(case, step).await;
        breakage::every(case, step).await;
        if case.socket != Some(step) {
            breakage::slowness(case, step).await;
        }
        breakage::elsewhere(case, step).await;
        breakage::who_leaves_is_noticed(case, step).await;
    }
    breakage::nobody_there(case).await;
}

/// How long things may take: long enough never to be met by chance, but where a row shortens it.
#[derive(Clone, Copy)]
struct Times {
    first_byte: Duration,
    idle: Duration,
    total: Duration,
}

impl Default for Times {
    fn default() -> Self {
        let plenty = Duration::from_secs(30);
        Self {
            first_byte: plenty,
            idle: plenty,
            total: plenty,
        }
    }
}

/// A row at a step, for messages.
struct Row<'a> {
    case: &'a Case,
    step: usize,
    name: &'a str,
}

impl std::fmt::Display for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, request {}: {}", self.case.kind, self.step, self.name)
    }
}

impl<'a> Row<'a> {
    fn new(case: &'a Case, step: usize, name: &'a str) -> Self {
        Self { case, step, name }
    }

    /// Whether the work had begun before this step.
    fn midway(&self) -> bool {
        self.step > self.case.begins
    }

    /// The good conversation up to this step, and what comes instead of the rest.
    fn broken(&self, instead: Script) -> Vec<Script> {
        let mut scripts = (self.case.good)(&[&png()]);
        scripts.truncate(self.step);
        scripts.push(instead);
        scripts
    }

    /// What the good conversation sends at this step: head and body.
    fn good(&self) -> (String, Vec<u8>) {
        let scripts = (self.case.good)(&[&png()]);
        let bytes = scripts[self.step].bytes();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        (head, bytes[end..].to_vec())
    }

    /// Plays a conversation that has to fail with one of these codes, and checks what holds for every failure.
    async fn fails(&self, scripts: Vec<Script>, times: Times, codes: &[Code]) -> Refusal {
        let upstream = Scripted::start(scripts).await;
        let work = work(self.case, &upstream.url(), times, 1).await;
        self.failed(work, &upstream, codes).await
    }

    /// What holds for every failure.
    async fn failed(&self, work: Work, upstream: &Scripted, codes: &[Code]) -> Refusal {
        let refusal = work.refusal.unwrap_or_else(|| panic!("{self}: no refusal"));
        assert!(codes.contains(&refusal.code), "{self}: {:?}", refusal.code);
        assert!(work.pictures.is_empty(), "{self}: a picture came");
        self.nothing_leaked(&refusal);
        self.asked_no_more_than_it_may(&upstream.requests(), refusal.code);
        self.gave_up(upstream).await;
        refusal
    }

    /// Whether the conversation came to this step, and did not end before: what gives work up is none of its requests.
    fn was_reached(&self, upstream: &Scripted) -> bool {
        let gives_up = |request: &Recorded| {
            self.case
                .cancel
                .is_some_and(|line| request.head().starts_with(line))
        };
        let asked = upstream.requests().iter().filter(|one| !gives_up(one)).count();
        asked > self.step
    }

    fn nothing_leaked(&self, refusal: &Refusal) {
        let mut told = format!("{refusal} {refusal:?}");
        let _ = write!(told, "{:?}", refusal.code);
        assert!(!told.contains(LEAK) && !told.contains(KEY), "{self}: {told}");
    }

    /// Work that may have been done is never begun again; only what was turned away may be tried once more.
    fn asked_no_more_than_it_may(&self, requests: &[Recorded], code: Code) {
        let Some(first) = requests.get(self.case.begins) else {
            return;
        };
        let line = |request: &Recorded| request.head().lines().next().map(str::to_owned);
        let times = requests.iter().filter(|other| line(other) == line(first)).count();
        let turned_away = !self.midway() && matches!(code, Code::UpstreamBusy | Code::Unreachable);
        // With a 408 it says itself that it never read the request.
        let unread = !self.midway() && self.name == "status 408";
        let most = if turned_away || unread { 2 } else { 1 };
        assert!(
            (1..=most).contains(&times),
            "{self}: the work was begun {times} times"
        );
    }

    /// Where work had begun and we failed, the upstream is told.
    async fn gave_up(&self, upstream: &Scripted) {
        if let (true, Some(line)) = (self.midway(), self.case.cancel) {
            asked(upstream, line, &self.to_string()).await;
        }
    }
}

/// Waits for a request that begins so.
pub(super) async fn asked(upstream: &Scripted, line: &str, row: &str) {
    for number in 1..100 {
        upstream.arrived(number).await;
        let requests = upstream.requests();
        if requests.iter().any(|request| request.head().starts_with(line)) {
            return;
        }
    }
    panic!("{row}: nobody asked for {line}");
}

fn studio(case: &Case, url: &str, times: Times) -> Studio {
    let settings = UpstreamSettings {
        first_byte: times.first_byte,
        idle: times.idle,
        ..UpstreamSettings::new(url.to_owned(), Some(KEY.to_owned().into()))
    };
    Studio::with(Maker {
        deadline: times.total,
        ..(case.maker)(settings)
    })
}

async fn work(case: &Case, url: &str, times: Times, count: usize) -> Work {
    let count = count.to_string();
    let fields = [(Field::Prompt, "a lake"), (Field::Count, count.as_str())];
    studio(case, url, times).work(1, &fields).await
}

/// Starts an order and waits until so many requests have come.
async fn begun(case: &Case, upstream: &Scripted, requests: usize) -> afterimage::pipeline::Steps {
    let studio = studio(case, &upstream.url(), Times::default());
    let steps = studio.order(1, &[(Field::Prompt, "a lake")]).await;
    let mut steps = steps.unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    let arrived = upstream.arrived(requests);
    tokio::pin!(arrived);
    loop {
        tokio::select! {
            () = &mut arrived => return steps,
            step = steps.next() => assert!(step.is_some_and(|step| step.is_ok()), "it ended too early"),
        }
    }
}
