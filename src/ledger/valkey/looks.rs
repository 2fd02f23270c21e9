//! Looking at what one connection left in the store, and forgetting it.

use std::num::NonZeroU32;
use std::time::Duration;

use redis::Value;

use crate::clock::Moment;
use crate::ledger::quota::{Quotas, Window};
use crate::ledger::{ClientKey, LedgerFault, Limits, SessionId, Share, TierUse, Visit};
use crate::money::Money;

use super::calls::CHALLENGE_SHELF;

use super::rate::{arrivals, rate, tiers};
use super::script::Act;
use super::{Valkey, answer, purse, text};

/// No limits: a look at a share asks for no money.
const NOTHING: Limits = Limits {
    per_hour: Money::ZERO,
    per_day: None,
};

impl Valkey {
    /// The session of a cookie with what belongs to it.
    pub(super) async fn look_at(&self, cookie: &str) -> Result<Option<Visit>, LedgerFault> {
        let Some(session) = self.session_of(cookie).await? else {
            return Ok(None);
        };
        let left = match self.on_session("until", cookie, []).await? {
            Value::Int(left) if left > 0 => Duration::from_micros(left.unsigned_abs()),
            // It has ended since.
            _ => return Ok(None),
        };
        let challenges = self.on_group("left", &session).await?;
        let pass = self.on_passes("left", &session).await?;
        Ok(Some(Visit {
            ends_in: left,
            challenges: challenges.into_iter().map(Duration::from_micros).collect(),
            pass: (pass > 0).then(|| Duration::from_micros(pass)),
        }))
    }

    /// Drops the session of a cookie and all that belongs to it; the session last, so that what was lost half-way is
    /// found again.
    pub(super) async fn drop_visit(&self, cookie: &str) -> Result<(), LedgerFault> {
        let Some(session) = self.session_of(cookie).await? else {
            return Ok(());
        };
        self.on_group("forget", &session).await?;
        self.on_passes("forget", &session).await?;
        self.on_session("take", cookie, [text("id")]).await.map(drop)
    }

    /// How each tier of each of these stands, in one call.
    pub(super) async fn usage_of(
        &self,
        counted: &[(ClientKey, Quotas)],
    ) -> Result<Vec<Vec<TierUse>>, LedgerFault> {
        let Some(((client, quotas), others)) = counted.split_first() else {
            return Ok(Vec::new());
        };
        let mut look = rate("look", client, NonZeroU32::MIN, quotas);
        look.extend(others.iter().flat_map(|(client, quotas)| tiers(client, quotas)));
        let said = answer::numbers(self.call(Act::Rate, look).await?)?;
        let (now, times) = said.split_first().ok_or(LedgerFault)?;
        let now = Moment::from_nanos(now.saturating_mul(1_000));
        let mut times = times.chunks_exact(Window::ALL.len());
        let each = counted.iter().map(|(client, quotas)| {
            let own = client.tiers().zip(times.by_ref()).map(|(name, times)| TierUse {
                tier: name.tier,
                remaining: arrivals(times).remaining(now, &quotas.times(name.tier.factor())),
            });
            own.collect()
        });
        Ok(each.collect())
    }

    /// What the purse remembers of a client.
    pub(super) async fn share_of(&self, client: &ClientKey) -> Result<Option<Share>, LedgerFault> {
        let look = purse("share", Some(client), Money::ZERO, &NOTHING);
        match *answer::numbers(self.call(Act::Purse, look).await?)? {
            [] => Ok(None),
            [waits, ahead, left] => Ok(Some(Share {
                waits: waits == 1,
                ahead: ahead == 1,
                ends_in: Duration::from_micros(left),
            })),
            _ => Err(LedgerFault),
        }
    }

    async fn session_of(&self, cookie: &str) -> Result<Option<SessionId>, LedgerFault> {
        let said = self.on_session("look", cookie, [text("id")]).await?;
        let Some(fields) = answer::list_if_any(said)? else {
            return Ok(None);
        };
        let [id] = fields.try_into().map_err(|_| LedgerFault)?;
        Ok(Some(SessionId::new(answer::text(id)?)))
    }

    /// Does something with all challenges of a session.
    async fn on_group(&self, act: &str, session: &SessionId) -> Result<Vec<u64>, LedgerFault> {
        let group = self.seal.name(&["session", session.as_str()]);
        let arguments = vec![text(act), text(CHALLENGE_SHELF), text(&group)];
        answer::numbers(self.call(Act::Shelf, arguments).await?)
    }
}
