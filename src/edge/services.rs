//! What the handlers share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::clock::Clock;
use crate::entropy::Entropy;
use crate::pipeline::gate::Gate;
use crate::pipeline::provider::Catalogue;
use crate::pipeline::scrub::Limits;

use super::origin::OwnOrigin;
use super::pages::Pages;

/// The edge of a running instance.
pub struct Edge {
    /// Admits orders.
    pub gate: Gate,
    /// Who makes the pictures.
    pub catalogue: Arc<Catalogue>,
    /// What a picture may measure.
    pub limits: Limits,
    /// Every page, in the words of this configuration.
    pub pages: Pages,
    /// Where forms must come from.
    pub origin: OwnOrigin,
    /// Time.
    pub clock: Clock,
    /// Randomness.
    pub entropy: Entropy,
    /// Whether new work is taken.
    pub life: Arc<Life>,
}

/// Whether the service takes new work.
#[derive(Default)]
pub struct Life {
    stopping: AtomicBool,
}

impl Life {
    /// From now on nothing new is begun; what runs may finish.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
    }

    /// Whether new work is refused.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }
}
