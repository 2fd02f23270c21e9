//! What a model takes: it shapes the form and the check of what comes back.

use std::ops::RangeInclusive;

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

impl Size {
    /// So many pixels from left to right, and so many from top to bottom.
    #[must_use]
    pub const fn new(width: u32, height: u32) -> Self {
        Self { width, height }
    }

    /// Reads `1024x1024`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (width, height) = text.split_once('x')?;
        let side = |digits: &str| {
            (digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() <= 5)
                .then(|| digits.parse().ok())
                .flatten()
        };
        Some(Self {
            width: side(width)?,
            height: side(height)?,
        })
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

/// One model of one provider.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The name a request uses, unique over all providers.
    pub id: String,
    /// The name the upstream knows it by.
    pub upstream: String,
    /// The name the form shows.
    pub label: String,
    /// The sizes it makes, the usual one first; never empty.
    pub sizes: Vec<Size>,
    /// The most pictures in one request, at least 1.
    pub count: u32,
    /// Takes words for what shall not be there.
    pub negative_prompt: bool,
    /// Takes a seed.
    pub seed: bool,
    /// The numbers of steps it takes, when it takes any.
    pub steps: Option<RangeInclusive<u32>>,
    /// The guidance it takes, in tenths, when it takes any.
    pub guidance: Option<RangeInclusive<u32>>,
    /// The qualities it takes, the usual one first.
    pub qualities: Vec<String>,
    /// The file formats it offers, the usual one first.
    pub formats: Vec<String>,
    /// The styles of the upstream's own, by its names.
    pub styles: Vec<String>,
    /// The backgrounds it can be told, the usual one first.
    pub backgrounds: Vec<String>,
    /// The most characters of a prompt, where it takes fewer than the form does.
    pub prompt_characters: Option<u32>,
    /// What it does with a picture of the visitor's, when it takes one and the operator allows it.
    pub edit: Option<Edit>,
    /// The models that may stand in for it, by id, in this order.
    pub stand_ins: Vec<String>,
    /// Whether the form offers it; one that only stands in for others is not.
    pub listed: bool,
}

/// What a model does with a picture that a visitor gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// The mask it takes, when it takes one.
    pub mask: Option<Mask>,
    /// Takes how far it may go from the picture.
    pub strength: bool,
}

/// How a mask says which part is to be made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    /// Where it is transparent (OpenAI).
    Transparent,
    /// Where it is white (stable-diffusion's tools).
    White,
}

impl Model {
    /// A model of this name that takes words and makes one square of 1024 pixels.
    #[must_use]
    pub fn plain(name: &str) -> Self {
        Self {
            id: name.to_owned(),
            upstream: name.to_owned(),
            label: name.to_owned(),
            sizes: vec![Size {
                width: 1024,
                height: 1024,
            }],
            count: 1,
            negative_prompt: false,
            seed: false,
            steps: None,
            guidance: None,
            qualities: Vec::new(),
            formats: Vec::new(),
            styles: Vec::new(),
            backgrounds: Vec::new(),
            prompt_characters: None,
            edit: None,
            stand_ins: Vec::new(),
            listed: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_two_plain_numbers() {
        assert_eq!(
            Size::parse("1024x768"),
            Some(Size {
                width: 1024,
                height: 768
            })
        );
        for text in [
            "",
            "x",
            "1024",
            "1024x",
            "-1x1",
            "+1x1",
            "1e3x1",
            "1024X768",
            "1024x768x2",
            "999999x1",
            " 1x1",
        ] {
            assert_eq!(Size::parse(text), None, "{text}");
        }
    }
}
