//! Those who wait for money, in order, with the sum that is meant for the ones before.
//!
//! A sorted list in blocks, each with its own sum: at the most [`ROOM`] turns are some hundred blocks, so finding a
//! place and adding up what is ahead costs a few hundred nanoseconds however long the line is.

use crate::money::Money;

use super::Name;

/// The most turns that are kept.
pub(super) const ROOM: usize = 65_536;
/// A block is split in two when it has so many.
const BLOCK: usize = 512;

/// A place in the order: first by what its holder has had, then by who came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// In micro-units on the clock of the shares.
    pub(super) start: u64,
    /// No two turns have the same.
    pub(super) arrival: u64,
}

/// A place, and what is meant for its holder.
#[derive(Clone, Copy)]
struct Turn {
    place: Place,
    name: Name,
    amount: Money,
}

#[derive(Default)]
struct Block {
    /// Never empty, in order.
    turns: Vec<Turn>,
    sum: Money,
}

/// The line.
#[derive(Default)]
pub(super) struct Line {
    /// Never empty, in order.
    blocks: Vec<Block>,
    length: usize,
}

impl Line {
    /// Lets somebody in.
    pub(super) fn insert(&mut self, place: Place, name: Name, amount: Money) {
        if self.blocks.is_empty() {
            self.blocks.push(Block::default());
        }
        let at = self.block_of(place).min(self.blocks.len() - 1);
        let Some(block) = self.blocks.get_mut(at) else {
            return;
        };
        let within = block.turns.partition_point(|turn| turn.place < place);
        block.turns.insert(within, Turn { place, name, amount });
        block.sum = block.sum.plus(amount);
        self.length += 1;
        if block.turns.len() >= BLOCK {
            let second = Block::of(block.turns.split_off(BLOCK / 2));
            block.sum = block.sum.less(second.sum);
            self.blocks.insert(at + 1, second);
        }
    }

    /// Lets somebody out.
    pub(super) fn remove(&mut self, place: Place) {
        let at = self.block_of(place);
        let Some(block) = self.blocks.get_mut(at) else {
            return;
        };
        let Ok(within) = block.turns.binary_search_by_key(&place, |turn| turn.place) else {
            return;
        };
        let turn = block.turns.remove(within);
        block.sum = block.sum.less(turn.amount);
        self.length -= 1;
        if block.turns.is_empty() {
            self.blocks.remove(at);
        }
    }

    /// What is meant for those before a place.
    pub(super) fn ahead(&self, place: Place) -> Money {
        let at = self.block_of(place);
        let whole = self.blocks.iter().take(at).map(|block| block.sum);
        let part = self.blocks.get(at).into_iter().flat_map(|block| {
            block
                .turns
                .iter()
                .take_while(move |turn| turn.place < place)
                .map(|turn| turn.amount)
        });
        whole.chain(part).fold(Money::ZERO, Money::plus)
    }

    /// Whoever is served last.
    pub(super) fn last(&self) -> Option<(Place, Name)> {
        let turn = self.blocks.last()?.turns.last()?;
        Some((turn.place, turn.name))
    }

    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// The first block whose last place is not before this one.
    fn block_of(&self, place: Place) -> usize {
        self.blocks
            .partition_point(|block| block.turns.last().is_some_and(|turn| turn.place < place))
    }
}

impl Block {
    fn of(turns: Vec<Turn>) -> Self {
        let sum = turns.iter().fold(Money::ZERO, |sum, turn| sum.plus(turn.amount));
        Self { turns, sum }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use proptest::prelude::*;

    fn place(start: u64, arrival: u64) -> Place {
        Place { start, arrival }
    }

    proptest! {
        #[test]
        fn it_is_a_sorted_map_that_knows_its_sums(
            acts in proptest::collection::vec((any::<bool>(), 0..50_u64, 1..1_000_u64), 1..3_000),
        ) {
            let mut line = Line::default();
            let mut model = BTreeMap::new();
            for (arrival, (enter, start, amount)) in (0_u64..).zip(acts) {
                let at = place(start, arrival);
                if enter || model.is_empty() {
                    line.insert(at, [0; 16], Money::from_micros(amount));
                    model.insert(at, amount);
                } else {
                    let nearest = model.range(at..).next().or(model.iter().next()).map(|(place, _)| *place);
                    line.remove(nearest.unwrap());
                    model.remove(&nearest.unwrap());
                }
                let ahead: u64 = model.range(..at).map(|(_, amount)| amount).sum();
                prop_assert_eq!(line.ahead(at), Money::from_micros(ahead));
                prop_assert_eq!(line.len(), model.len());
                prop_assert_eq!(line.last().map(|(place, _)| place), model.keys().next_back().copied());
            }
        }
    }

    #[test]
    fn who_is_not_in_it_cannot_leave_it() {
        let mut line = Line::default();
        line.insert(place(1, 1), [0; 16], Money::from_micros(5));
        line.remove(place(1, 2));
        line.remove(place(0, 0));
        assert_eq!(line.len(), 1);
        assert_eq!(line.ahead(place(9, 9)), Money::from_micros(5));
    }
}
