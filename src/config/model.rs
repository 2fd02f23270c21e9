//! `models` of a provider: what can be asked for, where it differs from what the provider knows of itself.

use std::ops::RangeInclusive;

use super::budget;
use super::picture::Picture;
use super::problem::Wrong;
use super::reader::{Expect, Item, Reader};
use crate::money::Money;
use crate::pipeline::provider::Size;
use crate::pipeline::provider::inputs::{Constant, Part};

/// One model; what is none is as the provider's kind has it for that model.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelSettings {
    /// The name a request uses, unique over all providers; `id`.
    pub id: String,
    /// The name the upstream knows it by; `upstream`, else the id.
    pub upstream: Option<String>,
    /// The name the form shows; `label`.
    pub label: Option<String>,
    /// The sizes it makes, the usual one first, never empty; `sizes`.
    pub sizes: Option<Vec<Size>>,
    /// The most pictures in one request; `count`.
    pub count: Option<u32>,
    /// Takes words for what shall not be there; `negative_prompt`.
    pub negative_prompt: Option<bool>,
    /// Takes a seed; `seed`.
    pub seed: Option<bool>,
    /// The numbers of steps it takes; `steps = [min, max]`.
    pub steps: Option<RangeInclusive<u32>>,
    /// The guidance it takes, in tenths; `guidance = [min, max]`.
    pub guidance: Option<RangeInclusive<u32>>,
    /// The qualities it takes, the usual one first, none for no choice; `qualities`.
    pub qualities: Option<Vec<String>>,
    /// The file formats it offers, the usual one first, none for no choice; `formats`.
    pub formats: Option<Vec<String>>,
    /// The styles of the upstream's own, none for no choice; `styles`.
    pub styles: Option<Vec<String>>,
    /// The backgrounds it can be told, the usual one first, none for no choice; `backgrounds`.
    pub backgrounds: Option<Vec<String>>,
    /// The most characters of a prompt; `prompt_characters`.
    pub prompt_characters: Option<u32>,
    /// Whether visitors may give a picture to be changed, where the model can; `edit`, default false.
    pub edit: bool,
    /// What the upstream's model calls what an order says, where the kind lets each have its own names; an empty name
    /// takes one away; `inputs = ["image=input_image"]`, default as the kind knows them.
    pub inputs: Vec<(Part, String)>,
    /// What every request for it carries besides; `constants = ["go_fast=false"]`, default none.
    pub constants: Vec<(String, Constant)>,
    /// The models that may stand in for it when its provider fails, by id; `stand_ins`, default none.
    pub stand_ins: Vec<String>,
    /// Whether the form offers it; `listed`, default true.
    pub listed: bool,
    /// What one picture costs at the most, else what the provider's do; `price`.
    pub price: Option<Money>,
}

impl ModelSettings {
    /// What may stand under `models`.
    pub(super) const ALLOWED: &'static str =
        "names such as \"gpt-image-1\", of at most 100 visible ASCII characters, or tables with an id";

    /// A model that is what its provider says it is.
    pub(super) fn named(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            upstream: None,
            label: None,
            sizes: None,
            count: None,
            negative_prompt: None,
            seed: None,
            steps: None,
            guidance: None,
            qualities: None,
            formats: None,
            styles: None,
            backgrounds: None,
            prompt_characters: None,
            edit: false,
            inputs: Vec::new(),
            constants: Vec::new(),
            stand_ins: Vec::new(),
            listed: true,
            price: None,
        }
    }

    /// Reads the list; `takes` says whether the kind lets more be said than name, sizes and count.
    pub(super) fn read_all(reader: &mut Reader<'_>, picture: Picture, takes: bool) -> Option<Vec<Self>> {
        let items = reader.items("models", Self::ALLOWED)?;
        if items.is_empty() {
            reader.problem("models", Wrong::Empty, Self::ALLOWED);
        }
        let mut models = Vec::with_capacity(items.len());
        for (index, item) in (1..).zip(items) {
            let model = match item {
                Item::Name(id) => match name(&id) {
                    Ok(id) => Some(Self::named(id)),
                    Err(wrong) => {
                        reader.problem_at("models", index, wrong, Self::ALLOWED);
                        None
                    }
                },
                Item::Section(section) => Self::read(section, picture, takes),
            };
            models.extend(model);
        }
        Some(models)
    }

    fn read(mut reader: Reader<'_>, picture: Picture, takes: bool) -> Option<Self> {
        let id = reader.require("id", Expect::Text, Self::ALLOWED, name);
        let mut model = Self::named(id.clone().unwrap_or_default());
        model.label = reader.take("label", Expect::Text, "a line of 1 to 60 characters", label);
        model.sizes = sizes(&mut reader, picture);
        model.count = reader.number("count", 1..=20);
        let ids = "ids of other models, in the order in which they are tried";
        model.stand_ins = reader
            .list("stand_ins", Expect::Text, ids, name)
            .unwrap_or_default();
        model.listed = reader.flag("listed").unwrap_or(true);
        if takes {
            model.read_rest(&mut reader);
        }
        reader.finish();
        id.map(|_| model)
    }

    fn read_rest(&mut self, reader: &mut Reader<'_>) {
        self.price = reader.take("price", Expect::Decimal, budget::MONEY, budget::money);
        let words = "short names, such as [\"high\", \"low\"]";
        let spaced = "a name of at most 100 visible ASCII characters and spaces inside";
        self.upstream = reader.take("upstream", Expect::Text, spaced, upstream_name);
        self.negative_prompt = reader.flag("negative_prompt");
        self.seed = reader.flag("seed");
        self.steps = range(
            reader,
            "steps",
            Expect::Integer,
            "[least, most], from 1 to 500",
            |text| {
                text.parse()
                    .ok()
                    .filter(|steps| (1..=500).contains(steps))
                    .ok_or(Wrong::Range)
            },
        );
        let allowed = "[least, most], from 0 to 100 with at most one decimal";
        self.guidance = range(reader, "guidance", Expect::Decimal, allowed, tenths);
        self.qualities = reader.list("qualities", Expect::Text, words, name);
        self.formats = reader.list("formats", Expect::Text, "png, jpeg or webp", |text| {
            let known = matches!(text, "png" | "jpeg" | "webp");
            known.then(|| text.to_owned()).ok_or(Wrong::Invalid)
        });
        self.styles = reader.list("styles", Expect::Text, words, name);
        self.backgrounds = reader.list("backgrounds", Expect::Text, words, name);
        self.prompt_characters = reader.number("prompt_characters", 1..=10_000);
        self.edit = reader.flag("edit").unwrap_or(false);
        let parts = "pairs such as \"image=input_image\": prompt, negative_prompt, size, width, height, ratio, count, \
                     seed, steps, guidance, quality, format, style, background, image, mask or strength, and the name \
                     of the model's input, none to send nothing";
        self.inputs = reader
            .list("inputs", Expect::Text, parts, input)
            .unwrap_or_default();
        let pairs = "pairs such as \"go_fast=false\"";
        self.constants = reader
            .list("constants", Expect::Text, pairs, constant)
            .unwrap_or_default();
    }
}

