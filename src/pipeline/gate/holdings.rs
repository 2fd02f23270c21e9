//! What is held about one connection: looked at without being used, and let go.

use crate::error::{Code, Refusal};
use crate::ledger::{ClientKey, LedgerFault, Quotas, Share, TierUse, Visit};

use super::Gate;

/// Everything that is held about one connection now.
pub struct Holdings {
    /// What was counted, for each thing that is counted here.
    pub counts: Vec<Count>,
    /// What the purse remembers, where pictures cost money.
    pub share: Option<Share>,
    /// The session, when there is one.
    pub visit: Option<Visit>,
    /// How many of its requests wait or are being answered, here and at no other replica.
    pub under_way: usize,
}

/// How much of one allowance is used.
pub struct Count {
    /// What is counted.
    pub of: Counted,
    /// What a client may have.
    pub quotas: Quotas,
    /// How each tier stands, the client's own first.
    pub tiers: Vec<TierUse>,
}

/// What is counted for a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Pictures.
    Pictures,
    /// Pictures that were worked for, beyond the first allowance.
    WorkedFor,
    /// Challenges.
    Challenges,
    /// Sounds of challenges.
    Sounds,
}

impl Gate {
    /// Looks at what is held about a client and the session of its cookie; nothing changes by it.
    ///
    /// # Errors
    /// [`Code::Unavailable`] when the ledger does not answer.
    pub async fn holdings(&self, client: ClientKey, cookie: Option<&str>) -> Result<Holdings, Refusal> {
        let unavailable = |LedgerFault| Refusal::from(Code::Unavailable);
        let kinds = self.counted(&client);
        let names: Vec<_> = kinds.iter().map(|(_, counted)| *counted).collect();
        let used = self.ledger.usage(&names).await.map_err(unavailable)?;
        let counts = kinds.into_iter().zip(used);
        let share = match self.budget.keeps_shares() {
            true => self.ledger.share(&client).await.map_err(unavailable)?,
            false => None,
        };
        let visit = match cookie {
            Some(cookie) => self.ledger.visit(cookie).await.map_err(unavailable)?,
            None => None,
        };
        Ok(Holdings {
            counts: counts
                .map(|((of, (_, quotas)), tiers)| Count { of, quotas, tiers })
                .collect(),
            share,
            visit,
            under_way: self.queue.places_of(&client),
        })
    }

    /// Forgets the session of a cookie with what belongs to it. What was counted stays: whoever could wipe it out
    /// would have a new allowance each time.
    ///
    /// # Errors
    /// [`Code::Unavailable`] when the ledger does not answer.
    pub async fn forget(&self, cookie: &str) -> Result<(), Refusal> {
        let forgotten = self.ledger.forget_visit(cookie).await;
        forgotten.map_err(|LedgerFault| Code::Unavailable.into())
    }

    /// What is counted here, and under which names.
    fn counted(&self, client: &ClientKey) -> Vec<(Counted, (ClientKey, Quotas))> {
        let [pictures, worked] = self.rate.counted(client);
        let [challenges, sounds] = self.challenge_rate.counted(client);
        let asked = self.challenges.is_some();
        let said = self.challenges.as_ref().is_some_and(|all| all.has_codes());
        let all = [
            (Counted::Pictures, pictures, true),
            (Counted::WorkedFor, worked, self.takes_work()),
            (Counted::Challenges, challenges, asked),
            (Counted::Sounds, sounds, said),
        ];
        let here = all.into_iter().filter(|(_, _, here)| *here);
        here.map(|(of, counted, _)| (of, counted)).collect()
    }
}
