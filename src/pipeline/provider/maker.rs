//! One provider as the operator set it up: who it is, what it may cost, and how long it may take.

use std::sync::Arc;
use std::time::Duration;

use super::{Model, Provider};

/// A provider with its operator's terms.
#[derive(Clone)]
pub struct Maker {
    /// Its name in the configuration.
    pub id: String,
    /// The provider.
    pub provider: Arc<dyn Provider>,
    /// The most time for the work of one call, without waiting in its own queue.
    pub deadline: Duration,
    /// The operator's words over what the upstream says of a model; `None` for one that is not offered.
    pub adjust: Arc<dyn Fn(Model) -> Option<Model> + Send + Sync>,
}

impl Maker {
    /// A provider that may take 120 s, and is what it says it is.
    #[must_use]
    pub fn plain(id: &str, provider: Arc<dyn Provider>) -> Self {
        Self {
            id: id.to_owned(),
            provider,
            deadline: Duration::from_secs(120),
            adjust: Arc::new(Some),
        }
    }
}
