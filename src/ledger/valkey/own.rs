//! What a client alone may spend in a day, in the store.

use crate::ledger::purse::{Hold, NoMoney};
use crate::ledger::{ClientKey, LedgerFault};
use crate::money::Money;

use super::calls::{held, hold_parts};
use super::script::Act;
use super::{Valkey, answer, hex, no_money, number, text};

impl Valkey {
    /// Takes money out of it, or says when there is some.
    pub(super) async fn take_own(
        &self,
        client: &ClientKey,
        amount: Money,
        per_day: Money,
    ) -> Result<Result<Hold, NoMoney>, LedgerFault> {
        let mut ask = about("reserve_own", client, amount);
        ask.push(number(per_day.micros()));
        let said = answer::numbers(self.call(Act::Purse, ask).await?)?;
        match *said {
            [0, span, epoch] => Ok(Ok(held(amount, span, epoch))),
            _ => no_money(&said, per_day)?.map(Err).ok_or(LedgerFault),
        }
    }

    /// Puts money back into it.
    pub(super) fn return_own(&self, client: &ClientKey, hold: Hold) {
        let Ok(act) = self.entropy.token::<16>() else {
            return;
        };
        let mut back = about("give_back_own", client, hold.amount);
        // No cap, and no ending: all of it goes back.
        back.extend([Vec::new(), Vec::new()]);
        back.extend(hold_parts(hold));
        back.push(text(&act));
        self.link.hand_over(Act::Purse, self.timed(back));
    }
}

/// What both begin with: nobody else's name, and no money that comes in.
fn about(act: &str, client: &ClientKey, amount: Money) -> Vec<Vec<u8>> {
    let name = text(&hex(&client.current()));
    vec![text(act), name, Vec::new(), number(amount.micros()), Vec::new()]
}
