//! Places people made: a village, a garden.

use super::colour::Colour;
use super::composition::{Scene, Thing};
use super::curve::lerp;
use super::easel::Easel;
use super::shape::Place;

/// A village, with its church, where the ground begins.
pub(super) fn village(easel: &mut Easel) {
    if !easel.has_scene(Scene::Village) {
        return;
    }
    let mut chance = easel.chance(251);
    let unit = easel.unit();
    let dye = easel.wish.scene_colour(Scene::Village).map(Colour::hex);
    let depth = easel.height() - easel.plan.horizon;
    let start = easel
        .plan
        .water
        .map_or(easel.plan.horizon + depth * 0.1, |water| water.top);
    let middle = easel.plan.focus;
    for row in 0..3_u8 {
        let near = f32::from(row) / 2.0;
        let y = start - unit * 0.02 * (1.0 - near)
            + if easel.plan.water.is_some() {
                0.0
            } else {
                depth * 0.14 * near
            };
        if row == 1 && !easel.bans_thing(Thing::Church) {
            let place = Place::new(middle * easel.width(), y, unit * 0.27);
            easel.brush(None, 0.16).church(&place);
        }
        for i in 0..7_u8 {
            let off = (f32::from(i) - 3.0) * lerp(0.095, 0.135, near) + chance.between(-0.02, 0.02);
            let size = unit * lerp(0.085, 0.14, near) * chance.between(0.85, 1.15);
            let place = Place::new(
                (middle + off) * easel.width(),
                y + unit * chance.between(-0.006, 0.006),
                size,
            )
            .looking(chance.side());
            easel.brush(dye, lerp(0.3, 0.04, near)).house(&place, &mut chance);
            if chance.happens(0.4) {
                let tree = Place::new(place.x + size * 0.9, y, size * chance.between(1.0, 1.5));
                easel
                    .brush(None, lerp(0.3, 0.05, near))
                    .broadleaf(&tree, &mut chance);
            }
        }
    }
}

/// Flower beds and round bushes on both sides of the garden's path.
pub(super) fn garden(easel: &mut Easel) {
    if !easel.has_scene(Scene::Garden) {
        return;
    }
    let mut chance = easel.chance(252);
    let unit = easel.unit();
    let top = easel
        .plan
        .water
        .filter(|_| easel.plan.shore)
        .map_or(easel.plan.horizon, |water| water.bottom);
    let depth = easel.height() - top;
    for row in 0..7_u8 {
        let near = f32::from(row) / 6.0;
        let y = top + depth * lerp(0.1, 1.0, near * near);
        let size = unit * lerp(0.03, 0.16, easel.nearness(y) * easel.nearness(y));
        for _ in 0..9 {
            let off = chance.side() * lerp(0.1, 0.28, near) + chance.between(-0.12, 0.12) * (0.4 + near);
            let x = easel.width() * (0.5 + off * 1.3);
            let petal = easel
                .land
                .petals
                .get(chance.below(4))
                .copied()
                .unwrap_or_default();
            let petal = easel.wish.scene_colour(Scene::Garden).map_or(petal, Colour::hex);
            bush(
                easel,
                &Place::new(x, y, size),
                petal,
                lerp(0.35, 0.0, near),
                &mut chance,
            );
        }
    }
}

fn bush(easel: &mut Easel, place: &Place, petal: Colour, distance: f32, chance: &mut super::noise::Chance) {
    let green = easel.land.snowed(easel.land.turf, 0.6);
    let flowering = easel.land.snow < 0.3;
    let brush = easel.brush(None, distance);
    for i in 0..70_u8 {
        let t = f32::from(i) / 70.0;
        let (dx, dy) = (chance.between(-0.6, 0.6), chance.unit());
        let at = place.at((dx * (1.0 - 0.3 * dy), dy * 0.62 * (1.0 - dx * dx)));
        let facing = (0.15 + 0.5 * t + 0.3 * dy).min(1.0);
        let bloom = flowering && t > 0.62 && chance.happens(0.75);
        let local = if bloom {
            petal.scaled(chance.between(0.88, 1.08))
        } else {
            green.scaled(chance.between(0.8, 1.2))
        };
        let radius = place.size * if bloom { 0.055 } else { 0.095 };
        let colour = brush.light.lit(local, facing, distance);
        brush
            .surface
            .dab(at, (radius, radius * 0.85), (1.0, 0.0), colour, 0.95);
    }
}
