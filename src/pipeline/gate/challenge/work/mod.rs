//! Proof of work: the visitor's browser computes for a while in place of the visitor reading.
//!
//! It costs a visitor no effort and an attacker processor time, the more the busier the service is ([`Load`]).
//! A challenge is good in its session, once, for as long as a code is: so whoever hoards easy ones while the
//! service is idle has as many as a network may ask for in ten minutes, and no more.

mod difficulty;
mod load;
mod scheme;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use difficulty::Bits;
pub use load::Load;
pub use scheme::{Claim, Scheme, SchemeFault, Terms};

use crate::entropy::Entropy;
use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};
use crate::ledger::retention::CHALLENGE;
use crate::ledger::{Ledger, SessionId, Spend};

use super::super::queue::Pressure;

/// Gives out work and takes it back.
pub struct Work {
    scheme: Scheme,
    load: Load,
    ledger: Arc<dyn Ledger>,
    entropy: Entropy,
}

impl Work {
    /// Work under this scheme, as hard as this load asks.
    #[must_use]
    pub fn new(scheme: Scheme, load: Load, ledger: Arc<dyn Ledger>, entropy: Entropy) -> Self {
        Self {
            scheme,
            load,
            ledger,
            entropy,
        }
    }

    /// Opens a challenge for a session, as JSON: as hard as the load asks, and no easier than `least`.
    ///
    /// # Errors
    /// [`Code::Unavailable`] when the ledger or the randomness fails.
    pub async fn issue(&self, session: &SessionId, queue: &Pressure, least: Bits) -> Result<String, Refusal> {
        self.load.issued();
        let bits = self.load.feel(queue).max(least);
        let until = self.ledger.now().await.map_err(|_| Code::Unavailable)? + CHALLENGE;
        let issued = self
            .scheme
            .issue(session, Terms { bits, until }, &self.entropy)
            .map_err(|_| Code::Unavailable)?;
        Ok(issued)
    }

    /// Reads the work in a form, if there is any; nothing is used up by that.
    #[must_use]
    pub(in crate::pipeline::gate) fn read(
        &self,
        typed: &Typed,
        session: Option<&SessionId>,
    ) -> Option<Handed> {
        let answer = typed.filled(Field::Work)?;
        Some(Handed(
            session.and_then(|session| self.scheme.read(answer, session)),
        ))
    }

    /// Uses up the challenge that was handed in, and only then says whether its work was done.
    ///
    /// # Errors
    /// [`Code::WorkSpent`] when it is not (or no longer) this session's, [`Code::WorkWrong`] when the work was not
    /// done, [`Code::Unavailable`] when the ledger does not answer.
    pub(in crate::pipeline::gate) async fn settle(&self, handed: &Handed) -> Result<(), Refusal> {
        let spent = Refusal::of(Code::WorkSpent, Field::Work);
        let claim = handed.0.as_ref().ok_or(spent)?;
        let spend = self.ledger.spend(&claim.id, claim.terms.until).await;
        match spend.map_err(|_| Code::Unavailable)? {
            Spend::Again | Spend::Over => Err(spent),
            Spend::First if claim.solved => Ok(()),
            Spend::First => Err(Refusal::of(Code::WorkWrong, Field::Work)),
        }
    }

    /// What the gate tells of itself, for the difficulty to follow.
    pub(in crate::pipeline::gate) fn load(&self) -> &Load {
        &self.load
    }
}

/// Work that came with a form: a claim, or something that is none.
pub struct Handed(Option<Claim>);

impl Handed {
    /// Whether it was done and was at least so hard.
    #[must_use]
    pub fn is_worth(&self, bits: Bits) -> bool {
        self.0
            .as_ref()
            .is_some_and(|claim| claim.solved && claim.terms.bits >= bits)
    }
}
