//! Which models there are, and who makes their pictures.

use std::sync::{Arc, PoisonError, RwLock};

use super::{Maker, Model};

/// All models of all providers, in the order of the configuration; what an upstream says of its own changes them.
#[derive(Default)]
pub struct Catalogue {
    makers: Vec<Maker>,
    /// By maker.
    offers: RwLock<Vec<Vec<Arc<Model>>>>,
}

impl Catalogue {
    /// A catalogue of what these providers offer; the first model of the first is the one a form begins with.
    #[must_use]
    pub fn new(makers: Vec<Maker>) -> Self {
        let offers = makers
            .iter()
            .map(|maker| maker.provider.models().iter().cloned().map(Arc::new).collect())
            .collect();
        Self {
            makers,
            offers: RwLock::new(offers),
        }
    }

    /// Everybody who makes pictures.
    #[must_use]
    pub fn makers(&self) -> &[Maker] {
        &self.makers
    }

    /// Every model as it is now.
    #[must_use]
    pub fn models(&self) -> Vec<Arc<Model>> {
        self.offers().iter().flatten().cloned().collect()
    }

    /// Who makes the pictures of a model.
    #[must_use]
    pub fn maker_of(&self, model: &Model) -> Option<&Maker> {
        self.makers.get(self.place_of(model)?)
    }

    /// The place of a model's provider in the configuration.
    #[must_use]
    pub fn place_of(&self, model: &Model) -> Option<usize> {
        let offers = self.offers();
        offers
            .iter()
            .position(|models| models.iter().any(|known| known.id == model.id))
    }

    fn offers(&self) -> std::sync::RwLockReadGuard<'_, Vec<Vec<Arc<Model>>>> {
        self.offers.read().unwrap_or_else(PoisonError::into_inner)
    }
}
