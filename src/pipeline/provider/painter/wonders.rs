//! What is seldom in a sky: planets, comets, the aurora, a rainbow, the clouds of space.

use super::colour::Colour;
use super::composition::{Scene, Thing};
use super::curve::{bell, lerp, sine, smooth};
use super::easel::Easel;
use super::shape::{Place, Point, Shape};
use super::soft::SoftMap;

/// Hangs the wonders of the far sky.
pub(super) fn paint(easel: &mut Easel) {
    if easel.has_scene(Scene::Space) {
        nebula(easel);
    }
    if easel.wish.has(Thing::Aurora) {
        aurora(easel);
    }
    let alone = easel.has_scene(Scene::Space) && !easel.plan.grounded() && !easel.bans_thing(Thing::Planet);
    if easel.wish.has(Thing::Planet) || alone {
        planets(easel);
    }
    if easel.wish.has(Thing::Comet) {
        comets(easel);
    }
}

/// Glowing gas in two colours.
fn nebula(easel: &mut Easel) {
    let unit = easel.unit();
    let (folds, warp) = (easel.field(191, 5).rough(0.55), easel.field(192, 3));
    let reach = easel.plan.horizon.min(easel.height());
    let (gas, hue) = SoftMap::pair(&easel.surface, 6, reach, |x, y| {
        let (u, v) = (x / unit, y / unit);
        let bend = warp.at(u * 1.3, v * 1.3) * 0.7;
        let lane = bell((v - 0.5 + (u - 0.5) * 0.55 + bend * 0.3) * 3.2);
        let cloud = smooth(-0.35, 0.75, folds.at(u * 1.9 + bend, v * 1.9 - bend));
        (
            cloud * (0.25 + 1.05 * lane),
            smooth(-0.4, 0.4, warp.at(u * 1.1 + 9.0, v * 1.1)),
        )
    });
    let dyes = [0xd03c8c, 0x2c6cd8].map(Colour::hex);
    let [warm, cool] = easel.wish.scene_colour(Scene::Space).map_or(dyes, |c| {
        [Colour::hex(c), Colour::hex(c).mix(Colour::hex(0x6060e0), 0.5)]
    });
    let (mut gases, mut hues) = (vec![0.0; easel.surface.width()], vec![0.0; easel.surface.width()]);
    for (line, row) in easel.surface.band(0.0, reach) {
        gas.row(line, &mut gases);
        hue.row(line, &mut hues);
        for ((pixel, gas), hue) in row.iter_mut().zip(&gases).zip(&hues) {
            let glow = cool.mix(warm, *hue);
            let lit = pixel.screen(glow, (gas * gas * 0.8).min(0.9));
            *pixel = lit.screen(Colour::hex(0xffe4d8), (gas * gas * gas * 0.22).min(0.5));
        }
    }
}

/// Curtains of light that fold across the sky.
fn aurora(easel: &mut Easel) {
    let unit = easel.unit();
    let (way, rays) = (easel.field(193, 3), easel.field(194, 3).rough(0.6));
    let horizon = easel.plan.horizon.min(easel.height());
    let named = easel
        .wish
        .thing(Thing::Aurora)
        .and_then(|aurora| aurora.colour)
        .map(Colour::hex);
    let (low, high) = (
        named.unwrap_or(Colour::hex(0x38f08c)),
        named.map_or(Colour::hex(0x9c48e0), |c| c.mix(Colour::hex(0x8050e0), 0.5)),
    );
    let width = easel.width();
    let (green, violet) = SoftMap::pair(&easel.surface, 6, horizon, |x, y| {
        let u = (x - width * 0.5) / unit;
        let (mut first, mut second) = (0.0_f32, 0.0_f32);
        for band in 0..3_u8 {
            let lane = f32::from(band);
            let foot = 0.62 - 0.17 * lane + way.at(u * 1.2 + lane * 7.0, lane) * 0.2;
            let above = foot - y / horizon;
            if !(-0.025..0.5).contains(&above) {
                continue;
            }
            let ray = 0.55
                + 0.75
                    * rays
                        .at(u * 9.0 + way.at(u * 3.0, lane) * 2.0, lane * 3.0 + above * 0.4)
                        .max(-0.5);
            let edge = smooth(-0.025, 0.03, above);
            let fade = (1.0 - above / 0.5).clamp(0.0, 1.0);
            let strength = edge * fade * fade * ray * (1.0 - 0.25 * lane);
            first += strength;
            second += strength * smooth(0.05, 0.32, above);
        }
        (first, second)
    });
    let (mut greens, mut violets) = (vec![0.0; easel.surface.width()], vec![0.0; easel.surface.width()]);
    for (line, row) in easel.surface.band(0.0, horizon) {
        green.row(line, &mut greens);
        violet.row(line, &mut violets);
        for ((pixel, strength), violet) in row.iter_mut().zip(&greens).zip(&violets) {
            let hue = low.mix(high, (violet / (strength + 0.05)).clamp(0.0, 1.0));
            *pixel = pixel.screen(hue, (strength * 0.85).clamp(0.0, 0.95));
        }
    }
}

