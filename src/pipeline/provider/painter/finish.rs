//! From floating point to bytes: a little grain, so that no gradient shows its steps.

use super::canvas::Canvas;
use super::surface::Surface;

/// Rounds the surface to a canvas with a dither of one step.
pub(super) fn develop(surface: &Surface, seed: u64) -> Canvas {
    let mut bytes = Vec::with_capacity(surface.width() * surface.height() * 3);
    let mut state = (seed as u32) | 1;
    for pixel in surface.pixels() {
        // Xorshift (Marsaglia, 2003): the sum of two of its bytes is a triangle of two steps.
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let grain = ((state & 255) + ((state >> 8) & 255)) as f32 / 256.0 - 1.0;
        for part in [pixel.r, pixel.g, pixel.b] {
            bytes.push((part * 255.0 + 0.5 + grain * 0.75).clamp(0.0, 255.0) as u8);
        }
    }
    Canvas::new(surface.width() as u32, surface.height() as u32, bytes)
}
