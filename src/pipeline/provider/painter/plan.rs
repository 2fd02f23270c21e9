//! Where things go: the horizon, the water, and the place of the subject.

use super::composition::{Composition, Mood, Scene, Thing, Weather};
use super::homes::stands;
use super::light::Light;
use super::noise::Chance;

/// What rises behind the horizon.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Backdrop {
    Peaks,
    Volcano,
    Mesas,
    Hills,
    LowHills,
    Skyline,
    IceWall,
}

/// What the ground is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    Meadow,
    Dunes,
    Beach,
    Ice,
    Forest,
    Pavement,
    /// Nothing to stand on: open water, or space.
    None,
}

/// A sheet of water across the whole picture, from one row to another.
#[derive(Clone, Copy)]
pub(super) struct Water {
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// 0 for a mirror, 1 for a swell.
    pub(super) waves: f32,
}

/// The layout of a picture, in pixels.
pub(super) struct Plan {
    pub(super) horizon: f32,
    /// Where the subject stands, as a part of the width.
    pub(super) focus: f32,
    pub(super) backdrops: Vec<Backdrop>,
    pub(super) ground: Ground,
    pub(super) water: Option<Water>,
    /// Whether a river winds through the ground.
    pub(super) river: bool,
    /// Whether the ground shows again in front of the water.
    pub(super) shore: bool,
}

impl Plan {
    pub(super) fn new(wish: &Composition, light: &Light, seed: u64, width: f32, height: f32) -> Self {
        let mut chance = Chance::new(seed, 17);
        let places = places(wish, &mut chance);
        let has = |scene: Scene| places.contains(&scene);
        let mut focus = 0.5 + light.side() * -chance.between(0.13, 0.19);
        if width < height * 0.7 {
            focus = f32::midpoint(focus, 0.5);
        }
        let ground = ground(&places, wish);
        let horizon = height * line(&places, ground, &mut chance);
        let water = water(&places, wish, horizon, height);
        let shore = water.is_some_and(|water| water.bottom < height);
        Self {
            horizon,
            focus,
            backdrops: backdrops(&has),
            ground,
            water,
            river: has(Scene::River) && water.is_none(),
            shore,
        }
    }

    /// Whether there is ground or water at all.
    pub(super) fn grounded(&self) -> bool {
        self.ground != Ground::None || self.water.is_some()
    }
}

/// The places that were named, or that the things named belong to, or one that chance picks.
fn places(wish: &Composition, chance: &mut Chance) -> Vec<Scene> {
    let mut places: Vec<Scene> = wish.scenes.iter().map(|named| named.scene).collect();
    let wet = |places: &[Scene]| places.iter().any(|place| WET.contains(place));
    if wish.has_any(SEAFARING) && !wet(&places) {
        // A ship beside a forest floats on a lake, not on the sea.
        let coast = places.is_empty() || places.contains(&Scene::Cliff);
        places.push(if coast { Scene::Sea } else { Scene::Lake });
    }
    if places.is_empty() {
        places.extend(
            BELONGS
                .iter()
                .filter(|(things, _)| wish.has_any(things))
                .map(|(_, place)| *place)
                .take(2),
        );
    }
    if places.contains(&Scene::Cliff) && !wet(&places) {
        places.push(Scene::Sea);
    }
    if places.is_empty() {
        // A thing that stands on the ground is at home in a meadow, or by a lake under mountains.
        let grounded = wish.things.iter().any(|named| stands(named.thing));
        let choice = chance.below(if grounded { 2 } else { USUAL.len() });
        places.extend_from_slice(USUAL.get(choice).copied().unwrap_or_default());
    }
    places
}

/// Things that need the sea, or some water.
const SEAFARING: &[Thing] = &[
    Thing::Boat,
    Thing::Ship,
    Thing::Whale,
    Thing::Lighthouse,
    Thing::Pier,
];

/// Places that have water of their own.
const WET: &[Scene] = &[
    Scene::Sea,
    Scene::Lake,
    Scene::River,
    Scene::Beach,
    Scene::Island,
    Scene::Waterfall,
    Scene::City,
];

/// Things, and the place that they call up when none was named.
const BELONGS: &[(&[Thing], Scene)] = &[
    (&[Thing::Palm], Scene::Beach),
    (&[Thing::Cactus, Thing::Pyramid, Thing::Rocket], Scene::Desert),
    (&[Thing::Bridge], Scene::River),
    (&[Thing::Pine, Thing::Mushroom], Scene::Forest),
];

/// Places for words that name none.
const USUAL: &[&[Scene]] = &[
    &[Scene::Hill, Scene::Meadow],
    &[Scene::Lake, Scene::Mountain],
    &[Scene::Sea],
    &[Scene::Mountain, Scene::Meadow],
    &[Scene::Hill, Scene::River],
    &[Scene::Forest],
    &[Scene::Desert],
    &[Scene::Island],
    &[Scene::Cliff, Scene::Sea],
    &[Scene::Mountain, Scene::Forest, Scene::Lake],
];

