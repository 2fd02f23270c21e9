//! Colours, and the mixing of them.

/// A colour in gamma-encoded sRGB, each part from 0 to 1.
///
/// Layers are mixed as a painting program mixes them, on the encoded values; long gradients go through
/// Oklab (Björn Ottosson, 2020), where the way between two hues does not turn grey.
#[derive(Clone, Copy, PartialEq, Default)]
pub(super) struct Colour {
    pub(super) r: f32,
    pub(super) g: f32,
    pub(super) b: f32,
}

impl Colour {
    pub(super) const WHITE: Self = Self::hex(0xffffff);
    pub(super) const BLACK: Self = Self::hex(0);

    /// The colour of a web colour number.
    pub(super) const fn hex(value: u32) -> Self {
        Self {
            r: ((value >> 16) & 255) as f32 / 255.0,
            g: ((value >> 8) & 255) as f32 / 255.0,
            b: (value & 255) as f32 / 255.0,
        }
    }

    /// A shade between black and white.
    pub(super) const fn grey(value: f32) -> Self {
        Self {
            r: value,
            g: value,
            b: value,
        }
    }

    /// What lies the share `t` of the way to `other`.
    #[inline]
    pub(super) fn mix(self, other: Self, t: f32) -> Self {
        Self {
            r: self.r + (other.r - self.r) * t,
            g: self.g + (other.g - self.g) * t,
            b: self.b + (other.b - self.b) * t,
        }
    }

    /// The same way, walked through Oklab.
    pub(super) fn blend(self, other: Self, t: f32) -> Self {
        let (from, to) = (self.lab(), other.lab());
        let step = |i: f32, j: f32| i + (j - i) * t;
        Self::from_lab([step(from[0], to[0]), step(from[1], to[1]), step(from[2], to[2])])
    }

    /// The colour under a coloured light.
    #[inline]
    pub(super) fn times(self, light: Self) -> Self {
        Self {
            r: self.r * light.r,
            g: self.g * light.g,
            b: self.b * light.b,
        }
    }

    /// Every part times `k`.
    #[inline]
    pub(super) fn scaled(self, k: f32) -> Self {
        Self {
            r: self.r * k,
            g: self.g * k,
            b: self.b * k,
        }
    }

    /// The colour moved by the same amount in every part.
    #[inline]
    pub(super) fn lifted(self, by: f32) -> Self {
        Self {
            r: self.r + by,
            g: self.g + by,
            b: self.b + by,
        }
    }

    /// Light added as two projectors add it: never beyond white.
    #[inline]
    pub(super) fn screen(self, light: Self, strength: f32) -> Self {
        Self {
            r: self.r + (1.0 - self.r) * light.r * strength,
            g: self.g + (1.0 - self.g) * light.g * strength,
            b: self.b + (1.0 - self.b) * light.b * strength,
        }
    }

    /// How bright the colour looks, from 0 to 1.
    #[inline]
    pub(super) fn luma(self) -> f32 {
        self.r * 0.299 + self.g * 0.587 + self.b * 0.114
    }

    /// The colour moved away from its grey (`k` above 1) or toward it.
    #[inline]
    pub(super) fn saturated(self, k: f32) -> Self {
        Self::grey(self.luma()).mix(self, k)
    }

    /// Every part held between 0 and 1.
    #[inline]
    pub(super) fn clamped(self) -> Self {
        Self {
            r: self.r.clamp(0.0, 1.0),
            g: self.g.clamp(0.0, 1.0),
            b: self.b.clamp(0.0, 1.0),
        }
    }

    /// Lightness and the two opponent axes of Oklab.
    ///
    /// The transfer curve is the square, near enough to sRGB's for a gradient and exact on every machine.
    pub(super) fn lab(self) -> [f32; 3] {
        let (r, g, b) = (self.r * self.r, self.g * self.g, self.b * self.b);
        let l = cube_root(0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b);
        let m = cube_root(0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b);
        let s = cube_root(0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b);
        [
            0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
            1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        ]
    }

    /// The colour of an Oklab triple, held to what a screen can show.
    pub(super) fn from_lab([light, a, b]: [f32; 3]) -> Self {
        let cube = |v: f32| v * v * v;
        let l = cube(light + 0.396_337_78 * a + 0.215_803_76 * b);
        let m = cube(light - 0.105_561_346 * a - 0.063_854_17 * b);
        let s = cube(light - 0.089_484_18 * a - 1.291_485_5 * b);
        let encode = |v: f32| v.clamp(0.0, 1.0).sqrt();
        Self {
            r: encode(4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s),
            g: encode(-1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s),
            b: encode(-0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s),
        }
    }
}

/// The cube root by Newton's steps from a guess in the exponent: the platform's own may differ in its last bit.
fn cube_root(v: f32) -> f32 {
    if v <= 1e-9 {
        return 0.0;
    }
    let mut root = f32::from_bits(v.to_bits() / 3 + 0x2a51_37a0);
    for _ in 0..3 {
        root = (2.0 * root + v / (root * root)) / 3.0;
    }
    root
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn oklab_and_back_is_the_same_colour() {
        for value in [0x000000, 0xffffff, 0xc04020, 0x1080f0, 0x336699] {
            let colour = Colour::hex(value);
            let back = Colour::from_lab(colour.lab());
            let off = (back.r - colour.r).abs() + (back.g - colour.g).abs() + (back.b - colour.b).abs();
            assert!(off < 0.01, "{value:06x} comes back {off} away");
        }
    }
}
