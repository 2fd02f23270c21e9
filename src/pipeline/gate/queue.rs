//! A bounded number of calls upstream at a time; the rest wait in an order that is fair across visitors.
//!
//! A ticket's rank is how many places its visitor already holds, then its arrival: nobody holds two places
//! before others have one. Places free themselves when dropped, wherever that happens.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::clock::{Clock, Moment};
use crate::error::{Code, Refusal};
use crate::ledger::ClientKey;

/// So many may wait for each one that runs.
const WAITING_PER_SLOT: usize = 4;
/// What a call is taken to last before one has been seen to end.
const FIRST_GUESS: Duration = Duration::from_secs(10);

type Visitor = [u8; 16];

/// The queue before the providers.
pub struct Queue {
    slots: usize,
    clock: Clock,
    state: Mutex<State>,
}

struct State {
    /// How many calls each visitor has running.
    running: HashMap<Visitor, usize>,
    busy: usize,
    waiting: Vec<Ticket>,
    arrivals: u64,
    /// How long a call lasts, as a moving average.
    pace: Duration,
}

struct Ticket {
    arrival: u64,
    visitor: Visitor,
    turn: watch::Sender<Turn>,
}

/// Where a place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// So many are served before; 0 is next.
    Waiting(u32),
    /// The work may begin.
    Now,
}

/// A place in the queue, then among those who are served.
pub struct Place {
    queue: Arc<Queue>,
    visitor: Visitor,
    arrival: u64,
    turn: watch::Receiver<Turn>,
    told: bool,
    began: Option<Moment>,
}

impl Queue {
    /// A queue that lets so many through at a time.
    #[must_use]
    pub fn new(slots: NonZeroUsize, clock: Clock) -> Arc<Self> {
        let state = State {
            running: HashMap::new(),
            busy: 0,
            waiting: Vec::new(),
            arrivals: 0,
            pace: FIRST_GUESS,
        };
        Arc::new(Self {
            slots: slots.get(),
            clock,
            state: Mutex::new(state),
        })
    }

    /// Takes a place.
    ///
    /// # Errors
    /// [`Code::Busy`] at once when too many wait already, with the time after which one may be free.
    pub fn enter(self: &Arc<Self>, client: ClientKey) -> Result<Place, Refusal> {
        let mut state = self.lock();
        if state.busy >= self.slots && state.waiting.len() >= self.slots * WAITING_PER_SLOT {
            let rounds = u32::try_from(state.waiting.len() / self.slots).unwrap_or(u32::MAX);
            return Err(Refusal::until(
                Code::Busy,
                state.pace.saturating_mul(rounds.max(1)),
            ));
        }
        let (sender, turn) = watch::channel(Turn::Waiting(0));
        let (visitor, arrival) = (client.current(), state.arrivals);
        state.arrivals += 1;
        state.waiting.push(Ticket {
            arrival,
            visitor,
            turn: sender,
        });
        state.advance(self.slots);
        drop(state);
        Ok(Place {
            queue: self.clone(),
            visitor,
            arrival,
            turn,
            told: false,
            began: None,
        })
    }

    /// How many are served and how many wait.
    #[must_use]
    pub fn load(&self) -> (usize, usize) {
        let state = self.lock();
        (state.busy, state.waiting.len())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Where it stands: at once the first time, then whenever that changes.
    pub async fn turn(&mut self) -> Turn {
        if self.told {
            // The sender lives in the queue for as long as this place waits.
            let _ = self.turn.changed().await;
        }
        self.told = true;
        let turn = *self.turn.borrow_and_update();
        if turn == Turn::Now && self.began.is_none() {
            self.began = Some(self.queue.clock.now());
        }
        turn
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let now = self.queue.clock.now();
        let mut state = self.queue.lock();
        let before = state.waiting.len();
        state.waiting.retain(|ticket| ticket.arrival != self.arrival);
        if state.waiting.len() == before {
            state.release(self.visitor);
        }
        if let Some(began) = self.began {
            // One part in eight of the newest: follows a change within a few calls, forgives a single slow one.
            state.pace = (state.pace * 7 + now.since(began)) / 8;
        }
        state.advance(self.queue.slots);
    }
}

impl State {
    /// Lets through whoever may go, and tells the others where they stand.
    fn advance(&mut self, slots: usize) {
        while self.busy < slots && !self.waiting.is_empty() {
            self.order();
            let next = self.waiting.remove(0);
            self.busy += 1;
            *self.running.entry(next.visitor).or_default() += 1;
            next.turn.send_replace(Turn::Now);
        }
        self.order();
        for (position, ticket) in (0..).zip(&self.waiting) {
            ticket
                .turn
                .send_if_modified(|turn| std::mem::replace(turn, Turn::Waiting(position)) != *turn);
        }
    }

