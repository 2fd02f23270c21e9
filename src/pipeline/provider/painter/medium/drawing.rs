//! Media of the line: ink, pencil, etching, blueprint.

use super::super::colour::Colour;
use super::super::curve::{sine, smooth};
use super::super::noise::Field;
use super::super::shape::{Place, Shape};
use super::super::surface::Surface;
use super::edges::{edges, soften, tones};

/// Sumi ink: washes in a few tones on cream paper, dark contours, and a red seal.
pub(super) fn ink(surface: &mut Surface, seed: u64) {
    let (width, unit) = (surface.width(), surface.unit());
    let contour = edges(&tones(surface), width, (unit * 0.0026).max(1.0) as usize);
    soften(surface, (unit * 0.005) as usize);
    let (paper, black) = (Colour::hex(0xf2ead8), Colour::hex(0x1a1a20));
    let (wash, fibre) = (Field::new(seed, 641, 4), Field::new(seed, 642, 3));
    let (mut washes, mut fibres) = (vec![0.0; width], vec![0.0; width]);
    for ((line, row), contours) in surface.rows_mut().zip(contour.chunks_exact(width)) {
        let y = line as f32 / unit;
        wash.row(0.0, 7.0 / unit, y * 7.0, &mut washes);
        fibre.row(0.0, 60.0 / unit, y * 160.0, &mut fibres);
        for (((pixel, contour), wash), fibre) in row.iter_mut().zip(contours).zip(&washes).zip(&fibres) {
            let dark = (1.0 - pixel.luma() * 1.12 + wash * 0.13).clamp(0.0, 1.0);
            let tone = smooth(0.16, 0.3, dark) * 0.16
                + smooth(0.38, 0.52, dark) * 0.24
                + smooth(0.62, 0.78, dark) * 0.34;
            let line = smooth(0.05, 0.2, contour + fibre * 0.02) * 0.75;
            *pixel = paper
                .lifted(fibre * 0.014)
                .mix(black, (tone + line * (1.0 - tone)).min(0.96));
        }
    }
    seal(surface);
}

fn seal(surface: &mut Surface) {
    let unit = surface.unit();
    let place = Place::new(
        surface.width() as f32 - unit * 0.085,
        surface.height() as f32 - unit * 0.05,
        unit * 0.05,
    );
    let stamp = Shape::new()
        .rect(&place, -0.5, 0.0, 0.5, 1.0)
        .without(&place, &[(-0.32, 0.68), (0.32, 0.68), (0.32, 0.8), (-0.32, 0.8)])
        .without(&place, &[(-0.06, 0.18), (0.06, 0.18), (0.06, 0.6), (-0.06, 0.6)])
        .without(&place, &[(-0.34, 0.2), (-0.2, 0.2), (-0.2, 0.54), (-0.34, 0.54)])
        .without(&place, &[(0.2, 0.2), (0.34, 0.2), (0.34, 0.54), (0.2, 0.54)]);
    surface.glaze(&stamp, Colour::hex(0xb82c24), 0.9);
}

/// Graphite: three directions of hatching, one more for each darker tone.
pub(super) fn pencil(surface: &mut Surface, seed: u64) {
    let hatching = Hatching {
        paper: Colour::hex(0xf6f3ec),
        line: Colour::hex(0x3c3c42),
        spacing: 0.0046,
        waver: 0.5,
        hardness: 0.42,
        contour: 0.62,
        smear: 0.34,
    };
    hatch(surface, seed, &hatching);
}

/// Fine crossed lines in brown ink on warm paper.
pub(super) fn etching(surface: &mut Surface, seed: u64) {
    let hatching = Hatching {
        paper: Colour::hex(0xeee0c4),
        line: Colour::hex(0x342218),
        spacing: 0.0056,
        waver: 0.16,
        hardness: 0.95,
        contour: 0.9,
        smear: 0.0,
    };
    hatch(surface, seed, &hatching);
}

struct Hatching {
    paper: Colour,
    line: Colour,
    /// Between two lines, in units.
    spacing: f32,
    /// How unsteady the hand is.
    waver: f32,
    hardness: f32,
    contour: f32,
    /// How much tone is rubbed in under the lines.
    smear: f32,
}

fn hatch(surface: &mut Surface, seed: u64, hatching: &Hatching) {
    let (width, unit) = (surface.width(), surface.unit());
    let contours = edges(&tones(surface), width, (unit * 0.0016).max(1.0) as usize);
    soften(surface, (unit * 0.003) as usize);
    let (hand, tooth) = (Field::new(seed, 651, 2), Field::new(seed, 652, 2));
    let (mut wavers, mut teeth) = (vec![0.0; width], vec![0.0; width]);
    let pitch = (unit * hatching.spacing).max(2.6);
    let directions = [
        (0.7, 0.714, 0.80),
        (-0.64, 0.768, 0.56),
        (0.12, 0.99, 0.34),
        (0.98, 0.2, 0.17),
    ];
    for ((line, row), contours) in surface.rows_mut().zip(contours.chunks_exact(width)) {
        let y = line as f32;
        hand.row(0.0, 16.0 / unit, y * 16.0 / unit, &mut wavers);
        tooth.row(0.0, 190.0 / unit, y * 190.0 / unit, &mut teeth);
        for (column, (((pixel, contour), waver), tooth)) in
            row.iter_mut().zip(contours).zip(&wavers).zip(&teeth).enumerate()
        {
            let x = column as f32;
            let light = smooth(0.02, 0.92, pixel.luma());
            let mut dark = (1.0 - light) * hatching.smear;
            for (dx, dy, below) in directions {
                let depth = (below - light) * 2.2;
                if depth > 0.0 {
                    let wave = sine((x * dx + y * dy) / pitch + waver * hatching.waver) * 0.5 + 0.5;
                    let thick = (depth * 0.6 + 0.18).min(0.8);
                    dark = dark.max(
                        smooth(1.0 - thick - 0.22, 1.0 - thick + 0.22, wave)
                            * (hatching.hardness + depth * 0.25).min(1.0),
                    );
                }
            }
            dark = dark.max(smooth(0.07, 0.3, *contour) * hatching.contour)
                * (0.9 + tooth * 0.3 * (1.0 - hatching.hardness));
            *pixel = hatching
                .paper
                .lifted(tooth * 0.012)
                .mix(hatching.line, dark.clamp(0.0, 0.97));
        }
    }
}

/// White lines on blue, over a grid.
pub(super) fn blueprint(surface: &mut Surface) {
    let (width, unit) = (surface.width(), surface.unit());
    soften(surface, (unit * 0.0012) as usize);
    let tones = tones(surface);
    let contours = edges(&tones, width, (unit * 0.0018).max(1.0) as usize);
    let (ground, white) = (Colour::hex(0x143c7c), Colour::hex(0xe8f0fc));
    let pitch = unit / 32.0;
    let rule = |at: f32| smooth(1.2, 0.3, (at / pitch - (at / pitch).round()).abs() * pitch) * 0.16;
    let maps = contours.chunks_exact(width).zip(tones.chunks_exact(width));
    for ((line, row), (contours, tones)) in surface.rows_mut().zip(maps) {
        let across = rule(line as f32);
        for (column, ((pixel, contour), tone)) in row.iter_mut().zip(contours).zip(tones).enumerate() {
            let lines = smooth(0.035, 0.17, *contour) * 0.92;
            let base = ground.scaled(0.78 + tone * 0.4);
            *pixel = base.mix(white, lines.max(across.max(rule(column as f32))));
        }
    }
}
