//! Work that an upstream does by itself: it is asked now and then how far it has come, and told when nobody waits.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

use super::{Event, Fault, Patience};

/// How long an upstream may take to hear that a job is given up.
const FAREWELL: Duration = Duration::from_secs(5);

/// How long a submission may go on that nobody waits for any more.
const LAST_WORD: Duration = Duration::from_secs(2);

/// Begins a job so that it can be given up even by a visitor who leaves before the upstream has said what it is called:
/// the submission then goes on for 2 s at the most, and what comes of it is dropped, its [`Pending`] with it.
///
/// # Errors
/// As the submission.
pub async fn submitted<T: Send + 'static>(
    submission: impl Future<Output = Result<T, Fault>> + Send + 'static,
) -> Result<T, Fault> {
    let (mut told, answer) = oneshot::channel();
    tokio::spawn(async move {
        tokio::pin!(submission);
        let outcome = tokio::select! {
            outcome = &mut submission => Some(outcome),
            () = told.closed() => timeout(LAST_WORD, submission).await.ok(),
        };
        if let Some(outcome) = outcome {
            // Whoever waited may have left meanwhile: the job is dropped with the message.
            drop(told.send(outcome));
        }
    });
    answer.await.unwrap_or(Err(Fault::Failed))
}

/// Gives a job up when it is dropped before the job was done: a visitor who leaves drops the work and this with it.
pub struct Pending {
    cancel: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    farewell: Duration,
}

impl Pending {
    /// A job that `cancel` gives up; it must hold nothing of the visitor's.
    #[must_use]
    pub fn new(cancel: impl Future<Output = ()> + Send + 'static) -> Self {
        Self::lasting(FAREWELL, cancel)
    }

    /// The same, where the upstream takes longer to let go.
    #[must_use]
    pub fn lasting(farewell: Duration, cancel: impl Future<Output = ()> + Send + 'static) -> Self {
        Self {
            cancel: Some(Box::pin(cancel)),
            farewell,
        }
    }

    /// The job is over: there is nothing to give up.
    pub fn over(mut self) {
        self.cancel = None;
    }

    /// The same job, which is over with the last of so many pictures.
    #[must_use]
    pub fn of(self, pictures: u32) -> Counted {
        Counted {
            job: Some(self),
            left: pictures,
        }
    }
}

/// A job whose pictures are counted: who has got every picture asks for no more, and would seem to have left.
pub struct Counted {
    job: Option<Pending>,
    left: u32,
}

impl Counted {
    /// Takes notice of an event that is about to be handed on.
    pub fn note(&mut self, event: &Event) {
        self.left = self.left.saturating_sub(u32::from(matches!(event, Event::End)));
        if self.left == 0 {
            self.end();
        }
    }

    /// Nothing more comes: the job is over, with fewer pictures perhaps.
    pub fn over(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(job) = self.job.take() {
            job.over();
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        // Without a runtime the program is ending, and its connections with it.
        if let (Some(cancel), Ok(runtime)) = (self.cancel.take(), Handle::try_current()) {
            runtime.spawn(timeout(self.farewell, cancel));
        }
    }
}

/// The pauses between two questions: they grow, so that a quick job is seen soon and a long one is not asked to death.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    next: Duration,
    longest: Duration,
}

impl Pace {
    /// Pauses that begin here, grow by half each time, and stay at the longest.
    #[must_use]
    pub const fn new(first: Duration, longest: Duration) -> Self {
        Self { next: first, longest }
    }

    /// Waits until the next question.
    ///
    /// # Errors
    /// [`Fault::Timeout`] when patience ends first.
    pub async fn pause(&mut self, patience: Patience) -> Result<(), Fault> {
        let left = patience.left();
        if left.is_zero() {
            return Err(Fault::Timeout);
        }
        sleep(self.next.min(left)).await;
        self.next = (self.next + self.next / 2).min(self.longest);
        Ok(())
    }
}

impl Default for Pace {
    /// Half a second at first, three at the most.
    fn default() -> Self {
        Self::new(Duration::from_millis(500), Duration::from_secs(3))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::time::Instant;

    use super::*;

    #[tokio::test]
    async fn a_dropped_job_is_given_up_once_and_one_that_is_over_is_not() {
        let told = Arc::new(AtomicUsize::new(0));
        let job = || {
            let told = told.clone();
            Pending::new(async move {
                told.fetch_add(1, Ordering::SeqCst);
            })
        };
        drop(job());
        job().over();
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        assert_eq!(told.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_job_is_over_with_its_last_picture_and_not_before() {
        for (pictures, given_up) in [(1, 1), (2, 0)] {
            let told = Arc::new(AtomicUsize::new(0));
            let count = told.clone();
            let mut job = Pending::new(async move {
                count.fetch_add(1, Ordering::SeqCst);
            })
            .of(2);
            for _ in 0..pictures {
                job.note(&Event::Start(super::super::Role::Picture));
                job.note(&Event::End);
            }
            drop(job);
            for _ in 0..10 {
                tokio::task::yield_now().await;
            }
            assert_eq!(told.load(Ordering::SeqCst), given_up);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_job_that_is_named_after_its_visitor_left_is_given_up() {
        let told = Arc::new(AtomicUsize::new(0));
        let job = |after: Duration| {
            let told = told.clone();
            submitted(async move {
                sleep(after).await;
                Ok(Pending::new(async move {
                    told.fetch_add(1, Ordering::SeqCst);
                }))
            })
        };
        for (after, given_up) in [(LAST_WORD / 2, 1), (LAST_WORD * 2, 1)] {
            assert!(timeout(Duration::from_millis(1), job(after)).await.is_err());
            sleep(LAST_WORD * 3).await;
            assert_eq!(told.load(Ordering::SeqCst), given_up);
        }
        job(Duration::ZERO).await.ok().unwrap().over();
        assert_eq!(told.load(Ordering::SeqCst), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn pauses_grow_to_the_longest_and_end_with_patience() {
        let begun = Instant::now();
        let patience = Patience::new(Duration::from_secs(10));
        let mut pace = Pace::default();
        let mut questions = 0;
        while pace.pause(patience).await.is_ok() {
            questions += 1;
        }
        assert_eq!((begun.elapsed(), questions), (Duration::from_secs(10), 7));
    }
}
