//! What the best known models take, and what they call it; the operator's configuration says the rest.

use super::super::inputs::{Constant, Inputs, Part};
use super::super::{Edit, Mask, Model, Size};

/// Sizes of a million pixels, the first as fal's own names have them.
const SIZES: [Size; 7] = [
    Size::new(1024, 1024),
    Size::new(1024, 768),
    Size::new(768, 1024),
    Size::new(1024, 576),
    Size::new(576, 1024),
    Size::new(1344, 768),
    Size::new(768, 1344),
];

/// What the inputs of the model of this name are called, as far as its name tells: most agree.
#[must_use]
pub fn inputs(upstream: &str) -> Inputs {
    let mut usual = Inputs::of(&[
        (Part::Prompt, "prompt"),
        (Part::Count, "num_images"),
        (Part::Seed, "seed"),
        (Part::Format, "output_format"),
    ]);
    // The pictures come along with the answer, and are not stored.
    usual.always("sync_mode", Constant::Flag(true));
    usual.always("enable_safety_checker", Constant::Flag(true));
    let ends = |end: &str| upstream.ends_with(end);
    let shaped = if upstream.contains("ultra") || upstream.contains("kontext") {
        usual.with(&[(Part::Ratio, "aspect_ratio")])
    } else {
        usual.with(&[(Part::Size, "image_size")])
    };
    let distilled = ["schnell", "pro", "ultra", "max", "kontext"]
        .iter()
        .any(|part| upstream.contains(part));
    let tuned = if distilled {
        shaped
    } else {
        shaped.with(&[
            (Part::Steps, "num_inference_steps"),
            (Part::Guidance, "guidance_scale"),
        ])
    };
    let worded = if upstream.contains("sdxl") || upstream.contains("stable-diffusion") {
        tuned.with(&[(Part::Negative, "negative_prompt")])
    } else {
        tuned
    };
    if ends("/image-to-image") {
        worded.with(&[(Part::Image, "image_url"), (Part::Strength, "strength")])
    } else if ends("/inpainting") || ends("/fill") {
        worded.with(&[(Part::Image, "image_url"), (Part::Mask, "mask_url")])
    } else if upstream.contains("kontext") && !ends("/text-to-image") {
        worded.with(&[(Part::Image, "image_url")])
    } else if ends("/edit") {
        worded.with(&[(Part::Image, "image_urls[]")])
    } else {
        worded
    }
}

/// What the model of this name takes, as far as its name and its inputs tell.
#[must_use]
pub fn capabilities(upstream: &str, inputs: &Inputs) -> Model {
    inputs.limit(Model {
        sizes: SIZES.to_vec(),
        count: 4,
        negative_prompt: true,
        seed: true,
        steps: Some(1..=50),
        guidance: Some(10..=200),
        formats: ["png", "jpeg"].map(str::to_owned).to_vec(),
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
    fn a_name_tells_what_a_model_takes() {
        let schnell = known("fal-ai/flux/schnell");
        assert_eq!((schnell.count, schnell.steps, schnell.edit), (4, None, None));
        let dev = known("fal-ai/flux/dev/image-to-image");
        assert!(dev.steps.is_some() && dev.edit.is_some_and(|edit| edit.strength && edit.mask.is_none()));
        assert!(inputs("fal-ai/flux/dev").takes(Part::Size));
        assert!(inputs("fal-ai/flux-pro/v1.1-ultra").takes(Part::Ratio));
        assert!(known("fal-ai/fast-sdxl").negative_prompt);
        let fill = known("fal-ai/fast-sdxl/inpainting").edit;
        assert!(fill.is_some_and(|edit| edit.mask == Some(Mask::White)));
    }
}
