//! A folder of its own for each test, a clock that is moved by hand, and a writer driven on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use afterimage::clock::{Clock, ManualClock, Time};
use afterimage::telemetry::access::Writer;
use afterimage::telemetry::{AccessLine, LogHealth, LogNetwork, Method, Notice, Size, Took};
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime};

pub(crate) const SECOND: Duration = Duration::from_secs(1);
pub(crate) const MINUTE: Duration = Duration::from_secs(60);
pub(crate) const HOUR: Duration = Duration::from_secs(3_600);
pub(crate) const DAY: Duration = Duration::from_secs(86_400);
pub(crate) const RETENTION: Duration = Duration::from_secs(30 * 86_400);

/// A folder that is gone after the test.
pub(crate) struct Place(pub(crate) PathBuf);

impl Place {
    pub(crate) fn new(name: &str) -> Self {
        let path = Self::none(name);
        fs::create_dir_all(&path.0).unwrap();
        path
    }

    /// The path of a folder that does not exist.
    pub(crate) fn none(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        let _ = fs::remove_file(&path);
        Self(path)
    }

    /// Every name in the folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Every line in every file of the folder, oldest file first.
    pub(crate) fn lines(&self) -> Vec<String> {
        let texts = self
            .names()
            .into_iter()
            .map(|name| fs::read_to_string(self.0.join(name)));
        texts
            .flat_map(|text| text.unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
        let _ = fs::remove_file(&self.0);
    }
}

/// A service that logs into a place, without its thread.
pub(crate) struct Service {
    pub(crate) time: Arc<ManualClock>,
    pub(crate) writer: Writer,
    pub(crate) notice: Notice,
}

impl Service {
    pub(crate) fn start(place: &Place, wall: OffsetDateTime) -> Self {
        Self::on(ManualClock::at(wall), place)
    }

    pub(crate) fn on(time: Arc<ManualClock>, place: &Place) -> Self {
        let (writer, notice) = Writer::open(place.0.clone(), Clock::new(time.clone()), RETENTION);
        Self { time, writer, notice }
    }

    pub(crate) fn visit(&mut self) {
        self.writer.take(&line());
        self.writer.tick();
    }

    /// Lets time pass in steps, and the writer with it, but nobody visits.
    pub(crate) fn idle(&mut self, span: Duration, step: Duration) {
        let mut left = span;
        while left > Duration::ZERO {
            let step = step.min(left);
            self.time.advance(step);
            self.writer.tick();
            left -= step;
        }
    }

    pub(crate) fn wall(&self) -> OffsetDateTime {
        self.time.wall()
    }

    pub(crate) fn health(&self) -> LogHealth {
        self.writer.health()
    }
}

pub(crate) fn line() -> AccessLine {
    AccessLine {
        network: LogNetwork::V6([0x20, 0x01, 0x0d, 0xb8, 0, 1]),
        method: Method::Post,
        route: "/generate",
        status: 200,
        took: Took::of(Duration::from_secs(3)),
        size: Size::of_amount(1 << 20),
    }
}

/// What `line()` prints after its minute.
pub(crate) const PRINTED: &str = " 2001:db8:1::/48 POST /generate 200 <10s <4MiB";

/// The minute that a line begins with.
pub(crate) fn minute_of(line: &str) -> OffsetDateTime {
    let minute = line.split(' ').next().unwrap();
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]Z");
    PrimitiveDateTime::parse(minute, format).unwrap().assume_utc()
}

/// The name of a day's file.
pub(crate) fn name(date: Date) -> String {
    format!("access.{date}.log")
}
