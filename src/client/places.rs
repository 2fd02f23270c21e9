//! The places of connections: who waits for a visitor gives way to who comes, the one that has waited longest first.
//!
//! A connection waits until a whole request of its visitor is there. From then on it is being answered, and keeps its
//! place until the answer has been made.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Context;

use futures_util::task::AtomicWaker;

/// What a client is counted under.
type Name = [u8; 16];
/// Orders places by when they began to wait.
type Tick = u64;
/// What a place is counted under beside all: its client, and the crowd that the client can leave for no other.
type Names = [Option<Name>; 2];

/// All the places there are.
pub(super) struct Places {
    total: usize,
    /// For each of a place's [`Names`].
    most: [usize; 2],
    table: Mutex<Table>,
}

/// How many connections there are, and what became of those that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Census {
    /// Open now.
    pub open: usize,
    /// That were given a place.
    pub accepted: u64,
    /// For which there was none.
    pub refused: u64,
    /// That waited for their visitor and made room for another.
    pub evicted: u64,
}

#[derive(Default)]
struct Table {
    ticks: Tick,
    /// How many were given a place.
    numbers: u64,
    refused: u64,
    evicted: u64,
    /// By number. In a box of its own, which is wiped with the place: what a tree held stays in it until it is written
    /// over, and where a name is missing that is whatever lay on the stack.
    held: BTreeMap<u64, Box<Held>>,
    /// Numbers, by since when they wait.
    waiting: BTreeMap<Tick, u64>,
    crowds: HashMap<Name, Crowd>,
}

struct Held {
    names: Names,
    since: Option<Tick>,
    seat: Arc<Seat>,
}

/// The places of one name.
#[derive(Default)]
struct Crowd {
    held: usize,
    waiting: BTreeSet<Tick>,
}

/// What a connection and the request on it know of each other.
#[derive(Default)]
struct Seat {
    phase: AtomicU8,
    heads: AtomicUsize,
    lost: AtomicBool,
    dismissed: AtomicBool,
    waker: AtomicWaker,
}

/// Where a connection stands between two requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It waits for the head of a request.
    Head,
    /// It waits for the rest of a request.
    Body,
    /// A whole request is being answered.
    Answer,
    /// The answer has been made before the request was whole.
    Remains,
}

/// A connection's place; dropped, it is free.
pub struct Place(Occupant);

/// What a request on a connection can say about its place.
#[derive(Clone)]
pub struct Occupant {
    places: Arc<Places>,
    number: u64,
    seat: Arc<Seat>,
    circuit: bool,
}

impl Places {
    pub(super) fn new(total: usize, per_client: usize) -> Arc<Self> {
        Arc::new(Self {
            total,
            // Whoever can be a new client at will has half of all places, however many clients that is.
            most: [per_client, total.div_ceil(2)],
            table: Mutex::default(),
        })
    }

    /// A place for this client, who may be one of a crowd.
    pub(super) fn take(self: &Arc<Self>, client: Option<Name>, crowd: Option<Name>) -> Option<Place> {
        let seat = Arc::new(Seat::default());
        let names = [client, crowd];
        let number = self.with(|table| {
            let room = table.make_room(names, self.total, self.most);
            table.refused += u64::from(room.is_none());
            room.map(|()| table.seat(names, seat.clone()))
        })?;
        Some(Place(Occupant {
            places: self.clone(),
            number,
            seat,
            circuit: crowd.is_some(),
        }))
    }

    /// How many connections there are and were.
    pub(super) fn census(&self) -> Census {
        self.with(|table| Census {
            open: table.held.len(),
            accepted: table.numbers,
            refused: table.refused,
            evicted: table.evicted,
        })
    }

    /// Wishes those away who have had an answer and ask nothing; they keep their places until they are gone.
    pub(super) fn dismiss_idle(&self) {
        self.with(|table| {
            let seats = table.waiting.values().filter_map(|number| table.held.get(number));
            for Held { seat, .. } in seats.map(Box::as_ref).filter(|held| held.seat.is_idle()) {
                seat.dismissed.store(true, Ordering::Release);
                seat.waker.wake();
            }
        });
    }

