//! What a model of a marketplace calls what an order says: there every model has names of its own.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use zeroize::Zeroizing;

use super::{Edit, Model, inline, ratio};
use crate::pipeline::order::Order;
use crate::pipeline::upload::Upload;

/// Something that an order may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The words.
    Prompt,
    /// The words for what shall not be there.
    Negative,
    /// The size, in the marketplace's own form.
    Size,
    /// Pixels from left to right.
    Width,
    /// Pixels from top to bottom.
    Height,
    /// The ratio of the two, such as `16:9`.
    Ratio,
    /// How many pictures.
    Count,
    /// The seed.
    Seed,
    /// How many steps.
    Steps,
    /// How closely the words are followed.
    Guidance,
    /// The quality, by its name.
    Quality,
    /// The file format.
    Format,
    /// The style, by its name.
    Style,
    /// The background, by its name.
    Background,
    /// The visitor's picture.
    Image,
    /// The visitor's mask.
    Mask,
    /// How far from the picture it may go, 0 to 1.
    Strength,
}

impl Part {
    /// Every part with its name in the configuration.
    pub const NAMES: &'static [(Self, &'static str)] = &[
        (Self::Prompt, "prompt"),
        (Self::Negative, "negative_prompt"),
        (Self::Size, "size"),
        (Self::Width, "width"),
        (Self::Height, "height"),
        (Self::Ratio, "ratio"),
        (Self::Count, "count"),
        (Self::Seed, "seed"),
        (Self::Steps, "steps"),
        (Self::Guidance, "guidance"),
        (Self::Quality, "quality"),
        (Self::Format, "format"),
        (Self::Style, "style"),
        (Self::Background, "background"),
        (Self::Image, "image"),
        (Self::Mask, "mask"),
        (Self::Strength, "strength"),
    ];

    /// The part with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(part, _)| *part)
    }
}

/// A value that every request carries, whatever the visitor says.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// A word.
    Word(String),
}

impl Constant {
    /// Reads a value as a person writes it: what is no number and no flag is a word.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let flag = text.parse().map(Self::Flag).ok();
        let whole = text.parse().map(Self::Whole).ok();
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        flag.or(whole)
            .or(number.map(Self::Number))
            .unwrap_or_else(|| Self::Word(text.to_owned()))
    }
}

impl Serialize for Constant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Word(word) => serializer.serialize_str(word),
        }
    }
}

/// The names of one model's inputs; what has no name is not sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inputs {
    names: BTreeMap<Part, String>,
    constants: BTreeMap<String, Constant>,
}

impl Inputs {
    /// Inputs of these names, and nothing constant.
    #[must_use]
    pub fn of(names: &[(Part, &str)]) -> Self {
        Self::default().with(names)
    }

    /// These and those; a name given twice is the last one, and an empty one is none.
    #[must_use]
    pub fn with(mut self, names: &[(Part, &str)]) -> Self {
        for (part, name) in names {
            self.name(*part, name);
        }
        self
    }

    /// Gives a part its name; an empty one takes it away.
    pub fn name(&mut self, part: Part, name: &str) {
        if name.is_empty() {
            self.names.remove(&part);
        } else {
            self.names.insert(part, name.to_owned());
        }
    }

    /// Sends a value with every request.
    pub fn always(&mut self, name: &str, value: Constant) {
        self.constants.insert(name.to_owned(), value);
    }

    /// Whether a part is sent.
    #[must_use]
    pub fn takes(&self, part: Part) -> bool {
        self.names.contains_key(&part)
    }

    /// The model without what it has no input for.
    #[must_use]
    pub fn limit(&self, mut model: Model) -> Model {
        let takes = |part| self.takes(part);
        let shaped = [Part::Size, Part::Width, Part::Ratio].into_iter().any(takes);
        model.sizes.truncate(if shaped { usize::MAX } else { 1 });
        for (part, choices) in [
            (Part::Quality, &mut model.qualities),
            (Part::Format, &mut model.formats),
            (Part::Style, &mut model.styles),
            (Part::Background, &mut model.backgrounds),
        ] {
            choices.truncate(if takes(part) { usize::MAX } else { 0 });
        }
        let edit = model.edit.filter(|_| takes(Part::Image));
        Model {
            count: if takes(Part::Count) { model.count } else { 1 },
            negative_prompt: model.negative_prompt && takes(Part::Negative),
            seed: model.seed && takes(Part::Seed),
            steps: model.steps.filter(|_| takes(Part::Steps)),
            guidance: model.guidance.filter(|_| takes(Part::Guidance)),
            edit: edit.map(|edit| Edit {
                mask: edit.mask.filter(|_| takes(Part::Mask)),
                strength: edit.strength && takes(Part::Strength),
            }),
            ..model
        }
    }
}

/// Where a model is to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Market {
    /// A size is `1024x768`, and JPEG is `jpg`.
    Replicate,
    /// A size is `{"width":1024,"height":768}`.
    Fal,
}

/// The inputs of an order, as a map.
pub(super) struct Filled<'a> {
    inputs: &'a Inputs,
    order: &'a Order,
    market: Market,
    prompt: Zeroizing<String>,
    negative: Option<Zeroizing<String>>,
}

impl<'a> Filled<'a> {
    /// An order in the words of a model.
    pub(super) fn new(inputs: &'a Inputs, order: &'a Order, market: Market) -> Self {
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
            Part::Format => some(map, name, order.format.as_deref().map(|format| self.format(format))),
            Part::Style => some(map, name, order.style.as_deref()),
            Part::Background => some(map, name, order.background.as_deref()),
            Part::Image => upload(map, name, order.picture.as_ref()),
            Part::Mask => upload(map, name, order.mask.as_ref()),
            Part::Strength => {
                let strength = order.strength().filter(|_| order.picture.is_some());
                some(map, name, strength.map(|hundredths| f64::from(hundredths) / 100.0))
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
fn plain(text: &str) -> Zeroizing<String> {
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

#[cfg(test)]
mod tests;
