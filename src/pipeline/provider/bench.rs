//! What the tests of providers share: an order, and what became of it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;

use super::upstream::{Upstream, UpstreamSettings};
use super::{Edit, Event, Events, Fault, Mask, Model, Pace, Patience, Role, scripted::Scripted};
use crate::form::{Field, Typed};
use crate::pipeline::Order;
use crate::pipeline::scrub::{Format, Header};
use crate::pipeline::upload::Upload;

pub(super) const JSON: &str = "application/json";
pub(super) const KEY: &str = "key-canary";
pub(super) const MAX_BYTES: u64 = 1 << 20;
pub(super) const PACE: Pace = Pace::new(Duration::from_millis(1), Duration::from_millis(1));

/// A model that takes every field.
pub(super) fn model() -> Model {
    Model {
        negative_prompt: true,
        seed: true,
        steps: Some(1..=50),
        guidance: Some(0..=200),
        count: 4,
        formats: vec!["png".to_owned(), "webp".to_owned()],
        edit: Some(Edit {
            mask: Some(Mask::White),
            strength: true,
        }),
        ..Model::plain("any-model")
    }
}

/// An order for a lake, with these fields.
pub(super) fn order(model: &Model, fields: &[(Field, &str)]) -> Order {
    try_order(model, fields).unwrap()
}

/// The same, where the fields may be refused.
pub(super) fn try_order(model: &Model, fields: &[(Field, &str)]) -> Option<Order> {
    let mut typed = Typed::default();
    if !fields.iter().any(|(field, _)| *field == Field::Prompt) {
        typed.put(Field::Prompt, "a lake \"at\" night".to_owned().into());
    }
    for (field, text) in fields {
        typed.put(*field, (*text).to_owned().into());
    }
    Order::parse(&typed, &[Arc::new(model.clone())]).ok()
}

/// A visitor's picture with these bytes.
pub(super) fn upload(format: Format, bytes: &'static [u8]) -> Upload {
    let header = Header {
        format,
        width: 8,
        height: 8,
    };
    Upload::new(header, Bytes::from_static(bytes))
}

/// Settings for a scripted upstream; what is under this path belongs to it.
pub(super) fn settings(upstream: &Scripted, path: &str) -> UpstreamSettings {
    let key = Some(KEY.to_owned().into());
    UpstreamSettings::new(format!("{}{path}", upstream.url()), key)
}

/// A client of a scripted upstream.
pub(super) fn client(upstream: &Scripted, path: &str) -> Upstream {
    Upstream::new(settings(upstream, path)).unwrap()
}

/// Long enough never to be met by chance.
pub(super) fn patience() -> Patience {
    Patience::new(Duration::from_secs(20))
}

/// What a stream told: each whole picture, what was said of the waiting, and how it ended.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Told {
    pub(super) pictures: Vec<Vec<u8>>,
    pub(super) queued: Vec<u32>,
    pub(super) progress: Vec<f32>,
    pub(super) fault: Option<Fault>,
}

/// Listens to the end.
pub(super) async fn told(mut events: Events) -> Told {
    let mut told = Told::default();
    let mut open: Option<Vec<u8>> = None;
    while let Some(event) = events.next().await {
        match event {
            Ok(Event::Start(role)) => {
                assert!(role == Role::Picture && open.replace(Vec::new()).is_none());
            }
            Ok(Event::Bytes(bytes)) => open.as_mut().unwrap().extend_from_slice(&bytes),
            Ok(Event::End) => told.pictures.push(open.take().unwrap()),
            Ok(Event::Queued(position)) => told.queued.push(position),
            Ok(Event::Progress(part)) => told.progress.push(part),
            Err(fault) => told.fault = Some(fault),
        }
    }
    told
}
