//! Decides who may spend: refuses in the cheapest order, and hands out what admits.
//!
//! With memory for more at all, well-formed and within the operator's rules, then the allowance, a place in the queue and the money are
//! reserved, and the challenge is taken last: whoever is refused for our reasons has lost nothing. Reservations give
//! themselves back when dropped. Only for who has answered is another service asked about the words.

use std::future::Future;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use crate::entropy::Entropy;
use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};
use crate::ledger::retention::CHALLENGE;
use crate::ledger::{ClientKey, Ledger, SessionId};
use crate::pressure;

use super::dispatch::Dispatch;
use super::figures::{Answer, Asked, Figures};
use super::model::Model;
use super::order::Order;
use super::provider::{Catalogue, Fault};
use super::scrub::Limits;

mod budget;
pub mod challenge;
pub mod content;
mod holdings;
mod keys;
mod queue;
mod rate;

pub use budget::{Account, Budget, Funds, Price, Reservation};
use challenge::Answered;
pub use challenge::Challenges;
use challenge::work::{Bits, Handed, Work};
pub use content::Content;
pub use holdings::{Count, Counted, Holdings};
pub use keys::{Holder, Keys, Terms, Usage};
pub use queue::{Place, Pressure, Queue, Turn};
pub use rate::{Allowance, ChallengeRate, Grace, Limited, Rate, Standing};

/// Everything that is asked before anything is spent.
pub struct Gate {
    /// What can be made; the first is what a form without a model means.
    pub catalogue: Arc<Catalogue>,
    /// Who would make it now.
    pub dispatch: Arc<Dispatch>,
    /// What a visitor's own picture may be.
    pub uploads: Limits,
    /// What is not made.
    pub content: Content,
    /// How much a client may ask for.
    pub rate: Rate,
    /// How many challenges a client may ask for.
    pub challenge_rate: ChallengeRate,
    /// How many calls run at a time.
    pub queue: Arc<Queue>,
    /// How much may be spent.
    pub budget: Budget,
    /// What tells people from programs; none on a private network.
    pub challenges: Option<Arc<Challenges>>,
    /// Which programs are let in by a key.
    pub keys: Keys,
    /// The most pictures for one answer.
    pub pictures_per_solve: u32,
    /// Remembers passes.
    pub ledger: Arc<dyn Ledger>,
    /// Chooses seeds.
    pub entropy: Entropy,
    /// Counts for the operator.
    pub figures: Arc<Figures>,
    /// Whether there is memory for new work.
    pub pressure: Arc<pressure::Pressure>,
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
    reservation: Reservation,
    amends: Option<(Arc<dyn Ledger>, SessionId)>,
}

impl Gate {
    /// Admits a filled form, or says why not.
    ///
    /// # Errors
    /// A [`Refusal`]; everything that was reserved on the way has been given back.
    pub async fn admit(&self, typed: &Typed, visitor: &Visitor) -> Result<Admitted, Refusal> {
        self.timed(self.decide(typed, visitor)).await
    }

    /// Counts how long a decision takes.
    async fn timed<T>(&self, decision: impl Future<Output = T>) -> T {
        let began = self.dispatch.clock.now();
        let decided = decision.await;
        let took = self.dispatch.clock.now().since(began);
        self.figures.admission.observe(took);
        decided
    }

    async fn decide(&self, typed: &Typed, visitor: &Visitor) -> Result<Admitted, Refusal> {
        self.pressure.admit()?;
        let order = Order::parse_within(typed, &self.catalogue.models(), self.uploads)?;
        let count = self.solvable(&order)?;
        let order = self.made_ready(order)?;
        let session = visitor.session.as_ref();
        let handed = self.handed(typed, session);
        let allowance = self.reserve(visitor.client, count, handed.as_ref()).await?;
        let place = self.place(visitor.client)?;
        let reservation = self
            .budget
            .reserve(visitor.client.into(), order.model(), count)
            .await?;
        let answered = match &self.challenges {
            None => None,
            Some(challenges) => {
                let settled = challenges.settle(typed, handed.as_ref(), session).await;
                self.count_answer(handed.is_some(), &settled);
                Some(settled.inspect_err(|refusal| self.feel(refusal.code.is_wrong_answer()))?)
            }
        };
        if let Err(refusal) = self.content.ask(&order).await {
            return Err(self.spare_answer(refusal, answered, session).await);
        }
        let amends = visitor
            .session
            .clone()
            .map(|session| (self.ledger.clone(), session));
        Ok(Admitted {
            order,
            allowance,
            place,
            reservation,
            amends,
        })
    }

