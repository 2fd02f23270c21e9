//! Shapes for their own sake: discs, arcs and bands that lie over one another.

use super::colour::Colour;
use super::composition::Scene;
use super::curve::{cosine, lerp, sine};
use super::easel::Easel;
use super::noise::{Chance, mix};
use super::shape::{Place, Point, Shape};

/// Fills the sky with shapes when that is asked for; words the painter does not know leave faint rings in it.
pub(super) fn paint(easel: &mut Easel) {
    if easel.has_scene(Scene::Abstract) {
        compose(easel);
    } else if easel.wish.stray != 0 {
        rings(easel);
    }
}

fn compose(easel: &mut Easel) {
    let mut chance = Chance::new(easel.seed ^ mix(easel.wish.stray), 501);
    let palette = palette(easel, &mut chance);
    let pick = |i: usize| palette.get(i % palette.len().max(1)).copied().unwrap_or_default();
    let (unit, width, height) = (easel.unit(), easel.width(), easel.height());
    let ground = pick(0).mix(Colour::hex(0xf6eee0), 0.72);
    easel
        .surface
        .pixels_mut()
        .iter_mut()
        .for_each(|pixel| *pixel = pixel.mix(ground, 0.86));
    bands(easel, &palette, &mut chance);
    for i in 0..7_usize {
        let size = unit * lerp(0.34, 0.06, i as f32 / 6.0) * chance.between(0.8, 1.25);
        let place = Place::new(
            width * chance.between(0.12, 0.88),
            height * chance.between(0.1, 0.72),
            size,
        );
        let shape = match chance.below(4) {
            0 => Shape::new()
                .ellipse(&place, (0.0, 0.0), 1.0, 1.0)
                .hole(&place, (0.0, 0.0), 0.72, 0.72),
            1 => half_disc(&place, chance.unit()),
            2 => Shape::new().polygon(&place, &[(-0.9, -0.6), (0.95, -0.45), (0.1, 1.0)]),
            _ => Shape::new().ellipse(&place, (0.0, 0.0), 1.0, 1.0),
        };
        let (colour, other) = (pick(i + 1), pick(i + 2));
        let top = place.y - size;
        easel
            .surface
            .fill_with(&shape, chance.between(0.72, 0.94), |_, y| {
                colour.mix(other, ((y - top) / (size * 2.0)).clamp(0.0, 1.0) * 0.5)
            });
    }
    let ink = pick(3).scaled(0.25);
    for _ in 0..6 {
        let place = Place::new(width * chance.unit(), height * chance.unit(), unit);
        let (turn, long) = (chance.unit(), chance.between(0.3, 0.8));
        let line = Shape::new().line(
            &place,
            (0.0, 0.0),
            (long * cosine(turn), long * sine(turn)),
            (0.004, 0.004),
        );
        easel.surface.glaze(&line, ink, 0.8);
    }
}

/// Rolling bands across the lower part.
fn bands(easel: &mut Easel, palette: &[Colour], chance: &mut Chance) {
    for i in 0..5_u8 {
        let folds = easel.field(510 + u64::from(i), 2);
        let base = easel.height() * lerp(0.58, 0.95, f32::from(i) / 4.0);
        let swing = chance.between(0.05, 0.13);
        let tops = easel.skyline(base, |across| folds.at(across * 1.3, 0.0) * swing);
        let colour = palette
            .get(usize::from(i) % palette.len().max(1))
            .copied()
            .unwrap_or_default();
        let (height, unit) = (easel.height(), easel.unit());
        easel.surface.fill_below(&tops, height, |y, line, tops| {
            for (pixel, top) in line.iter_mut().zip(tops) {
                let under = ((y as f32 - top) / (unit * 0.3)).clamp(0.0, 1.0);
                *pixel = colour.lifted(0.1 * (1.0 - under) - 0.04);
            }
        });
    }
}

fn half_disc(place: &Place, turn: f32) -> Shape {
    let points: Vec<Point> = (0_u8..=24)
        .map(|i| turn + f32::from(i) / 48.0)
        .map(|turn| (cosine(turn), sine(turn)))
        .collect();
    Shape::new().polygon(place, &points)
}

/// Five colours that go together, around those that were named or a hue of chance.
fn palette(easel: &Easel, chance: &mut Chance) -> Vec<Colour> {
    let mut colours: Vec<Colour> = easel
        .wish
        .colours
        .iter()
        .map(|&colour| Colour::hex(colour))
        .collect();
    let start = chance.unit();
    let steps = [0.0, 0.08, 0.5, 0.58, 0.2];
    for (i, step) in steps.into_iter().enumerate().skip(colours.len()) {
        let turn = start + step;
        let light = [0.66, 0.48, 0.72, 0.36, 0.82].get(i).copied().unwrap_or(0.6);
        colours.push(Colour::from_lab([light, 0.12 * cosine(turn), 0.12 * sine(turn)]));
    }
    colours
}

/// A pale disc in the sky and rings around it, where and how wide the words' hash says.
fn rings(easel: &mut Easel) {
    let mut chance = Chance::new(easel.wish.stray, 502);
    let strength = if easel.wish.guess() == 0 { 0.03 } else { 0.2 };
    let sky = easel.plan.horizon.min(easel.height());
    let (x, y) = (
        easel.width() * chance.between(0.15, 0.85),
        sky * chance.between(0.25, 0.7),
    );
    let place = Place::new(x, y, easel.unit());
    let colour = easel.light.glow.mix(Colour::WHITE, 0.4);
    let mut radius = chance.between(0.08, 0.26);
    let size = radius * easel.unit();
    let disc = Shape::new().ellipse(&place, (0.0, 0.0), radius, radius);
    easel.surface.fill_through(&disc, |_, py| {
        // It dissolves toward its lower edge.
        (
            colour,
            strength * (0.5 - (py - y) / (2.0 * size)).clamp(0.0, 1.0) * 1.6,
        )
    });
    for _ in 0..chance.below(3) {
        radius += chance.between(0.02, 0.06);
        let thick = chance.between(0.002, 0.004);
        let ring = Shape::new().ellipse(&place, (0.0, 0.0), radius, radius).hole(
            &place,
            (0.0, 0.0),
            radius - thick,
            radius - thick,
        );
        easel.surface.glaze(&ring, colour, strength);
    }
}
