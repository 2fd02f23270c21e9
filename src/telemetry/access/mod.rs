//! The access log: a line an access, a file a day, deleted before any line in it is older than the retention.
//!
//! Requests hand their line over and go on: a full queue or a full disk loses lines and counts them, and never
//! keeps a visitor waiting. One thread owns the folder, and looks through it each minute for files that are due.

pub mod expiry;
pub mod folder;
mod health;
mod line;
mod writer;

use std::path::{self, Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use self::health::Tally;
pub use self::health::{LogHealth, Trouble};
pub use self::line::{AccessLine, LogNetwork, Method, Size, Took};
pub use self::writer::Writer;
use crate::clock::Clock;

/// Lines that may wait for the writer; more than that are dropped.
pub const QUEUE: usize = 8_192;

/// How long the writer lets lines gather: with the queue's size it bears 160,000 lines a second, and a request wakes
/// it at most 20 times a second, for waking a thread costs more than all else that a request does here.
const GATHER: Duration = Duration::from_millis(50);

/// How often a flush looks for room in a full queue.
const KNOCK: Duration = Duration::from_millis(5);

/// How the access log came up, for the lines that are printed at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// No folder is configured: nothing is logged.
    Off,
    /// Lines go to files in the folder.
    Writing,
    /// The folder cannot be used: nothing is logged until it can. The one warning has been given.
    Unavailable(Trouble),
}

/// A handle to the access log, cheap to clone; the thread behind it ends with the last of them.
#[derive(Clone)]
pub struct AccessLog {
    queue: Option<SyncSender<Message>>,
    tally: Arc<Tally>,
}

impl AccessLog {
    /// Starts the access log in `dir`, or none at all without one; `retention` is how old a line may get.
    ///
    /// The folder is looked through before this returns, so that a start deletes what fell due while nothing ran.
    #[must_use]
    pub fn start(dir: Option<PathBuf>, clock: Clock, retention: Duration) -> (Self, Notice) {
        Self::start_shut_in(dir, clock, retention, |_| {})
    }

    /// The same with threads that shut themselves in to the folders they are told, before they write.
    #[must_use]
    pub fn start_shut_in(
        dir: Option<PathBuf>,
        clock: Clock,
        retention: Duration,
        shut: ShutIn,
    ) -> (Self, Notice) {
        let Some(dir) = dir else {
            let tally = Arc::default();
            return (Self { queue: None, tally }, Notice::Off);
        };
        let (writer, mut notice) = Writer::open(dir.clone(), clock, retention);
        let tally = writer.tally();
        let (queue, inbox) = sync_channel(QUEUE);
        let thread = thread::Builder::new().name("access-log".to_owned());
        if thread.spawn(move || keep(&dir, shut, writer, inbox)).is_err() {
            tally.set_writing(false);
            tally.trouble(Trouble::NoThread);
            notice = Notice::Unavailable(Trouble::NoThread);
        }
        (
            Self {
                queue: Some(queue),
                tally,
            },
            notice,
        )
    }

    /// Hands a line to the writer, which adds the minute; a line that finds the queue full is dropped and counted.
    pub fn log(&self, line: AccessLine) {
        if let Some(queue) = &self.queue
            && queue.try_send(Message::Line(line)).is_err()
        {
            self.tally.dropped(1);
        }
    }

    /// Waits until every line logged before has been written or dropped, but no longer than `limit`: for the end of
    /// the service. False when the time was not enough.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the end of the process is waited for in real time"
    )]
    pub fn flush(&self, limit: Duration) -> bool {
        let Some(queue) = &self.queue else { return true };
        let (done, wait) = sync_channel(1);
        let begun = Instant::now();
        while let Err(refused) = queue.try_send(Message::Flush(done.clone())) {
            if matches!(refused, TrySendError::Disconnected(_)) || begun.elapsed() >= limit {
                return false;
            }
            thread::sleep(KNOCK);
        }
        wait.recv_timeout(limit.saturating_sub(begun.elapsed())).is_ok()
    }

    /// How the log is doing.
    #[must_use]
    pub fn health(&self) -> LogHealth {
        self.tally.health()
    }
}

/// How a thread shuts itself in: from then on it can use files beneath these folders and no others.
pub type ShutIn = fn(&[PathBuf]);

enum Message {
    Line(AccessLine),
    Flush(SyncSender<()>),
}

