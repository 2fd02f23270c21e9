//! Who has had how much, and whose turn it is: start-time fair queueing over money.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::time::Duration;

use crate::clock::Moment;
use crate::ledger::retention::RATE_WINDOW;
use crate::ledger::{ClientKey, Share};
use crate::money::Money;

use super::Name;
use super::line::{Line, Place, ROOM};
use super::slice::HOUR;
use super::turn::{KEPT, Turn};

/// The most prefixes that are known at once.
const KNOWN: usize = 2 * ROOM;

/// The prefixes that wait or have had more than their share, and the clock their shares are measured by.
pub(super) struct Shares {
    /// What a prefix that asked all the time would have had by now.
    level: u64,
    /// What has passed of the next micro-unit of the level, in micro-unit-nanoseconds per hour.
    part: u128,
    arrivals: u64,
    known: HashMap<Name, Record>,
    line: Line,
    /// When a debt is made good; one entry for each record that is `owing`.
    debts: BinaryHeap<Reverse<(u64, Name)>>,
    /// When to look whether a turn has lapsed, within [`KEPT`]; one entry for each record that is `watched`.
    lapses: BinaryHeap<Reverse<(Moment, Name)>>,
}

/// One prefix.
#[derive(Clone, Copy)]
struct Record {
    /// The level at which it has had no more than its share.
    finish: u64,
    owing: bool,
    watched: bool,
    turn: Option<Turn>,
    /// When the turn that was used last would have lapsed: it can be had back until then.
    until: Moment,
    seen: Moment,
}

impl Shares {
    /// Nobody has asked yet.
    pub(super) fn new() -> Self {
        Self {
            level: 0,
            part: 0,
            arrivals: 0,
            known: HashMap::new(),
            line: Line::default(),
            debts: BinaryHeap::new(),
            lapses: BinaryHeap::new(),
        }
    }

    /// Lets time pass: the level rises by what came in, divided among everybody who waits or owes.
    pub(super) fn pass(&mut self, per_hour: Money, passed: Duration, now: Moment) {
        self.lapse(now);
        self.part += u128::from(per_hour.micros()) * passed.as_nanos();
        loop {
            let each = HOUR * self.known.len().max(1) as u128;
            let rise = u64::try_from(self.part / each).unwrap_or(u64::MAX);
            let next = self.debts.peek().map(|Reverse((finish, _))| *finish);
            match next.filter(|next| next.saturating_sub(self.level) <= rise) {
                Some(next) => {
                    let step = next.saturating_sub(self.level);
                    self.part = self.part.saturating_sub(u128::from(step) * each);
                    self.level += step;
                    self.clear();
                }
                None => {
                    self.level = self.level.saturating_add(rise);
                    self.part %= each;
                    return;
                }
            }
        }
    }

    /// The place of whoever asks for `amount` now, and the name it stands under.
    ///
    /// It is the place of the turn that is kept for them, or a new one. Asking again and again before the time
    /// that was told moves a turn back, once, by as much as it is for: whoever comes when told goes first.
    pub(super) fn place(&mut self, client: &ClientKey, amount: Money, now: Moment) -> (Name, Place) {
        let name = self.name(client);
        let arrival = self.arrivals;
        self.arrivals += 1;
        let room = self.known.len() < KNOWN;
        let record = self.known.get(&name).copied();
        let finish = record.map_or(self.level, |record| record.finish.max(self.level));
        let Some(mut turn) = record.and_then(|record| record.turn) else {
            let place = Place {
                start: finish,
                arrival,
            };
            if (record.is_some() || room) && self.admits(place) {
                self.open(name, Turn::new(place, amount, now), now);
            }
            return (name, place);
        };
        let before = turn.place;
        turn.asked(now);
        if turn.amount != amount || turn.place != before {
            self.line.remove(before);
            turn.amount = amount;
            self.line.insert(turn.place, name, amount);
        }
        if let Some(record) = self.known.get_mut(&name) {
            record.turn = Some(turn);
            record.seen = now;
        }
        (name, turn.place)
    }

    /// Where the turn of a client stands, and what it is for.
    pub(super) fn kept(&self, client: &ClientKey) -> Option<(Place, Money)> {
        let turn = self.known.get(&self.name(client))?.turn?;
        Some((turn.place, turn.amount))
    }

    /// What is meant for those before this place.
    pub(super) fn ahead(&self, place: Place) -> Money {
        self.line.ahead(place)
    }

    /// What is meant for those who go before somebody nobody knows yet.
    pub(super) fn ahead_of_a_stranger(&self) -> Money {
        self.line.ahead(Place {
            start: self.level,
            arrival: u64::MAX,
        })
    }

    /// Whoever holds this turn is told that it comes after `wait`, and to look again after `again`.
    pub(super) fn told(&mut self, name: Name, (wait, again): (Duration, Duration), now: Moment) {
        let record = self.known.get_mut(&name);
        if let Some(turn) = record.and_then(|record| record.turn.as_mut()) {
            turn.tell((wait, again), now);
        }
    }

    /// Somebody was given what they asked for: the turn is over, and they owe it.
    pub(super) fn serve(&mut self, name: Name, amount: Money, now: Moment) {
        self.close(name);
        self.owe(name, amount, now);
    }

