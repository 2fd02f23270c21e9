//! Asks the upstreams what their models take: at the start, which does not wait for it, and every few minutes.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use crate::config::Config;
use crate::edge::services::Edge;
use crate::pipeline::provider::{Fault, Maker, Model};

use super::{Running, facts};

/// How often everybody is asked.
const EVERY: Duration = Duration::from_secs(300);
/// How soon when somebody did not answer.
const SOON: Duration = Duration::from_secs(60);
/// The longest that one answer is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Asks again and again until the service stops, and at once whom another configuration names.
pub async fn discover_forever(running: Arc<Running>) {
    let life = running.life();
    let mut taken = running.watch();
    loop {
        tokio::select! {
            () = discover_and_rest(&running) => {}
            // The sender is there as long as what runs.
            _ = taken.changed() => {}
            () = life.stopped() => return,
        }
    }
}

/// Asks once, and waits until it is time to ask again.
async fn discover_and_rest(running: &Running) {
    let (config, edge) = running.now();
    let all = discover(&config, &edge).await;
    let pause = spread(if all { EVERY } else { SOON }, &edge);
    let clock = edge.clock.clone();
    // Whoever is replaced while this rests is let go.
    drop((config, edge));
    clock.sleep(pause).await;
}

/// Asks every upstream once, one after the other, and rewrites the pages when something is different.
///
/// Says whether all answered; what was known of one that did not stays known.
pub async fn discover(config: &Config, edge: &Edge) -> bool {
    let (mut all, mut different) = (true, false);
    for (place, maker) in edge.catalogue.makers().iter().enumerate() {
        match ask(maker).await {
            None => {}
            Some(Ok(models)) => different |= edge.catalogue.learn(place, &models),
            Some(Err(fault)) => {
                all = false;
                tracing::debug!(
                    provider = maker.id.as_str(),
                    fault = fault.name(),
                    "a provider does not say what it has"
                );
            }
        }
    }
    if different {
        edge.pages.rewrite(facts::offer(config, &edge.catalogue));
    }
    all
}

/// What one upstream says; none where there is nobody to ask.
async fn ask(maker: &Maker) -> Option<Result<Vec<Model>, Fault>> {
    let answer = timeout(PATIENCE, maker.provider.discover()?).await;
    Some(answer.unwrap_or(Err(Fault::Timeout)))
}

/// Four fifths to six fifths of a time, so that many instances do not ask at once.
fn spread(span: Duration, edge: &Edge) -> Duration {
    let part = edge.entropy.bytes().map_or(0, u16::from_le_bytes);
    span.mul_f64(0.8 + 0.4 * f64::from(part) / f64::from(u16::MAX))
}
