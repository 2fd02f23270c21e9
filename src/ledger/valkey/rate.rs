//! Asking about rates, and reading what was decided.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::ledger::arrivals::Arrivals;
use crate::ledger::quota::{Over, Quotas, TooMany, Window};
use crate::ledger::{ClientKey, LedgerFault};

use super::{hex, number, text};

/// What every call about rates begins with: the ticks, and for each tier its names and what its windows allow.
pub(super) fn rate(act: &str, client: &ClientKey, amount: NonZeroU32, quotas: &Quotas) -> Vec<Vec<u8>> {
    let ticks = Window::ALL.map(|window| number(window.tick() / 1_000));
    let head = [text(act), number(amount.get().into())].into_iter().chain(ticks);
    head.chain(tiers(client, quotas)).collect()
}

/// The names of each tier of a client, and what its windows allow.
pub(super) fn tiers(client: &ClientKey, quotas: &Quotas) -> Vec<Vec<u8>> {
    let tiers = client.tiers().flat_map(|tier| {
        let quotas = quotas.times(tier.tier.factor());
        let names = [
            text(&hex(&tier.current)),
            tier.previous.map(|name| text(&hex(&name))).unwrap_or_default(),
        ];
        let windows = Window::ALL.into_iter().flat_map(move |window| {
            let (step, limit) = (quotas.step(window) / 1_000, quotas.limit(window).get());
            [number(step), number(limit.into())]
        });
        names.into_iter().chain(windows)
    });
    tiers.collect()
}

/// What the script decided: counted, or which tier and window does not allow it.
pub(super) fn counted(said: &[u64], client: &ClientKey) -> Result<Result<(), TooMany>, LedgerFault> {
    let window = |number: u64| {
        let at = usize::try_from(number)
            .ok()
            .and_then(|number| number.checked_sub(1));
        at.and_then(|at| Window::ALL.get(at)).copied().ok_or(LedgerFault)
    };
    match *said {
        [0] => Ok(Ok(())),
        [1, tier, over, wait, by] => {
            let at = usize::try_from(tier).map_err(|_| LedgerFault)?;
            Ok(Err(TooMany::Wait(Over {
                tier: client.tiers().nth(at).ok_or(LedgerFault)?.tier,
                window: window(over)?,
                wait: Duration::from_micros(wait),
                by: u32::try_from(by).unwrap_or(u32::MAX),
            })))
        }
        [2, over] => Ok(Err(TooMany::Never(window(over)?))),
        _ => Err(LedgerFault),
    }
}

/// A prefix's record, from its three times in microseconds.
pub(super) fn arrivals(times: &[u64]) -> Arrivals {
    let mut arrivals = Arrivals::default();
    for (arrival, time) in arrivals.0.iter_mut().zip(times) {
        *arrival = time.saturating_mul(1_000);
    }
    arrivals
}