    /// What was given was not used: nothing is owed for it, and the turn comes back, anew or for the rest of its time.
    pub(super) fn unserve(&mut self, client: &ClientKey, amount: Money, (anew, now): (bool, Moment)) {
        self.forgive(client, amount);
        let name = self.name(client);
        let Some(record) = self.known.get(&name).copied() else {
            return;
        };
        let place = Place {
            start: record.finish.max(self.level),
            arrival: self.arrivals,
        };
        self.arrivals += 1;
        let lapses = if anew { now + KEPT } else { record.until };
        if record.turn.is_none() && lapses > now && self.admits(place) {
            let turn = Turn::again(place, amount, (lapses, now));
            self.open(name, turn, now);
        }
    }

    /// A part of what was given was not used: it is not owed.
    pub(super) fn forgive(&mut self, client: &ClientKey, amount: Money) {
        let name = self.name(client);
        if let Some(record) = self.known.get_mut(&name) {
            record.finish = record.finish.saturating_sub(amount.micros());
        }
    }

    /// Forgets whoever has not asked for a day.
    pub(super) fn sweep(&mut self, now: Moment) {
        let line = &mut self.line;
        self.known.retain(|_, record| {
            let keep = now.since(record.seen) < RATE_WINDOW;
            if let (false, Some(turn)) = (keep, record.turn) {
                line.remove(turn.place);
            }
            keep
        });
        if self.known.capacity() > 2 * self.known.len() + 64 {
            self.known.shrink_to_fit();
            self.debts.shrink_to_fit();
            self.lapses.shrink_to_fit();
        }
    }

    /// What is remembered of a client.
    pub(super) fn share(&self, client: &ClientKey, now: Moment) -> Option<Share> {
        let record = self.known.get(&self.name(client))?;
        let ends_in = RATE_WINDOW.saturating_sub(now.since(record.seen));
        (!ends_in.is_zero()).then_some(Share {
            waits: record.turn.is_some(),
            ahead: record.owing,
            ends_in,
        })
    }

    /// How many prefixes are known.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// The name a client is known under, which may be the one of yesterday's key.
    fn name(&self, client: &ClientKey) -> Name {
        let share = client.share();
        let known = share.names().find(|name| self.known.contains_key(name));
        known.unwrap_or(share.current)
    }

    /// Whether a new place has room: in a full line the last makes room for one before it.
    fn admits(&mut self, place: Place) -> bool {
        if self.line.len() < ROOM {
            return true;
        }
        match self.line.last() {
            Some((last, name)) if place < last => {
                self.close(name);
                self.forget(name);
                true
            }
            _ => false,
        }
    }

    fn open(&mut self, name: Name, turn: Turn, now: Moment) {
        self.line.insert(turn.place, name, turn.amount);
        let record = self.record(name, now);
        record.turn = Some(turn);
        if !record.watched {
            record.watched = true;
            self.lapses.push(Reverse((now + KEPT, name)));
        }
    }

    /// The record of a prefix that has just asked, made when there is none.
    fn record(&mut self, name: Name, now: Moment) -> &mut Record {
        let record = self.known.entry(name).or_insert(Record {
            finish: self.level,
            owing: false,
            watched: false,
            turn: None,
            until: now,
            seen: now,
        });
        record.seen = now;
        record
    }

    fn close(&mut self, name: Name) {
        let Some(record) = self.known.get_mut(&name) else {
            return;
        };
        if let Some(turn) = record.turn.take() {
            record.until = turn.lapses;
            self.line.remove(turn.place);
        }
    }

    fn owe(&mut self, name: Name, amount: Money, now: Moment) {
        let (level, full) = (self.level, self.known.len() >= KNOWN);
        if full && !self.known.contains_key(&name) {
            // So many prefixes owe that one more is let off: the money itself is counted elsewhere.
            return;
        }
        let record = self.record(name, now);
        record.finish = record.finish.max(level).saturating_add(amount.micros());
        if !record.owing {
            record.owing = true;
            let finish = record.finish;
            self.debts.push(Reverse((finish, name)));
        }
    }

    /// Takes the first entry off the debts: either it is made good, or more was added since.
    fn clear(&mut self) {
        let Some(Reverse((_, name))) = self.debts.pop() else {
            return;
        };
        let Some(record) = self.known.get_mut(&name) else {
            return;
        };
        if record.finish > self.level {
            self.debts.push(Reverse((record.finish, name)));
            return;
        }
        record.owing = false;
        self.forget(name);
    }

    /// Forgets a prefix that neither waits nor owes.
    fn forget(&mut self, name: Name) {
        if let Some(record) = self.known.get(&name)
            && record.turn.is_none()
            && !record.owing
            && !record.watched
        {
            self.known.remove(&name);
        }
    }

    /// Ends the turns whose holders did not come: a turn that was kept and not used counts as one that was had.
    fn lapse(&mut self, now: Moment) {
        while let Some(Reverse((_, name))) = self
            .lapses
            .peek()
            .copied()
            .filter(|Reverse((look, _))| *look <= now)
        {
            self.lapses.pop();
            let Some(record) = self.known.get_mut(&name) else {
                continue;
            };
            record.watched = false;
            match record.turn {
                None => self.forget(name),
                Some(turn) if turn.lapses > now => {
                    record.watched = true;
                    self.lapses.push(Reverse((turn.lapses.min(now + KEPT), name)));
                }
                Some(turn) => {
                    let seen = record.seen;
                    self.close(name);
                    self.owe(name, turn.amount, seen);
                }
            }
        }
    }
}
