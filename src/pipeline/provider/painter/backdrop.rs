//! What rises behind the ground: peaks, hills, mesas, a volcano, a wall of ice.

use super::colour::Colour;
use super::curve::{bell, lerp, smooth};
use super::easel::Easel;
use super::noise::Field;
use super::plan::Backdrop;
use super::relief::{Relief, raise};
use super::{city, volcano};

/// Raises every backdrop of the plan, farthest first.
pub(super) fn paint(easel: &mut Easel) {
    for backdrop in easel.plan.backdrops.clone() {
        match backdrop {
            Backdrop::Peaks => peaks(easel),
            Backdrop::Volcano => volcano::paint(easel),
            Backdrop::Mesas => mesas(easel),
            Backdrop::Hills => hills(easel, 0.2, 4),
            Backdrop::LowHills => hills(easel, 0.07, 2),
            Backdrop::Skyline => city::paint(easel),
            Backdrop::IceWall => ice(easel),
        }
    }
}

/// Three ranges; the middle one has the summit.
fn peaks(easel: &mut Easel) {
    let summit = easel.across(easel.plan.focus * easel.width());
    let sky = easel.plan.horizon / easel.unit();
    let ranges = [
        (0.55, 0.30, 0.62, 1.9),
        (0.34, 0.5, 0.44, 2.2),
        (0.16, 0.1, 0.2, 3.0),
    ];
    for (i, (tall, peak, away, busy)) in ranges.into_iter().enumerate() {
        let folds = easel.field(51 + i as u64, 6).rough(0.47);
        let shift = [0.45, 0.0, -0.5].get(i).copied().unwrap_or_default();
        let scale = sky.min(1.0);
        let rise = |across: f32| {
            let x = across + shift;
            let crest = folds.ridged(x * busy, 0.5) - 0.55;
            let at_summit = 1.0 - ((across - summit - shift * 0.6).abs() / 0.5).min(1.0);
            scale * (tall * (0.32 + crest * 0.62) + peak * at_summit * at_summit.sqrt() * 0.6).max(0.0)
        };
        let base = easel.plan.horizon + 0.01 * i as f32 * easel.unit();
        let tops = easel.skyline(base, rise);
        let tallest = tops.iter().fold(0.0_f32, |most, top| most.max(base - top));
        let snow_line = base - tallest * lerp(0.5, -0.1, easel.land.snow) * if i == 2 { 1.6 } else { 1.0 };
        raise(
            easel,
            &tops,
            base,
            &Relief {
                purpose: 54 + i as u64,
                local: easel.land.rock.mix(Colour::hex(0x5c667c), 0.3),
                foot: easel.land.needles.mix(easel.land.rock, 0.35),
                distance: away,
                detail: 3.4 + 1.0 * i as f32,
                contrast: 6.5,
                snow_line: Some(snow_line),
            },
        );
    }
}

/// Rolling layers, each one nearer, greener and darker.
fn hills(easel: &mut Easel, tall: f32, layers: u8) {
    for i in 0..layers {
        let near = f32::from(i + 1) / f32::from(layers);
        let folds = easel.field(61 + u64::from(i), 3).rough(0.4);
        let rise = |across: f32| {
            let roll = folds.at(across * lerp(1.5, 1.0, near), 0.0) * 0.7 + 0.5;
            tall * lerp(1.0, 0.25, near) * roll.max(0.0) + tall * 0.35 * (1.0 - near)
        };
        let base = easel.plan.horizon + easel.unit() * 0.012 * f32::from(i);
        let tops = easel.skyline(base, rise);
        let local = easel.land.grass.mix(easel.land.turf, 0.3 + 0.3 * near);
        let local = easel.land.snowed(local, 0.9);
        raise(
            easel,
            &tops,
            base,
            &Relief {
                purpose: 65 + u64::from(i),
                local,
                foot: local.scaled(0.92),
                distance: lerp(0.72, 0.22, near),
                detail: 2.2,
                contrast: 1.8,
                snow_line: None,
            },
        );
    }
}

/// Table mountains with their layers of stone.
fn mesas(easel: &mut Easel) {
    let gap = easel.across(easel.plan.focus * easel.width()) * -0.6;
    let red = Colour::hex(0xc0643c);
    let rock = if easel
        .wish
        .scene_colour(super::composition::Scene::Canyon)
        .is_some()
    {
        easel.land.rock
    } else {
        red
    };
    for (i, (tall, away, open)) in [(0.26, 0.55, 0.08), (0.4, 0.28, 0.26), (0.56, 0.08, 0.46)]
        .into_iter()
        .enumerate()
    {
        let edge = easel.field(71 + i as u64, 4);
        let rise = |across: f32| mesa(&edge, across, gap, tall, open);
        let base = easel.plan.horizon + easel.unit() * 0.05 * i as f32;
        let tops = easel.skyline(base, rise);
        let strata = easel.field(74 + i as u64, 3);
        let local = |height: f32| {
            let band = strata.at(3.3, height * 26.0);
            let pale = rock.mix(Colour::hex(0xecb884), smooth(-0.1, 0.5, band) * 0.65);
            pale.mix(Colour::hex(0x6c2c24), smooth(0.1, 0.6, -band) * 0.5)
        };
        super::relief::layered(easel, &tops, base, away, local);
    }
}

fn mesa(edge: &Field, across: f32, gap: f32, tall: f32, open: f32) -> f32 {
    let from_gap = (across - gap).abs() + edge.at(across * 3.0, 0.3) * 0.14;
    let wall = smooth(open, open + 0.06, from_gap);
    let step = smooth(open - 0.12, open - 0.04, from_gap) * 0.3;
    let flat = 1.0 + 0.14 * edge.at(across * 1.3, 5.0).clamp(-0.4, 0.4) + 0.02 * edge.at(across * 16.0, 1.0);
    tall * (wall * 0.7 + step) * flat
}

/// Broken walls of ice behind a white plain.
fn ice(easel: &mut Easel) {
    for i in 0..2_u8 {
        let folds = easel.field(81 + u64::from(i), 4);
        let rise = |across: f32| {
            let block = folds.at((across * 5.0).floor() * 0.77 + f32::from(i), 2.0) * 0.5
                + folds.at(across * 3.0, 0.0) * 0.5;
            let far = 0.11 + 0.16 * bell((across - 0.3 + f32::from(i) * 0.7) * 4.0);
            (far * (1.0 + block)).max(0.01)
        };
        let base = easel.plan.horizon + easel.unit() * 0.02 * f32::from(i);
        let tops = easel.skyline(base, rise);
        raise(
            easel,
            &tops,
            base,
            &Relief {
                purpose: 84 + u64::from(i),
                local: Colour::hex(0xb4d8ec),
                foot: Colour::hex(0x7cb4d8),
                distance: lerp(0.4, 0.15, f32::from(i)),
                detail: 6.0,
                contrast: 4.0,
                snow_line: Some(base - easel.unit() * 0.1),
            },
        );
    }
}
