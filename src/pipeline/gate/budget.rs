//! The operator's money: the worst case is reserved before the first byte goes upstream, and settled after.
//!
//! What a call may cost is taken out of the purse ([`Ledger::reserve`]) when the gate admits it. It goes back only when
//! it is certain that it was not spent: the call never began, the request never left this machine, or a complete
//! answer said that nothing was done and the operator has said that such an answer costs nothing. Whatever is
//! ambiguous was spent.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use crate::clock::{Clock, TimeOfDay};
use crate::error::{Code, Refusal};
use crate::form::Field;
use crate::ledger::{ClientKey, Contents, Ending, Hold, Ledger, LedgerFault, Limits, NoMoney};
use crate::money::Money;
use crate::pipeline::figures::Figures;
use crate::pipeline::model::Model;
use crate::pipeline::provider::{Fault, Reach};
use crate::telemetry::metrics::Counter;

/// What a model's pictures cost, and what its provider charges for when there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// One picture, in the worst case.
    pub picture: Money,
    /// A prompt that was declined costs as much as a picture.
    pub bills_refusals: bool,
    /// So does an answer that the provider failed.
    pub bills_5xx: bool,
}

/// How much may be spent, and on what.
#[derive(Clone)]
pub struct Budget(Arc<Inside>);

struct Inside {
    ledger: Arc<dyn Ledger>,
    clock: Clock,
    /// The same for a budget and those that take its place: a purse that some filled by one limit and some by another
    /// would lose what the one lets in and the other has no room for.
    limits: Arc<RwLock<Option<Limits>>>,
    /// By the model's id.
    prices: HashMap<String, Price>,
    /// The least that any model costs, nothing when one is free.
    least: Money,
    figures: Arc<Figures>,
}

/// What everybody is shown of the purse, in steps that change rarely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Funds {
    /// Nothing here costs money, or nobody counts it.
    Unlimited,
    /// So many tenths of an hour's money are there, at least one.
    Tenths(u8),
    /// There is none for who comes now.
    Spent {
        /// When there is some again.
        opens: TimeOfDay,
        /// It is the day's money that is spent.
        day: bool,
    },
}

/// From what a call is paid, beside the purse of all.
#[derive(Clone)]
pub struct Account {
    /// Whose turn it takes.
    pub client: ClientKey,
    /// What the client may spend in a day, where it has a limit of its own.
    pub per_day: Option<Money>,
    /// Counts what was spent for the client, in millionths of the prices' unit.
    pub spent: Option<Arc<Counter>>,
}

/// Money that is reserved for one call; gives itself back when dropped before the call began.
pub struct Reservation {
    budget: Budget,
    account: Account,
    /// What was taken, and by what prices it is settled; none for what costs nothing.
    price: Option<Price>,
    /// Out of what the client alone may spend.
    own: Option<Hold>,
    /// Out of the purse.
    held: Option<Hold>,
    begun: bool,
}

impl Budget {
    /// Spends from this ledger's purse, within these limits, at these prices; a model without a price is free.
    #[must_use]
    pub fn new(
        ledger: Arc<dyn Ledger>,
        clock: Clock,
        limits: Option<Limits>,
        prices: HashMap<String, Price>,
        figures: Arc<Figures>,
    ) -> Self {
        Self::within(ledger, clock, Arc::new(RwLock::new(limits)), prices, figures)
    }

    /// The same budget at other prices; what was reserved before is settled as it was paid.
    #[must_use]
    pub fn after(before: &Self, prices: HashMap<String, Price>) -> Self {
        let Inside {
            ledger,
            clock,
            limits,
            figures,
            ..
        } = &*before.0;
        let limits = limits.clone();
        Self::within(ledger.clone(), clock.clone(), limits, prices, figures.clone())
    }

    fn within(
        ledger: Arc<dyn Ledger>,
        clock: Clock,
        limits: Arc<RwLock<Option<Limits>>>,
        prices: HashMap<String, Price>,
        figures: Arc<Figures>,
    ) -> Self {
        let least = prices
            .values()
            .map(|price| price.picture)
            .min()
            .unwrap_or_default();
        Self(Arc::new(Inside {
            ledger,
            clock,
            limits,
            prices,
            least,
            figures,
        }))
    }

