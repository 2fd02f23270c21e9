//! What the known models take (OpenAI's and xAI's reference, 2026); the operator's configuration may say otherwise.

use super::super::{Edit, Mask, Model, Size, ratio};
use super::compatible;

const SQUARE: Size = Size::new(1024, 1024);
const LANDSCAPE: Size = Size::new(1536, 1024);
const PORTRAIT: Size = Size::new(1024, 1536);

/// What the model of this name takes, as far as its name tells; an unknown one takes words and makes squares.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    let plain = Model::plain(upstream);
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    if is_gpt_image(upstream) {
        let mut sizes = vec![SQUARE, LANDSCAPE, PORTRAIT];
        if upstream.starts_with("gpt-image-2") {
            sizes.extend([
                Size::new(2048, 2048),
                Size::new(2560, 1440),
                Size::new(1440, 2560),
            ]);
        }
        return Model {
            sizes,
            count: 10,
            qualities: owned(&["auto", "low", "medium", "high"]),
            formats: owned(&["png", "jpeg", "webp"]),
            backgrounds: owned(&["auto", "opaque", "transparent"]),
            edit: Some(Edit {
                mask: Some(Mask::Transparent),
                strength: false,
            }),
            ..plain
        };
    }
    match upstream {
        "dall-e-2" => Model {
            sizes: vec![SQUARE, Size::new(512, 512), Size::new(256, 256)],
            count: 10,
            prompt_characters: Some(1_000),
            ..plain
        },
        "dall-e-3" => Model {
            sizes: vec![SQUARE, Size::new(1792, 1024), Size::new(1024, 1792)],
            qualities: owned(&["standard", "hd"]),
            styles: owned(&["vivid", "natural"]),
            prompt_characters: Some(4_000),
            ..plain
        },
        name if name.starts_with("grok-") => compatible::xai(name),
        _ => plain,
    }
}

/// Whether a model is of the family that answers with the picture unasked, and refuses `response_format`.
pub(super) fn is_gpt_image(upstream: &str) -> bool {
    upstream.starts_with("gpt-image") || upstream.starts_with("chatgpt-image")
}

/// The ratios that xAI knows.
const RATIOS: [&str; 9] = ["1:1", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16", "2:1", "1:2"];

/// The named ratio that is nearest to a size.
pub(super) fn ratio(size: Size) -> &'static str {
    ratio::among(size, &RATIOS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_model_offers_what_it_was_documented_to_take() {
        let dall_e = capabilities("dall-e-3");
        assert_eq!((dall_e.count, dall_e.formats.len()), (1, 0));
        let gpt = capabilities("gpt-image-1-mini");
        assert_eq!((gpt.count, gpt.sizes.len()), (10, 3));
        assert!(!gpt.negative_prompt && !gpt.seed);
        let newest = capabilities("gpt-image-2-2026-04-21").sizes;
        assert!(
            newest
                .iter()
                .all(|size| size.width % 16 == 0 && size.height % 16 == 0)
        );
        assert_eq!(capabilities("flux").sizes, [SQUARE]);
    }

    #[test]
    fn a_size_becomes_the_nearest_ratio() {
        for (width, height, name) in [
            (1024, 1024, "1:1"),
            (1360, 768, "16:9"),
            (864, 1152, "3:4"),
            (1000, 490, "2:1"),
        ] {
            assert_eq!(ratio(Size::new(width, height)), name);
        }
    }
}