/// A name that goes into a form and a request as it is.
fn name(text: &str) -> Result<String, Wrong> {
    match text {
        "" => Err(Wrong::Empty),
        text if text.len() > 100 => Err(Wrong::Range),
        text if text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(text.to_owned()),
        _ => Err(Wrong::Invalid),
    }
}

/// Reads `image=input_image`.
fn input(text: &str) -> Result<(Part, String), Wrong> {
    let (part, name) = text.split_once('=').ok_or(Wrong::Invalid)?;
    let part = Part::named(part.trim()).ok_or(Wrong::Invalid)?;
    match name.trim() {
        "" => Ok((part, String::new())),
        input => {
            name_of_input(input.strip_suffix("[]").unwrap_or(input))?;
            Ok((part, input.to_owned()))
        }
    }
}

/// Reads `go_fast=false`.
fn constant(text: &str) -> Result<(String, Constant), Wrong> {
    let (name, value) = text.split_once('=').ok_or(Wrong::Invalid)?;
    Ok((name_of_input(name.trim())?, Constant::parse(value.trim())))
}

fn name_of_input(text: &str) -> Result<String, Wrong> {
    let letters = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if letters { name(text) } else { Err(Wrong::Invalid) }
}

/// A name that only the upstream reads: some have spaces in them.
fn upstream_name(text: &str) -> Result<String, Wrong> {
    let outside = text.starts_with(' ') || text.ends_with(' ');
    let inside = text.replace(' ', "");
    match name(&inside) {
        Ok(_) if outside => Err(Wrong::Invalid),
        Ok(_) if text.len() > 100 => Err(Wrong::Range),
        Ok(_) => Ok(text.to_owned()),
        Err(wrong) => Err(wrong),
    }
}

fn label(text: &str) -> Result<String, Wrong> {
    match text.trim() {
        "" => Err(Wrong::Empty),
        text if text.chars().count() > 60 => Err(Wrong::Range),
        text if text.chars().any(char::is_control) => Err(Wrong::Invalid),
        text => Ok(text.to_owned()),
    }
}

fn sizes(reader: &mut Reader<'_>, picture: Picture) -> Option<Vec<Size>> {
    let allowed = "sizes such as [\"1024x1024\", \"1536x1024\"], the usual one first, \
                   from 16 pixels a side to picture.max_pixels (the painter: 2048)";
    let sizes = reader.list("sizes", Expect::Text, allowed, |text| {
        match Size::parse(text).ok_or(Wrong::Invalid)? {
            size if size.width < 16 || size.height < 16 => Err(Wrong::Range),
            size if !picture.admits(size) => Err(Wrong::TooLarge),
            size => Ok(size),
        }
    })?;
    let again = |(index, size): (usize, &Size)| sizes.iter().take(index).any(|other| other == size);
    if sizes.iter().enumerate().any(again) {
        reader.problem("sizes", Wrong::Repeated, allowed);
    }
    if sizes.is_empty() {
        reader.problem("sizes", Wrong::Empty, allowed);
    }
    Some(sizes)
}

fn range(
    reader: &mut Reader<'_>,
    key: &'static str,
    expect: Expect,
    allowed: &'static str,
    parse: impl Fn(&str) -> Result<u32, Wrong>,
) -> Option<RangeInclusive<u32>> {
    match *reader.list(key, expect, allowed, parse)? {
        [least, most] if least <= most => Some(least..=most),
        _ => {
            reader.problem(key, Wrong::Invalid, allowed);
            None
        }
    }
}

/// Reads `7.5` as 75.
fn tenths(text: &str) -> Result<u32, Wrong> {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    let digit = (tenth.len() == 1).then(|| tenth.parse::<u32>().ok()).flatten();
    let whole = whole.parse::<u32>().map_err(|_| Wrong::Invalid)?;
    let tenths = whole
        .checked_mul(10)
        .zip(digit)
        .map(|(whole, tenth)| whole + tenth);
    tenths.filter(|tenths| *tenths <= 1000).ok_or(Wrong::Range)
}
