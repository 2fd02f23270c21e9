//! From the keys of a configuration to those that the gate knows.

use std::num::NonZeroU32;

use crate::config::Config;
use crate::ledger::Quotas;
use crate::pipeline::gate::Terms;

/// What the operator says of each key; what is not said of one is as it is for visitors.
#[must_use]
pub(super) fn terms(config: &Config) -> Vec<Terms> {
    let usual = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    let rate = &config.rate;
    let keys = config.api.keys.iter().map(|key| Terms {
        name: key.name.clone(),
        fingerprint: key.hash,
        quotas: Quotas::new(
            key.per_minute.unwrap_or(usual(rate.per_minute)),
            key.per_hour.unwrap_or(usual(rate.per_hour)),
            key.per_day.unwrap_or(usual(rate.per_day)),
        ),
        budget_per_day: key.budget_per_day,
        models: key.models.clone(),
        last_day: key.expires,
        links: key.links,
    });
    keys.collect()
}
