//! Media of the press and the lens: woodcut, poster, comic, photograph.

use super::super::colour::Colour;
use super::super::curve::{lerp, sine, smooth};
use super::super::noise::{Chance, Field};
use super::super::surface::Surface;
use super::edges::{edges, soften, tones};

/// Carved lines, thick where it is dark, in black on cream with one colour under them.
pub(super) fn woodcut(surface: &mut Surface, seed: u64) {
    let (width, unit) = (surface.width(), surface.unit());
    let contours = edges(&tones(surface), width, (unit * 0.0024).max(1.0) as usize);
    soften(surface, (unit * 0.004) as usize);
    let (paper, black) = (Colour::hex(0xf0e4ca), Colour::hex(0x1e1816));
    let (knife, wood) = (Field::new(seed, 661, 2), Field::new(seed, 662, 3));
    let (mut cuts, mut grains) = (vec![0.0; width], vec![0.0; width]);
    let pitch = (unit * 0.0092).max(3.0);
    for ((line, row), contours) in surface.rows_mut().zip(contours.chunks_exact(width)) {
        let y = line as f32;
        knife.row(0.0, 5.0 / unit, y * 5.0 / unit, &mut cuts);
        wood.row(0.0, 8.0 / unit, y * 90.0 / unit, &mut grains);
        for (((pixel, contour), cut), grain) in row.iter_mut().zip(contours).zip(&cuts).zip(&grains) {
            let light = smooth(0.05, 0.9, pixel.luma());
            let wave = sine(y / pitch + cut * 1.5) * 0.5 + 0.5;
            let soft = (0.6 / pitch * 3.2).min(0.45);
            let carved = smooth(light - soft, light + soft, wave * 0.84 + 0.08 + grain * 0.07);
            let tone = black.mix(paper, 1.0 - carved);
            let spot = pixel.saturated(1.5).mix(paper, 0.35);
            let colour = if carved < 0.5 {
                tone.mix(tone.times(spot.lifted(0.12)), 0.75)
            } else {
                tone
            };
            *pixel = colour.mix(black, smooth(0.1, 0.3, *contour) * 0.9);
        }
    }
    frame(surface, paper, 0.03);
}

/// Flat tones and a pale border.
pub(super) fn poster(surface: &mut Surface) {
    let unit = surface.unit();
    soften(surface, (unit * 0.006) as usize);
    for pixel in surface.pixels_mut() {
        let luma = pixel.luma().max(0.01);
        let level = steps(luma, 6.0, 0.12);
        let flat = pixel.saturated(1.4).scaled(level / luma);
        *pixel = Colour {
            r: steps(flat.r, 5.0, 0.1),
            g: steps(flat.g, 5.0, 0.1),
            b: steps(flat.b, 5.0, 0.1),
        };
    }
    frame(surface, Colour::hex(0xf6eedc), 0.045);
}

/// Rounds to `count` levels with edges soft enough to be smooth.
fn steps(value: f32, count: f32, soft: f32) -> f32 {
    let scaled = value.clamp(0.0, 1.0) * count;
    let low = scaled.floor();
    (low + smooth(0.5 - soft, 0.5 + soft, scaled - low)) / count
}

/// Strong flat colours, dots in the shadows, black contours.
pub(super) fn comic(surface: &mut Surface) {
    let (width, unit) = (surface.width(), surface.unit());
    let contours = edges(&tones(surface), width, (unit * 0.0022).max(1.0) as usize);
    soften(surface, (unit * 0.003) as usize);
    let pitch = (unit * 0.0085).max(3.0);
    for ((line, row), contours) in surface.rows_mut().zip(contours.chunks_exact(width)) {
        for (column, (pixel, contour)) in row.iter_mut().zip(contours).enumerate() {
            let (x, y) = (column as f32, line as f32);
            let (u, v) = ((x + y) / pitch * 0.7, (x - y) / pitch * 0.7);
            let dot = (u - u.round()) * (u - u.round()) + (v - v.round()) * (v - v.round());
            let luma = pixel.luma();
            let bold = pixel.saturated(1.7);
            let flat = Colour {
                r: steps(bold.r, 4.0, 0.15),
                g: steps(bold.g, 4.0, 0.15),
                b: steps(bold.b, 4.0, 0.15),
            };
            let radius = (0.62 - luma).max(0.0) * 0.62;
            let shade = smooth(radius + 0.1, radius - 0.04, dot.sqrt()) * f32::from(u8::from(radius > 0.02));
            *pixel = flat
                .lifted(0.06)
                .mix(flat.scaled(0.42), shade)
                .mix(Colour::hex(0x121018), smooth(0.09, 0.24, *contour));
        }
    }
    frame(surface, Colour::hex(0xfaf8f2), 0.022);
}

/// A lens: sharp in one plane only, darker corners, a film's curve and its grain.
pub(super) fn photograph(surface: &mut Surface, seed: u64) {
    let (width, height, unit) = (surface.width() as f32, surface.height() as f32, surface.unit());
    let mut blurred = Surface::new(surface.width(), surface.height());
    blurred.pixels_mut().copy_from_slice(surface.pixels());
    soften(&mut blurred, (unit * 0.006) as usize);
    soften(&mut blurred, (unit * 0.004) as usize);
    let mut chance = Chance::new(seed, 671);
    for ((line, row), soft) in surface.rows_mut().zip(blurred.rows()) {
        let dy = (line as f32 + 0.5) / height - 0.5;
        let out_of_focus = smooth(0.36, 0.5, dy) + smooth(-0.22, -0.5, dy) * 0.75;
        for (column, (pixel, soft)) in row.iter_mut().zip(soft).enumerate() {
            let dx = (column as f32 + 0.5) / width - 0.5;
            let grain = (chance.bits() >> 40) as f32 / 16_777_216.0 - 0.5;
            let colour = pixel.mix(*soft, out_of_focus.min(1.0));
            let luma = colour.luma();
            let curve = lerp(luma, smooth(-0.04, 1.02, luma), 0.75) / luma.max(0.02);
            let corner = 1.0 - smooth(0.1, 0.56, dx * dx + dy * dy) * 0.55;
            *pixel = colour
                .saturated(0.86)
                .scaled(curve * corner)
                .lifted(grain * 0.055);
        }
    }
}

/// A plain border.
fn frame(surface: &mut Surface, colour: Colour, wide: f32) {
    let (width, height) = (surface.width(), surface.height());
    let border = ((surface.unit() * wide) as usize).max(1);
    for (line, row) in surface.rows_mut() {
        let edge = line < border || line + border >= height;
        for (column, pixel) in row.iter_mut().enumerate() {
            if edge || column < border || column + border >= width {
                *pixel = colour;
            }
        }
    }
}
