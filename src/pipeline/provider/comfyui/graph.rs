//! The operator's graph, as ComfyUI exports it for programs: which nodes there are, and which of their inputs a visitor
//! may fill.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::slots::{Slot, Slots};

/// What sends its pictures over the socket and writes none to a disk.
const SENDS: &str = "SaveImageWebsocket";
/// What writes its pictures to the disk of the server, from where they can be fetched.
const KEEPS: [&str; 2] = ["SaveImage", "PreviewImage"];

/// A graph that was checked, cheap to clone.
#[derive(Clone, PartialEq)]
pub struct Graph(Arc<Inner>);

#[derive(PartialEq)]
struct Inner {
    nodes: BTreeMap<String, Node>,
    slots: Slots,
    outlet: Outlet,
}

/// One node.
#[derive(PartialEq)]
pub(super) struct Node {
    /// Everything about it but its inputs.
    pub(super) rest: Map<String, Value>,
    /// What goes into it.
    pub(super) inputs: Map<String, Value>,
}

/// How the pictures of a graph come to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlet {
    /// Over the socket, and nothing is written.
    Socket,
    /// From the disk of the server.
    Disk,
}

/// Why a graph cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphFault {
    /// It is no graph in the format for programs.
    Format,
    /// No node of it gives a picture.
    Pictureless,
    /// A node of it writes pictures to the disk of the server, and that was not allowed.
    Disk,
    /// This slot names no input of it, an input of another type, or one that is connected to a node.
    Slot(Slot),
    /// This slot names the same input as another.
    Repeated(Slot),
}

impl Graph {
    /// Reads a graph in ComfyUI's format for programs ("Export (API)"), and finds the slots in it.
    ///
    /// # Errors
    /// [`GraphFault`] says what is wrong; of the graph it says nothing.
    pub fn parse(text: &str, slots: Slots, allow_disk: bool) -> Result<Self, GraphFault> {
        let nodes: BTreeMap<String, Value> = serde_json::from_str(text).map_err(|_| GraphFault::Format)?;
        let nodes = nodes
            .into_iter()
            .map(|(id, node)| Some((id, Node::of(node)?)))
            .collect::<Option<BTreeMap<_, _>>>()
            .filter(|nodes| !nodes.is_empty())
            .ok_or(GraphFault::Format)?;
        let any = |classes: &[&str]| nodes.values().any(|node| classes.contains(&node.class()));
        let outlet = match (any(&[SENDS]), any(&KEEPS)) {
            (false, false) => return Err(GraphFault::Pictureless),
            (_, true) if !allow_disk => return Err(GraphFault::Disk),
            (true, _) => Outlet::Socket,
            (false, true) => Outlet::Disk,
        };
        for (slot, place) in slots.iter() {
            let input = nodes
                .get(&place.node)
                .and_then(|node| node.inputs.get(&place.input));
            if !input.is_some_and(|value| slot.takes(value)) {
                return Err(GraphFault::Slot(slot));
            }
            let twice = slots.iter().any(|(other, there)| other < slot && there == place);
            if twice {
                return Err(GraphFault::Repeated(slot));
            }
        }
        Ok(Self(Arc::new(Inner { nodes, slots, outlet })))
    }

    /// Whether visitors can fill a slot.
    #[must_use]
    pub fn has(&self, slot: Slot) -> bool {
        self.0.slots.get(slot).is_some()
    }

    /// The graph's own number in a slot.
    pub(super) fn number(&self, slot: Slot) -> Option<u32> {
        let place = self.0.slots.get(slot)?;
        let number = self
            .0
            .nodes
            .get(&place.node)?
            .inputs
            .get(&place.input)?
            .as_u64()?;
        u32::try_from(number).ok()
    }

    pub(super) fn nodes(&self) -> impl ExactSizeIterator<Item = (&str, &Node)> {
        self.0.nodes.iter().map(|(id, node)| (id.as_str(), node))
    }

    pub(super) fn slots(&self) -> &Slots {
        &self.0.slots
    }

    pub(super) fn outlet(&self) -> Outlet {
        self.0.outlet
    }

