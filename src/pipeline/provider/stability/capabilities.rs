//! What the known models take (Stability's reference of 2026); the operator's configuration may say otherwise.

use super::super::{Edit, Mask, Model, Size};

/// A size for each ratio that is known, of about a million pixels.
const SIZES: [Size; 9] = [
    Size::new(1024, 1024),
    Size::new(1344, 768),
    Size::new(768, 1344),
    Size::new(1216, 832),
    Size::new(832, 1216),
    Size::new(1088, 896),
    Size::new(896, 1088),
    Size::new(1536, 640),
    Size::new(640, 1536),
];

const STYLES: [&str; 17] = [
    "3d-model",
    "analog-film",
    "anime",
    "cinematic",
    "comic-book",
    "digital-art",
    "enhance",
    "fantasy-art",
    "isometric",
    "line-art",
    "low-poly",
    "modeling-compound",
    "neon-punk",
    "origami",
    "photographic",
    "pixel-art",
    "tile-texture",
];

/// Which of its addresses makes a model's pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Service {
    /// Words alone.
    Core,
    /// Words, or a picture and how far to go from it.
    Ultra,
    /// Stable Diffusion 3.5 by the model's name.
    Sd3,
    /// A picture that is made anew where its mask is white.
    Inpaint,
}

impl Service {
    /// The one that knows the model of this name; what has no address of its own is a Stable Diffusion.
    pub(super) fn of(upstream: &str) -> Self {
        match upstream {
            "core" => Self::Core,
            "ultra" => Self::Ultra,
            "inpaint" => Self::Inpaint,
            _ => Self::Sd3,
        }
    }

    /// Its address, below the base address.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Core => "/v2beta/stable-image/generate/core",
            Self::Ultra => "/v2beta/stable-image/generate/ultra",
            Self::Sd3 => "/v2beta/stable-image/generate/sd3",
            Self::Inpaint => "/v2beta/stable-image/edit/inpaint",
        }
    }
}

/// What the model of this name takes.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    let service = Service::of(upstream);
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    Model {
        sizes: SIZES.to_vec(),
        // The distilled one knows nothing of what shall not be seen.
        negative_prompt: !upstream.ends_with("-turbo"),
        seed: true,
        guidance: (service == Service::Sd3).then_some(10..=100),
        formats: match service {
            Service::Sd3 => owned(&["png", "jpeg"]),
            _ => owned(&["png", "jpeg", "webp"]),
        },
        styles: owned(&STYLES),
        prompt_characters: Some(10_000),
        edit: (service != Service::Core).then_some(Edit {
            mask: (service == Service::Inpaint).then_some(Mask::White),
            strength: service != Service::Inpaint,
        }),
        ..Model::plain(upstream)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_has_its_address_and_what_it_takes_there() {
        for (name, service, edit) in [
            ("core", Service::Core, None),
            ("ultra", Service::Ultra, Some((false, true))),
            ("sd3.5-large", Service::Sd3, Some((false, true))),
            ("inpaint", Service::Inpaint, Some((true, false))),
        ] {
            let model = capabilities(name);
            assert_eq!(Service::of(name), service);
            let takes = model.edit.map(|edit| (edit.mask.is_some(), edit.strength));
            assert_eq!((takes, model.styles.len()), (edit, 17), "{name}");
            assert_eq!(model.guidance.is_some(), service == Service::Sd3);
        }
        assert!(!capabilities("sd3.5-large-turbo").negative_prompt);
    }
}
