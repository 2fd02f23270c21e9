//! What the known models take (Google's reference of 2026); the operator's configuration may say otherwise.

use super::super::{Edit, Model, Size};

/// The sizes of `gemini-2.5-flash-image`, one for each ratio; the others make them larger on request.
const SIZES: [Size; 10] = [
    Size::new(1024, 1024),
    Size::new(1344, 768),
    Size::new(768, 1344),
    Size::new(1248, 832),
    Size::new(832, 1248),
    Size::new(1184, 864),
    Size::new(864, 1184),
    Size::new(1152, 896),
    Size::new(896, 1152),
    Size::new(1536, 672),
];

/// The ratios that every model knows.
pub(super) const RATIOS: [&str; 10] = [
    "1:1", "16:9", "9:16", "3:2", "2:3", "4:3", "3:4", "5:4", "4:5", "21:9",
];

/// What the model of this name takes.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    let newer = !upstream.starts_with("gemini-2");
    let scales: &[&str] = if newer { &["1K", "2K", "4K"] } else { &[] };
    Model {
        sizes: SIZES.to_vec(),
        seed: true,
        qualities: scales.iter().map(|&name| name.to_owned()).collect(),
        edit: Some(Edit {
            mask: None,
            strength: false,
        }),
        ..Model::plain(upstream)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::ratio;
    use super::*;

    #[test]
    fn every_size_is_one_of_the_ratios_in_their_order() {
        let ratios = SIZES.map(|size| ratio::among(size, &RATIOS));
        assert_eq!(ratios, RATIOS);
    }

    #[test]
    fn only_newer_models_are_asked_for_more_pixels() {
        assert_eq!(capabilities("gemini-2.5-flash-image").qualities, [""; 0]);
        let newer = capabilities("gemini-3-pro-image-preview");
        assert_eq!(newer.qualities, ["1K", "2K", "4K"]);
    }
}
