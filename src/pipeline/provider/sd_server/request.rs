//! Writes a job: one body of exactly its size.

use serde::Serialize;

use super::super::plain_words::{Reader, plain};
use super::super::upstream::Ask;
use super::super::{exact, inline};
use crate::pipeline::order::Order;
use crate::pipeline::prompt::Prompt;

/// The job for an order.
pub(super) fn ask(order: &Order) -> Ask {
    let negative = order.negative.as_ref().map(Prompt::expose);
    let negative = negative.map(|text| plain(text, Reader::SdCpp));
    let body = Body {
        prompt: &plain(order.prompt.expose(), Reader::SdCpp),
        negative_prompt: negative.as_ref().map(|text| text.as_str()),
        width: order.size.width,
        height: order.size.height,
        batch_count: order.count,
        // Without one the server may always take the same.
        seed: order.seed.map_or(-1, i64::from),
        sample_params: Sampling {
            sample_steps: order.steps,
            guidance: order.guidance.map(|tenths| Guidance {
                txt_cfg: f64::from(tenths) / 10.0,
            }),
        },
        output_format: order.format.as_deref(),
        embed_image_metadata: false,
        strength: order.strength().map(|hundredths| f64::from(hundredths) / 100.0),
        init_image: order.picture.as_ref().map(inline::Base64),
        mask_image: order.mask.as_ref().map(inline::Base64),
    };
    Ask::post().json(exact::json(&body))
}

#[derive(Serialize)]
struct Body<'a> {
    prompt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    negative_prompt: Option<&'a str>,
    width: u32,
    height: u32,
    batch_count: u32,
    seed: i64,
    sample_params: Sampling,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_format: Option<&'a str>,
    embed_image_metadata: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    strength: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    init_image: Option<inline::Base64<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mask_image: Option<inline::Base64<'a>>,
}

#[derive(Serialize)]
struct Sampling {
    #[serde(skip_serializing_if = "Option::is_none")]
    sample_steps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guidance: Option<Guidance>,
}

#[derive(Serialize)]
struct Guidance {
    txt_cfg: f64,
}
