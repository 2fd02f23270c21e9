//! The light of a picture: what the hour, the air and the mood make of every colour.

use super::colour::Colour;
use super::composition::{Composition, Meaning, Mood, Scene, Season, Thing, Weather};
use super::curve::lerp;
use super::hours::hour;
use super::noise::Chance;

/// The light that everything stands in.
#[derive(Clone)]
pub(super) struct Light {
    /// From the zenith to the horizon.
    pub(super) sky: [Colour; 4],
    /// What a lit side is multiplied by.
    pub(super) direct: Colour,
    /// What a side in shadow is multiplied by.
    pub(super) shade: Colour,
    /// What distance turns everything into.
    pub(super) haze: Colour,
    /// The light around the sun or the moon.
    pub(super) glow: Colour,
    /// How strongly it glows.
    pub(super) glow_strength: f32,
    /// Where the sun or the moon stands: part of the width, and of the way from the horizon to the top.
    pub(super) source: (f32, f32),
    /// 0 by day, 1 at midnight.
    pub(super) night: f32,
    /// 0 for clear air, 1 for none to see through.
    pub(super) thick: f32,
    /// How much of the sky is cloud.
    pub(super) cloud: f32,
    /// Whether a disc of the sun is to be seen.
    pub(super) disc: bool,
}

impl Light {
    pub(super) fn new(wish: &Composition, seed: u64) -> Self {
        let mut chance = Chance::new(seed, 11);
        let mut light = hour(wish, &mut chance);
        light.source.0 = chance.between(0.24, 0.4);
        if chance.happens(0.5) {
            light.source.0 = 1.0 - light.source.0;
        }
        if wish.has_scene(Scene::Space) {
            light.leave_the_air();
        }
        light.take_the_air(wish);
        if let Some(colour) = wish.thing(Thing::Sky).and_then(|sky| sky.colour) {
            light.dye_the_sky(Colour::hex(colour));
        }
        light
    }

    /// The colour of the sky, `t` of the way from the zenith to the horizon.
    pub(super) fn sky_at(&self, t: f32) -> Colour {
        let [zenith, high, low, horizon] = self.sky;
        let t = t.clamp(0.0, 1.0) * 3.0;
        match t {
            t if t < 1.0 => zenith.blend(high, t),
            t if t < 2.0 => high.blend(low, t - 1.0),
            t => low.blend(horizon, t - 2.0),
        }
    }

    /// A colour of a thing as it is seen: `facing` the light from 0 to 1, `distance` from 0 to 1.
    #[inline]
    pub(super) fn lit(&self, local: Colour, facing: f32, distance: f32) -> Colour {
        local
            .times(self.shade.mix(self.direct, facing))
            .mix(self.haze, distance)
    }

    /// The side that the light comes from: −1 left, 1 right.
    pub(super) fn side(&self) -> f32 {
        if self.source.0 < 0.5 { -1.0 } else { 1.0 }
    }

    /// The colour of a lamp, a window or a fire.
    pub(super) fn lamp(&self) -> Colour {
        Colour::hex(0xffc96b)
    }

    fn leave_the_air(&mut self) {
        self.sky = [0x03040d, 0x07081c, 0x0d0c2a, 0x181238].map(Colour::hex);
        self.haze = Colour::hex(0x1c1840);
        self.night = self.night.max(0.9);
        self.direct = self.direct.mix(Colour::hex(0x9a9ad0), 0.5).scaled(0.8);
        self.shade = Colour::hex(0x222448);
        self.cloud = 0.0;
        self.glow_strength = 0.06;
        self.disc = false;
    }

