//! What the models of compatible servers take (their references of 2026); the operator's configuration may say
//! otherwise.

use super::super::{Edit, Model, Size};

/// Sizes of a million pixels; their sides are multiples of 32.
const SIZES: [Size; 5] = [
    Size::new(1024, 1024),
    Size::new(1344, 768),
    Size::new(768, 1344),
    Size::new(1152, 896),
    Size::new(896, 1152),
];

/// A picture goes along as it is, without a mask.
const PICTURE: Option<Edit> = Some(Edit {
    mask: None,
    strength: false,
});

/// What a model at xAI takes: ratios, and more pixels where it is of the newer ones.
pub(super) fn xai(upstream: &str) -> Model {
    let scales: &[&str] = if upstream.starts_with("grok-imagine") {
        &["1k", "2k"]
    } else {
        &[]
    };
    Model {
        sizes: vec![
            Size::new(1024, 1024),
            Size::new(1360, 768),
            Size::new(768, 1360),
            Size::new(1152, 864),
            Size::new(864, 1152),
        ],
        count: 10,
        qualities: scales.iter().map(|&name| name.to_owned()).collect(),
        edit: PICTURE,
        ..Model::plain(upstream)
    }
}

/// What a model at Together takes.
pub(super) fn together(upstream: &str) -> Model {
    let free = upstream.ends_with("-Free");
    Model {
        sizes: SIZES.to_vec(),
        count: if free { 1 } else { 4 },
        negative_prompt: true,
        seed: true,
        steps: Some(if free { 1..=4 } else { 1..=50 }),
        guidance: Some(0..=200),
        edit: PICTURE,
        ..Model::plain(upstream)
    }
}

/// What a model in `LocalAI` takes, whatever makes it there.
pub(super) fn localai(upstream: &str) -> Model {
    Model {
        sizes: [512, 768, 1024].map(|side| Size::new(side, side)).to_vec(),
        count: 4,
        negative_prompt: true,
        seed: true,
        steps: Some(1..=150),
        edit: PICTURE,
        ..Model::plain(upstream)
    }
}

/// What a model takes that is talked to.
pub(super) fn openrouter(upstream: &str) -> Model {
    Model {
        sizes: SIZES.to_vec(),
        edit: PICTURE,
        ..Model::plain(upstream)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_name_tells_differs() {
        assert_eq!(xai("grok-imagine-image").qualities, ["1k", "2k"]);
        assert_eq!(xai("grok-2-image").qualities, [""; 0]);
        let free = together("black-forest-labs/FLUX.1-schnell-Free");
        assert_eq!((free.count, free.steps), (1, Some(1..=4)));
        assert!(localai("flux").negative_prompt && !openrouter("flux").seed);
    }
}
