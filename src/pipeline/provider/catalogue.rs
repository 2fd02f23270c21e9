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

    /// A catalogue of other providers; of those that were there before it knows what that one had learned.
    #[must_use]
    pub fn after(before: &Self, makers: Vec<Maker>) -> Self {
        let next = Self::new(makers);
        let learned = before.offers().clone();
        let mut offers = next.offers.write().unwrap_or_else(PoisonError::into_inner);
        for (maker, offered) in next.makers.iter().zip(offers.iter_mut()) {
            let known = before.place_of(maker).and_then(|place| learned.get(place));
            if let Some(known) = known {
                offered.clone_from(known);
            }
        }
        drop(offers);
        next
    }

    /// Where the very same provider stands.
    #[must_use]
    pub fn place_of(&self, maker: &Maker) -> Option<usize> {
        let mut makers = self.makers.iter();
        makers.position(|other| Arc::ptr_eq(&other.provider, &maker.provider))
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

    /// Takes over what an upstream says of its models, and says whether anything is different now.
    ///
    /// A model that it does not have is offered no more until it has it again. A list without any of the models
    /// that are asked of it is no list of what can be asked of it: then everything stays as the operator said.
    pub fn learn(&self, place: usize, said: &[Model]) -> bool {
        let Some(maker) = self.makers.get(place) else {
            return false;
        };
        let found: Vec<Model> = said.iter().flat_map(|model| (maker.adjust)(model)).collect();
        let known = maker.provider.models();
        let mut now = Vec::with_capacity(known.len());
        for model in known {
            now.extend(
                found
                    .iter()
                    .find(|found| found.id == model.id)
                    .cloned()
                    .map(Arc::new),
            );
        }
        if now.is_empty() {
            now.extend(known.iter().cloned().map(Arc::new));
        }
        let mut offers = self.offers.write().unwrap_or_else(PoisonError::into_inner);
        let Some(offered) = offers.get_mut(place).filter(|offered| **offered != now) else {
            return false;
        };
        for lost in offered
            .iter()
            .filter(|lost| now.iter().all(|model| model.id != lost.id))
        {
            let (provider, model) = (maker.id.as_str(), lost.id.as_str());
            tracing::warn!(
                provider,
                model,
                "the provider has no such model, so it is not offered"
            );
        }
        *offered = now;
        true
    }

    fn offers(&self) -> std::sync::RwLockReadGuard<'_, Vec<Vec<Arc<Model>>>> {
        self.offers.read().unwrap_or_else(PoisonError::into_inner)
    }
}
