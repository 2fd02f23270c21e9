//! Writes a request: one body of exactly its size.

use super::super::exact;
use super::super::inputs::{Filled, Inputs, Market};
use super::super::upstream::Ask;
use crate::pipeline::order::Order;

/// The request for an order: stored nowhere, its files for a minute, and ended when it waited for 15 minutes.
pub(super) fn ask(order: &Order, inputs: &Inputs) -> Ask {
    Ask::post()
        .json(exact::json(&Filled::new(inputs, order, Market::Fal)))
        .header("x-fal-store-io", "0")
        .header(
            "x-fal-object-lifecycle-preference",
            r#"{"expiration_duration_seconds":60}"#,
        )
        .header("x-fal-request-timeout", "900")
}