fn planets(easel: &mut Easel) {
    let named = easel.wish.thing(Thing::Planet);
    let count = named.map_or(1, |planet| planet.count.min(5));
    let mut chance = easel.chance(195);
    let sky = easel.plan.horizon.min(easel.height());
    let spots = [
        (0.0, 0.36, 0.2),
        (-0.36, 0.62, 0.075),
        (0.3, 0.74, 0.05),
        (-0.2, 0.2, 0.045),
        (0.34, 0.18, 0.03),
    ];
    for (i, (off, down, size)) in spots.into_iter().take(usize::from(count)).enumerate() {
        let dyes = [0xd89460, 0x5c8cc8, 0xb06c9c, 0x84b08c, 0xc8c0a0];
        let colour = named
            .and_then(|planet| planet.colour)
            .unwrap_or_else(|| dyes.get((i + chance.below(5)) % 5).copied().unwrap_or(0xd89460));
        let at = (
            (easel.plan.focus + off * (0.5 - easel.plan.focus).signum()) * easel.width(),
            sky * down,
        );
        let place = Place::new(at.0, at.1, easel.unit() * size);
        planet(easel, &place, Colour::hex(colour), i == 0, 196 + i as u64);
    }
}

fn planet(easel: &mut Easel, place: &Place, colour: Colour, ringed: bool, purpose: u64) {
    let bands = easel.field(purpose, 3);
    let side = easel.light.side();
    easel.surface.glow(
        place.x,
        place.y,
        place.size * 0.75,
        colour.mix(Colour::WHITE, 0.3),
        0.4,
    );
    if ringed {
        rings(easel, place, colour, true);
    }
    let disc = Shape::new().ellipse(place, (0.0, 0.0), 1.0, 1.0);
    let dark = easel.light.sky_at(0.1).mix(colour.scaled(0.15), 0.6);
    easel.surface.fill_with(&disc, 1.0, |x, y| {
        let (u, v) = ((x - place.x) / place.size, (y - place.y) / place.size);
        let tilt = v * 0.94 + u * 0.34;
        let wave = bands.at(u * 0.8, tilt * 1.5) * 0.12;
        let stripe = bands.at(4.2, (tilt + wave) * 5.5);
        let deep = (1.0 - u * u - v * v).max(0.0).sqrt();
        let facing = (u * side * 0.75 - v * 0.45 + deep * 0.45 + 0.12).clamp(0.0, 1.0);
        let local = colour
            .mix(colour.mix(Colour::WHITE, 0.5), smooth(-0.1, 0.5, stripe))
            .mix(colour.scaled(0.62), smooth(0.05, 0.5, -stripe));
        dark.mix(local, smooth(0.0, 0.75, facing))
    });
    if ringed {
        rings(easel, place, colour, false);
    }
}

