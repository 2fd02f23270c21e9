//! Thirty days, whatever the service and the clock do meanwhile (safety.md threat 30 and the clock row of section 2).

use std::fs;
use std::os::unix::fs::symlink;

use afterimage::clock::ManualClock;
use time::macros::{date, datetime};
use time::{Date, Duration as Span};

use crate::fixture::{DAY, HOUR, MINUTE, PRINTED, Place, RETENTION, SECOND, Service, minute_of, name};

/// Files of so many days up to and with this one, a line each.
fn history(place: &Place, last: Date, days: i64) {
    for back in 0..days {
        let date = last - Span::days(back);
        place.put(&name(date), &format!("{date}T00:00Z{PRINTED}\n"));
    }
}

#[test]
fn no_line_is_ever_older_than_thirty_days_and_none_goes_a_day_early() {
    let place = Place::new("month");
    let mut service = Service::start(&place, datetime!(2027-12-31 22:30 UTC));
    for hour in 0..24 * 65 {
        service.visit();
        service.idle(HOUR, HOUR);
        let now = service.wall();
        let lines = place.lines();
        assert!(
            lines.iter().all(|line| now - minute_of(line) < RETENTION),
            "at {now}"
        );
        assert!(place.names().len() <= 31, "at {now}");
        // The file that goes holds at most the day that follows its midnight, and goes two minutes before.
        assert!(
            lines.len() >= (hour + 1).min(24 * 29),
            "at {now}: {} lines",
            lines.len()
        );
    }
}

#[test]
fn thirty_days_after_a_visit_its_line_is_gone_though_nobody_came_since() {
    for (phase, start) in [(1, "midnight"), (59, "idle")] {
        let place = Place::new(start);
        let mut service = Service::start(&place, datetime!(2028-02-01 00:00 UTC));
        service.visit();
        service.idle(phase * SECOND, MINUTE);
        service.idle(RETENTION - 4 * MINUTE, MINUTE);
        assert_eq!(place.lines().len(), 1);
        service.idle(3 * MINUTE, MINUTE);
        assert!(service.wall() < datetime!(2028-03-02 00:00 UTC));
        assert_eq!(place.lines(), Vec::<String>::new());
        service.idle(HOUR, MINUTE);
        assert!(place.names().len() <= 1);
    }
}

#[test]
fn a_start_deletes_what_fell_due_while_nothing_ran() {
    let place = Place::new("start");
    history(&place, date!(2026 - 10 - 20), 30);
    let service = Service::start(&place, datetime!(2026-11-09 12:00 UTC));
    let lines = place.lines();
    assert_eq!(lines.len(), 10);
    assert!(
        lines
            .iter()
            .all(|line| service.wall() - minute_of(line) < RETENTION)
    );
    assert_eq!(service.health().deleted, 20);
}

#[test]
fn a_clock_set_back_ten_years_leaves_no_more_than_31_files() {
    let place = Place::new("back");
    history(&place, date!(2026 - 11 - 08), 29);
    let mut service = Service::start(&place, datetime!(2026-11-09 12:00 UTC));
    service.visit();
    service.time.set_wall(datetime!(2016-11-09 12:00 UTC));
    for _ in 0..40 {
        service.visit();
        assert!(place.names().len() <= 31);
        service.idle(DAY, MINUTE * 30);
        assert!(place.names().len() <= 31);
        assert!(place.names().iter().all(|name| name.starts_with("access.2016-")));
    }
    let health = service.health();
    assert_eq!((health.written, health.dropped), (41, 0));
}

#[test]
fn many_files_of_another_clock_make_room_at_once_for_todays() {
    let place = Place::new("crowd");
    history(&place, date!(2036 - 11 - 08), 200);
    place.put("access.2026-11-08.log", "kept\n");
    let mut service = Service::start(&place, datetime!(2026-11-09 12:00 UTC));
    service.visit();
    assert_eq!(place.names().len(), 31);
    assert!(place.names().contains(&"access.2026-11-08.log".to_owned()));
    service.idle(HOUR, MINUTE);
    assert_eq!(place.names(), ["access.2026-11-08.log", "access.2026-11-09.log"]);
}

#[test]
fn there_is_never_one_file_too_many_even_at_midnight() {
    let place = Place::new("midnight-room");
    history(&place, date!(2036 - 11 - 08), 40);
    let mut service = Service::start(&place, datetime!(2026-11-09 23:59:58 UTC));
    service.visit();
    assert_eq!(place.names().len(), 31);
    service.idle(2 * SECOND, SECOND);
    service.visit();
    assert_eq!(place.names().len(), 31);
    assert_eq!(
        place
            .names()
            .iter()
            .filter(|name| name.starts_with("access.2026-"))
            .count(),
        2
    );
}

