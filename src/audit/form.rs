//! Forms that carry pictures.

use zeroize::Zeroizing;

use super::planted::{Colours, Planted};

const BOUNDARY: &str = "----WebKitFormBoundary7MA4YWxk";
/// The bytes of a picture that is given.
const UPLOAD: usize = 60_000;
/// The bytes of a mask.
const MASK: usize = 6_000;

/// A form in parts, with a picture and its mask.
pub(super) struct Parts {
    /// Its media type.
    pub(super) media: String,
    /// All of it.
    pub(super) body: Zeroizing<Vec<u8>>,
}

impl Parts {
    /// These fields, and a picture and a mask that are marked.
    pub(super) fn of(planted: &Planted, fields: &[(&str, Zeroizing<String>)]) -> Self {
        let mut body = Zeroizing::new(Vec::new());
        let mut part = |head: &str, content: &[u8]| {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n");
            body.extend(Zeroizing::new(head).as_bytes());
            body.extend_from_slice(content);
            body.extend(b"\r\n");
        };
        for (name, text) in fields {
            part(&format!("name=\"{name}\""), text.as_bytes());
        }
        let file = planted.file.text();
        for (name, length, colours) in [("image", UPLOAD, Colours::Plain), ("mask", MASK, Colours::Clear)] {
            let head = format!(
                "name=\"{name}\"; filename=\"{}.png\"\r\nContent-Type: image/png",
                *file
            );
            part(&head, &planted.picture(&planted.upload, length, colours));
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        Self {
            media: format!("multipart/form-data; boundary={BOUNDARY}"),
            body,
        }
    }
}
