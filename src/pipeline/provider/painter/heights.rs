//! Land that stands in or beside the water: an island, cliffs, the wall of a waterfall.

use super::colour::Colour;
use super::composition::Scene;
use super::curve::{bell, lerp, smooth};
use super::easel::Easel;
use super::relief::{Relief, raise};
use super::shape::Place;

/// Raises what the plan's places ask for, before the water mirrors it.
pub(super) fn paint(easel: &mut Easel) {
    if easel.has_scene(Scene::Waterfall) {
        waterfall(easel);
    }
    if easel.has_scene(Scene::Cliff) {
        cliffs(easel);
    }
    if easel.has_scene(Scene::Island) {
        island(easel);
    }
}

fn island(easel: &mut Easel) {
    let unit = easel.unit();
    let middle = easel.across(easel.plan.focus * easel.width());
    let rough = easel.field(221, 4);
    let base = easel.plan.water.map_or(easel.plan.horizon, |water| water.top) + unit * 0.004;
    let sand = easel.skyline(base, |across| 0.028 * bell((across - middle) * 3.4) - 0.006);
    let local = easel.land.snowed(easel.land.sand, 0.8);
    let relief = |local: Colour, foot: Colour, purpose: u64| Relief {
        purpose,
        local,
        foot,
        distance: 0.12,
        detail: 5.0,
        contrast: 2.5,
        snow_line: None,
    };
    raise_to(easel, &sand, base, &relief(local, local, 222));
    let hump = easel.skyline(base, |across| {
        let out = (across - middle) * 4.2;
        (0.15 + rough.at(across * 7.0, 0.0) * 0.04) * bell(out) * smooth(1.2, 0.5, out.abs() * 0.5) - 0.008
    });
    let green = easel.land.snowed(easel.land.grass.mix(easel.land.turf, 0.5), 0.9);
    let rock = easel
        .wish
        .scene_colour(Scene::Island)
        .map_or(easel.land.rock, Colour::hex);
    raise_to(
        easel,
        &hump,
        base - unit * 0.012,
        &relief(green.mix(rock, 0.2), green, 223),
    );
    let mut chance = easel.chance(224);
    let cold = easel.land.snow > 0.3;
    for _ in 0..9 {
        let off = chance.between(-0.2, 0.2);
        let foot = base - unit * ((0.12 * bell(off * 4.2)).min(0.11) - 0.012);
        let size = unit * chance.between(0.09, 0.17);
        let place = Place::new(easel.width() * 0.5 + (middle + off) * unit, foot, size).leaning(easel.lean());
        let mut brush = easel.brush(None, 0.08);
        if cold {
            brush.pine(&place, &mut chance)
        } else {
            brush.palm(&place, &mut chance)
        }
    }
}

/// Raises a range and stops at its foot, without the apron that land has.
fn raise_to(easel: &mut Easel, tops: &[f32], base: f32, relief: &Relief) {
    let held: Vec<f32> = tops
        .iter()
        .map(|&top| if top > base { easel.height() + 2.0 } else { top })
        .collect();
    raise(easel, &held, base, relief);
}

/// Two headlands, the nearer one higher, each falling straight to the water.
fn cliffs(easel: &mut Easel) {
    let unit = easel.unit();
    let side = -easel.light.side();
    let wide = easel.width() / unit * 0.5;
    let rock = easel
        .wish
        .scene_colour(Scene::Cliff)
        .map_or(Colour::hex(0xc0b098), Colour::hex);
    for (i, (tall, reach, away, low)) in [(0.2, 0.5, 0.42, 0.0), (0.36, 0.3, 0.12, 0.05)]
        .into_iter()
        .enumerate()
    {
        let edge = easel.field(231 + i as u64, 4);
        let rise = move |across: f32| {
            let inward = across * side + wide;
            let brink = reach * wide * 2.0 + edge.at(across * 4.0, 0.0) * 0.06;
            let top = tall * (1.0 - 0.25 * inward / (2.0 * wide)) + edge.at(across * 2.2, 3.0) * 0.03;
            top * smooth(brink + 0.05, brink - 0.02, inward) - 0.02 + edge.at(across * 11.0, 6.0) * 0.01
        };
        let base = easel
            .plan
            .water
            .map_or(easel.plan.horizon, |water| water.top.max(easel.plan.horizon))
            + unit * low;
        let tops = easel.skyline(base, rise);
        let green = easel.land.snowed(easel.land.grass, 1.0);
        let cracks = easel.field(233 + i as u64, 3);
        let tops_of = tops.clone();
        let left = easel.across(0.0);
        super::relief::layered(easel, &tops, base, away, |height| {
            let band = cracks.at(1.0, height * 22.0);
            rock.mix(rock.scaled(0.68), smooth(-0.2, 0.5, band))
        });
        let light = easel.light.clone();
        let turf = light.lit(green, 0.8, away);
        let shade = light.lit(green.scaled(0.7), 0.5, away);
        for (y, row) in easel.surface.band(base - unit * tall * 1.3, base) {
            for (column, (pixel, top)) in row.iter_mut().zip(&tops_of).enumerate() {
                let under = (y as f32 - top) / unit;
                let fringe = 0.02 + 0.012 * cracks.at((left + column as f32 / unit) * 24.0, 8.0);
                if under > 0.0 && base - top > unit * 0.1 {
                    *pixel = pixel.mix(
                        turf.mix(shade, smooth(0.0, fringe, under)),
                        smooth(fringe, fringe * 0.6, under),
                    );
                }
            }
        }
    }
}

