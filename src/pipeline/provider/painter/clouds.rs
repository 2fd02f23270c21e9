//! Clouds: banks of folded noise, lit from the sun's side, smaller toward the horizon.

use super::composition::{Meaning, Scene, Weather};
use super::curve::{lerp, smooth};
use super::easel::Easel;
use super::noise::Field;
use super::sky::source;
use super::soft::SoftMap;

/// Spreads the clouds of this sky.
pub(super) fn paint(easel: &mut Easel) {
    let cover = easel.light.cloud.min(0.95);
    let banned = easel.wish.bans(Meaning::Weather(Weather::Cloud));
    if cover < 0.03 || banned || easel.has_scene(Scene::Space) || easel.has_scene(Scene::Abstract) {
        return;
    }
    let (density, lit) = measure(easel, cover);
    let light = &easel.light;
    let day = 1.0 - light.night;
    let horizon_tone = light.sky_at(0.85);
    let bright = light
        .glow
        .mix(light.sky_at(0.55).lifted(0.25), 0.35)
        .times(light.direct.lifted(0.18));
    let mut bright = bright
        .saturated(0.78)
        .mix(light.sky_at(0.6).lifted(0.06), 0.75 * light.night);
    let mut dark = light
        .sky_at(0.3)
        .mix(light.shade.lifted(0.2), 0.5)
        .mix(horizon_tone, 0.35);
    if easel.air(Weather::Storm) {
        bright = bright.scaled(0.92).saturated(0.6);
        dark = dark.scaled(0.34);
    }
    let strength = lerp(0.75, 0.96, day);
    let horizon = easel.plan.horizon;
    let (mut thick, mut side) = (vec![0.0; easel.surface.width()], vec![0.0; easel.surface.width()]);
    for (line, row) in easel.surface.band(0.0, horizon) {
        density.row(line, &mut thick);
        lit.row(line, &mut side);
        let low = smooth(0.55, 1.0, line as f32 / horizon);
        for ((pixel, thick), side) in row.iter_mut().zip(&thick).zip(&side) {
            if *thick > 0.004 {
                let tone = dark.mix(bright, *side).mix(horizon_tone, low * 0.5);
                *pixel = pixel.mix(tone, thick * strength * (1.0 - low * 0.45));
            }
        }
    }
}

/// How thick the cloud is everywhere, and how much light falls on it.
fn measure(easel: &Easel, cover: f32) -> (SoftMap, SoftMap) {
    let (unit, horizon) = (easel.unit(), easel.plan.horizon);
    let shapes = Shapes {
        folds: easel.field(41, 6).rough(0.56),
        warp: easel.field(42, 2),
        cover,
    };
    let (sun_x, sun_y) = source(easel);
    let low_sun = smooth(0.5, 0.1, easel.light.source.1);
    let project = |x: f32, y: f32| {
        // The layer lies flat overhead, so it closes up toward the horizon.
        let away = 1.0 / (1.12 - (y / horizon).min(1.0));
        let across = (x - easel.width() * 0.5) / unit;
        (
            across * (0.55 + 0.55 * away) * 1.25,
            away * lerp(1.0, 1.7, low_sun) * 0.9,
        )
    };
    SoftMap::pair(&easel.surface, 5, horizon, |x, y| {
        let (u, v) = project(x, y);
        let (thick, broad) = shapes.thickness(u, v);
        if thick <= 0.0 {
            return (0.0, 0.0);
        }
        let (dx, dy) = ((sun_x - x) / unit, (sun_y - y) / unit);
        let long = (dx * dx + dy * dy).sqrt().max(0.05);
        let beyond = shapes.breadth(u + dx / long * 0.14, v - 0.1 - dy / long * 0.1);
        (
            smooth(0.0, 0.3, thick),
            (0.66 + (broad - beyond) * 1.25 - thick * 0.3).clamp(0.0, 1.0),
        )
    })
}

struct Shapes {
    folds: Field,
    warp: Field,
    cover: f32,
}

impl Shapes {
    /// Above 0 where there is cloud; and the same without the fine folds.
    fn thickness(&self, u: f32, v: f32) -> (f32, f32) {
        let bend = self.warp.at(u * 0.8, v * 0.8) * 0.35;
        let (noise, broad) = self.folds.at_twice(u + bend, v * 1.25 + bend * 0.6, 3);
        let cover = lerp(-0.42, 0.5, self.cover);
        (noise + cover, broad + cover)
    }

    fn breadth(&self, u: f32, v: f32) -> f32 {
        let bend = self.warp.at(u * 0.8, v * 0.8) * 0.35;
        self.folds.of(3).at(u + bend, v * 1.25 + bend * 0.6) + lerp(-0.42, 0.5, self.cover)
    }
}
