//! What a provider of the kind `comfyui` is told: its graph, and where in it the visitors' values go.

use super::model::ModelSettings;
use super::problem::Wrong;
use super::reader::{Expect, Reader};
use crate::pipeline::provider::comfyui::{Graph, GraphFault, Place, Slot, Slots};

const GRAPH: &str = "a readable file of at most 1 MiB that ComfyUI's \"Export (API)\" wrote";
const PLACE: &str =
    "an input of a node of the graph that holds such a value by itself, such as 6.inputs.text";

/// What `ComfyUI` can be told.
#[derive(Debug, Clone, PartialEq)]
pub struct ComfyUi {
    /// What it is asked to run, with the places of a visitor's values; `graph_file` and `slots`, both required.
    /// `allow_disk`, default false, lets it leave pictures on its own disk.
    pub graph: Graph,
    /// Whether first impressions are shown; `live_previews`, default false.
    pub live_previews: bool,
}

impl ComfyUi {
    /// Reads the settings; `None` when there is no graph that can be used.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.require_file("graph_file", GRAPH);
        let allow_disk = reader.flag("allow_disk").unwrap_or(false);
        let live_previews = reader.flag("live_previews").unwrap_or(false);
        let mut section = reader.section("slots");
        let slots = slots(&mut section);
        let graph = text
            .zip(slots)
            .and_then(|(text, slots)| match Graph::parse(&text, slots, allow_disk) {
                Ok(graph) => Some(graph),
                Err(fault) => {
                    complain(reader, &section, fault);
                    None
                }
            });
        section.finish();
        Some(Self {
            graph: graph?,
            live_previews,
        })
    }

    /// Notes every model that is said to take what the graph has no slot for: it would be taken and thrown away.
    pub(super) fn check(&self, reader: &Reader<'_>, models: &[ModelSettings]) {
        let lacks = |slot| !self.graph.has(slot);
        for (index, model) in (1..).zip(models) {
            let sized = model.sizes.as_ref().is_some_and(|sizes| sizes.len() > 1);
            let promises = [
                (model.negative_prompt == Some(true), Slot::Negative),
                (model.seed == Some(true), Slot::Seed),
                (model.steps.is_some(), Slot::Steps),
                (model.guidance.is_some(), Slot::Cfg),
                (model.count.is_some_and(|count| count > 1), Slot::Batch),
                (sized, Slot::Width),
                (sized, Slot::Height),
                (model.edit, Slot::Picture),
            ];
            if promises
                .into_iter()
                .any(|(promised, slot)| promised && lacks(slot))
            {
                let allowed = "no more than the graph has slots for";
                reader.problem_at("models", index, Wrong::Conflict, allowed);
            }
        }
    }
}

/// The slots; `None` when one of them is wrong.
fn slots(section: &mut Reader<'_>) -> Option<Slots> {
    let mut slots = Slots::default();
    let mut whole = true;
    for slot in Slot::ALL {
        let there = section.has(slot.name());
        let parse = |text: &str| text.parse::<Place>().map_err(|_| Wrong::Invalid);
        let place = match slot {
            Slot::Prompt => section.require(slot.name(), Expect::Text, PLACE, parse),
            _ => section.take(slot.name(), Expect::Text, PLACE, parse),
        };
        whole &= place.is_some() || (!there && slot != Slot::Prompt);
        if let Some(place) = place {
            slots.set(slot, place);
        }
    }
    whole.then_some(slots)
}

/// Notes what is wrong with a graph or with a slot in it.
fn complain(reader: &Reader<'_>, section: &Reader<'_>, fault: GraphFault) {
    match fault {
        GraphFault::Format => reader.problem("graph_file", Wrong::Invalid, GRAPH),
        GraphFault::Pictureless => {
            let allowed = "a graph that ends in SaveImageWebsocket";
            reader.problem("graph_file", Wrong::Missing, allowed);
        }
        GraphFault::Disk => {
            let allowed = "a graph that ends in SaveImageWebsocket and not in SaveImage or PreviewImage, which leave \
                           pictures on ComfyUI's disk; or allow_disk = true";
            reader.problem("graph_file", Wrong::Conflict, allowed);
        }
        GraphFault::Slot(slot) => section.problem(slot.name(), Wrong::Invalid, PLACE),
        GraphFault::Repeated(slot) => {
            let allowed = "an input that no other slot names";
            section.problem(slot.name(), Wrong::Repeated, allowed);
        }
    }
}
