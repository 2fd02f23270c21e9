//! How near the process is to the memory it may have: before the kernel ends it for want of any, new work is refused,
//! and then idle connections are closed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::{Clock, Moment};
use crate::error::{Code, Refusal};
use crate::telemetry::metrics::Process;

mod cgroup;

/// How old a reading may be.
const EVERY: Duration = Duration::from_millis(100);
/// After how long somebody who was refused may try again: most pictures are out by then.
const AGAIN: Duration = Duration::from_secs(10);
/// In percent of the limit: from here on new work is refused.
const SCARCE: u8 = 70;
/// In percent of the limit: from here on no connection is kept for a next request.
const SHORT: u8 = 85;
/// In percent of the limit: so much has to be free again before it is said that it is over.
const LAG: u8 = 5;

/// How much is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Level {
    /// Enough for new work.
    #[default]
    Enough,
    /// Enough for what is under way.
    Scarce,
    /// Hardly any.
    Short,
}

/// What may be used, and where is read what is.
pub struct Gauge {
    limit: u64,
    resident: Box<dyn Fn() -> Option<u64> + Send + Sync>,
}

/// What an instance knows of its memory; without a [`Gauge`] there is always enough.
pub struct Pressure {
    gauge: Option<Gauge>,
    clock: Clock,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    read: Option<Moment>,
    level: Level,
    /// The level that was said last.
    told: Level,
}

impl Gauge {
    /// So many bytes may be used; `resident` says how many are, or nothing when that cannot be read.
    pub fn new(limit: u64, resident: impl Fn() -> Option<u64> + Send + Sync + 'static) -> Self {
        Self {
            limit,
            resident: Box::new(resident),
        }
    }

    /// That of this process in its control group; none without a limit. What it reads later is opened now, before the
    /// walls stand.
    #[must_use]
    pub fn of_this_process() -> Option<Self> {
        let limit = cgroup::limit()?;
        let process = Process::open().ok()?;
        Some(Self::new(limit, move || process.resident()))
    }
}

impl Level {
    fn of(taken: u64, limit: u64, lag: u8) -> Self {
        let parts = u128::from(taken) * 100;
        let reaches = |percent: u8| parts >= u128::from(limit) * u128::from(percent - lag);
        if reaches(SHORT) {
            Self::Short
        } else if reaches(SCARCE) {
            Self::Scarce
        } else {
            Self::Enough
        }
    }
}

impl Pressure {
    /// Watches this gauge.
    #[must_use]
    pub fn new(gauge: Option<Gauge>, clock: Clock) -> Arc<Self> {
        Arc::new(Self {
            gauge,
            clock,
            state: Mutex::default(),
        })
    }

