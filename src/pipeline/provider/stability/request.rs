//! Writes a request: always a form in parts, also without a file.

use super::super::attachment::attach;
use super::super::upstream::{Ask, Multipart};
use super::super::{Fault, Model, ratio};
use super::capabilities::Service;
use super::words::plain;
use crate::pipeline::order::Order;
use crate::pipeline::upload::Upload;

/// The ratios it knows.
const RATIOS: [&str; 9] = ["1:1", "16:9", "9:16", "3:2", "2:3", "5:4", "4:5", "21:9", "9:21"];

/// How far it goes from a picture when the visitor does not say, in hundredths.
const STRENGTH: u32 = 75;

/// Where the request for an order goes, and what it says.
///
/// # Errors
/// [`Fault::Unacceptable`] without a picture where a picture is what is changed.
pub(super) fn of(order: &Order, model: &Model) -> Result<(&'static str, Ask), Fault> {
    let service = Service::of(&model.upstream);
    let picture = order.picture.as_ref().filter(|_| service != Service::Core);
    if service == Service::Inpaint && picture.is_none() {
        return Err(Fault::Unacceptable);
    }
    let form = Multipart::new().text("prompt", &plain(order.prompt.expose()));
    let form = match picture {
        None => form.text("aspect_ratio", ratio::among(order.size, &RATIOS)),
        Some(picture) => changes(form, order, picture, service),
    };
    let form = chosen(form, order, model, service, picture.is_some());
    let ask = Ask::post()
        .multipart(form)
        .accept("image/*")
        .note("finish-reason");
    Ok((service.path(), ask))
}

/// What is changed, and how far: the result has the picture's own ratio.
fn changes(form: Multipart, order: &Order, picture: &Upload, service: Service) -> Multipart {
    let form = attach(form, "image", picture);
    if service == Service::Inpaint {
        return match &order.mask {
            Some(mask) => attach(form, "mask", mask),
            None => form,
        };
    }
    let strength = f64::from(order.strength().unwrap_or(STRENGTH)) / 100.0;
    form.text("strength", &strength.to_string())
}

fn chosen(form: Multipart, order: &Order, model: &Model, service: Service, picture: bool) -> Multipart {
    let sd3 = service == Service::Sd3;
    let mode = if picture {
        "image-to-image"
    } else {
        "text-to-image"
    };
    let negative = order.negative.as_ref().map(|words| plain(words.expose()));
    // 0 means any, and the greatest number of ours is one too many.
    let seed = order.seed.map(|seed| seed.clamp(1, 4_294_967_294).to_string());
    let guidance = order
        .guidance
        .map(|tenths| (f64::from(tenths) / 10.0).to_string());
    let fields = [
        ("model", sd3.then_some(model.upstream.as_str())),
        ("mode", sd3.then_some(mode)),
        ("negative_prompt", negative.as_ref().map(|words| words.as_str())),
        ("seed", seed.as_deref()),
        ("style_preset", order.style.as_deref()),
        ("cfg_scale", guidance.as_deref()),
        ("output_format", Some(order.format.as_deref().unwrap_or("png"))),
    ];
    fields.into_iter().fold(form, |form, (name, value)| match value {
        Some(value) => form.text(name, value),
        None => form,
    })
}
