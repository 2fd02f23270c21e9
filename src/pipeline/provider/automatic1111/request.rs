//! Writes the request: one body of exactly its size, and no field in it that runs a script.

use serde::Serialize;

use super::super::plain_words::{Reader, plain};
use super::super::upstream::Ask;
use super::super::{Model, exact, inline};
use super::capabilities::LOADED;
use crate::pipeline::order::Order;
use crate::pipeline::prompt::Prompt;

/// What is around the pictures in an answer, at most; it repeats the words, and some servers the visitor's picture.
const FRAME: u64 = 512 * 1024;
/// How far the picture may go from the visitor's, when the visitor did not say: the server's own usual.
const STRENGTH: f64 = 0.75;
/// Where a mask is white, the picture is made anew from what was there.
const FROM_ORIGINAL: u8 = 1;

/// A request that is ready to go.
pub(super) struct Request {
    /// Where it goes, below the base address.
    pub(super) path: &'static str,
    /// What is sent.
    pub(super) ask: Ask,
}

impl Request {
    /// The request for an order.
    pub(super) fn of(
        order: &Order,
        model: &Model,
        sampler: Option<&str>,
        task: Option<&str>,
        max_bytes: u64,
    ) -> Self {
        let negative = order.negative.as_ref().map(Prompt::expose);
        let negative = negative.map(|text| plain(text, Reader::WebUi));
        let body = Body {
            prompt: &plain(order.prompt.expose(), Reader::WebUi),
            negative_prompt: negative.as_ref().map(|text| text.as_str()),
            // Without one the server may always take the same.
            seed: order.seed.map_or(-1, i64::from),
            steps: order.steps,
            cfg_scale: order.guidance.map(|tenths| f64::from(tenths) / 10.0),
            width: order.size.width,
            height: order.size.height,
            batch_size: order.count,
            n_iter: 1,
            sampler_name: sampler,
            styles: order.style.as_deref().map(|style| [style]),
            override_settings: Override {
                sd_model_checkpoint: Some(model.upstream.as_str()).filter(|name| *name != LOADED),
                samples_format: order.format.as_deref(),
                return_grid: (order.count > 1).then_some(false),
            },
            override_settings_restore_afterwards: true,
            send_images: true,
            save_images: false,
            do_not_save_samples: true,
            do_not_save_grid: true,
            force_task_id: task,
            change: change(order),
        };
        let body = exact::json(&body);
        let cap = cap(order, body.len(), max_bytes);
        Self {
            path: match order.picture {
                Some(_) => "/sdapi/v1/img2img",
                None => "/sdapi/v1/txt2img",
            },
            ask: Ask::post().json(body).cap(cap),
        }
    }
}

/// The most bytes of an answer to a body of this length.
fn cap(order: &Order, body: usize, max_bytes: u64) -> u64 {
    let base64 = max_bytes.saturating_mul(4) / 3 + 4;
    // As many again for a sheet of them all.
    let pictures = u64::from(order.count).saturating_mul(2).saturating_mul(base64);
    let repeated = u64::try_from(body).unwrap_or(u64::MAX);
    pictures.saturating_add(repeated).saturating_add(FRAME)
}

/// What a visitor's picture adds.
fn change(order: &Order) -> Option<Change<'_>> {
    let hundredths = order.strength().map(f64::from);
    order.picture.as_ref().map(|picture| Change {
        init_images: [inline::DataUrl(picture)],
        include_init_images: false,
        denoising_strength: hundredths.map_or(STRENGTH, |hundredths| hundredths / 100.0),
        inpainting_fill: order.mask.as_ref().map(|_| FROM_ORIGINAL),
        mask: order.mask.as_ref().map(inline::DataUrl),
    })
}

#[derive(Serialize)]
struct Body<'a> {
    prompt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    negative_prompt: Option<&'a str>,
    seed: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cfg_scale: Option<f64>,
    width: u32,
    height: u32,
    batch_size: u32,
    n_iter: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    sampler_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    styles: Option<[&'a str; 1]>,
    override_settings: Override<'a>,
    override_settings_restore_afterwards: bool,
    send_images: bool,
    save_images: bool,
    do_not_save_samples: bool,
    do_not_save_grid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    force_task_id: Option<&'a str>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    change: Option<Change<'a>>,
}

/// The settings of the server's own that an order may change, and only for itself.
#[derive(Serialize)]
struct Override<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sd_model_checkpoint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    samples_format: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_grid: Option<bool>,
}

/// The fields of a change to a visitor's picture.
#[derive(Serialize)]
struct Change<'a> {
    init_images: [inline::DataUrl<'a>; 1],
    include_init_images: bool,
    denoising_strength: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    inpainting_fill: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mask: Option<inline::DataUrl<'a>>,
}
