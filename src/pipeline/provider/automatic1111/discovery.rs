//! Asks the server which models, styles and samplers it has.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::super::status::fault_of;
use super::super::upstream::{Ask, Upstream};
use super::super::{Fault, Model, Patience};
use super::QUESTION;
use super::capabilities::{LOADED, capabilities};

/// The most styles that a form offers.
const STYLES: usize = 50;

#[derive(Deserialize)]
struct Checkpoint {
    title: String,
    #[serde(default)]
    model_name: String,
    #[serde(default)]
    hash: Option<String>,
}

impl Checkpoint {
    /// Whether the server finds it by this name: a title is a file with a hash behind it, `a.safetensors [0123456789]`.
    fn is(&self, name: &str) -> bool {
        let file = self.title.split(" [").next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        [self.title.as_str(), file, stem, self.model_name.as_str()].contains(&name)
            || self.hash.as_deref() == Some(name)
    }
}

#[derive(Deserialize)]
struct Named {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
}

/// What the server says of these models; one that it does not have is left out, for it would take another unasked.
///
/// # Errors
/// The [`Fault`] of the question for its models; what else it does not tell is none.
pub(super) async fn ask(
    upstream: Upstream,
    models: Vec<Model>,
    sampler: Option<String>,
    unknown_sampler: Arc<AtomicBool>,
) -> Result<Vec<Model>, Fault> {
    let there: Vec<Checkpoint> = list(&upstream, "/sdapi/v1/sd-models").await?;
    if let (Some(sampler), Ok(known)) = (&sampler, list::<Named>(&upstream, "/sdapi/v1/samplers").await) {
        let is = |named: &Named| named.name == *sampler || named.aliases.contains(sampler);
        unknown_sampler.store(!known.iter().any(is), Ordering::Relaxed);
    }
    let styles: Vec<Named> = list(&upstream, "/sdapi/v1/prompt-styles")
        .await
        .unwrap_or_default();
    let styles: Vec<String> = styles
        .into_iter()
        .map(|style| style.name)
        .filter(|name| presentable(name))
        .take(STYLES)
        .collect();
    let has = |name: &str| name == LOADED || there.iter().any(|checkpoint| checkpoint.is(name));
    Ok(models
        .iter()
        .filter(|model| has(&model.upstream))
        .map(|model| Model {
            styles: styles.clone(),
            ..capabilities(&model.upstream)
        })
        .collect())
}

/// Whether a name fits a form.
fn presentable(name: &str) -> bool {
    !name.is_empty() && name != "None" && name.len() <= 100 && !name.chars().any(char::is_control)
}

async fn list<T: DeserializeOwned>(upstream: &Upstream, path: &str) -> Result<Vec<T>, Fault> {
    let mut answer = upstream.call(path, Ask::get(), Patience::new(QUESTION)).await?;
    if !answer.is_success() {
        return Err(fault_of(answer.status(), answer.retry_after()));
    }
    answer.json().await
}
