//! What such a server takes before it was asked: it does not say for itself which sizes suit its models.

use super::super::{Edit, Mask, Model, Size};

/// The name that means whichever model is loaded.
pub const LOADED: &str = "default";

/// The most characters of a prompt: more than its models read, and less than takes stable-diffusion.cpp down, which
/// has the same interface.
const CHARACTERS: u32 = 4_000;

/// What any model on a server of this kind takes.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    let size = |width, height| Size { width, height };
    Model {
        sizes: vec![
            size(512, 512),
            size(768, 512),
            size(512, 768),
            size(768, 768),
            size(1024, 1024),
        ],
        count: 4,
        negative_prompt: true,
        seed: true,
        steps: Some(1..=100),
        guidance: Some(10..=300),
        prompt_characters: Some(CHARACTERS),
        edit: Some(Edit {
            mask: Some(Mask::White),
            strength: true,
        }),
        ..Model::plain(upstream)
    }
}
