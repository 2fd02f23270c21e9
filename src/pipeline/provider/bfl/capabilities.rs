//! What the known models take; the operator's configuration may say otherwise.

use super::super::{Edit, Mask, Model, Size};

/// Sizes of a million pixels; their sides are multiples of 32.
const SIZES: [Size; 7] = [
    Size::new(1024, 1024),
    Size::new(1344, 768),
    Size::new(768, 1344),
    Size::new(1216, 832),
    Size::new(832, 1216),
    Size::new(1152, 864),
    Size::new(864, 1152),
];

/// How a model is told the shape of its picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// In pixels.
    Sides,
    /// As a ratio.
    Ratio,
    /// Not at all: it is the shape of the visitor's picture.
    Given,
}

/// What a model calls the visitor's picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    /// A picture to be changed.
    Input,
    /// A picture to be filled where its mask is white.
    Fill,
    /// It takes none.
    None,
}

/// How the model of this name is told a shape.
pub(super) fn shape(upstream: &str) -> Shape {
    if upstream.contains("fill") {
        Shape::Given
    } else if upstream.contains("kontext") || upstream.contains("ultra") {
        Shape::Ratio
    } else {
        Shape::Sides
    }
}

/// What the model of this name does with a picture.
pub(super) fn picture(upstream: &str) -> Picture {
    if upstream.contains("fill") {
        Picture::Fill
    } else if upstream.contains("kontext") || upstream.starts_with("flux-2") {
        Picture::Input
    } else {
        Picture::None
    }
}

/// What the model of this name takes, as far as its name tells.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    let picture = picture(upstream);
    // The distilled ones choose their own.
    let tuned = matches!(upstream, "flux-dev" | "flux-2-flex") || picture == Picture::Fill;
    Model {
        sizes: SIZES.to_vec(),
        seed: true,
        steps: tuned.then_some(1..=50),
        guidance: tuned.then_some(15..=100),
        formats: ["jpeg", "png"].map(str::to_owned).to_vec(),
        edit: (picture != Picture::None).then(|| Edit {
            mask: (picture == Picture::Fill).then_some(Mask::White),
            strength: false,
        }),
        ..Model::plain(upstream)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_told_a_shape_as_it_wants_it() {
        for (name, told, takes) in [
            ("flux-pro-1.1", Shape::Sides, Picture::None),
            ("flux-pro-1.1-ultra", Shape::Ratio, Picture::None),
            ("flux-kontext-max", Shape::Ratio, Picture::Input),
            ("flux-2-pro", Shape::Sides, Picture::Input),
            ("flux-pro-1.0-fill", Shape::Given, Picture::Fill),
        ] {
            assert_eq!((shape(name), picture(name)), (told, takes), "{name}");
            assert_eq!(capabilities(name).edit.is_some(), takes != Picture::None);
        }
        assert!(
            SIZES
                .iter()
                .all(|size| size.width % 32 == 0 && size.height % 32 == 0)
        );
    }
}
