//! A picture of 2 MiB that is a real PNG, and the answer of an images API that carries it.

use std::io;

/// Sides of the picture: noise does not compress, so this is its size.
const SIDE: u32 = 836;
/// As encoders write it: the pixels in pieces.
const PIECE: usize = 64 * 1024;

/// A PNG of so many pixels a side, without a pattern.
pub(crate) fn png(side: u32) -> io::Result<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer_with_size(PIECE)?;
    io::Write::write_all(&mut stream, &noise(side as usize * side as usize * 3))?;
    stream.finish()?;
    writer.finish()?;
    Ok(file)
}

/// The answer that carries a picture of 2 MiB, 2.8 MB in all.
pub(crate) fn large() -> io::Result<String> {
    png(SIDE).map(|file| answer(&file))
}

/// The answer that carries a picture of a few hundred bytes.
pub(crate) fn small() -> io::Result<String> {
    png(16).map(|file| answer(&file))
}

fn answer(file: &[u8]) -> String {
    let text = base64_simd::STANDARD.encode_to_string(file);
    format!("{{\"created\":1,\"data\":[{{\"b64_json\":\"{text}\"}}],\"usage\":{{\"total_tokens\":5}}}}")
}

fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let words = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    words.flatten().take(count).collect()
}
