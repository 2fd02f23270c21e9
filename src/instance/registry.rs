//! From the configuration to providers: one line a kind.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crate::config::{self, Api, Config, Kind, ModelSettings, Options, Secret};
use crate::entropy::Entropy;
use crate::pipeline::gate::Price;
use crate::pipeline::provider::automatic1111::{self, Automatic1111, Automatic1111Settings, Line};
use crate::pipeline::provider::comfyui::{self, ComfyUi, ComfyUiSettings};
use crate::pipeline::provider::openai::{self, Flavor};
use crate::pipeline::provider::painter::{self, Painter};
use crate::pipeline::provider::sd_server::{self, SdServer, SdServerSettings};
use crate::pipeline::provider::upstream::{Auth, Origins, Upstream, UpstreamFault, UpstreamSettings};
use crate::pipeline::provider::{
    Features, Maker, Model, Pace, Provider, Terms, aihorde, bfl, cloudflare, fal, gemini, huggingface,
    replicate, stability,
};

use super::{hosted, jobs};

/// Makes a provider; one that has to be alone at its server stands in this line before it.
///
/// # Errors
/// The [`UpstreamFault`] when it cannot be called.
pub(super) fn maker(
    settings: &config::Provider,
    max_bytes: u64,
    line: &Line,
) -> Result<Maker, UpstreamFault> {
    let said = settings.models.clone();
    Ok(Maker {
        id: settings.id.clone(),
        provider: provider(settings, models(settings), max_bytes, line)?,
        deadline: settings.deadline,
        bills_5xx: settings.price.bills_5xx,
        terms: settings.disclosure.as_ref().map(terms),
        adjust: Arc::new(move |model| adjusted(model, &said)),
    })
}

