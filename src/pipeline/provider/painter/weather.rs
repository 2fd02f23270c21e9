//! What falls and drifts between the viewer and the picture: rain, snow, fog, leaves in the wind, lightning.

use super::colour::Colour;
use super::composition::{Season, Weather};
use super::curve::{lerp, smooth};
use super::easel::Easel;
use super::noise::Chance;
use super::shape::{Place, Point, Shape};
use super::soft::SoftMap;

/// Lightning belongs behind the land, with the sky.
pub(super) fn strike(easel: &mut Easel) {
    if !easel.air(Weather::Lightning) {
        return;
    }
    let mut chance = easel.chance(181);
    let unit = easel.unit();
    let from = (easel.width() * lerp(0.5, easel.plan.focus, 1.4), -0.02 * unit);
    let tall = easel.plan.horizon.min(easel.height()) * 0.98;
    let mut bolts = Shape::new();
    bolt(&mut bolts, from, tall, unit * 0.011, 0, &mut chance);
    let (left, top, right, _) = bolts.bounds();
    let colour = Colour::hex(0xdcd8ff);
    for (down, size) in [(0.1, 0.2), (0.4, 0.15), (0.75, 0.1)] {
        easel.surface.glow(
            f32::midpoint(left, right),
            top + tall * down,
            unit * size,
            colour,
            0.4,
        );
    }
    easel.surface.glaze(&bolts, Colour::hex(0xfbfaff), 0.97);
}

fn bolt(bolts: &mut Shape, from: Point, tall: f32, thick: f32, depth: u8, chance: &mut Chance) {
    let steps = 12_u8;
    let mut way = vec![from];
    let lean = chance.between(-0.25, 0.25);
    for _ in 0..steps {
        let (x, y) = way.last().copied().unwrap_or(from);
        let next = (
            x + tall * (chance.between(-0.055, 0.055) + lean * 0.06),
            y + tall / f32::from(steps),
        );
        if depth < 2 && chance.happens(0.2) {
            bolt(
                bolts,
                next,
                tall * chance.between(0.2, 0.45),
                thick * 0.5,
                depth + 1,
                chance,
            );
        }
        way.push(next);
    }
    let pixels = Place {
        upward: -1.0,
        ..Place::new(0.0, 0.0, 1.0)
    };
    *bolts = std::mem::take(bolts).stroke(&pixels, &way, (thick, thick * 0.3));
}

/// Everything in the air in front of the picture.
pub(super) fn paint(easel: &mut Easel) {
    if easel.air(Weather::Rain) || easel.air(Weather::Storm) {
        rain(easel, if easel.air(Weather::Rain) { 900 } else { 420 });
    }
    if easel.air(Weather::Snow) {
        snow(easel);
    }
    if easel.air(Weather::Wind) {
        gusts(easel);
    }
}

/// Banks of fog, thickest along the ground.
pub(super) fn fog(easel: &mut Easel) {
    if easel.light.thick < 0.4 {
        return;
    }
    let unit = easel.unit();
    let folds = easel.field(182, 4);
    let horizon = easel.plan.horizon.min(easel.height());
    let map = SoftMap::single(&easel.surface, 8, |x, y| {
        let (u, v) = (x / unit, y / unit);
        let warp = folds.at(u * 0.7, v * 1.8 + 9.0) * 0.5;
        let bank = smooth(-0.35, 0.6, folds.at(u * 1.1 + warp, v * 4.2));
        let low = 1.0 - ((y - horizon).abs() / (unit * 0.34)).min(1.0);
        (bank * 0.55 + 0.3) * (0.22 + 0.78 * low)
    });
    let strength = easel.light.thick;
    let haze = easel.light.haze.lifted(0.03);
    let mut banks = vec![0.0; easel.surface.width()];
    for (line, row) in easel.surface.rows_mut() {
        map.row(line, &mut banks);
        for (pixel, bank) in row.iter_mut().zip(&banks) {
            *pixel = pixel.mix(haze, (bank * strength).min(0.92));
        }
    }
}

fn rain(easel: &mut Easel, count: usize) {
    let unit = easel.unit();
    let mut chance = easel.chance(183);
    let slant = 0.12 * -easel.light.side() - easel.lean();
    let drop = easel.light.sky_at(0.75).lifted(0.22).saturated(0.5);
    for i in 0..count {
        let near = (i as f32 / count as f32).sqrt();
        let (x, y) = (
            chance.between(-0.15, 1.15) * easel.width(),
            chance.between(-0.1, 1.0) * easel.height(),
        );
        let long = unit * lerp(0.02, 0.085, near) * chance.between(0.6, 1.2);
        let place = Place::new(x, y, long);
        let streak = Shape::new().line(
            &place,
            (0.0, 0.0),
            (-slant, -1.0),
            (0.0, (unit * lerp(0.0011, 0.0026, near) / long).max(0.7 / long)),
        );
        easel.surface.glaze(&streak, drop, lerp(0.3, 0.55, near));
    }
}

fn snow(easel: &mut Easel) {
    let unit = easel.unit();
    let mut chance = easel.chance(184);
    let white = Colour::WHITE.mix(easel.light.sky_at(0.9).lifted(0.3), 0.35);
    for i in 0..1100_u16 {
        let near = f32::from(i) / 1100.0;
        let at = (chance.unit() * easel.width(), chance.unit() * easel.height());
        let radius = unit * lerp(0.001, 0.0052, near * near * near * near) * chance.between(0.7, 1.3);
        let strength = lerp(0.85, 0.5, near * near * near);
        easel.surface.glow(at.0, at.1, radius.max(0.4), white, strength);
    }
}

/// Leaves, petals or dust carried along, and long pale streaks of moving air.
fn gusts(easel: &mut Easel) {
    let unit = easel.unit();
    let mut chance = easel.chance(185);
    let way = -easel.light.side();
    let air = easel.light.sky_at(0.9).lifted(0.15);
    for _ in 0..16 {
        let (x, y) = (
            chance.between(-0.1, 0.9) * easel.width(),
            chance.between(0.12, 0.95) * easel.height(),
        );
        let place = Place::new(x, y, unit).looking(way);
        let (long, bow) = (chance.between(0.2, 0.5), chance.between(0.01, 0.04));
        let curl: Vec<Point> = (0_u8..=10)
            .map(|i| f32::from(i) / 10.0)
            .map(|t| (t * long, bow * 4.0 * t * (1.0 - t)))
            .collect();
        let (first, second) = curl.split_at(6);
        let rising = first.iter().chain(second.first()).copied().collect::<Vec<_>>();
        let shape = Shape::new()
            .stroke(&place, &rising, (0.0, 0.0045))
            .stroke(&place, second, (0.0045, 0.0));
        easel.surface.glaze(&shape, air, 0.34);
    }
    let leaves = if easel.wish.season == Some(Season::Winter) {
        [Colour::WHITE; 4]
    } else {
        easel.land.leaves
    };
    for _ in 0..70 {
        let at = (
            chance.unit() * easel.width(),
            chance.between(0.2, 1.0) * easel.height(),
        );
        let leaf = leaves.get(chance.below(4)).copied().unwrap_or_default();
        let size = unit * chance.between(0.003, 0.010);
        let turn = chance.unit();
        let tone = easel.light.lit(leaf, 0.9, 0.05);
        let direction = (super::curve::cosine(turn), super::curve::sine(turn));
        easel.surface.dab(at, (size, size * 0.5), direction, tone, 0.9);
    }
}
