//! What the known models take (their schemas of 2026); the operator's configuration may say otherwise.

use super::super::{Edit, Mask, Model, Size};

const SIZES: [Size; 5] = [
    Size::new(1024, 1024),
    Size::new(1344, 768),
    Size::new(768, 1344),
    Size::new(1152, 896),
    Size::new(896, 1152),
];

/// What a model is asked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Words and steps, and not a field more: it makes squares of 1024 pixels.
    Words,
    /// A form in parts.
    Parts,
    /// A document with everything that Stable Diffusion takes.
    Document,
}

impl Form {
    /// What the model of this name is asked with.
    pub(super) fn of(upstream: &str) -> Self {
        if upstream.contains("flux-1-schnell") {
            Self::Words
        } else if upstream.contains("flux-2") {
            Self::Parts
        } else {
            Self::Document
        }
    }
}

/// What the model of this name takes.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    let plain = Model::plain(upstream);
    match Form::of(upstream) {
        Form::Words => Model {
            steps: Some(1..=8),
            prompt_characters: Some(2_048),
            ..plain
        },
        Form::Parts => Model {
            sizes: SIZES.to_vec(),
            // The distilled ones always take four.
            steps: (!upstream.contains("klein")).then_some(1..=50),
            edit: Some(Edit {
                mask: None,
                strength: false,
            }),
            ..plain
        },
        Form::Document => Model {
            sizes: SIZES.to_vec(),
            negative_prompt: true,
            seed: true,
            steps: Some(1..=20),
            guidance: Some(0..=200),
            edit: Some(Edit {
                mask: upstream.contains("inpainting").then_some(Mask::White),
                strength: true,
            }),
            ..plain
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_how_a_model_is_asked_and_what_it_takes() {
        for (name, form, steps, mask) in [
            (
                "@cf/black-forest-labs/flux-1-schnell",
                Form::Words,
                Some(1..=8),
                false,
            ),
            (
                "@cf/black-forest-labs/flux-2-dev",
                Form::Parts,
                Some(1..=50),
                false,
            ),
            ("@cf/black-forest-labs/flux-2-klein-9b", Form::Parts, None, false),
            (
                "@cf/stabilityai/stable-diffusion-xl-base-1.0",
                Form::Document,
                Some(1..=20),
                false,
            ),
            (
                "@cf/runwayml/stable-diffusion-v1-5-inpainting",
                Form::Document,
                Some(1..=20),
                true,
            ),
        ] {
            let model = capabilities(name);
            assert_eq!((Form::of(name), &model.steps), (form, &steps), "{name}");
            let takes = model.edit.is_some_and(|edit| edit.mask.is_some());
            assert_eq!((takes, model.seed), (mask, form == Form::Document), "{name}");
        }
    }
}
