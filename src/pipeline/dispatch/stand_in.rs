//! Who may make an order: the model it names, then those that may stand in for it, in the operator's order.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::pipeline::order::Order;
use crate::pipeline::provider::{Catalogue, Maker, Model};

/// A model and who makes its pictures.
#[derive(Clone)]
pub(in crate::pipeline) struct Candidate {
    /// The model.
    pub(in crate::pipeline) model: Arc<Model>,
    /// Its provider.
    pub(in crate::pipeline) maker: Maker,
    /// The provider's place in the configuration.
    pub(super) place: usize,
}

/// Everybody who may make this order.
pub(super) fn candidates(catalogue: &Catalogue, order: &Order) -> Vec<Candidate> {
    let model = order.model();
    let Some(first) = candidate(catalogue, &model.id) else {
        return Vec::new();
    };
    let mut all = vec![first.clone()];
    for id in &model.stand_ins {
        let next = candidate(catalogue, id).filter(|next| {
            let agreed = order.stand_in() || same_terms(&first, next);
            agreed && takes(&next.model, order)
        });
        all.extend(next);
    }
    all
}

/// The models that may stand in for one only when the visitor says so, and the places of their providers.
#[must_use]
pub fn under_other_terms(catalogue: &Catalogue, model: &Model) -> Vec<(usize, Arc<Model>)> {
    let Some(first) = candidate(catalogue, &model.id) else {
        return Vec::new();
    };
    let others = model.stand_ins.iter().filter_map(|id| candidate(catalogue, id));
    let others = others.filter(|other| !same_terms(&first, other));
    others.map(|other| (other.place, other.model)).collect()
}

/// Every model that a visitor may choose, and every one that may stand in for one of them.
pub(super) fn everything(catalogue: &Catalogue) -> Vec<Candidate> {
    let models = catalogue.models();
    let listed = models.iter().filter(|model| model.listed);
    let ids = listed.flat_map(|model| std::iter::once(&model.id).chain(&model.stand_ins));
    ids.filter_map(|id| candidate(catalogue, id)).collect()
}

fn candidate(catalogue: &Catalogue, id: &str) -> Option<Candidate> {
    let (place, model) = catalogue.find(id)?;
    let maker = catalogue.makers().get(place)?.clone();
    Some(Candidate { model, maker, place })
}

/// Whether words meet with the same at both: the same provider, or one that says the same of itself.
fn same_terms(one: &Candidate, other: &Candidate) -> bool {
    one.place == other.place || one.maker.terms.is_some() && one.maker.terms == other.maker.terms
}

/// Whether a model takes everything that an order for another asks for.
fn takes(model: &Model, order: &Order) -> bool {
    let within = |value: Option<u32>, range: &Option<RangeInclusive<u32>>| {
        value.is_none_or(|value| range.as_ref().is_some_and(|range| range.contains(&value)))
    };
    let among =
        |value: &Option<String>, values: &[String]| value.as_ref().is_none_or(|value| values.contains(value));
    let length = u32::try_from(order.prompt.expose().chars().count()).unwrap_or(u32::MAX);
    model.sizes.contains(&order.size)
        && order.count <= model.count
        && model.prompt_characters.is_none_or(|most| length <= most)
        && (order.negative.is_none() || model.negative_prompt)
        && (!order.seed_chosen || model.seed)
        && within(order.steps, &model.steps)
        && within(order.guidance, &model.guidance)
        && among(&order.quality, &model.qualities)
        && among(&order.format, &model.formats)
        && among(&order.style, &model.styles)
        && among(&order.background, &model.backgrounds)
        && edits(model, order)
}

/// Whether it takes the visitor's picture, and a mask of the kind that the order has.
fn edits(model: &Model, order: &Order) -> bool {
    let wanted = order.picture.is_some() || order.mask.is_some() || order.strength().is_some();
    let Some(edit) = model.edit else { return !wanted };
    let asked = order.model().edit.and_then(|edit| edit.mask);
    (order.mask.is_none() || edit.mask == asked) && (order.strength().is_none() || edit.strength)
}
