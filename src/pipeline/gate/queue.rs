//! A bounded number of calls upstream at a time; the rest wait in an order that is fair across visitors.
//!
//! The order is start-time fair queueing (Goyal, Vin and Cheng, 1997) with every call of the same weight: a
//! place's round is one after its visitor's last, but never before the round that is being served. So nobody
//! holds two places before others have one, and a place only ever moves back for somebody who had none.
//! Places free themselves when dropped, wherever that happens.

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
    clock: Clock,
    state: Mutex<State>,
}

struct State {
    /// How many may be served at a time.
    slots: usize,
    /// Who waits or is served.
    visitors: HashMap<Visitor, Presence>,
    busy: usize,
    /// In the order in which they will be served.
    waiting: Vec<Ticket>,
    /// The round of the place that was served last.
    round: u64,
    arrivals: u64,
    /// How long a call lasts, as a moving average.
    pace: Duration,
}

/// A visitor's places, and the round of the latest.
#[derive(Clone, Copy, Default)]
struct Presence {
    places: usize,
    round: Option<u64>,
}

struct Ticket {
    round: u64,
    arrival: u64,
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

/// How hard the queue is pressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pressure {
    /// The part of all places that is taken, those that are served and those that wait: 0 to 1.
    pub fullness: f64,
    /// How many calls it can end in a second at its present pace.
    pub per_second: f64,
}

/// A place in the queue, then among those who are served.
pub struct Place {
    queue: Arc<Queue>,
    visitor: Visitor,
    arrival: u64,
    turn: watch::Receiver<Turn>,
    told: bool,
    entered: Moment,
    began: Option<Moment>,
}

impl Queue {
    /// A queue that lets so many through at a time.
    #[must_use]
    pub fn new(slots: NonZeroUsize, clock: Clock) -> Arc<Self> {
        let state = State {
            slots: slots.get(),
            visitors: HashMap::new(),
            busy: 0,
            waiting: Vec::new(),
            round: 0,
            arrivals: 0,
            pace: FIRST_GUESS,
        };
        Arc::new(Self {
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
        if state.busy >= state.slots && state.waiting.len() >= state.slots * WAITING_PER_SLOT {
            let rounds = u32::try_from(state.waiting.len() / state.slots).unwrap_or(u32::MAX);
            return Err(Refusal::until(
                Code::Busy,
                state.pace.saturating_mul(rounds.max(1)),
            ));
        }
        // Whoever can be a new visitor at will waits with the others of their share.
        let visitor = client.share().current;
        let (arrival, turn) = state.line_up(visitor);
        state.advance();
        drop(state);
        Ok(Place {
            queue: self.clone(),
            visitor,
            arrival,
            turn,
            told: false,
            entered: self.clock.now(),
            began: None,
        })
    }

    /// Lets so many through at a time from now on. Whoever is served or waits already stays: with fewer slots the next
    /// is let through when enough have ended, with more at once.
    pub fn resize(&self, slots: NonZeroUsize) {
        let mut state = self.lock();
        state.slots = slots.get();
        state.advance();
    }

    /// The most that are served at a time.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.lock().slots
    }

    /// How many are served and how many wait.
    #[must_use]
    pub fn load(&self) -> (usize, usize) {
        let state = self.lock();
        (state.busy, state.waiting.len())
    }

    /// How many places a client has, waiting or served.
    #[must_use]
    pub fn places_of(&self, client: &ClientKey) -> usize {
        let state = self.lock();
        let presences = client
            .share()
            .names()
            .filter_map(|name| state.visitors.get(&name));
        presences.map(|presence| presence.places).sum()
    }

    /// How hard it is pressed.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "places are counted in thousands, far below 2^52"
    )]
    pub fn pressure(&self) -> Pressure {
        let state = self.lock();
        let taken = state.busy + state.waiting.len();
        Pressure {
            // After there were more slots there may be more waiting than there would be room for now.
            fullness: (taken as f64 / (state.slots * (1 + WAITING_PER_SLOT)) as f64).min(1.0),
            per_second: state.slots as f64 / state.pace.as_secs_f64().max(f64::EPSILON),
        }
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

    /// How long it has waited for its turn, so far or until it came.
    #[must_use]
    pub fn waited(&self) -> Duration {
        let until = self.began.unwrap_or_else(|| self.queue.clock.now());
        until.since(self.entered)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let now = self.queue.clock.now();
        let mut state = self.queue.lock();
        state.leave(self.visitor, self.arrival);
        if let Some(began) = self.began {
            // One part in eight of the newest: follows a change within a few calls, forgives a single slow one.
            state.pace = (state.pace * 7 + now.since(began)) / 8;
        }
        state.advance();
    }
}

impl State {
    /// Puts a visitor's next place where it belongs.
    fn line_up(&mut self, visitor: Visitor) -> (u64, watch::Receiver<Turn>) {
        let (sender, turn) = watch::channel(Turn::Waiting(0));
        let arrival = self.arrivals;
        self.arrivals += 1;
        let presence = self.visitors.entry(visitor).or_default();
        let round = presence
            .round
            .map_or(self.round, |latest| self.round.max(latest + 1));
        *presence = Presence {
            places: presence.places + 1,
            round: Some(round),
        };
        let behind = self
            .waiting
            .partition_point(|ticket| (ticket.round, ticket.arrival) < (round, arrival));
        self.waiting.insert(
            behind,
            Ticket {
                round,
                arrival,
                turn: sender,
            },
        );
        (arrival, turn)
    }

    /// Lets through whoever may go, and tells the others where they stand.
    fn advance(&mut self) {
        while self.busy < self.slots && !self.waiting.is_empty() {
            let next = self.waiting.remove(0);
            self.busy += 1;
            self.round = next.round;
            next.turn.send_replace(Turn::Now);
        }
        for (position, ticket) in (0..).zip(&self.waiting) {
            ticket
                .turn
                .send_if_modified(|turn| std::mem::replace(turn, Turn::Waiting(position)) != *turn);
        }
    }

    /// A place is given up; with the last of its places a visitor is forgotten.
    fn leave(&mut self, visitor: Visitor, arrival: u64) {
        let before = self.waiting.len();
        self.waiting.retain(|ticket| ticket.arrival != arrival);
        if self.waiting.len() == before {
            self.busy = self.busy.saturating_sub(1);
        }
        if let Some(presence) = self.visitors.get_mut(&visitor) {
            presence.places = presence.places.saturating_sub(1);
            if presence.places == 0 {
                self.visitors.remove(&visitor);
            }
        }
    }
}

#[cfg(test)]
mod tests;
