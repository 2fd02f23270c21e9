//! How long a call may take: one deadline, handed down, that stands still while the upstream lets us wait in a
//! queue of its own.

use std::time::Duration;

use tokio::time::Instant;

/// The longest that anybody waits in an upstream's queue before the work itself begins.
const QUEUE: Duration = Duration::from_secs(15 * 60);

/// When a call is given up.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    work: Duration,
    end: Instant,
    latest: Instant,
}

impl Patience {
    /// So much time for the work, from now on.
    #[must_use]
    pub fn new(work: Duration) -> Self {
        let now = Instant::now();
        Self {
            work,
            end: now + work,
            latest: now + work + QUEUE,
        }
    }

    /// So much time for a try, from now on, but no more than is left of the whole.
    #[must_use]
    pub fn within(work: Duration, whole: Self) -> Self {
        let own = Self::new(work);
        Self {
            work,
            end: own.end.min(whole.end),
            latest: own.latest.min(whole.latest),
        }
    }

    /// When the call is given up, as things stand.
    #[must_use]
    pub fn end(&self) -> Instant {
        self.end
    }

    /// How much time is left.
    #[must_use]
    pub fn left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    /// The upstream says that the work has not begun: its time begins anew, 15 minutes in all at the most.
    pub fn waits(&mut self) {
        self.end = (Instant::now() + self.work).min(self.latest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_later_try_has_what_the_first_one_left() {
        let whole = Patience::new(Duration::from_secs(120));
        tokio::time::advance(Duration::from_secs(100)).await;
        let seconds = |work| {
            Patience::within(Duration::from_secs(work), whole)
                .left()
                .as_secs()
        };
        assert_eq!((seconds(120), seconds(5)), (20, 5));
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_in_a_queue_does_not_count_but_ends() {
        let begun = Instant::now();
        let mut patience = Patience::new(Duration::from_secs(120));
        for _ in 0..30 {
            tokio::time::advance(Duration::from_secs(60)).await;
            patience.waits();
        }
        assert_eq!(patience.end() - begun, Duration::from_secs(120) + QUEUE);
        assert_eq!(patience.left(), Duration::ZERO);
    }
}
