//! A form in parts (RFC 7578), written without a copy of what it carries.

use bytes::Bytes;
use reqwest::header::HeaderValue;

use super::ask::{Body, length};

/// A form that is being filled.
///
/// Its boundary is a hash of all it carries: nobody can write a value that holds it, and two visitors' forms with
/// the same values are the same bytes.
#[derive(Default)]
pub struct Multipart {
    parts: Vec<Part>,
    hash: blake3::Hasher,
}

struct Part {
    head: String,
    content: Bytes,
}

impl Multipart {
    /// A form without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more field with a text.
    #[must_use]
    pub fn text(self, name: &'static str, text: &str) -> Self {
        let head = format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        self.part(head, Bytes::copy_from_slice(text.as_bytes()))
    }

    /// One more field with a file, under a name that says nothing of the visitor's.
    #[must_use]
    pub fn file(self, name: &'static str, file: &'static str, media: &'static str, content: Bytes) -> Self {
        let head = format!(
            "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: {media}\r\n\r\n"
        );
        self.part(head, content)
    }

    fn part(mut self, head: String, content: Bytes) -> Self {
        self.hash.update(head.as_bytes());
        self.hash.update(&length(&content).to_le_bytes());
        self.hash.update(&content);
        self.parts.push(Part { head, content });
        self
    }

    /// The whole body.
    pub(super) fn finish(self) -> Body {
        let hash = self.hash.finalize().to_hex();
        let boundary = hash.get(..48).unwrap_or_default();
        let mut pieces = Vec::with_capacity(2 * self.parts.len() + 1);
        let mut edge = format!("--{boundary}\r\n");
        for Part { head, content } in self.parts {
            pieces.push(Bytes::from(edge + &head));
            pieces.push(content);
            edge = format!("\r\n--{boundary}\r\n");
        }
        // After the last part the boundary ends with two hyphens instead of a line of its own.
        let end = edge.trim_end_matches("\r\n");
        pieces.push(Bytes::from(format!("{end}--\r\n")));
        let media = format!("multipart/form-data; boundary={boundary}");
        Body {
            // Letters, digits and a few signs: always a header.
            content_type: HeaderValue::from_str(&media)
                .unwrap_or(HeaderValue::from_static("multipart/form-data")),
            length: pieces.iter().map(length).sum(),
            pieces,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(form: Multipart) -> (String, String) {
        let body = form.finish();
        let bytes = body.pieces.concat();
        assert_eq!(body.length, bytes.len() as u64);
        let media = body.content_type.to_str().unwrap().to_owned();
        (media, String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn a_form_is_what_the_standard_says() {
        let form = Multipart::new().text("prompt", "a lake").file(
            "image",
            "image.png",
            "image/png",
            Bytes::from_static(b"PNG"),
        );
        let (media, text) = whole(form);
        let boundary = media.strip_prefix("multipart/form-data; boundary=").unwrap();
        assert_eq!(
            text,
            format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na lake\r\n\
                 --{boundary}\r\nContent-Disposition: form-data; name=\"image\"; filename=\"image.png\"\r\n\
                 Content-Type: image/png\r\n\r\nPNG\r\n--{boundary}--\r\n"
            )
        );
    }

    #[test]
    fn the_same_form_is_the_same_bytes_and_another_has_another_boundary() {
        let form = |text: &str| whole(Multipart::new().text("prompt", text));
        assert_eq!(form("a lake"), form("a lake"));
        let (media, _) = form("a lake");
        // Words that hold the boundary of other words change their own.
        let boundary = media.rsplit('=').next().unwrap();
        let (other, text) = form(&format!("a lake\r\n--{boundary}--"));
        assert_ne!(other, media);
        assert_eq!(text.matches(other.rsplit('=').next().unwrap()).count(), 2);
    }
}
