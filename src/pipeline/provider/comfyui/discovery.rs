//! Asks the server what its nodes take. What it says of all of them is megabytes: only the graph's own are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::super::status::fault_of;
use super::super::upstream::{Ask, Upstream};
use super::super::{Fault, Model, Patience};
use super::graph::Graph;
use super::job::QUESTION;
use super::slots::Slot;

/// What the server says of one node, by its class.
type Said = BTreeMap<String, Node>;

#[derive(Deserialize)]
struct Node {
    input: Inputs,
}

#[derive(Deserialize)]
struct Inputs {
    #[serde(default)]
    required: BTreeMap<String, Input>,
    #[serde(default)]
    optional: BTreeMap<String, Input>,
}

/// An input: the name of its type, or what can be chosen, and what holds for it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Input {
    Described(Vec<Part>),
    Unknown(IgnoredAny),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Range { min: f64, max: f64 },
    Unknown(IgnoredAny),
}

/// What the server says of these models; none when it cannot run the graph.
///
/// # Errors
/// The [`Fault`] of a question.
pub(super) async fn ask(upstream: Upstream, graph: Graph, models: Vec<Model>) -> Result<Vec<Model>, Fault> {
    let mut known = Said::new();
    for class in classes(&graph) {
        let said = question(&upstream, &class).await?;
        if !said.contains_key(&class) {
            return Ok(Vec::new());
        }
        known.extend(said);
    }
    let range = |slot| range(&graph, &known, slot);
    Ok(models.into_iter().map(|model| within(model, range)).collect())
}

async fn question(upstream: &Upstream, class: &str) -> Result<Said, Fault> {
    let path = format!("/object_info/{class}");
    let mut answer = upstream.call(&path, Ask::get(), Patience::new(QUESTION)).await?;
    match answer.status() {
        200..=299 => answer.json().await,
        status => Err(fault_of(status, answer.retry_after())),
    }
}

/// Every class of the graph that can stand in an address.
fn classes(graph: &Graph) -> BTreeSet<String> {
    let nodes = graph.nodes().filter_map(|(id, _)| graph.class(id));
    let plain = |class: &&str| !class.contains(['/', '\\', '%']) && !class.starts_with('.');
    nodes.filter(plain).map(str::to_owned).collect()
}

/// What the input in a slot takes.
fn range(graph: &Graph, known: &Said, slot: Slot) -> Option<(f64, f64)> {
    let place = graph.slots().get(slot)?;
    let inputs = &known.get(graph.class(&place.node)?)?.input;
    let input = inputs
        .required
        .get(&place.input)
        .or_else(|| inputs.optional.get(&place.input))?;
    let Input::Described(parts) = input else {
        return None;
    };
    parts.iter().find_map(|part| match part {
        Part::Range { min, max } => Some((*min, *max)),
        Part::Unknown(_) => None,
    })
}

/// A model with no more than its nodes take.
fn within(model: Model, range: impl Fn(Slot) -> Option<(f64, f64)>) -> Model {
    let side = |side: u32, slot| range(slot).is_none_or(|(min, max)| (min..=max).contains(&f64::from(side)));
    let admitted =
        |size: &&super::super::Size| side(size.width, Slot::Width) && side(size.height, Slot::Height);
    let sizes: Vec<_> = model.sizes.iter().filter(admitted).copied().collect();
    let most = range(Slot::Batch).map_or(f64::from(u32::MAX), |(_, max)| max);
    Model {
        sizes: if sizes.is_empty() { model.sizes } else { sizes },
        count: model.count.min(whole(most)).max(1),
        steps: model.steps.map(|steps| narrowed(steps, range(Slot::Steps), 1.0)),
        guidance: model
            .guidance
            .map(|tenths| narrowed(tenths, range(Slot::Cfg), 10.0)),
        ..model
    }
}

/// The part of a range that lies in another, which counts in units of so many; the range itself when none does.
fn narrowed(range: RangeInclusive<u32>, other: Option<(f64, f64)>, unit: f64) -> RangeInclusive<u32> {
    let Some((min, max)) = other else { return range };
    let least = whole((min * unit).ceil()).max(*range.start());
    let most = whole((max * unit).floor()).min(*range.end());
    if least <= most { least..=most } else { range }
}

/// A float as a whole number within the range of those.
fn whole(number: f64) -> u32 {
    number.clamp(0.0, f64::from(u32::MAX)) as u32
}
