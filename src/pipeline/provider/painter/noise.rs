//! Chance and noise made of integers and exact arithmetic, so that every machine paints the same.

/// Spreads the bits of a number (the finaliser of `SplitMix64`).
pub(super) const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A stream of random numbers for one element of a picture.
///
/// Each element has its own purpose number, so a word more in the prompt does not move what was there.
#[derive(Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64, purpose: u64) -> Self {
        Self(mix(seed ^ mix(purpose.wrapping_add(0x517cc1b7))))
    }

    pub(super) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// From 0 up to but not 1.
    pub(super) fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / 16_777_216.0
    }

    pub(super) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Whether something of this likelihood happens.
    pub(super) fn happens(&mut self, likelihood: f32) -> bool {
        self.unit() < likelihood
    }

    /// 1 or −1.
    pub(super) fn side(&mut self) -> f32 {
        if self.happens(0.5) { 1.0 } else { -1.0 }
    }

    /// A whole number below `n`, or 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((self.bits() >> 33) as usize).checked_rem(n).unwrap_or(0)
    }
}

/// Gradient noise in octaves, between about −1 and 1 (Perlin, 1985, with the fade of 2002).
#[derive(Clone, Copy)]
pub(super) struct Field {
    seed: u32,
    octaves: u32,
    gain: f32,
}

impl Field {
    pub(super) const fn new(seed: u64, purpose: u64, octaves: u32) -> Self {
        Self {
            seed: (mix(seed ^ mix(purpose.wrapping_add(0x2f0b4495))) >> 32) as u32,
            octaves,
            gain: 0.5,
        }
    }

    /// The same field with rougher (above 0.5) or smoother detail.
    pub(super) const fn rough(self, gain: f32) -> Self {
        Self { gain, ..self }
    }

    /// The same field without its finer octaves.
    pub(super) const fn of(self, octaves: u32) -> Self {
        Self { octaves, ..self }
    }

    pub(super) fn at(&self, x: f32, y: f32) -> f32 {
        let (mut sum, mut height, mut scale) = (0.0, 1.0, 1.0);
        for octave in 0..self.octaves {
            sum += height * Lane::at(self.octave(octave), y * scale).point(x * scale);
            height *= self.gain;
            scale *= 2.0;
        }
        sum
    }

    /// The noise at a point, and what its first octaves alone make of it.
    pub(super) fn at_twice(&self, x: f32, y: f32, first: u32) -> (f32, f32) {
        let (mut sum, mut broad, mut height, mut scale) = (0.0, 0.0, 1.0, 1.0);
        for octave in 0..self.octaves {
            sum += height * Lane::at(self.octave(octave), y * scale).point(x * scale);
            if octave + 1 == first {
                broad = sum;
            }
            height *= self.gain;
            scale *= 2.0;
        }
        (sum, broad)
    }

    /// Noise folded at zero: sharp crests at 1, valleys toward 0.
    pub(super) fn ridged(&self, x: f32, y: f32) -> f32 {
        let (mut sum, mut height, mut scale, mut total) = (0.0, 1.0, 1.0, 0.0);
        for octave in 0..self.octaves {
            let noise = Lane::at(self.octave(octave), y * scale).point(x * scale);
            sum += height * (1.0 - noise.abs());
            total += height;
            height *= self.gain;
            scale *= 2.0;
        }
        sum / total
    }

    /// Fills a row with the noise at `x`, `x + step`, … and one `y`: the corners are hashed once a cell.
    pub(super) fn row(&self, x: f32, step: f32, y: f32, out: &mut [f32]) {
        out.fill(0.0);
        let (mut height, mut scale) = (1.0, 1.0);
        for octave in 0..self.octaves {
            let lane = Lane::at(self.octave(octave), y * scale);
            lane.add(x * scale, (step * scale).max(1e-9), height, out);
            height *= self.gain;
            scale *= 2.0;
        }
    }

