//! Numbers that only grow.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, PoisonError, RwLock};

/// A number that only grows, from the start of the process on.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Once more.
    pub fn add_one(&self) {
        self.add(1);
    }

    /// So many more.
    pub fn add(&self, number: u64) {
        self.0.fetch_add(number, Relaxed);
    }

    /// How many there were.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.0.load(Relaxed)
    }
}

/// Figures by a name of the configuration's: there are as many as it names, and none for what a visitor sent.
pub struct Keyed<K, T>(RwLock<BTreeMap<K, Arc<T>>>);

impl<K, T> Default for Keyed<K, T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Ord + Clone, T: Default> Keyed<K, T> {
    /// The figures under a name, from now on listed.
    pub fn of(&self, name: &K) -> Arc<T> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(figures) = known.get(name) {
            return figures.clone();
        }
        drop(known);
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(name.clone()).or_default().clone()
    }

    /// All of them, in the order of their names.
    #[must_use]
    pub fn all(&self) -> Vec<(K, Arc<T>)> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        all.iter()
            .map(|(name, figures)| (name.clone(), figures.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_for_one_name_counts_in_one_place() {
        let keyed: Keyed<String, Counter> = Keyed::default();
        keyed.of(&"b".to_owned()).add_one();
        keyed.of(&"a".to_owned()).add(2);
        keyed.of(&"b".to_owned()).add_one();
        let all: Vec<(String, u64)> = keyed
            .all()
            .into_iter()
            .map(|(name, n)| (name, n.read()))
            .collect();
        assert_eq!(all, [("a".to_owned(), 2), ("b".to_owned(), 2)]);
    }
}
