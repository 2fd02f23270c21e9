//! What it has open, what it has written, and what the lines of its log say.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use regex::Regex;
use time::{Date, OffsetDateTime};

use super::kernel::unseen;
use super::memory::Search;
use super::report::{Finding, Verdict};
use super::watched::{Open, Watched};
use crate::edge::routes;
use crate::ledger::retention::ACCESS_LOG;

/// A line of the access log but for its route, which is looked up (`telemetry::access`).
const LINE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z (?:-|[0-9.]+/24|[0-9a-f:]+/48) \
    (?:GET|HEAD|POST|OTHER) (?<route>[!-~]+) [0-9]{3} (?:<|>=)[0-9]+m?s (?:<|>=)[0-9]+[KM]iB$";
/// What is promised of everything that is written.
const WRITTEN: &str = "Nothing but lines of the access log is written, and nothing that a visitor sent stands in a file or \
    on standard error.";
/// How many foreign lines and files are named.
const NAMED: usize = 5;

/// Nothing but the log is opened for writing.
pub(super) fn open(watched: &Watched, log: Option<&Path>) -> Finding {
    let promise = match log {
        Some(_) => "Nothing but the access log is opened for writing.",
        None => "Nothing at all is opened for writing.",
    };
    let (verdict, evidence) = match watched.open() {
        Err(fault) => unseen("what it has open", &fault),
        Ok(open) => {
            let log = log.and_then(|log| log.canonicalize().ok());
            let of_log = |path: &Path| log.as_deref() == path.parent() && day(path).is_some();
            let files: Vec<&Open> = open.iter().filter(|open| is_file(open)).collect();
            let mut evidence = vec![format!(
                "{} descriptors, {} of files that can be written",
                open.len(),
                files.len()
            )];
            let foreign = files.iter().filter(|open| !of_log(&open.target));
            // What it says at its start and of its faults goes where whoever started it wants.
            let (streams, foreign): (Vec<&Open>, Vec<&Open>) = foreign.partition(|open| open.number <= 2);
            evidence.extend(
                streams
                    .iter()
                    .map(|open| format!("its words go to {}", open.target.display())),
            );
            let named = foreign.iter().take(NAMED);
            evidence.extend(named.map(|open| format!("open for writing: {}", open.target.display())));
            (Verdict::of(foreign.is_empty()), evidence)
        }
    };
    Finding::named("open-files", promise, verdict, evidence)
}

/// Of everything in a folder that only it writes to, nothing is foreign and nothing was planted.
pub(super) fn written(folder: &Path, said: &[u8], search: &Search) -> Finding {
    let mut evidence = Vec::new();
    let (mut files, mut bytes) = (0, said.len());
    let faults = walk(folder, &mut |path, content| {
        (files, bytes) = (files + 1, bytes + content.len());
        if day(path).is_none() {
            evidence.push(format!("a file that is no log: {}", path.display()));
        }
        let found = search.within(content);
        evidence.extend(
            found
                .iter()
                .map(|name| format!("{name} stands in {}", path.display())),
        );
    });
    let found = search.within(said);
    evidence.extend(
        found
            .iter()
            .map(|name| format!("{name} stands in what it said on standard error")),
    );
    let broken = !evidence.is_empty();
    let finding = |verdict, evidence| Finding::named("written", WRITTEN, verdict, evidence);
    if let Err(fault) = faults {
        let (verdict, why) = unseen("the folder", &fault);
        evidence.extend(why);
        return finding(if broken { Verdict::Broken } else { verdict }, evidence);
    }
    evidence.push(format!(
        "{files} files and standard error at its most talkative: {bytes} bytes were looked through"
    ));
    finding(Verdict::of(!broken), evidence)
}

/// Lines of the log say what a line may say, and are not too old; each folder is a log's.
pub(super) fn lines(folders: &[PathBuf], search: &Search, now: OffsetDateTime) -> Finding {
    let id = "privacy-log-never";
    let Ok(line) = Regex::new(LINE) else {
        return Finding::of_policy(id, Verdict::NotChecked, Vec::new());
    };
    let (mut evidence, mut broken) = (Vec::new(), 0);
    if folders.is_empty() {
        evidence.push("no access log is written".to_owned());
    }
    for folder in folders {
        let mut count = 0;
        let looked = walk(folder, &mut |path, content| {
            let Some(day) = day(path) else { return };
            let text = String::from_utf8_lossy(content);
            let foreign = text.lines().filter(|text| !is_line(&line, text)).count();
            count += text.lines().count();
            let mut wrong = Vec::new();
            // A line is as old as the beginning of its day may be, and goes before that is too old.
            if now.date() > day.saturating_add(ACCESS_LOG.try_into().unwrap_or(time::Duration::MAX)) {
                wrong.push("is kept for too long".to_owned());
            }
            if foreign > 0 {
                wrong.push(format!("has {foreign} lines that the program does not write"));
            }
            wrong.extend(search.within(content).iter().map(|name| format!("holds {name}")));
            broken += wrong.len();
            evidence.extend(wrong.iter().map(|wrong| format!("{} {wrong}", path.display())));
        });
        match looked {
            Ok(()) => evidence.push(format!("{}: {count} lines were read", folder.display())),
            // A log that was never begun holds nothing.
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => {}
            Err(fault) => {
                let (verdict, why) = unseen(&folder.display().to_string(), &fault);
                evidence.extend(why);
                return Finding::of_policy(id, if broken > 0 { Verdict::Broken } else { verdict }, evidence);
            }
        }
    }
    Finding::of_policy(id, Verdict::of(broken == 0), evidence)
}

/// Calls with every file below a folder; links are followed nowhere.
fn walk(folder: &Path, with: &mut dyn FnMut(&Path, &[u8])) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), with)?;
        } else if kind.is_file() {
            with(&entry.path(), &fs::read(entry.path())?);
        } else {
            with(&entry.path(), &[]);
        }
    }
    Ok(())
}

/// Whether something is a file that can be written, and not a pipe, a socket, a device or memory of the kernel's.
fn is_file(open: &Open) -> bool {
    open.writable && open.target.is_absolute() && !open.target.starts_with("/dev")
}

/// The day of a log file, by its name.
fn day(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_str()?;
    let day = name.strip_prefix("access.")?.strip_suffix(".log")?;
    Date::parse(day, time::macros::format_description!("[year]-[month]-[day]")).ok()
}

fn is_line(line: &Regex, text: &str) -> bool {
    let route = line
        .captures(text)
        .and_then(|found| Some(found.name("route")?.as_str()));
    route
        .is_some_and(|route| route == routes::UNKNOWN || routes::TABLE.iter().any(|(path, _)| *path == route))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_log_is_known_and_nothing_else_is() {
        let line = Regex::new(LINE).unwrap();
        for good in [
            "2026-11-09T14:05Z 203.0.113.0/24 POST /generate 200 <10s <4MiB",
            "2026-11-09T14:05Z 2a0b:1::/48 GET / 200 <10ms <16KiB",
            "2026-11-09T14:05Z - OTHER - 405 >=120s >=16MiB",
        ] {
            assert!(is_line(&line, good), "{good}");
        }
        for bad in [
            "a lake at dawn",
            "2026-11-09T14:05Z 203.0.113.7 POST /generate 200 <10s <4MiB",
            "2026-11-09T14:05Z - GET /?prompt=lake 200 <10s <4MiB",
            "2026-11-09T14:05Z - GET / 200 <10s <4MiB a browser",
        ] {
            assert!(!is_line(&line, bad), "{bad}");
        }
    }
}
