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
