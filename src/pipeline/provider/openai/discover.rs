//! Which models an upstream has: `GET {base}/models`.

use std::time::Duration;

use serde::Deserialize;

use super::super::upstream::{Ask, Upstream};
use super::super::{Discovery, Model, Patience};
use super::{Flavor, PATHS, error};

/// How long the list may take.
const DEADLINE: Duration = Duration::from_secs(20);
/// Some list all that there is, thousands of models with their prices.
const LONGEST: u64 = 8 << 20;

/// A list of models: OpenAI's form, or Together's.
#[derive(Deserialize)]
#[serde(untagged)]
enum List {
    Data { data: Vec<Entry> },
    Bare(Vec<Entry>),
}

#[derive(Deserialize)]
struct Entry {
    id: String,
}

/// Asks for the names; what each takes is what its name tells.
pub(super) fn discover(upstream: &Upstream, flavor: Flavor) -> Discovery {
    let upstream = upstream.clone();
    let known = flavor.capabilities();
    Box::pin(async move {
        let ask = match flavor {
            // It lists what writes, unless it is asked for what makes pictures.
            Flavor::OpenRouter => Ask::get().query("output_modalities", "image"),
            _ => Ask::get(),
        };
        let ask = ask.cap(LONGEST);
        let mut answer = upstream.call("/models", ask, Patience::new(DEADLINE)).await?;
        if !(200..300).contains(&answer.status()) {
            return Err(error::read(&mut answer, &PATHS).await);
        }
        let (List::Data { data: entries } | List::Bare(entries)) = answer.json::<List>().await?;
        Ok(entries
            .iter()
            .map(|entry| known(&entry.id))
            .collect::<Vec<Model>>())
    })
}
