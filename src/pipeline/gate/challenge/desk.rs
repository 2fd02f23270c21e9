//! Where challenges are given out and answers are handed in: each one once.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::entropy::Entropy;
use crate::error::{Code as Problem, Refusal};
use crate::form::{Field, Typed};
use crate::ledger::{ChallengeId, ClientKey, Ledger, SessionId};
use crate::pipeline::figures::{Asked, Figures};

use super::kept::Kept;
use super::work::{Handed, Work};
use super::{CodeSource, DrawFault};

/// How often the sound of one challenge is made: some players ask twice for each time they play it.
const RECITALS: u32 = 8;
/// How many codes are said at a time: whoever asks for thousands waits for them, and nobody else does.
const SPEAKERS: usize = 2;

/// Gives out challenges and takes answers.
pub struct Challenges {
    source: Option<Arc<dyn CodeSource>>,
    work: Option<Work>,
    ledger: Arc<dyn Ledger>,
    entropy: Entropy,
    figures: Arc<Figures>,
    speakers: Arc<Semaphore>,
}

/// What a visitor was admitted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::pipeline::gate) enum Answered {
    /// A challenge that was answered rightly.
    Challenge,
    /// A pass, which was granted because an earlier answer was of no use.
    Pass,
}

/// A challenge as a visitor gets it.
pub struct Issued {
    /// Its name, for the form.
    pub id: ChallengeId,
    /// The code, as a PNG.
    pub picture: Vec<u8>,
}

/// A code that is about to be said, for the thread that has the time for it.
pub struct Recital {
    source: Arc<dyn CodeSource>,
    kept: Kept,
    /// Free again when the code has been said, or when nobody waits for it any more.
    _speaker: OwnedSemaphorePermit,
}

impl Recital {
    /// Says the code: milliseconds of work, the same bytes each time.
    ///
    /// # Errors
    /// [`DrawFault`] when it cannot be said.
    pub fn perform(&self) -> Result<Vec<u8>, DrawFault> {
        self.source.say(&self.kept.code, &self.kept.seed)
    }
}

impl Challenges {
    /// Draws codes from `source`, where there are codes, and keeps their answers in `ledger`; gives out `work`,
    /// where work is taken.
    #[must_use]
    pub fn new(
        source: Option<Arc<dyn CodeSource>>,
        work: Option<Work>,
        ledger: Arc<dyn Ledger>,
        entropy: Entropy,
        figures: Arc<Figures>,
    ) -> Self {
        Self {
            source,
            work,
            ledger,
            entropy,
            figures,
            speakers: Arc::new(Semaphore::new(SPEAKERS)),
        }
    }

    /// Whether codes are given out.
    #[must_use]
    pub fn has_codes(&self) -> bool {
        self.source.is_some()
    }

    /// The work that is given out in place of codes, where there is.
    #[must_use]
    pub fn work(&self) -> Option<&Work> {
        self.work.as_ref()
    }

    /// Opens a new challenge for a session of this client.
    ///
    /// # Errors
    /// [`Problem::NotFound`] where no codes are given out, [`Problem::Unavailable`] when the ledger or the
    /// randomness fails.
    pub async fn issue(&self, session: &SessionId, client: &ClientKey) -> Result<Issued, Refusal> {
        let unavailable = Refusal::from(Problem::Unavailable);
        let source = self.source.as_ref().ok_or(Problem::NotFound)?;
        let drawn = source.draw().map_err(|_| unavailable)?;
        let id = ChallengeId::new(&self.entropy.token::<16>().map_err(|_| unavailable)?);
        let kept = Kept::new(drawn.code, &self.entropy).map_err(|_| unavailable)?;
        self.ledger
            .keep_challenge(session, client.network(), &id, kept.to_stored())
            .await
            .map_err(|_| unavailable)?;
        self.figures.issued(Asked::Code);
        Ok(Issued {
            id,
            picture: drawn.picture,
        })
    }

