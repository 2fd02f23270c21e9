//! Where a job stands before it begins, from nothing but how many jobs there are: the queue itself would tell everybody's
//! words.

use std::time::Duration;

use tokio::time::Instant;

use super::super::{Event, Fault};

/// How long a job may be unknown to the server before it counts as lost.
const LOST: Duration = Duration::from_secs(5);

/// Where a job is before it begins.
#[derive(Default)]
pub(super) struct Line {
    /// It is not there any more.
    pub(super) begun: bool,
    /// The jobs before it, at the most, and as it was told.
    before: Option<u32>,
    told: Option<u32>,
    /// Since when the server has no job at all.
    lost: Option<Instant>,
}

impl Line {
    /// So many jobs are there. The first number was said before ours came; all others may count it. Only what is before
    /// it can become fewer: what comes later stands behind.
    pub(super) fn heard(&mut self, jobs: u32) -> Option<Event> {
        if self.begun {
            return None;
        }
        self.lost = (jobs == 0).then(|| self.lost.unwrap_or_else(Instant::now));
        let before = match self.before {
            None => jobs,
            Some(before) => before.min(jobs.saturating_sub(1)),
        };
        self.before = Some(before);
        // That nobody is before it is news to those who waited.
        let news = self.told != self.before && (before > 0 || self.told.is_some());
        news.then(|| {
            self.told = self.before;
            Event::Queued(before)
        })
    }

    /// A job that the server had and has no more: somebody took everything out of its queue.
    ///
    /// # Errors
    /// [`Fault::Failed`] when it is lost.
    pub(super) fn check(&self) -> Result<(), Fault> {
        match self.lost {
            Some(since) if since.elapsed() > LOST => Err(Fault::Failed),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(jobs: &[u32]) -> Vec<Option<u32>> {
        let mut line = Line::default();
        let place = |event| match event {
            Event::Queued(before) => before,
            _ => panic!("another event"),
        };
        jobs.iter().map(|jobs| line.heard(*jobs).map(place)).collect()
    }

    #[test]
    fn only_what_is_before_a_job_can_become_fewer() {
        // Two were there, ours came, one came behind it, one before it ended, and so on.
        assert_eq!(told(&[2, 3, 4, 3, 2]), [Some(2), None, None, None, Some(1)]);
        assert_eq!(told(&[1, 2, 1]), [Some(1), None, Some(0)]);
        assert_eq!(told(&[0, 1, 2]), [None, None, None]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_job_that_somebody_took_out_is_noticed() {
        let mut line = Line::default();
        for jobs in [0, 1, 2] {
            line.heard(jobs);
        }
        tokio::time::advance(LOST * 2).await;
        assert_eq!(line.check(), Ok(()));
        line.heard(0);
        assert_eq!(line.check(), Ok(()));
        tokio::time::advance(LOST * 2).await;
        line.heard(0);
        assert_eq!(line.check(), Err(Fault::Failed));
    }
}
