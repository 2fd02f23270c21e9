//! Writes the request: one buffer of exactly its size, so that no copy of the words is left behind.

use std::io::{self, Write};

use bytes::Bytes;
use serde::Serializer as _;
use serde::ser::SerializeMap;
use serde_json::Serializer;

use super::super::upstream::Ask;
use super::super::{Model, inline};
use super::OpenAiSettings;
use super::capabilities::{is_gpt_image, ratio};
use super::flavor::Flavor;
use super::words::words;
use super::{chat, edit};
use crate::pipeline::order::Order;
use crate::pipeline::upload::Upload;

/// What is around the pictures in an answer, at most.
const FRAME: u64 = 64 * 1024;

/// A request that is ready to go, and what its answer may be.
pub(super) struct Request {
    /// Where it goes, below the base address.
    pub(super) path: &'static str,
    /// What is sent.
    pub(super) ask: Ask,
    /// How many pictures were asked for.
    pub(super) pictures: u32,
}

impl Request {
    /// The request for an order.
    pub(super) fn of(order: &Order, model: &Model, settings: &OpenAiSettings) -> Self {
        let previews = if is_gpt_image(&model.upstream) {
            settings.previews.min(3)
        } else {
            0
        };
        let base64 = settings.max_bytes.saturating_mul(4) / 3 + 4;
        let strings = u64::from(order.count).saturating_mul(u64::from(previews) + 1);
        let flavor = settings.flavor;
        let json = || Ask::post().json(body(order, model, flavor, previews));
        let (path, ask) = match (&order.picture, flavor) {
            (_, Flavor::OpenRouter) => ("/chat/completions", Ask::post().json(chat::body(order, model))),
            (None, _) | (_, Flavor::Together) => ("/images/generations", json()),
            (_, Flavor::LocalAi) if order.mask.is_none() => ("/images/generations", json()),
            (_, Flavor::XAi) => ("/images/edits", json()),
            (Some(picture), _) => {
                let form = edit::form(order, model, flavor, picture, previews);
                ("/images/edits", Ask::post().multipart(form))
            }
        };
        let accept = if previews > 0 {
            "text/event-stream, application/json"
        } else {
            "application/json"
        };
        Self {
            path,
            ask: ask
                .accept(accept)
                .cap(strings.saturating_mul(base64).saturating_add(FRAME)),
            pictures: order.count,
        }
    }
}

/// The body, written twice: the first time to nowhere, to learn its size.
fn body(order: &Order, model: &Model, flavor: Flavor, previews: u32) -> Bytes {
    let prompt = words(order, flavor);
    let mut size = Size(0);
    let mut buffer = Vec::new();
    // Writing plain fields to memory cannot fail; were it to, the upstream would refuse what is not JSON.
    if write(order, model, &prompt, flavor, previews, &mut size).is_ok() {
        buffer.reserve_exact(size.0);
        let _: serde_json::Result<()> = write(order, model, &prompt, flavor, previews, &mut buffer);
    }
    Bytes::from(buffer)
}

/// A writer that counts.
struct Size(usize);

