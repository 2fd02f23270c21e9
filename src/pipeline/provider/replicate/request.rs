//! Writes a prediction: one body of exactly its size.

use std::time::Duration;

use serde::Serialize;

use super::super::inputs::{Filled, Inputs, Market};
use super::super::upstream::Ask;
use super::super::{Model, exact};
use crate::pipeline::order::Order;

/// How long Replicate may take to hear that a prediction is given up.
pub(super) const FAREWELL: Duration = Duration::from_secs(5);

/// The most bytes of an answer, beside the pictures of the visitor's that it may repeat.
const CONTROL: u64 = 1 << 20;

/// A request that is ready to go, and what its answer may be.
pub(super) struct Request {
    /// Where it goes, below the base address.
    pub(super) path: String,
    /// What is sent.
    pub(super) ask: Ask,
    /// The most bytes of an answer about it.
    pub(super) cap: u64,
}

impl Request {
    /// The request for an order. A model is `owner/name`, or `owner/name:version`, or the version alone.
    pub(super) fn of(order: &Order, model: &Model, inputs: &Inputs) -> Self {
        let (name, version) = match model.upstream.split_once(':') {
            Some((_, version)) => (None, Some(version)),
            None if model.upstream.contains('/') => (Some(model.upstream.as_str()), None),
            None => (None, Some(model.upstream.as_str())),
        };
        let input = Filled::new(inputs, order, Market::Replicate);
        let cap = CONTROL + repeated(order);
        // A quick one comes at once; one that nobody asks for any more ends by itself: it may wait 15 minutes for its
        // turn and take 10.
        let ask = Ask::post()
            .json(exact::json(&Body { version, input }))
            .header("prefer", "wait=1")
            .header("cancel-after", "25m")
            .cap(cap);
        Self {
            path: name.map_or_else(
                || "/predictions".to_owned(),
                |name| format!("/models/{name}/predictions"),
            ),
            ask,
            cap,
        }
    }
}

/// The bytes of the visitor's pictures in base64: an answer repeats what it was given.
fn repeated(order: &Order) -> u64 {
    let uploads = [&order.picture, &order.mask].into_iter().flatten();
    let bytes: usize = uploads.map(|upload| upload.bytes().len()).sum();
    u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(4) / 3
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    input: Filled<'a>,
}
