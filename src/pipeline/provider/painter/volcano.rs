//! A volcano: a cone with a glowing crater, lava on its side and a plume above.

use super::colour::Colour;
use super::curve::{bell, lerp};
use super::easel::Easel;
use super::relief::{Relief, raise};
use super::shape::{Place, Shape};

/// Raises the volcano at the subject's place.
pub(super) fn paint(easel: &mut Easel) {
    let unit = easel.unit();
    let middle = easel.across(easel.plan.focus * easel.width());
    let tall = (easel.plan.horizon / unit * 0.6).min(0.44);
    let folds = easel.field(171, 4);
    let rise = |across: f32| {
        let out = ((across - middle).abs() - 0.05).max(0.0);
        let cone = tall / (1.0 + out * 4.6) / (1.0 + out * out * 5.0) - 0.06;
        let crater = bell((across - middle) * 26.0) * 0.03;
        (cone - crater + folds.at(across * 6.0, 0.0) * 0.012).max(0.008)
    };
    let top = easel.plan.horizon - unit * (tall - 0.09);
    let x = easel.plan.focus * easel.width();
    plume(easel, x, top);
    let base = easel.plan.horizon;
    let tops = easel.skyline(base, rise);
    raise(
        easel,
        &tops,
        base,
        &Relief {
            purpose: 172,
            local: Colour::hex(0x5c4c4e),
            foot: easel.land.needles.mix(Colour::hex(0x5c4c4e), 0.5),
            distance: 0.22,
            detail: 3.4,
            contrast: 5.5,
            snow_line: (easel.land.snow > 0.3).then_some(top + unit * 0.2),
        },
    );
    lava(easel, x, top);
}

fn plume(easel: &mut Easel, x: f32, y: f32) {
    let unit = easel.unit();
    let mut chance = easel.chance(173);
    let drift = -easel.light.side();
    let ash = easel.light.lit(Colour::hex(0x6c6064), 0.5, 0.1);
    let fire = Colour::hex(0xff7a2c);
    for i in 0..150_u16 {
        let t = f32::from(i) / 150.0;
        let spread = lerp(0.02, 0.17, t);
        let at = (
            x + unit * (drift * t * t * 0.34 + chance.between(-1.0, 1.0) * spread),
            y - unit * (t * 0.52 + chance.between(-0.5, 0.5) * spread),
        );
        let radius = unit * lerp(0.016, 0.07, t) * chance.between(0.6, 1.1);
        let tone = ash
            .scaled(chance.between(0.72, 1.2))
            .mix(fire, (0.6 - t * 3.2).max(0.0));
        easel
            .surface
            .dab(at, (radius, radius), (1.0, 0.0), tone, lerp(0.5, 0.2, t));
    }
    easel.surface.glow(x, y, unit * 0.12, fire, 0.75);
}

fn lava(easel: &mut Easel, x: f32, y: f32) {
    let unit = easel.unit();
    let mut chance = easel.chance(174);
    let place = Place::new(x, y, unit);
    easel.surface.glow(x, y, unit * 0.05, Colour::hex(0xffb040), 0.9);
    for _ in 0..4 {
        let mut way = vec![(chance.between(-0.03, 0.03), 0.0)];
        let lean = chance.between(-0.05, 0.05);
        for _ in 0..chance.below(5) + 4 {
            let (px, py) = way.last().copied().unwrap_or_default();
            way.push((
                px + lean * 0.6 + chance.between(-0.018, 0.018),
                py - chance.between(0.02, 0.045),
            ));
        }
        for (start, colour) in [(0.026, 0xd83010), (0.013, 0xff8a20), (0.005, 0xffe080)] {
            let stream = Shape::new().stroke(&place, &way, (start, start * 0.2));
            easel.surface.glaze(&stream, Colour::hex(colour), 0.85);
        }
    }
}
