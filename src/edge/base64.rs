//! Base64 as a stream: each piece is encoded as it passes, with at most two bytes held back (RFC 4648, 4).

use base64_simd::STANDARD;
use bytes::Bytes;

/// Encodes a sequence of pieces as if they were one.
#[derive(Default)]
pub(super) struct Encoder {
    held: Vec<u8>,
}

impl Encoder {
    /// The text of whatever can be encoded by now.
    pub(super) fn push(&mut self, piece: &[u8]) -> Bytes {
        let missing = if self.held.is_empty() {
            0
        } else {
            3 - self.held.len()
        };
        let (first, rest) = piece.split_at(missing.min(piece.len()));
        self.held.extend_from_slice(first);
        let mut text = String::new();
        if self.held.len() == 3 {
            text.push_str(&STANDARD.encode_to_string(&self.held));
            self.held.clear();
        }
        if !rest.is_empty() {
            let (whole, tail) = rest.split_at(rest.len() - rest.len() % 3);
            text.reserve_exact(whole.len() / 3 * 4);
            STANDARD.encode_append(whole, &mut text);
            self.held.extend_from_slice(tail);
        }
        Bytes::from(text)
    }

    /// The text of what was held back, padded.
    pub(super) fn finish(&mut self) -> Bytes {
        let text = STANDARD.encode_to_string(&self.held);
        self.held.clear();
        Bytes::from(text)
    }
}

/// The text of one picture at a time, for documents that hold several.
#[derive(Default)]
pub(super) struct Text(Option<Encoder>);

impl Text {
    /// The next picture begins.
    pub(super) fn begin(&mut self) {
        self.0 = Some(Encoder::default());
    }

    /// The text of more of it; nothing for bytes that belong to no picture of the document, such as a preview's.
    pub(super) fn piece(&mut self, bytes: &[u8]) -> Bytes {
        let open = self.0.as_mut();
        open.map(|encoder| encoder.push(bytes)).unwrap_or_default()
    }

    /// The rest of its text and what stands behind it; nothing where no picture was open.
    pub(super) fn end(&mut self, behind: &str) -> Option<Bytes> {
        let mut encoder = self.0.take()?;
        Some(Bytes::from([&encoder.finish()[..], behind.as_bytes()].concat()))
    }

    /// The picture that was open has no end; says whether there was one.
    pub(super) fn break_off(&mut self) -> bool {
        self.0.take().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_split_gives_the_same_text() {
        let data: Vec<u8> = (0..=255).collect();
        for size in 1..40 {
            let mut encoder = Encoder::default();
            let mut text: Vec<u8> = data
                .chunks(size)
                .flat_map(|piece| encoder.push(piece).to_vec())
                .collect();
            text.extend(encoder.finish());
            assert_eq!(
                text,
                STANDARD.encode_to_string(&data).into_bytes(),
                "pieces of {size}"
            );
        }
    }
}
