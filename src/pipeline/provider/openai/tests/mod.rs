//! The provider against a scripted upstream: what it sends, what it makes of every answer.

mod answer;
mod breakage;
mod compatible;
mod events;
mod refusal;
mod request;

use std::sync::Arc;
use std::time::Duration;

use base64_simd::STANDARD;
use futures_util::StreamExt;
use tokio::sync::Notify;

use super::super::scripted::{Script, Scripted};
use super::super::upstream::{Upstream, UpstreamSettings};
use super::super::{Event, Events, Fault, Model, Patience, Role, Size};
use super::{Flavor, OpenAi, OpenAiSettings, capabilities};
use crate::form::{Field, Typed};
use crate::pipeline::Order;

const JSON: &str = "application/json";
const MAX_BYTES: u64 = 1 << 20;

/// A provider of one model that takes every field.
struct Bench {
    model: Model,
    flavor: Flavor,
    previews: u32,
    times: [u64; 4],
}

impl Default for Bench {
    fn default() -> Self {
        let model = Model {
            negative_prompt: true,
            seed: true,
            steps: Some(1..=50),
            guidance: Some(0..=200),
            count: 4,
            ..capabilities("any-model")
        };
        // Connect, first byte, idle and total, in milliseconds: long enough never to be met by chance.
        Self {
            model,
            flavor: Flavor::OpenAi,
            previews: 0,
            times: [5_000, 20_000, 20_000, 20_000],
        }
    }
}

impl Bench {
    fn provider(self, base_url: String) -> (OpenAi, Arc<Model>) {
        let [connect, first_byte, idle, _] = self.times.map(Duration::from_millis);
        let key = Some("sk-canary".to_owned().into());
        let times = UpstreamSettings {
            connect,
            first_byte,
            idle,
            ..UpstreamSettings::new(base_url, key)
        };
        let model = Arc::new(self.model.clone());
        let settings = OpenAiSettings {
            models: vec![self.model],
            flavor: self.flavor,
            previews: self.previews,
            max_bytes: MAX_BYTES,
        };
        (OpenAi::new(settings, Upstream::new(times).unwrap()), model)
    }

    fn events(self, upstream: &Scripted, fields: &[(Field, &str)]) -> Events {
        let patience = Patience::new(Duration::from_millis(self.times[3]));
        let (provider, model) = self.provider(format!("{}/v1", upstream.url()));
        provider.order(&order(&model, fields), &model, patience)
    }
}

fn order(model: &Arc<Model>, fields: &[(Field, &str)]) -> Order {
    let mut typed = Typed::default();
    typed.put(Field::Prompt, "a lake \"at\" night".to_owned().into());
    for (field, text) in fields {
        typed.put(*field, (*text).to_owned().into());
    }
    Order::parse(&typed, std::slice::from_ref(model)).ok().unwrap()
}

/// What a stream told: each whole picture, and how it ended.
#[derive(Debug, Default, PartialEq)]
struct Told {
    pictures: Vec<Vec<u8>>,
    previews: Vec<Vec<u8>>,
    fault: Option<Fault>,
}

/// Long enough never to be met by chance.
fn patience() -> Patience {
    Patience::new(Duration::from_secs(20))
}

async fn told(mut events: Events) -> Told {
    let mut told = Told::default();
    let mut open: Option<(Role, Vec<u8>)> = None;
    while let Some(event) = events.next().await {
        match event {
            Ok(Event::Start(role)) => assert!(open.replace((role, Vec::new())).is_none()),
            Ok(Event::Bytes(bytes)) => open.as_mut().unwrap().1.extend_from_slice(&bytes),
            Ok(Event::End) => match open.take().unwrap() {
                (Role::Picture, bytes) => told.pictures.push(bytes),
                (Role::Preview, bytes) => told.previews.push(bytes),
            },
            Ok(Event::Queued(_) | Event::Progress(_)) => {}
            Err(fault) => told.fault = Some(fault),
        }
    }
    told
}

async fn asked(script: Script) -> Told {
    asked_for(script, &[]).await
}

async fn asked_for(script: Script, fields: &[(Field, &str)]) -> Told {
    let upstream = Scripted::start([script]).await;
    told(Bench::default().events(&upstream, fields)).await
}

fn picture(seed: u8, length: usize) -> Vec<u8> {
    let noise = (0u32..).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 ^ seed);
    b"\x89PNG".iter().copied().chain(noise).take(length).collect()
}

fn pictures(list: &[&[u8]]) -> String {
    let items: Vec<_> = list
        .iter()
        .map(|bytes| {
            format!(
                r#"{{"b64_json":"{}","revised_prompt":null}}"#,
                STANDARD.encode_to_string(bytes)
            )
        })
        .collect();
    format!(
        r#"{{"created":1,"data":[{}],"usage":{{"total_tokens":5}}}}"#,
        items.join(",")
    )
}

async fn fault_of(script: Script) -> Option<Fault> {
    let told = asked(script).await;
    assert!(told.pictures.is_empty());
    told.fault
}
