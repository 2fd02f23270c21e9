//! Writes a request: one body of exactly its size.

use bytes::Bytes;
use serde::Serialize;

use super::super::upstream::Ask;
use super::super::{exact, inline};
use crate::pipeline::order::Order;
use crate::pipeline::prompt::Prompt;

/// The request for an order.
pub(super) fn ask(order: &Order) -> Ask {
    Ask::post()
        .json(body(order))
        .accept("image/png")
        // An answer that was made for somebody else is none, and ours is kept for nobody.
        .header("x-use-cache", "false")
}

/// What it says.
pub(super) fn body(order: &Order) -> Bytes {
    let prompt = order.prompt.expose();
    let picture = order.picture.as_ref().map(inline::Base64);
    let size = picture.is_none().then_some(order.size);
    let parameters = Parameters {
        prompt: picture.is_some().then_some(prompt),
        negative_prompt: order.negative.as_ref().map(Prompt::expose),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        num_inference_steps: order.steps,
        guidance_scale: order.guidance.map(|tenths| f64::from(tenths) / 10.0),
        seed: order.seed,
    };
    let inputs = match picture {
        Some(picture) => Inputs::Picture(picture),
        None => Inputs::Words(prompt),
    };
    exact::json(&Body { inputs, parameters })
}

#[derive(Serialize)]
struct Body<'a> {
    inputs: Inputs<'a>,
    parameters: Parameters<'a>,
}

/// What is worked on: words, or the picture that the words are about.
#[derive(Serialize)]
#[serde(untagged)]
enum Inputs<'a> {
    Words(&'a str),
    Picture(inline::Base64<'a>),
}

#[derive(Serialize)]
struct Parameters<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    negative_prompt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    num_inference_steps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guidance_scale: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u32>,
}
