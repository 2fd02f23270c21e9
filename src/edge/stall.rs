//! How slowly a visitor may read what was written for them: who takes next to nothing gives their place up.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep};

/// After so long a wait without [`PORTION`] bytes taken, a visitor counts as gone.
const LONGEST: Duration = Duration::from_secs(20);
/// What has to be taken meanwhile: a byte now and then holds no place, 1 KiB a second does, which is a quarter of what
/// the slowest telephone contracts leave.
const PORTION: usize = 20 * 1024;

/// Watches the writes of one connection.
///
/// Only the time a visitor makes us wait counts, not the time we have nothing to write.
#[derive(Default)]
pub(super) struct Stall {
    /// The wait of now: since when, and when it has been too long.
    wait: Option<(Instant, Pin<Box<Sleep>>)>,
    /// The waits before it, and what was taken between them.
    waited: Duration,
    taken: usize,
}

impl Stall {
    /// Passes on how many bytes a write took; one that has had to wait for too long has failed.
    pub(super) fn watch(
        &mut self,
        cx: &mut Context<'_>,
        write: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if let Poll::Ready(result) = &write {
            self.took(result.as_ref().copied().unwrap_or_default());
            return write;
        }
        let left = LONGEST.saturating_sub(self.waited);
        let (_, end) = self
            .wait
            .get_or_insert_with(|| (Instant::now(), Box::pin(sleep(left))));
        ready!(end.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// Whether a write is waiting for the visitor.
    pub(super) fn is_waiting(&self) -> bool {
        self.wait.is_some()
    }

    fn took(&mut self, bytes: usize) {
        if let Some((since, _)) = self.wait.take() {
            self.waited += since.elapsed();
            self.taken += bytes;
        }
        if self.taken >= PORTION {
            (self.waited, self.taken) = (Duration::ZERO, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use tokio::time::advance;

    async fn waits(stall: &mut Stall) -> bool {
        poll_fn(|cx| Poll::Ready(stall.watch(cx, Poll::Pending)))
            .await
            .is_pending()
    }

    async fn takes(stall: &mut Stall, bytes: usize) {
        poll_fn(|cx| stall.watch(cx, Poll::Ready(Ok(bytes))))
            .await
            .unwrap();
    }

    /// safety.md T33
    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_for_twenty_seconds_is_gone() {
        let (mut stall, begun) = (Stall::default(), Instant::now());
        let ended = poll_fn(|cx| stall.watch(cx, Poll::Pending)).await;
        assert_eq!(
            ended.err().map(|error| error.kind()),
            Some(io::ErrorKind::TimedOut)
        );
        assert!(begun.elapsed() >= LONGEST);
    }

    /// safety.md T33
    #[tokio::test(start_paused = true)]
    async fn who_takes_a_byte_a_second_is_gone_as_soon() {
        let (mut stall, begun) = (Stall::default(), Instant::now());
        while waits(&mut stall).await {
            advance(Duration::from_secs(1)).await;
            takes(&mut stall, 1).await;
        }
        assert!((LONGEST..LONGEST * 2).contains(&begun.elapsed()));
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_slowly_is_waited_for() {
        let mut stall = Stall::default();
        for _ in 0..100 {
            assert!(waits(&mut stall).await);
            advance(LONGEST - Duration::from_secs(1)).await;
            takes(&mut stall, PORTION).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_time_we_have_nothing_to_write_is_not_theirs() {
        let mut stall = Stall::default();
        for _ in 0..10 {
            assert!(waits(&mut stall).await);
            advance(Duration::from_secs(1)).await;
            takes(&mut stall, 1).await;
            advance(LONGEST * 2).await;
        }
    }
}
