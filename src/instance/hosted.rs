//! The providers that are told nothing but their models: one answer of theirs is one picture.

use std::sync::Arc;

use crate::pipeline::provider::cloudflare::{Cloudflare, CloudflareSettings};
use crate::pipeline::provider::gemini::{Gemini, GeminiSettings};
use crate::pipeline::provider::huggingface::{HuggingFace, HuggingFaceSettings};
use crate::pipeline::provider::stability::{Stability, StabilitySettings};
use crate::pipeline::provider::upstream::Upstream;
use crate::pipeline::provider::{Model, Provider};

/// What they are told: what they make, and the most bytes of a picture.
pub(super) struct Told {
    pub(super) models: Vec<Model>,
    pub(super) max_bytes: u64,
}

impl Told {
    /// Stability's Stable Image.
    pub(super) fn stability(self, client: Upstream) -> Arc<dyn Provider> {
        let Self { models, max_bytes } = self;
        Arc::new(Stability::new(StabilitySettings { models, max_bytes }, client))
    }

    /// Google's Gemini.
    pub(super) fn gemini(self, client: Upstream) -> Arc<dyn Provider> {
        let Self { models, max_bytes } = self;
        Arc::new(Gemini::new(GeminiSettings { models, max_bytes }, client))
    }

    /// Hugging Face's own inference.
    pub(super) fn huggingface(self, client: Upstream) -> Arc<dyn Provider> {
        let Self { models, max_bytes } = self;
        Arc::new(HuggingFace::new(
            HuggingFaceSettings { models, max_bytes },
            client,
        ))
    }

    /// Cloudflare's Workers AI.
    pub(super) fn cloudflare(self, client: Upstream) -> Arc<dyn Provider> {
        let Self { models, max_bytes } = self;
        Arc::new(Cloudflare::new(CloudflareSettings { models, max_bytes }, client))
    }
}