    const fn octave(&self, octave: u32) -> u32 {
        self.seed.wrapping_add(octave.wrapping_mul(0x9e37_79b9))
    }
}

/// The largest whole number that is not above `x`; the processor's own is not in every x86-64.
#[inline]
pub(super) fn floor(x: f32) -> f32 {
    let whole = x as i32 as f32;
    if whole > x { whole - 1.0 } else { whole }
}

/// A line through one row of lattice cells.
struct Lane {
    seed: u32,
    line: i32,
    down: f32,
    fade: f32,
}

/// What the noise is near one corner column: its value there and how it rises to the right.
type Edge = (f32, f32);

impl Lane {
    #[inline]
    fn at(seed: u32, y: f32) -> Self {
        let top = floor(y);
        let down = y - top;
        Self {
            seed,
            line: top as i32,
            down,
            fade: fade(down),
        }
    }

    #[inline]
    fn edge(&self, column: i32) -> Edge {
        let (ax, ay) = slope(self.seed, column, self.line);
        let (bx, by) = slope(self.seed, column, self.line.wrapping_add(1));
        let (a, b) = (ay * self.down, by * (self.down - 1.0));
        (a + (b - a) * self.fade, ax + (bx - ax) * self.fade)
    }

    /// Adds the noise times `height` at `x`, `x + step`, …: cell after cell, each a fade between two straight lines.
    fn add(&self, x: f32, step: f32, height: f32, out: &mut [f32]) {
        let (mut rest, mut done) = (out, 0.0_f32);
        let mut last: Option<(i32, Edge)> = None;
        while !rest.is_empty() {
            let at = x + step * done;
            let left = floor(at);
            let column = left as i32;
            let near = last
                .filter(|(seen, _)| *seen == column)
                .map_or_else(|| self.edge(column), |(_, edge)| edge);
            let far = self.edge(column.wrapping_add(1));
            last = Some((column.wrapping_add(1), far));
            let start = at - left;
            let run = (((1.0 - start) / step) as usize)
                .saturating_add(1)
                .min(rest.len());
            let (cell, after) = rest.split_at_mut(run);
            for (i, value) in cell.iter_mut().enumerate() {
                *value += height * between(near, far, start + step * i as f32);
            }
            done += run as f32;
            rest = after;
        }
    }

    #[inline]
    fn point(&self, x: f32) -> f32 {
        let left = floor(x);
        let column = left as i32;
        between(self.edge(column), self.edge(column.wrapping_add(1)), x - left)
    }
}

#[inline]
fn fade(t: f32) -> f32 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

#[inline]
fn between(near: Edge, far: Edge, across: f32) -> f32 {
    let near = near.0 + near.1 * across;
    let far = far.0 + far.1 * (across - 1.0);
    (near + (far - near) * fade(across)) * 1.5
}

/// The slope of the noise at a lattice point.
fn slope(seed: u32, x: i32, y: i32) -> (f32, f32) {
    let mut h = seed ^ (x as u32).wrapping_mul(0x27d4_eb2d) ^ (y as u32).wrapping_mul(0x1656_67b1);
    h = (h ^ (h >> 15)).wrapping_mul(0x85eb_ca6b);
    h = (h ^ (h >> 13)).wrapping_mul(0xc2b2_ae35);
    h ^= h >> 16;
    (
        (h & 0xffff) as f32 / 32_768.0 - 1.0,
        (h >> 16) as f32 / 32_768.0 - 1.0,
    )
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn a_row_is_the_same_noise_as_its_points() {
        let field = Field::new(7, 3, 4);
        let mut row = [0.0; 64];
        field.row(-1.3, 0.07, 2.6, &mut row);
        for (i, value) in row.iter().enumerate() {
            let point = field.at(-1.3 + 0.07 * i as f32, 2.6);
            assert!((value - point).abs() < 1e-4, "point {i}: {value} and {point}");
        }
    }
}
