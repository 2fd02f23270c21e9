//! The hours of the day: the colours of their skies and of their light.

use super::colour::Colour;
use super::composition::{Composition, Meaning, Thing, Time};
use super::curve::lerp;
use super::light::Light;
use super::noise::Chance;

/// The light of the hour that was asked for, or something between two hours of the day.
pub(super) fn hour(wish: &Composition, chance: &mut Chance) -> Light {
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

const NOON: Hour = Hour {
    time: Time::Noon,
    sky: [0x1f66c4, 0x4a93de, 0x86bfec, 0xcfe8f5],
    direct: 0xfffdf4,
    shade: 0x8696b4,
    haze: 0xbcd8ec,
    glow: 0xfffff2,
    glow_strength: 0.35,
    height: 1.15,
    night: 0.0,
    disc: false,
};

const HOURS: &[Hour] = &[
    NOON,
    Hour {
        time: Time::Dawn,
        sky: [0x3a4a82, 0x8a86b8, 0xecb3b0, 0xffddb4],
        direct: 0xffd2b4,
        shade: 0x6a6a98,
        haze: 0xe6bcbe,
        glow: 0xffd094,
        glow_strength: 0.75,
        height: 0.14,
        night: 0.1,
        disc: true,
    },
    Hour {
        time: Time::Morning,
        sky: [0x3f86c8, 0x7fb8e0, 0xbfdcea, 0xfbf0d8],
        direct: 0xfff2da,
        shade: 0x8090b0,
        haze: 0xd6e2e8,
        glow: 0xfff0c8,
        glow_strength: 0.6,
        height: 0.5,
        night: 0.0,
        disc: false,
    },
    Hour {
        time: Time::Afternoon,
        sky: [0x2f78bc, 0x6caad8, 0xb4d0d8, 0xf0e2c0],
        direct: 0xffecc4,
        shade: 0x7c86a2,
        haze: 0xccd4d0,
        glow: 0xffe8b0,
        glow_strength: 0.55,
        height: 0.62,
        night: 0.0,
        disc: false,
    },
    Hour {
        time: Time::GoldenHour,
        sky: [0x4a7098, 0x9aa2a0, 0xf0bc72, 0xffd884],
        direct: 0xffcc7c,
        shade: 0x6e6270,
        haze: 0xf0c284,
        glow: 0xffd678,
        glow_strength: 1.0,
        height: 0.2,
        night: 0.0,
        disc: true,
    },
    Hour {
        time: Time::Sunset,
        sky: [0x2a2c60, 0x7c4280, 0xe86a58, 0xffb850],
        direct: 0xf08c5c,
        shade: 0x3c3058,
        haze: 0xd87a68,
        glow: 0xffa848,
        glow_strength: 1.0,
        height: 0.1,
        night: 0.2,
        disc: true,
    },
    Hour {
        time: Time::Evening,
        sky: [0x243468, 0x545c90, 0xb0828e, 0xf2b478],
        direct: 0xcc9888,
        shade: 0x3e4066,
        haze: 0x9c7e90,
        glow: 0xffb870,
        glow_strength: 0.6,
        height: 0.02,
        night: 0.35,
        disc: false,
    },
    Hour {
        time: Time::Dusk,
        sky: [0x121a40, 0x34346c, 0x70548c, 0xc88492],
        direct: 0x867098,
        shade: 0x26284c,
        haze: 0x6c5888,
        glow: 0xe89090,
        glow_strength: 0.5,
        height: -0.04,
        night: 0.6,
        disc: false,
    },
    Hour {
        time: Time::Night,
        sky: [0x060c24, 0x0c1a40, 0x182e5a, 0x304c78],
        direct: 0x5670a0,
        shade: 0x121a34,
        haze: 0x28426c,
        glow: 0xa8c4f0,
        glow_strength: 0.4,
        height: 0.66,
        night: 0.9,
        disc: false,
    },
    Hour {
        time: Time::Midnight,
        sky: [0x01020a, 0x03071a, 0x08102c, 0x121e40],
        direct: 0x304068,
        shade: 0x060a1a,
        haze: 0x101c3a,
        glow: 0x8098d0,
        glow_strength: 0.25,
        height: 0.74,
        night: 1.0,
        disc: false,
    },
];
