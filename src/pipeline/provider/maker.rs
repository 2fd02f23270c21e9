//! One provider as the operator set it up: who it is, what it may cost, and how long it may take.

use std::sync::Arc;
use std::time::Duration;

use super::{Model, Provider};

/// What is made of a model that an upstream speaks of.
pub type Adjust = Arc<dyn Fn(&Model) -> Vec<Model> + Send + Sync>;

/// A provider with its operator's terms.
#[derive(Clone)]
pub struct Maker {
    /// Its name in the configuration.
    pub id: String,
    /// The provider.
    pub provider: Arc<dyn Provider>,
    /// The most time for the work of one call, without waiting in its own queue.
    pub deadline: Duration,
    /// Whether a call that it failed with a 5xx may cost money: then such a call is not made again elsewhere.
    pub bills_5xx: bool,
    /// What happens to words there, where the operator says it.
    pub terms: Option<Terms>,
    /// What is offered of a model that the upstream speaks of, in the operator's words where there are any: nothing,
    /// or one model for each name that the operator gave it.
    pub adjust: Adjust,
}

/// What visitors are told of a provider before they send a word, as far as it decides who may stand in for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The legal name of whoever runs it.
    pub name: String,
    /// Where it works.
    pub region: String,
    /// How long it keeps words and pictures.
    pub retention: String,
    /// Whether it trains on them.
    pub training: String,
}

impl Maker {
    /// A provider that may take 120 s, bills what may be billed, and is what it says it is.
    #[must_use]
    pub fn plain(id: &str, provider: Arc<dyn Provider>) -> Self {
        Self {
            id: id.to_owned(),
            provider,
            deadline: Duration::from_secs(120),
            bills_5xx: true,
            terms: None,
            adjust: Arc::new(|model| vec![model.clone()]),
        }
    }
}
