//! Paper for one code: black or white pixels, a smooth random distortion, and the way into a PNG.

use std::f32::consts::TAU;
use std::ops::RangeInclusive;

use super::dice::Dice;

/// Width of a code picture, in pixels.
pub const WIDTH: u16 = 260;
/// Height of a code picture, in pixels.
pub const HEIGHT: u16 = 100;

/// Waves that are laid over one another in each direction.
const WAVES: usize = 3;
/// No pixel is distorted further than this, in pixels: the highest waves that a hand may use, together.
const DISTORTION: f32 = 8.0;

/// A pixel: where the distortion has it look, and whether it is ink.
#[derive(Clone, Copy)]
struct Pixel {
    across: f32,
    down: f32,
    ink: bool,
}

/// A picture being drawn, on paper that is not quite flat.
pub(super) struct Canvas(Vec<Pixel>);

/// A smooth random landscape over the whole canvas: waves that lie over one another.
struct Field([Wave; WAVES]);

/// One wave; its sine is split by the angle sum into columns and rows, so a pixel costs no sine.
struct Wave {
    columns: Vec<(f32, f32)>,
    rows: Vec<(f32, f32)>,
}

impl Canvas {
    /// Blank paper, distorted by waves of so many pixels' height and length.
    pub(super) fn new(dice: &mut Dice, height: &RangeInclusive<f32>, length: &RangeInclusive<f32>) -> Self {
        let across = Field::new(dice, height, length);
        let down = Field::new(dice, height, length);
        let mut pixels = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT));
        for (y, (across, down)) in (0..HEIGHT).zip(across.rows().zip(down.rows())) {
            let shifts = across.zip(down).zip(0..WIDTH);
            pixels.extend(shifts.map(|((across, down), x)| Pixel {
                across: f32::from(x) + across,
                down: f32::from(y) + down,
                ink: false,
            }));
        }
        Self(pixels)
    }

    /// Turns over every pixel for which the test holds, asked with the pixel's distorted place.
    pub(super) fn turn_over(&mut self, reach: &Reach, test: impl Fn(f32, f32) -> bool) {
        for row in self.reached(reach) {
            for pixel in row {
                pixel.ink ^= test(pixel.across, pixel.down);
            }
        }
    }

    /// Inks or clears every pixel for which the test says so, asked with the pixel's distorted place.
    pub(super) fn cover(&mut self, reach: &Reach, test: impl Fn(f32, f32) -> Option<bool>) {
        for row in self.reached(reach) {
            for pixel in row {
                pixel.ink = test(pixel.across, pixel.down).unwrap_or(pixel.ink);
            }
        }
    }

    /// Turns over about half the canvas, in the shapes that waves of this length make together.
    pub(super) fn camouflage(&mut self, dice: &mut Dice, length: &RangeInclusive<f32>) {
        let field = Field::new(dice, &(0.7..=1.0), length);
        for (pixels, heights) in self.0.chunks_exact_mut(WIDTH.into()).zip(field.rows()) {
            for (pixel, height) in pixels.iter_mut().zip(heights) {
                pixel.ink ^= height > 0.0;
            }
        }
    }

    /// The picture as a PNG of one bit per pixel, white paper.
    ///
    /// # Errors
    /// The encoder's, which cannot happen while the canvas has its size.
    pub(super) fn to_png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut picture = Vec::with_capacity(4096);
        let mut encoder = png::Encoder::new(&mut picture, WIDTH.into(), HEIGHT.into());
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        encoder.set_filter(png::Filter::NoFilter);
        // A picture of 3 KB is not worth the 380 KB that a better compression works in: each time anew, and aligned in
        // a way that glibc's heap cannot use twice.
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.packed())?;
        writer.finish()?;
        Ok(picture)
    }

    /// Eight pixels to the byte, each row on its own byte border, a set bit for white.
    fn packed(&self) -> Vec<u8> {
        let rows = self.0.chunks_exact(WIDTH.into());
        rows.flat_map(|row| row.chunks(8))
            .map(|eight| {
                let bits = eight.iter().zip([0x80, 0x40, 0x20, 0x10, 8, 4, 2, 1]);
                bits.filter(|(pixel, _)| !pixel.ink).map(|(_, bit)| bit).sum()
            })
            .collect()
    }

    fn reached(&mut self, reach: &Reach) -> impl Iterator<Item = &mut [Pixel]> {
        let rows = self.0.chunks_exact_mut(WIDTH.into());
        let columns = reach.left..reach.right;
        rows.take(reach.bottom)
            .skip(reach.top)
            .filter_map(move |row| row.get_mut(columns.clone()))
    }
}

/// The part of the canvas that a shape can touch, the last column and row not included.
pub(super) struct Reach {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Reach {
    /// So far from a point to each side; the distortion may reach a little beyond.
    pub(super) fn around(across: f32, down: f32, wide: f32, high: f32) -> Self {
        let (wide, high) = (wide + DISTORTION, high + DISTORTION);
        Self {
            left: pixel(across - wide, WIDTH),
            right: pixel(across + wide, WIDTH),
            top: pixel(down - high, HEIGHT),
            bottom: pixel(down + high, HEIGHT),
        }
    }
}

impl Field {
    fn new(dice: &mut Dice, height: &RangeInclusive<f32>, length: &RangeInclusive<f32>) -> Self {
        Self(std::array::from_fn(|_| Wave::new(dice, height, length)))
    }

    /// The height at every pixel of every row.
    fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = f32>> {
        let [first, second, third] = &self.0;
        let rows = first.rows.iter().zip(&second.rows).zip(&third.rows);
        rows.map(move |((a, b), c)| {
            let columns = first.columns.iter().zip(&second.columns).zip(&third.columns);
            columns.map(move |((x, y), z)| meet(x, a) + meet(y, b) + meet(z, c))
        })
    }
}

impl Wave {
    fn new(dice: &mut Dice, height: &RangeInclusive<f32>, length: &RangeInclusive<f32>) -> Self {
        let (height, direction, phase) = (dice.within(height), dice.angle(), dice.angle());
        let frequency = TAU / dice.within(length);
        let steps = |frequency: f32, phase: f32, pixels: u16| {
            (0..pixels).map(move |step| (frequency * f32::from(step) + phase).sin_cos())
        };
        let across = steps(frequency * direction.cos(), phase, WIDTH);
        Self {
            columns: across.map(|(sin, cos)| (height * sin, height * cos)).collect(),
            rows: steps(frequency * direction.sin(), 0.0, HEIGHT).collect(),
        }
    }
}

/// A wave's height where a column and a row meet: sin(a + b).
fn meet(column: &(f32, f32), row: &(f32, f32)) -> f32 {
    column.0 * row.1 + column.1 * row.0
}

/// The pixel a place lies in, between the first and the one after the last.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when cast: what lies before the first comes to lie on it"
)]
fn pixel(place: f32, end: u16) -> usize {
    (place as usize).min(end.into())
}