/// Has the log written by one thread after the other, each shut in to the folder that is there.
///
/// To the kernel a folder that comes back is another one, and whoever is shut in to the old one never gets into it.
/// So this thread, which itself writes nothing, is shut in to the folder around it, and lets the next one in.
fn keep(dir: &Path, shut: ShutIn, mut writer: Writer, mut inbox: Receiver<Message>) {
    shut(&around(dir));
    let mut ended = Ended::Homeless;
    while ended == Ended::Homeless {
        ended = thread::scope(|scope| {
            let thread = thread::Builder::new().name("access-log".to_owned());
            let written = thread.spawn_scoped(scope, || {
                shut(&[dir.to_owned()]);
                run(&mut writer, &mut inbox)
            });
            // Without a thread, or after a panic, the log ends as it would have without this one.
            written.map_or(Ended::Done, |thread| thread.join().unwrap_or(Ended::Done))
        });
    }
}

/// The folders around the log's own, by its name and where that leads; at the top there is none but itself.
fn around(dir: &Path) -> Vec<PathBuf> {
    let places = [path::absolute(dir), dir.canonicalize()].into_iter().flatten();
    let outer = |place: PathBuf| match place.parent() {
        Some(parent) if parent.parent().is_some() => parent.to_owned(),
        _ => place,
    };
    places.map(outer).collect()
}

/// Why a thread that writes has ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// Nobody logs any more.
    Done,
    /// The folder it was shut in to is no longer there, or not under its name.
    Homeless,
}

fn run(writer: &mut Writer, inbox: &mut Receiver<Message>) -> Ended {
    writer.tick();
    loop {
        match inbox.recv_timeout(writer.until_check()) {
            Ok(first) => {
                if matches!(first, Message::Line(_)) {
                    thread::sleep(GATHER);
                }
                take_all(writer, first, inbox);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                writer.flush();
                return Ended::Done;
            }
        }
        if writer.is_homeless() {
            return Ended::Homeless;
        }
        writer.tick();
    }
}

/// Takes what waits, but looks at the folder in time also when there is always more: files are due whatever comes in.
fn take_all(writer: &mut Writer, first: Message, inbox: &Receiver<Message>) {
    let mut next = Some(first);
    while let Some(message) = next {
        serve(writer, message);
        let due = writer.until_check().is_zero();
        next = if due { None } else { inbox.try_recv().ok() };
    }
}

fn serve(writer: &mut Writer, message: Message) {
    match message {
        Message::Line(line) => writer.take(&line),
        Message::Flush(done) => {
            writer.flush();
            // Whoever asked may have stopped waiting.
            let _ = done.try_send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;

    use super::*;
    use crate::clock::ManualClock;

    #[test]
    fn a_full_queue_costs_the_line_and_not_the_visitor() {
        let (queue, inbox) = sync_channel(2);
        let log = AccessLog {
            queue: Some(queue),
            tally: Arc::default(),
        };
        for _ in 0..5 {
            log.log(AccessLine {
                network: LogNetwork::None,
                method: Method::Get,
                route: "/",
                status: 200,
                took: Took::of(Duration::ZERO),
                size: Size::of_amount(0),
            });
        }
        assert_eq!(log.health().dropped, 3);
        assert_eq!(inbox.try_iter().count(), 2);
    }

    #[test]
    fn a_queue_that_is_never_empty_does_not_put_off_the_look_at_the_folder() {
        let time = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
        let clock = Clock::new(time.clone());
        let (mut writer, _) = Writer::open(PathBuf::from("/nonexistent"), clock, Duration::ZERO);
        let (queue, inbox) = sync_channel(2);
        let flush = || Message::Flush(sync_channel(1).0);
        for (passed, left) in [(59, 0), (1, 2)] {
            queue.send(flush()).unwrap();
            queue.send(flush()).unwrap();
            time.advance(Duration::from_secs(passed));
            take_all(&mut writer, flush(), &inbox);
            assert_eq!(inbox.try_iter().count(), left);
        }
    }

    #[test]
    fn a_flush_never_outlasts_its_limit() {
        let (queue, _inbox) = sync_channel(0);
        let log = AccessLog {
            queue: Some(queue),
            tally: Arc::default(),
        };
        assert!(!log.flush(Duration::from_millis(1)));
    }
}
