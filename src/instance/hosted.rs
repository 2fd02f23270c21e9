//! From the configuration to the providers that answer a request with the pictures themselves.

use std::sync::Arc;

use crate::config::Options;
use crate::pipeline::provider::cloudflare::{Cloudflare, CloudflareSettings};
use crate::pipeline::provider::gemini::{Gemini, GeminiSettings};
use crate::pipeline::provider::huggingface::{HuggingFace, HuggingFaceSettings};
use crate::pipeline::provider::openai::{Flavor, OpenAi, OpenAiSettings};
use crate::pipeline::provider::stability::{Stability, StabilitySettings};
use crate::pipeline::provider::upstream::Upstream;
use crate::pipeline::provider::{Model, Provider};

/// OpenAI, and who speaks its interface.
pub(super) fn openai(
    options: &Options,
    models: Vec<Model>,
    max_bytes: u64,
    client: Upstream,
) -> Arc<dyn Provider> {
    let previews = match options {
        Options::OpenAi(said) => said.partial_images.into(),
        _ => 0,
    };
    let settings = OpenAiSettings {
        models,
        flavor: flavor(options),
        previews,
        max_bytes,
    };
    Arc::new(OpenAi::new(settings, client))
}

/// The dialect of OpenAI's interface.
pub(super) fn flavor(options: &Options) -> Flavor {
    match options {
        Options::OpenAi(said) => said.flavor,
        _ => Flavor::OpenAi,
    }
}

/// Stability's Stable Image.
pub(super) fn stability(models: Vec<Model>, max_bytes: u64, client: Upstream) -> Arc<dyn Provider> {
    Arc::new(Stability::new(StabilitySettings { models, max_bytes }, client))
}

/// Google's Gemini.
pub(super) fn gemini(models: Vec<Model>, max_bytes: u64, client: Upstream) -> Arc<dyn Provider> {
    Arc::new(Gemini::new(GeminiSettings { models, max_bytes }, client))
}

/// Hugging Face's own inference.
pub(super) fn huggingface(models: Vec<Model>, max_bytes: u64, client: Upstream) -> Arc<dyn Provider> {
    Arc::new(HuggingFace::new(
        HuggingFaceSettings { models, max_bytes },
        client,
    ))
}

/// Cloudflare's Workers AI.
pub(super) fn cloudflare(models: Vec<Model>, max_bytes: u64, client: Upstream) -> Arc<dyn Provider> {
    Arc::new(Cloudflare::new(CloudflareSettings { models, max_bytes }, client))
}

#[cfg(test)]
mod tests {
    use super::super::registry::{features, maker};
    use crate::config::{Environment, Kind, load};
    use crate::pipeline::provider::Model;
    use crate::pipeline::provider::automatic1111::Line;

    /// The model of a provider of this kind.
    fn model(kind: &str, name: &str, edit: bool) -> Model {
        let text = format!(
            "[[provider]]\nid = 'a'\nkind = '{kind}'\nbase_url = 'https://a.example'\napi_key = 'k'\n\
             models = [{{ id = 'm', upstream = '{name}', edit = {edit} }}]"
        );
        let no_file = |_: &std::path::Path| Err(std::io::ErrorKind::NotFound.into());
        let loaded = load(&text, &Environment::default(), &no_file).ok().unwrap();
        let maker = maker(&loaded.config.providers[0], 1 << 20, &Line::default()).unwrap();
        maker.provider.models()[0].clone()
    }

    #[test]
    fn a_model_takes_nothing_that_its_kind_is_said_not_to_take() {
        for (kind, name) in [
            ("stability", "core"),
            ("stability", "inpaint"),
            ("gemini", "gemini-3-pro-image-preview"),
            ("huggingface", "stabilityai/stable-diffusion-xl-base-1.0"),
            ("cloudflare", "@cf/runwayml/stable-diffusion-v1-5-inpainting"),
            ("cloudflare", "@cf/black-forest-labs/flux-2-dev"),
            ("localai", "flux"),
            ("xai", "grok-imagine-image"),
            ("together", "black-forest-labs/FLUX.1-dev"),
            ("openrouter", "google/gemini-2.5-flash-image"),
        ] {
            let kinds = features(Kind::named(kind).unwrap());
            let allowed = model(kind, name, true);
            assert_eq!((allowed.id.as_str(), allowed.upstream.as_str()), ("m", name));
            assert!(allowed.count <= kinds.count, "{kind} {name}");
            assert!(kinds.seed || !allowed.seed, "{kind} {name}");
            assert!(kinds.negative_prompt || !allowed.negative_prompt, "{kind} {name}");
            assert!(kinds.picture || allowed.edit.is_none(), "{kind} {name}");
            let mask = allowed.edit.is_some_and(|edit| edit.mask.is_some());
            assert!(kinds.mask || !mask, "{kind} {name}");
            // Pictures of visitors are for the operator to allow.
            assert_eq!(model(kind, name, false).edit, None, "{kind} {name}");
        }
    }
}