fn waterfall(easel: &mut Easel) {
    let unit = easel.unit();
    let middle = easel.across(easel.plan.focus * easel.width());
    let tall = (easel.plan.horizon / unit * 0.62).min(0.5);
    let edge = easel.field(241, 4);
    let base = easel.plan.water.map_or(easel.plan.horizon, |water| water.top) + unit * 0.005;
    let rise = |across: f32| {
        let notch = 0.07 * smooth(0.12, 0.04, (across - middle).abs());
        tall * (1.0 + 0.22 * edge.at(across * 2.4, 0.0)) - notch + edge.at(across * 9.0, 2.0) * 0.015
    };
    let tops = easel.skyline(base, rise);
    let green = easel
        .land
        .snowed(easel.land.turf.mix(easel.land.needles, 0.4), 0.8);
    let rock = easel
        .wish
        .scene_colour(Scene::Waterfall)
        .map_or(Colour::hex(0x746c68), Colour::hex);
    raise(
        easel,
        &tops,
        base,
        &Relief {
            purpose: 242,
            local: rock.mix(green, 0.25),
            foot: rock.mix(green, 0.55),
            distance: 0.1,
            detail: 6.0,
            contrast: 5.0,
            snow_line: None,
        },
    );
    bushes(easel, &tops);
    let lip = base - unit * (tall - 0.05);
    fall(easel, middle, lip, base);
}

/// Green along the brink and on the ledges.
fn bushes(easel: &mut Easel, tops: &[f32]) {
    let mut chance = easel.chance(243);
    let unit = easel.unit();
    let focus = easel.plan.focus * easel.width();
    for _ in 0..46 {
        let x = chance.unit() * easel.width();
        if (x - focus).abs() < unit * 0.075 {
            continue;
        }
        let top = tops.get(x as usize).copied().unwrap_or_default();
        let place = Place::new(x, top + unit * 0.012, unit * chance.between(0.06, 0.15));
        let conifer = chance.happens(0.55);
        let mut brush = easel.brush(None, 0.12);
        if conifer {
            brush.pine(&place, &mut chance)
        } else {
            brush.broadleaf(&place, &mut chance)
        }
    }
}

/// White water in long threads, and the mist where it strikes.
fn fall(easel: &mut Easel, middle: f32, lip: f32, base: f32) {
    let unit = easel.unit();
    let threads = easel.field(244, 4).rough(0.6);
    let white = easel.light.lit(Colour::hex(0xf6faff), 0.95, 0.0);
    let blue = easel.light.lit(Colour::hex(0x90b4cc), 0.5, 0.0);
    let mut noise = vec![0.0; easel.surface.width()];
    let left = easel.across(0.0);
    for (y, row) in easel.surface.band(lip, base) {
        let down = (y as f32 - lip) / (base - lip);
        threads.row(left * 34.0, 34.0 / unit, down * 2.2, &mut noise);
        let half = lerp(0.05, 0.085, down);
        for (column, (pixel, noise)) in row.iter_mut().zip(&noise).enumerate() {
            let across = (left + column as f32 / unit - middle).abs() / half;
            if across < 1.3 {
                let part = smooth(1.05, 0.72, across + noise * 0.22);
                *pixel = pixel.mix(blue.mix(white, smooth(-0.5, 0.35, *noise)), part * 0.96);
            }
        }
    }
    let (x, mut chance) = (easel.width() * 0.5 + middle * unit, easel.chance(245));
    for _ in 0..40 {
        let at = (
            x + unit * chance.between(-0.15, 0.15),
            base - unit * chance.between(-0.01, 0.07),
        );
        easel
            .surface
            .glow(at.0, at.1, unit * chance.between(0.025, 0.06), white, 0.16);
    }
}
