//! What a client may spend in a day of the operator's money, where it has a limit of its own beside the limits of all.

use std::collections::HashMap;

use crate::clock::Moment;
use crate::ledger::at_least_a_second;
use crate::money::Money;

use super::day::Day;
use super::{Hold, Name, NoMoney};

/// The days of those who have spent within a limit of their own.
///
/// Each is a day as the purse's: whoever is not here has spent nothing since the purse began, and what was before is
/// taken to have been spent.
pub(super) struct Own {
    start: Moment,
    days: HashMap<Name, Day>,
}

impl Own {
    /// Nobody has spent anything since the start.
    pub(super) fn new(start: Moment) -> Self {
        Self {
            start,
            days: HashMap::new(),
        }
    }

    /// Notes that money was taken, or says when it can be.
    pub(super) fn reserve(
        &mut self,
        name: Name,
        amount: Money,
        (per_day, now): (Money, Moment),
    ) -> Result<Hold, NoMoney> {
        if amount > per_day {
            return Err(NoMoney::Never(per_day));
        }
        let mut day = self.days.remove(&name).unwrap_or_else(|| Day::spent(self.start));
        day.pass(now);
        let asked = if day.left(per_day, now) >= amount {
            let span = day.take(amount);
            Ok(Hold { amount, span })
        } else {
            let wait = at_least_a_second(day.wait(amount, per_day, now));
            Err(NoMoney::Wait {
                wait,
                again: wait,
                day: true,
            })
        };
        self.keep(name, day);
        asked
    }

    /// Puts back what was certainly not spent.
    pub(super) fn give_back(&mut self, name: Name, hold: Hold, now: Moment) {
        if let Some(mut day) = self.days.remove(&name) {
            day.pass(now);
            day.put(hold.amount, hold.span);
            self.keep(name, day);
        }
    }

    /// Forgets whoever has spent nothing for a day.
    pub(super) fn sweep(&mut self, now: Moment) {
        self.days.retain(|_, day| {
            day.pass(now);
            !day.is_whole()
        });
        if self.days.capacity() > 2 * self.days.len() + 64 {
            self.days.shrink_to_fit();
        }
    }

    /// How many are known.
    pub(super) fn len(&self) -> usize {
        self.days.len()
    }

    /// A day in which nothing was spent is as good as none.
    fn keep(&mut self, name: Name, day: Day) {
        if !day.is_whole() {
            self.days.insert(name, day);
        }
    }
}