    /// Spends within other limits from now on. What has come in until now has come in by those before; what is more than
    /// the purse holds from now on is gone.
    pub async fn limit(&self, limits: Option<Limits>) {
        if let Some(before) = self.limits() {
            // A store that does not answer lets the time since it was last asked count by the limits that come.
            let _ = self.0.ledger.purse(self.0.least, &before).await;
        }
        *self.0.limits.write().unwrap_or_else(PoisonError::into_inner) = limits;
    }

    fn limits(&self) -> Option<Limits> {
        *self.0.limits.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what so many pictures of a model cost in the worst case: out of what the client alone may spend, where it
    /// has a limit of its own, and out of the purse.
    ///
    /// # Errors
    /// [`Code::KeySpent`], [`Code::HourSpent`] or [`Code::DaySpent`] with the time to wait; [`Code::NumberOutOfRange`]
    /// when so many can never be paid at once; [`Code::Unavailable`] when the ledger does not answer.
    pub async fn reserve(
        &self,
        account: Account,
        model: &Model,
        pictures: NonZeroU32,
    ) -> Result<Reservation, Refusal> {
        let price = self.0.prices.get(&model.id);
        // What is taken first goes back by itself when there is no more.
        let mut reservation = Reservation {
            budget: self.clone(),
            account,
            price: price.filter(|price| !price.picture.is_zero()).copied(),
            own: None,
            held: None,
            begun: false,
        };
        reservation.take(pictures).await?;
        Ok(reservation)
    }

    /// Says whether there is money for a client's next picture, and keeps the client's turn: asked before a challenge
    /// is given out, so that nobody solves one for nothing.
    ///
    /// # Errors
    /// [`Code::HourSpent`] or [`Code::DaySpent`] with the time to wait, or [`Code::Unavailable`].
    pub async fn line_up(&self, client: ClientKey) -> Result<(), Refusal> {
        let Some(limits) = self.limits().filter(|_| !self.0.least.is_zero()) else {
            return Ok(());
        };
        let asked = self.0.ledger.line_up(&client, self.0.least, &limits).await;
        asked
            .map_err(|LedgerFault| Code::Unavailable)?
            .map_err(|lacking| self.refusal(lacking, self.0.least, Self::of_all))
    }

    /// Whether the purse remembers who had how much: where money is counted and something costs any.
    #[must_use]
    pub fn keeps_shares(&self) -> bool {
        let costs = self.0.prices.values().any(|price| !price.picture.is_zero());
        self.limits().is_some() && costs
    }

    /// What is in the purse, for the operator; none where nothing is counted, or of a ledger that does not answer.
    pub async fn contents(&self) -> Option<Contents> {
        let limits = self.limits()?;
        self.0.ledger.purse(self.0.least, &limits).await.ok()
    }

    /// What is in the purse for somebody who comes now; of a ledger that does not answer nothing is shown.
    pub async fn funds(&self) -> Funds {
        let Some(limits) = self.limits().filter(|_| !self.0.prices.is_empty()) else {
            return Funds::Unlimited;
        };
        // Where one model is free nothing is closed, and the others' money is of no concern to all.
        if self.0.least.is_zero() {
            return Funds::Unlimited;
        }
        match self.0.ledger.purse(self.0.least, &limits).await {
            Ok(contents) => self.shown(&contents),
            Err(LedgerFault) => Funds::Unlimited,
        }
    }

    fn shown(&self, contents: &Contents) -> Funds {
        match contents.lacking {
            Some(NoMoney::Wait { wait, day, .. }) => Funds::Spent {
                opens: self.opens(wait),
                day,
            },
            Some(NoMoney::Never(_)) | None => {
                let (left, full) = (contents.left.micros(), contents.full.micros().max(1));
                let tenths = (u128::from(left) * 10).div_ceil(u128::from(full)).clamp(1, 10);
                Funds::Tenths(u8::try_from(tenths).unwrap_or(10))
            }
        }
    }

    /// The code for everybody's money.
    fn of_all(day: bool) -> Code {
        if day { Code::DaySpent } else { Code::HourSpent }
    }

    /// Why nothing is given, by the code for the money that is spent: in a day, or only in an hour.
    fn refusal(&self, lacking: NoMoney, picture: Money, code: fn(bool) -> Code) -> Refusal {
        match lacking {
            NoMoney::Wait { wait, again, day } => Refusal {
                opens: Some(self.opens(wait)),
                ..Refusal::until(code(day), in_words(again))
            },
            NoMoney::Never(most) => {
                let pictures = most.micros() / picture.micros().max(1);
                let most = u32::try_from(pictures).unwrap_or(u32::MAX).max(1);
                Refusal::out_of_range(Field::Count, 1, most)
            }
        }
    }

    fn opens(&self, wait: Duration) -> TimeOfDay {
        TimeOfDay::not_before(self.0.clock.wall() + wait)
    }
}

impl Account {
    /// Counts what was spent for good.
    fn count(&self, amount: Money) {
        if let Some(spent) = &self.spent {
            spent.add(amount.micros());
        }
    }
}

impl From<ClientKey> for Account {
    /// Of a client that shares the purse, and has no limit of its own.
    fn from(client: ClientKey) -> Self {
        Self {
            client,
            per_day: None,
            spent: None,
        }
    }
}

impl Reservation {
    /// Takes the client's own money first: whoever has none left keeps nobody waiting in the line for the purse.
    async fn take(&mut self, pictures: NonZeroU32) -> Result<(), Refusal> {
        let Some(Price { picture, .. }) = self.price else {
            return Ok(());
        };
        let (budget, client) = (&self.budget, &self.account.client);
        let (ledger, amount) = (&budget.0.ledger, picture.times(pictures.get()));
        if let Some(per_day) = self.account.per_day {
            let asked = ledger.reserve_own(client, amount, per_day).await;
            let hold = asked
                .map_err(|LedgerFault| Code::Unavailable)?
                .map_err(|lacking| budget.refusal(lacking, picture, |_| Code::KeySpent))?;
            self.own = Some(hold);
        }
        if let Some(limits) = budget.limits() {
            let asked = ledger.reserve(client, amount, &limits).await;
            let hold = asked
                .map_err(|LedgerFault| Code::Unavailable)?
                .map_err(|lacking| budget.refusal(lacking, picture, Budget::of_all))?;
            self.held = Some(hold);
        }
        Ok(())
    }

