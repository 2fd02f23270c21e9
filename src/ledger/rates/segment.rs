//! A part of the rate table: records in the order of their tags, with gaps.
//!
//! Open addressing with linear probing that keeps the order (Amble and Knuth, 1974): a record lies at the share
//! its tag has of the slots or after it, with no gap between, so that a search ends at the first greater tag, and
//! both growing and forgetting are one pass from left to right. Slots are nothing but records: at seven eighths
//! full a record costs less than fourteen bytes.

use crate::clock::Moment;
use crate::ledger::arrivals::Arrivals;

use super::record::{Base, Cell, Record, Tag};

/// The most a segment may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Records of clients.
    pub(super) clients: usize,
    /// Records of networks.
    pub(super) networks: usize,
    /// Cells that networks share when there is no room for a record.
    pub(super) cells: usize,
}

/// So many slots a segment begins with.
const FIRST: usize = 16;

/// One part of the table.
pub(super) struct Segment {
    slots: Vec<Record>,
    /// The slots that tags are shared out over; the few after them take what the last ones push on.
    spread: usize,
    clients: usize,
    networks: usize,
    /// Arrival times of networks without a record of their own; empty before they are needed.
    cells: Vec<Record>,
    base: Base,
}

/// There is no room for another record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Full;

impl Segment {
    pub(super) const fn new() -> Self {
        Self {
            slots: Vec::new(),
            spread: 0,
            clients: 0,
            networks: 0,
            cells: Vec::new(),
            base: Base::before_anything(),
        }
    }

    /// How many records of clients and of networks there are.
    pub(super) fn len(&self) -> (usize, usize) {
        (self.clients, self.networks)
    }

    /// Whether any of its cells is in use.
    #[cfg(test)]
    pub(super) fn shares(&self) -> bool {
        !self.cells.is_empty()
    }

    /// A prefix's record.
    pub(super) fn get(&self, tag: Tag) -> Option<Arrivals> {
        let at = self.search(tag).ok()?;
        self.slots.get(at).map(|record| record.arrivals(self.base))
    }

    /// Writes a record in place of an older one of the same prefix; false when there is none.
    pub(super) fn replace(&mut self, tag: Tag, arrivals: &Arrivals, now: Moment) -> bool {
        self.renew(now);
        let Ok(at) = self.search(tag) else { return false };
        let Some(slot) = self.slots.get_mut(at) else {
            return false;
        };
        *slot = Record::new(Some(tag), arrivals, self.base);
        true
    }

    /// Writes the first record of a prefix.
    ///
    /// # Errors
    /// [`Full`] when its kind has as many as there is room for.
    pub(super) fn insert(
        &mut self,
        tag: Tag,
        arrivals: &Arrivals,
        now: Moment,
        room: Room,
    ) -> Result<(), Full> {
        self.renew(now);
        let (count, most) = if tag.is_network() {
            (self.networks, room.networks)
        } else {
            (self.clients, room.clients)
        };
        if count >= most {
            return Err(Full);
        }
        if self.clients + self.networks >= self.spread / 8 * 7 {
            self.resize((self.spread * 2).max(FIRST))?;
        }
        let at = self.search(tag).unwrap_or_else(|at| at);
        self.make_gap(at)?;
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Record::new(Some(tag), arrivals, self.base);
        }
        *self.counter(tag) += 1;
        Ok(())
    }

    /// The arrival times of the cell a prefix shares with others.
    pub(super) fn cell(&self, cell: Cell) -> Arrivals {
        let cell = self.cells.get(cell.share(self.cells.len()));
        cell.map_or_else(Arrivals::default, |cell| cell.arrivals(self.base))
    }

    /// Makes the cell of a prefix say no earlier than this.
    pub(super) fn raise_cell(&mut self, cell: Cell, arrivals: &Arrivals, now: Moment, room: Room) {
        self.renew(now);
        if self.cells.is_empty() {
            self.cells = vec![Record::EMPTY; room.cells];
        }
        let base = self.base;
        if let Some(cell) = self.cells.get_mut(cell.share(room.cells)) {
            *cell = Record::new(None, &cell.arrivals(base).or_later(arrivals), base);
        }
    }

    /// Drops every record whose windows have passed, and gives back what is far too large.
    pub(super) fn sweep(&mut self, now: Moment) {
        let (old, new) = (self.base, Base::before(now.nanos()));
        let spread = self.spread;
        (self.clients, self.networks, self.base) = (0, 0, new);
        let mut next = 0;
        for place in 0..self.slots.len() {
            let Some(slot) = self.slots.get_mut(place) else {
                break;
            };
            let Some(tag) = slot.tag() else { continue };
            let arrivals = slot.arrivals(old);
            *slot = Record::EMPTY;
            if arrivals.is_over(now) {
                continue;
            }
            // Never to the right of where it was: there are only fewer before it.
            let to = tag.share(spread).max(next);
            next = to + 1;
            if let Some(slot) = self.slots.get_mut(to) {
                *slot = Record::new(Some(tag), &arrivals, new);
            }
            *self.counter(tag) += 1;
        }
        self.sweep_cells(old, now);
        let held = self.clients + self.networks;
        if held == 0 {
            (self.slots, self.spread) = (Vec::new(), 0);
        } else if held < self.spread / 8 && self.spread > FIRST {
            // What does not fit stays where it is.
            let _ = self.resize((held * 2).next_power_of_two().max(FIRST));
        }
    }

    fn sweep_cells(&mut self, old: Base, now: Moment) {
        let mut used = false;
        for cell in &mut self.cells {
            let arrivals = cell.arrivals(old);
            used |= !arrivals.is_over(now);
            *cell = Record::new(None, &arrivals, self.base);
        }
        if !used {
            self.cells = Vec::new();
        }
    }

    /// Where a prefix's record is, or where it would be.
    fn search(&self, tag: Tag) -> Result<usize, usize> {
        let home = tag.share(self.spread);
        let ahead = self.slots.get(home..).unwrap_or_default();
        for (at, slot) in (home..).zip(ahead) {
            match slot.tag() {
                Some(there) if there < tag => {}
                Some(there) if there == tag => return Ok(at),
                _ => return Err(at),
            }
        }
        Err(self.slots.len())
    }

    /// Moves what lies at `at` and behind it on, as far as the next gap.
    fn make_gap(&mut self, at: usize) -> Result<(), Full> {
        let behind = self.slots.get(at..).unwrap_or_default();
        let gap = behind.iter().position(|slot| slot.tag().is_none()).ok_or(Full)?;
        self.slots.copy_within(at..at + gap, at + 1);
        Ok(())
    }

    /// Spreads the records over more slots or fewer.
    fn resize(&mut self, spread: usize) -> Result<(), Full> {
        let mut slots = vec![Record::EMPTY; spread + spread / 64 + FIRST];
        let mut next = 0;
        for slot in &self.slots {
            let Some(tag) = slot.tag() else { continue };
            let to = tag.share(spread).max(next);
            next = to + 1;
            *slots.get_mut(to).ok_or(Full)? = *slot;
        }
        (self.slots, self.spread) = (slots, spread);
        Ok(())
    }

    /// Counts arrival times from a later base before they no longer fit.
    fn renew(&mut self, now: Moment) {
        if self.base.is_stale(now.nanos()) {
            self.sweep(now);
        }
    }

    fn counter(&mut self, tag: Tag) -> &mut usize {
        if tag.is_network() {
            &mut self.networks
        } else {
            &mut self.clients
        }
    }
}
