//! The log as the service holds it: a handle for each worker, a thread behind it.

use std::thread;
use std::time::Duration;

use afterimage::clock::{Clock, ManualClock};
use afterimage::telemetry::{AccessLog, Notice, Trouble};
use time::macros::datetime;

use crate::fixture::{PRINTED, Place, RETENTION, line};

const LIMIT: Duration = Duration::from_secs(60);

fn clock() -> Clock {
    Clock::new(ManualClock::at(datetime!(2026-11-09 12:00 UTC)))
}

#[test]
fn every_line_of_every_worker_is_written_whole_or_counted() {
    let place = Place::new("workers");
    let (log, notice) = AccessLog::start(Some(place.0.clone()), clock(), RETENTION);
    assert_eq!(notice, Notice::Writing);
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let log = log.clone();
            thread::spawn(move || (0..5_000).for_each(|_| log.log(line())))
        })
        .collect();
    workers.into_iter().for_each(|worker| worker.join().unwrap());
    assert!(log.flush(LIMIT));
    let (health, lines) = (log.health(), place.lines());
    assert_eq!(health.written + health.dropped, 40_000);
    assert!(health.written >= 8_192, "less than the queue holds was written");
    assert_eq!(lines.len() as u64, health.written);
    assert!(
        lines
            .iter()
            .all(|line| *line == format!("2026-11-09T12:00Z{PRINTED}"))
    );
}

#[test]
fn a_flush_has_everything_in_the_file() {
    let place = Place::new("flush");
    let (log, _) = AccessLog::start(Some(place.0.clone()), clock(), RETENTION);
    for lines in 1..=3 {
        log.log(line());
        assert!(log.flush(LIMIT));
        assert_eq!(place.lines().len(), lines);
    }
}

#[test]
fn without_a_folder_nothing_is_logged_and_nothing_counted() {
    let (log, notice) = AccessLog::start(None, clock(), RETENTION);
    log.log(line());
    assert!(log.flush(Duration::ZERO));
    assert_eq!(notice, Notice::Off);
    assert_eq!(log.health().dropped, 0);
}

#[test]
fn a_log_that_cannot_be_written_still_takes_lines() {
    let place = Place::none("nowhere");
    let (log, notice) = AccessLog::start(Some(place.0.clone()), clock(), RETENTION);
    log.log(line());
    assert!(log.flush(LIMIT));
    assert_eq!(notice, Notice::Unavailable(Trouble::Missing));
    assert_eq!(log.health().dropped, 1);
}
