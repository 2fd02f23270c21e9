//! The working surface: a picture in floating point that layers are laid on.

use super::colour::Colour;
use super::coverage::Coverage;
use super::shape::Shape;

/// Pixels in rows, each part from 0 to 1 (a little beyond is fine until the picture is finished).
pub(super) struct Surface {
    width: usize,
    height: usize,
    pixels: Vec<Colour>,
}

impl Surface {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            pixels: vec![Colour::BLACK; width * height],
        }
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    pub(super) const fn height(&self) -> usize {
        self.height
    }

    /// Pixels to the picture's unit: 1024 for 1024 × 1024, so that what is drawn grows with the picture.
    pub(super) fn unit(&self) -> f32 {
        let (w, h) = (self.width as f32, self.height as f32);
        (w * h).sqrt().min(1.7 * w.min(h))
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[Colour]> {
        self.pixels.chunks_exact(self.width)
    }

    pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = (usize, &mut [Colour])> {
        self.pixels.chunks_exact_mut(self.width).enumerate()
    }

    /// The rows from `top` up to `bottom`, without a walk over the ones before.
    pub(super) fn band(&mut self, top: f32, bottom: f32) -> impl Iterator<Item = (usize, &mut [Colour])> {
        let first = (top.max(0.0) as usize).min(self.height);
        let last = (bottom.max(0.0) as usize).clamp(first, self.height);
        let rows = self
            .pixels
            .chunks_exact_mut(self.width)
            .skip(first)
            .take(last - first);
        rows.enumerate().map(move |(i, row)| (first + i, row))
    }

    /// What lies above a row, to read, and the rows from it on, to write.
    pub(super) fn split(&mut self, row: usize) -> (&[Colour], &mut [Colour]) {
        let (above, below) = self.pixels.split_at_mut(row.min(self.height) * self.width);
        (above, below)
    }

    /// The pixel nearest to a place, even beyond the edge.
    #[inline]
    pub(super) fn near(&self, x: f32, y: f32) -> Colour {
        let column = (x.max(0.0) as usize).min(self.width - 1);
        let line = (y.max(0.0) as usize).min(self.height - 1);
        self.pixels
            .get(line * self.width + column)
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn pixels(&self) -> &[Colour] {
        &self.pixels
    }

    pub(super) fn pixels_mut(&mut self) -> &mut [Colour] {
        &mut self.pixels
    }

    /// Lays one colour over a shape.
    pub(super) fn fill(&mut self, shape: &Shape, colour: Colour) {
        self.fill_with(shape, 1.0, |_, _| colour);
    }

    /// Lays a colour over a shape that lets what is below shine through.
    pub(super) fn glaze(&mut self, shape: &Shape, colour: Colour, opacity: f32) {
        self.fill_with(shape, opacity, |_, _| colour);
    }

    /// Lays over a shape the colour that `ink` gives for each pixel.
    pub(super) fn fill_with(&mut self, shape: &Shape, opacity: f32, ink: impl Fn(f32, f32) -> Colour) {
        self.fill_through(shape, |x, y| (ink(x, y), opacity));
    }

    /// Lays over a shape the colour and the opacity that `ink` gives for each pixel.
    pub(super) fn fill_through(&mut self, shape: &Shape, ink: impl Fn(f32, f32) -> (Colour, f32)) {
        let Some(coverage) = Coverage::of(shape, self.width, self.height) else {
            return;
        };
        for (y, parts) in coverage.rows() {
            let start = y * self.width + coverage.left;
            let row = self.pixels.iter_mut().skip(start).zip(parts).enumerate();
            for (i, (pixel, part)) in row.filter(|(_, (_, part))| **part > 0.002) {
                let (colour, opacity) = ink((coverage.left + i) as f32, y as f32);
                *pixel = pixel.mix(colour, part * opacity);
            }
        }
    }

    /// Lays land under a skyline: `tops` has the height of the edge in each column, in pixels from the top.
    pub(super) fn fill_below(
        &mut self,
        tops: &[f32],
        bottom: f32,
        mut ink: impl FnMut(usize, &mut [Colour], &[f32]),
    ) {
        let highest = tops.iter().fold(f32::MAX, |a, &b| a.min(b)) - 1.0;
        let mut line = vec![Colour::BLACK; self.width];
        for (y, row) in self.band(highest, bottom) {
            ink(y, &mut line, tops);
            let below = y as f32 + 0.5;
            let slopes = tops.iter().zip(tops.iter().skip(1).chain(tops.last()));
            for ((pixel, colour), (top, next)) in row.iter_mut().zip(&line).zip(slopes) {
                // Where the land breaks off, its edge is a cliff and not a slope.
                let steep = (next - top).clamp(-6.0, 6.0);
                let depth = (below - top) / (1.0 + steep * steep).sqrt() + 0.5;
                if depth > 0.0 {
                    *pixel = pixel.mix(*colour, depth.min(1.0));
                }
            }
        }
    }

    /// A soft spot of light.
    pub(super) fn glow(&mut self, x: f32, y: f32, radius: f32, colour: Colour, strength: f32) {
        let reach = radius * 3.0;
        let columns = ((x - reach).max(0.0) as usize, (x + reach).max(0.0) as usize);
        for (line, row) in self.band(y - reach, y + reach) {
            let dy = (line as f32 + 0.5 - y) / radius;
            let span = row
                .iter_mut()
                .enumerate()
                .skip(columns.0)
                .take(columns.1 - columns.0);
            for (column, pixel) in span {
                let dx = (column as f32 + 0.5 - x) / radius;
                let away = (1.0 - (dx * dx + dy * dy) / 9.0).max(0.0);
                *pixel = pixel.screen(colour, strength * away * away * away);
            }
        }
    }

    /// A touch of a soft-edged brush: an ellipse `long` by `wide`, turned to a direction.
    pub(super) fn dab(
        &mut self,
        at: (f32, f32),
        (long, wide): (f32, f32),
        turn: (f32, f32),
        colour: Colour,
        opacity: f32,
    ) {
        let span = |a: f32, b: f32| (a * a * long * long + b * b * wide * wide).sqrt() + 1.0;
        let (across, down) = (span(turn.0, turn.1), span(turn.1, turn.0));
        let columns = (
            (at.0 - across).max(0.0) as usize,
            (at.0 + across + 1.0).max(0.0) as usize,
        );
        let edge = wide.min(long).max(0.5);
        let beyond = (1.0 + 0.5 / edge) * (1.0 + 0.5 / edge);
        for (line, row) in self.band(at.1 - down, at.1 + down + 1.0) {
            let dy = line as f32 + 0.5 - at.1;
            let span = row
                .iter_mut()
                .enumerate()
                .skip(columns.0)
                .take(columns.1 - columns.0);
            for (column, pixel) in span {
                let dx = column as f32 + 0.5 - at.0;
                let (u, v) = (
                    (dx * turn.0 + dy * turn.1) / long,
                    (dy * turn.0 - dx * turn.1) / wide,
                );
                let out = u * u + v * v;
                if out < beyond {
                    let part = ((1.0 - out.sqrt()) * edge + 0.5).clamp(0.0, 1.0);
                    *pixel = pixel.mix(colour, part * opacity);
                }
            }
        }
    }
}
