//! Writes a request, in the form that the model takes.

use bytes::Bytes;
use serde::{Serialize, Serializer};

use super::super::attachment::attach;
use super::super::upstream::{Ask, Multipart};
use super::super::{Model, exact, inline};
use super::capabilities::Form;
use crate::pipeline::order::Order;
use crate::pipeline::prompt::Prompt;
use crate::pipeline::upload::Upload;

/// The request for an order.
pub(super) fn ask(order: &Order, model: &Model) -> Ask {
    let ask = match Form::of(&model.upstream) {
        Form::Parts => Ask::post().multipart(parts(order)),
        Form::Words | Form::Document => Ask::post().json(body(order, model)),
    };
    ask.accept("image/png, image/jpeg, application/json")
}

fn parts(order: &Order) -> Multipart {
    let form = Multipart::new().text("prompt", order.prompt.expose());
    let form = match order.steps {
        Some(steps) => form.text("steps", &steps.to_string()),
        None => form,
    };
    let form = form
        .text("width", &order.size.width.to_string())
        .text("height", &order.size.height.to_string());
    match &order.picture {
        Some(picture) => attach(form, "input_image_0", picture),
        None => form,
    }
}

/// The document for a model that takes one.
pub(super) fn body(order: &Order, model: &Model) -> Bytes {
    let prompt = order.prompt.expose();
    let steps = order.steps;
    if Form::of(&model.upstream) == Form::Words {
        return exact::json(&Words { prompt, steps });
    }
    let strength = order.picture.as_ref().and(order.strength());
    exact::json(&Document {
        prompt,
        negative_prompt: order.negative.as_ref().map(Prompt::expose),
        width: order.size.width,
        height: order.size.height,
        num_steps: steps,
        guidance: order.guidance.map(|tenths| f64::from(tenths) / 10.0),
        seed: order.seed,
        image_b64: order.picture.as_ref().map(inline::Base64),
        mask: order.mask.as_ref().map(Numbers),
        strength: strength.map(|hundredths| f64::from(hundredths) / 100.0),
    })
}

#[derive(Serialize)]
struct Words<'a> {
    prompt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<u32>,
}

#[derive(Serialize)]
struct Document<'a> {
    prompt: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    negative_prompt: Option<&'a str>,
    width: u32,
    height: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    num_steps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guidance: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image_b64: Option<inline::Base64<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mask: Option<Numbers<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    strength: Option<f64>,
}

/// A file as a list of its bytes: a mask is taken in no other way.
struct Numbers<'a>(&'a Upload);

impl Serialize for Numbers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.bytes().iter())
    }
}
