//! Forgetting on time, also when nobody asks.

use std::sync::Arc;

use crate::telemetry::metrics::Counter;

use super::retention::SWEEP;
use super::{Ledger, Records};

/// What the sweeps of one instance came to.
#[derive(Default)]
pub struct Sweeps {
    /// How many there were.
    pub runs: Counter,
    /// What they dropped, as in [`Records::kinds`].
    dropped: [Counter; Records::KINDS],
}

impl Sweeps {
    /// Sweeps once.
    pub fn sweep(&self, ledger: &dyn Ledger) {
        let dropped = ledger.sweep();
        for (count, (_, number)) in self.dropped.iter().zip(dropped.kinds()) {
            count.add(number);
        }
        self.runs.add_one();
    }

    /// How many things of each kind were dropped.
    pub fn dropped(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let kinds = Records::default().kinds();
        kinds
            .into_iter()
            .zip(&self.dropped)
            .map(|((kind, _), count)| (kind, count.read()))
    }
}

/// Drops what is over, each minute, for as long as the process runs.
pub async fn sweep_forever(ledger: Arc<dyn Ledger>, sweeps: Arc<Sweeps>) {
    let mut tick = tokio::time::interval(SWEEP);
    loop {
        tick.tick().await;
        sweeps.sweep(&*ledger);
    }
}
