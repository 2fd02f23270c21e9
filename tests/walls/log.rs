//! The log goes on behind its walls: its thread is let into the one folder that is there, also when that changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use afterimage::clock::{Clock, ManualClock};
use afterimage::ledger::retention::ACCESS_LOG;
use afterimage::sandbox::enter;
use afterimage::telemetry::{AccessLine, AccessLog, LogNetwork, Method, Notice, Size, Took};
use time::macros::datetime;

use crate::program::{Folder, PATIENCE};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);

/// A log whose threads are shut in, on a clock that is moved by hand.
struct Shut {
    log: AccessLog,
    time: std::sync::Arc<ManualClock>,
}

impl Shut {
    fn start(folder: &Path) -> (Self, Notice) {
        let time = ManualClock::at(datetime!(2026-11-20 12:00 UTC));
        let clock = Clock::new(time.clone());
        let (log, notice) = AccessLog::start_shut_in(Some(folder.to_owned()), clock, ACCESS_LOG, |folders| {
            let _ = enter(folders);
        });
        (Self { log, time }, notice)
    }

    /// A visit, after some time; written when this returns.
    fn visit(&self, after: Duration) {
        self.time.advance(after);
        self.log.log(AccessLine {
            network: LogNetwork::None,
            method: Method::Get,
            route: "/",
            status: 200,
            took: Took::of(Duration::ZERO),
            size: Size::of_amount(0),
        });
        assert!(self.log.flush(PATIENCE));
    }
}

/// Visits until there is a line in the folder, minute by minute: a thread that was shut in before the folder was there
/// looks at it again only after one.
fn is_written(log: &Shut, folder: &Path) -> bool {
    (0..10).any(|_| {
        log.visit(MINUTE);
        lines(folder) >= 1
    })
}

fn lines(folder: &Path) -> usize {
    let files = fs::read_dir(folder).unwrap();
    files
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap().lines().count())
        .sum()
}

#[test]
fn each_day_has_its_file_and_old_ones_go() {
    let folder = Folder::new("rotation");
    let dir = folder.0.join("log");
    let (log, notice) = Shut::start(&dir);
    assert_eq!(notice, Notice::Writing);
    log.visit(Duration::ZERO);
    log.visit(DAY);
    let names = |dir: &Path| {
        let mut names: Vec<_> = fs::read_dir(dir)
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(&dir), ["access.2026-11-20.log", "access.2026-11-21.log"]);
    log.visit(29 * DAY);
    log.visit(MINUTE);
    assert_eq!(names(&dir), ["access.2026-11-21.log", "access.2026-12-20.log"]);
}

// safety.md section 2, tier: run
#[test]
fn a_folder_that_vanishes_and_comes_back_is_written_again() {
    let folder = Folder::new("vanishing");
    let dir = folder.0.join("log");
    let (log, _) = Shut::start(&dir);
    log.visit(Duration::ZERO);
    for _ in 0..2 {
        fs::remove_dir_all(&dir).unwrap();
        log.visit(MINUTE);
        log.visit(MINUTE);
        fs::create_dir(&dir).unwrap();
        log.visit(MINUTE);
        assert!(is_written(&log, &dir), "{:?}", log.log.health());
    }
}

#[test]
fn a_folder_that_is_swapped_for_another_is_followed() {
    let folder = Folder::new("swapped");
    let dir = folder.0.join("log");
    let (log, _) = Shut::start(&dir);
    log.visit(Duration::ZERO);
    fs::rename(&dir, folder.0.join("aside")).unwrap();
    fs::create_dir(&dir).unwrap();
    log.visit(MINUTE);
    assert!(is_written(&log, &dir), "{:?}", log.log.health());
}

#[test]
fn a_folder_that_comes_late_is_found() {
    let folder = Folder::new("late");
    let dir = folder.0.join("log/later");
    let (log, notice) = Shut::start(&dir);
    assert!(matches!(notice, Notice::Unavailable(_)));
    fs::create_dir(&dir).unwrap();
    log.visit(MINUTE);
    assert!(is_written(&log, &dir), "{:?}", log.log.health());
}

/// What the threads of one log could write, each after it was shut in: what it was shut in to, then what it tried.
static TRIED: Mutex<Vec<(PathBuf, PathBuf, bool)>> = Mutex::new(Vec::new());

#[test]
fn the_thread_that_writes_reaches_nothing_beside_its_folder() {
    let folder = Folder::new("beside");
    let dir = folder.0.join("log");
    let clock = Clock::new(ManualClock::at(datetime!(2026-11-20 12:00 UTC)));
    let (log, _) = AccessLog::start_shut_in(Some(dir.clone()), clock, ACCESS_LOG, |folders| {
        let _ = enter(folders);
        let around = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let inside = folders.first().unwrap().clone();
        let beside = inside.parent().unwrap().to_owned();
        for place in [
            inside.clone(),
            beside,
            around.to_owned(),
            "/tmp".into(),
            "/dev/shm".into(),
        ] {
            let probe = place.join("afterimage-probe");
            let written = fs::write(&probe, "x").is_ok();
            let _ = fs::remove_file(&probe);
            TRIED.lock().unwrap().push((inside.clone(), place, written));
        }
    });
    assert!(log.flush(PATIENCE));
    let tried = TRIED.lock().unwrap();
    // The one that lets in, and the one that writes.
    for own in [&folder.0, &dir] {
        let of: Vec<_> = tried.iter().filter(|(inside, ..)| inside == own).collect();
        assert!(of.len() >= 5, "{tried:?}");
        for (_, place, written) in of {
            assert_eq!(*written, place == own, "{own:?}: {place:?}");
        }
    }
}
