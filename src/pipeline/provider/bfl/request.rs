//! Writes a request: one body of exactly its size. It names no webhook: nobody but us asks for the picture.

use bytes::Bytes;
use serde::Serialize;

use super::super::upstream::Ask;
use super::super::{Model, exact, inline, ratio};
use super::capabilities::{Picture, Shape, picture, shape};
use crate::pipeline::order::Order;

/// The request for an order.
pub(super) fn ask(order: &Order, model: &Model, safety_tolerance: u8) -> Ask {
    Ask::post().json(body(order, model, safety_tolerance))
}

fn body(order: &Order, model: &Model, safety_tolerance: u8) -> Bytes {
    let upload = order.picture.as_ref();
    let takes = picture(&model.upstream);
    let shape = shape(&model.upstream);
    let sides = (shape == Shape::Sides).then_some(order.size);
    exact::json(&Body {
        prompt: order.prompt.expose(),
        seed: order.seed,
        aspect_ratio: (shape == Shape::Ratio).then(|| ratio::nearest(order.size)),
        width: sides.map(|size| size.width),
        height: sides.map(|size| size.height),
        steps: order.steps,
        guidance: order.guidance.map(|tenths| f64::from(tenths) / 10.0),
        input_image: upload.filter(|_| takes != Picture::Fill).map(inline::Base64),
        image: upload.filter(|_| takes == Picture::Fill).map(inline::Base64),
        mask: order.mask.as_ref().map(inline::Base64),
        prompt_upsampling: false,
        output_format: order.format.as_deref().unwrap_or("png"),
        safety_tolerance,
    })
}

#[derive(Serialize)]
struct Body<'a> {
    prompt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aspect_ratio: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guidance: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input_image: Option<inline::Base64<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<inline::Base64<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mask: Option<inline::Base64<'a>>,
    prompt_upsampling: bool,
    output_format: &'a str,
    safety_tolerance: u8,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::bench;
    use super::super::capabilities;
    use super::*;
    use crate::form::Field;

    proptest! {
        /// Whatever a visitor writes is the prompt and nothing else: it adds no field, and is not added to.
        #[test]
        fn no_words_are_a_command(text in ".{1,40}|\"\\},\"webhook_url\":\"x|--ar 16:9 <lora:x:1>") {
            let model = capabilities("flux-pro-1.1");
            if let Some(order) = bench::try_order(&model, &[(Field::Prompt, &text)]) {
                let body: serde_json::Value = serde_json::from_slice(&body(&order, &model, 2)).unwrap();
                let fields: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
                prop_assert_eq!(
                    fields,
                    ["height", "output_format", "prompt", "prompt_upsampling", "safety_tolerance", "width"]
                );
                prop_assert_eq!(body["prompt"].as_str(), Some(order.prompt.expose()));
            }
        }
    }
}
