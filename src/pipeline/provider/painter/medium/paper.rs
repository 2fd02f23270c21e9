//! Media in which the paper shows: watercolour, pastel, charcoal.

use super::super::colour::Colour;
use super::super::curve::{lerp, smooth};
use super::super::noise::Field;
use super::super::surface::Surface;
use super::edges::{edges, soften, tones};

/// Washes with dark rims and granulation, and an edge of bare paper.
pub(super) fn watercolour(surface: &mut Surface, seed: u64) {
    let (width, unit) = (surface.width(), surface.unit());
    bleed(surface, seed);
    soften(surface, (unit * 0.0028) as usize);
    let rim = edges(&tones(surface), width, (unit * 0.0022).max(1.0) as usize);
    let paper = Colour::hex(0xfbf7ee);
    let (grain, wash) = (Field::new(seed, 611, 3).rough(0.7), Field::new(seed, 612, 4));
    let (mut grains, mut washes) = (vec![0.0; width], vec![0.0; width]);
    for ((line, row), rims) in surface.rows_mut().zip(rim.chunks_exact(width)) {
        let v = line as f32 / unit;
        grain.row(0.0, 130.0 / unit, v * 130.0, &mut grains);
        wash.row(0.0, 5.0 / unit, v * 5.0, &mut washes);
        for (((pixel, rim), grain), wash) in row.iter_mut().zip(rims).zip(&grains).zip(&washes) {
            let dark = 1.0 - pixel.luma();
            let pigment = 0.84 + wash * 0.22 + grain * 0.11 * (0.3 + dark) + (rim * 1.6).min(0.28);
            *pixel = paper.mix(pixel.saturated(1.22).lifted(0.05), pigment.clamp(0.0, 1.05));
        }
    }
    margin(surface, seed, paper, 0.035);
}

/// Moves colours a little, as water does.
fn bleed(surface: &mut Surface, seed: u64) {
    let (width, unit) = (surface.width(), surface.unit());
    let (across, down) = (Field::new(seed, 613, 3), Field::new(seed, 614, 3));
    let mut source = Surface::new(width, surface.height());
    source.pixels_mut().copy_from_slice(surface.pixels());
    let (mut xs, mut ys) = (vec![0.0; width], vec![0.0; width]);
    for (line, row) in surface.rows_mut() {
        let v = line as f32 / unit;
        across.row(0.0, 22.0 / unit, v * 22.0, &mut xs);
        down.row(0.0, 22.0 / unit, v * 22.0, &mut ys);
        for (column, ((pixel, dx), dy)) in row.iter_mut().zip(&xs).zip(&ys).enumerate() {
            *pixel = source.near(column as f32 + dx * unit * 0.006, line as f32 + dy * unit * 0.006);
        }
    }
}

/// Leaves a ragged edge of paper around the picture.
fn margin(surface: &mut Surface, seed: u64, paper: Colour, wide: f32) {
    let (width, height, unit) = (surface.width() as f32, surface.height() as f32, surface.unit());
    let ragged = Field::new(seed, 615, 4).rough(0.6);
    let mut torn = vec![0.0; surface.width()];
    for (line, row) in surface.rows_mut() {
        ragged.row(0.0, 14.0 / unit, line as f32 * 14.0 / unit, &mut torn);
        let down = (line as f32 + 0.5).min(height - line as f32 - 0.5);
        for (column, (pixel, torn)) in row.iter_mut().zip(&torn).enumerate() {
            let across = (column as f32 + 0.5).min(width - column as f32 - 0.5);
            let inside = across.min(down) / unit - wide - torn * 0.014;
            if inside < 0.012 {
                let rim = smooth(0.012, 0.001, inside) * 0.16;
                *pixel = paper.mix(pixel.scaled(1.0 - rim), smooth(0.0, 0.0022, inside));
            }
        }
    }
}

/// Chalk that skips over the hollows of a toned paper.
pub(super) fn pastel(surface: &mut Surface, seed: u64) {
    let (width, unit) = (surface.width(), surface.unit());
    soften(surface, (unit * 0.003) as usize);
    let paper = Colour::hex(0xb8a896);
    let (tooth, stroke) = (
        Field::new(seed, 621, 3).rough(0.75),
        Field::new(seed, 622, 2).rough(0.6),
    );
    let (mut teeth, mut strokes) = (vec![0.0; width], vec![0.0; width]);
    for (line, row) in surface.rows_mut() {
        let y = line as f32 / unit;
        tooth.row(0.0, 170.0 / unit, y * 170.0, &mut teeth);
        // Strokes run down to the left: long along the diagonal, thin across it.
        stroke.row(y * 95.0, 95.0 / unit, y * 14.0, &mut strokes);
        for ((pixel, tooth), stroke) in row.iter_mut().zip(&teeth).zip(&strokes) {
            let chalk = smooth(-0.5, 0.12, tooth * 0.75 + stroke * 0.55 + 0.12);
            let colour = pixel.saturated(1.2).lifted(0.05 + stroke * 0.07);
            *pixel = paper.mix(colour, lerp(0.3, 1.0, chalk));
        }
    }
}

/// Black coal on rough paper, smudged, with the darkest edges drawn again.
pub(super) fn charcoal(surface: &mut Surface, seed: u64) {
    let (width, unit) = (surface.width(), surface.unit());
    let sharp = edges(&tones(surface), width, (unit * 0.0018).max(1.0) as usize);
    soften(surface, (unit * 0.0045) as usize);
    let (paper, coal) = (Colour::hex(0xe6e0d4), Colour::hex(0x1c1a1a));
    let (tooth, smudge) = (Field::new(seed, 631, 3).rough(0.8), Field::new(seed, 632, 3));
    let (mut teeth, mut smudges) = (vec![0.0; width], vec![0.0; width]);
    for ((line, row), edges) in surface.rows_mut().zip(sharp.chunks_exact(width)) {
        let y = line as f32 / unit;
        tooth.row(0.0, 150.0 / unit, y * 150.0, &mut teeth);
        smudge.row(y * 30.0, 30.0 / unit, y * 9.0, &mut smudges);
        for (((pixel, edge), tooth), smudge) in row.iter_mut().zip(edges).zip(&teeth).zip(&smudges) {
            let dark = 1.0 - smooth(0.06, 0.94, pixel.luma());
            let coverage = dark * 1.12 + smudge * 0.12 + (edge * 2.4).min(0.55) - 0.06;
            let grain = smooth(-0.45, 0.5, tooth + (coverage - 0.5) * 1.7);
            *pixel = paper.mix(
                coal,
                (coverage * 0.5 + grain * coverage.clamp(0.0, 1.0) * 0.62).clamp(0.0, 0.97),
            );
        }
    }
}