    /// Sorts by rank: places the visitor holds already, then arrival.
    fn order(&mut self) {
        self.waiting.sort_by_key(|ticket| ticket.arrival);
        let mut held = self.running.clone();
        let mut ranks: HashMap<u64, usize> = HashMap::new();
        for ticket in &self.waiting {
            let places = held.entry(ticket.visitor).or_default();
            ranks.insert(ticket.arrival, *places);
            *places += 1;
        }
        self.waiting
            .sort_by_key(|ticket| (ranks.get(&ticket.arrival).copied(), ticket.arrival));
    }

    fn release(&mut self, visitor: Visitor) {
        self.busy = self.busy.saturating_sub(1);
        if let Some(places) = self.running.get_mut(&visitor) {
            *places = places.saturating_sub(1);
            if *places == 0 {
                self.running.remove(&visitor);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    fn queue(slots: usize) -> Arc<Queue> {
        Queue::new(NonZeroUsize::new(slots).unwrap(), Clock::system())
    }

    fn visitor(number: u8) -> ClientKey {
        ClientKey::for_tests(number)
    }

    fn turn(place: &mut Place) -> Turn {
        place.turn().now_or_never().unwrap()
    }

    #[test]
    fn a_free_slot_is_given_at_once() {
        assert_eq!(turn(&mut queue(1).enter(visitor(1)).unwrap()), Turn::Now);
    }

    #[test]
    fn the_next_in_line_gets_the_place_of_who_leaves() {
        let queue = queue(1);
        let first = queue.enter(visitor(1)).unwrap();
        let mut second = queue.enter(visitor(2)).unwrap();
        let mut third = queue.enter(visitor(3)).unwrap();
        assert_eq!(
            (turn(&mut second), turn(&mut third)),
            (Turn::Waiting(0), Turn::Waiting(1))
        );
        drop(first);
        assert_eq!(
            (turn(&mut second), turn(&mut third)),
            (Turn::Now, Turn::Waiting(0))
        );
    }

    #[test]
    fn nobody_holds_two_places_before_others_have_one() {
        let queue = queue(1);
        let greedy_first = queue.enter(visitor(1)).unwrap();
        let mut greedy: Vec<Place> = (0..3).map(|_| queue.enter(visitor(1)).unwrap()).collect();
        let mut late = queue.enter(visitor(2)).unwrap();
        assert_eq!(turn(&mut late), Turn::Waiting(0));
        drop(greedy_first);
        assert_eq!(turn(&mut late), Turn::Now);
        assert_eq!(turn(&mut greedy[0]), Turn::Waiting(0));
    }

    #[test]
    fn who_leaves_while_waiting_frees_no_slot() {
        let queue = queue(1);
        let _running = queue.enter(visitor(1)).unwrap();
        let waiting = queue.enter(visitor(2)).unwrap();
        drop(waiting);
        assert_eq!(queue.load(), (1, 0));
    }

    #[test]
    fn a_full_queue_refuses_at_once_and_says_when_to_come_back() {
        let queue = queue(2);
        let places: Vec<Place> = (0..10).map(|n| queue.enter(visitor(n)).unwrap()).collect();
        let refusal = queue.enter(visitor(11)).err().unwrap();
        assert_eq!((refusal.code, refusal.retry_seconds()), (Code::Busy, Some(40)));
        drop(places);
        assert_eq!(queue.load(), (0, 0));
        assert!(queue.enter(visitor(11)).is_ok());
    }
}
