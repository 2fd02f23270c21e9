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

    /// The model of this id, and the place of its provider in the configuration.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, Arc<Model>)> {
        let offers = self.offers();
        let named = |models: &Vec<Arc<Model>>| models.iter().find(|model| model.id == id).cloned();
        let mut found = offers.iter().enumerate();
        found.find_map(|(place, models)| Some((place, named(models)?)))
    }

    fn offers(&self) -> std::sync::RwLockReadGuard<'_, Vec<Vec<Arc<Model>>>> {
        self.offers.read().unwrap_or_else(PoisonError::into_inner)
    }
}
