//! The allowance of a client: reserved first, used up only when the work begins.
//!
//! Where many people share an address (a Tor exit, a carrier's translator) its allowance is soon used up by others.
//! They are not walled out: whoever works for it ([`Grace::Worked`]) is let through to a second allowance, as long
//! as the budget lasts.

use std::num::NonZeroU32;
use std::sync::Arc;

use crate::error::{Code, Refusal};
use crate::form::Field;
use crate::ledger::{ClientKey, Ledger, LedgerFault, Over, Quotas, Remaining, TooMany, Window};

/// The second allowance is so many times the first, in every tier.
///
/// A Tor exit or a carrier's address stands for tens of people at a time, few of whom make pictures: with 16, fifty
/// who come within five minutes are served at the usual 4 a minute. Whoever has the address alone gains 16 clients'
/// pictures by it, each at the price of the work, and never more than the budget's share of their network.
const WORKED: u32 = 16;

/// How many pictures a client may ask for.
#[derive(Clone)]
pub struct Rate {
    ledger: Arc<dyn Ledger>,
    quotas: Quotas,
    worked: Quotas,
}

/// What a request brings beside its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grace {
    /// Nothing: the ordinary allowance has to do.
    None,
    /// Work that was hard enough for an allowance that is used up.
    Worked,
}

/// Why nothing was reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// The ordinary allowance of this tier is used up; with [`Grace::Worked`] the request is let through.
    Work(Over),
    /// What work can add is used up as well: there is nothing for it but to wait.
    Wait(Over),
    /// It cannot be reserved at all.
    Refused(Refusal),
}

/// How an allowance stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is enough.
    Ordinary,
    /// There is enough for whoever works.
    ForWork {
        /// How much of the allowance for work is used, in thousandths of its fullest window: the more, the harder
        /// the work may be.
        used: u32,
    },
    /// There is not enough either way.
    UsedUp,
}

/// A reserved part of an allowance; gives itself back when dropped before the work began.
pub struct Allowance {
    ledger: Arc<dyn Ledger>,
    /// Under which name, and against which quotas, it was counted.
    counted: (ClientKey, Quotas),
    amount: NonZeroU32,
    used: bool,
}

impl Rate {
    /// Counts in this ledger, against a client's quotas.
    #[must_use]
    pub fn new(ledger: Arc<dyn Ledger>, quotas: Quotas) -> Self {
        Self {
            ledger,
            quotas,
            worked: quotas.times(WORKED),
        }
    }

    /// The same ledger, against other quotas.
    #[must_use]
    pub fn within(&self, quotas: Quotas) -> Self {
        Self::new(self.ledger.clone(), quotas)
    }

    /// Reserves so many pictures in every window of every tier, or in none; the second allowance is only touched when
    /// the first is used up.
    ///
    /// # Errors
    /// [`Limited`]: as a refusal [`Code::RateLimited`] with the time to wait, [`Code::NumberOutOfRange`] when a window
    /// is smaller as a whole, or [`Code::Unavailable`] when the ledger does not answer.
    pub async fn reserve(
        &self,
        client: ClientKey,
        amount: NonZeroU32,
        grace: Grace,
    ) -> Result<Allowance, Limited> {
        let ordinary = (client, self.quotas);
        let over = match self.count(&ordinary, amount).await? {
            None => return Ok(self.allowance(ordinary, amount)),
            Some(over) => over,
        };
        let worked = (client.worked(), self.worked);
        if grace == Grace::Worked {
            return match self.count(&worked, amount).await? {
                None => Ok(self.allowance(worked, amount)),
                Some(worked) => Err(Limited::Wait(over.sooner(worked))),
            };
        }
        // Nobody is asked to work for what is used up.
        match self.fits(&worked, amount).await? {
            Some(_) => Err(Limited::Work(over)),
            None => Err(Limited::Wait(over)),
        }
    }

