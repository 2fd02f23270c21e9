//! The pictures under `tests/fixtures/pictures`, and reference decoders to see them with.

use std::io::Cursor;
use std::path::Path;

use png::{BitDepth, ColorType};

/// A fixture by its file name.
pub(crate) fn read(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fixtures/pictures")
            .join(name),
    )
    .unwrap()
}

/// Every fixture that is let through.
pub(crate) const GOOD: &[&str] = &[
    "baseline.jpg",
    "progressive.jpg",
    "grey.jpg",
    "restarts.jpg",
    "wordy.jpg",
    "signed.jpg",
    "signed_twice.jpg",
    "signed_with_description.jpg",
    "signed_with_thumbnail.jpg",
    "lossy.webp",
    "lossless.webp",
    "alpha.webp",
    "alpha_lossless.webp",
    "wordy.webp",
    "signed.webp",
    "signed_twice.webp",
    "signed_with_description.webp",
    "wordy.png",
    "signed.png",
    "signed_twice.png",
    "signed_with_assertion.png",
    "signed_with_description.png",
    "signed_with_json.png",
    "signed_with_parameters.png",
    "signed_with_thumbnail.png",
    "signed_with_title.png",
];

/// The pixels as another implementation reads them.
pub(crate) fn pixels(file: &[u8]) -> Vec<u8> {
    if file.starts_with(b"\x89PNG") {
        let mut reader = png::Decoder::new(Cursor::new(file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        reader.finish().unwrap();
        pixels
    } else if file.starts_with(b"RIFF") {
        let mut decoder = image_webp::WebPDecoder::new(Cursor::new(file)).unwrap();
        let mut pixels = vec![0; decoder.output_buffer_size().unwrap()];
        decoder.read_image(&mut pixels).unwrap();
        pixels
    } else {
        zune_jpeg::JpegDecoder::new(Cursor::new(file)).decode().unwrap()
    }
}

/// A PNG chunk with a true length and checksum.
pub(crate) fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let sum = crc32fast::hash(&[kind, data].concat());
    [
        &(data.len() as u32).to_be_bytes()[..],
        kind,
        data,
        &sum.to_be_bytes(),
    ]
    .concat()
}

/// A real PNG of noise.
pub(crate) fn picture(width: u32, height: u32, colour: ColorType, depth: BitDepth) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if colour == ColorType::Indexed {
        encoder.set_palette((0..depth as u16 * 3).map(|n| n as u8 * 7).collect::<Vec<_>>());
    }
    let mut writer = encoder.write_header().unwrap();
    let row = (width as usize * colour.samples() * depth as usize).div_ceil(8);
    let mut state = 7u32;
    let noise = (0..row * height as usize).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if colour == ColorType::Indexed {
            0
        } else {
            (state >> 24) as u8
        }
    });
    writer.write_image_data(&noise.collect::<Vec<_>>()).unwrap();
    writer.finish().unwrap();
    file
}

/// A small PNG.
pub(crate) fn small() -> Vec<u8> {
    picture(9, 7, ColorType::Rgb, BitDepth::Eight)
}

/// Puts bytes before a PNG's chunk of this type.
pub(crate) fn before(kind: &[u8; 4], picture: &[u8], added: &[u8]) -> Vec<u8> {
    let place = picture.windows(4).position(|four| four == kind).unwrap() - 4;
    [&picture[..place], added, &picture[place..]].concat()
}
