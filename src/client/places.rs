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

/// All the places there are.
pub(super) struct Places {
    total: usize,
    per_client: usize,
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
    /// By number.
    held: BTreeMap<u64, Held>,
    /// Numbers, by since when they wait.
    waiting: BTreeMap<Tick, u64>,
    clients: HashMap<Name, Crowd>,
}

struct Held {
    client: Option<Name>,
    since: Option<Tick>,
    seat: Arc<Seat>,
}

/// The places of one client.
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
}

impl Places {
    pub(super) fn new(total: usize, per_client: usize) -> Arc<Self> {
        Arc::new(Self {
            total,
            per_client,
            table: Mutex::default(),
        })
    }

    pub(super) fn take(self: &Arc<Self>, client: Option<Name>) -> Option<Place> {
        let seat = Arc::new(Seat::default());
        let number = self.with(|table| {
            let room = table.make_room(client, self.total, self.per_client);
            table.refused += u64::from(room.is_none());
            room.map(|()| table.seat(client, seat.clone()))
        })?;
        Some(Place(Occupant {
            places: self.clone(),
            number,
            seat,
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

    fn with<T>(&self, act: impl FnOnce(&mut Table) -> T) -> T {
        act(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Table {
    /// Sees to it that there is a place, or says that there is none.
    fn make_room(&mut self, client: Option<Name>, total: usize, per_client: usize) -> Option<()> {
        if let Some(crowd) = client.and_then(|client| self.clients.get(&client))
            && crowd.held >= per_client
        {
            let longest = *crowd.waiting.first()?;
            self.lose(longest)?;
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

    fn seat(&mut self, client: Option<Name>, seat: Arc<Seat>) -> u64 {
        self.numbers += 1;
        let number = self.numbers;
        if let Some(client) = client {
            self.clients.entry(client).or_default().held += 1;
        }
        let held = Held {
            client,
            since: None,
            seat,
        };
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
        if let Some(crowd) = held.client.and_then(|client| self.clients.get_mut(&client)) {
            crowd.waiting.insert(self.ticks);
        }
    }

    fn serve(&mut self, number: u64) {
        if let Some(held) = self.held.get_mut(&number)
            && let Some(since) = held.since.take()
        {
            self.waiting.remove(&since);
            if let Some(crowd) = held.client.and_then(|client| self.clients.get_mut(&client)) {
                crowd.waiting.remove(&since);
            }
        }
    }

    fn remove(&mut self, number: u64) -> Option<Held> {
        self.serve(number);
        let Entry::Occupied(held) = self.held.entry(number) else {
            return None;
        };
        let held = held.remove();
        if let Some(client) = held.client
            && let Some(crowd) = self.clients.get_mut(&client)
        {
            crowd.held -= 1;
            // Nothing is known of a client who has left.
            if crowd.held == 0 {
                self.clients.remove(&client);
            }
        }
        Some(held)
    }
}

impl Place {
    /// What a request on this connection may say.
    #[must_use]
    pub fn occupant(&self) -> Occupant {
        self.0.clone()
    }

    /// Whether the place went to somebody else; whoever asks is woken when it does.
    pub fn is_lost(&self, cx: &Context<'_>) -> bool {
        self.0.seat.waker.register(cx.waker());
        self.0.seat.lost.load(Ordering::Acquire)
    }

    /// Where the connection stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self.0.seat.phase.load(Ordering::Relaxed) {
            1 => Phase::Body,
            2 => Phase::Answer,
            3 => Phase::Remains,
            _ => Phase::Head,
        }
    }

    /// How many heads have arrived on it.
    #[must_use]
    pub fn heads(&self) -> usize {
        self.0.seat.heads.load(Ordering::Relaxed)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let number = self.0.number;
        self.0.places.with(|table| table.remove(number));
    }
}

impl Occupant {
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
mod tests {
    use super::*;
    use std::task::Waker;

    fn is_lost(place: &Place) -> bool {
        place.is_lost(&Context::from_waker(Waker::noop()))
    }

    fn served(place: &Place) {
        place.occupant().head();
        place.occupant().whole();
    }

    /// safety.md T33
    #[test]
    fn the_one_that_has_waited_longest_makes_room() {
        let places = Places::new(3, 3);
        let [first, second, third] = [1, 2, 3].map(|client| places.take(Some([client; 16])).unwrap());
        served(&first);
        let fourth = places.take(Some([4; 16])).unwrap();
        let census = Census {
            open: 3,
            accepted: 4,
            refused: 0,
            evicted: 1,
        };
        assert_eq!(places.census(), census);
        assert!(!is_lost(&first), "it is being answered");
        assert!(is_lost(&second));
        first.occupant().answered(true);
        let fifth = places.take(None).unwrap();
        assert!(
            is_lost(&third) && !is_lost(&first),
            "it has waited for a shorter time"
        );
        assert!(!is_lost(&fourth) && !is_lost(&fifth));
    }

    /// safety.md T33
    #[test]
    fn who_has_many_makes_room_for_their_own() {
        let places = Places::new(100, 2);
        let other = places.take(Some([1; 16])).unwrap();
        let [first, second] = [(); 2].map(|()| places.take(Some([2; 16])).unwrap());
        let third = places.take(Some([2; 16])).unwrap();
        assert!(is_lost(&first) && !is_lost(&second) && !is_lost(&third) && !is_lost(&other));
    }

    /// safety.md T33
    #[test]
    fn who_is_being_answered_makes_room_for_nobody() {
        let places = Places::new(2, 1);
        let first = places.take(Some([1; 16])).unwrap();
        served(&first);
        assert!(places.take(Some([1; 16])).is_none(), "the client's only place");
        let second = places.take(None).unwrap();
        served(&second);
        assert!(places.take(None).is_none(), "the last of all");
        assert_eq!(places.census().refused, 2);
        drop(first);
        assert!(places.take(Some([1; 16])).is_some());
        assert!(!is_lost(&second));
    }

    #[test]
    fn proxies_count_among_all_and_not_for_themselves() {
        let places = Places::new(3, 1);
        let all = [(); 3].map(|()| places.take(None).unwrap());
        assert!(!all.iter().any(is_lost));
        let next = places.take(None).unwrap();
        assert!(is_lost(&all[0]) && !is_lost(&next));
    }

    #[test]
    fn nothing_is_known_of_who_has_left() {
        let places = Places::new(3, 2);
        let all = [1, 1, 2].map(|client| places.take(Some([client; 16])).unwrap());
        served(&all[0]);
        let more = places.take(Some([3; 16]));
        drop((all, more));
        places.with(|table| {
            assert!(table.held.is_empty() && table.waiting.is_empty() && table.clients.is_empty());
        });
    }

    #[test]
    fn what_a_lost_connection_still_does_changes_nothing() {
        let places = Places::new(1, 1);
        let lost = places.take(None).unwrap();
        let kept = places.take(None).unwrap();
        served(&lost);
        lost.occupant().answered(true);
        drop(lost);
        assert!(!is_lost(&kept));
        served(&kept);
        assert!(places.take(None).is_none(), "one place, and it is taken");
    }
}
