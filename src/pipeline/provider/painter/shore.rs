//! The near side of the water: where the ground begins again, and the foam on a beach.

use super::colour::Colour;
use super::curve::{lerp, smooth};
use super::easel::Easel;
use super::plan::Ground;

/// Lays the shore in front of the water.
pub(super) fn paint(easel: &mut Easel) {
    let Some(water) = easel.plan.water.filter(|_| easel.plan.shore) else {
        return;
    };
    let (edge, unit) = (easel.field(121, 4), easel.unit());
    let sandy = easel.plan.ground == Ground::Beach;
    let toward = -easel.light.side();
    let rise = |across: f32| {
        let slant = if sandy {
            across * toward * 0.22
        } else {
            across * across * 0.12
        };
        edge.at(across * 1.6, 0.0) * 0.035 + edge.at(across * 9.0, 4.0) * 0.006 + slant + 0.02
    };
    let tops = easel.skyline(water.bottom, rise);
    if sandy {
        foam(easel, &tops);
    }
    let local = match easel.plan.ground {
        Ground::Beach | Ground::Dunes => (easel.land.sand, easel.land.sand.times(Colour::hex(0xd8bca0))),
        Ground::Ice => (Colour::hex(0xf2f7fc), Colour::hex(0xb4d4e8)),
        _ => (easel.land.grass, easel.land.turf.scaled(0.8)),
    };
    let colours = (easel.land.snowed(local.0, 0.9), easel.land.snowed(local.1, 0.7));
    let (grain, broad) = (easel.field(122, 4).rough(0.6), easel.field(123, 2));
    let light = easel.light.clone();
    let (mut fine, mut wide) = (vec![0.0; tops.len()], vec![0.0; tops.len()]);
    let left = easel.across(0.0);
    let bottom = easel.height();
    easel.surface.fill_below(&tops, bottom, |y, line, tops| {
        let v = y as f32 / unit;
        grain.row(left * 6.0, 6.0 / unit, v * 22.0, &mut fine);
        broad.row(left * 1.4, 1.4 / unit, v * 4.0, &mut wide);
        for (((pixel, fine), wide), top) in line.iter_mut().zip(&fine).zip(&wide).zip(tops) {
            let under = (y as f32 - top) / unit;
            let wet = if sandy {
                smooth(0.0, 0.07, under)
            } else {
                smooth(-0.01, 0.02, under)
            };
            let share = (0.5 + fine * if sandy { 0.25 } else { 0.6 } + wide * 0.4).clamp(0.0, 1.0);
            let facing = (0.55 + fine * 0.22 + wide * 0.25 - under * 0.4).clamp(0.0, 1.0);
            *pixel = light
                .lit(colours.1.mix(colours.0, share), facing, 0.0)
                .scaled(lerp(0.62, 1.0, wet));
        }
    });
}

/// Three lines of foam that run up the sand.
fn foam(easel: &mut Easel, tops: &[f32]) {
    let unit = easel.unit();
    let curl = easel.field(124, 3);
    let white = easel.light.lit(Colour::hex(0xffffff), 1.0, 0.0);
    let wave = easel
        .light
        .lit(easel.land.water.mix(Colour::hex(0x7cd0c8), 0.5), 0.7, 0.0);
    let left = easel.across(0.0);
    let mut curls = vec![0.0; tops.len()];
    for (i, (up, thick)) in [(0.085, 0.010), (0.042, 0.013), (0.008, 0.018)]
        .into_iter()
        .enumerate()
    {
        let line: Vec<f32> = tops
            .iter()
            .enumerate()
            .map(|(x, top)| top - unit * (up + curl.at((left + x as f32 / unit) * 4.0, i as f32) * 0.016))
            .collect();
        let bounds = line
            .iter()
            .fold((f32::MAX, f32::MIN), |(a, b), y| (a.min(*y), b.max(*y)));
        for (y, row) in easel.surface.band(bounds.0, bounds.1 + unit * 0.05) {
            curl.row(left * 26.0, 26.0 / unit, y as f32 / unit * 40.0, &mut curls);
            for ((pixel, top), curl) in row.iter_mut().zip(&line).zip(&curls) {
                let under = (y as f32 - top) / unit;
                if under > 0.0 {
                    let fade = smooth(thick * (2.4 + curl), 0.0, under) * smooth(0.0, 0.002, under);
                    let shallow = smooth(0.05, 0.0, under) * 0.3;
                    *pixel = pixel
                        .mix(wave, shallow)
                        .mix(white, (fade * (0.9 + curl * 0.4)).clamp(0.0, 0.95));
                }
            }
        }
    }
}
