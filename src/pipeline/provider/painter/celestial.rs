//! The sun, the moon and the stars.

use super::colour::Colour;
use super::composition::{Scene, Thing};
use super::curve::smooth;
use super::easel::Easel;
use super::noise::Chance;
use super::shape::{Place, Shape};
use super::sky::source;

/// Hangs the lights into the sky, farthest first.
pub(super) fn paint(easel: &mut Easel) {
    let dark = smooth(0.4, 0.9, easel.light.night);
    let seen = 1.0 - smooth(0.35, 0.55, easel.light.cloud);
    if easel.wish.has(Thing::Star) && !easel.bans_thing(Thing::Star) {
        stars(easel, 1500, 1.2, dark.max(0.55));
    } else if dark > 0.05 && seen > 0.05 && !easel.bans_thing(Thing::Star) {
        stars(easel, 700, 1.0, dark * seen);
    }
    let named = easel.wish.has(Thing::Sun);
    if (named || easel.light.disc) && !easel.bans_thing(Thing::Sun) {
        sun(easel, named);
    }
    let moonlit = easel.light.night > 0.8 && easel.light.cloud < 0.45 && !easel.has_scene(Scene::Space);
    if (easel.wish.has(Thing::Moon) || moonlit) && !easel.bans_thing(Thing::Moon) {
        moon(easel);
    }
}

fn stars(easel: &mut Easel, count: usize, size: f32, strength: f32) {
    let (width, height, unit) = (easel.width(), easel.height(), easel.unit());
    let mut chance = easel.chance(31);
    let band = easel.field(32, 3);
    let sky = easel.plan.horizon.min(height);
    for _ in 0..count {
        let (across, down) = (chance.unit(), chance.unit());
        let magnitude = chance.unit();
        let brightness = magnitude * magnitude * magnitude * magnitude;
        let tint = Colour::hex(0xc8d8ff).mix(Colour::hex(0xffe4c4), chance.unit());
        let low = 1.0 - 0.7 * down * down;
        let milky = 1.0 + band.at(across * 4.0 + down * 3.0, down * 2.0 - across).max(0.0);
        let radius = (0.0007 + 0.0017 * brightness) * size * unit;
        let glow = (0.25 + 0.75 * brightness) * strength * low * milky;
        easel.surface.glow(
            across * width,
            down * sky,
            radius.max(0.34),
            tint,
            (glow * 1.2).min(1.3),
        );
        if brightness > 0.95 {
            let place = Place::new(across * width, down * sky, radius * 8.0);
            sparkle(easel, &place, tint, glow);
        }
    }
}

/// A bright star's cross.
fn sparkle(easel: &mut Easel, place: &Place, tint: Colour, strength: f32) {
    let shape = Shape::new()
        .polygon(place, &[(-0.6, 0.0), (0.0, 0.05), (0.6, 0.0), (0.0, -0.05)])
        .polygon(place, &[(0.0, -1.0), (0.05, 0.0), (0.0, 1.0), (-0.05, 0.0)]);
    easel.surface.glaze(&shape, tint, (strength * 0.7).min(0.9));
    easel
        .surface
        .glow(place.x, place.y, place.size * 0.3, tint, 0.3 * strength);
}

fn sun(easel: &mut Easel, named: bool) {
    let unit = easel.unit();
    let (x, mut y) = source(easel);
    let size = if named { 0.085 } else { 0.04 };
    y = y.max(unit * (size + 0.08));
    let (glow, strength) = (easel.light.glow, easel.light.glow_strength.max(0.4));
    let core = glow.mix(Colour::WHITE, if named { 0.45 } else { 0.6 });
    easel.surface.glow(x, y, unit * size * 4.0, glow, 0.5 * strength);
    easel.surface.glow(x, y, unit * size * 1.6, glow, 0.6 * strength);
    if named {
        let place = Place::new(x, y, unit * size);
        for ring in [3.4_f32, 2.5, 1.7] {
            let halo = Shape::new().ellipse(&place, (0.0, 0.0), ring, ring);
            easel.surface.glaze(&halo, core, 0.13);
        }
    }
    let disc = Shape::new().ellipse(&Place::new(x, y, unit * size), (0.0, 0.0), 1.0, 1.0);
    easel.surface.glaze(&disc, core, 0.96);
}

fn moon(easel: &mut Easel) {
    let unit = easel.unit();
    let named = easel.wish.thing(Thing::Moon);
    let by_day = easel.light.night < 0.5;
    let size = unit * if named.is_some() { 0.085 } else { 0.038 };
    let (mut x, mut y) = source(easel);
    if by_day {
        // The sun has its own place: the moon takes the other side, high up.
        x = easel.width() - x;
        y = easel.plan.horizon.min(easel.height()) * 0.24;
    }
    y = y.max(size * 1.8);
    let pale = match named.and_then(|moon| moon.colour) {
        Some(colour) => Colour::hex(colour).mix(Colour::WHITE, 0.15),
        None => Colour::hex(0xf4f0e0),
    };
    easel
        .surface
        .glow(x, y, size * 2.6, easel.light.glow.mix(pale, 0.5), 0.42);
    easel.surface.glow(x, y, size * 1.2, pale, 0.35);
    let strength = if by_day { 0.75 } else { 0.98 };
    let spots = easel.field(33, 4);
    let disc = Shape::new().ellipse(&Place::new(x, y, size), (0.0, 0.0), 1.0, 1.0);
    easel.surface.fill_with(&disc, strength, |px, py| {
        let (dx, dy) = ((px + 0.5 - x) / size, (py + 0.5 - y) / size);
        let seas = smooth(0.02, 0.3, spots.at(dx * 1.3 + 7.0, dy * 1.3));
        let round = 1.0 - 0.22 * (dx * dx + dy * dy) * (dx * dx + dy * dy);
        pale.scaled(round * (1.0 - 0.2 * seas))
    });
    if named.is_some_and(|moon| moon.count > 1) {
        more_moons(easel, pale, &mut easel.chance(34));
    }
}

fn more_moons(easel: &mut Easel, pale: Colour, chance: &mut Chance) {
    let count = easel
        .wish
        .thing(Thing::Moon)
        .map_or(0, |moon| moon.count.saturating_sub(1));
    for _ in 0..count {
        let x = easel.width() * chance.between(0.08, 0.92);
        let y = easel.plan.horizon.min(easel.height()) * chance.between(0.12, 0.6);
        let place = Place::new(x, y, easel.unit() * chance.between(0.018, 0.05));
        let disc = Shape::new().ellipse(&place, (0.0, 0.0), 1.0, 1.0);
        easel.surface.glaze(&disc, pale, 0.9);
    }
}
