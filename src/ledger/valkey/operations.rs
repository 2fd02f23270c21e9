//! Each operation of a ledger as one call of a script.

use std::num::NonZeroU32;
use std::sync::atomic::Ordering;
use std::time::Duration;

use redis::Value;
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::ledger::arrivals::Arrivals;
use crate::ledger::memory::{CHALLENGES, CHALLENGES_PER_SESSION, SESSIONS};
use crate::ledger::purse::{Contents, Ending, Hold, Limits, NoMoney};
use crate::ledger::quota::{Quotas, Remaining, TooMany};
use crate::ledger::retention::{ADDRESS_KEY, CHALLENGE, RATE_WINDOW, SESSION_IDLE, SESSION_LIFE};
use crate::ledger::{
    AddressKeys, ChallengeId, ClientKey, Ledger, LedgerFault, Reading, Records, Reply, SessionId,
    SessionRecord, Share, Spend, TierUse, Visit,
};
use crate::money::Money;

use super::calls::{ADDRESS_KEY_PLACE, CHALLENGE_SHELF, SESSION_SHELF, held, hold_parts};
use super::rate::{counted, rate};
use super::script::Act;
use super::{Calls, Look, Valkey, answer, hex, micros, no_money, number, purse, span, text};

impl Ledger for Valkey {
    fn session<'a>(&'a self, cookie: &'a str) -> Reply<'a, Option<SessionRecord>> {
        Box::pin(async move {
            let fields = ["id", "born", "network"].map(text);
            let said = self.on_session("look", cookie, fields).await?;
            let Some(fields) = answer::list_if_any(said)? else {
                return Ok(None);
            };
            let [id, born, network] = fields.try_into().map_err(|_| LedgerFault)?;
            Ok(Some(SessionRecord {
                id: SessionId::new(answer::text(id)?),
                born: answer::number(&born)?.saturating_mul(1_000),
                network: answer::name(network)?,
            }))
        })
    }

    fn keep_session<'a>(&'a self, cookie: &'a str, record: SessionRecord) -> Reply<'a, ()> {
        Box::pin(async move {
            let born = record.born / 1_000;
            let life = u64::try_from(SESSION_LIFE.as_micros()).unwrap_or(u64::MAX);
            let put = [
                text(&hex(&record.network)),
                span(SESSION_IDLE),
                number(born.saturating_add(life)),
                span(SESSION_LIFE),
                number(SESSIONS as u64),
                Vec::new(),
                number(0),
                text("id"),
                text(record.id.as_str()),
                text("born"),
                number(born),
            ];
            self.on_session("put", cookie, put).await.map(drop)
        })
    }

    fn touch_session<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()> {
        Box::pin(async move {
            let spans = [span(SESSION_IDLE), span(SESSION_LIFE)];
            self.on_session("touch", cookie, spans).await.map(drop)
        })
    }

    fn end_session<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()> {
        Box::pin(async move { self.on_session("take", cookie, [text("id")]).await.map(drop) })
    }

    fn visit<'a>(&'a self, cookie: &'a str) -> Reply<'a, Option<Visit>> {
        Box::pin(self.look_at(cookie))
    }

    fn forget_visit<'a>(&'a self, cookie: &'a str) -> Reply<'a, ()> {
        Box::pin(self.drop_visit(cookie))
    }

