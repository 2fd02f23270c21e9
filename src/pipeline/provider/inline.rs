//! A visitor's picture inside JSON: base64 (RFC 4648) or a data URL (RFC 2397), written in pieces, never whole beside
//! the body that carries it.

use std::fmt::{self, Display, Formatter};

use base64_simd::{AsOut, STANDARD};
use serde::{Serialize, Serializer};

use crate::pipeline::upload::Upload;

/// So many bytes are encoded at once: a multiple of three, so that no padding comes before the end.
const PIECE: usize = 3 * 1024;

/// The file in base64.
pub(super) struct Base64<'a>(pub(super) &'a Upload);

/// The file as a data URL.
pub(super) struct DataUrl<'a>(pub(super) &'a Upload);

impl Display for Base64<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = [0; PIECE / 3 * 4];
        for piece in self.0.bytes().chunks(PIECE) {
            f.write_str(STANDARD.encode_as_str(piece, text.as_mut_slice().as_out()))?;
        }
        Ok(())
    }
}

impl Display for DataUrl<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let media = self.0.header().format.mime();
        write!(f, "data:{media};base64,{}", Base64(self.0))
    }
}

impl Serialize for Base64<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for DataUrl<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::super::exact;
    use super::*;
    use crate::pipeline::scrub::{Format, Header};

    #[test]
    fn a_file_of_any_length_is_written_as_one_piece_of_base64() {
        for length in [0, 1, 2, 3, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 2] {
            let file: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let header = Header {
                format: Format::WebP,
                width: 8,
                height: 8,
            };
            let upload = Upload::new(header, Bytes::from(file.clone()));
            let text = STANDARD.encode_to_string(&file);
            assert_eq!(exact::json(&Base64(&upload)), format!("\"{text}\""));
            let url = format!("\"data:image/webp;base64,{text}\"");
            assert_eq!(exact::json(&DataUrl(&upload)), url);
        }
    }
}
