//! A picture of the visitor's to be changed: `POST {base}/images/edits`, a form in parts.

use super::super::Model;
use super::super::attachment::attach;
use super::super::upstream::Multipart;
use super::flavor::Flavor;
use super::request::response_format;
use super::words::words;
use crate::pipeline::order::Order;
use crate::pipeline::upload::Upload;

/// The form for an order with a picture.
pub(super) fn form(
    order: &Order,
    model: &Model,
    flavor: Flavor,
    picture: &Upload,
    previews: u32,
) -> Multipart {
    let mut form = attach(Multipart::new(), "image", picture);
    if let Some(mask) = &order.mask {
        form = attach(form, "mask", mask);
    }
    form = form
        .text("model", &model.upstream)
        .text("prompt", &words(order, flavor))
        .text("n", &order.count.to_string())
        .text("size", &order.size.to_string());
    let chosen = [
        ("quality", order.quality.as_deref()),
        ("background", order.background.as_deref()),
        ("output_format", order.format.as_deref()),
        ("response_format", response_format(model, flavor)),
    ];
    for (name, value) in chosen {
        if let Some(value) = value {
            form = form.text(name, value);
        }
    }
    if previews > 0 {
        form = form
            .text("stream", "true")
            .text("partial_images", &previews.to_string());
    }
    form
}
