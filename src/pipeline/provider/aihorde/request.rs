//! Writes a job: one body of exactly its size.

use serde::Serialize;

use super::super::upstream::Ask;
use super::super::{Model, exact, inline};
use super::capabilities::{ANY, side};
use super::words::words;
use crate::pipeline::order::Order;

/// The Horde rewrites declined words of prompts up to this length, and turns longer ones away.
const FILTERED: usize = 7_000;
/// How far the picture may go from the visitor's, when the visitor did not say.
const STRENGTH: f64 = 0.75;

/// The job for an order.
pub(super) fn ask(order: &Order, model: &Model) -> Ask {
    let prompt = words(order);
    let chosen = [model.upstream.as_str()];
    let mask = order.mask.as_ref().map(inline::Base64);
    let body = Body {
        prompt: &prompt,
        params: params(order),
        nsfw: false,
        censor_nsfw: true,
        trusted_workers: false,
        slow_workers: true,
        models: if model.upstream == ANY { &[] } else { &chosen },
        r2: false,
        shared: false,
        replacement_filter: prompt.chars().count() <= FILTERED,
        dry_run: false,
        source_image: order.picture.as_ref().map(inline::Base64),
        source_processing: order.picture.as_ref().map(|_| match mask {
            Some(_) => "inpainting",
            None => "img2img",
        }),
        source_mask: mask,
    };
    super::agent(Ask::post()).json(exact::json(&body))
}

fn params(order: &Order) -> Params {
    let strength = order
        .strength()
        .map_or(STRENGTH, |hundredths| f64::from(hundredths) / 100.0);
    Params {
        n: order.count,
        width: side(order.size.width),
        height: side(order.size.height),
        steps: order.steps,
        cfg_scale: order.guidance.map(|tenths| f64::from(tenths) / 10.0),
        // A number would be turned away.
        seed: order.seed.map(|seed| seed.to_string()),
        denoising_strength: order.picture.as_ref().map(|_| strength),
    }
}

#[derive(Serialize)]
struct Body<'a> {
    prompt: &'a str,
    params: Params,
    nsfw: bool,
    censor_nsfw: bool,
    trusted_workers: bool,
    slow_workers: bool,
    models: &'a [&'a str],
    r2: bool,
    shared: bool,
    replacement_filter: bool,
    dry_run: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_image: Option<inline::Base64<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_processing: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_mask: Option<inline::Base64<'a>>,
}

#[derive(Serialize)]
struct Params {
    n: u32,
    width: u32,
    height: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cfg_scale: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    denoising_strength: Option<f64>,
}