    fn with<T>(&self, act: impl FnOnce(&mut Table) -> T) -> T {
        act(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Table {
    /// Sees to it that there is a place, or says that there is none.
    fn make_room(&mut self, names: Names, total: usize, most: [usize; 2]) -> Option<()> {
        for (name, most) in names.into_iter().zip(most) {
            if let Some(crowd) = name.and_then(|name| self.crowds.get(&name))
                && crowd.held >= most
            {
                let longest = *crowd.waiting.first()?;
                self.lose(longest)?;
            }
        }
        if self.held.len() >= total {
            let longest = *self.waiting.first_key_value()?.0;
            self.lose(longest)?;
        }
        Some(())
    }

    fn lose(&mut self, since: Tick) -> Option<()> {
        let number = *self.waiting.get(&since)?;
        let held = self.remove(number)?;
        self.evicted += 1;
        held.seat.lost.store(true, Ordering::Release);
        held.seat.waker.wake();
        Some(())
    }

    fn seat(&mut self, names: Names, seat: Arc<Seat>) -> u64 {
        self.numbers += 1;
        let number = self.numbers;
        for name in names.into_iter().flatten() {
            self.crowds.entry(name).or_default().held += 1;
        }
        let held = Box::new(Held {
            names,
            since: None,
            seat,
        });
        self.held.insert(number, held);
        self.wait(number);
        number
    }

    fn wait(&mut self, number: u64) {
        self.ticks += 1;
        let Some(held) = self.held.get_mut(&number).filter(|held| held.since.is_none()) else {
            return;
        };
        held.since = Some(self.ticks);
        self.waiting.insert(self.ticks, number);
        for name in held.names.into_iter().flatten() {
            if let Some(crowd) = self.crowds.get_mut(&name) {
                crowd.waiting.insert(self.ticks);
            }
        }
    }

    fn serve(&mut self, number: u64) {
        if let Some(held) = self.held.get_mut(&number)
            && let Some(since) = held.since.take()
        {
            self.waiting.remove(&since);
            for name in held.names.into_iter().flatten() {
                if let Some(crowd) = self.crowds.get_mut(&name) {
                    crowd.waiting.remove(&since);
                }
            }
        }
    }

    fn remove(&mut self, number: u64) -> Option<Box<Held>> {
        self.serve(number);
        let Entry::Occupied(held) = self.held.entry(number) else {
            return None;
        };
        let held = held.remove();
        for name in held.names.into_iter().flatten() {
            if let Some(crowd) = self.crowds.get_mut(&name) {
                crowd.held -= 1;
                // Nothing is known of a client who has left.
                if crowd.held == 0 {
                    self.crowds.remove(&name);
                }
            }
        }
        Some(held)
    }
}

impl Seat {
    fn phase(&self) -> Phase {
        match self.phase.load(Ordering::Relaxed) {
            1 => Phase::Body,
            2 => Phase::Answer,
            3 => Phase::Remains,
            _ => Phase::Head,
        }
    }

    fn heads(&self) -> usize {
        self.heads.load(Ordering::Relaxed)
    }

    /// Whether it waits for its visitor's next request.
    fn is_idle(&self) -> bool {
        self.heads() > 0 && self.phase() == Phase::Head
    }
}

impl Place {
    /// What a request on this connection may say.
    #[must_use]
    pub fn occupant(&self) -> Occupant {
        self.0.clone()
    }

    /// Whether it is a Tor circuit's.
    #[must_use]
    pub fn is_circuit(&self) -> bool {
        self.0.circuit
    }

    /// Whether the place went to somebody else; whoever asks is woken when it does.
    pub fn is_lost(&self, cx: &Context<'_>) -> bool {
        self.0.seat.waker.register(cx.waker());
        self.0.seat.lost.load(Ordering::Acquire)
    }

    /// Whether nothing more is asked of the connection that it may finish; whoever is woken by [`Self::is_lost`] is
    /// woken by this as well.
    #[must_use]
    pub fn is_dismissed(&self) -> bool {
        self.0.seat.dismissed.load(Ordering::Acquire) && self.0.seat.is_idle()
    }

    /// Where the connection stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.0.seat.phase()
    }

    /// How many heads have arrived on it.
    #[must_use]
    pub fn heads(&self) -> usize {
        self.0.seat.heads()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let number = self.0.number;
        self.0.places.with(|table| table.remove(number));
    }
}

impl Occupant {
    /// Whether the connection is a Tor circuit's.
    pub(super) fn is_circuit(&self) -> bool {
        self.circuit
    }

    /// A head has arrived.
    pub fn head(&self) {
        self.seat.heads.fetch_add(1, Ordering::Relaxed);
        self.enter(Phase::Body);
    }

    /// The whole request has: from now on its place is its own.
    pub fn whole(&self) {
        self.enter(Phase::Answer);
        self.places.with(|table| table.serve(self.number));
    }

    /// The answer has been made, to a request that was whole or not.
    pub fn answered(&self, whole: bool) {
        self.enter(if whole { Phase::Head } else { Phase::Remains });
        self.places.with(|table| table.wait(self.number));
    }

    fn enter(&self, phase: Phase) {
        self.seat.phase.store(phase as u8, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests;