/// What a card says that has to be the same at whoever stands in.
fn terms(card: &config::Disclosure) -> Terms {
    Terms {
        name: card.name.clone(),
        region: card.region.clone(),
        retention: card.retention.clone(),
        training: card.training.clone(),
    }
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
pub fn is_model(kind: Kind) -> bool {
    kind != Kind::Painter
}

/// What a kind can do, for the table of the README.
#[must_use]
pub fn features(kind: Kind) -> Features {
    match kind {
        Kind::Painter => painter::FEATURES,
        Kind::OpenAi => openai::FEATURES,
        Kind::LocalAi => Flavor::LocalAi.features(),
        Kind::XAi => Flavor::XAi.features(),
        Kind::Together => Flavor::Together.features(),
        Kind::OpenRouter => Flavor::OpenRouter.features(),
        Kind::AiHorde => aihorde::FEATURES,
        Kind::Replicate => replicate::FEATURES,
        Kind::Bfl => bfl::FEATURES,
        Kind::Fal => fal::FEATURES,
        Kind::SdServer => sd_server::FEATURES,
        Kind::Automatic1111 => automatic1111::FEATURES,
        Kind::Stability => stability::FEATURES,
        Kind::Cloudflare => cloudflare::FEATURES,
        Kind::HuggingFace => huggingface::FEATURES,
        Kind::Gemini => gemini::FEATURES,
        Kind::ComfyUi => comfyui::FEATURES,
    }
}

/// What is known of a model by its name, and of a graph by its slots.
fn knowledge(settings: &config::Provider, name: &str) -> Model {
    match (settings.kind, &settings.options) {
        (Kind::Painter, _) => painter::capabilities(name),
        (Kind::OpenAi | Kind::LocalAi | Kind::XAi | Kind::Together | Kind::OpenRouter, options) => {
            hosted::flavor(options).capabilities()(name)
        }
        (Kind::AiHorde, _) => aihorde::capabilities(name),
        (Kind::Bfl, _) => bfl::capabilities(name),
        // What these take is told by their inputs, which the operator may name.
        (Kind::Replicate | Kind::Fal, _) => Model::plain(name),
        (Kind::SdServer, _) => sd_server::capabilities(name),
        (Kind::Automatic1111, _) => automatic1111::capabilities(name),
        (Kind::Stability, _) => stability::capabilities(name),
        (Kind::Cloudflare, _) => cloudflare::capabilities(name),
        (Kind::HuggingFace, _) => huggingface::capabilities(name),
        (Kind::Gemini, _) => gemini::capabilities(name),
        (Kind::ComfyUi, Options::ComfyUi(said)) => comfyui::capabilities(name, &said.graph),
        (Kind::ComfyUi, _) => Model::plain(name),
    }
}

fn provider(
    settings: &config::Provider,
    models: Vec<Model>,
    max_bytes: u64,
    line: &Line,
) -> Result<Arc<dyn Provider>, UpstreamFault> {
    let Some(api) = &settings.api else {
        return Ok(Arc::new(Painter::new(models)));
    };
    let reach = |auth, hosts: &[&str]| upstream(settings, api, auth, hosts, &[]);
    Ok(match settings.kind {
        Kind::Painter => Arc::new(Painter::new(models)),
        Kind::OpenAi | Kind::LocalAi | Kind::XAi | Kind::Together | Kind::OpenRouter => {
            hosted::openai(&settings.options, models, max_bytes, reach(Auth::Bearer, &[])?)
        }
        Kind::AiHorde => jobs::aihorde(models, max_bytes, reach(Auth::Header("apikey"), &[])?),
        Kind::Replicate => {
            let client = reach(Auth::Bearer, replicate::PICTURE_HOSTS)?;
            jobs::replicate(&settings.models, max_bytes, client)
        }
        Kind::Bfl => {
            let client = upstream(settings, api, Auth::Header("x-key"), &[], bfl::KEYED_HOSTS)?;
            jobs::bfl(&settings.options, models, max_bytes, client)
        }
        Kind::Fal => {
            let client = reach(Auth::Scheme("Key"), fal::PICTURE_HOSTS)?;
            jobs::fal(&settings.models, max_bytes, client)
        }
        Kind::SdServer => Arc::new(SdServer::new(
            SdServerSettings {
                models,
                max_bytes,
                pace: Pace::default(),
            },
            reach(Auth::Bearer, &[])?,
        )),
        Kind::Automatic1111 => {
            let said = automatic1111_settings(settings, models, max_bytes);
            Arc::new(Automatic1111::new(said, reach(Auth::Basic, &[])?).behind(line.clone()))
        }
        Kind::Stability => hosted::stability(models, max_bytes, reach(Auth::Bearer, &[])?),
        Kind::Gemini => hosted::gemini(models, max_bytes, reach(Auth::Header("x-goog-api-key"), &[])?),
        Kind::HuggingFace => hosted::huggingface(models, max_bytes, reach(Auth::Bearer, &[])?),
        Kind::Cloudflare => hosted::cloudflare(models, max_bytes, reach(Auth::Bearer, &[])?),
        Kind::ComfyUi => match comfyui_settings(settings, models, max_bytes) {
            Some(said) => Arc::new(ComfyUi::new(said, reach(Auth::Bearer, &[])?)),
            // The configuration gives one of this kind its graph, or is refused.
            None => Arc::new(Painter::new(Vec::new())),
        },
    })
}

fn automatic1111_settings(
    settings: &config::Provider,
    models: Vec<Model>,
    max_bytes: u64,
) -> Automatic1111Settings {
    let said = match &settings.options {
        Options::Automatic1111(said) => Some(said),
        _ => None,
    };
    Automatic1111Settings {
        models,
        max_bytes,
        sampler: said.and_then(|said| said.sampler.clone()),
        exclusive: said.is_some_and(|said| said.exclusive),
        previews: said.is_some_and(|said| said.live_previews),
        pace: Some(Pace::default()),
        entropy: Entropy::system(),
    }
}

fn comfyui_settings(
    settings: &config::Provider,
    models: Vec<Model>,
    max_bytes: u64,
) -> Option<ComfyUiSettings> {
    let Options::ComfyUi(said) = &settings.options else {
        return None;
    };
    Some(ComfyUiSettings {
        models,
        graph: said.graph.clone(),
        max_bytes,
        previews: said.live_previews,
        pace: Pace::default(),
        entropy: Entropy::system(),
    })
}

/// A client of an upstream whose pictures may also lie on these hosts; those that are `keyed` are shown the key.
fn upstream(
    settings: &config::Provider,
    api: &Api,
    auth: Auth,
    hosts: &[&str],
    keyed: &[&str],
) -> Result<Upstream, UpstreamFault> {
    let key = api.api_key.as_ref().map(Secret::expose);
    let key = key.or(usual_key(settings.kind)).map(|key| key.to_owned().into());
    let usual = UpstreamSettings::new(api.base_url.to_string(), key);
    let known = Origins::parse(hosts.iter().copied()).unwrap_or_default();
    Upstream::new(UpstreamSettings {
        auth,
        origins: known.and(api.picture_hosts.clone()),
        keyed_origins: Origins::parse(keyed.iter().copied()).unwrap_or_default(),
        authorities: authorities(api.ca_file.as_deref())?,
        first_byte: match settings.kind {
            // The head of its answer comes when the work is done, which on a small machine takes minutes.
            Kind::Automatic1111 => settings.deadline,
            _ => usual.first_byte.min(settings.deadline),
        },
        ..usual
    })
}

/// The certificates that are trusted besides the system's.
pub(super) fn authorities(file: Option<&Path>) -> Result<Vec<Vec<u8>>, UpstreamFault> {
    let read = file.map(std::fs::read).transpose();
    Ok(read
        .map_err(|_| UpstreamFault::Certificates)?
        .into_iter()
        .collect())
}

/// The key of who has none of their own, where everybody is served.
fn usual_key(kind: Kind) -> Option<&'static str> {
    (kind == Kind::AiHorde).then_some(aihorde::ANONYMOUS)
}

