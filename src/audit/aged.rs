//! Retention on a clock that is moved by hand: what is kept is gone when the table says so.

use std::io;
use std::path::Path;
use std::time::Duration;

use time::OffsetDateTime;

use super::kernel::unseen;
use super::report::{Finding, Verdict};
use super::rows;
use crate::clock::{Clock, ManualClock};
use crate::ledger::retention::{ACCESS_LOG, Place, Row, Span, TABLE};
use crate::telemetry::access::Writer;
use crate::telemetry::{AccessLine, LogNetwork, Method, Size, Took};

const PROMISE: &str =
    "What is kept is gone when the table of /privacy says so, and what a visitor erases is gone at once.";
const DAY: Duration = Duration::from_secs(86_400);

/// Each row of the table goes when it has to, and so does what is erased.
pub(super) fn retention(folder: &Path, now: OffsetDateTime) -> Finding {
    let rows = TABLE.iter().map(|row| tried(row, folder, now));
    let (verdicts, mut evidence): (Vec<Verdict>, Vec<String>) =
        rows.chain([rows::pass(now), rows::erased(now)]).unzip();
    evidence.push("all on the same code with a clock that was moved by hand".to_owned());
    let any = |verdict| verdicts.contains(&verdict);
    let verdict = match (any(Verdict::Broken), any(Verdict::NotChecked)) {
        (true, _) => Verdict::Broken,
        (false, true) => Verdict::NotChecked,
        (false, false) => Verdict::Holds,
    };
    Finding::named("retention", PROMISE, verdict, evidence)
}

fn tried(row: &Row, folder: &Path, now: OffsetDateTime) -> (Verdict, String) {
    match row.place {
        Place::Request => (
            Verdict::Holds,
            format!(
                "{}: for one request only, its memory is looked into above",
                row.id
            ),
        ),
        Place::Browser => (
            Verdict::Holds,
            format!("{}: in the visitor's own browser, nothing of it is here", row.id),
        ),
        Place::Configuration => (
            Verdict::Holds,
            format!("{}: in the operator's configuration, which is only read", row.id),
        ),
        Place::Memory if row.span == Span::Stop => (
            Verdict::Holds,
            format!(
                "{}: numbers that end with the process, for nothing is written",
                row.id
            ),
        ),
        Place::Memory => rows::remembered(row, now),
        Place::File => match line(folder, now) {
            Ok((kept, gone)) => (
                Verdict::of(kept && gone),
                format!(
                    "{}: there after {} days {kept}, gone a day later {gone}",
                    row.id,
                    days(ACCESS_LOG) - 1
                ),
            ),
            Err(fault) => {
                let (verdict, why) = unseen("a log of its own", &fault);
                (verdict, why.join(", "))
            }
        },
    }
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
    let mut kept = is_there();
    for _ in 1..days(ACCESS_LOG) {
        time.advance(DAY);
        writer.tick();
        kept &= is_there();
    }
    time.advance(DAY);
    writer.tick();
    Ok((kept, !is_there()))
}

fn days(span: Duration) -> u64 {
    span.as_secs() / DAY.as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn every_row_of_the_table_is_tried() {
        let folder = std::env::temp_dir().join(format!("afterimage-aged-{}", std::process::id()));
        std::fs::create_dir(&folder).unwrap();
        let rows = TABLE
            .iter()
            .map(|row| tried(row, &folder, datetime!(2026-11-20 12:00 UTC)));
        for (verdict, told) in rows {
            assert_eq!(verdict, Verdict::Holds, "{told}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_row_that_nobody_knows_is_not_said_to_hold() {
        let row = Row {
            id: "shoes",
            place: Place::Memory,
            span: TABLE[2].span,
        };
        let (verdict, _) = rows::remembered(&row, datetime!(2026-11-20 12:00 UTC));
        assert_eq!(verdict, Verdict::NotChecked);
    }
}
