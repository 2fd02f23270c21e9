//! Writes a request: one body of exactly its size.

use bytes::Bytes;
use serde::Serialize;

use super::super::upstream::Ask;
use super::super::{exact, inline, ratio, reply};
use super::capabilities::RATIOS;
use crate::pipeline::order::Order;
use crate::pipeline::upload::Upload;

/// It may send so many drafts beside its picture.
const DRAFTS: u32 = 2;

/// A seed is a signed number of 32 bits there: the highest bit is let go.
const SEEDS: u32 = u32::MAX >> 1;

/// The request for an order, answered with a picture of at most so many bytes.
pub(super) fn ask(order: &Order, max_bytes: u64) -> Ask {
    Ask::post()
        .json(body(order))
        .cap(reply::cap(1 + DRAFTS, max_bytes))
}

/// What it says.
pub(super) fn body(order: &Order) -> Bytes {
    let words = Part::Text(order.prompt.expose());
    let picture = order.picture.as_ref().map(Part::of);
    let shape = Shape {
        // Without one the result has the ratio of the visitor's picture.
        aspect_ratio: picture.is_none().then(|| ratio::among(order.size, &RATIOS)),
        image_size: order.quality.as_deref(),
    };
    exact::json(&Body {
        contents: [Content {
            role: "user",
            parts: [words].into_iter().chain(picture).collect(),
        }],
        generation_config: Config {
            response_modalities: ["IMAGE"],
            seed: order.seed.map(|seed| seed & SEEDS),
            image_config: shape.says().then_some(shape),
        },
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    contents: [Content<'a>; 1],
    generation_config: Config<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    role: &'static str,
    parts: Vec<Part<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Part<'a> {
    Text(&'a str),
    InlineData(Data<'a>),
}

impl<'a> Part<'a> {
    fn of(picture: &'a Upload) -> Self {
        Self::InlineData(Data {
            mime_type: picture.header().format.mime(),
            data: inline::Base64(picture),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    mime_type: &'static str,
    data: inline::Base64<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Config<'a> {
    response_modalities: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image_config: Option<Shape<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shape<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    aspect_ratio: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image_size: Option<&'a str>,
}

impl Shape<'_> {
    fn says(&self) -> bool {
        self.aspect_ratio.is_some() || self.image_size.is_some()
    }
}
