//! Pages that are the same for everybody: written when they are first asked for, and copied from then on.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{PoisonError, RwLock};

use bytes::Bytes;

/// So many are kept: what a few languages' readers ask for, and little memory when all languages are asked for.
const MOST: usize = 32;

/// The pages by their names.
pub(super) struct Copies<K>(RwLock<HashMap<K, Bytes>>);

impl<K> Default for Copies<K> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Eq + Hash> Copies<K> {
    /// The page of this name, written if it is not there.
    pub(super) fn get(&self, name: K, write: impl FnOnce() -> String) -> Bytes {
        // Nothing that can panic happens under the lock.
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = known.get(&name) {
            return page.clone();
        }
        drop(known);
        // Two who are first write the same.
        let page = Bytes::from(write());
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            // What is asked for often is soon back.
            known.clear();
        }
        known.entry(name).or_insert(page).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_written_once_for_each_name() {
        let copies = Copies::default();
        let mut writings = 0;
        for round in 0..10_u8 {
            let page = copies.get(round % 2, || {
                writings += 1;
                format!("page {}", round % 2)
            });
            assert_eq!(page, format!("page {}", round % 2));
        }
        assert_eq!(writings, 2);
    }

    #[test]
    fn pages_do_not_pile_up() {
        let copies = Copies::default();
        for name in 0..1_000_u32 {
            assert_eq!(copies.get(name, || name.to_string()), name.to_string());
            assert!(copies.0.read().expect("no panic").len() <= MOST);
        }
    }
}
