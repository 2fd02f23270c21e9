//! Where challenges are given out and answers are handed in: each one once.

use std::sync::Arc;

use crate::entropy::Entropy;
use crate::error::{Code as Problem, Refusal};
use crate::form::{Field, Typed};
use crate::ledger::{ChallengeId, ClientKey, Ledger, SessionId};

use super::{Code, CodeSource};

/// Gives out challenges and takes answers.
pub struct Challenges {
    source: Arc<dyn CodeSource>,
    ledger: Arc<dyn Ledger>,
    entropy: Entropy,
}

/// A challenge as a visitor gets it.
pub struct Issued {
    /// Its name, for the form.
    pub id: ChallengeId,
    /// The code, as a PNG.
    pub picture: Vec<u8>,
}

impl Challenges {
    /// Draws codes from `source` and keeps their answers in `ledger`.
    #[must_use]
    pub fn new(source: Arc<dyn CodeSource>, ledger: Arc<dyn Ledger>, entropy: Entropy) -> Self {
        Self {
            source,
            ledger,
            entropy,
        }
    }

    /// Opens a new challenge for a session of this client.
    ///
    /// # Errors
    /// [`Problem::Unavailable`] when the ledger or the randomness fails.
    pub async fn issue(&self, session: &SessionId, client: &ClientKey) -> Result<Issued, Refusal> {
        let unavailable = Refusal::from(Problem::Unavailable);
        let drawn = self.source.draw().map_err(|_| unavailable)?;
        let id = ChallengeId::new(&self.entropy.token::<16>().map_err(|_| unavailable)?);
        let answer = drawn.code.to_stored();
        self.ledger
            .keep_challenge(session, client.network(), &id, answer)
            .await
            .map_err(|_| unavailable)?;
        Ok(Issued {
            id,
            picture: drawn.picture,
        })
    }

    /// Takes the answer of a form, or the pass of its session; whatever was taken is gone.
    ///
    /// # Errors
    /// [`Problem::ChallengeMissing`] when nothing was answered, [`Problem::ChallengeSpent`] when the
    /// challenge is not (or no longer) this session's, [`Problem::ChallengeWrong`] when it was not the code.
    pub(in crate::pipeline::gate) async fn settle(
        &self,
        typed: &Typed,
        session: Option<&SessionId>,
    ) -> Result<(), Refusal> {
        match (typed.filled(Field::Challenge), typed.filled(Field::Code), session) {
            (Some(id), Some(answer), Some(session)) => self.take(session, id, answer).await,
            (Some(_), Some(_), None) => Err(Refusal::of(Problem::ChallengeSpent, Field::Code)),
            (_, _, Some(session)) => self.take_pass(session).await,
            (_, _, None) => Err(Refusal::of(Problem::ChallengeMissing, Field::Code)),
        }
    }

    /// Removes first and compares after: of any number of copies one finds it, and a wrong guess burns it.
    async fn take(&self, session: &SessionId, id: &str, answer: &str) -> Result<(), Refusal> {
        let kept = self.ledger.take_challenge(session, &ChallengeId::new(id)).await;
        let kept = kept.map_err(|_| Problem::Unavailable)?;
        let kept = kept.ok_or(Refusal::of(Problem::ChallengeSpent, Field::Code))?;
        let right = Code::from_stored(&kept).is_some_and(|code| code.matches(answer));
        if right {
            Ok(())
        } else {
            Err(Refusal::of(Problem::ChallengeWrong, Field::Code))
        }
    }

    async fn take_pass(&self, session: &SessionId) -> Result<(), Refusal> {
        match self.ledger.take_pass(session).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Refusal::of(Problem::ChallengeMissing, Field::Code)),
            Err(_) => Err(Problem::Unavailable.into()),
        }
    }
}
