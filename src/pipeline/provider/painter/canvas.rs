//! The finished picture, and the PNG file that it becomes.

use std::io::Write;

/// Why a picture could not be written as a PNG file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PngFault {
    /// The encoder refused the picture's size or rows.
    Encoding,
}

impl std::fmt::Display for PngFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the picture could not be encoded as PNG")
    }
}

impl std::error::Error for PngFault {}

/// A finished picture: 8 bits each of red, green and blue, row by row from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Canvas {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

impl Canvas {
    /// A picture of these pixels, three bytes each; `None` when there are too few or too many.
    #[must_use]
    pub fn from_rgb(width: u32, height: u32, bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() as u64 == u64::from(width) * u64::from(height) * 3).then_some(Self {
            width,
            height,
            bytes,
        })
    }

    pub(super) const fn new(width: u32, height: u32, bytes: Vec<u8>) -> Self {
        Self { width, height, bytes }
    }

    /// Pixels from left to right.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Pixels from top to bottom.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// Three bytes a pixel: red, green, blue.
    #[must_use]
    pub fn rgb(&self) -> &[u8] {
        &self.bytes
    }

    /// Writes the picture as PNG: 8-bit RGB and nothing else, no text and no time.
    ///
    /// # Errors
    /// [`PngFault::Encoding`] when the encoder refuses, which no picture of the painter makes it do.
    pub fn to_png(&self) -> Result<Vec<u8>, PngFault> {
        let mut file = Vec::with_capacity(self.bytes.len() / 2);
        self.write(&mut file).map_err(|_| PngFault::Encoding)?;
        Ok(file)
    }

    fn write(&self, file: &mut impl Write) -> Result<(), png::EncodingError> {
        let mut encoder = png::Encoder::new(file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.bytes)?;
        writer.finish()
    }
}
