//! `[picture]`: the largest picture that is let through, and the largest that is taken in.

use std::ops::RangeInclusive;

use super::problem::Wrong;
use super::reader::{Expect, Reader};
use crate::pipeline::provider::Size;

/// The longest side that can be allowed, in pixels: WebP has 14 bits for it.
const LONGEST_SIDE: u32 = 16_383;

/// The limits of a picture, in bytes and in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// The most bytes of one picture.
    ///
    /// `picture.max_bytes`, `AFTERIMAGE_PICTURE__MAX_BYTES`, default 16 MiB.
    pub max_bytes: u64,
    /// The greatest width and the greatest height.
    ///
    /// `picture.max_pixels`, `AFTERIMAGE_PICTURE__MAX_PIXELS`, default `4096x4096`.
    pub max_pixels: Size,
    /// The most bytes of one file that a visitor gives.
    ///
    /// `picture.max_upload_bytes`, `AFTERIMAGE_PICTURE__MAX_UPLOAD_BYTES`, default 8 MiB.
    pub max_upload_bytes: u64,
}

impl Picture {
    pub(super) fn read(mut reader: Reader<'_>) -> Self {
        let allowed = "64 KiB to 1 GiB, as a number of bytes or such as \"16 MiB\"";
        let max_bytes = reader.take("max_bytes", Expect::IntegerOrText, allowed, |text| {
            bytes_within(text, 64 << 10..=1 << 30)
        });
        let allowed = "64 KiB to 64 MiB, as a number of bytes or such as \"8 MiB\"";
        let max_upload_bytes = reader.take("max_upload_bytes", Expect::IntegerOrText, allowed, |text| {
            bytes_within(text, 64 << 10..=64 << 20)
        });
        let allowed = "width and height from 64 to 16383, such as \"4096x4096\"";
        let pixels = reader.take("max_pixels", Expect::Text, allowed, |text| {
            let size = Size::parse(text).ok_or(Wrong::Invalid)?;
            let fits = |side| (64..=LONGEST_SIDE).contains(&side);
            if fits(size.width) && fits(size.height) {
                Ok(size)
            } else {
                Err(Wrong::Range)
            }
        });
        reader.finish();
        Self {
            max_bytes: max_bytes.unwrap_or(16 << 20),
            max_pixels: pixels.unwrap_or(Size {
                width: 4096,
                height: 4096,
            }),
            max_upload_bytes: max_upload_bytes.unwrap_or(8 << 20),
        }
    }

    /// The same limits, but no side longer than this.
    pub(super) fn within(self, side: u32) -> Self {
        let Size { width, height } = self.max_pixels;
        let max_pixels = Size {
            width: width.min(side),
            height: height.min(side),
        };
        Self { max_pixels, ..self }
    }

    /// Whether a picture of this size is let through.
    #[must_use]
    pub fn admits(&self, size: Size) -> bool {
        size.width <= self.max_pixels.width && size.height <= self.max_pixels.height
    }
}

/// Reads a number of bytes such as `16 MiB` that lies in a range.
pub(super) fn bytes_within(text: &str, range: RangeInclusive<u64>) -> Result<u64, Wrong> {
    let bytes = bytes(text).ok_or(Wrong::Invalid)?;
    range.contains(&bytes).then_some(bytes).ok_or(Wrong::Range)
}

/// Reads `16777216`, `16384 KiB`, `16 MiB` or `1 GiB`.
fn bytes(text: &str) -> Option<u64> {
    let unit = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(unit)?;
    let shift = match unit.trim_start() {
        "" => 0,
        "KiB" => 10,
        "MiB" => 20,
        "GiB" => 30,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(1 << shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_in_binary_units() {
        for (text, number) in [
            ("16 MiB", Some(16 << 20)),
            ("16MiB", Some(16 << 20)),
            ("65536", Some(65_536)),
            ("16 MB", None),
            ("MiB", None),
            ("-1", None),
            ("1.5 MiB", None),
            ("99999999999 GiB", None),
        ] {
            assert_eq!(bytes(text), number, "{text}");
        }
    }
}
