//! The ground from the horizon to the lower edge: grass, sand, ice, forest floor, pavement.

use super::colour::Colour;
use super::composition::{Scene, Thing, Weather};
use super::curve::{lerp, smooth};
use super::easel::Easel;
use super::plan::Ground;

/// Lays the ground of the plan.
pub(super) fn paint(easel: &mut Easel) {
    match easel.plan.ground {
        Ground::None => {}
        Ground::Dunes => dunes(easel),
        Ground::Beach => beach(easel),
        Ground::Ice => swells(easel, 91, &ice_colours(), 0.5),
        Ground::Pavement => swells(easel, 92, &(Colour::hex(0x707078), Colour::hex(0x50525c)), 0.15),
        Ground::Forest => {
            let floor = easel.land.turf.mix(Colour::hex(0x4c3c28), 0.4);
            swells(
                easel,
                93,
                &(
                    easel.land.snowed(floor, 0.9),
                    easel.land.snowed(floor.scaled(0.7), 0.7),
                ),
                0.8,
            );
        }
        Ground::Meadow => {
            let colours = (
                easel.land.snowed(easel.land.grass, 1.0),
                easel.land.snowed(easel.land.turf, 0.88),
            );
            swells(easel, 94, &colours, 1.0);
        }
    }
}

fn ice_colours() -> (Colour, Colour) {
    (Colour::hex(0xf0f6fc), Colour::hex(0xa8cce4))
}

/// Gentle swells, each nearer one lower in the picture and larger in its grain.
fn swells(easel: &mut Easel, purpose: u64, colours: &(Colour, Colour), roll: f32) {
    let depth = easel.height() - easel.plan.horizon;
    for i in 0..4_u8 {
        let start = [0.0, 0.13, 0.34, 0.62]
            .get(usize::from(i))
            .copied()
            .unwrap_or_default();
        let folds = easel.field(purpose * 8 + u64::from(i), 2);
        let base = easel.plan.horizon + depth * start;
        let swing = roll * lerp(0.008, 0.06, start);
        let tops = easel.skyline(base, |across| {
            folds.at(across * lerp(2.2, 0.9, start), 0.0) * swing
        });
        texture(easel, &tops, purpose + u64::from(i), start, colours);
    }
}

/// Paints one swell: two colours in tufts that grow toward the viewer, a lit crest, haze far away.
fn texture(easel: &mut Easel, tops: &[f32], purpose: u64, start: f32, (fair, deep): &(Colour, Colour)) {
    let (unit, horizon, height) = (easel.unit(), easel.plan.horizon, easel.height());
    let (tufts, patches) = (easel.field(purpose, 4).rough(0.62), easel.field(purpose + 500, 2));
    let light = easel.light.clone();
    let drifts = drifts(easel);
    let wet = if easel.air(Weather::Rain) { 0.85 } else { 1.0 };
    let mut fine = vec![0.0; tops.len()];
    let mut broad = vec![0.0; tops.len()];
    let left = easel.across(0.0);
    easel.surface.fill_below(tops, height, |y, line, tops| {
        let near = ((y as f32 - horizon) / (height - horizon)).clamp(0.0, 1.0);
        let grain = 1.0 / (0.045 + near * 0.5);
        tufts.row(left * grain * 2.2, grain * 2.2 / unit, grain * 4.5, &mut fine);
        patches.row(left * 1.3, 1.3 / unit, near * 4.0, &mut broad);
        let haze = (1.0 - near) * (1.0 - near) * (0.42 + 0.5 * light.thick) + light.thick * 0.12;
        for (((pixel, fine), broad), top) in line.iter_mut().zip(&fine).zip(&broad).zip(tops) {
            let under = (y as f32 - top) / unit;
            let crest = smooth(0.05 + 0.1 * start, 0.0, under) * 0.3;
            let facing = (0.68 + crest + fine * 0.22 + broad * 0.34 - near * 0.14).clamp(0.0, 1.0);
            let grass = deep.mix(*fair, (0.56 + fine * 0.4 + broad * 0.6 + crest).clamp(0.0, 1.0));
            let local = match drifts {
                Some((first, second)) => {
                    let drift = smooth(0.0, 0.3, broad + fine * 0.55) * 0.62;
                    grass.mix(
                        if *fine > 0.0 { first } else { second },
                        drift * (0.4 + 0.6 * near),
                    )
                }
                None => grass,
            };
            *pixel = light.lit(local.scaled(wet), facing, haze);
        }
    });
}