/// What a kind knows of the models that the operator named, changed where the operator says otherwise.
fn models(settings: &config::Provider) -> Vec<Model> {
    let known = |said: &ModelSettings| knowledge(settings, said.upstream.as_deref().unwrap_or(&said.id));
    let models = settings.models.iter();
    models.map(|said| changed(known(said), said)).collect()
}

/// What an upstream says of a model, changed where the operator says otherwise, for each of its names here.
fn adjusted(model: &Model, said: &[ModelSettings]) -> Vec<Model> {
    said.iter()
        .filter(|said| said.upstream.as_deref().unwrap_or(&said.id) == model.upstream)
        .map(|said| changed(model.clone(), said))
        .collect()
}

/// What is known of a model, changed where the operator says otherwise.
pub(super) fn changed(known: Model, said: &ModelSettings) -> Model {
    let said = said.clone();
    Model {
        label: said.label.unwrap_or_else(|| {
            if known.label == known.upstream {
                said.id.clone()
            } else {
                known.label
            }
        }),
        id: said.id,
        upstream: said.upstream.unwrap_or(known.upstream),
        sizes: said.sizes.unwrap_or(known.sizes),
        count: said.count.unwrap_or(known.count),
        negative_prompt: said.negative_prompt.unwrap_or(known.negative_prompt),
        seed: said.seed.unwrap_or(known.seed),
        steps: said.steps.or(known.steps),
        guidance: said.guidance.or(known.guidance),
        qualities: said.qualities.unwrap_or(known.qualities),
        formats: said.formats.unwrap_or(known.formats),
        styles: said.styles.unwrap_or(known.styles),
        backgrounds: said.backgrounds.unwrap_or(known.backgrounds),
        prompt_characters: said.prompt_characters.or(known.prompt_characters),
        // Off unless the operator turns it on: other people's pictures are another responsibility.
        edit: known.edit.filter(|_| said.edit),
        stand_ins: said.stand_ins,
        listed: said.listed,
    }
}
