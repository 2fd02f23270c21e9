//! Room for what visitors upload: files stay in memory, so that only so many may be there at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::ledger::ClientKey;

/// The most bytes of forms with files that are in memory at a time, unless a single one may be larger.
const MOST: usize = 64 << 20;
/// The part of it that one client can take: nobody keeps everybody else out.
const SHARE: usize = 4;

/// What is held of forms with files, from their first byte until their answer is done.
pub struct Uploads {
    max_file: usize,
    rooms: Arc<Mutex<Vec<(ClientKey, usize)>>>,
}

/// Room for one form; given back when dropped.
pub struct Room {
    uploads: Arc<Uploads>,
    client: ClientKey,
    bytes: usize,
}

impl Uploads {
    /// Room for forms whose files have at most so many bytes each.
    #[must_use]
    pub fn new(max_file: u64) -> Self {
        Self {
            max_file: usize::try_from(max_file).unwrap_or(usize::MAX),
            rooms: Arc::default(),
        }
    }

    /// The same room for files of at most so many bytes each.
    #[must_use]
    pub fn after(before: &Self, max_file: u64) -> Self {
        Self {
            rooms: before.rooms.clone(),
            ..Self::new(max_file)
        }
    }

    /// The most bytes of one file.
    #[must_use]
    pub fn max_file(&self) -> usize {
        self.max_file
    }

    /// The most bytes of a picture and its mask.
    #[must_use]
    pub fn max_files(&self) -> usize {
        self.max_file.saturating_mul(2)
    }

    /// Takes room for a form of so many bytes; none when the others, or the client's own, leave none.
    #[must_use]
    pub fn room(self: &Arc<Self>, client: ClientKey, bytes: usize) -> Option<Room> {
        let most = MOST.max(bytes);
        let mut rooms = self.lock();
        let sum = |of: &dyn Fn(&ClientKey) -> bool| -> usize {
            let held = rooms.iter().filter(|(holder, _)| of(holder));
            held.map(|(_, bytes)| bytes).sum()
        };
        let (all, own) = (sum(&|_| true), sum(&|holder| *holder == client));
        // Somebody who holds nothing may always have one, however small a share is.
        let fair = own == 0 || own.saturating_add(bytes) <= most / SHARE;
        if !fair || all.saturating_add(bytes) > most {
            return None;
        }
        rooms.push((client, bytes));
        Some(Room {
            uploads: self.clone(),
            client,
            bytes,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(ClientKey, usize)>> {
        // Nothing in the list is ever half-done.
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut rooms = self.uploads.lock();
        let own = (self.client, self.bytes);
        if let Some(place) = rooms.iter().position(|room| *room == own) {
            rooms.swap_remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u8) -> ClientKey {
        ClientKey::new([number; 16], None)
    }

    /// safety.md T33
    #[test]
    fn no_more_is_held_at_a_time_than_there_is_room_for() {
        let uploads = Arc::new(Uploads::new(8 << 20));
        let mut rooms: Vec<_> = (0..4)
            .map(|number| uploads.room(client(number), 16 << 20).unwrap())
            .collect();
        assert!(uploads.room(client(9), 1).is_none());
        rooms.pop();
        let again = uploads.room(client(9), 16 << 20);
        assert!(again.is_some() && uploads.room(client(10), 1).is_none());
    }

    #[test]
    fn one_client_has_a_quarter_and_leaves_the_rest() {
        let uploads = Arc::new(Uploads::new(8 << 20));
        let own: Vec<_> = (0..100).map_while(|_| uploads.room(client(1), 1 << 20)).collect();
        assert_eq!(own.len(), 16);
        assert!(uploads.room(client(2), 16 << 20).is_some());
        drop(own);
        assert!(uploads.room(client(1), 1 << 20).is_some());
    }

    #[test]
    fn what_is_held_is_held_also_where_files_may_have_another_size() {
        let before = Arc::new(Uploads::new(8 << 20));
        let rooms: Vec<_> = (0..4)
            .map(|number| before.room(client(number), 16 << 20).unwrap())
            .collect();
        let after = Arc::new(Uploads::after(&before, 4 << 20));
        assert_eq!(after.max_file(), 4 << 20);
        assert!(after.room(client(9), 1).is_none());
        drop(rooms);
        assert!(after.room(client(9), 1).is_some());
    }

    #[test]
    fn a_form_that_may_be_larger_than_all_the_room_is_alone_in_it() {
        let uploads = Arc::new(Uploads::new(64 << 20));
        let whole = uploads.room(client(1), uploads.max_files()).unwrap();
        assert!(uploads.room(client(2), 1 << 20).is_none());
        drop(whole);
        assert!(uploads.room(client(2), 1 << 20).is_some());
    }
}