fn ground(places: &[Scene], wish: &Composition) -> Ground {
    let has = |scene: Scene| places.contains(&scene);
    let stands = wish.things.iter().any(|named| stands(named.thing));
    let alone = places.len() == 1 && !stands;
    match () {
        () if has(Scene::Tundra) => Ground::Ice,
        () if has(Scene::Desert) || has(Scene::Canyon) => Ground::Dunes,
        () if has(Scene::Beach) || has(Scene::Island) => Ground::Beach,
        () if has(Scene::City) => Ground::Pavement,
        () if has(Scene::Forest) || has(Scene::Jungle) => Ground::Forest,
        () if (has(Scene::Space) || has(Scene::Abstract) || has(Scene::Sea)) && alone => Ground::None,
        () if has(Scene::Cliff) && has(Scene::Sea) && !stands => Ground::None,
        () if has(Scene::Space) => Ground::Dunes,
        () => Ground::Meadow,
    }
}

/// The height of the horizon, as a part of the picture's.
fn line(places: &[Scene], ground: Ground, chance: &mut Chance) -> f32 {
    let has = |scene: Scene| places.contains(&scene);
    let drift = chance.between(-0.02, 0.02);
    let height = match () {
        () if (has(Scene::Space) || has(Scene::Abstract)) && ground == Ground::None => 1.2,
        () if has(Scene::Space) => 0.72,
        () if has(Scene::Waterfall) => 0.66,
        () if has(Scene::Mountain) && (has(Scene::Lake) || has(Scene::Sea)) => 0.6,
        () if has(Scene::Mountain) || has(Scene::Volcano) => 0.66,
        () if has(Scene::City) => 0.68,
        () if has(Scene::Beach) => 0.52,
        () if has(Scene::Road) || has(Scene::Garden) || has(Scene::River) => 0.54,
        () if has(Scene::Desert) || has(Scene::Canyon) => 0.58,
        () if has(Scene::Sea) || has(Scene::Island) => 0.57,
        () if has(Scene::Forest) || has(Scene::Jungle) => 0.66,
        () => 0.6,
    };
    height + drift
}

fn water(places: &[Scene], wish: &Composition, horizon: f32, height: f32) -> Option<Water> {
    let has = |scene: Scene| places.contains(&scene);
    let depth = height - horizon;
    let calm = match () {
        () if wish.air(Weather::Storm) || wish.air(Weather::Wind) => 0.45,
        () if wish.feels(Mood::Calm) => -0.5,
        () => 0.0,
    };
    let lying = |top: f32, bottom: f32, waves: f32| {
        let (top, bottom) = (horizon + depth * top, horizon + depth * bottom);
        Some(Water {
            top,
            bottom,
            waves: (waves + calm).clamp(0.03, 1.0),
        })
    };
    let stands = wish.things.iter().any(|named| stands(named.thing));
    let land = places.iter().any(|place| {
        matches!(
            place,
            Scene::Meadow | Scene::Village | Scene::Garden | Scene::Forest | Scene::Road | Scene::Tundra
        )
    });
    match () {
        () if has(Scene::Beach) => lying(0.0, 0.6, 0.6),
        () if has(Scene::Island) && stands => lying(0.0, 0.72, 0.5),
        () if has(Scene::City) && stands => None,
        () if has(Scene::Sea) && (land || ground(places, wish) != Ground::None) => lying(0.0, 0.74, 0.6),
        () if has(Scene::Sea) || has(Scene::Island) => lying(0.0, 1.01, 0.65),
        () if has(Scene::City) => lying(0.1, 1.01, 0.3),
        () if has(Scene::Waterfall) => lying(0.12, 0.78, 0.25),
        () if has(Scene::Lake) => lying(0.1, 0.8, 0.15),
        // A boat needs more river than one that winds through a meadow.
        () if has(Scene::River) && wish.has_any(SEAFARING) => lying(0.08, 0.7, 0.25),
        () => None,
    }
}

fn backdrops(has: &dyn Fn(Scene) -> bool) -> Vec<Backdrop> {
    let mut backdrops = Vec::new();
    for (scene, backdrop) in [
        (Scene::Mountain, Backdrop::Peaks),
        (Scene::Tundra, Backdrop::IceWall),
        (Scene::Volcano, Backdrop::Volcano),
        (Scene::Canyon, Backdrop::Mesas),
        (Scene::Hill, Backdrop::Hills),
        (Scene::City, Backdrop::Skyline),
    ] {
        if has(scene) {
            backdrops.push(backdrop);
        }
    }
    let open = [
        Scene::Sea,
        Scene::Beach,
        Scene::Island,
        Scene::Desert,
        Scene::Space,
    ];
    if backdrops.is_empty() && !open.into_iter().any(has) {
        backdrops.push(Backdrop::LowHills);
    }
    backdrops
}
