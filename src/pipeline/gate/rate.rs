//! The allowance of a client: reserved first, used up only when the work begins.

use std::num::NonZeroU32;
use std::sync::Arc;

use crate::error::{Code, Refusal};
use crate::form::Field;
use crate::ledger::{ClientKey, Ledger, LedgerFault, Quotas, TooMany};

/// How many pictures a client may ask for.
#[derive(Clone)]
pub struct Rate {
    ledger: Arc<dyn Ledger>,
    quotas: Quotas,
}

/// A reserved part of an allowance; gives itself back when dropped before the work began.
pub struct Allowance {
    rate: Rate,
    client: ClientKey,
    amount: NonZeroU32,
    used: bool,
}

impl Rate {
    /// Counts in this ledger, against these quotas.
    #[must_use]
    pub fn new(ledger: Arc<dyn Ledger>, quotas: Quotas) -> Self {
        Self { ledger, quotas }
    }

    /// Reserves so many pictures in every window, or in none.
    ///
    /// # Errors
    /// [`Code::RateLimited`] with the time to wait, [`Code::NumberOutOfRange`] when a window is smaller as a whole, or [`Code::Unavailable`] when
    /// the ledger does not answer.
    pub async fn reserve(&self, client: ClientKey, amount: NonZeroU32) -> Result<Allowance, Refusal> {
        match self.ledger.count(&client, amount, &self.quotas).await {
            Ok(Ok(())) => Ok(Allowance {
                rate: self.clone(),
                client,
                amount,
                used: false,
            }),
            Ok(Err(TooMany::Wait(wait))) => Err(Refusal::until(Code::RateLimited, wait)),
            Ok(Err(TooMany::Never(window))) => Err(Refusal::out_of_range(
                Field::Count,
                1,
                self.quotas.limit(window).get(),
            )),
            Err(LedgerFault) => Err(Code::Unavailable.into()),
        }
    }
}

/// How many challenges a client may ask for: drawing costs work, and guessing costs challenges.
pub struct ChallengeRate {
    ledger: Arc<dyn Ledger>,
    quotas: Quotas,
    sounds: Quotas,
}

impl ChallengeRate {
    /// Thirty a minute, three hundred an hour, two thousand a day: far more than people who misread need. Of sounds
    /// twelve, eighty and four hundred: they cost thirty times as much, and a browser may ask twice to play one.
    #[must_use]
    pub fn new(ledger: Arc<dyn Ledger>) -> Self {
        let number = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        Self {
            ledger,
            quotas: Quotas::new(number(30), number(300), number(2_000)),
            sounds: Quotas::new(number(12), number(80), number(400)),
        }
    }

    /// Counts one.
    ///
    /// # Errors
    /// [`Code::ChallengesLimited`] with the time to wait, or [`Code::Unavailable`].
    pub async fn take(&self, client: ClientKey) -> Result<(), Refusal> {
        self.count(client.apart(), &self.quotas).await
    }

    /// Counts one sound.
    ///
    /// # Errors
    /// The same.
    pub async fn take_sound(&self, client: ClientKey) -> Result<(), Refusal> {
        self.count(client.for_sounds(), &self.sounds).await
    }

    async fn count(&self, name: ClientKey, quotas: &Quotas) -> Result<(), Refusal> {
        match self.ledger.count(&name, NonZeroU32::MIN, quotas).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(TooMany::Wait(wait))) => Err(Refusal::until(Code::ChallengesLimited, wait)),
            Ok(Err(TooMany::Never(_))) | Err(LedgerFault) => Err(Code::Unavailable.into()),
        }
    }
}

impl Allowance {
    /// The work has begun: from now on leaving does not give it back.
    pub fn begin(&mut self) {
        self.used = true;
    }

    /// Gives a part back, because fewer pictures came than were asked for.
    pub fn return_unused(&self, amount: u32) {
        if let Some(amount) = NonZeroU32::new(amount.min(self.amount.get())) {
            self.rate
                .ledger
                .give_back(&self.client, amount, &self.rate.quotas);
        }
    }
}

impl Drop for Allowance {
    fn drop(&mut self) {
        if !self.used {
            self.rate
                .ledger
                .give_back(&self.client, self.amount, &self.rate.quotas);
        }
    }
}
