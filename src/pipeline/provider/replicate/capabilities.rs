//! What the best known models take, and what they call it; the operator's configuration says the rest.

use super::super::inputs::{Inputs, Part};
use super::super::{Edit, Mask, Model, Size};

/// Sizes of a million pixels, for models that are told a ratio.
const SIZES: [Size; 7] = [
    Size::new(1024, 1024),
    Size::new(1344, 768),
    Size::new(768, 1344),
    Size::new(1216, 832),
    Size::new(832, 1216),
    Size::new(1152, 864),
    Size::new(864, 1152),
];

/// What the inputs of the model of this name are called, as far as its name tells.
#[must_use]
pub fn inputs(upstream: &str) -> Inputs {
    let prompt = Inputs::of(&[(Part::Prompt, "prompt")]);
    let name = upstream.split(':').next().unwrap_or_default();
    let Some(name) = name.strip_prefix("black-forest-labs/flux-") else {
        return match name {
            "stability-ai/sdxl" => prompt.with(&[
                (Part::Negative, "negative_prompt"),
                (Part::Width, "width"),
                (Part::Height, "height"),
                (Part::Count, "num_outputs"),
                (Part::Seed, "seed"),
                (Part::Steps, "num_inference_steps"),
                (Part::Guidance, "guidance_scale"),
                (Part::Image, "image"),
                (Part::Mask, "mask"),
                (Part::Strength, "prompt_strength"),
            ]),
            _ => prompt,
        };
    };
    let flux = prompt.with(&[
        (Part::Ratio, "aspect_ratio"),
        (Part::Seed, "seed"),
        (Part::Format, "output_format"),
    ]);
    match name {
        "schnell" => flux.with(&[(Part::Count, "num_outputs")]),
        "dev" => flux.with(&[
            (Part::Count, "num_outputs"),
            (Part::Steps, "num_inference_steps"),
            (Part::Guidance, "guidance"),
            (Part::Image, "image"),
            (Part::Strength, "prompt_strength"),
        ]),
        name if name.starts_with("kontext-") || name.starts_with("2-") => {
            flux.with(&[(Part::Image, "input_image")])
        }
        _ => flux,
    }
}

/// What the model of this name takes, as far as its name and its inputs tell; an unknown one makes squares.
#[must_use]
pub fn capabilities(upstream: &str, inputs: &Inputs) -> Model {
    inputs.limit(Model {
        sizes: SIZES.to_vec(),
        count: 4,
        negative_prompt: true,
        seed: true,
        steps: Some(1..=50),
        guidance: Some(0..=100),
        formats: ["webp", "jpeg", "png"].map(str::to_owned).to_vec(),
        edit: Some(Edit {
            mask: Some(Mask::White),
            strength: true,
        }),
        ..Model::plain(upstream)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(upstream: &str) -> Model {
        capabilities(upstream, &inputs(upstream))
    }

    #[test]
    fn a_known_model_offers_what_its_inputs_take() {
        let schnell = known("black-forest-labs/flux-schnell");
        assert_eq!((schnell.count, schnell.seed, schnell.edit), (4, true, None));
        let dev = known("black-forest-labs/flux-dev");
        assert!(dev.edit.is_some_and(|edit| edit.strength && edit.mask.is_none()));
        assert_eq!(known("black-forest-labs/flux-kontext-pro").count, 1);
        let sdxl = known("stability-ai/sdxl:39ed52f2");
        assert!(sdxl.negative_prompt && sdxl.edit.is_some_and(|edit| edit.mask == Some(Mask::White)));
        let unknown = known("somebody/something");
        assert_eq!(unknown, Model::plain("somebody/something"));
    }
}
