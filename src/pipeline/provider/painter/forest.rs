//! Many trees: far rows in the haze, near ones at the sides.

use super::colour::Colour;
use super::composition::{Scene, Season};
use super::curve::lerp;
use super::easel::Easel;
use super::noise::Chance;
use super::shape::Place;

/// The far rows of a forest or a jungle, or a line of trees behind a lake.
pub(super) fn far(easel: &mut Easel) {
    if wooded(easel) {
        (0..3).for_each(|row| stand(easel, row));
    } else if (easel.plan.river || easel.has_scene(Scene::Lake)) && !easel.has_scene(Scene::Waterfall) {
        far_shore(easel);
    }
}

/// The near rows, before which the fog does not come.
pub(super) fn near(easel: &mut Easel) {
    if wooded(easel) && easel.plan.water.is_none() {
        (3..5).for_each(|row| stand(easel, row));
    }
}

fn wooded(easel: &Easel) -> bool {
    easel.has_scene(Scene::Forest) || easel.has_scene(Scene::Jungle)
}

/// One row of the forest: 0 is the farthest.
fn stand(easel: &mut Easel, row: u8) {
    let (jungle, watery) = (easel.has_scene(Scene::Jungle), easel.plan.water.is_some());
    let near = f32::from(row) / 4.0;
    let mut chance = easel.chance(131 + u64::from(row));
    let depth = easel.height() - easel.plan.horizon;
    let base = easel.plan.horizon
        + depth
            * if watery {
                0.08 + 0.03 * near
            } else {
                0.03 + near * near * 0.95
            };
    let tall = lerp(0.17, if watery { 0.5 } else { 0.95 }, near);
    let wide = easel.width() / easel.unit();
    let count = (wide * lerp(26.0, 6.0, near)) as usize;
    let distance = (lerp(0.62, 0.0, near.sqrt()) + easel.light.thick * 0.35 * (1.0 - near)).min(0.92);
    let leafy = match easel.wish.season {
        _ if jungle => 1.0,
        Some(Season::Autumn | Season::Spring) => 0.55,
        _ => 0.18,
    };
    for i in 0..count {
        let across = (i as f32 + chance.between(0.1, 0.9)) / count as f32;
        let size = easel.unit() * tall * chance.between(0.7, 1.15);
        // A clearing at the subject's place keeps the view open.
        let clear = (across - easel.plan.focus).abs() < lerp(0.1, 0.3, near);
        if (near > 0.2 || easel.has_scene(Scene::Waterfall)) && clear {
            continue;
        }
        let lift = chance.between(-0.012, 0.012) * easel.unit();
        let place = Place::new(across * easel.width(), base + lift, size).leaning(easel.lean() * 0.6);
        one(easel, &place, leafy, jungle, distance, &mut chance);
    }
    mist(easel, base, (1.0 - near) * (0.16 + 0.5 * easel.light.thick));
}

fn one(easel: &mut Easel, place: &Place, leafy: f32, jungle: bool, distance: f32, chance: &mut Chance) {
    let dye = easel.wish.scene_colour(Scene::Forest).map(Colour::hex);
    let mut brush = easel.brush(dye, distance);
    if jungle && chance.happens(0.45) {
        brush.palm(
            &Place {
                size: place.size * 0.85,
                ..*place
            },
            chance,
        );
    } else if chance.happens(leafy) {
        brush.broadleaf(
            &Place {
                size: place.size * 0.82,
                ..*place
            },
            chance,
        );
    } else {
        brush.pine(place, chance);
    }
}

/// A low bank of mist behind the next row.
fn mist(easel: &mut Easel, base: f32, strength: f32) {
    let (unit, haze) = (easel.unit(), easel.light.haze);
    for (y, row) in easel.surface.band(base - unit * 0.12, base + unit * 0.02) {
        let part = 1.0 - ((base - y as f32) / (unit * 0.12)).abs().min(1.0);
        for pixel in row {
            *pixel = pixel.mix(haze, part * part * strength);
        }
    }
}

/// A dark line of small trees where the far shore meets the hills.
fn far_shore(easel: &mut Easel) {
    let mut chance = easel.chance(141);
    let wide = easel.width() / easel.unit();
    let count = (wide * 46.0) as usize;
    let clumps = easel.field(142, 2);
    let base = easel
        .plan
        .water
        .map_or(easel.plan.horizon + easel.unit() * 0.02, |water| water.top);
    for i in 0..count {
        let across = (i as f32 + chance.between(0.0, 1.0)) / count as f32;
        let thicket = clumps.at(across * 5.0, 0.0) + 0.25;
        let (size, lift) = (chance.between(0.03, 0.075), chance.between(0.0, 0.008));
        let mut own = Chance::new(easel.seed, 150 + i as u64);
        if thicket < 0.0 {
            continue;
        }
        let place = Place::new(
            across * easel.width(),
            base - lift * easel.unit(),
            easel.unit() * size * (0.7 + thicket),
        );
        one(
            easel,
            &place,
            if easel.land.leafy > 0.5 { 0.15 } else { 0.0 },
            false,
            0.3 + easel.light.thick * 0.35,
            &mut own,
        );
    }
}
