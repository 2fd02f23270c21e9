//! A bounded map that belongs to networks: whoever fills it makes room from what is theirs.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::time::Duration;

use crate::clock::Moment;

/// The opaque name of a network.
type Network = [u8; 16];

/// Things by key, each with its network and the moment it was put there.
///
/// When it is full, the oldest thing of the same network makes room for a new one; for the first thing of a network,
/// the oldest of the network that has the most. So nobody loses anything to a network with more than they have.
pub(super) struct NetworkShelf<K, V> {
    things: HashMap<K, Thing<V>>,
    /// Each network's keys in the order they were put.
    networks: HashMap<Network, BTreeMap<u64, K>>,
    /// How many each network has.
    sizes: BTreeSet<(usize, Network)>,
    puts: u64,
    capacity: usize,
    life: Duration,
}

struct Thing<V> {
    thing: V,
    network: Network,
    born: Moment,
    turn: u64,
}

impl<K: Clone + Eq + Hash, V> NetworkShelf<K, V> {
    /// An empty shelf for at most `capacity` things, each for less than `life`.
    pub(super) fn new(capacity: usize, life: Duration) -> Self {
        Self {
            things: HashMap::new(),
            networks: HashMap::new(),
            sizes: BTreeSet::new(),
            puts: 0,
            capacity,
            life,
        }
    }

    /// Puts a thing, in place of one with the same key.
    pub(super) fn put(&mut self, key: K, network: Network, thing: V, now: Moment) {
        self.remove(&key);
        if self.things.len() >= self.capacity {
            self.drop_oldest(network);
        }
        let turn = self.puts;
        self.puts += 1;
        self.change(network, |keys| keys.insert(turn, key.clone()));
        self.things.insert(
            key,
            Thing {
                thing,
                network,
                born: now,
                turn,
            },
        );
    }

    /// Removes a thing; an overaged one is gone already.
    pub(super) fn take(&mut self, key: &K, now: Moment) -> Option<V> {
        let found = self.remove(key)?;
        (now.since(found.born) < self.life).then_some(found.thing)
    }

    /// Looks at a thing, unless it is overaged.
    pub(super) fn get_mut(&mut self, key: &K, now: Moment) -> Option<&mut V> {
        let life = self.life;
        let found = self.things.get_mut(key);
        found
            .filter(|thing| now.since(thing.born) < life)
            .map(|found| &mut found.thing)
    }

    /// How long a thing still lies here, unless it is overaged.
    pub(super) fn left(&self, key: &K, now: Moment) -> Option<Duration> {
        let left = self.life.saturating_sub(now.since(self.things.get(key)?.born));
        (!left.is_zero()).then_some(left)
    }

    /// Drops what is overaged and what `keep` does not want, and gives memory back.
    pub(super) fn sweep(&mut self, now: Moment, keep: impl Fn(&V) -> bool) {
        let over = |thing: &Thing<V>| now.since(thing.born) >= self.life || !keep(&thing.thing);
        let over = self.things.iter().filter(|(_, thing)| over(thing));
        let keys: Vec<K> = over.map(|(key, _)| key.clone()).collect();
        for key in keys {
            self.remove(&key);
        }
        if self.things.capacity() > 2 * self.things.len() + 64 {
            self.things.shrink_to_fit();
            self.networks.shrink_to_fit();
        }
    }

    /// How many things lie here.
    pub(super) fn len(&self) -> usize {
        self.things.len()
    }

    fn remove(&mut self, key: &K) -> Option<Thing<V>> {
        let found = self.things.remove(key)?;
        self.change(found.network, |keys| keys.remove(&found.turn));
        Some(found)
    }

    fn drop_oldest(&mut self, network: Network) {
        let most = self.sizes.last().map_or(network, |(_, most)| *most);
        let own = self.networks.get(&network).or_else(|| self.networks.get(&most));
        let oldest = own.and_then(|keys| keys.first_key_value());
        if let Some(key) = oldest.map(|(_, key)| key.clone()) {
            self.remove(&key);
        }
    }

    /// Changes a network's keys, and what is known of how many they are.
    fn change<T>(&mut self, network: Network, change: impl FnOnce(&mut BTreeMap<u64, K>) -> T) {
        let keys = self.networks.entry(network).or_default();
        let before = keys.len();
        change(keys);
        let after = keys.len();
        self.sizes.remove(&(before, network));
        if after > 0 {
            self.sizes.insert((after, network));
        } else {
            self.networks.remove(&network);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIFE: Duration = Duration::from_secs(10);
    const ONE: Network = [1; 16];
    const OTHER: Network = [2; 16];

    fn at(seconds: u64) -> Moment {
        Moment::from_nanos(seconds * 1_000_000_000)
    }

    #[test]
    fn a_thing_is_gone_at_the_end_of_its_life() {
        let mut shelf = NetworkShelf::new(8, LIFE);
        shelf.put("a", ONE, 1, at(0));
        shelf.put("b", ONE, 2, at(0));
        assert_eq!(shelf.take(&"a", at(9)), Some(1));
        assert_eq!(shelf.take(&"a", at(9)), None);
        assert_eq!(shelf.take(&"b", at(10)), None);
    }

    #[test]
    fn a_full_shelf_takes_from_the_network_that_fills_it() {
        let mut shelf = NetworkShelf::new(4, LIFE);
        shelf.put(0, ONE, (), at(0));
        for key in 1..100 {
            shelf.put(key, OTHER, (), at(1));
        }
        assert_eq!(shelf.len(), 4);
        assert!(shelf.take(&0, at(2)).is_some());
        assert!(shelf.take(&96, at(2)).is_none() && shelf.take(&97, at(2)).is_some());
    }

    #[test]
    fn a_newcomer_takes_from_whoever_has_the_most() {
        let mut shelf = NetworkShelf::new(4, LIFE);
        shelf.put(0, ONE, (), at(0));
        for key in 1..4 {
            shelf.put(key, OTHER, (), at(0));
        }
        shelf.put(4, [3; 16], (), at(0));
        assert!(shelf.take(&1, at(0)).is_none());
        for key in [0, 2, 3, 4] {
            assert!(shelf.take(&key, at(0)).is_some(), "{key}");
        }
    }

    #[test]
    fn nothing_is_left_of_what_was_taken_replaced_or_swept() {
        let mut shelf = NetworkShelf::new(1_000, LIFE);
        for key in 0..1_000 {
            shelf.put(key, [u8::try_from(key % 50).unwrap(); 16], (), at(0));
            shelf.put(key, [u8::try_from(key % 40).unwrap(); 16], (), at(0));
        }
        for key in 0..500 {
            assert!(shelf.take(&key, at(0)).is_some());
        }
        assert_eq!(shelf.sizes.iter().map(|(size, _)| size).sum::<usize>(), 500);
        shelf.sweep(at(10), |_| true);
        assert_eq!((shelf.len(), shelf.networks.len(), shelf.sizes.len()), (0, 0, 0));
    }
}
