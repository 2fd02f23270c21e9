//! Descriptors that behave as a failing disk does, put in the place of the day's file.

use std::fs::OpenOptions;
use std::io::{PipeReader, Read as _, pipe};
use std::os::fd::OwnedFd;

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use time::macros::datetime;

use super::*;
use crate::clock::ManualClock;
use crate::telemetry::access::{LogNetwork, Method, Size, Took};

const LINE: AccessLine = AccessLine {
    network: LogNetwork::V4([203, 0, 113]),
    method: Method::Get,
    route: "/",
    status: 200,
    took: Took::of_amount(1),
    size: Size::of_amount(1),
};
const PRINTED: &str = "2026-11-09T12:00Z 203.0.113.0/24 GET / 200 <10ms <1KiB";

fn writer_on(fd: OwnedFd) -> (Writer, Arc<ManualClock>) {
    let time = ManualClock::at(datetime!(2026-11-09 12:00 UTC));
    let (mut writer, _) = Writer::open(
        PathBuf::from("/nonexistent/folder"),
        Clock::new(time.clone()),
        Duration::from_secs(30 * 86_400),
    );
    writer.file = Some(DayFile::stand_in(fd, writer.day));
    (writer, time)
}

fn device(path: &str) -> OwnedFd {
    OpenOptions::new().write(true).open(path).unwrap().into()
}

/// The writing end of a pipe that takes what it has room for and refuses the rest, as a disk does that fills up.
fn small_disk() -> (PipeReader, OwnedFd) {
    let (reader, writer) = pipe().unwrap();
    for end in [rustix::fd::AsFd::as_fd(&reader), rustix::fd::AsFd::as_fd(&writer)] {
        fcntl_setfl(end, fcntl_getfl(end).unwrap() | OFlags::NONBLOCK).unwrap();
    }
    (reader, writer.into())
}

fn drain(reader: &mut PipeReader) -> String {
    let mut bytes = Vec::new();
    // The end of what is there is an error, for the writing end stays open.
    let _ = reader.read_to_end(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_full_disk_costs_every_line_and_one_note_a_minute() {
    let (mut writer, time) = writer_on(device("/dev/full"));
    let begun = writer.health().notes;
    for _ in 0..600 {
        time.advance(Duration::from_secs(1));
        writer.take(&LINE);
        writer.flush();
    }
    let health = writer.health();
    assert_eq!((health.written, health.dropped), (0, 600));
    assert_eq!(health.last_trouble, Some(Trouble::Full));
    assert_eq!(health.notes - begun, 10);
    assert!(!health.writing);
}

#[test]
fn a_failing_device_costs_lines_and_nothing_else() {
    // Address zero of one's own memory can be opened for writing, and fails with EIO when written.
    let (mut writer, _time) = writer_on(device("/proc/self/mem"));
    writer.take(&LINE);
    writer.flush();
    let health = writer.health();
    assert_eq!(health.last_trouble, Some(Trouble::Broken));
    assert_eq!((health.written, health.dropped), (0, 1));
}

#[test]
fn a_disk_that_fills_up_in_the_middle_of_a_line_gets_the_rest_of_it_later() {
    let (mut reader, fd) = small_disk();
    let (mut writer, _time) = writer_on(fd);
    let mut text = String::new();
    for _ in 0..40 {
        for _ in 0..1_201 {
            writer.take(&LINE);
        }
        writer.flush();
        writer.take(&LINE);
        text += &drain(&mut reader);
        writer.flush();
        text += &drain(&mut reader);
    }
    let health = writer.health();
    assert!(text.lines().all(|line| line == PRINTED));
    assert!(text.ends_with('\n'));
    assert_eq!(text.lines().count() as u64, health.written);
    assert_eq!(health.written + health.dropped, 40 * 1_202);
    assert!(health.dropped > 0, "the disk was never full");
    assert!(health.writing);
}

#[test]
fn a_day_does_not_begin_with_the_rest_of_yesterdays_line() {
    let (mut reader, fd) = small_disk();
    let (mut writer, time) = writer_on(fd);
    for _ in 0..2_000 {
        writer.take(&LINE);
    }
    writer.flush();
    assert!(writer.torn, "the disk took whole lines only");
    time.advance(Duration::from_secs(86_400));
    writer.take(&LINE);
    assert!(writer.batch.starts_with(b"2026-11-10T12:00Z "));
    let written = writer.health().written;
    assert_eq!(written + writer.health().dropped, 2_000);
    assert_eq!(drain(&mut reader).matches('\n').count() as u64, written);
}

#[test]
fn another_file_does_not_begin_with_the_rest_of_a_line() {
    let (mut reader, fd) = small_disk();
    let (mut writer, time) = writer_on(fd);
    for _ in 0..2_000 {
        writer.take(&LINE);
    }
    writer.flush();
    assert!(writer.torn, "the disk took whole lines only");
    time.advance(CHECK);
    writer.tick();
    assert!(writer.file.is_none() && writer.batch.is_empty());
    let written = writer.health().written;
    assert_eq!(written + writer.health().dropped, 2_000);
    assert_eq!(drain(&mut reader).matches('\n').count() as u64, written);
}
