//! An order in the words of one model.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use zeroize::Zeroizing;

use super::super::{inline, ratio};
use super::{Inputs, Part};
use crate::pipeline::order::Order;
use crate::pipeline::upload::Upload;

/// Where a model is to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pipeline::provider) enum Market {
    /// A size is `1024x768`, and JPEG is `jpg`.
    Replicate,
    /// A size is `{"width":1024,"height":768}`.
    Fal,
}

/// The inputs of an order, as a map.
pub(in crate::pipeline::provider) struct Filled<'a> {
    inputs: &'a Inputs,
    order: &'a Order,
    market: Market,
    prompt: Zeroizing<String>,
    negative: Option<Zeroizing<String>>,
}

impl<'a> Filled<'a> {
    /// An order in the words of a model.
    pub(in crate::pipeline::provider) fn new(inputs: &'a Inputs, order: &'a Order, market: Market) -> Self {
        Self {
            inputs,
            order,
            market,
            prompt: plain(order.prompt.expose()),
            negative: order.negative.as_ref().map(|words| plain(words.expose())),
        }
    }

    fn part<M: SerializeMap>(&self, map: &mut M, part: Part, name: &str) -> Result<(), M::Error> {
        let order = self.order;
        match part {
            Part::Prompt => map.serialize_entry(name, self.prompt.as_str()),
            Part::Negative => some(map, name, self.negative.as_ref().map(|words| words.as_str())),
            Part::Size => self.size(map, name),
            Part::Width => map.serialize_entry(name, &order.size.width),
            Part::Height => map.serialize_entry(name, &order.size.height),
            Part::Ratio => map.serialize_entry(name, ratio::nearest(order.size)),
            Part::Count => map.serialize_entry(name, &order.count),
            Part::Seed => some(map, name, order.seed),
            Part::Steps => some(map, name, order.steps),
            Part::Guidance => some(map, name, order.guidance.map(|tenths| f64::from(tenths) / 10.0)),
            Part::Quality => some(map, name, order.quality.as_deref()),
            Part::Format => some(
                map,
                name,
                order.format.as_deref().map(|format| self.format(format)),
            ),
            Part::Style => some(map, name, order.style.as_deref()),
            Part::Background => some(map, name, order.background.as_deref()),
            Part::Image => upload(map, name, order.picture.as_ref()),
            Part::Mask => upload(map, name, order.mask.as_ref()),
            Part::Strength => {
                let strength = order.strength().filter(|_| order.picture.is_some());
                some(
                    map,
                    name,
                    strength.map(|hundredths| f64::from(hundredths) / 100.0),
                )
            }
        }
    }

    fn size<M: SerializeMap>(&self, map: &mut M, name: &str) -> Result<(), M::Error> {
        let size = self.order.size;
        match self.market {
            Market::Replicate => map.serialize_entry(name, &size.to_string()),
            Market::Fal => {
                let sides = BTreeMap::from([("width", size.width), ("height", size.height)]);
                map.serialize_entry(name, &sides)
            }
        }
    }

    fn format(&self, format: &'a str) -> &'a str {
        match (self.market, format) {
            (Market::Replicate, "jpeg") => "jpg",
            _ => format,
        }
    }
}

impl Serialize for Filled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.inputs.constants {
            map.serialize_entry(name, value)?;
        }
        for (part, name) in &self.inputs.names {
            self.part(&mut map, *part, name)?;
        }
        map.end()
    }
}

fn some<M: SerializeMap>(map: &mut M, name: &str, value: Option<impl Serialize>) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(name, &value),
        None => Ok(()),
    }
}

/// A picture as a data URL; a name that ends in `[]` is that of a list.
fn upload<M: SerializeMap>(map: &mut M, name: &str, upload: Option<&Upload>) -> Result<(), M::Error> {
    let Some(upload) = upload else { return Ok(()) };
    match name.strip_suffix("[]") {
        Some(name) => map.serialize_entry(name, &[inline::DataUrl(upload)]),
        None => map.serialize_entry(name, &inline::DataUrl(upload)),
    }
}

/// Words that are nothing else: what some of the models take for commands, `<lora:…>` and `--flags`, gets a space
/// after its first characters.
pub(super) fn plain(text: &str) -> Zeroizing<String> {
    let mut words = Zeroizing::new(String::with_capacity(2 * text.len()));
    let mut dashes = 0;
    for letter in text.chars() {
        let tag = words.ends_with('<') && !letter.is_whitespace();
        let flag = dashes > 1 && letter.is_alphanumeric();
        if tag || flag {
            words.push(' ');
        }
        dashes = if letter == '-' { dashes + 1 } else { 0 };
        words.push(letter);
    }
    words
}