/// The two colours of the flowers that lie in drifts over a meadow in bloom.
fn drifts(easel: &Easel) -> Option<(Colour, Colour)> {
    let [first, second, ..] = easel.land.petals;
    let blooms =
        easel.has_scene(Scene::Meadow) && easel.plan.ground == Ground::Meadow && easel.land.snow < 0.3;
    (blooms && !easel.bans_thing(Thing::Flower)).then_some((first, second))
}

/// Dunes: one clean edge between the lit side and the side in shadow, fine ripples on both.
fn dunes(easel: &mut Easel) {
    let depth = easel.height() - easel.plan.horizon;
    let side = easel.light.side();
    for i in 0..4_u8 {
        let start = [0.0, 0.1, 0.3, 0.62]
            .get(usize::from(i))
            .copied()
            .unwrap_or_default();
        let folds = easel.field(101 + u64::from(i), 2).rough(0.35);
        let base = easel.plan.horizon + depth * start;
        let swing = lerp(0.04, 0.15, start);
        let tops = easel.skyline(base, |across| {
            (folds.at(across * lerp(1.9, 0.8, start) + 3.0, 0.0) * 0.9 + 0.25) * swing
        });
        dune(easel, &tops, 105 + u64::from(i), start, side);
    }
}

fn dune(easel: &mut Easel, tops: &[f32], purpose: u64, start: f32, side: f32) {
    let (unit, horizon, height) = (easel.unit(), easel.plan.horizon, easel.height());
    let (crests, ripples) = (easel.field(purpose, 2).rough(0.3), easel.field(purpose + 500, 3));
    let light = easel.light.clone();
    let sand = easel.land.snowed(easel.land.sand, 0.9);
    let deep = sand.times(Colour::hex(0xe6c0a8));
    let (mut edge, mut fine) = (vec![0.0; tops.len()], vec![0.0; tops.len()]);
    let left = easel.across(0.0);
    let wide = lerp(2.4, 1.1, start);
    easel.surface.fill_below(tops, height, |y, line, tops| {
        let v = y as f32 / unit;
        let near = ((y as f32 - horizon) / (height - horizon)).clamp(0.0, 1.0);
        crests.row((left - v * 2.4 * side) * wide, wide / unit, v * 1.9, &mut edge);
        let grain = 1.0 / (0.05 + near * 0.35);
        ripples.row(left * grain * 0.7, grain * 0.7 / unit, grain * 9.0, &mut fine);
        let haze = (1.0 - near) * (1.0 - near) * (0.5 + 0.4 * light.thick);
        for (((pixel, edge), fine), top) in line.iter_mut().zip(&edge).zip(&fine).zip(tops) {
            let under = (y as f32 - top) / unit;
            let crest = smooth(0.06, 0.0, under) * 0.25;
            let bright = smooth(-0.05, 0.07, *edge + 0.14 + crest);
            let facing = (0.2 + 0.68 * bright + fine * 0.1 + crest - under * 0.25).clamp(0.0, 1.0);
            *pixel = light.lit(deep.mix(sand, bright), facing, haze);
        }
    });
}

/// Dry sand up to the horizon: the water comes over it, and its edge is drawn with the shore.
fn beach(easel: &mut Easel) {
    let sand = easel.land.snowed(easel.land.sand, 0.8);
    let colours = (sand, sand.times(Colour::hex(0xd8c0a8)));
    swells(easel, 95, &colours, 0.1);
}
