//! A bounded map that knows the age of what lies on it.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::time::Duration;

use crate::clock::Moment;

/// Things by key, each with the moment it was put there; the oldest makes room for the newest.
pub(super) struct Shelf<K, V> {
    things: HashMap<K, (V, Moment)>,
    /// Keys as they were put; a key whose thing was taken or put again stays until its turn comes.
    order: VecDeque<(K, Moment)>,
    capacity: usize,
    life: Duration,
}

impl<K: Clone + Eq + Hash, V> Shelf<K, V> {
    /// An empty shelf for at most `capacity` things, each for less than `life`.
    pub(super) fn new(capacity: usize, life: Duration) -> Self {
        Self {
            things: HashMap::new(),
            order: VecDeque::new(),
            capacity,
            life,
        }
    }

    /// Puts a thing, in place of one with the same key.
    pub(super) fn put(&mut self, key: K, thing: V, now: Moment) {
        while self.things.len() >= self.capacity.max(1) && !self.things.contains_key(&key) {
            if !self.drop_oldest() {
                break;
            }
        }
        // Taken things leave their key behind: tidy before the keys outnumber the things by much.
        if self.order.len() > 2 * self.capacity {
            let things = &self.things;
            self.order
                .retain(|(key, born)| things.get(key).is_some_and(|(_, current)| current == born));
        }
        self.order.push_back((key.clone(), now));
        self.things.insert(key, (thing, now));
    }

    /// Removes a thing; an overaged one is gone already.
    pub(super) fn take(&mut self, key: &K, now: Moment) -> Option<V> {
        let (thing, born) = self.things.remove(key)?;
        (now.since(born) < self.life).then_some(thing)
    }

    /// A thing, unless it is overaged.
    pub(super) fn get(&self, key: &K, now: Moment) -> Option<&V> {
        let (thing, born) = self.things.get(key)?;
        (now.since(*born) < self.life).then_some(thing)
    }

    /// How long a thing still lies here, unless it is overaged.
    pub(super) fn left(&self, key: &K, now: Moment) -> Option<Duration> {
        let (_, born) = self.things.get(key)?;
        let left = self.life.saturating_sub(now.since(*born));
        (!left.is_zero()).then_some(left)
    }

    /// Drops what is overaged and what `keep` does not want, and gives memory back.
    pub(super) fn sweep(&mut self, now: Moment, keep: impl Fn(&V) -> bool) {
        let life = self.life;
        self.things
            .retain(|_, (thing, born)| now.since(*born) < life && keep(thing));
        let things = &self.things;
        self.order
            .retain(|(key, born)| things.get(key).is_some_and(|(_, current)| current == born));
        if self.things.capacity() > 2 * self.things.len() + 64 {
            self.things.shrink_to_fit();
            self.order.shrink_to_fit();
        }
    }

    /// How many things lie here.
    pub(super) fn len(&self) -> usize {
        self.things.len()
    }

    fn drop_oldest(&mut self) -> bool {
        while let Some((key, born)) = self.order.pop_front() {
            if self.things.get(&key).is_some_and(|(_, current)| *current == born) {
                self.things.remove(&key);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIFE: Duration = Duration::from_secs(10);

    fn at(seconds: u64) -> Moment {
        Moment::from_nanos(seconds * 1_000_000_000)
    }

    #[test]
    fn a_thing_is_gone_at_the_end_of_its_life() {
        let mut shelf = Shelf::new(8, LIFE);
        shelf.put("a", 1, at(0));
        shelf.put("b", 2, at(0));
        assert_eq!(shelf.take(&"a", at(9)), Some(1));
        assert_eq!(shelf.take(&"b", at(10)), None);
    }

    #[test]
    fn the_oldest_makes_room() {
        let mut shelf = Shelf::new(2, LIFE);
        for (key, second) in [("a", 0), ("b", 1), ("c", 2)] {
            shelf.put(key, second, at(second));
        }
        assert_eq!(shelf.len(), 2);
        assert_eq!(shelf.take(&"a", at(3)), None);
        assert_eq!(shelf.take(&"c", at(3)), Some(2));
    }

    #[test]
    fn keys_of_taken_things_do_not_pile_up() {
        let mut shelf = Shelf::new(4, LIFE);
        for round in 0..1_000 {
            shelf.put(round, round, at(0));
            assert_eq!(shelf.take(&round, at(0)), Some(round));
        }
        assert!(shelf.order.len() <= 9);
    }

    #[test]
    fn a_sweep_leaves_nothing_overaged() {
        let mut shelf = Shelf::new(1_000, LIFE);
        for key in 0..1_000 {
            shelf.put(key, key, at(0));
        }
        shelf.sweep(at(10), |_| true);
        assert_eq!((shelf.len(), shelf.order.len()), (0, 0));
    }
}
