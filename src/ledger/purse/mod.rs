//! The operator's money: how much may be spent now, and by whom.
//!
//! **How much.** Money comes in continuously, [`Limits::per_hour`] in an hour, into a [slice](slice) that holds at
//! most one hour's worth, and none of it may take the last [day](day) over [`Limits::per_day`]. Both begin empty, so
//! that a restart, or a thousand of them, gives nothing away. What is taken is taken before it is spent, in whole
//! micro-units: the sum of what was spent can never be more than what came in.
//!
//! **By whom.** When more is asked for than is there, prefixes share it max-min: nobody gets more while somebody who
//! asks for it has had less. Requests do not wait here, they come back; so what waits is their *turn*.
//!
//! - Each prefix has at most one turn in the [line](line), at the place where its holder has had as much as the place
//!   says (start-time fair queueing: Goyal, Vin and Cheng, 1997). The place of a prefix nobody knows is the current
//!   *level*: what somebody who asked all along would have had. The level rises by what comes in, divided by how many
//!   wait or owe, as the virtual time of generalized processor sharing does (Parekh and Gallager, 1993).
//! - Whoever asks is given money when there is enough for everybody before them and for themselves. Otherwise their
//!   turn is kept and they are told when that will be. Money that those before will come for is not given away, so
//!   that being quick, or asking a thousand times, gains nothing.
//! - Whoever was given money owes it: their next place lies that much later, until the level has risen there. So all
//!   who keep asking get the same, to within the price of one request, and what one of them does not ask for is shared
//!   by the others.
//! - Pictures are not divisible. With two thousand prefixes at six hundred pictures an hour everybody's share is one
//!   in three and a half hours, and *who is first* is free to choose: those who come when they were told to. A turn
//!   whose holder keeps coming early moves back once, by its own amount; it delays, and takes no share away.
//! - A turn whose holder does not come lapses after some minutes, and counts as one that was had: keeping turns one
//!   does not use costs as much share as using them. Meanwhile its money waits in the slice, and is not lost.
//!
//! **A limit of one's own.** A client that has one spends within a [day](own) of its own first, and only then asks for its
//! turn: whoever has used up what they may keeps nobody waiting.
//!
//! **Bounds.** At most 65,536 turns and twice as many prefixes are known, some 20 MiB. In a full line the last makes
//! room for one before it; whoever finds no room is told to wait and gets no turn. A prefix is forgotten when it has
//! no turn and has had no more than its share, at the latest a day after it last asked. The bounds are about fairness
//! only: no amount of forgetting lets more be spent.
//!
//! A shared store keeps: the slice's money, its part and its time; the day's start and spans; the level; for each
//! prefix its finish and its turn; the turns by place; the spans of each day of a client's own. Each operation is one
//! script over these.

mod day;
mod line;
mod own;
mod shares;
mod slice;
mod turn;

use std::time::Duration;

use crate::clock::Moment;
use crate::money::Money;

use super::{ClientKey, Share};
use day::Day;
use own::Own;
use shares::Shares;
use slice::Slice;

type Name = [u8; 16];

/// Whoever waits for others looks again so often: they may have left, or have come too early.
const LOOK_AGAIN: Duration = Duration::from_secs(600);

/// How much may be spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// What comes in in an hour, and the most that can be saved.
    pub per_hour: Money,
    /// The most in any day.
    pub per_day: Option<Money>,
}

/// Money that was taken out of the purse for one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// How much.
    pub amount: Money,
    /// The span of the day it was taken in; only the store that gave it knows what it means.
    pub span: u64,
}

/// What became of a hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The call was never begun: all of it goes back, and the turn with it, for the rest of its time.
    Unbegun,
    /// The call failed at no cost: all of it goes back, and the next try has a turn of its own.
    Unbilled,
    /// So much was spent; the rest goes back.
    Spent(Money),
}

/// Why there is no money now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMoney {
    /// Not yet; a turn is kept for the client.
    Wait {
        /// How long until then, were all those before to use their turns.
        wait: Duration,
        /// When to look again: sooner than that, where it is others who are waited for.
        again: Duration,
        /// Whether it is the day's money that is spent, and not only the hour's.
        day: bool,
    },
    /// Never: it is more than the purse holds, which is so much.
    Never(Money),
}

/// What is in the purse, as a client that nobody knows would find it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// What could be spent now.
    pub left: Money,
    /// What it holds when it is full.
    pub full: Money,
    /// Why the amount that was asked about cannot be had now.
    pub lacking: Option<NoMoney>,
}

/// The purse of one instance.
pub(super) struct Purse {
    slice: Slice,
    day: Day,
    shares: Shares,
    own: Own,
}

impl Purse {
    /// An empty purse, which fills from now on.
    pub(super) fn empty(now: Moment) -> Self {
        Self {
            slice: Slice::empty(now),
            day: Day::spent(now),
            shares: Shares::new(),
            own: Own::new(now),
        }
    }

    /// Keeps a turn for a client, or the one it has; says when it is. A turn for more that could be used now stays one
    /// for more: its holder is about to.
    pub(super) fn line_up(
        &mut self,
        client: &ClientKey,
        amount: Money,
        (limits, now): (&Limits, Moment),
    ) -> Result<(), NoMoney> {
        self.pass(limits, now);
        let more = self.shares.kept(client).filter(|(place, kept)| {
            let needed = self.shares.ahead(*place).plus(*kept);
            *kept > amount && self.lacking(needed, limits, now).is_none()
        });
        let amount = more.map_or(amount, |(_, kept)| kept);
        let name = self.turn(client, amount, (limits, now))?;
        self.shares.told(name, (Duration::ZERO, Duration::ZERO), now);
        Ok(())
    }

