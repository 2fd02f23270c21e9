//! What winds through the ground toward the viewer: a river, a road.

use super::colour::Colour;
use super::composition::Scene;
use super::curve::{lerp, sine, smooth};
use super::easel::Easel;
use super::plan::Ground;

/// Lays the river and the road of the plan over the ground.
pub(super) fn paint(easel: &mut Easel) {
    if easel.plan.river {
        river(easel);
    }
    if easel.has_scene(Scene::Road) || (easel.has_scene(Scene::Garden) && easel.plan.water.is_none()) {
        road(easel);
    }
}

/// The course of a way: its middle and half width in pixels, for how near a row is.
struct Course {
    vanishing: f32,
    foot: f32,
    swing: f32,
    phase: f32,
    narrow: f32,
    wide: f32,
}

impl Course {
    fn at(&self, near: f32) -> (f32, f32) {
        let bend = sine(self.phase + 0.85 / (near + 0.42)) * self.swing * near * (1.15 - near * 0.55);
        let middle = lerp(self.vanishing, self.foot, near) + bend;
        (
            middle,
            lerp(self.narrow, self.wide, near * near * 0.75 + near * 0.25),
        )
    }
}

fn course(easel: &Easel, purpose: u64, wide: f32) -> Course {
    let mut chance = easel.chance(purpose);
    let (width, unit) = (easel.width(), easel.unit());
    Course {
        vanishing: width * lerp(0.5, easel.plan.focus, 0.7),
        foot: width * lerp(0.5, 1.0 - easel.plan.focus, 0.5),
        swing: unit * chance.between(0.26, 0.4) * chance.side(),
        phase: chance.unit(),
        narrow: unit * 0.006,
        wide: unit * wide,
    }
}

fn river(easel: &mut Easel) {
    let way = course(easel, 211, 0.24);
    let (unit, horizon, height) = (easel.unit(), easel.plan.horizon, easel.height());
    let width = easel.surface.width();
    let light = easel.light.clone();
    let deep = light.lit(easel.land.water, 0.4, 0.0);
    let bank = light.lit(easel.land.snowed(easel.land.turf.scaled(0.6), 0.5), 0.2, 0.0);
    let ripple = easel.field(212, 3);
    let mut waves = vec![0.0; width];
    let left = easel.across(0.0);
    let top = (horizon.max(1.0) as usize).min(easel.surface.height());
    let (above, below) = easel.surface.split(top);
    let rows = (height - horizon).max(1.0);
    for (down, row) in below.chunks_exact_mut(width).enumerate() {
        let near = down as f32 / rows;
        let (middle, half) = way.at(near);
        let scale = 0.02 + near * 0.4;
        ripple.row(left / scale * 0.4, 0.4 / scale / unit, 2.6 / scale, &mut waves);
        let reach = unit * (0.004 + near * 0.03);
        for (column, (pixel, wave)) in row.iter_mut().zip(&waves).enumerate() {
            let x = column as f32 + 0.5;
            let inside = half - (x - middle).abs() + wave * reach * 0.25;
            if inside < -reach {
                continue;
            }
            *pixel = pixel.mix(bank, smooth(-reach * 0.9, 0.0, inside) * 0.55);
            let y = (top as f32 - 1.0 - down as f32 * 0.85 - (wave + 0.2) * reach * 2.0)
                .abs()
                .min(top as f32 - 1.0);
            let sample = (x + wave * reach).clamp(0.0, width as f32 - 1.0) as usize;
            let seen = above.get(y as usize * width + sample).copied().unwrap_or(deep);
            let water = seen.mix(deep, lerp(0.12, 0.4, near)).lifted(wave * 0.05);
            *pixel = pixel.mix(water, smooth(-0.6, 0.8, inside));
        }
    }
}

fn road(easel: &mut Easel) {
    let garden = !easel.has_scene(Scene::Road);
    let way = course(easel, 213, if garden { 0.15 } else { 0.21 });
    let (unit, horizon, height) = (easel.unit(), easel.plan.horizon, easel.height());
    let city = easel.plan.ground == Ground::Pavement;
    let named = easel.wish.scene_colour(Scene::Road).map(Colour::hex);
    let usual = if city {
        Colour::hex(0x4c4c54)
    } else {
        Colour::hex(0xc4ac84)
    };
    let earth = easel.land.snowed(named.unwrap_or(usual), 0.55);
    let light = easel.light.clone();
    let grit = easel.field(214, 3).rough(0.6);
    let mut grains = vec![0.0; easel.surface.width()];
    let left = easel.across(0.0);
    for (y, row) in easel.surface.band(horizon + unit * 0.004, height) {
        let near = (y as f32 - horizon) / (height - horizon);
        let (middle, half) = way.at(near);
        let scale = 0.03 + near * 0.5;
        grit.row(left / scale * 2.0, 2.0 / scale / unit, 8.0 / scale, &mut grains);
        let haze = (1.0 - near) * (1.0 - near) * 0.4;
        for (column, (pixel, grain)) in row.iter_mut().zip(&grains).enumerate() {
            let across = (column as f32 + 0.5 - middle) / half;
            let inside = 1.0 - across.abs() + grain * 0.06;
            if inside > -0.2 {
                let worn = smooth(0.16, 0.0, (across.abs() - 0.45).abs()) * 0.3;
                let facing = (0.68 + grain * 0.28 - worn + across * light.side() * 0.12).clamp(0.0, 1.0);
                let verge = smooth(0.0, 0.14, inside);
                let tone = light.lit(earth.mix(easel.land.turf, (1.0 - verge) * 0.6), facing, haze);
                *pixel = pixel.mix(tone, smooth(-0.03, 0.03, inside));
            }
        }
    }
}
