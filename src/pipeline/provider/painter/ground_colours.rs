//! The colours of the land itself, by season, before any light falls on it.

use super::colour::Colour;
use super::composition::{Composition, Scene, Season, Weather};
use super::noise::Chance;

/// Local colours.
#[derive(Clone)]
pub(super) struct Land {
    pub(super) grass: Colour,
    /// The grass in its hollows and shadows.
    pub(super) turf: Colour,
    /// What leaves are coloured: four to choose from.
    pub(super) leaves: [Colour; 4],
    pub(super) needles: Colour,
    pub(super) rock: Colour,
    pub(super) sand: Colour,
    pub(super) water: Colour,
    pub(super) petals: [Colour; 4],
    /// 0 for none, 1 for snow on everything.
    pub(super) snow: f32,
    /// 0 for bare branches, 1 for full crowns.
    pub(super) leafy: f32,
    /// How many flowers stand in the grass.
    pub(super) flowering: f32,
}

impl Land {
    pub(super) fn new(wish: &Composition, seed: u64) -> Self {
        let mut land = season(wish.season);
        let mut chance = Chance::new(seed, 13);
        // No two meadows are the same green.
        let drift = chance.between(-0.08, 0.08);
        land.grass = land.grass.mix(Colour::hex(0xa8_a0_40), drift.abs());
        land.needles = land.needles.scaled(1.0 + drift);
        if wish.air(Weather::Snow) || wish.has_scene(Scene::Tundra) {
            land.snow = land.snow.max(0.75);
        }
        let dyed = |scenes: &[Scene], usual: Colour| {
            let colour = scenes.iter().find_map(|&scene| wish.scene_colour(scene));
            colour.map_or(usual, |colour| usual.blend(Colour::hex(colour), 0.85))
        };
        land.water = dyed(&[Scene::Sea, Scene::Lake, Scene::River], land.water);
        land.sand = dyed(&[Scene::Desert, Scene::Beach], land.sand);
        land.rock = dyed(&[Scene::Mountain, Scene::Canyon, Scene::Cliff], land.rock);
        land.needles = dyed(&[Scene::Forest], land.needles);
        if let Some(colour) = wish.scene_colour(Scene::Forest) {
            land.leaves = land.leaves.map(|leaf| leaf.blend(Colour::hex(colour), 0.8));
        }
        if let Some(colour) = wish
            .scene_colour(Scene::Meadow)
            .or_else(|| wish.scene_colour(Scene::Hill))
        {
            land.grass = land.grass.blend(Colour::hex(colour), 0.85);
            land.turf = land.turf.blend(Colour::hex(colour).scaled(0.6), 0.8);
        }
        land
    }

    /// A ground colour with the snow that lies on it.
    pub(super) fn snowed(&self, colour: Colour, share: f32) -> Colour {
        colour.mix(Colour::hex(0xee_f3_fa), (self.snow * share).clamp(0.0, 1.0))
    }
}

fn season(season: Option<Season>) -> Land {
    let hexes = |values: [u32; 4]| values.map(Colour::hex);
    let usual = Land {
        grass: Colour::hex(0x86_a0_50),
        turf: Colour::hex(0x4c_6a_38),
        leaves: hexes([0x5c_8a_3e, 0x48_76_38, 0x74_98_48, 0x3c_68_36]),
        needles: Colour::hex(0x2e_54_42),
        rock: Colour::hex(0x8a_86_8c),
        sand: Colour::hex(0xe2_c4_90),
        water: Colour::hex(0x2e_62_7c),
        petals: hexes([0xf4_f0_e6, 0xf2_c8_4c, 0xd8_6a_8c, 0x8e_74_c8]),
        snow: 0.0,
        leafy: 1.0,
        flowering: 0.25,
    };
    match season {
        None => usual,
        Some(Season::Spring) => Land {
            grass: Colour::hex(0x9c_cc_52),
            turf: Colour::hex(0x5c_9a_3c),
            leaves: hexes([0xf6_b8_cc, 0xb4_d8_68, 0xfb_d8_e2, 0x96_c8_54]),
            needles: Colour::hex(0x44_78_48),
            petals: hexes([0xff_f8_f0, 0xff_9c_bc, 0xff_e4_60, 0xc0_94_ec]),
            flowering: 1.0,
            ..usual
        },
        Some(Season::Summer) => Land {
            grass: Colour::hex(0xc2_b0_4c),
            turf: Colour::hex(0x62_8c_2e),
            leaves: hexes([0x3a_86_2c, 0x2c_70_26, 0x54_9c_34, 0x24_60_2a]),
            needles: Colour::hex(0x22_5c_38),
            petals: hexes([0xe8_34_28, 0xff_c8_1e, 0xf2_4a_30, 0xff_f0_d8]),
            flowering: 0.8,
            ..usual
        },
        Some(Season::Autumn) => Land {
            grass: Colour::hex(0xc0_94_44),
            turf: Colour::hex(0x86_5c_30),
            leaves: hexes([0xd8_6a_20, 0xb8_38_20, 0xec_ac_30, 0x9c_4a_22]),
            needles: Colour::hex(0x5c_5a_34),
            petals: hexes([0xd8_8a_30, 0xb8_4a_28, 0xe8_c0_60, 0x8c_50_60]),
            flowering: 0.1,
            ..usual
        },
        Some(Season::Winter) => Land {
            grass: Colour::hex(0xb4_b0_96),
            turf: Colour::hex(0x7c_80_78),
            leaves: hexes([0xc8_d0_d8, 0x9c_94_90, 0xe0_e8_f0, 0x8a_84_84]),
            needles: Colour::hex(0x40_5c_5c),
            water: Colour::hex(0x3c_5c_78),
            snow: 0.95,
            leafy: 0.0,
            flowering: 0.0,
            ..usual
        },
    }
}
