//! What a model of a marketplace calls what an order says: there every model has names of its own.

mod filled;

use std::collections::BTreeMap;

use serde::ser::{Serialize, Serializer};

pub(super) use self::filled::{Filled, Market};
use super::{Edit, Model};

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
        Self::NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(part, _)| *part)
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

#[cfg(test)]
mod tests;
