//! How much is asked of the service, smoothed so that difficulty rises within a minute and falls within ten.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::{Clock, Moment};
use crate::pipeline::gate::queue::Pressure;

use super::Bits;

/// A rate is counted over about so long.
const RATE: Duration = Duration::from_secs(10);
/// The load follows a rise with this time constant: five of it make a minute.
const RISE: Duration = Duration::from_secs(12);
/// The load follows a fall with this time constant: it is under a twentieth after nine minutes.
const FALL: Duration = Duration::from_secs(180);
/// A silence before a burst counts as no more than this of the burst.
const LONGEST_RISE: Duration = Duration::from_secs(5);
/// So many times what the queue can serve have to ask before that alone is a full load: not everybody who opens
/// the form sends it.
const ASKED_PER_SERVED: f64 = 2.0;
/// What a few networks may ask for at their own limits is never a load by itself, in challenges a second.
const HARMLESS: f64 = 2.5;

/// The signals of the gate, and the load they make.
pub struct Load {
    clock: Clock,
    state: Mutex<State>,
}

#[derive(Clone)]
struct State {
    /// 0 is idle, 1 is as much as can be told apart.
    smoothed: f64,
    moved: Moment,
    issued: Tide,
    refused: Tide,
}

impl Load {
    /// An idle service.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        let now = clock.now();
        let state = State {
            smoothed: 0.0,
            moved: now,
            issued: Tide::new(now),
            refused: Tide::new(now),
        };
        Self {
            clock,
            state: Mutex::new(state),
        }
    }

    /// A challenge was given out.
    pub fn issued(&self) {
        let now = self.clock.now();
        self.lock().issued.add(now);
    }

    /// A request was refused because the queue was full or an answer was wrong.
    pub fn refused(&self) {
        let now = self.clock.now();
        self.lock().refused.add(now);
    }

    /// Takes in how the queue stands, and says what that asks for.
    pub fn feel(&self, queue: &Pressure) -> Bits {
        let now = self.clock.now();
        let mut state = self.lock();
        let load = state.load(queue, now);
        state.follow(load, now);
        Bits::at_load(state.smoothed)
    }

    /// What the queue would ask for now: a look, which moves nothing.
    #[must_use]
    pub fn foresee(&self, queue: &Pressure) -> Bits {
        let now = self.clock.now();
        let mut state = self.lock().clone();
        let load = state.load(queue, now);
        state.follow(load, now);
        Bits::at_load(state.smoothed)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The load of this moment: whatever presses most.
    fn load(&self, queue: &Pressure, now: Moment) -> f64 {
        let bearable = (queue.per_second * ASKED_PER_SERVED).max(HARMLESS);
        let issued = self.issued.per_second(now) / bearable;
        let refused = self.refused.per_second(now) / bearable;
        queue.fullness.max(issued).max(refused).clamp(0.0, 1.0)
    }

    /// Moves towards the load of this moment, up faster than down.
    fn follow(&mut self, load: f64, now: Moment) {
        let passed = now.since(self.moved);
        let (constant, passed) = if load > self.smoothed {
            (RISE, passed.min(LONGEST_RISE))
        } else {
            (FALL, passed)
        };
        self.smoothed += (load - self.smoothed) * (1.0 - decay(passed, constant));
        self.moved = now;
    }
}

/// A count of events that fades: how many a second there are lately.
#[derive(Clone)]
struct Tide {
    level: f64,
    moved: Moment,
}

impl Tide {
    fn new(now: Moment) -> Self {
        Self {
            level: 0.0,
            moved: now,
        }
    }

    fn add(&mut self, now: Moment) {
        self.level = self.at(now) + 1.0;
        self.moved = now;
    }

    fn per_second(&self, now: Moment) -> f64 {
        self.at(now) / RATE.as_secs_f64()
    }

    fn at(&self, now: Moment) -> f64 {
        self.level * decay(now.since(self.moved), RATE)
    }
}

fn decay(passed: Duration, constant: Duration) -> f64 {
    (-passed.as_secs_f64() / constant.as_secs_f64()).exp()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::ManualClock;

    fn idle() -> (Arc<ManualClock>, Load) {
        let manual = ManualClock::at(time::OffsetDateTime::UNIX_EPOCH);
        (manual.clone(), Load::new(Clock::new(manual)))
    }

    fn queue(fullness: f64) -> Pressure {
        Pressure {
            fullness,
            per_second: 1.0,
        }
    }

    fn seconds(count: f64) -> Duration {
        Duration::from_secs_f64(count)
    }

    #[test]
    fn a_full_queue_is_answered_within_a_minute_and_forgotten_within_ten() {
        let (clock, load) = idle();
        assert_eq!(load.feel(&queue(0.0)), Bits::NONE);
        for _ in 0..60 {
            clock.advance(seconds(1.0));
            load.feel(&queue(1.0));
        }
        assert_eq!(load.feel(&queue(1.0)), Bits::MOST);
        clock.advance(seconds(60.0));
        assert!(load.feel(&queue(0.0)) > Bits::NONE, "not at once");
        clock.advance(seconds(540.0));
        assert_eq!(load.feel(&queue(0.0)), Bits::NONE);
    }

    #[test]
    fn a_flood_of_challenges_is_a_load_and_a_trickle_is_none() {
        // A queue that serves one a second: two a second and a half are what a few networks may ask for.
        for (a_second, expected) in [(0.05, 0..=0), (1.0, 6..=12), (3.0, 22..=22), (200.0, 22..=22)] {
            let (clock, load) = idle();
            let mut bits = Bits::NONE;
            for _ in 0..(60.0 * a_second) as u32 {
                clock.advance(seconds(1.0 / a_second));
                load.issued();
                bits = load.feel(&queue(0.0));
            }
            assert!(expected.contains(&bits.get()), "{a_second} a second: {bits:?}");
        }
    }

    #[test]
    fn refusals_press_as_much_as_challenges() {
        let (clock, load) = idle();
        for _ in 0..600 {
            clock.advance(seconds(0.1));
            load.refused();
            load.feel(&queue(0.0));
        }
        assert_eq!(load.feel(&queue(0.0)), Bits::MOST);
    }

    #[test]
    fn one_busy_moment_after_a_long_silence_asks_for_little() {
        let (clock, load) = idle();
        clock.advance(seconds(86_400.0));
        let bits = load.feel(&queue(1.0));
        assert!(bits.get() <= 8, "{bits:?}");
    }

    #[test]
    fn where_every_slot_is_busy_and_nobody_waits_the_work_cannot_be_felt() {
        let (clock, load) = idle();
        for _ in 0..600 {
            clock.advance(seconds(1.0));
            load.feel(&queue(0.2));
        }
        let bits = load.feel(&queue(0.2));
        assert!((1..=6).contains(&bits.get()), "{bits:?}: at most 64 hashes");
    }
}
