//! The few functions of a curve that a platform's own library does not promise to the last bit.

use super::noise::floor;

/// The sine of `turns` full turns, within a thousandth.
#[inline]
pub(super) fn sine(turns: f32) -> f32 {
    let x = turns - floor(turns + 0.5);
    let arch = 8.0 * x * (1.0 - 2.0 * x.abs());
    arch * (0.775 + 0.225 * arch.abs())
}

/// The cosine of `turns` full turns.
#[inline]
pub(super) fn cosine(turns: f32) -> f32 {
    sine(turns + 0.25)
}

/// 0 below `low`, 1 above `high`, and a soft S between.
#[inline]
pub(super) fn smooth(low: f32, high: f32, x: f32) -> f32 {
    let t = ((x - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// A straight way from `a` to `b`.
#[inline]
pub(super) fn lerp(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}

/// A bell that is 1 at 0, and nearly nothing beyond 3.
#[inline]
pub(super) fn bell(x: f32) -> f32 {
    let tail = 1.0 + x * x * 0.5;
    1.0 / (tail * tail)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sine_is_a_sine() {
        for i in -400..400_i16 {
            let turns = f32::from(i) / 100.0;
            let true_sine = (f64::from(turns) * std::f64::consts::TAU).sin();
            assert!(
                (f64::from(super::sine(turns)) - true_sine).abs() < 2e-3,
                "at {turns}"
            );
        }
    }
}
