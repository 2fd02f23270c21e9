//! The pictures under `tests/fixtures/pictures`, and reference decoders to see them with.

use std::io::Cursor;
use std::path::Path;

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
