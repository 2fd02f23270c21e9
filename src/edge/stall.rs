//! How long a visitor may leave what was written for them unread: who takes nothing gives their place up.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Sleep, sleep};

/// After so long without a byte taken, a visitor counts as gone.
const LONGEST: Duration = Duration::from_secs(20);

/// Watches the writes of one connection.
#[derive(Default)]
pub(super) struct Stall(Option<Pin<Box<Sleep>>>);

impl Stall {
    /// Passes on what became of a write; one that has had to wait for too long has failed.
    pub(super) fn watch<T>(
        &mut self,
        cx: &mut Context<'_>,
        write: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if write.is_ready() {
            self.0 = None;
            return write;
        }
        let patience = self.0.get_or_insert_with(|| Box::pin(sleep(LONGEST)));
        ready!(patience.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use tokio::time::{Instant, advance};

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_for_twenty_seconds_is_gone() {
        let (mut stall, begun) = (Stall::default(), Instant::now());
        let ended = poll_fn(|cx| stall.watch(cx, Poll::<io::Result<()>>::Pending)).await;
        assert_eq!(
            ended.err().map(|error| error.kind()),
            Some(io::ErrorKind::TimedOut)
        );
        assert!(begun.elapsed() >= LONGEST);
    }

    #[tokio::test(start_paused = true)]
    async fn every_byte_taken_begins_the_patience_anew() {
        let mut stall = Stall::default();
        for _ in 0..10 {
            let waiting =
                poll_fn(|cx| Poll::Ready(stall.watch(cx, Poll::<io::Result<usize>>::Pending))).await;
            assert!(waiting.is_pending());
            advance(LONGEST - Duration::from_secs(1)).await;
            let taken = poll_fn(|cx| Poll::Ready(stall.watch(cx, Poll::Ready(Ok(1))))).await;
            assert!(taken.is_ready());
        }
    }
}