impl Write for Size {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write(
    order: &Order,
    model: &Model,
    prompt: &str,
    flavor: Flavor,
    previews: u32,
    out: impl Write,
) -> serde_json::Result<()> {
    let mut json = Serializer::new(out);
    let mut map = json.serialize_map(None)?;
    map.serialize_entry("model", &model.upstream)?;
    map.serialize_entry("prompt", prompt)?;
    map.serialize_entry("n", &order.count)?;
    shape(&mut map, order, flavor)?;
    if let Some(form) = response_format(model, flavor) {
        map.serialize_entry("response_format", form)?;
    }
    if let Some(quality) = &order.quality {
        let name = match flavor {
            Flavor::XAi => "resolution",
            _ => "quality",
        };
        map.serialize_entry(name, quality)?;
    }
    if let Some(format) = &order.format {
        map.serialize_entry("output_format", format)?;
    }
    if let Some(style) = &order.style {
        map.serialize_entry("style", style)?;
    }
    if let Some(background) = &order.background {
        map.serialize_entry("background", background)?;
    }
    if previews > 0 {
        map.serialize_entry("stream", &true)?;
        map.serialize_entry("partial_images", &previews)?;
    }
    if let Some(names) = names(flavor) {
        extras(&mut map, order, &names)?;
    }
    if let Some(picture) = &order.picture {
        attached(&mut map, picture, flavor)?;
    }
    map.end()
}

/// The visitor's picture, as those take it who take no form in parts.
fn attached<M: SerializeMap>(map: &mut M, picture: &Upload, flavor: Flavor) -> Result<(), M::Error> {
    match flavor {
        Flavor::XAi => map.serialize_entry(
            "image",
            &Image {
                url: inline::DataUrl(picture),
                kind: "image_url",
            },
        ),
        Flavor::Together => map.serialize_entry("image_url", &inline::DataUrl(picture)),
        Flavor::LocalAi => map.serialize_entry("ref_images", &[inline::Base64(picture)]),
        Flavor::OpenAi | Flavor::SdServer | Flavor::OpenRouter => Ok(()),
    }
}

/// A picture as xAI takes it.
#[derive(serde::Serialize)]
struct Image<'a> {
    url: inline::DataUrl<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// The size, in the upstream's way of saying it.
fn shape<M: SerializeMap>(map: &mut M, order: &Order, flavor: Flavor) -> Result<(), M::Error> {
    match flavor {
        Flavor::OpenAi | Flavor::SdServer | Flavor::LocalAi | Flavor::OpenRouter => {
            map.serialize_entry("size", &order.size.to_string())
        }
        // A picture is changed in its own shape.
        Flavor::XAi if order.picture.is_some() => Ok(()),
        Flavor::XAi => map.serialize_entry("aspect_ratio", &ratio(order.size)),
        Flavor::Together => {
            map.serialize_entry("width", &order.size.width)?;
            map.serialize_entry("height", &order.size.height)
        }
    }
}

/// How to ask for the picture itself and not for an address; models that always send it refuse to be asked.
pub(super) fn response_format(model: &Model, flavor: Flavor) -> Option<&'static str> {
    match flavor {
        Flavor::Together => Some("base64"),
        _ if is_gpt_image(&model.upstream) => None,
        _ => Some("b64_json"),
    }
}

/// What a flavour calls the fields that OpenAI lacks.
struct Names {
    negative: Option<&'static str>,
    steps: &'static str,
    guidance: &'static str,
}

fn names(flavor: Flavor) -> Option<Names> {
    let negative = Some("negative_prompt");
    match flavor {
        Flavor::OpenAi => Some(Names {
            negative,
            steps: "steps",
            guidance: "cfg_scale",
        }),
        Flavor::Together => Some(Names {
            negative,
            steps: "steps",
            guidance: "guidance",
        }),
        Flavor::LocalAi => Some(Names {
            negative: None,
            steps: "step",
            guidance: "cfg_scale",
        }),
        // These travel in the prompt, or not at all.
        Flavor::SdServer | Flavor::XAi | Flavor::OpenRouter => None,
    }
}

/// The fields that OpenAI lacks; an order has only those that its model takes.
fn extras<M: SerializeMap>(map: &mut M, order: &Order, names: &Names) -> Result<(), M::Error> {
    if let (Some(name), Some(negative)) = (names.negative, &order.negative) {
        map.serialize_entry(name, negative.expose())?;
    }
    if let Some(seed) = order.seed {
        map.serialize_entry("seed", &seed)?;
    }
    if let Some(steps) = order.steps {
        map.serialize_entry(names.steps, &steps)?;
    }
    if let Some(tenths) = order.guidance {
        map.serialize_entry(names.guidance, &(f64::from(tenths) / 10.0))?;
    }
    Ok(())
}
