//! The sizes that a stable-diffusion model makes well: about as many pixels as it was made for, in other shapes.

use super::Size;

/// Every side is a multiple of this, in pixels.
const STEP: u32 = 64;

/// A server's own size first, then other shapes of about as many pixels; only those that it admits.
pub(super) fn around(width: u32, height: u32, admits: impl Fn(Size) -> bool) -> Vec<Size> {
    const RATIOS: [(f64, f64); 7] = [
        (1.0, 1.0),
        (4.0, 3.0),
        (3.0, 4.0),
        (3.0, 2.0),
        (2.0, 3.0),
        (16.0, 9.0),
        (9.0, 16.0),
    ];
    let own = Size { width, height };
    let area = f64::from(width) * f64::from(height);
    let others = RATIOS.iter().map(|(across, down)| Size {
        width: multiple((area * across / down).sqrt()),
        height: multiple((area * down / across).sqrt()),
    });
    let mut sizes = Vec::new();
    for size in std::iter::once(own).chain(others) {
        if admits(size) && !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    sizes
}

/// The nearest multiple.
fn multiple(side: f64) -> u32 {
    // Floats become whole numbers within their range: no side is near its end.
    let steps = (side / f64::from(STEP)).round() as u32;
    steps.saturating_mul(STEP)
}
