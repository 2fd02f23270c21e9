//! Where things belong in a picture.

use super::composition::{Mood, NamedThing, Scene, Thing};
use super::easel::Easel;

/// Where a thing belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// On the water.
    Afloat,
    /// On the ground of the middle distance, or on a rock in the sea.
    Built,
    /// On the near ground.
    Near,
    /// Along the lower edge.
    Front,
    Aloft,
    /// From one side of the picture to the other.
    Across,
}

/// A thing's home and its height, in units.
pub(super) const fn home(thing: Thing) -> Option<(Home, f32)> {
    Some(match thing {
        Thing::Boat => (Home::Afloat, 0.24),
        Thing::Ship => (Home::Afloat, 0.34),
        Thing::Whale => (Home::Afloat, 0.22),
        Thing::House => (Home::Built, 0.2),
        Thing::Castle => (Home::Built, 0.34),
        Thing::Lighthouse => (Home::Built, 0.4),
        Thing::Windmill => (Home::Built, 0.38),
        Thing::Church => (Home::Built, 0.27),
        Thing::Tower => (Home::Built, 0.42),
        Thing::Pyramid => (Home::Built, 0.3),
        Thing::Tree => (Home::Near, 0.56),
        Thing::Pine => (Home::Near, 0.6),
        Thing::Palm => (Home::Near, 0.56),
        Thing::Birch => (Home::Near, 0.6),
        Thing::Cactus => (Home::Near, 0.34),
        Thing::Tent => (Home::Near, 0.19),
        Thing::Campfire => (Home::Near, 0.1),
        Thing::Lantern => (Home::Near, 0.36),
        Thing::Rock => (Home::Near, 0.22),
        Thing::Person => (Home::Near, 0.32),
        Thing::Horse => (Home::Near, 0.28),
        Thing::Dog => (Home::Near, 0.26),
        Thing::Deer => (Home::Near, 0.3),
        Thing::Sheep => (Home::Near, 0.22),
        Thing::Cat => (Home::Front, 0.34),
        Thing::Mushroom => (Home::Front, 0.24),
        Thing::Flower => (Home::Front, 0.4),
        Thing::Bird => (Home::Aloft, 0.17),
        Thing::Butterfly => (Home::Aloft, 0.15),
        Thing::Balloon => (Home::Aloft, 0.26),
        Thing::Rocket => (Home::Aloft, 0.34),
        Thing::Bridge | Thing::Train | Thing::Fence | Thing::Pier => (Home::Across, 0.1),
        _ => return None,
    })
}

/// Whether a thing needs ground to stand on.
pub(super) fn stands(thing: Thing) -> bool {
    matches!(
        home(thing),
        Some((Home::Near | Home::Front, _)) | Some((Home::Built, _))
    ) && !matches!(thing, Thing::Lighthouse | Thing::Castle | Thing::Tower)
}

/// Places for a number of things: column in pixels, how far back, and scale; the first is the subject.
pub(super) fn spots(easel: &Easel, named: NamedThing, rank: u8, spread: f32) -> Vec<(f32, f32, f32)> {
    let mut chance = easel.chance(280 + named.thing as u64);
    let middle = match rank {
        0 => easel.plan.focus,
        1 => 1.0 - easel.plan.focus,
        2 => 0.5,
        _ => chance.between(0.12, 0.88),
    };
    let lonely = easel.wish.feels(Mood::Lonely);
    let smaller = if lonely { 0.7 } else { 1.0 } / (1.0 + 0.07 * f32::from(named.count.saturating_sub(1)));
    // What stands alone in its picture is its subject, and larger.
    let smaller = if easel.wish.things.len() == 1 {
        smaller * 1.22
    } else {
        smaller
    };
    let offsets = [0.0, -1.0, 1.0, -1.9, 2.0, -0.45, 0.55, -2.7, 2.8];
    let inward = (0.5 - middle).signum();
    let rooted = bends(named.thing) || named.thing == Thing::Cactus;
    let spot = |(i, off): (usize, f32)| {
        let loose = f32::from(u8::from(i > 0)) * if rooted { 0.055 } else { 0.02 };
        let x = middle + off * inward * -spread + chance.between(-loose, loose);
        let x = if (0.03..0.97).contains(&x) {
            x
        } else {
            1.0 - x.clamp(-0.4, 1.4).abs().min(0.9)
        };
        let size = 1.0 - 0.045 * i as f32 + chance.between(-2.4 * loose, 1.6 * loose);
        (x * easel.width(), i as f32, smaller * size)
    };
    offsets
        .into_iter()
        .take(usize::from(named.count.max(1)))
        .enumerate()
        .map(spot)
        .collect()
}

pub(super) fn near_at(easel: &Easel, layer: Home, depth: f32) -> f32 {
    let top = easel
        .plan
        .water
        .filter(|water| water.bottom < easel.height())
        .map_or(easel.plan.horizon, |water| water.bottom);
    let (near, step) = if layer == Home::Front {
        (0.985, 0.05)
    } else {
        (0.66, 0.07)
    };
    let y = top + (easel.height() - top) * (near - step * depth);
    y.max(top + easel.unit() * 0.03)
}

pub(super) const fn bends(thing: Thing) -> bool {
    matches!(
        thing,
        Thing::Tree | Thing::Pine | Thing::Palm | Thing::Birch | Thing::Flower | Thing::Campfire
    )
}

/// What a building has to stand on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Footing {
    /// The ground of the middle distance.
    Field,
    /// The far side of the water.
    FarShore,
    Island,
    /// The top of the near cliff.
    Cliff,
    /// Nothing but a rock in the sea.
    Skerry,
}

/// What the buildings of this picture stand on.
pub(super) fn footing(easel: &Easel) -> Footing {
    match easel.plan.water {
        _ if easel.has_scene(Scene::Cliff) => Footing::Cliff,
        None => Footing::Field,
        Some(_) if easel.has_scene(Scene::Island) => Footing::Island,
        Some(water) if water.top - easel.plan.horizon < easel.unit() * 0.02 => Footing::Skerry,
        Some(_) => Footing::FarShore,
    }
}

/// Where a building stands, in pixels, and how much smaller it is there.
pub(super) fn built_at(easel: &Easel, footing: Footing, (x, depth): (f32, f32)) -> (f32, f32, f32) {
    let (unit, horizon) = (easel.unit(), easel.plan.horizon);
    let shore = easel.plan.water.map_or(horizon, |water| water.top) + 2.0 - unit * 0.004 * depth;
    match footing {
        Footing::Field => (
            x,
            horizon + (easel.height() - horizon) * (0.24 - 0.03 * depth).max(0.04),
            1.0,
        ),
        Footing::FarShore | Footing::Skerry => (x, shore, 0.8),
        Footing::Island => (x, shore - unit * 0.045, 0.8),
        Footing::Cliff => {
            // The near cliff's top, on the side of the light.
            let inward = 0.16 - 0.05 * depth;
            let across = if easel.light.side() < 0.0 {
                inward
            } else {
                1.0 - inward
            };
            (across * easel.width(), shore.max(horizon) - unit * 0.275, 0.62)
        }
    }
}
