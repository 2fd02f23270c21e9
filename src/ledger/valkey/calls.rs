//! What several operations have in common: where things stand, and how the store is asked about them.

use redis::Value;
use zeroize::Zeroizing;

use crate::ledger::passes::PASSES_PER_SESSION;
use crate::ledger::purse::Hold;
use crate::ledger::retention::CHALLENGE;
use crate::ledger::{LedgerFault, SessionId};
use crate::money::Money;

use super::script::Act;
use super::{Valkey, answer, number, span, text};

/// The shelf of sessions.
pub(super) const SESSION_SHELF: &str = "session";
/// The shelf of challenges.
pub(super) const CHALLENGE_SHELF: &str = "challenge";
/// Where an address key is sealed for.
pub(super) const ADDRESS_KEY_PLACE: &[&str] = &["address key"];
/// The bits of a hold's span that say which span; those before say of which purse.
const SPAN_BITS: u32 = 20;

/// Money that was taken in this span, out of the purse that began then.
pub(super) fn held(amount: Money, span: u64, epoch: u64) -> Hold {
    Hold {
        amount,
        span: epoch << SPAN_BITS | span,
    }
}

/// In which span a hold was taken, and out of which purse.
pub(super) fn hold_parts(hold: Hold) -> [Vec<u8>; 2] {
    [
        number(hold.span & ((1 << SPAN_BITS) - 1)),
        number(hold.span >> SPAN_BITS),
    ]
}

impl Valkey {
    /// Does something with the session of a cookie.
    pub(super) async fn on_session<const N: usize>(
        &self,
        act: &str,
        cookie: &str,
        arguments: [Vec<u8>; N],
    ) -> Result<Value, LedgerFault> {
        let name = self.seal.name(&["cookie", cookie]);
        let head = [text(act), text(SESSION_SHELF), text(&name)];
        self.call(Act::Shelf, head.into_iter().chain(arguments).collect())
            .await
    }

    /// Does something with a challenge of a session.
    pub(super) async fn on_challenge<const N: usize>(
        &self,
        act: &str,
        [session, challenge]: [&str; 2],
        arguments: [Vec<u8>; N],
    ) -> Result<Value, LedgerFault> {
        let name = self.seal.name(&["challenge", session, challenge]);
        let head = [text(act), text(CHALLENGE_SHELF), text(&name)];
        self.call(Act::Shelf, head.into_iter().chain(arguments).collect())
            .await
    }

    /// Does something with the passes of a session.
    pub(super) async fn on_passes(&self, act: &str, session: &SessionId) -> Result<u64, LedgerFault> {
        let name = self.seal.name(&["pass", session.as_str()]);
        let arguments = vec![
            text(act),
            text(&format!("passes:{name}")),
            span(CHALLENGE),
            number(PASSES_PER_SESSION.into()),
        ];
        answer::number(&self.call(Act::Once, arguments).await?)
    }

    /// The answer that was sealed for a challenge.
    pub(super) fn opened(&self, place: &[&str], sealed: Value) -> Result<Zeroizing<String>, LedgerFault> {
        answer::secret(&self.seal.open(place, &answer::bytes(sealed)?)?)
    }

    pub(super) fn address_key(&self, sealed: &[u8]) -> Result<[u8; 32], LedgerFault> {
        let key = self.seal.open(ADDRESS_KEY_PLACE, sealed)?;
        key.as_slice().try_into().map_err(|_| LedgerFault)
    }
}
