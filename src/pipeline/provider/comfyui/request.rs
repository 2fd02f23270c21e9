//! Writes the graph of an order: the operator's, with the slots filled, in one body of exactly its size.

use bytes::Bytes;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::super::{Model, exact, inline};
use super::graph::{Graph, Node};
use super::job::Id;
use super::slots::Slot;
use super::words::plain;
use crate::pipeline::order::Order;
use crate::pipeline::prompt::Prompt;

/// The body for an order; the seed is for an order that names none.
pub(super) fn body(graph: &Graph, order: &Order, model: &Model, id: &Id, seed: u32) -> Bytes {
    let values = Values {
        prompt: plain(order.prompt.expose()),
        negative: order.negative.as_ref().map(Prompt::expose).map(plain),
        order,
        model,
        seed,
    };
    exact::json(&Body {
        prompt: Filled(graph, &values),
        client_id: id.as_str(),
        prompt_id: id.as_str(),
    })
}

#[derive(Serialize)]
struct Body<'a> {
    prompt: Filled<'a>,
    client_id: &'a str,
    prompt_id: &'a str,
}

/// What goes into the slots.
struct Values<'a> {
    prompt: Zeroizing<String>,
    negative: Option<Zeroizing<String>>,
    order: &'a Order,
    model: &'a Model,
    seed: u32,
}

impl Values<'_> {
    /// What goes into a slot; `None` leaves what the graph has there.
    fn of(&self, slot: Slot) -> Option<Fill<'_>> {
        let order = self.order;
        match slot {
            Slot::Prompt => Some(Fill::Text(&self.prompt)),
            Slot::Negative => self.negative.as_ref().map(|text| Fill::Text(text)),
            Slot::Model => Some(Fill::Text(&self.model.upstream)),
            Slot::Seed => Some(Fill::Whole(order.seed.unwrap_or(self.seed))),
            Slot::Width => Some(Fill::Whole(order.size.width)),
            Slot::Height => Some(Fill::Whole(order.size.height)),
            Slot::Steps => order.steps.map(Fill::Whole),
            Slot::Cfg => order.guidance.map(|tenths| Fill::Part(tenths, 10.0)),
            Slot::Batch => Some(Fill::Whole(order.count)),
            Slot::Picture => order.picture.as_ref().map(inline::Base64).map(Fill::Picture),
            Slot::Mask => order.mask.as_ref().map(inline::Base64).map(Fill::Picture),
            Slot::Strength => order.strength().map(|hundredths| Fill::Part(hundredths, 100.0)),
        }
    }
}

/// A value for a slot.
enum Fill<'a> {
    Text(&'a str),
    Whole(u32),
    /// So many of this part of one.
    Part(u32, f64),
    Picture(inline::Base64<'a>),
}

impl Serialize for Fill<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_u32(*number),
            Self::Part(number, part) => serializer.serialize_f64(f64::from(*number) / part),
            Self::Picture(picture) => picture.serialize(serializer),
        }
    }
}

/// The graph with its slots filled.
struct Filled<'a>(&'a Graph, &'a Values<'a>);

impl Serialize for Filled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(graph, values) = self;
        let nodes = graph.nodes();
        let mut map = serializer.serialize_map(Some(nodes.len()))?;
        for (id, node) in nodes {
            map.serialize_entry(
                id,
                &FilledNode {
                    graph,
                    values,
                    id,
                    node,
                },
            )?;
        }
        map.end()
    }
}

/// One node of it.
struct FilledNode<'a> {
    graph: &'a Graph,
    values: &'a Values<'a>,
    id: &'a str,
    node: &'a Node,
}

impl Serialize for FilledNode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.node.rest.len() + 1))?;
        for (key, value) in &self.node.rest {
            map.serialize_entry(key, value)?;
        }
        map.serialize_entry("inputs", &Inputs(self, &self.node.inputs))?;
        map.end()
    }
}

/// What goes into it.
struct Inputs<'a>(&'a FilledNode<'a>, &'a Map<String, Value>);

impl Serialize for Inputs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(node, inputs) = self;
        let mut map = serializer.serialize_map(Some(inputs.len()))?;
        for (name, value) in *inputs {
            let slot = node.graph.slots().at(node.id, name);
            match slot.and_then(|slot| node.values.of(slot)) {
                Some(fill) => map.serialize_entry(name, &fill)?,
                None => map.serialize_entry(name, value)?,
            }
        }
        map.end()
    }
}