    /// Gives money, or keeps a turn and says when it is.
    pub(super) fn reserve(
        &mut self,
        client: &ClientKey,
        amount: Money,
        (limits, now): (&Limits, Moment),
    ) -> Result<Hold, NoMoney> {
        let name = self.turn(client, amount, (limits, now))?;
        self.shares.serve(name, amount, now);
        self.slice.take(amount);
        let span = self.day.take(amount);
        Ok(Hold { amount, span })
    }

    /// The name of a client whose turn it is.
    fn turn(
        &mut self,
        client: &ClientKey,
        amount: Money,
        (limits, now): (&Limits, Moment),
    ) -> Result<Name, NoMoney> {
        if amount > limits.most() {
            return Err(NoMoney::Never(limits.most()));
        }
        self.pass(limits, now);
        let (name, place) = self.shares.place(client, amount, now);
        let needed = self.shares.ahead(place).plus(amount);
        match self.lacking(needed, limits, now) {
            None => Ok(name),
            Some((wait, day)) => {
                let alone = self
                    .lacking(amount, limits, now)
                    .map_or(Duration::ZERO, |(wait, _)| wait);
                let again = wait.min(LOOK_AGAIN).max(alone);
                self.shares.told(name, (wait, again), now);
                Err(NoMoney::Wait { wait, again, day })
            }
        }
    }

    /// Ends a hold.
    pub(super) fn settle(
        &mut self,
        client: &ClientKey,
        hold: Hold,
        ending: Ending,
        (limits, now): (&Limits, Moment),
    ) {
        self.pass(limits, now);
        let unspent = match ending {
            Ending::Unbegun | Ending::Unbilled => hold.amount,
            Ending::Spent(spent) => hold.amount.less(spent),
        };
        self.slice.put(unspent, limits.per_hour);
        self.day.put(unspent, hold.span);
        match ending {
            Ending::Unbegun => self.shares.unserve(client, unspent, (false, now)),
            Ending::Unbilled => self.shares.unserve(client, unspent, (true, now)),
            Ending::Spent(_) => self.shares.forgive(client, unspent),
        }
    }

    /// Takes money out of what a client alone may spend in a day; nothing out of the purse.
    pub(super) fn reserve_own(
        &mut self,
        client: &ClientKey,
        amount: Money,
        (per_day, now): (Money, Moment),
    ) -> Result<Hold, NoMoney> {
        self.own.reserve(client.current(), amount, (per_day, now))
    }

    /// Puts money back into what a client alone may spend.
    pub(super) fn give_back_own(&mut self, client: &ClientKey, hold: Hold, now: Moment) {
        self.own.give_back(client.current(), hold, now);
    }

    /// What a client that nobody knows would find, and whether `amount` could be had.
    pub(super) fn contents(&mut self, amount: Money, (limits, now): (&Limits, Moment)) -> Contents {
        self.pass(limits, now);
        let meant = self.shares.ahead_of_a_stranger();
        let left = match limits.per_day {
            None => self.slice.there(),
            Some(cap) => self.slice.there().min(self.day.left(cap, now)),
        };
        let lacking = match self.lacking(meant.plus(amount), limits, now) {
            _ if amount > limits.most() => Some(NoMoney::Never(limits.most())),
            Some((wait, day)) => Some(NoMoney::Wait {
                wait,
                again: wait,
                day,
            }),
            None => None,
        };
        Contents {
            left: left.less(meant),
            full: limits.most(),
            lacking,
        }
    }

    /// What is remembered of a client; nothing changes by looking.
    pub(super) fn share(&self, client: &ClientKey, now: Moment) -> Option<Share> {
        self.shares.share(client, now)
    }

    /// How many prefixes are known, and how many have spent within a limit of their own.
    pub(super) fn len(&self) -> (usize, usize) {
        (self.shares.len(), self.own.len())
    }

    /// Forgets whoever has not asked for a day.
    pub(super) fn sweep(&mut self, now: Moment) {
        self.shares.sweep(now);
        self.own.sweep(now);
    }

    fn pass(&mut self, limits: &Limits, now: Moment) {
        let passed = self.slice.fill(limits.per_hour, now);
        self.day.pass(now);
        self.shares.pass(limits.per_hour, passed, now);
    }

    /// How long until so much is there, and whether it is the day that lacks it.
    fn lacking(&self, needed: Money, limits: &Limits, now: Moment) -> Option<(Duration, bool)> {
        let hour = self.slice.wait(needed, limits.per_hour);
        let day = limits.per_day.map_or(Duration::ZERO, |cap| {
            // More than a day's money is ahead: the day that comes brings the next of it.
            self.day.wait(needed.min(cap), cap, now)
        });
        let fits = needed <= limits.most();
        let wait = hour.max(day);
        (!wait.is_zero() || !fits).then(|| (super::at_least_a_second(wait), day > hour))
    }
}

impl Limits {
    /// The most that can be there at a time.
    #[must_use]
    pub fn most(&self) -> Money {
        self.per_day.map_or(self.per_hour, |day| self.per_hour.min(day))
    }
}