    fn keep_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        network: [u8; 16],
        challenge: &'a ChallengeId,
        answer: Zeroizing<String>,
    ) -> Reply<'a, ()> {
        Box::pin(async move {
            let place = [session.as_str(), challenge.as_str()];
            let put = [
                text(&hex(&network)),
                span(CHALLENGE),
                Vec::new(),
                span(CHALLENGE),
                number(CHALLENGES as u64),
                text(&self.seal.name(&["session", session.as_str()])),
                number(CHALLENGES_PER_SESSION as u64),
                text("answer"),
                self.seal.close(&place, answer.as_bytes())?,
            ];
            self.on_challenge("put", place, put).await.map(drop)
        })
    }

    fn take_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        challenge: &'a ChallengeId,
    ) -> Reply<'a, Option<Zeroizing<String>>> {
        Box::pin(async move {
            let place = [session.as_str(), challenge.as_str()];
            match self.on_challenge("take", place, [text("answer")]).await? {
                Value::Nil => Ok(None),
                sealed => self.opened(&place, sealed).map(Some),
            }
        })
    }

    fn now(&self) -> Reply<'_, Moment> {
        Box::pin(async move {
            let said = self.call(Act::Now, Vec::new()).await?;
            Ok(Moment::from_nanos(answer::number(&said)?.saturating_mul(1_000)))
        })
    }

    fn spend<'a>(&'a self, challenge: &'a ChallengeId, until: Moment) -> Reply<'a, Spend> {
        Box::pin(async move {
            let name = self.seal.name(&["spent", challenge.as_str()]);
            let arguments = vec![
                text("spend"),
                text(&format!("spent:{name}")),
                number(micros(until)),
            ];
            match answer::number(&self.call(Act::Once, arguments).await?)? {
                0 => Ok(Spend::First),
                1 => Ok(Spend::Again),
                2 => Ok(Spend::Over),
                _ => Err(LedgerFault),
            }
        })
    }

    fn read_challenge<'a>(
        &'a self,
        session: &'a SessionId,
        challenge: &'a ChallengeId,
    ) -> Reply<'a, Option<Reading>> {
        Box::pin(async move {
            let place = [session.as_str(), challenge.as_str()];
            let fields = ["answer", "read"].map(text);
            let said = self.on_challenge("read", place, fields).await?;
            let Some(said) = answer::list_if_any(said)? else {
                return Ok(None);
            };
            let [sealed, times] = said.try_into().map_err(|_| LedgerFault)?;
            Ok(Some(Reading {
                answer: self.opened(&place, sealed)?,
                times: u32::try_from(answer::number(&times)?).unwrap_or(u32::MAX),
            }))
        })
    }

    fn grant_pass<'a>(&'a self, session: &'a SessionId) -> Reply<'a, bool> {
        Box::pin(async move { Ok(self.on_passes("grant", session).await? == 1) })
    }

    fn take_pass<'a>(&'a self, session: &'a SessionId) -> Reply<'a, bool> {
        Box::pin(async move { Ok(self.on_passes("take", session).await? == 1) })
    }

    fn count<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: NonZeroU32,
        quotas: &'a Quotas,
    ) -> Reply<'a, Result<(), TooMany>> {
        Box::pin(async move {
            let said = self
                .call(Act::Rate, rate("count", client, amount, quotas))
                .await?;
            counted(&answer::numbers(said)?, client)
        })
    }

    fn give_back(&self, client: &ClientKey, amount: NonZeroU32, quotas: &Quotas) {
        let Ok(act) = self.entropy.token::<16>() else {
            return;
        };
        let mut arguments = rate("give", client, amount, quotas);
        arguments.push(text(&act));
        self.link.hand_over(Act::Rate, self.timed(arguments));
    }

    fn remaining<'a>(&'a self, client: &'a ClientKey, quotas: &'a Quotas) -> Reply<'a, Remaining> {
        Box::pin(async move {
            let whole = Arrivals::default().remaining(Moment::default(), quotas);
            let each = self.usage_of(&[(*client, *quotas)]).await?;
            let tiers = each.iter().flatten();
            Ok(tiers.fold(whole, |remaining, tier| remaining.and(&tier.remaining)))
        })
    }

    fn usage<'a>(&'a self, counted: &'a [(ClientKey, Quotas)]) -> Reply<'a, Vec<Vec<TierUse>>> {
        Box::pin(self.usage_of(counted))
    }

    fn line_up<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        limits: &'a Limits,
    ) -> Reply<'a, Result<(), NoMoney>> {
        Box::pin(async move {
            let said = self.ask_purse("line_up", (client, amount), limits).await?;
            Ok(no_money(&said, limits.most())?.map_or(Ok(()), Err))
        })
    }

    fn reserve<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        limits: &'a Limits,
    ) -> Reply<'a, Result<Hold, NoMoney>> {
        Box::pin(async move {
            let said = self.ask_purse("reserve", (client, amount), limits).await?;
            match *said {
                [0, day_span, epoch] => Ok(Ok(held(amount, day_span, epoch))),
                _ => no_money(&said, limits.most())?.map(Err).ok_or(LedgerFault),
            }
        })
    }

    fn settle(&self, client: &ClientKey, hold: Hold, ending: Ending, limits: &Limits) {
        let (unspent, ending) = match ending {
            Ending::Unbegun => (hold.amount, "unbegun"),
            Ending::Unbilled => (hold.amount, "unbilled"),
            Ending::Spent(spent) => (hold.amount.less(spent), "spent"),
        };
        let Ok(act) = self.entropy.token::<16>() else {
            return;
        };
        let mut arguments = purse("settle", Some(client), unspent, limits);
        arguments.push(text(ending));
        arguments.extend(hold_parts(hold));
        arguments.push(text(&act));
        self.link.hand_over(Act::Purse, self.timed(arguments));
        self.keep_look(None);
    }

    fn reserve_own<'a>(
        &'a self,
        client: &'a ClientKey,
        amount: Money,
        per_day: Money,
    ) -> Reply<'a, Result<Hold, NoMoney>> {
        Box::pin(self.take_own(client, amount, per_day))
    }

    fn give_back_own(&self, client: &ClientKey, hold: Hold) {
        self.return_own(client, hold);
    }

    fn purse<'a>(&'a self, amount: Money, limits: &'a Limits) -> Reply<'a, Contents> {
        Box::pin(async move {
            if let Some(contents) = self.recent_look(amount, limits) {
                return Ok(contents);
            }
            let look = self.call(Act::Purse, purse("look", None, amount, limits)).await?;
            let said = answer::numbers(look)?;
            let (left, lacking) = said.split_first().ok_or(LedgerFault)?;
            let lacking = match *lacking {
                [1, wait, day] => no_money(&[1, wait, wait, day], limits.most())?,
                _ => no_money(lacking, limits.most())?,
            };
            let contents = Contents {
                left: Money::from_micros(*left),
                full: limits.most(),
                lacking,
            };
            self.keep_look(Some(Look {
                at: self.clock.now(),
                amount,
                limits: *limits,
                contents,
            }));
            Ok(contents)
        })
    }

    fn share<'a>(&'a self, client: &'a ClientKey) -> Reply<'a, Option<Share>> {
        Box::pin(self.share_of(client))
    }

    fn address_keys(&self) -> Reply<'_, Option<AddressKeys>> {
        Box::pin(async move {
            let fresh: Zeroizing<[u8; 32]> = Zeroizing::new(self.entropy.bytes()?);
            let proposal = self.seal.close(ADDRESS_KEY_PLACE, &*fresh)?;
            let arguments = vec![proposal, span(ADDRESS_KEY), span(RATE_WINDOW)];
            let said = answer::list(self.call(Act::Keys, arguments).await?)?;
            let [current, previous, left] = said.try_into().map_err(|_| LedgerFault)?;
            let previous = answer::bytes(previous)?;
            Ok(Some(AddressKeys {
                current: self.address_key(&answer::bytes(current)?)?,
                previous: (!previous.is_empty())
                    .then(|| self.address_key(&previous))
                    .transpose()?,
                left: Duration::from_micros(answer::number(&left)?),
            }))
        })
    }

    fn records(&self) -> Records {
        Records {
            sessions: self.counts.sessions.load(Ordering::Relaxed),
            challenges: self.counts.challenges.load(Ordering::Relaxed),
            shares: self.counts.shares.load(Ordering::Relaxed),
            pictures: self.counts.pictures.load(Ordering::Relaxed),
            ..Records::default()
        }
    }

    fn calls(&self) -> Option<&Calls> {
        Some(self.link.calls())
    }

    fn sweep(&self) -> Records {
        for (shelf, count) in [
            (SESSION_SHELF, &self.counts.sessions),
            (CHALLENGE_SHELF, &self.counts.challenges),
        ] {
            let arguments = self.timed(vec![text("sweep"), text(shelf)]);
            self.link.count(Act::Shelf, arguments, count);
        }
        let arguments = self.timed(vec![text("sweep")]);
        self.link.count(Act::Purse, arguments, &self.counts.shares);
        let arguments = self.timed(vec![text("sweep")]);
        self.link.count(Act::Pictures, arguments, &self.counts.pictures);
        Records::default()
    }
}
