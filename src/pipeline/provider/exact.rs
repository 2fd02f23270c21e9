//! A body written into one buffer of exactly its size, so that no copy of the words is left behind by growing.

use std::io::{self, Write};

use bytes::Bytes;
use serde::Serialize;

/// The JSON of a request, written twice: the first time to nowhere, to learn its size.
pub(super) fn json(body: &impl Serialize) -> Bytes {
    let mut size = Size(0);
    let mut buffer = Vec::new();
    // Writing plain fields to memory cannot fail; were it to, the upstream would refuse what is not JSON.
    if serde_json::to_writer(&mut size, body).is_ok() {
        buffer.reserve_exact(size.0);
        let _: serde_json::Result<()> = serde_json::to_writer(&mut buffer, body);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_buffer_holds_the_body_and_no_byte_more() {
        let body = json(&["a \"lake\"\n", "ä"]);
        assert_eq!(&body[..], "[\"a \\\"lake\\\"\\n\",\"ä\"]".as_bytes());
        // A buffer without room to spare becomes a vector again as it is.
        assert_eq!(Vec::from(body).capacity(), 21);
    }
}
