//! Trouble with the folder (safety.md section 2): the service goes on, the operator is told once.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use afterimage::telemetry::{Notice, Trouble};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::fixture::{DAY, HOUR, MINUTE, PRINTED, Place, Service};

const NOON: OffsetDateTime = datetime!(2026-11-09 12:00 UTC);

#[test]
fn a_missing_folder_at_the_start_means_no_log_and_one_warning() {
    let place = Place::none("missing");
    let mut service = Service::start(&place, NOON);
    assert_eq!(service.notice, Notice::Unavailable(Trouble::Missing));
    for _ in 0..24 {
        service.visit();
        service.idle(HOUR, MINUTE);
    }
    let health = service.health();
    assert!(!place.0.exists(), "the folder was made");
    assert_eq!((health.notes, health.dropped, health.writing), (1, 24, false));
}

#[test]
fn a_folder_that_comes_later_is_found_within_a_minute() {
    let place = Place::none("later");
    let mut service = Service::start(&place, NOON);
    service.visit();
    fs::create_dir(&place.0).unwrap();
    service.idle(MINUTE, MINUTE);
    service.visit();
    assert_eq!(place.lines().len(), 1);
    assert!(service.health().writing);
}

#[test]
fn a_file_in_the_folders_place_is_left_alone() {
    let place = Place::none("not-a-folder");
    fs::write(&place.0, "mine").unwrap();
    let mut service = Service::start(&place, NOON);
    assert_eq!(service.notice, Notice::Unavailable(Trouble::Missing));
    service.visit();
    assert_eq!(fs::read_to_string(&place.0).unwrap(), "mine");
    assert_eq!(service.health().dropped, 1);
}

#[test]
fn a_folder_where_nothing_can_be_made_means_no_log_and_one_warning() {
    // Even root makes no file in /proc.
    let mut service = Service::start(&Place("/proc".into()), NOON);
    assert!(matches!(service.notice, Notice::Unavailable(_)));
    service.visit();
    service.idle(HOUR, MINUTE);
    assert_eq!((service.health().notes, service.health().dropped), (1, 1));
}

#[test]
fn something_else_under_todays_name_is_never_written_to() {
    let place = Place::new("trap");
    let target = Place::new("trap-target");
    target.put("letter", "dear diary");
    symlink(target.0.join("letter"), place.0.join("access.2026-11-09.log")).unwrap();
    fs::create_dir(place.0.join("access.2026-11-10.log")).unwrap();
    let pipe = place.0.join("access.2026-11-11.log");
    mknodat(CWD, pipe, FileType::Fifo, Mode::RWXU, 0).unwrap();
    let mut service = Service::start(&place, NOON);
    assert_eq!(service.notice, Notice::Unavailable(Trouble::NotAFile));
    for _ in 0..3 {
        service.visit();
        assert_eq!(service.health().last_trouble, Some(Trouble::NotAFile));
        assert!(!service.health().writing);
        service.idle(DAY, MINUTE);
    }
    service.visit();
    assert_eq!(fs::read_to_string(target.0.join("letter")).unwrap(), "dear diary");
    assert_eq!((service.health().written, service.health().dropped), (1, 3));
}

#[test]
fn a_folder_that_vanishes_is_opened_again_each_minute_with_no_descriptor_left_behind() {
    let place = Place::new("vanish");
    let mut service = Service::start(&place, NOON);
    for round in 1..=20 {
        fs::remove_dir_all(&place.0).unwrap();
        service.idle(MINUTE, MINUTE);
        service.visit();
        assert!(!service.health().writing, "round {round}");
        fs::create_dir(&place.0).unwrap();
        service.idle(MINUTE, MINUTE);
        service.visit();
        assert_eq!(place.lines().len(), 1, "round {round}");
    }
    assert_eq!(service.health().last_trouble, Some(Trouble::Missing));
    let open = fs::read_dir("/proc/self/fd")
        .unwrap()
        .filter_map(|entry| fs::read_link(entry.unwrap().path()).ok());
    let ours = open
        .filter(|path| path.to_string_lossy().contains("/vanish-"))
        .count();
    assert_eq!(ours, 2, "the folder and the day's file");
}

#[test]
fn a_file_taken_away_by_hand_is_made_anew_within_a_minute() {
    let place = Place::new("taken");
    let mut service = Service::start(&place, NOON);
    service.visit();
    fs::remove_file(place.0.join("access.2026-11-09.log")).unwrap();
    service.idle(MINUTE, MINUTE);
    service.visit();
    assert_eq!(place.lines().len(), 1);
}

#[test]
fn a_folder_swapped_for_another_is_followed() {
    let place = Place::new("swapped");
    let aside = Place::none("swapped-aside");
    let mut service = Service::start(&place, NOON);
    fs::rename(&place.0, &aside.0).unwrap();
    fs::create_dir(&place.0).unwrap();
    service.idle(MINUTE, MINUTE);
    service.visit();
    assert_eq!((place.lines().len(), aside.lines().len()), (1, 0));
}

#[test]
fn a_file_is_for_its_owner_alone() {
    let place = Place::new("mode");
    let mut service = Service::start(&place, NOON);
    service.visit();
    let mode = fs::metadata(place.0.join("access.2026-11-09.log"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o7777 & !0o600, 0, "{mode:o}");
    assert_eq!(mode & 0o600, 0o600, "{mode:o}");
}

#[test]
fn a_line_cut_off_by_a_crash_does_not_swallow_the_next() {
    let place = Place::new("cut");
    place.put("access.2026-11-09.log", "2026-11-09T11:59Z - GET / 20");
    for _ in 0..2 {
        Service::start(&place, NOON).visit();
    }
    let lines = place.lines();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().skip(1).all(|line| line.ends_with(PRINTED)));
}