#[test]
fn what_is_not_ours_takes_no_room_among_the_31() {
    let place = Place::new("room");
    for day in 1..=40 {
        fs::create_dir(place.0.join(name(date!(2026 - 11 - 10) + Span::days(day)))).unwrap();
    }
    place.put(
        "access.2026-11-10.log",
        "ours, and the first that would have to make room",
    );
    let service = Service::start(&place, datetime!(2026-11-09 12:00 UTC));
    assert_eq!(place.names().len(), 42);
    assert_eq!(service.health().deleted, 0);
}

#[test]
fn a_clock_that_is_set_right_within_the_hour_loses_nothing() {
    let place = Place::new("boot");
    history(&place, date!(2026 - 11 - 09), 30);
    let mut service = Service::start(&place, datetime!(1970-01-01 00:00 UTC));
    service.visit();
    service.idle(MINUTE * 50, MINUTE);
    service.time.set_wall(datetime!(2026-11-09 12:00 UTC));
    service.idle(MINUTE * 50, MINUTE);
    assert_eq!(place.names().len(), 30);
    assert_eq!(
        place.lines().len(),
        30,
        "the line of 1970 is over 30 days old by its name"
    );
}

#[test]
fn a_clock_set_forward_forty_days_deletes_within_a_minute() {
    let place = Place::new("forward");
    let mut service = Service::start(&place, datetime!(2026-11-09 12:00 UTC));
    service.visit();
    service.time.set_wall(datetime!(2026-12-19 12:00 UTC));
    service.idle(MINUTE, MINUTE);
    assert_eq!(place.lines(), Vec::<String>::new());
    service.visit();
    assert_eq!(place.names(), ["access.2026-12-19.log"]);
}

#[test]
fn a_clock_that_stands_still_keeps_nothing_for_longer() {
    let place = Place::new("stuck");
    let stuck = datetime!(2026-11-09 12:00 UTC);
    let mut service = Service::start(&place, stuck);
    for hour in 0..24 * 70 {
        service.visit();
        service.time.advance(HOUR);
        service.time.set_wall(stuck);
        service.writer.tick();
        // A line an hour: more of them would mean that one is older.
        assert!(place.lines().len() <= 24 * 30, "after {hour} hours");
        assert!(place.names().len() <= 1);
    }
    assert!(
        place.lines().len() > 24 * 9,
        "the file made anew was deleted early"
    );
    assert_eq!(service.health().deleted, 2);
}

#[test]
fn a_leap_day_has_its_file_and_a_second_repeated_at_midnight_costs_no_line() {
    let place = Place::new("leap");
    let mut service = Service::start(&place, datetime!(2028-02-28 23:59:59 UTC));
    for _ in 0..3 {
        service.visit();
        service.idle(SECOND, SECOND);
        service.visit();
        service.time.set_wall(datetime!(2028-02-28 23:59:59 UTC));
    }
    service.time.set_wall(datetime!(2028-02-29 00:00:01 UTC));
    service.idle(2 * HOUR, MINUTE);
    assert_eq!(place.names(), ["access.2028-02-28.log", "access.2028-02-29.log"]);
    assert_eq!(place.lines().len(), 6);
    assert_eq!(service.health().deleted, 0);
}

#[test]
fn nobody_elses_file_is_touched() {
    let place = Place::new("foreign");
    let kept = Place::new("foreign-target");
    kept.put("letter", "dear diary");
    for name in [
        "access.keep-me.log",
        "access.2001-01-01.log.gz",
        "access.2001-1-1.log",
        "notes.txt",
        "access.log",
    ] {
        place.put(name, "mine");
    }
    fs::create_dir(place.0.join("access.2001-01-02.log")).unwrap();
    symlink(kept.0.join("letter"), place.0.join("access.2001-01-03.log")).unwrap();
    symlink(&kept.0, place.0.join("access.2001-01-04.log")).unwrap();
    place.put("access.2001-01-05.log", "ours, and due");
    let before = place.names();
    let mut service = Service::start(&place, datetime!(2026-11-09 12:00 UTC));
    service.idle(RETENTION, HOUR);
    let after = place.names();
    let gone: Vec<_> = before.iter().filter(|name| !after.contains(name)).collect();
    assert_eq!(gone, ["access.2001-01-05.log"]);
    assert_eq!(fs::read_to_string(kept.0.join("letter")).unwrap(), "dear diary");
}

#[test]
fn a_restart_goes_on_in_the_same_file() {
    let place = Place::new("restart");
    let time = ManualClock::at(datetime!(2026-11-09 12:00 UTC));
    for _ in 0..3 {
        Service::on(time.clone(), &place).visit();
    }
    assert_eq!(place.names(), ["access.2026-11-09.log"]);
    assert_eq!(place.lines(), vec![format!("2026-11-09T12:00Z{PRINTED}"); 3]);
}
