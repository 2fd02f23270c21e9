//! Base64 of anybody's: decoded without a panic, the same however it is cut, and what is decoded encodes to what
//! came. The first byte decides where the rest is cut.
#![no_main]

use afterimage::pipeline::provider::Fault;
use afterimage::pipeline::provider::decode::Base64;
use libfuzzer_sys::fuzz_target;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fuzz_target!(|data: &[u8]| {
    let Some((size, text)) = data.split_first() else { return };
    let cut = decode(text, usize::from(*size).max(1));
    assert_eq!(cut, decode(text, text.len().max(1)));
    if let Ok(bytes) = cut {
        let end = text.iter().rposition(|byte| *byte != b'=').map_or(0, |last| last + 1);
        assert_eq!(encode(&bytes), text[..end]);
    }
});

fn decode(text: &[u8], size: usize) -> Result<Vec<u8>, Fault> {
    let mut decoder = Base64::default();
    let mut out = Vec::new();
    for chunk in text.chunks(size) {
        decoder.decode(chunk, &mut out)?;
    }
    decoder.finish(&mut out).map(|()| out)
}

/// Base64 without padding, by the letter of RFC 4648.
fn encode(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for group in bytes.chunks(3) {
        let word = group.iter().fold(0u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            text.push(ALPHABET[(word >> (18 - 6 * place) & 63) as usize]);
        }
    }
    text
}