    /// Admits what a program with a key asks for, or says why not: by the same rules, in the same queue and out of the
    /// same purse, but for the challenge.
    ///
    /// # Errors
    /// As for [`Gate::admit`].
    pub async fn admit_holder(&self, typed: &Typed, holder: &Holder) -> Result<Admitted, Refusal> {
        self.timed(self.decide_holder(typed, holder)).await
    }

    async fn decide_holder(&self, typed: &Typed, holder: &Holder) -> Result<Admitted, Refusal> {
        self.pressure.admit()?;
        let mut models = self.catalogue.models().to_vec();
        models.retain(|model| holder.may_have(model));
        let order = self.made_ready(Order::parse_within(typed, &models, self.uploads)?)?;
        let count = NonZeroU32::new(order.count()).unwrap_or(NonZeroU32::MIN);
        let client = holder.client();
        let rate = self.rate.within(holder.quotas());
        let allowance = rate.reserve(client, count, Grace::None).await?;
        let place = self.place(client)?;
        let reservation = self
            .budget
            .reserve(holder.account(), order.model(), count)
            .await?;
        self.content.ask(&order).await?;
        Ok(Admitted {
            order,
            allowance,
            place,
            reservation,
            amends: None,
        })
    }

    /// An order that nothing here speaks against, with a seed where its model takes one.
    fn made_ready(&self, mut order: Order) -> Result<Order, Refusal> {
        self.content.check(&order)?;
        self.dispatch.ready(&order)?;
        if order.model().seed && order.seed.is_none() {
            let random = self.entropy.bytes().map_err(|_| Code::Internal)?;
            order.seed = Some(u32::from_le_bytes(random));
        }
        Ok(order)
    }

    fn place(&self, client: ClientKey) -> Result<Place, Refusal> {
        let place = self.queue.enter(client);
        self.feel(place.is_err());
        place
    }

    /// Lets a client ask for one more challenge: not while nobody could make a picture or pay for it, so that nobody
    /// solves anything for nothing, and not too often.
    ///
    /// # Errors
    /// A [`Refusal`] with the time to wait.
    pub async fn may_ask(&self, client: ClientKey) -> Result<(), Refusal> {
        self.dispatch.open()?;
        self.budget.line_up(client).await?;
        self.challenge_rate.take(client).await
    }

    /// Gives the answer back to whom it was of no use: always when nobody looked at the words, and once when they
    /// were declined, for each look costs the operator.
    async fn spare_answer(
        &self,
        refusal: Refusal,
        answered: Option<Answered>,
        session: Option<&SessionId>,
    ) -> Refusal {
        let first = answered == Some(Answered::Challenge);
        let ours = answered.is_some() && refusal.code == Code::ModerationUnavailable;
        let pass = match session.filter(|_| first || ours) {
            Some(session) => amend(&*self.ledger, session, &refusal).await,
            None => false,
        };
        Refusal { pass, ..refusal }
    }

    /// Whether a proof of work is taken in place of a code.
    #[must_use]
    pub fn takes_work(&self) -> bool {
        self.work().is_some()
    }

    fn work(&self) -> Option<&Work> {
        self.challenges.as_ref()?.work()
    }

    /// Opens a proof of work for a session, as JSON: as hard as the load asks for, and for a client whose allowance
    /// does not hold so many pictures as hard as room beyond it costs.
    ///
    /// # Errors
    /// [`Code::NotFound`] where no work is taken, [`Code::Unavailable`] when it cannot be given out.
    pub async fn offer_work(
        &self,
        client: ClientKey,
        pictures: NonZeroU32,
        session: &SessionId,
    ) -> Result<String, Refusal> {
        let work = self.work();
        let work = work.ok_or(Code::NotFound)?;
        let least = match self.rate.standing(&client, pictures).await? {
            Standing::ForWork { used } => Bits::beyond_allowance(used),
            Standing::Ordinary | Standing::UsedUp => Bits::NONE,
        };
        let issued = work.issue(session, &self.queue.pressure(), least).await?;
        self.figures.issued(Asked::Work);
        Ok(issued)
    }

