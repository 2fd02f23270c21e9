//! Which models there are, and who makes their pictures.

use std::sync::Arc;

use super::{Model, Provider};

/// All models of all providers, in the order of the configuration.
#[derive(Default)]
pub struct Catalogue {
    models: Vec<Arc<Model>>,
    providers: Vec<Arc<dyn Provider>>,
    /// The place of each model's provider.
    makers: Vec<usize>,
}

impl Catalogue {
    /// A catalogue of what these providers offer; the first model of the first is the one a form begins with.
    #[must_use]
    pub fn new(providers: Vec<Arc<dyn Provider>>) -> Self {
        let offers = || {
            providers
                .iter()
                .enumerate()
                .flat_map(|(maker, p)| p.models().iter().map(move |m| (maker, m)))
        };
        let models = offers().map(|(_, model)| Arc::new(model.clone())).collect();
        let makers = offers().map(|(maker, _)| maker).collect();
        Self {
            models,
            providers,
            makers,
        }
    }

    /// Every model.
    #[must_use]
    pub fn models(&self) -> &[Arc<Model>] {
        &self.models
    }

    /// Who makes the pictures of a model.
    #[must_use]
    pub fn provider_of(&self, model: &Model) -> Option<Arc<dyn Provider>> {
        self.maker(model)
            .and_then(|maker| self.providers.get(maker))
            .cloned()
    }

    /// The place of a model's provider in the configuration.
    #[must_use]
    pub fn maker(&self, model: &Model) -> Option<usize> {
        let place = self.models.iter().position(|known| known.id == model.id)?;
        self.makers.get(place).copied()
    }
}
