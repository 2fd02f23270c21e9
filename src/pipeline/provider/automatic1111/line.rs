//! Our own queue before a server that tells of everybody's work as one: whoever is first in it has the server alone.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

/// A queue; clones are the same one.
#[derive(Clone, Default)]
pub struct Line(Arc<Inner>);

#[derive(Default)]
struct Inner {
    tickets: Mutex<Tickets>,
    moved: Notify,
}

#[derive(Default)]
struct Tickets {
    next: u64,
    there: BTreeSet<u64>,
}

/// A place in the queue, left when it is dropped.
pub(super) struct Place {
    line: Line,
    ticket: u64,
    told: Option<u32>,
}

impl Line {
    /// Stands at the end.
    pub(super) fn enter(&self) -> Place {
        let ticket = self.tickets(|tickets| {
            let ticket = tickets.next;
            tickets.next += 1;
            tickets.there.insert(ticket);
            ticket
        });
        Place {
            line: self.clone(),
            ticket,
            told: None,
        }
    }

    fn tickets<T>(&self, change: impl FnOnce(&mut Tickets) -> T) -> T {
        change(&mut self.0.tickets.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Place {
    /// How many wait before this one when that changes, `None` when it is this one's turn; 0 is next.
    pub(super) async fn turn(&mut self) -> Option<u32> {
        loop {
            let moved = self.line.0.moved.notified();
            tokio::pin!(moved);
            // From here on nobody leaves unheard.
            moved.as_mut().enable();
            let before = self
                .line
                .tickets(|tickets| tickets.there.range(..self.ticket).count());
            // One of those before it has the server.
            let waiting = u32::try_from(before.checked_sub(1)?).unwrap_or(u32::MAX);
            if self.told != Some(waiting) {
                self.told = Some(waiting);
                return Some(waiting);
            }
            moved.await;
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.line.tickets(|tickets| tickets.there.remove(&self.ticket));
        self.line.0.moved.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn one_has_the_turn_and_the_others_know_their_places() {
        let line = Line::default();
        let [mut first, mut second, mut third] = [line.enter(), line.enter(), line.enter()];
        assert_eq!(first.turn().now_or_never(), Some(None));
        assert_eq!(second.turn().now_or_never(), Some(Some(0)));
        assert_eq!(third.turn().now_or_never(), Some(Some(1)));
        assert_eq!(second.turn().now_or_never(), None, "nothing changed");
        drop(second);
        assert_eq!(third.turn().now_or_never(), Some(Some(0)));
        drop(first);
        assert_eq!(third.turn().now_or_never(), Some(None));
        assert_eq!(line.enter().turn().now_or_never(), Some(Some(0)));
    }

    #[tokio::test]
    async fn who_waits_hears_that_somebody_left() {
        let line = Line::default();
        let first = line.enter();
        let mut second = line.enter();
        assert_eq!(second.turn().await, Some(0));
        let waiting = tokio::spawn(async move { second.turn().await });
        tokio::task::yield_now().await;
        drop(first);
        assert_eq!(waiting.await.unwrap(), None);
    }
}
