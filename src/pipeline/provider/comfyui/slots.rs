//! Where in the graph an order's values go.

use std::str::FromStr;

use serde_json::Value;

/// What an order fills, and nothing else of the graph ever changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The words.
    Prompt,
    /// The words for what shall not be there.
    Negative,
    /// The operator's own name of the model.
    Model,
    /// Where chance begins.
    Seed,
    /// Pixels from left to right.
    Width,
    /// Pixels from top to bottom.
    Height,
    /// The number of steps.
    Steps,
    /// The guidance.
    Cfg,
    /// The number of pictures.
    Batch,
    /// The visitor's picture in base64.
    Picture,
    /// Its mask in base64.
    Mask,
    /// How far from the picture it may go, 0 to 1.
    Strength,
}

/// An input of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The node, by its number in the graph.
    pub(super) node: String,
    /// The name of its input.
    pub(super) input: String,
}

/// The slots that an operator named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slots(Vec<(Slot, Place)>);

/// Some text names no input of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPlace;

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 12] = [
        Self::Prompt,
        Self::Negative,
        Self::Model,
        Self::Seed,
        Self::Width,
        Self::Height,
        Self::Steps,
        Self::Cfg,
        Self::Batch,
        Self::Picture,
        Self::Mask,
        Self::Strength,
    ];

    /// Its name in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Prompt => "prompt",
            Self::Negative => "negative",
            Self::Model => "model",
            Self::Seed => "seed",
            Self::Width => "width",
            Self::Height => "height",
            Self::Steps => "steps",
            Self::Cfg => "cfg",
            Self::Batch => "batch",
            Self::Picture => "picture",
            Self::Mask => "mask",
            Self::Strength => "strength",
        }
    }

    /// Whether an input that holds this by itself can be filled by it; a list is a connection to another node.
    pub(super) fn takes(self, value: &Value) -> bool {
        match self {
            Self::Prompt | Self::Negative | Self::Model | Self::Picture | Self::Mask => value.is_string(),
            Self::Cfg | Self::Strength => value.is_number(),
            Self::Seed | Self::Width | Self::Height | Self::Steps | Self::Batch => {
                value.is_u64() || value.is_i64()
            }
        }
    }
}

impl FromStr for Place {
    type Err = NoPlace;

    /// Reads `6.inputs.text`.
    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (node, rest) = text.split_once('.').ok_or(NoPlace)?;
        let input = rest.strip_prefix("inputs.").ok_or(NoPlace)?;
        if node.is_empty() || input.is_empty() {
            return Err(NoPlace);
        }
        Ok(Self {
            node: node.to_owned(),
            input: input.to_owned(),
        })
    }
}

impl Slots {
    /// Names the place of a slot.
    pub fn set(&mut self, slot: Slot, place: Place) {
        self.0.retain(|(known, _)| *known != slot);
        self.0.push((slot, place));
    }

    /// The place of a slot.
    pub(super) fn get(&self, slot: Slot) -> Option<&Place> {
        self.iter()
            .find(|(known, _)| *known == slot)
            .map(|(_, place)| place)
    }

    /// The slot at a place.
    pub(super) fn at(&self, node: &str, input: &str) -> Option<Slot> {
        self.iter()
            .find(|(_, place)| place.node == node && place.input == input)
            .map(|(slot, _)| slot)
    }

    /// Every slot and its place.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Slot, &Place)> {
        self.0.iter().map(|(slot, place)| (*slot, place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_node_and_one_of_its_inputs() {
        for (text, node, input) in [("6.inputs.text", "6", "text"), ("57:8.inputs.a.b", "57:8", "a.b")] {
            let place: Place = text.parse().unwrap();
            assert_eq!((place.node.as_str(), place.input.as_str()), (node, input));
        }
        for text in [
            "",
            "6",
            "6.text",
            ".inputs.text",
            "6.inputs.",
            "6.inputs",
            "inputs.text",
        ] {
            assert_eq!(text.parse::<Place>(), Err(NoPlace), "{text}");
        }
    }
}
