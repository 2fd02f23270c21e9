//! A visitor's picture in a form of parts.

use super::upstream::Multipart;
use crate::pipeline::scrub::Format;
use crate::pipeline::upload::Upload;

/// One more field with the picture. Its file's name is the same for everybody: what the visitor called it stays with
/// the visitor.
pub(super) fn attach(form: Multipart, name: &'static str, upload: &Upload) -> Multipart {
    let format = upload.header().format;
    let called = match format {
        Format::Png => "image.png",
        Format::Jpeg => "image.jpg",
        Format::WebP => "image.webp",
    };
    form.file(name, called, format.mime(), upload.bytes().clone())
}
