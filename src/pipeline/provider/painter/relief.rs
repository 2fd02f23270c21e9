//! The faces of rising land: light and shadow, snow above, woods below, haze at the foot.

use super::colour::Colour;
use super::curve::smooth;
use super::easel::Easel;

/// How a range is modelled.
pub(super) struct Relief {
    pub(super) purpose: u64,
    pub(super) local: Colour,
    /// The colour at the foot.
    pub(super) foot: Colour,
    /// From 0 near to 1 lost in haze.
    pub(super) distance: f32,
    /// Folds to the unit.
    pub(super) detail: f32,
    pub(super) contrast: f32,
    /// The row above which snow lies.
    pub(super) snow_line: Option<f32>,
}

/// Paints a range under its skyline, down to a little below `base`.
pub(super) fn raise(easel: &mut Easel, tops: &[f32], base: f32, relief: &Relief) {
    let unit = easel.unit();
    let folds = easel.field(relief.purpose, 5).rough(0.55);
    let light = easel.light.clone();
    let side = light.side();
    // The face is the noise's slope across: the difference of two places this far apart.
    let apart = (unit * 0.012).max(1.0) as usize;
    let mut noise = vec![0.0; tops.len() + apart];
    let tallest = tops
        .iter()
        .fold(0.0_f32, |most, top| most.max(base - top))
        .max(1.0);
    let slopes = slopes(tops, (unit * 0.02).max(1.0) as usize);
    let far = (relief.distance + light.thick * 0.4 * relief.distance.max(0.3)).min(0.96);
    let left = easel.across(0.0);
    let bottom = base + unit * 0.05;
    let white = Colour::hex(0xf4f7fc);
    easel.surface.fill_below(tops, bottom, |y, line, tops| {
        let down = y as f32;
        let v = down / unit;
        folds.row(
            (left + v * 0.35 * side) * relief.detail,
            relief.detail / unit,
            v * relief.detail * 0.8,
            &mut noise,
        );
        let foot = smooth(base - tallest * 0.55, base, down);
        let haze = far
            + (1.0 - far)
                * smooth(base - tallest * 0.6, base + unit * 0.02, down)
                * (0.2 + 0.5 * light.thick);
        let pairs = noise.iter().zip(noise.iter().skip(apart));
        for (((pixel, (a, b)), slope), top) in line.iter_mut().zip(pairs).zip(&slopes).zip(tops) {
            let under = (down - top) / tallest;
            let fold = (b - a) * relief.contrast * side;
            let face = fold / (0.55 + fold.abs()) * 0.62 + slope * side * (1.0 - under.min(1.0));
            let facing = (0.55 + face).clamp(0.0, 1.0);
            let mut local = relief.local.mix(relief.foot, foot);
            if let Some(snow_line) = relief.snow_line {
                let above =
                    (snow_line - down) / tallest + a * 0.45 - under.max(0.0) * 0.25 + (facing - 0.5) * 0.12;
                local = local.mix(white, smooth(-0.02, 0.07, above));
            }
            *pixel = light.lit(local, facing, haze);
        }
    });
}

/// Paints land whose colour runs in level layers: `local` gives it for a height above `base`, in units.
pub(super) fn layered(
    easel: &mut Easel,
    tops: &[f32],
    base: f32,
    distance: f32,
    local: impl Fn(f32) -> Colour,
) {
    const STEPS: u16 = 700;
    let unit = easel.unit();
    let light = easel.light.clone();
    let strata: Vec<Colour> = (0..STEPS)
        .map(|i| local(f32::from(i) / f32::from(STEPS) - 0.25))
        .collect();
    let (cracks, folds) = (easel.field(77, 3), easel.field(78, 2));
    let (mut noise, mut bend) = (vec![0.0; tops.len()], vec![0.0; tops.len()]);
    let slopes = slopes(tops, (unit * 0.03).max(1.0) as usize);
    let left = easel.across(0.0);
    let side = light.side();
    easel.surface.fill_below(tops, base + unit * 0.2, |y, line, _| {
        let height = (base - y as f32) / unit;
        cracks.row(left * 9.0, 9.0 / unit, height * 1.6, &mut noise);
        folds.row(left * 1.5, 1.5 / unit, height * 2.0, &mut bend);
        let haze = distance + (1.0 - distance) * smooth(0.12, -0.03, height) * (0.25 + 0.5 * light.thick);
        for (((pixel, noise), slope), bend) in line.iter_mut().zip(&noise).zip(&slopes).zip(&bend) {
            let step = (height + bend * 0.012 + 0.25).clamp(0.0, 0.999) * f32::from(STEPS);
            let facing = (0.6 + noise * 0.5 + slope * side * 0.35).clamp(0.0, 1.0);
            *pixel = light.lit(
                strata.get(step as usize).copied().unwrap_or_default(),
                facing,
                haze,
            );
        }
    });
}

/// How steeply a skyline falls to the right, between −1 and 1, over a stretch of so many columns.
fn slopes(tops: &[f32], stretch: usize) -> Vec<f32> {
    let last = tops.last().copied().unwrap_or_default();
    let first = tops.first().copied().unwrap_or_default();
    let behind = std::iter::repeat_n(first, stretch).chain(tops.iter().copied());
    let ahead = tops.iter().copied().skip(stretch).chain(std::iter::repeat(last));
    behind
        .zip(ahead)
        .take(tops.len())
        .map(|(a, b)| ((b - a) / (2 * stretch) as f32 * 0.45).clamp(-0.5, 0.5))
        .collect()
}
