//! The letters' shapes: the glyphs of the `captcha` crate, taken out of it once.
//!
//! The crate parses its whole font for every picture it makes, so nothing of it is used after the start.

use captcha::{Captcha, Geometry};

use super::code::ALPHABET;

/// Empty pixels around a glyph: room for the blur, and for sampling beyond its edge.
const MARGIN: usize = 3;

/// A glyph's ink as a soft mask, which can be sampled between its pixels and cut at any weight.
pub(super) struct Glyph {
    width: usize,
    height: usize,
    /// Row by row, margin included; 0 is paper, 1 is ink.
    ink: Vec<f32>,
}

/// The glyphs of the whole alphabet.
pub(super) struct Face(Vec<(u8, Glyph)>);

/// The font has no usable glyph for a letter of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingGlyph;

impl Face {
    /// Takes the alphabet's glyphs out of the crate: a few milliseconds, once.
    ///
    /// # Errors
    /// [`MissingGlyph`] when the font lacks a letter of the alphabet: the crate itself would say nothing.
    pub(super) fn load() -> Result<Self, MissingGlyph> {
        ALPHABET
            .iter()
            .map(|&letter| Some((letter, Glyph::extract(char::from(letter))?)))
            .collect::<Option<_>>()
            .map(Self)
            .ok_or(MissingGlyph)
    }

    /// The glyph of a letter of the alphabet.
    pub(super) fn glyph(&self, letter: u8) -> Option<&Glyph> {
        self.0
            .iter()
            .find_map(|(known, glyph)| (*known == letter).then_some(glyph))
    }
}

impl Glyph {
    /// The width of the letter itself, in pixels of the font.
    pub(super) fn width(&self) -> f32 {
        length(self.width - 2 * MARGIN)
    }

    /// The height of the letter itself, in pixels of the font.
    pub(super) fn height(&self) -> f32 {
        length(self.height - 2 * MARGIN)
    }

    /// How much ink there is at a point, counted from the glyph's centre: from 0 (paper) to 1.
    pub(super) fn ink(&self, across: f32, down: f32) -> f32 {
        let across = across + length(self.width - 1) / 2.0;
        let down = down + length(self.height - 1) / 2.0;
        if across < 0.0 || down < 0.0 {
            return 0.0;
        }
        let (column, row) = (whole(across), whole(down));
        if column + 1 >= self.width {
            return 0.0;
        }
        let (right, below) = (across - length(column), down - length(row));
        let upper = row * self.width + column;
        let pair = |start: usize| self.ink.get(start..start + 2);
        match (pair(upper), pair(upper + self.width)) {
            (Some([a, b]), Some([c, d])) => {
                let (upper, lower) = (a + (b - a) * right, c + (d - c) * right);
                upper + (lower - upper) * below
            }
            _ => 0.0,
        }
    }

    /// Has the crate draw one letter and reads the picture back.
    fn extract(letter: char) -> Option<Self> {
        let mut captcha = Captcha::new();
        captcha.set_chars(&[letter]).add_char();
        if captcha.chars() != [letter] {
            return None;
        }
        let area = captcha.text_area();
        let area = Geometry::new(area.left, area.right + 1, area.top, area.bottom + 1);
        Self::from_png(&captcha.extract(area).as_png()?)
    }

    /// Reads the crate's picture, black on white; its encoder picks the smallest of the colour types itself.
    fn from_png(picture: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().ok()?;
        let mut samples = vec![0; reader.output_buffer_size()?];
        let frame = reader.next_frame(&mut samples).ok()?;
        let ink: Vec<f32> = samples
            .chunks_exact(frame.color_type.samples())
            .filter_map(|pixel| pixel.first().map(|&light| 1.0 - f32::from(light) / 255.0))
            .collect();
        let glyph = Self::padded(&ink, usize::try_from(frame.width).ok()?);
        glyph.ink.iter().any(|&ink| ink > 0.5).then_some(glyph)
    }

    /// Puts the margin around rows of ink and softens them, so that weight and slope can vary smoothly.
    fn padded(ink: &[f32], inner: usize) -> Self {
        let width = inner + 2 * MARGIN;
        let blank = vec![0.0; MARGIN * width];
        let mut padded = blank.clone();
        for row in ink.chunks_exact(inner) {
            padded.extend([0.0; MARGIN].iter().chain(row).chain(&[0.0; MARGIN]));
        }
        padded.extend(blank);
        let height = padded.len() / width;
        let ink = softened(&softened(&padded, 1), width);
        Self { width, height, ink }
    }
}

/// A binomial blur over neighbours that lie `stride` apart.
fn softened(ink: &[f32], stride: usize) -> Vec<f32> {
    let before = std::iter::repeat_n(&0.0, stride).chain(ink);
    let after = ink.iter().skip(stride).chain(std::iter::repeat_n(&0.0, stride));
    before
        .zip(ink)
        .zip(after)
        .map(|((before, here), after)| (before + 2.0 * here + after) / 4.0)
        .collect()
}

/// A count of pixels as a length.
#[expect(
    clippy::cast_precision_loss,
    reason = "a glyph's sides are far below 2²⁴ pixels"
)]
fn length(pixels: usize) -> f32 {
    pixels as f32
}

/// The whole pixels of a length that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the caller has refused negative numbers, and a float saturates when cast"
)]
fn whole(length: f32) -> usize {
    length as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_alphabet_has_a_glyph_of_its_own() {
        let face = Face::load().unwrap();
        let inks: Vec<_> = ALPHABET
            .iter()
            .map(|&letter| &face.glyph(letter).unwrap().ink)
            .collect();
        for (place, ink) in inks.iter().enumerate() {
            assert!(inks.iter().skip(place + 1).all(|other| other != ink));
        }
    }

    #[test]
    fn a_letter_the_font_lacks_is_noticed() {
        // The crate draws nothing for it, and says nothing.
        assert!(Glyph::extract('0').is_none());
        assert!(Face::load().unwrap().glyph(b'0').is_none());
    }

    #[test]
    fn there_is_ink_in_the_middle_of_a_stroke_and_none_beyond_the_edge() {
        let face = Face::load().unwrap();
        let stem = face.glyph(b'T').unwrap();
        assert!(stem.ink(0.0, 0.0) > 0.5);
        for (across, down) in [
            (-60.0, 0.0),
            (60.0, 0.0),
            (0.0, -60.0),
            (0.0, 60.0),
            (-15.0, 10.0),
        ] {
            assert!(stem.ink(across, down) < 0.01, "{across} {down}");
        }
    }
}
