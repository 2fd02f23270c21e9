//! What the known models take; the operator's configuration may say otherwise.

use super::super::{Edit, Model, Size};

/// What the model of this name takes, as far as its name tells; what a model has no use for, it leaves.
#[must_use]
pub fn capabilities(upstream: &str) -> Model {
    let small = upstream.contains("stable-diffusion-v1") || upstream.contains("stable-diffusion-2");
    let flux = upstream.contains("FLUX");
    let squares: &[u32] = if small { &[512] } else { &[1024, 768, 512] };
    Model {
        sizes: squares
            .iter()
            .map(|&side| Size {
                width: side,
                height: side,
            })
            .collect(),
        // FLUX has its guidance distilled, and nothing to hold the words against.
        negative_prompt: !flux,
        seed: true,
        steps: Some(1..=50),
        guidance: Some(0..=200),
        edit: Some(Edit {
            mask: None,
            strength: false,
        }),
        ..Model::plain(upstream)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_what_a_model_takes() {
        let flux = capabilities("black-forest-labs/FLUX.1-dev");
        assert_eq!((flux.sizes[0].width, flux.negative_prompt), (1024, false));
        let old = capabilities("stable-diffusion-v1-5/stable-diffusion-v1-5");
        assert_eq!((old.sizes[0].width, old.negative_prompt), (512, true));
    }
}