    fn take_the_air(&mut self, wish: &Composition) {
        let grey = |(weather, grey): &(Weather, f32)| if wish.air(*weather) { *grey } else { 0.0 };
        let dull = DULL.iter().map(grey).fold(0.0, f32::max);
        if wish.air(Weather::Cloud) {
            self.cloud += 0.42;
            self.overcast(0.15);
        }
        self.overcast(dull);
        if wish.air(Weather::Storm) {
            self.darken(0.62);
        } else if wish.air(Weather::Lightning) {
            self.darken(0.7);
        }
        self.thick = if wish.air(Weather::Fog) {
            0.75
        } else {
            self.thick + dull * 0.25
        };
        if wish.season == Some(Season::Winter) || wish.air(Weather::Snow) || wish.has_scene(Scene::Tundra) {
            self.throw_back_blue();
        }
        if wish.feels(Mood::Mysterious) {
            self.thick = self.thick.max(0.45);
        }
        if wish.feels(Mood::Dramatic) {
            self.cloud += 0.2;
            self.glow_strength *= 1.5;
        }
        if wish.air(Weather::Clear) || wish.bans(Meaning::Weather(Weather::Cloud)) {
            self.cloud = 0.0;
            self.thick *= 0.3;
        }
        if wish.air(Weather::Clear) {
            self.sky = self.sky.map(|c| c.saturated(1.35));
            self.direct = self.direct.scaled(1.08);
        }
    }

    /// Snow fills the shadows with the blue of the sky.
    fn throw_back_blue(&mut self) {
        let toned = |colour: Colour, blue: u32, bright: f32, part: f32| {
            colour.mix(Colour::hex(blue).scaled(colour.luma() * bright), part)
        };
        self.direct = toned(self.direct, 0xf4f6ff, 1.0, 0.45);
        self.shade = toned(self.shade, 0x8ca4d8, 1.7, 0.6);
        self.haze = toned(self.haze, 0xdce8f6, 1.1, 0.5);
    }

    /// Takes light from the sky, most of all from its upper part.
    fn darken(&mut self, left: f32) {
        let [zenith, high, low, horizon] = self.sky;
        self.sky = [
            zenith.scaled(left * 0.7),
            high.scaled(left * 0.85),
            low.scaled(left),
            horizon.scaled(left * 1.25),
        ];
        self.direct = self.direct.scaled(left * 1.2);
        self.shade = self.shade.scaled(left);
        self.haze = self.haze.scaled(left * 1.1);
    }

    /// Draws a grey sheet over the sky.
    fn overcast(&mut self, dull: f32) {
        for (i, colour) in self.sky.iter_mut().enumerate() {
            let flat = Colour::grey(colour.luma() * 0.92)
                .mix(Colour::hex(0x8c96a4).scaled(colour.luma() + 0.25), 0.45);
            *colour = colour.mix(flat, dull * (0.95 - 0.1 * i as f32));
        }
        let even = Colour::grey(self.direct.luma() * 0.86);
        self.direct = self.direct.mix(even, dull * 0.8);
        self.haze = self.haze.mix(Colour::grey(self.haze.luma()), dull * 0.7);
        self.glow_strength *= 1.0 - 0.8 * dull;
        self.cloud = lerp(self.cloud, 0.75, dull);
        self.disc &= dull < 0.25;
    }

    fn dye_the_sky(&mut self, dye: Colour) {
        for (i, colour) in self.sky.iter_mut().enumerate() {
            let tone = dye
                .mix(Colour::WHITE, 0.14 * i as f32)
                .scaled(0.55 + 0.45 * colour.luma());
            *colour = colour.blend(tone, 0.8);
        }
        self.haze = self.haze.blend(dye.mix(Colour::WHITE, 0.35), 0.55);
        self.direct = self
            .direct
            .mix(self.direct.times(dye.mix(Colour::WHITE, 0.4)), 0.35);
    }
}

/// How grey each weather makes the day.
const DULL: &[(Weather, f32)] = &[
    (Weather::Rain, 0.6),
    (Weather::Snow, 0.45),
    (Weather::Storm, 0.62),
    (Weather::Fog, 0.3),
    (Weather::Lightning, 0.6),
];
