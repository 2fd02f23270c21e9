//! A conversation of one sentence that is answered with a picture: `POST {base}/chat/completions`, as OpenRouter and
//! gateways like it have it.

use bytes::Bytes;
use serde::Serialize;

use super::super::{Model, exact, inline, ratio};
use crate::pipeline::order::Order;

/// The ratios that it knows.
const RATIOS: [&str; 10] = [
    "1:1", "16:9", "9:16", "3:2", "2:3", "4:3", "3:4", "5:4", "4:5", "21:9",
];

/// Whose models say something beside the picture, and are to be asked for both.
const TALKATIVE: [&str; 2] = ["google/", "openai/"];

/// The request for an order.
pub(super) fn body(order: &Order, model: &Model) -> Bytes {
    let words = order.prompt.expose();
    let content = match &order.picture {
        None => Content::Words(words),
        Some(picture) => Content::Parts([
            Part::Text { text: words },
            Part::ImageUrl {
                image_url: Url {
                    url: inline::DataUrl(picture),
                },
            },
        ]),
    };
    let talkative = TALKATIVE.iter().any(|maker| model.upstream.starts_with(maker));
    let aspect_ratio = ratio::among(order.size, &RATIOS);
    // A square is what they make anyway, and a picture is changed in its own shape.
    let shaped = order.picture.is_none() && aspect_ratio != "1:1";
    exact::json(&Body {
        model: &model.upstream,
        messages: [Message {
            role: "user",
            content,
        }],
        modalities: if talkative { &["image", "text"] } else { &["image"] },
        image_config: shaped.then_some(Shape { aspect_ratio }),
        provider: Policy {
            data_collection: "deny",
        },
    })
}

#[derive(Serialize)]
struct Body<'a> {
    model: &'a str,
    messages: [Message<'a>; 1],
    modalities: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    image_config: Option<Shape>,
    provider: Policy,
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: Content<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Words(&'a str),
    Parts([Part<'a>; 2]),
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Part<'a> {
    Text { text: &'a str },
    ImageUrl { image_url: Url<'a> },
}

#[derive(Serialize)]
struct Url<'a> {
    url: inline::DataUrl<'a>,
}

#[derive(Serialize)]
struct Shape {
    aspect_ratio: &'static str,
}

/// Only those may make it who do not train on it; that they keep nothing is for the operator's account to demand.
#[derive(Serialize)]
struct Policy {
    data_collection: &'static str,
}
