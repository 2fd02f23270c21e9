//! Time as an argument: what the wall shows, and what has really passed.
//!
//! Limits and lifetimes run on the boot clock, which neither jumps nor stops in suspend
//! (`CLOCK_BOOTTIME`, clock_gettime(2)); the wall clock only dates log files and is shown to people.

use std::ops::Add;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use time::OffsetDateTime;

/// A point on the boot clock; only differences between two moments mean anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(Duration);

impl Moment {
    /// The time from `earlier` to here, zero when `earlier` lies ahead.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment that lies `span` before this one, at the earliest the machine's start.
    #[must_use]
    pub fn earlier_by(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(span))
    }

    /// The moment as nanoseconds on the boot clock.
    #[must_use]
    pub fn nanos(self) -> u64 {
        u64::try_from(self.0.as_nanos()).unwrap_or(u64::MAX)
    }

    /// The moment that lies `nanos` on the boot clock.
    #[must_use]
    pub fn from_nanos(nanos: u64) -> Self {
        Self(Duration::from_nanos(nanos))
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(self.0.saturating_add(span))
    }
}

/// An hour and a minute of the day, UTC: as pages say when something is possible again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl TimeOfDay {
    /// The first whole minute that is not before this moment.
    #[must_use]
    pub fn not_before(moment: OffsetDateTime) -> Self {
        let late = moment.second() > 0 || moment.nanosecond() > 0;
        let minute = moment
            + if late {
                Duration::from_secs(60)
            } else {
                Duration::ZERO
            };
        Self {
            hour: minute.hour(),
            minute: minute.minute(),
        }
    }
}

/// Where time comes from: the system, or a test that moves it by hand.
pub trait Time: Send + Sync {
    /// The date and time of day, UTC.
    fn wall(&self) -> OffsetDateTime;
    /// The time since the machine started, suspend included.
    fn uptime(&self) -> Duration;
    /// Waits until so much time has passed.
    fn sleep(&self, span: Duration) -> Sleep;
}

/// Ends when time has passed.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The one clock of a running instance, cheap to clone.
#[derive(Clone)]
pub struct Clock(Arc<dyn Time>);

impl Clock {
    /// The clock of this machine.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(System))
    }

    /// A clock from another source of time.
    #[must_use]
    pub fn new(time: Arc<dyn Time>) -> Self {
        Self(time)
    }

    /// Now, on the boot clock.
    #[must_use]
    pub fn now(&self) -> Moment {
        Moment(self.0.uptime())
    }

    /// Now, on the wall, UTC: for file names and for people, never for a limit.
    #[must_use]
    pub fn wall(&self) -> OffsetDateTime {
        self.0.wall()
    }

    /// Waits until so much time has passed.
    pub async fn sleep(&self, span: Duration) {
        self.0.sleep(span).await;
    }
}

/// A clock that stands still until it is moved, by hand or by whoever sleeps: hours of retention in no time at all.
pub struct ManualClock(Mutex<(OffsetDateTime, Duration)>);

impl ManualClock {
    /// A clock that shows `wall`, on a machine that has been up for an hour.
    #[must_use]
    pub fn at(wall: OffsetDateTime) -> Arc<Self> {
        Arc::new(Self(Mutex::new((wall, Duration::from_secs(3600)))))
    }

    /// Lets time pass on both clocks.
    pub fn advance(&self, span: Duration) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.0 += span;
        state.1 += span;
    }

    /// Sets the wall clock, as an administrator or NTP does; the boot clock does not notice.
    pub fn set_wall(&self, wall: OffsetDateTime) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0 = wall;
    }
}

impl Time for ManualClock {
    fn wall(&self) -> OffsetDateTime {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    fn uptime(&self) -> Duration {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1
    }

    fn sleep(&self, span: Duration) -> Sleep {
        self.advance(span);
        Box::pin(std::future::ready(()))
    }
}

struct System;

impl Time for System {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that asks the system for the date"
    )]
    fn wall(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }

    fn uptime(&self) -> Duration {
        let now = clock_gettime(ClockId::Boottime);
        Duration::new(
            u64::try_from(now.tv_sec).unwrap_or_default(),
            u32::try_from(now.tv_nsec).unwrap_or_default(),
        )
    }

    fn sleep(&self, span: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn setting_the_wall_clock_does_not_move_the_boot_clock() {
        let manual = ManualClock::at(OffsetDateTime::UNIX_EPOCH);
        let clock = Clock::new(manual.clone());
        let before = clock.now();
        manual.set_wall(OffsetDateTime::UNIX_EPOCH + Duration::from_secs(86_400 * 365));
        assert_eq!(clock.now(), before);
    }

    #[test]
    fn an_earlier_moment_is_never_negative_time_away() {
        let clock = Clock::system();
        let first = clock.now();
        let second = first + Duration::from_secs(1);
        assert_eq!(first.since(second), Duration::ZERO);
        assert_eq!(second.since(first), Duration::from_secs(1));
    }
}
