//! What the Horde says of a job: how many are before it, and how long it will take.

use serde::Deserialize;
use tokio::time::Instant;

use super::super::upstream::Token;
use super::super::{Event, Fault, Patience};

/// Progress that is smaller is not told.
const STEP: f32 = 0.02;
/// As long as the pictures are not here, the work is not done.
const ALMOST: f32 = 0.99;

/// A job was taken.
#[derive(Deserialize)]
pub(super) struct Accepted {
    /// What it is called.
    pub(super) id: Token,
}

/// A model, and how many machines have it at the moment.
#[derive(Deserialize)]
pub(super) struct Served {
    name: String,
    count: u32,
}

impl Served {
    /// Whether somebody works on the model of this name.
    pub(super) fn serves(&self, name: &str) -> bool {
        self.count > 0 && self.name == name
    }
}

/// How far a job has come.
#[derive(Deserialize)]
pub(super) struct Check {
    finished: u32,
    processing: u32,
    done: bool,
    #[serde(default)]
    faulted: bool,
    /// Seconds that are left, by the Horde's own estimate.
    #[serde(default)]
    wait_time: f64,
    /// 1 is next; 0 when nothing of it waits.
    #[serde(default)]
    queue_position: u32,
    #[serde(default = "yes")]
    is_possible: bool,
}

fn yes() -> bool {
    true
}

/// What a check means.
pub(super) enum Still {
    /// It goes on; what a visitor may know.
    Waiting(Vec<Event>),
    /// All its pictures are there.
    Done,
    /// It will not be done.
    Over(Fault),
}

/// What was told of a job so far.
pub(super) struct Pulse {
    /// How many of its pictures were finished when it was last asked.
    pub(super) finished: u32,
    position: Option<u32>,
    begun: Option<Instant>,
    progress: f32,
}

impl Pulse {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self {
            finished: 0,
            position: None,
            begun: None,
            progress: 0.0,
        }
    }

    /// Takes the next check; while nobody works on the job, its time does not run.
    pub(super) fn take(&mut self, check: &Check, patience: &mut Patience) -> Still {
        self.finished = check.finished;
        let begun = check.finished > 0 || check.processing > 0;
        if check.done {
            Still::Done
        } else if check.faulted {
            Still::Over(Fault::Failed)
        } else if !check.is_possible {
            // No worker that is there can do it, and none has begun.
            Still::Over(if begun {
                Fault::Failed
            } else {
                Fault::Overloaded(None)
            })
        } else if begun {
            Still::Waiting(self.progress(check.wait_time).into_iter().collect())
        } else {
            patience.waits();
            self.begun = None;
            Still::Waiting(self.queued(check.queue_position).into_iter().collect())
        }
    }

    fn queued(&mut self, position: u32) -> Option<Event> {
        let before = position.saturating_sub(1);
        let news = self.position.replace(before) != Some(before);
        news.then_some(Event::Queued(before))
    }

    /// The time it has taken as a part of all that it will take; it never runs backwards.
    fn progress(&mut self, left: f64) -> Option<Event> {
        let begun = *self.begun.get_or_insert_with(Instant::now);
        let taken = begun.elapsed().as_secs_f32();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a part of a whole needs few digits"
        )]
        let left = left.max(0.0) as f32;
        let part = (taken / (taken + left).max(f32::MIN_POSITIVE)).min(ALMOST);
        (part >= self.progress + STEP).then(|| {
            self.progress = part;
            Event::Progress(part)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn check(json: &str) -> Check {
        serde_json::from_str(json).unwrap()
    }

    fn told(still: Still) -> Vec<String> {
        let Still::Waiting(events) = still else {
            panic!("it is over")
        };
        let name = |event| match event {
            Event::Queued(before) => format!("{before} before"),
            Event::Progress(part) => format!("{:.0} %", part * 100.0),
            _ => panic!("no such event"),
        };
        events.into_iter().map(name).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn the_queue_is_counted_down_and_the_work_up() {
        let (mut pulse, mut patience) = (Pulse::new(), Patience::new(Duration::from_secs(60)));
        let mut take = |json| told(pulse.take(&check(json), &mut patience));
        let waits = r#"{"finished":0,"processing":0,"done":false,"queue_position":3,"wait_time":40,"is_possible":true}"#;
        assert_eq!(take(waits), ["2 before"]);
        assert!(take(waits).is_empty());
        let works = r#"{"finished":0,"processing":1,"done":false,"queue_position":0,"wait_time":30}"#;
        assert!(take(works).is_empty());
        tokio::time::advance(Duration::from_secs(10)).await;
        assert_eq!(take(works), ["25 %"]);
        // An estimate that grew is not told backwards.
        let longer = r#"{"finished":0,"processing":1,"done":false,"wait_time":300}"#;
        assert!(take(longer).is_empty());
        let late = r#"{"finished":1,"processing":1,"done":false,"wait_time":-3}"#;
        assert_eq!(take(late), ["99 %"]);
    }

    #[tokio::test(start_paused = true)]
    async fn only_work_takes_time() {
        let (mut pulse, mut patience) = (Pulse::new(), Patience::new(Duration::from_secs(60)));
        tokio::time::advance(Duration::from_secs(50)).await;
        pulse.take(
            &check(r#"{"finished":0,"processing":0,"done":false}"#),
            &mut patience,
        );
        assert_eq!(patience.left(), Duration::from_secs(60));
        tokio::time::advance(Duration::from_secs(20)).await;
        pulse.take(
            &check(r#"{"finished":0,"processing":1,"done":false}"#),
            &mut patience,
        );
        assert_eq!(patience.left(), Duration::from_secs(40));
    }

    #[test]
    fn what_cannot_be_done_is_over() {
        for (json, fault) in [
            (
                r#"{"finished":0,"processing":0,"done":false,"is_possible":false}"#,
                Fault::Overloaded(None),
            ),
            (
                r#"{"finished":1,"processing":0,"done":false,"is_possible":false}"#,
                Fault::Failed,
            ),
            (
                r#"{"finished":0,"processing":0,"done":false,"faulted":true}"#,
                Fault::Failed,
            ),
        ] {
            let mut patience = Patience::new(Duration::from_secs(60));
            let still = Pulse::new().take(&check(json), &mut patience);
            assert!(matches!(still, Still::Over(told) if told == fault), "{json}");
        }
    }
}