    /// What a client who wants so many pictures has to do for them.
    ///
    /// # Errors
    /// [`Code::Unavailable`] when the ledger does not answer.
    pub async fn standing(&self, client: &ClientKey, amount: NonZeroU32) -> Result<Standing, Refusal> {
        if self.fits(&(*client, self.quotas), amount).await?.is_some() {
            return Ok(Standing::Ordinary);
        }
        let worked = self.fits(&(client.worked(), self.worked), amount).await?;
        Ok(worked.map_or(Standing::UsedUp, |left| Standing::ForWork {
            used: used(&left, &self.worked),
        }))
    }

    /// Under which names a client's pictures are counted and against which quotas: first its own allowance, then the
    /// one for work.
    #[must_use]
    pub fn counted(&self, client: &ClientKey) -> [(ClientKey, Quotas); 2] {
        [(*client, self.quotas), (client.worked(), self.worked)]
    }

    /// Counts, or tells why it does not fit.
    async fn count(
        &self,
        (client, quotas): &(ClientKey, Quotas),
        amount: NonZeroU32,
    ) -> Result<Option<Over>, Limited> {
        match self.ledger.count(client, amount, quotas).await {
            Ok(Ok(())) => Ok(None),
            Ok(Err(TooMany::Wait(over))) => Ok(Some(over)),
            Ok(Err(TooMany::Never(window))) => Err(Limited::Refused(Refusal::out_of_range(
                Field::Count,
                1,
                quotas.limit(window).get(),
            ))),
            Err(LedgerFault) => Err(Limited::Refused(Code::Unavailable.into())),
        }
    }

    /// What is left, when that is enough.
    async fn fits(
        &self,
        (client, quotas): &(ClientKey, Quotas),
        amount: NonZeroU32,
    ) -> Result<Option<Remaining>, Refusal> {
        let left = self.ledger.remaining(client, quotas).await;
        let left = left.map_err(|LedgerFault| Code::Unavailable)?;
        Ok(Some(left).filter(|left| left.left.iter().all(|left| *left >= amount.get())))
    }

    fn allowance(&self, counted: (ClientKey, Quotas), amount: NonZeroU32) -> Allowance {
        Allowance {
            ledger: self.ledger.clone(),
            counted,
            amount,
            used: false,
        }
    }
}

/// The fullest window's use, in thousandths.
fn used(remaining: &Remaining, quotas: &Quotas) -> u32 {
    let windows = Window::ALL.into_iter().zip(remaining.left);
    let thousandths = windows.map(|(window, left)| {
        let limit = u64::from(quotas.limit(window).get());
        let used = limit.saturating_sub(left.into()) * 1_000 / limit.max(1);
        u32::try_from(used).unwrap_or(1_000)
    });
    thousandths.max().unwrap_or_default()
}

impl From<Refusal> for Limited {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Limited> for Refusal {
    fn from(limited: Limited) -> Self {
        match limited {
            Limited::Work(over) | Limited::Wait(over) => Self::until(Code::RateLimited, over.wait),
            Limited::Refused(refusal) => refusal,
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
    /// Networks have their multiples of it, as of pictures.
    #[must_use]
    pub fn new(ledger: Arc<dyn Ledger>) -> Self {
        let number = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        Self {
            ledger,
            quotas: Quotas::new(number(30), number(300), number(2_000)),
            sounds: Quotas::new(number(12), number(80), number(400)),
        }
    }

    /// Counts one, in every tier of the client.
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

    /// Under which names a client's challenges and their sounds are counted, and against which quotas.
    #[must_use]
    pub fn counted(&self, client: &ClientKey) -> [(ClientKey, Quotas); 2] {
        [(client.apart(), self.quotas), (client.for_sounds(), self.sounds)]
    }

    async fn count(&self, name: ClientKey, quotas: &Quotas) -> Result<(), Refusal> {
        match self.ledger.count(&name, NonZeroU32::MIN, quotas).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(TooMany::Wait(over))) => Err(Refusal::until(Code::ChallengesLimited, over.wait)),
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
            let (client, quotas) = &self.counted;
            self.ledger.give_back(client, amount, quotas);
        }
    }
}

impl Drop for Allowance {
    fn drop(&mut self) {
        if !self.used {
            let (client, quotas) = &self.counted;
            self.ledger.give_back(client, self.amount, quotas);
        }
    }
}
