//! Forgetting on time, also when nobody asks.

use std::sync::Arc;

use super::Ledger;
use super::retention::SWEEP;

/// Drops what is over, each minute, for as long as the process runs.
pub async fn sweep_forever(ledger: Arc<dyn Ledger>) {
    let mut tick = tokio::time::interval(SWEEP);
    loop {
        tick.tick().await;
        ledger.sweep();
    }
}