    /// Reads the code of an open challenge, and waits for its turn to be said; the challenge stays open.
    ///
    /// # Errors
    /// [`Problem::ChallengeSpent`] when it is not (or no longer) this session's, or was said often enough;
    /// [`Problem::Unavailable`] when the ledger fails.
    pub async fn recite(&self, session: &SessionId, id: &ChallengeId) -> Result<Recital, Refusal> {
        let reading = self.ledger.read_challenge(session, id).await;
        let reading = reading.map_err(|_| Problem::Unavailable)?;
        let reading = reading.filter(|reading| reading.times <= RECITALS);
        let kept = reading.and_then(|reading| Kept::from_stored(&reading.answer));
        let kept = kept.ok_or(Refusal::of(Problem::ChallengeSpent, Field::Code))?;
        let source = self.source.clone().ok_or(Problem::NotFound)?;
        let speaker = self.speakers.clone().acquire_owned().await;
        self.figures.issued(Asked::Sound);
        Ok(Recital {
            source,
            kept,
            _speaker: speaker.map_err(|_| Problem::Unavailable)?,
        })
    }

    /// The work that came with a form, if any did and work is taken; nothing is used up by looking.
    pub(in crate::pipeline::gate) fn handed(
        &self,
        typed: &Typed,
        session: Option<&SessionId>,
    ) -> Option<Handed> {
        self.work.as_ref()?.read(typed, session)
    }

    /// Takes the work or the letters of a form, or the pass of its session; whatever was taken is gone.
    ///
    /// # Errors
    /// [`Problem::ChallengeMissing`] or [`Problem::WorkMissing`] when nothing was answered,
    /// [`Problem::ChallengeSpent`] or [`Problem::WorkSpent`] when the challenge is not (or no longer) this
    /// session's, [`Problem::ChallengeWrong`] or [`Problem::WorkWrong`] when the answer was not right.
    pub(in crate::pipeline::gate) async fn settle(
        &self,
        typed: &Typed,
        handed: Option<&Handed>,
        session: Option<&SessionId>,
    ) -> Result<Answered, Refusal> {
        if let (Some(work), Some(handed)) = (&self.work, handed) {
            return work.settle(handed).await.map(|()| Answered::Challenge);
        }
        let letters = typed.filled(Field::Code).filter(|_| self.has_codes());
        match (typed.filled(Field::Challenge), letters, session) {
            (Some(id), Some(answer), Some(session)) => {
                let taken = self.take(session, id, answer).await;
                taken.map(|()| Answered::Challenge)
            }
            (Some(_), Some(_), None) => Err(Refusal::of(Problem::ChallengeSpent, Field::Code)),
            (_, _, Some(session)) => self.take_pass(session).await.map(|()| Answered::Pass),
            (_, _, None) => Err(self.missing()),
        }
    }

    /// What is asked of a visitor who answered nothing: the letters, which need no script, where there are any.
    fn missing(&self) -> Refusal {
        if self.has_codes() {
            Refusal::of(Problem::ChallengeMissing, Field::Code)
        } else {
            Refusal::of(Problem::WorkMissing, Field::Work)
        }
    }

    /// Removes first and compares after: of any number of copies one finds it, and a wrong guess burns it.
    async fn take(&self, session: &SessionId, id: &str, answer: &str) -> Result<(), Refusal> {
        let kept = self.ledger.take_challenge(session, &ChallengeId::new(id)).await;
        let kept = kept.map_err(|_| Problem::Unavailable)?;
        let kept = kept.ok_or(Refusal::of(Problem::ChallengeSpent, Field::Code))?;
        let right = Kept::from_stored(&kept).is_some_and(|kept| kept.code.matches(answer));
        if right {
            Ok(())
        } else {
            Err(Refusal::of(Problem::ChallengeWrong, Field::Code))
        }
    }

    async fn take_pass(&self, session: &SessionId) -> Result<(), Refusal> {
        match self.ledger.take_pass(session).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.missing()),
            Err(_) => Err(Problem::Unavailable.into()),
        }
    }
}
