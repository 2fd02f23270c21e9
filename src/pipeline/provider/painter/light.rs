//! The light of a picture: what the hour, the air and the mood make of every colour.

use super::colour::Colour;
use super::composition::{Composition, Meaning, Mood, Scene, Season, Thing, Time, Weather};
use super::curve::lerp;
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
        Colour::hex(0xff_c9_6b)
    }

    fn leave_the_air(&mut self) {
        self.sky = [0x03_04_0d, 0x07_08_1c, 0x0d_0c_2a, 0x18_12_38].map(Colour::hex);
        self.haze = Colour::hex(0x1c_18_40);
        self.night = self.night.max(0.9);
        self.direct = self.direct.mix(Colour::hex(0x9a_9a_d0), 0.5).scaled(0.8);
        self.shade = Colour::hex(0x22_24_48);
        self.cloud = 0.0;
        self.glow_strength = 0.06;
        self.disc = false;
    }

    fn take_the_air(&mut self, wish: &Composition) {
        self.cloud += if wish.air(Weather::Cloud) { 0.42 } else { 0.0 };
        let grey = [
            (Weather::Rain, 0.6),
            (Weather::Snow, 0.45),
            (Weather::Storm, 0.62),
            (Weather::Fog, 0.3),
        ];
        let dull = grey
            .iter()
            .filter(|(w, _)| wish.air(*w))
            .fold(0.0_f32, |most, (_, g)| most.max(*g));
        let dull = if wish.air(Weather::Lightning) {
            dull.max(0.6)
        } else {
            dull
        };
        self.overcast(dull);
        if wish.air(Weather::Cloud) {
            self.overcast(0.15);
        }
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
            // Snow throws the blue of the sky back into the shadows.
            self.direct = self
                .direct
                .mix(Colour::hex(0xf4_f6_ff).scaled(self.direct.luma()), 0.45);
            self.shade = self
                .shade
                .mix(Colour::hex(0x8c_a4_d8).scaled(self.shade.luma() * 1.7), 0.6);
            self.haze = self
                .haze
                .mix(Colour::hex(0xdc_e8_f6).scaled(self.haze.luma() * 1.1), 0.5);
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
                .mix(Colour::hex(0x8c_96_a4).scaled(colour.luma() + 0.25), 0.45);
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

/// The numbers of one hour of the day.
struct Hour {
    time: Time,
    sky: [u32; 4],
    direct: u32,
    shade: u32,
    haze: u32,
    glow: u32,
    glow_strength: f32,
    height: f32,
    night: f32,
    disc: bool,
}

/// The light of the hour that was asked for, or something between two hours of the day.
fn hour(wish: &Composition, chance: &mut Chance) -> Light {
    let sky_of_night = [Thing::Star, Thing::Aurora, Thing::Comet];
    let by_night = wish.has_any(&sky_of_night) || (wish.has(Thing::Moon) && !wish.has(Thing::Sun));
    let implied = by_night
        .then_some(Time::Night)
        .filter(|&night| !wish.bans(Meaning::Time(night)));
    if let Some(time) = wish.time.or(implied) {
        return light_at(time);
    }
    let pairs = [
        (Time::Afternoon, Time::GoldenHour),
        (Time::Morning, Time::Dawn),
        (Time::Dawn, Time::GoldenHour),
        (Time::Noon, Time::Morning),
        (Time::Afternoon, Time::Dawn),
    ];
    if wish.guess() != 0 && chance.happens(0.4) {
        let hours = [Time::Sunset, Time::Dusk, Time::Night, Time::Evening, Time::Dawn];
        return light_at(
            hours
                .get(chance.below(hours.len()))
                .copied()
                .unwrap_or(Time::Dawn),
        );
    }
    let (first, second) = *pairs
        .get(chance.below(pairs.len()))
        .unwrap_or(&(Time::Morning, Time::GoldenHour));
    halfway(light_at(first), &light_at(second), chance.between(0.42, 0.58))
}

fn halfway(first: Light, second: &Light, t: f32) -> Light {
    let mut sky = first.sky;
    for (colour, other) in sky.iter_mut().zip(second.sky) {
        *colour = colour.blend(other, t);
    }
    Light {
        sky,
        direct: first.direct.mix(second.direct, t),
        shade: first.shade.mix(second.shade, t),
        haze: first.haze.blend(second.haze, t),
        glow: first.glow.mix(second.glow, t),
        glow_strength: lerp(first.glow_strength, second.glow_strength, t),
        source: (0.5, lerp(first.source.1, second.source.1, t)),
        night: lerp(first.night, second.night, t),
        ..first
    }
}

fn light_at(time: Time) -> Light {
    let hour = HOURS.iter().find(|hour| hour.time == time).unwrap_or(&NOON);
    Light {
        sky: hour.sky.map(Colour::hex),
        direct: Colour::hex(hour.direct),
        shade: Colour::hex(hour.shade),
        haze: Colour::hex(hour.haze),
        glow: Colour::hex(hour.glow),
        glow_strength: hour.glow_strength,
        source: (0.5, hour.height),
        night: hour.night,
        thick: 0.12,
        cloud: if hour.night > 0.5 { 0.2 } else { 0.3 },
        disc: hour.disc,
    }
}

const NOON: Hour = Hour {
    time: Time::Noon,
    sky: [0x1f_66_c4, 0x4a_93_de, 0x86_bf_ec, 0xcf_e8_f5],
    direct: 0xff_fd_f4,
    shade: 0x86_96_b4,
    haze: 0xbc_d8_ec,
    glow: 0xff_ff_f2,
    glow_strength: 0.35,
    height: 1.15,
    night: 0.0,
    disc: false,
};

const HOURS: &[Hour] = &[
    NOON,
    Hour {
        time: Time::Dawn,
        sky: [0x3a_4a_82, 0x8a_86_b8, 0xec_b3_b0, 0xff_dd_b4],
        direct: 0xff_d2_b4,
        shade: 0x6a_6a_98,
        haze: 0xe6_bc_be,
        glow: 0xff_d0_94,
        glow_strength: 0.75,
        height: 0.14,
        night: 0.1,
        disc: true,
    },
    Hour {
        time: Time::Morning,
        sky: [0x3f_86_c8, 0x7f_b8_e0, 0xbf_dc_ea, 0xfb_f0_d8],
        direct: 0xff_f2_da,
        shade: 0x80_90_b0,
        haze: 0xd6_e2_e8,
        glow: 0xff_f0_c8,
        glow_strength: 0.6,
        height: 0.5,
        night: 0.0,
        disc: false,
    },
    Hour {
        time: Time::Afternoon,
        sky: [0x2f_78_bc, 0x6c_aa_d8, 0xb4_d0_d8, 0xf0_e2_c0],
        direct: 0xff_ec_c4,
        shade: 0x7c_86_a2,
        haze: 0xcc_d4_d0,
        glow: 0xff_e8_b0,
        glow_strength: 0.55,
        height: 0.62,
        night: 0.0,
        disc: false,
    },
    Hour {
        time: Time::GoldenHour,
        sky: [0x4a_70_98, 0x9a_a2_a0, 0xf0_bc_72, 0xff_d8_84],
        direct: 0xff_cc_7c,
        shade: 0x6e_62_70,
        haze: 0xf0_c2_84,
        glow: 0xff_d6_78,
        glow_strength: 1.0,
        height: 0.2,
        night: 0.0,
        disc: true,
    },
    Hour {
        time: Time::Sunset,
        sky: [0x2a_2c_60, 0x7c_42_80, 0xe8_6a_58, 0xff_b8_50],
        direct: 0xf0_8c_5c,
        shade: 0x3c_30_58,
        haze: 0xd8_7a_68,
        glow: 0xff_a8_48,
        glow_strength: 1.0,
        height: 0.1,
        night: 0.2,
        disc: true,
    },
    Hour {
        time: Time::Evening,
        sky: [0x24_34_68, 0x54_5c_90, 0xb0_82_8e, 0xf2_b4_78],
        direct: 0xcc_98_88,
        shade: 0x3e_40_66,
        haze: 0x9c_7e_90,
        glow: 0xff_b8_70,
        glow_strength: 0.6,
        height: 0.02,
        night: 0.35,
        disc: false,
    },
    Hour {
        time: Time::Dusk,
        sky: [0x12_1a_40, 0x34_34_6c, 0x70_54_8c, 0xc8_84_92],
        direct: 0x86_70_98,
        shade: 0x26_28_4c,
        haze: 0x6c_58_88,
        glow: 0xe8_90_90,
        glow_strength: 0.5,
        height: -0.04,
        night: 0.6,
        disc: false,
    },
    Hour {
        time: Time::Night,
        sky: [0x06_0c_24, 0x0c_1a_40, 0x18_2e_5a, 0x30_4c_78],
        direct: 0x56_70_a0,
        shade: 0x12_1a_34,
        haze: 0x28_42_6c,
        glow: 0xa8_c4_f0,
        glow_strength: 0.4,
        height: 0.66,
        night: 0.9,
        disc: false,
    },
    Hour {
        time: Time::Midnight,
        sky: [0x01_02_0a, 0x03_07_1a, 0x08_10_2c, 0x12_1e_40],
        direct: 0x30_40_68,
        shade: 0x06_0a_1a,
        haze: 0x10_1c_3a,
        glow: 0x80_98_d0,
        glow_strength: 0.25,
        height: 0.74,
        night: 1.0,
        disc: false,
    },
];
