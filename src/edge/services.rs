//! What the handlers share.

use std::sync::Arc;

use tokio::sync::watch;

use crate::clock::Clock;
use crate::entropy::Entropy;
use crate::pipeline::gate::Gate;
use crate::pipeline::provider::Catalogue;
use crate::pipeline::scrub::Limits;

use super::answers::Answers;
use super::api::Api;
use super::origin::OwnOrigin;
use super::pages::Pages;
use super::uploads::Uploads;

/// The edge of a running instance.
pub struct Edge {
    /// Admits orders.
    pub gate: Gate,
    /// Who makes the pictures.
    pub catalogue: Arc<Catalogue>,
    /// What a picture may measure.
    pub limits: Limits,
    /// Room for the files of visitors.
    pub uploads: Arc<Uploads>,
    /// Every page, in the words of this configuration.
    pub pages: Pages,
    /// What is said to programs with a key; none where they are not served.
    pub api: Option<Api>,
    /// Where forms must come from.
    pub origin: OwnOrigin,
    /// Time.
    pub clock: Clock,
    /// Randomness.
    pub entropy: Entropy,
    /// Whether new work is taken.
    pub life: Arc<Life>,
    /// Counts for the operator.
    pub answers: Arc<Answers>,
}

/// Whether the service takes new work.
#[derive(Default)]
pub struct Life {
    stopping: watch::Sender<bool>,
}

impl Life {
    /// From now on nothing new is begun; what runs may finish.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Whether new work is refused.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Waits until the service was told to stop.
    pub async fn stopped(&self) {
        // The sender lives as long as `self` does, so there is nothing to fail.
        let _ = self.stopping.subscribe().wait_for(|stopping| *stopping).await;
    }
}
