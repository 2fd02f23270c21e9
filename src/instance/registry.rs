//! From the configuration to providers: one line a kind.

use std::collections::HashMap;
use std::sync::Arc;

use crate::config::{self, Config, ModelSettings, ProviderKind};
use crate::pipeline::gate::Price;

use crate::pipeline::provider::openai::{self, OpenAi, OpenAiSettings};
use crate::pipeline::provider::painter::{self, Painter};
use crate::pipeline::provider::upstream::{Upstream, UpstreamFault, UpstreamSettings};
use crate::pipeline::provider::{Model, Provider};

/// Makes the providers of a configuration, in its order.
///
/// # Errors
/// The [`UpstreamFault`] of the first one that cannot be called.
pub fn build(settings: &[config::Provider], max_bytes: u64) -> Result<Vec<Arc<dyn Provider>>, UpstreamFault> {
    settings
        .iter()
        .map(|settings| provider(settings, max_bytes))
        .collect()
}

/// What the pictures of each model cost, by its id.
#[must_use]
pub fn prices(config: &Config) -> HashMap<String, Price> {
    let priced = |provider: &config::Provider| {
        let price = |model: &ModelSettings| (model.id.clone(), provider.price_of(model));
        provider.models.iter().map(price).collect::<Vec<_>>()
    };
    config.providers.iter().flat_map(priced).collect()
}

/// Whether pictures of this kind are made by a trained model.
#[must_use]
pub fn is_model(kind: &ProviderKind) -> bool {
    !matches!(kind, ProviderKind::Painter)
}

/// The name of a kind in the configuration.
#[must_use]
pub fn name(kind: &ProviderKind) -> &'static str {
    match kind {
        ProviderKind::Painter => "painter",
        ProviderKind::OpenAi(_) => "openai",
    }
}

fn provider(settings: &config::Provider, max_bytes: u64) -> Result<Arc<dyn Provider>, UpstreamFault> {
    Ok(match &settings.kind {
        ProviderKind::Painter => Arc::new(Painter::new(models(settings, painter::capabilities))),
        ProviderKind::OpenAi(api) => Arc::new(OpenAi::new(
            OpenAiSettings {
                models: models(settings, openai::capabilities),
                flavor: api.flavor,
                previews: api.partial_images.into(),
                max_bytes,
            },
            upstream(settings, api)?,
        )),
    })
}

fn upstream(settings: &config::Provider, api: &config::OpenAi) -> Result<Upstream, UpstreamFault> {
    let key = api
        .api_key
        .as_ref()
        .map(|key| zeroize::Zeroizing::new(key.expose().to_owned()));
    let usual = UpstreamSettings::new(api.base_url.to_string(), key);
    Upstream::new(UpstreamSettings {
        first_byte: usual.first_byte.min(settings.deadline),
        total: settings.deadline,
        ..usual
    })
}

/// What the provider knows of its models, changed where the operator says otherwise.
fn models(settings: &config::Provider, known: fn(&str) -> Model) -> Vec<Model> {
    settings
        .models
        .iter()
        .map(|said| changed(known(said.upstream.as_deref().unwrap_or(&said.id)), said))
        .collect()
}

fn changed(known: Model, said: &ModelSettings) -> Model {
    let said = said.clone();
    Model {
        id: said.id,
        upstream: said.upstream.unwrap_or(known.upstream),
        label: said.label.unwrap_or(known.label),
        sizes: said.sizes.unwrap_or(known.sizes),
        count: said.count.unwrap_or(known.count),
        negative_prompt: said.negative_prompt.unwrap_or(known.negative_prompt),
        seed: said.seed.unwrap_or(known.seed),
        steps: said.steps.or(known.steps),
        guidance: said.guidance.or(known.guidance),
        qualities: said.qualities.unwrap_or(known.qualities),
        formats: said.formats.unwrap_or(known.formats),
    }
}