/// The half of the rings behind the planet, or the half before it.
fn rings(easel: &mut Easel, place: &Place, colour: Colour, behind: bool) {
    let arc = |radius: f32| {
        (0_u8..=24).map(move |i| {
            let turn = f32::from(i) / 48.0 + if behind { 0.0 } else { 0.5 };
            let (x, y) = (radius * super::curve::cosine(turn), radius * 0.26 * sine(turn));
            (x * 0.94 - y * 0.34, y * 0.94 + x * 0.34)
        })
    };
    for (inner, outer, strength) in [(1.3, 1.52, 0.55), (1.56, 1.86, 0.8), (1.9, 2.04, 0.4)] {
        let points: Vec<Point> = arc(outer)
            .chain(arc(inner).collect::<Vec<_>>().into_iter().rev())
            .collect();
        let ring = Shape::new().polygon(place, &points);
        easel
            .surface
            .glaze(&ring, colour.mix(Colour::hex(0xf4e8d0), 0.6), strength);
    }
}

fn comets(easel: &mut Easel) {
    let named = easel.wish.thing(Thing::Comet);
    let count = named.map_or(1, |comet| comet.count);
    let mut chance = easel.chance(201);
    let unit = easel.unit();
    let sky = easel.plan.horizon.min(easel.height());
    let hue = named
        .and_then(|comet| comet.colour)
        .map_or(Colour::hex(0xc4e0ff), |c| Colour::hex(c).mix(Colour::WHITE, 0.3));
    for i in 0..count {
        let first = i == 0;
        let x = if first {
            easel.plan.focus
        } else {
            chance.between(0.1, 0.9)
        } * easel.width();
        let y = sky * if first { 0.34 } else { chance.between(0.1, 0.6) };
        let size = unit * if first { 1.0 } else { chance.between(0.3, 0.6) };
        let way = -easel.light.side();
        for (wide, long, strength) in [(0.075, 0.62, 0.28), (0.042, 0.5, 0.4), (0.016, 0.36, 0.7)] {
            let place = Place::new(x, y, size).looking(-way);
            let tail = Shape::new().polygon(
                &place,
                &[
                    (0.0, -wide * 0.16),
                    (long, long * 0.42 - wide),
                    (long * 1.04, long * 0.5 + wide),
                    (0.0, wide * 0.16),
                ],
            );
            let reach = long * size;
            easel.surface.fill_through(&tail, |px, _| {
                let along = ((px - x).abs() / reach).min(1.0);
                (hue, strength * (1.0 - along) * (1.0 - along))
            });
        }
        easel.surface.glow(x, y, size * 0.05, hue, 0.95);
        easel.surface.glow(x, y, size * 0.016, Colour::WHITE, 1.0);
    }
}

/// A bow of light in front of the far land.
pub(super) fn rainbow(easel: &mut Easel) {
    let Some(named) = easel.wish.thing(Thing::Rainbow) else {
        return;
    };
    let unit = easel.unit();
    let horizon = easel.plan.horizon.min(easel.height());
    let x = (1.0 - easel.light.source.0) * easel.width();
    let radius = (horizon * 0.86).min(easel.width() * 0.62);
    let strength = lerp(0.62, 0.3, easel.light.night);
    let hues = [
        0x8c4cd8, 0x3c60e0, 0x30b8e0, 0x48d058, 0xf8e840, 0xf89830, 0xf03838,
    ]
    .map(Colour::hex);
    let wide = unit * 0.075;
    for part in 0..usize::from(named.count.min(2)) {
        let (radius, strength) = if part == 0 {
            (radius, strength)
        } else {
            (radius * 1.18, strength * 0.5)
        };
        for (line, row) in easel.surface.band(0.0, horizon + unit * 0.02) {
            let dy = line as f32 - horizon;
            for (column, pixel) in row.iter_mut().enumerate() {
                let dx = column as f32 - x;
                let at = ((dx * dx + dy * dy).sqrt() - radius) / wide;
                if (0.0..1.0).contains(&at) {
                    let step = at * 6.0;
                    let from = hues.get(step as usize).copied().unwrap_or_default();
                    let to = hues.get(step as usize + 1).copied().unwrap_or(from);
                    let soft = smooth(0.0, 0.16, at) * smooth(1.0, 0.84, at);
                    *pixel = pixel.mix(
                        from.mix(to, step - step.floor()).mix(Colour::WHITE, 0.1),
                        soft * strength,
                    );
                }
            }
        }
    }
}
