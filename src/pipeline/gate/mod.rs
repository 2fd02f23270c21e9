//! Decides who may spend: refuses in the cheapest order, and hands out what admits.
//!
//! Well-formed first, then the allowance and a place in the queue are reserved, and the challenge is taken
//! last: whoever is refused for our reasons has lost nothing. Reservations give themselves back when dropped.

use std::num::NonZeroU32;
use std::sync::Arc;

use crate::entropy::Entropy;
use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};
use crate::ledger::{ClientKey, Ledger, SessionId};

use super::dispatch::Dispatch;
use super::order::Order;
use super::provider::Catalogue;

pub mod challenge;
mod queue;
mod rate;

pub use challenge::Challenges;
pub use queue::{Place, Queue, Turn};
pub use rate::{Allowance, ChallengeRate, Rate};

/// Everything that is asked before anything is spent.
pub struct Gate {
    /// What can be made; the first is what a form without a model means.
    pub catalogue: Arc<Catalogue>,
    /// Who would make it now.
    pub dispatch: Arc<Dispatch>,
    /// How much a client may ask for.
    pub rate: Rate,
    /// How many challenges a client may ask for.
    pub challenge_rate: ChallengeRate,
    /// How many calls run at a time.
    pub queue: Arc<Queue>,
    /// What tells people from programs; none on a private network.
    pub challenges: Option<Challenges>,
    /// The most pictures for one answer.
    pub pictures_per_solve: u32,
    /// Remembers passes.
    pub ledger: Arc<dyn Ledger>,
    /// Chooses seeds.
    pub entropy: Entropy,
}

/// Who asks, as far as the gate may know.
pub struct Visitor {
    /// The name the rate is counted under.
    pub client: ClientKey,
    /// The session, when there is one.
    pub session: Option<SessionId>,
}

/// Proof that an order passed every check, and all that was reserved for it: only the gate can make one.
pub struct Admitted {
    order: Order,
    allowance: Allowance,
    place: Place,
    amends: Option<(Arc<dyn Ledger>, SessionId)>,
}

impl Gate {
    /// Admits a filled form, or says why not.
    ///
    /// # Errors
    /// A [`Refusal`]; everything that was reserved on the way has been given back.
    pub async fn admit(&self, typed: &Typed, visitor: &Visitor) -> Result<Admitted, Refusal> {
        let mut order = Order::parse(typed, &self.catalogue.models())?;
        let count = self.solvable(&order)?;
        self.dispatch.ready(&order)?;
        if order.model().seed && order.seed.is_none() {
            let random = self.entropy.bytes().map_err(|_| Code::Internal)?;
            order.seed = Some(u32::from_le_bytes(random));
        }
        let allowance = self.rate.reserve(visitor.client, count).await?;
        let place = self.queue.enter(visitor.client)?;
        if let Some(challenges) = &self.challenges {
            challenges.settle(typed, visitor.session.as_ref()).await?;
        }
        let amends = visitor
            .session
            .clone()
            .map(|session| (self.ledger.clone(), session));
        Ok(Admitted {
            order,
            allowance,
            place,
            amends,
        })
    }

    /// Whether anything can be made at all: asked before a visitor is given something to solve.
    ///
    /// # Errors
    /// A [`Refusal`] with the time to wait.
    pub fn open(&self) -> Result<(), Refusal> {
        self.dispatch.open()
    }

    /// One answer admits so many pictures and no more.
    fn solvable(&self, order: &Order) -> Result<NonZeroU32, Refusal> {
        let allowed = order.count() <= self.pictures_per_solve;
        let count = NonZeroU32::new(order.count()).filter(|_| allowed);
        count.ok_or(Refusal::out_of_range(Field::Count, 1, self.pictures_per_solve))
    }
}

impl Admitted {
    /// What was asked for.
    #[must_use]
    pub fn order(&self) -> &Order {
        &self.order
    }

    /// Where it stands in the queue: at once the first time, then whenever that changes.
    pub(in crate::pipeline) async fn turn(&mut self) -> Turn {
        self.place.turn().await
    }

    /// The work begins: what was reserved is used from now on.
    pub(in crate::pipeline) fn begin(&mut self) {
        self.allowance.begin();
    }

    /// Fewer pictures came than were asked for: the rest of the allowance goes back.
    pub(in crate::pipeline) fn return_unused(&self, pictures: u32) {
        self.allowance.return_unused(pictures);
    }

    /// Nothing came, through no fault of the visitor's: the next request needs no new answer.
    ///
    /// Says whether that could be kept: without a session or a ledger the visitor answers again.
    pub(in crate::pipeline) async fn make_amends(&self) -> bool {
        self.allowance.return_unused(self.order.count());
        match &self.amends {
            Some((ledger, session)) => ledger.grant_pass(session).await.is_ok(),
            None => false,
        }
    }
}
