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
        Self(mix(seed ^ mix(purpose.wrapping_add(0x51_7c_c1_b7))))
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
            seed: (mix(seed ^ mix(purpose.wrapping_add(0x2f_0b_44_95))) >> 32) as u32,
            octaves,
            gain: 0.5,
        }
    }

    /// The same field with rougher (above 0.5) or smoother detail.
    pub(super) const fn rough(self, gain: f32) -> Self {
        Self { gain, ..self }
    }

    pub(super) fn at(&self, x: f32, y: f32) -> f32 {
        let (mut sum, mut height, mut scale) = (0.0, 1.0, 1.0);
        for octave in 0..self.octaves {
            sum += height * Cell::around(self.octave(octave), x * scale, y * scale).at(x * scale);
            height *= self.gain;
            scale *= 2.0;
        }
        sum
    }

    /// Noise folded at zero: sharp crests at 1, valleys toward 0.
    pub(super) fn ridged(&self, x: f32, y: f32) -> f32 {
        let (mut sum, mut height, mut scale, mut total) = (0.0, 1.0, 1.0, 0.0);
        for octave in 0..self.octaves {
            let noise = Cell::around(self.octave(octave), x * scale, y * scale).at(x * scale);
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
            let seed = self.octave(octave);
            let mut cell = Cell::around(seed, x * scale, y * scale);
            for (i, value) in out.iter_mut().enumerate() {
                let at = (x + step * i as f32) * scale;
                if !(0.0..1.0).contains(&(at - cell.left)) {
                    cell = Cell::around(seed, at, y * scale);
                }
                *value += height * cell.at(at);
            }
            height *= self.gain;
            scale *= 2.0;
        }
    }

    const fn octave(&self, octave: u32) -> u32 {
        self.seed.wrapping_add(octave.wrapping_mul(0x9e37_79b9))
    }
}

/// One lattice cell cut by a row: the noise in it is a fade between two straight lines.
struct Cell {
    left: f32,
    near: (f32, f32),
    far: (f32, f32),
}

impl Cell {
    fn around(seed: u32, x: f32, y: f32) -> Self {
        let (left, top) = (x.floor(), y.floor());
        let (column, line, down) = (left as i32, top as i32, y - top);
        let fade = down * down * down * (down * (down * 6.0 - 15.0) + 10.0);
        let edge = |column: i32| {
            let (ax, ay) = slope(seed, column, line);
            let (bx, by) = slope(seed, column, line.wrapping_add(1));
            let (a, b) = (ay * down, by * (down - 1.0));
            (a + (b - a) * fade, ax + (bx - ax) * fade)
        };
        Self {
            left,
            near: edge(column),
            far: edge(column.wrapping_add(1)),
        }
    }

    #[inline]
    fn at(&self, x: f32) -> f32 {
        let across = x - self.left;
        let fade = across * across * across * (across * (across * 6.0 - 15.0) + 10.0);
        let near = self.near.0 + self.near.1 * across;
        let far = self.far.0 + self.far.1 * (across - 1.0);
        (near + (far - near) * fade) * 1.5
    }
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
