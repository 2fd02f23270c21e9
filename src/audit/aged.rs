//! Retention on a clock that is moved by hand: what is kept is gone when the table says so.

use std::io;
use std::path::Path;
use std::time::Duration;

use futures_util::FutureExt as _;
use time::OffsetDateTime;

use super::kernel::unseen;
use super::report::{Finding, Verdict};
use crate::clock::{Clock, ManualClock};
use crate::ledger::retention::{ACCESS_LOG, CHALLENGE, SESSION_IDLE, SWEEP};
use crate::ledger::{ChallengeId, Ledger as _, Memory, SessionId, SessionRecord};
use crate::telemetry::access::Writer;
use crate::telemetry::{AccessLine, LogNetwork, Method, Size, Took};

/// Sessions, challenges and lines of the log go when they have to.
pub(super) fn retention(folder: &Path, now: OffsetDateTime) -> Finding {
    let promise =
        "Sessions, challenges and lines of the access log are gone when the table of /privacy says so.";
    let (verdict, evidence) = match line(folder, now) {
        Err(fault) => unseen("a log of its own", &fault),
        Ok((kept, gone)) => {
            let (held, ended) = remembered(now);
            let told = vec![
                format!(
                    "a line of the log: kept after {} days {kept}, gone a day later {gone}",
                    days(ACCESS_LOG) - 1
                ),
                format!(
                    "a session after {} minutes without use, a challenge after {}: kept before {held}, gone after {ended}",
                    minutes(SESSION_IDLE),
                    minutes(CHALLENGE)
                ),
                "on the same code with a clock that was moved by hand".to_owned(),
            ];
            (Verdict::of(kept && gone && held && ended), told)
        }
    };
    Finding::named("retention", promise, verdict, evidence)
}

/// Whether a line is there on its last day, and not the day after.
fn line(folder: &Path, now: OffsetDateTime) -> io::Result<(bool, bool)> {
    let time = ManualClock::at(now);
    let (mut writer, _) = Writer::open(folder.to_owned(), Clock::new(time.clone()), ACCESS_LOG);
    writer.take(&AccessLine {
        network: LogNetwork::None,
        method: Method::Get,
        route: "/",
        status: 200,
        took: Took::of_amount(1),
        size: Size::of_amount(1),
    });
    writer.tick();
    let entries = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let files: Vec<_> = entries.collect::<io::Result<_>>()?;
    // Files of later days may come; what counts is the one with the line.
    let is_there = || files.iter().any(|file| file.exists());
    let day = Duration::from_secs(86_400);
    let mut kept = is_there();
    for _ in 1..days(ACCESS_LOG) {
        time.advance(day);
        writer.tick();
        kept &= is_there();
    }
    time.advance(day);
    writer.tick();
    Ok((kept, !is_there()))
}

/// Whether the memory of the program has a session and a challenge, and not after their time.
fn remembered(now: OffsetDateTime) -> (bool, bool) {
    let time = ManualClock::at(now);
    let memory = Memory::new(Clock::new(time.clone()));
    let (session, network) = (SessionId::new("s".to_owned()), [0; 16]);
    let record = SessionRecord {
        id: session.clone(),
        born: Clock::new(time.clone()).now().nanos(),
        network,
    };
    let kept = memory.keep_session("cookie", record).now_or_never();
    let challenge = ChallengeId::new("c");
    let asked = memory.keep_challenge(&session, network, &challenge, "answer".to_owned().into());
    let asked = asked.now_or_never();
    let before = memory.records();
    time.advance(SESSION_IDLE.max(CHALLENGE) + SWEEP);
    memory.sweep();
    let after = memory.records();
    let held = kept.is_some() && asked.is_some() && before.sessions == 1 && before.challenges == 1;
    (held, after.sessions == 0 && after.challenges == 0)
}

fn days(span: Duration) -> u64 {
    span.as_secs() / 86_400
}

fn minutes(span: Duration) -> u64 {
    span.as_secs() / 60
}
