//! What the Horde's models take: all the same, but for the sizes they were trained on.

use super::super::{Edit, Mask, Model, Size};

/// The name that means whichever model is free.
pub(super) const ANY: &str = "any";

/// Sides are multiples of this, in pixels.
const GRID: u32 = 64;

/// For models of a million pixels.
const LARGE: [Size; 5] = [
    Size::new(1024, 1024),
    Size::new(1216, 832),
    Size::new(832, 1216),
    Size::new(1344, 768),
    Size::new(768, 1344),
];
/// For models of a quarter of that.
const SMALL: [Size; 4] = [
    Size::new(512, 512),
    Size::new(768, 512),
    Size::new(512, 768),
    Size::new(768, 768),
];
/// Parts of the names of models of a million pixels.
const LARGE_NAMES: [&str; 5] = ["xl", "flux", "pony", "illustrious", "cascade"];

/// What the model of this name takes; `any` is whichever is free.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    let name = upstream.to_ascii_lowercase();
    let large = LARGE_NAMES.iter().any(|part| name.contains(part));
    Model {
        sizes: if large { LARGE.to_vec() } else { SMALL.to_vec() },
        count: 4,
        negative_prompt: true,
        seed: true,
        // More is for those who have earned it by working for others.
        steps: Some(1..=50),
        guidance: Some(0..=300),
        edit: Some(Edit {
            mask: Some(Mask::White),
            strength: true,
        }),
        ..Model::plain(upstream)
    }
}

/// The side that the Horde takes, nearest to this one.
pub(super) fn side(pixels: u32) -> u32 {
    (pixels.saturating_add(GRID / 2) / GRID * GRID).clamp(GRID, 3_072)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_one_that_the_horde_takes() {
        for name in ["any", "Deliberate", "AlbedoBase XL (SDXL)", "Flux.1-Schnell fp8"] {
            for size in capabilities(name).sizes {
                assert_eq!((side(size.width), side(size.height)), (size.width, size.height));
            }
        }
        assert_eq!([1, 95, 96, 4_096].map(side), [64, 64, 128, 3_072]);
    }
}