    /// The first byte may go upstream: from now on leaving gives nothing back.
    pub fn begin(&mut self) {
        self.begun = true;
    }

    /// Whether a call was begun with it.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.begun
    }

    /// Takes the money for another call: what was reserved for one that never began goes back before.
    ///
    /// # Errors
    /// As for [`Budget::reserve`].
    pub async fn renew(&mut self, model: &Model, pictures: NonZeroU32) -> Result<(), Refusal> {
        if !self.begun {
            self.release(Ending::Unbegun);
        }
        *self = self.budget.reserve(self.account.clone(), model, pictures).await?;
        Ok(())
    }

    /// The call ended without any picture: the money goes back if it is certain that none was spent.
    pub fn fail(&mut self, fault: Fault) {
        if self.price.is_some_and(|price| price.is_unbilled(fault)) {
            self.release(Ending::Unbilled);
        }
    }

    fn release(&mut self, ending: Ending) {
        let (ledger, client) = (&self.budget.0.ledger, &self.account.client);
        if let Some(hold) = self.own.take() {
            ledger.give_back_own(client, hold);
        }
        if let (Some(hold), Some(limits)) = (self.held.take(), self.budget.limits()) {
            ledger.settle(client, hold, ending, &limits);
        }
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if !self.begun {
            self.release(Ending::Unbegun);
        }
        // What was not given back by now has been spent.
        if let Some(hold) = self.held.or(self.own) {
            self.budget.0.figures.spent(hold.amount);
            self.account.count(hold.amount);
        }
    }
}

impl Price {
    /// Whether a call that ended like this has certainly cost nothing.
    #[must_use]
    pub fn is_unbilled(&self, fault: Fault) -> bool {
        match fault {
            Fault::Declined | Fault::Withheld | Fault::Unacceptable => !self.bills_refusals,
            Fault::Overloaded(_) | Fault::Failed => !self.bills_5xx,
            // It says that it never read the request, but not that nobody counted it.
            Fault::Unread => false,
            _ => fault.reach() != Reach::Ambiguous,
        }
    }
}

/// A wait as people say it: beyond two minutes in whole ones.
fn in_words(wait: Duration) -> Duration {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Duration::from_secs(if seconds > 120 {
        seconds.div_ceil(60) * 60
    } else {
        seconds
    })
}