    /// Whether the pictures of this node are the visitor's.
    pub(super) fn gives(&self, node: &str) -> bool {
        let class = self.class(node).unwrap_or_default();
        match self.0.outlet {
            Outlet::Socket => class == SENDS,
            Outlet::Disk => KEEPS.contains(&class),
        }
    }

    /// The class of a node.
    pub(super) fn class(&self, node: &str) -> Option<&str> {
        self.0.nodes.get(node).map(Node::class)
    }
}

impl Node {
    fn of(value: Value) -> Option<Self> {
        let Value::Object(mut rest) = value else {
            return None;
        };
        let Some(Value::Object(inputs)) = rest.remove("inputs") else {
            return None;
        };
        rest.get("class_type")?.as_str()?;
        Some(Self { rest, inputs })
    }

    fn class(&self) -> &str {
        let class = self.rest.get("class_type").and_then(Value::as_str);
        class.unwrap_or_default()
    }
}

/// Says how large it is: a graph may hold keys of services that its nodes use.
impl fmt::Debug for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Graph({} nodes, {:?})", self.0.nodes.len(), self.0.slots)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A small graph with every slot.
    pub(in super::super) const GRAPH: &str =
        include_str!("../../../../tests/fixtures/providers/comfyui/graph.json");

    pub(in super::super) fn slots(pairs: &[(&str, &str)]) -> Slots {
        let mut slots = Slots::default();
        for (name, place) in pairs {
            let slot = Slot::ALL.into_iter().find(|slot| slot.name() == *name).unwrap();
            slots.set(slot, place.parse().unwrap());
        }
        slots
    }

    fn fault(text: &str, pairs: &[(&str, &str)]) -> Option<GraphFault> {
        Graph::parse(text, slots(pairs), false).err()
    }

    #[test]
    fn a_slot_that_is_no_free_input_of_its_type_is_named() {
        assert_eq!(
            fault(GRAPH, &[("prompt", "6.inputs.text"), ("seed", "3.inputs.seed")]),
            None
        );
        for (name, place) in [
            ("prompt", "66.inputs.text"),
            ("prompt", "6.inputs.words"),
            ("prompt", "3.inputs.seed"),
            ("seed", "6.inputs.text"),
            ("seed", "3.inputs.model"),
            ("steps", "3.inputs.sampler_name"),
        ] {
            let slot = Slot::ALL.into_iter().find(|slot| slot.name() == name).unwrap();
            assert_eq!(
                fault(GRAPH, &[(name, place)]),
                Some(GraphFault::Slot(slot)),
                "{place}"
            );
        }
        let twice = [("prompt", "6.inputs.text"), ("negative", "6.inputs.text")];
        assert_eq!(fault(GRAPH, &twice), Some(GraphFault::Repeated(Slot::Negative)));
    }

    #[test]
    fn what_is_no_graph_for_programs_is_none() {
        for text in [
            "",
            "[]",
            "{}",
            "1",
            "{\"nodes\":[],\"links\":[]}",
            "{\"3\":{\"class_type\":\"X\"}}",
        ] {
            assert_eq!(fault(text, &[]), Some(GraphFault::Format), "{text}");
        }
        let without = GRAPH.replace("SaveImageWebsocket", "VAEEncode");
        assert_eq!(fault(&without, &[]), Some(GraphFault::Pictureless));
    }

    #[test]
    fn pictures_stay_on_no_disk_unless_that_is_allowed() {
        for class in KEEPS {
            let keeps = GRAPH.replace("SaveImageWebsocket", class);
            assert_eq!(fault(&keeps, &[]), Some(GraphFault::Disk));
            let allowed = Graph::parse(&keeps, Slots::default(), true).unwrap();
            assert!(allowed.outlet() == Outlet::Disk && allowed.gives("9") && !allowed.gives("3"));
        }
        let sends = Graph::parse(GRAPH, Slots::default(), true).unwrap();
        assert!(sends.outlet() == Outlet::Socket && sends.gives("9") && !sends.gives("8"));
    }

    #[test]
    fn a_graph_does_not_show_what_is_in_it() {
        let graph = Graph::parse(GRAPH, slots(&[("prompt", "6.inputs.text")]), false).unwrap();
        let shown = format!("{graph:?}");
        assert!(
            !shown.contains("CLIPTextEncode") && !shown.contains("safetensors"),
            "{shown}"
        );
    }
}
