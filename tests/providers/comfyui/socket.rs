//! The server's side of a WebSocket, as bytes.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use base64_simd::STANDARD;

/// What a server answers to the key of a client (RFC 6455, 4.2.2).
pub(crate) fn accepted(key: &str) -> String {
    let text = format!("{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    STANDARD.encode_to_string(digest(&SHA1_FOR_LEGACY_USE_ONLY, text.as_bytes()))
}

/// A whole message in one frame, as a server sends it (RFC 6455, 5.2).
pub(crate) fn frame(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let length = payload.len() as u64;
    let mut frame = vec![0x80 | opcode];
    match length {
        0..=125 => frame.push(length as u8),
        126..=65_535 => {
            frame.push(126);
            frame.extend((length as u16).to_be_bytes());
        }
        _ => {
            frame.push(127);
            frame.extend(length.to_be_bytes());
        }
    }
    frame.extend(payload);
    frame
}
