//! A coarse map of something soft, measured every few pixels and read smoothly between.

use super::surface::Surface;

/// Values on a grid over the picture.
pub(super) struct SoftMap {
    step: f32,
    width: usize,
    values: Vec<f32>,
}

impl SoftMap {
    /// Measures two values at once, down to the row `bottom`, every so many 2048ths of the unit.
    pub(super) fn pair(
        surface: &Surface,
        cells: u8,
        bottom: f32,
        measure: impl Fn(f32, f32) -> (f32, f32),
    ) -> (Self, Self) {
        let step = (surface.unit() * f32::from(cells) / 2048.0).max(1.0);
        let width = (surface.width() as f32 / step) as usize + 3;
        let height = (bottom.clamp(1.0, surface.height() as f32) / step) as usize + 3;
        let (mut first, mut second) = (
            Vec::with_capacity(width * height),
            Vec::with_capacity(width * height),
        );
        for line in 0..height {
            for column in 0..width {
                let (a, b) = measure(column as f32 * step, line as f32 * step);
                first.push(a);
                second.push(b);
            }
        }
        (
            Self {
                step,
                width,
                values: first,
            },
            Self {
                step,
                width,
                values: second,
            },
        )
    }

    /// Measures one value everywhere.
    pub(super) fn single(surface: &Surface, cells: u8, measure: impl Fn(f32, f32) -> f32) -> Self {
        Self::pair(surface, cells, surface.height() as f32, |x, y| {
            (measure(x, y), 0.0)
        })
        .0
    }

    /// Reads the values along one row of the picture.
    pub(super) fn row(&self, line: usize, out: &mut [f32]) {
        let down = (line as f32 + 0.5) / self.step;
        let (above, part) = (down as usize, down - down as usize as f32);
        let mut upper = self.values.chunks_exact(self.width).skip(above);
        let (Some(upper), Some(lower)) = (upper.next(), upper.next()) else {
            return;
        };
        for (column, value) in out.iter_mut().enumerate() {
            let across = (column as f32 + 0.5) / self.step;
            let (left, share) = (across as usize, across - across as usize as f32);
            if let (Some([a, b]), Some([c, d])) = (upper.get(left..left + 2), lower.get(left..left + 2)) {
                let (top, bottom) = (a + (b - a) * share, c + (d - c) * share);
                *value = top + (bottom - top) * part;
            }
        }
    }
}