    /// Whether there is a limit at all.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        self.gauge.is_some()
    }

    /// How much is left; read anew at most every 100 ms.
    #[must_use]
    pub fn level(&self) -> Level {
        let Some(gauge) = &self.gauge else {
            return Level::Enough;
        };
        let mut state = self.lock();
        self.read(gauge, &mut state);
        state.level
    }

    /// Reads anew and says what it found; nothing where that is not due, and where there is no limit.
    pub fn renew(&self) -> Option<Level> {
        let gauge = self.gauge.as_ref()?;
        self.read(gauge, &mut self.lock())
    }

    fn read(&self, gauge: &Gauge, state: &mut State) -> Option<Level> {
        let now = self.clock.now();
        if state.read.is_some_and(|read| now.since(read) < EVERY) {
            return None;
        }
        state.read = Some(now);
        let resident = (gauge.resident)()?;
        state.level = Level::of(resident, gauge.limit, 0);
        // Around a threshold it is said once, and not with each reading.
        let lasting = Level::of(resident, gauge.limit, LAG);
        let told = state.told.max(state.level).min(lasting);
        if told != state.told {
            state.told = told;
            say(told, resident, gauge.limit);
        }
        Some(state.level)
    }

    /// Says whether there is memory for new work.
    ///
    /// # Errors
    /// [`Code::Busy`], with the time after which there may be.
    pub fn admit(&self) -> Result<(), Refusal> {
        match self.level() {
            Level::Enough => Ok(()),
            Level::Scarce | Level::Short => Err(Refusal::until(Code::Busy, AGAIN)),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn say(level: Level, resident: u64, limit: u64) {
    match level {
        Level::Enough => {
            tracing::info!(resident, limit, "memory is free again");
        }
        Level::Scarce => {
            tracing::warn!(resident, limit, "memory is scarce: no new pictures are begun");
        }
        Level::Short => {
            tracing::warn!(
                resident,
                limit,
                "memory is short: connections are closed after each answer"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::ManualClock;
    use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
    use time::macros::datetime;

    struct Scene {
        time: Arc<ManualClock>,
        resident: Arc<AtomicU64>,
        readings: Arc<AtomicUsize>,
        pressure: Arc<Pressure>,
    }

    impl Scene {
        fn new(limit: u64) -> Self {
            let time = ManualClock::at(datetime!(2026-11-20 12:00 UTC));
            let (resident, readings) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicUsize::new(0)));
            let (figure, count) = (resident.clone(), readings.clone());
            let gauge = Gauge::new(limit, move || {
                count.fetch_add(1, Ordering::Relaxed);
                // The most there can be stands for nothing at all.
                Some(figure.load(Ordering::Relaxed)).filter(|bytes| *bytes != u64::MAX)
            });
            let pressure = Pressure::new(Some(gauge), Clock::new(time.clone()));
            Self {
                time,
                resident,
                readings,
                pressure,
            }
        }

        fn at(&self, resident: u64) -> Level {
            self.resident.store(resident, Ordering::Relaxed);
            self.time.advance(EVERY);
            self.pressure.level()
        }

        fn told(&self) -> Level {
            self.pressure.lock().told
        }
    }

    /// safety.md section 2
    #[test]
    fn work_is_refused_from_seventy_percent_and_connections_are_closed_from_eighty_five() {
        let limit = 128 << 20;
        let scene = Scene::new(limit);
        let exactly = |percent: u64| (limit * percent).div_ceil(100);
        for (resident, level) in [
            (0, Level::Enough),
            (exactly(69), Level::Enough),
            (exactly(70) - 1, Level::Enough),
            (exactly(70), Level::Scarce),
            (exactly(85) - 1, Level::Scarce),
            (exactly(85), Level::Short),
            (u64::MAX - 1, Level::Short),
            (exactly(69), Level::Enough),
        ] {
            assert_eq!(scene.at(resident), level, "{resident}");
            assert_eq!(
                scene.pressure.admit().is_ok(),
                level == Level::Enough,
                "{resident}"
            );
        }
        scene.at(limit);
        let refusal = scene.pressure.admit().unwrap_err();
        assert_eq!((refusal.code, refusal.retry_seconds()), (Code::Busy, Some(10)));
    }

    #[test]
    fn it_is_read_ten_times_a_second_and_no_more() {
        let scene = Scene::new(100);
        for _ in 0..1_000 {
            let _ = scene.pressure.level();
            scene.time.advance(Duration::from_millis(1));
        }
        assert_eq!(scene.readings.load(Ordering::Relaxed), 10);
    }

    #[test]
    fn a_figure_that_cannot_be_read_changes_nothing() {
        let scene = Scene::new(100);
        assert_eq!(scene.at(70), Level::Scarce);
        assert_eq!(scene.at(u64::MAX), Level::Scarce);
        assert_eq!(scene.at(10), Level::Enough);
    }

    #[test]
    fn around_a_threshold_it_is_said_once() {
        let scene = Scene::new(100);
        for (resident, told) in [
            (69, Level::Enough),
            (70, Level::Scarce),
            (69, Level::Scarce),
            (70, Level::Scarce),
            (65, Level::Scarce),
            (64, Level::Enough),
            (69, Level::Enough),
            (85, Level::Short),
            (84, Level::Short),
            (80, Level::Short),
            (79, Level::Scarce),
            (85, Level::Short),
            (10, Level::Enough),
        ] {
            scene.at(resident);
            assert_eq!(scene.told(), told, "{resident}");
        }
    }

    #[test]
    fn without_a_limit_there_is_always_enough() {
        let pressure = Pressure::new(None, Clock::system());
        assert_eq!((pressure.level(), pressure.renew()), (Level::Enough, None));
        assert!(!pressure.is_limited() && pressure.admit().is_ok());
    }
}
