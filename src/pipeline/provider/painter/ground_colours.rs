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
        land.grass = land.grass.mix(Colour::hex(0xa8a040), drift.abs());
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
        colour.mix(Colour::hex(0xeef3fa), (self.snow * share).clamp(0.0, 1.0))
    }
}

fn season(season: Option<Season>) -> Land {
    match season {
        None => usual(),
        Some(Season::Spring) => Land {
            grass: Colour::hex(0x9ccc52),
            turf: Colour::hex(0x5c9a3c),
            leaves: [0xf6b8cc, 0xb4d868, 0xfbd8e2, 0x96c854].map(Colour::hex),
            needles: Colour::hex(0x447848),
            petals: [0xfff8f0, 0xff9cbc, 0xffe460, 0xc094ec].map(Colour::hex),
            flowering: 1.0,
            ..usual()
        },
        Some(Season::Summer) => Land {
            grass: Colour::hex(0xc2b04c),
            turf: Colour::hex(0x628c2e),
            leaves: [0x3a862c, 0x2c7026, 0x549c34, 0x24602a].map(Colour::hex),
            needles: Colour::hex(0x225c38),
            petals: [0xe83428, 0xffc81e, 0xf24a30, 0xfff0d8].map(Colour::hex),
            flowering: 0.8,
            ..usual()
        },
        Some(Season::Autumn) => Land {
            grass: Colour::hex(0xc09444),
            turf: Colour::hex(0x865c30),
            leaves: [0xd86a20, 0xb83820, 0xecac30, 0x9c4a22].map(Colour::hex),
            needles: Colour::hex(0x5c5a34),
            petals: [0xd88a30, 0xb84a28, 0xe8c060, 0x8c5060].map(Colour::hex),
            flowering: 0.1,
            ..usual()
        },
        Some(Season::Winter) => Land {
            grass: Colour::hex(0xb4b096),
            turf: Colour::hex(0x7c8078),
            leaves: [0xc8d0d8, 0x9c9490, 0xe0e8f0, 0x8a8484].map(Colour::hex),
            needles: Colour::hex(0x405c5c),
            water: Colour::hex(0x3c5c78),
            snow: 0.95,
            leafy: 0.0,
            flowering: 0.0,
            ..usual()
        },
    }
}

/// The land when no season is named.
fn usual() -> Land {
    Land {
        grass: Colour::hex(0x86a050),
        turf: Colour::hex(0x4c6a38),
        leaves: [0x5c8a3e, 0x487638, 0x749848, 0x3c6836].map(Colour::hex),
        needles: Colour::hex(0x2e5442),
        rock: Colour::hex(0x8a868c),
        sand: Colour::hex(0xe2c490),
        water: Colour::hex(0x2e627c),
        petals: [0xf4f0e6, 0xf2c84c, 0xd86a8c, 0x8e74c8].map(Colour::hex),
        snow: 0.0,
        leafy: 1.0,
        flowering: 0.25,
    }
}
