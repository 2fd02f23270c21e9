//! Saying again and again that something is still being worked on.

use std::convert::Infallible;
use std::time::Duration;

use tokio::time::interval;

use crate::ledger::retention::LEASE;

/// So often within a lease.
const TIMES: u32 = 4;

/// Renews a lease in good time, for as long as it is polled.
pub(super) async fn renewing(renew: impl Fn()) -> Infallible {
    let mut tick = interval(period());
    // The first comes at once, and is said already.
    tick.tick().await;
    loop {
        tick.tick().await;
        renew();
    }
}

fn period() -> Duration {
    LEASE / TIMES
}
