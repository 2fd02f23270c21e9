//! The sky: its colours from the zenith to the horizon, and the glow around the light.

use super::colour::Colour;
use super::curve::bell;
use super::easel::Easel;

/// Lays the sky over the whole surface.
pub(super) fn paint(easel: &mut Easel) {
    let (width, height, unit) = (easel.width(), easel.height(), easel.unit());
    let horizon = easel.plan.horizon.min(height);
    let (x, y) = source(easel);
    let light = easel.light.clone();
    let wash = easel.field(21, 2);
    let mut drift = vec![0.0; easel.surface.width()];
    for (line, row) in easel.surface.rows_mut() {
        let down = line as f32 + 0.5;
        let base = light.sky_at((down / horizon).min(1.0));
        wash.row(-width / unit, 2.0 / unit, down * 5.0 / unit, &mut drift);
        let dy = (down - y) / unit;
        for (column, (pixel, drift)) in row.iter_mut().zip(&drift).enumerate() {
            let dx = (column as f32 + 0.5 - x) / unit;
            let wide = bell((dx * dx * 1.6 + dy * dy * 7.0).sqrt() * 1.5);
            let close = bell((dx * dx + dy * dy).sqrt() * 9.0);
            let tone = base.lifted(drift * 0.012);
            let warmed = tone.mix(light.glow, (wide * 0.5 * light.glow_strength).min(0.8));
            *pixel = warmed.screen(light.glow, (close * 0.7 * light.glow_strength).min(1.0));
        }
    }
    if easel.light.thick > 0.5 {
        veil(easel);
    }
}

/// Where the sun or the moon stands, in pixels.
pub(super) fn source(easel: &Easel) -> (f32, f32) {
    let (part, height) = easel.light.source;
    let horizon = easel.plan.horizon.min(easel.height() * 0.95);
    (part * easel.width(), horizon * (1.0 - height))
}

/// Fog takes the blue out of the sky, most of all low down.
fn veil(easel: &mut Easel) {
    let (haze, thick, horizon) = (easel.light.haze, easel.light.thick, easel.plan.horizon);
    for (line, row) in easel.surface.rows_mut() {
        let low = (line as f32 / horizon).min(1.0);
        let part = thick * (0.25 + 0.65 * low);
        let pale: Colour = haze;
        for pixel in row {
            *pixel = pixel.mix(pale, part);
        }
    }
}