    /// How hard a proof of work would be now, in bits; none where no work is taken.
    #[must_use]
    pub fn work_bits(&self) -> Option<u8> {
        let work = self.challenges.as_deref().and_then(Challenges::work)?;
        Some(work.load().foresee(&self.queue.pressure()).get())
    }

    /// Counts what came back to a challenge; a pass, and nothing at all, are no answers.
    fn count_answer(&self, worked: bool, settled: &Result<Answered, Refusal>) {
        let asked = if worked { Asked::Work } else { Asked::Code };
        match settled.map_err(|refusal| refusal.code) {
            Ok(Answered::Challenge) => self.figures.answered(asked, Answer::Right),
            Err(Code::ChallengeWrong | Code::WorkWrong) => self.figures.answered(asked, Answer::Wrong),
            Err(Code::ChallengeSpent | Code::WorkSpent) => self.figures.answered(asked, Answer::Unknown),
            Ok(Answered::Pass) | Err(_) => {}
        }
    }

    /// The work that came with a form; nothing is used up by looking.
    fn handed(&self, typed: &Typed, session: Option<&SessionId>) -> Option<Handed> {
        self.challenges.as_ref()?.handed(typed, session)
    }

    /// Reserves an allowance; hard work makes room beyond a client's own.
    async fn reserve(
        &self,
        client: ClientKey,
        count: NonZeroU32,
        handed: Option<&Handed>,
    ) -> Result<Allowance, Refusal> {
        let worked = handed.is_some_and(|handed| handed.is_worth(Bits::SHARED));
        let grace = if worked { Grace::Worked } else { Grace::None };
        let reserved = self.rate.reserve(client, count, grace).await;
        reserved.map_err(|limited| Refusal {
            work: matches!(limited, Limited::Work(_)) && self.takes_work(),
            ..limited.into()
        })
    }

    /// Lets the difficulty of work follow the queue and what was refused.
    fn feel(&self, refused: bool) {
        if let Some(work) = self.work() {
            if refused {
                work.load().refused();
            }
            work.load().feel(&self.queue.pressure());
        }
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

    /// How long it waited for its turn.
    pub(in crate::pipeline) fn waited(&self) -> Duration {
        self.place.waited()
    }

    /// The work begins: what was reserved is used from now on.
    pub(in crate::pipeline) fn begin(&mut self) {
        self.allowance.begin();
    }

    /// Reserves what a try by this model may cost; the first by the model that was asked for is paid for already.
    ///
    /// # Errors
    /// As for [`Budget::reserve`].
    pub(in crate::pipeline) async fn afford(&mut self, model: &Model) -> Result<(), Refusal> {
        let own = model.id == self.order.model().id;
        if !own || self.reservation.has_begun() {
            let pictures = NonZeroU32::new(self.order.count()).unwrap_or(NonZeroU32::MIN);
            self.reservation.renew(model, pictures).await?;
        }
        self.reservation.begin();
        Ok(())
    }

    /// The call ended without any picture: what it certainly did not cost goes back.
    pub(in crate::pipeline) fn release(&mut self, fault: Fault) {
        self.reservation.fail(fault);
    }

    /// Fewer pictures came than were asked for: the rest of the allowance goes back.
    pub(in crate::pipeline) fn return_unused(&self, pictures: u32) {
        self.allowance.return_unused(pictures);
    }

    /// Nothing came, through no fault of the visitor's, who is told `refusal`: the next request needs no new answer.
    ///
    /// Says whether that could be kept: without a session or a ledger the visitor answers again.
    pub(in crate::pipeline) async fn make_amends(&self, refusal: &Refusal) -> bool {
        self.allowance.return_unused(self.order.count());
        match &self.amends {
            Some((ledger, session)) => amend(&**ledger, session, refusal).await,
            None => false,
        }
    }
}

/// Grants a pass to whoever is told this, if it is still there when they come again as they are told; whether it is.
async fn amend(ledger: &dyn Ledger, session: &SessionId, refusal: &Refusal) -> bool {
    let wait = refusal.retry_seconds().map(Duration::from_secs);
    wait.is_none_or(|wait| wait < CHALLENGE) && ledger.grant_pass(session).await.unwrap_or(false)
}
