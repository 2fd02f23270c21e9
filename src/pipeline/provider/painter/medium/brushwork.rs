//! Media of the brush: the picture is laid again, stroke by stroke.

use super::super::colour::Colour;
use super::super::curve::{cosine, lerp, sine};
use super::super::noise::{Chance, Field};
use super::super::surface::Surface;
use super::edges::soften;

/// How strokes are laid.
struct Strokes {
    /// Between strokes, in units.
    spacing: f32,
    long: f32,
    wide: f32,
    opacity: f32,
    /// How far a stroke's colour strays.
    stray: f32,
}

/// Thick strokes that follow the forms, and the light on their ridges.
pub(super) fn oil(surface: &mut Surface, seed: u64) {
    let source = soft_copy(surface, 0.002);
    let broad = Strokes {
        spacing: 0.0115,
        long: 0.024,
        wide: 0.0082,
        opacity: 0.86,
        stray: 0.05,
    };
    lay(surface, &source, seed ^ 1, &broad, 0.0);
    let fine = Strokes {
        spacing: 0.0078,
        long: 0.011,
        wide: 0.0042,
        opacity: 0.9,
        stray: 0.035,
    };
    lay(surface, &source, seed ^ 2, &fine, 0.045);
    ridges(surface, seed, 0.5);
}

/// Short bright strokes side by side.
pub(super) fn impressionist(surface: &mut Surface, seed: u64) {
    let source = soft_copy(surface, 0.004);
    surface
        .pixels_mut()
        .iter_mut()
        .for_each(|pixel| *pixel = pixel.mix(Colour::hex(0xe4d4b4), 0.35));
    let short = Strokes {
        spacing: 0.0115,
        long: 0.0165,
        wide: 0.0064,
        opacity: 0.84,
        stray: 0.15,
    };
    lay(surface, &source, seed ^ 3, &short, 0.0);
    let touches = Strokes {
        spacing: 0.011,
        long: 0.0095,
        wide: 0.0036,
        opacity: 0.84,
        stray: 0.17,
    };
    lay(surface, &source, seed ^ 4, &touches, 0.035);
    surface
        .pixels_mut()
        .iter_mut()
        .for_each(|pixel| *pixel = pixel.saturated(1.25));
    ridges(surface, seed, 0.35);
}

/// Dots of pure colour on a pale ground.
pub(super) fn pointillist(surface: &mut Surface, seed: u64) {
    let source = soft_copy(surface, 0.003);
    let mut chance = Chance::new(seed, 603);
    let unit = surface.unit();
    surface
        .pixels_mut()
        .iter_mut()
        .for_each(|pixel| *pixel = pixel.mix(Colour::hex(0xf6eede), 0.62));
    let step = unit * 0.0074;
    for (x, y) in grid(surface, step, &mut chance) {
        let from = source.near(x, y);
        let [light, a, b] = from.lab();
        let turn = chance.between(-0.16, 0.16);
        let (s, c) = (sine(turn), cosine(turn));
        let hue = [
            (light + chance.between(-0.09, 0.09)).clamp(0.0, 1.0),
            (a * c - b * s) * 1.55,
            (a * s + b * c) * 1.55,
        ];
        let radius = step * chance.between(0.42, 0.66);
        surface.dab((x, y), (radius, radius), (1.0, 0.0), Colour::from_lab(hue), 0.95);
    }
}

fn soft_copy(surface: &Surface, radius: f32) -> Surface {
    let mut copy = Surface::new(surface.width(), surface.height());
    copy.pixels_mut().copy_from_slice(surface.pixels());
    soften(&mut copy, (surface.unit() * radius) as usize);
    copy
}

/// Lays strokes on a jittered grid, across the steepest change of tone; only where that change is above `threshold`.
fn lay(surface: &mut Surface, source: &Surface, seed: u64, strokes: &Strokes, threshold: f32) {
    let mut chance = Chance::new(seed, 601);
    let sweep = Field::new(seed, 602, 2);
    let unit = surface.unit();
    let reach = unit * 0.006;
    for (x, y) in grid(surface, unit * strokes.spacing, &mut chance) {
        let tone = |dx: f32, dy: f32| source.near(x + dx * reach, y + dy * reach).luma();
        let (gx, gy) = (tone(1.0, 0.0) - tone(-1.0, 0.0), tone(0.0, 1.0) - tone(0.0, -1.0));
        let steep = (gx * gx + gy * gy).sqrt();
        let (size, bend, shift) = (
            chance.between(0.75, 1.25),
            chance.between(-0.06, 0.06),
            chance.between(-1.0, 1.0),
        );
        if steep < threshold {
            continue;
        }
        let free = sweep.at(x / unit * 2.0, y / unit * 2.0) * 0.22 + bend;
        let along = if steep > 0.03 {
            (-gy / steep, gx / steep)
        } else {
            (cosine(free), sine(free))
        };
        let from = source.near(x, y);
        let warm = chance.between(-1.0, 1.0) * strokes.stray * 0.5;
        let colour = from.lifted(shift * strokes.stray * 0.5);
        let colour = Colour {
            r: colour.r + warm,
            g: colour.g,
            b: colour.b - warm,
        };
        let long = strokes.long * lerp(1.0, 0.6, (steep * 6.0).min(1.0));
        surface.dab(
            (x, y),
            (unit * long * size * 0.5, unit * strokes.wide * size * 0.5),
            along,
            colour,
            strokes.opacity,
        );
    }
}

/// Every point of a jittered grid over the picture, in an order without rows.
fn grid(surface: &Surface, step: f32, chance: &mut Chance) -> Vec<(f32, f32)> {
    let step = step.max(1.0);
    let columns = (surface.width() as f32 / step) as usize + 2;
    let lines = (surface.height() as f32 / step) as usize + 2;
    let mut points = Vec::with_capacity(columns * lines);
    for line in 0..lines {
        for column in 0..columns {
            let (dx, dy) = (chance.between(-0.5, 0.5), chance.between(-0.5, 0.5));
            points.push(((column as f32 + dx) * step, (line as f32 + dy) * step));
        }
    }
    for i in (1..points.len()).rev() {
        points.swap(i, chance.below(i + 1));
    }
    points
}

/// Light on the relief of the paint, and the weave of the canvas under it.
fn ridges(surface: &mut Surface, seed: u64, strength: f32) {
    let width = surface.width();
    let weave = Field::new(seed, 605, 2);
    let unit = surface.unit();
    let tones: Vec<f32> = surface.pixels().iter().map(|pixel| pixel.luma()).collect();
    let ahead = (unit * 0.0012).max(1.0) as usize * (width + 1);
    let mut threads = vec![0.0; width];
    for (line, row) in surface.rows_mut() {
        weave.row(0.0, 210.0 / unit, line as f32 * 210.0 / unit, &mut threads);
        let here = tones.iter().skip(line * width);
        let there = tones.iter().skip(line * width + ahead);
        for (((pixel, thread), a), b) in row.iter_mut().zip(&threads).zip(here).zip(there) {
            *pixel = pixel.lifted(((a - b) * strength).clamp(-0.09, 0.09) + thread * 0.016);
        }
    }
}
