//! `stand_ins` of all models together: each names another model, and none leads back to where it began.

use std::collections::{BTreeMap, BTreeSet};

use super::model::ModelSettings;
use super::problem::Wrong;
use super::provider::Provider;
use super::reader::Reader;

/// What may stand there.
const ALLOWED: &str = "the id of another model of any provider, which names no stand-in that leads back here";

/// Notes every stand-in that cannot be one.
pub(super) fn check(root: &Reader<'_>, providers: &[Option<Provider>]) {
    let models = || providers.iter().flatten().flat_map(|provider| &provider.models);
    let known: BTreeMap<&str, &ModelSettings> = models().map(|model| (model.id.as_str(), model)).collect();
    // With a provider that cannot be read nobody knows which models there are.
    let complete = providers.iter().all(Option::is_some);
    for (index, provider) in (1..).zip(providers) {
        for (place, model) in (1..).zip(provider.iter().flat_map(|provider| &provider.models)) {
            for (number, id) in (1..).zip(&model.stand_ins) {
                let wrong = match known.get(id.as_str()) {
                    None => complete.then_some(Wrong::Nobody),
                    Some(other) => leads_to(&model.id, other, &known).then_some(Wrong::Circle),
                };
                if let Some(wrong) = wrong {
                    let key = format!("provider[{index}].models[{place}].stand_ins");
                    root.problem_at(&key, number, wrong, ALLOWED);
                }
            }
        }
    }
}

/// Whether a model is `from`, or one of its stand-ins, or one of theirs.
fn leads_to(id: &str, from: &ModelSettings, known: &BTreeMap<&str, &ModelSettings>) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(model) = open.pop() {
        if model.id == id {
            return true;
        }
        if seen.insert(model.id.as_str()) {
            let next = model.stand_ins.iter().filter_map(|next| known.get(next.as_str()));
            open.extend(next.copied());
        }
    }
    false
}
