//! Measures that several media work from: softened colours, tones, and where edges are.

use super::super::colour::Colour;
use super::super::surface::Surface;

/// Averages every pixel with those within `radius` of it, along the rows and then along the columns.
pub(super) fn soften(surface: &mut Surface, radius: usize) {
    let (width, height) = (surface.width(), surface.height());
    let radius = radius.min(width.min(height) / 2);
    if radius == 0 {
        return;
    }
    let mut line = vec![Colour::BLACK; width];
    for (_, row) in surface.rows_mut() {
        line.copy_from_slice(row);
        average(&line, radius, row);
    }
    columns(surface, radius);
}

/// A running mean over one row.
fn average(from: &[Colour], radius: usize, to: &mut [Colour]) {
    let share = 1.0 / (2 * radius + 1) as f32;
    let (first, last) = (from.first().copied().unwrap_or_default(), from.last().copied().unwrap_or_default());
    let mut sum = first.scaled(radius as f32 + 1.0);
    sum = from.iter().take(radius).fold(sum, |sum, colour| add(sum, *colour, 1.0));
    let entering = from.iter().skip(radius).chain(std::iter::repeat(&last));
    let leaving = std::iter::repeat_n(&first, radius + 1).chain(from);
    for ((pixel, new), old) in to.iter_mut().zip(entering).zip(leaving) {
        sum = add(add(sum, *new, 1.0), *old, -1.0);
        *pixel = sum.scaled(share);
    }
}

/// The same down the columns, all of them at once so that memory is read in order.
fn columns(surface: &mut Surface, radius: usize) {
    let (width, height) = (surface.width(), surface.height());
    let source = surface.pixels().to_vec();
    let row = |y: usize| source.chunks_exact(width).nth(y.min(height - 1)).unwrap_or_default();
    let share = 1.0 / (2 * radius + 1) as f32;
    let mut sums: Vec<Colour> = row(0).iter().map(|colour| colour.scaled(radius as f32 + 1.0)).collect();
    for y in 0..radius {
        sums.iter_mut().zip(row(y)).for_each(|(sum, colour)| *sum = add(*sum, *colour, 1.0));
    }
    for (y, line) in surface.rows_mut() {
        let (new, old) = (row(y + radius), row(y.saturating_sub(radius + 1)));
        for ((pixel, sum), (new, old)) in line.iter_mut().zip(&mut sums).zip(new.iter().zip(old)) {
            *sum = add(add(*sum, *new, 1.0), *old, -1.0);
            *pixel = sum.scaled(share);
        }
    }
}

#[inline]
fn add(a: Colour, b: Colour, k: f32) -> Colour {
    Colour { r: a.r + b.r * k, g: a.g + b.g * k, b: a.b + b.b * k }
}

/// How bright every pixel is.
pub(super) fn tones(surface: &Surface) -> Vec<f32> {
    surface.pixels().iter().map(|pixel| pixel.luma()).collect()
}

/// Where tones change, from 0 to about 1: the difference over `reach` pixels, across and down.
pub(super) fn edges(tones: &[f32], width: usize, reach: usize) -> Vec<f32> {
    let mut out = vec![0.0; tones.len()];
    let offset = reach * width;
    let inner = out.iter_mut().skip(offset + reach);
    let across = tones.iter().skip(offset).zip(tones.iter().skip(offset + 2 * reach));
    let down = tones.iter().skip(reach).zip(tones.iter().skip(2 * offset + reach));
    for ((edge, (left, right)), (above, below)) in inner.zip(across).zip(down) {
        let (dx, dy) = (right - left, below - above);
        *edge = (dx * dx + dy * dy).sqrt();
    }
    out
}
