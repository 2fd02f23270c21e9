//! Where each thing that was named goes, and how large it is.

use super::brush::Brush;
use super::colour::Colour;
use super::composition::{NamedThing, Thing};
use super::curve::lerp;
use super::easel::Easel;
use super::homes::{Footing, Home, bends, built_at, footing, home, near_at, spots};
use super::noise::Chance;
use super::shape::{Place, Shape};

/// Things that the water mirrors: they stand on its far side, or on a rock in it.
pub(super) fn behind(easel: &mut Easel) {
    each(easel, Home::Built, |easel, named, rank| {
        let footing = footing(easel);
        for (x, depth, scale) in spots(easel, named, rank, 0.15) {
            let (x, y, smaller) = built_at(easel, footing, (x, depth));
            let size = easel.unit() * home(named.thing).map_or(0.2, |(_, size)| size) * scale * smaller;
            let size = size.min(y * 0.84);
            let place = Place::new(x, y, size);
            let mut chance = easel.chance(300 + named.thing as u64 * 16 + depth as u64);
            if footing == Footing::Skerry {
                skerry(easel, &place, &mut chance);
            }
            draw(
                &mut easel.brush(named.colour.map(Colour::hex), 0.1),
                named.thing,
                &place,
                &mut chance,
            );
        }
    });
    if let Some(bridge) = easel.wish.thing(Thing::Bridge) {
        span(easel, bridge);
    }
    if let Some(train) = easel.wish.thing(Thing::Train) {
        railway(easel, train);
    }
}

/// Boats and whales, each over its own reflection.
pub(super) fn afloat(easel: &mut Easel) {
    let Some(water) = easel.plan.water else { return };
    let bottom = water.bottom.min(easel.height());
    each(easel, Home::Afloat, |easel, named, rank| {
        for (x, depth, scale) in spots(easel, named, rank, 0.17) {
            let y = lerp(
                water.top,
                bottom,
                (0.36 - 0.07 * depth + 0.1 * f32::from(rank)).clamp(0.08, 0.8),
            );
            let near = 0.75 + 0.5 * easel.nearness(y);
            let size = easel.unit() * home(named.thing).map_or(0.2, |(_, size)| size) * scale * near;
            let mut chance = easel.chance(300 + named.thing as u64 * 16 + depth as u64);
            let place = Place::new(x, y, size).looking(-easel.light.side());
            let mut brush = easel.brush(named.colour.map(Colour::hex), 0.06);
            brush.opacity = lerp(0.42, 0.22, water.waves);
            draw(&mut brush, named.thing, &place.mirrored(), &mut chance.clone());
            brush.opacity = 1.0;
            draw(&mut brush, named.thing, &place, &mut chance);
            let wake = Shape::new().ellipse(&place, (0.0, -0.015), 0.46, 0.014);
            let foam = easel.light.lit(Colour::WHITE, 0.8, 0.1);
            easel.surface.glaze(&wake, foam, 0.35);
        }
    });
}

/// Whatever flies.
pub(super) fn aloft(easel: &mut Easel) {
    let sky = easel.plan.horizon.min(easel.height());
    each(easel, Home::Aloft, |easel, named, rank| {
        let mut chance = easel.chance(400 + named.thing as u64);
        let low = if named.thing == Thing::Butterfly {
            0.78
        } else {
            0.5
        };
        for (i, (x, depth, scale)) in spots(easel, named, rank, 0.22).into_iter().enumerate() {
            let rise = chance.between(0.05, 0.16) * depth.min(2.0) * if i % 2 == 0 { 1.0 } else { -1.0 };
            let size = easel.unit() * home(named.thing).map_or(0.1, |(_, size)| size) * scale;
            let y = (sky * (low + rise - 0.1 * f32::from(rank)) + size * 0.5).max(size * 1.12);
            let lean = if named.thing == Thing::Rocket {
                0.25 * -easel.light.side()
            } else {
                chance.between(-0.1, 0.1)
            };
            let place = Place::new(x, y, size)
                .leaning(lean)
                .looking(if i % 3 == 2 { -1.0 } else { 1.0 });
            let distance = 0.04 + 0.06 * depth;
            draw(
                &mut easel.brush(named.colour.map(Colour::hex), distance.min(0.4)),
                named.thing,
                &place,
                &mut chance,
            );
        }
    });
}

/// What stands on the near ground, then what grows along the lower edge.
pub(super) fn before(easel: &mut Easel) {
    for (layer, spread) in [(Home::Near, 0.17), (Home::Front, 0.15)] {
        each(easel, layer, |easel, named, rank| {
            let mut spots = spots(easel, named, rank, spread);
            // The farthest first, so that the nearer ones stand before them.
            spots.reverse();
            for (x, depth, scale) in spots {
                let y = near_at(easel, layer, depth);
                let size = easel.unit() * home(named.thing).map_or(0.2, |(_, size)| size) * scale;
                let mut chance = easel.chance(300 + named.thing as u64 * 16 + depth as u64);
                let place = Place::new(x, y, size).looking(-easel.light.side());
                let place = if bends(named.thing) {
                    place.leaning(easel.lean() * 0.7)
                } else {
                    place
                };
                shadow(easel, &place, named.thing);
                draw(
                    &mut easel.brush(named.colour.map(Colour::hex), 0.03 * depth.min(4.0)),
                    named.thing,
                    &place,
                    &mut chance,
                );
            }
        });
    }
    if let Some(fence) = easel.wish.thing(Thing::Fence) {
        super::rows::fence(easel, fence);
    }
    if let Some(pier) = easel.wish.thing(Thing::Pier) {
        super::rows::pier(easel, pier);
    }
}

/// Calls for each named thing of a home, with its rank among all that share its part of the picture.
fn each(easel: &mut Easel, at: Home, mut put: impl FnMut(&mut Easel, NamedThing, u8)) {
    let placed = |named: &NamedThing| home(named.thing).map(|(home, _)| (home, *named));
    let together = |home: Home| (home == Home::Aloft) == (at == Home::Aloft) && home != Home::Across;
    let named: Vec<(Home, NamedThing)> = easel
        .wish
        .things
        .iter()
        .filter_map(placed)
        .filter(|(home, _)| together(*home))
        .collect();
    for (rank, (home, named)) in (0_u8..).zip(named) {
        if home == at {
            put(easel, named, rank);
        }
    }
}

/// The shadow on the ground, away from the light.
fn shadow(easel: &mut Easel, place: &Place, thing: Thing) {
    let wide = match thing {
        Thing::Campfire | Thing::Lantern => return,
        Thing::Tree | Thing::Palm | Thing::Birch | Thing::Pine => 0.24,
        Thing::Flower | Thing::Cactus => 0.14,
        _ => 0.42,
    };
    let flat = Place {
        upward: 1.0,
        facing: 1.0,
        lean: 0.0,
        ..*place
    };
    let off = -easel.light.side() * wide * 0.35;
    let shape = Shape::new().ellipse(&flat, (off, -0.005), wide, wide * 0.16);
    let dark = easel.light.shade.scaled(0.3);
    let strength = 0.6 * (1.0 - 0.5 * easel.light.night) * (1.0 - 0.6 * easel.light.thick);
    let (x, y) = flat.at((off, -0.005));
    let (rx, ry) = (wide * place.size, wide * 0.16 * place.size);
    easel.surface.fill_through(&shape, |px, py| {
        let (u, v) = ((px - x) / rx, (py - y) / ry);
        (dark, strength * (1.0 - u * u - v * v).clamp(0.0, 1.0))
    });
}

/// Rocks in the sea under a building.
fn skerry(easel: &mut Easel, place: &Place, chance: &mut Chance) {
    for (x, size) in [
        (-0.5, 0.42),
        (0.5, 0.4),
        (-0.2, 0.62),
        (0.24, 0.58),
        (0.0, 0.7),
        (-0.8, 0.2),
        (0.82, 0.22),
    ] {
        let rock = Place::new(
            place.x + x * place.size * 0.5,
            place.y + easel.unit() * 0.006,
            place.size * size * 0.52,
        );
        easel.brush(None, 0.1).rock(&rock, chance);
    }
}

fn draw(brush: &mut Brush<'_>, thing: Thing, place: &Place, chance: &mut Chance) {
    match thing {
        Thing::Boat => brush.boat(place),
        Thing::Ship => brush.ship(place),
        Thing::Whale => brush.whale(place),
        Thing::House => brush.house(place, chance),
        Thing::Castle => brush.castle(place),
        Thing::Lighthouse => brush.lighthouse(place),
        Thing::Windmill => brush.windmill(place, chance),
        Thing::Church => brush.church(place),
        Thing::Tower => brush.tower(place),
        Thing::Pyramid => brush.pyramid(place),
        Thing::Tree => brush.broadleaf(place, chance),
        Thing::Pine => brush.pine(place, chance),
        Thing::Palm => brush.palm(place, chance),
        Thing::Birch => brush.birch(place, chance),
        Thing::Cactus => brush.cactus(place, chance),
        Thing::Tent => brush.tent(place),
        Thing::Campfire => brush.campfire(place, chance),
        Thing::Lantern => brush.lantern(place),
        Thing::Rock => brush.rock(place, chance),
        Thing::Person => brush.person(place),
        Thing::Horse => brush.horse(place),
        Thing::Dog => brush.dog(place),
        Thing::Deer => brush.deer(place),
        Thing::Sheep => brush.sheep(place),
        Thing::Cat => brush.cat(place),
        Thing::Mushroom => brush.mushroom(place),
        Thing::Flower => bouquet(brush, place, chance),
        Thing::Bird => brush.bird(place, chance.unit()),
        Thing::Butterfly => brush.butterfly(place),
        Thing::Balloon => brush.balloon(place, chance),
        Thing::Rocket => brush.rocket(place, chance),
        _ => {}
    }
}

/// A flower is never alone: two smaller ones stand by it.
fn bouquet(brush: &mut Brush<'_>, place: &Place, chance: &mut Chance) {
    for (off, size) in [(-0.3, 0.7), (0.28, 0.8), (0.0, 1.0)] {
        let petal = brush
            .land
            .petals
            .get(chance.below(4))
            .copied()
            .unwrap_or_default();
        let petal = brush.dye.unwrap_or(petal);
        let own = Place {
            x: place.x + off * place.size,
            size: place.size * size,
            ..*place
        };
        brush.flower(&own, petal, chance);
    }
}

fn span(easel: &mut Easel, bridge: NamedThing) {
    let unit = easel.unit();
    let ground = easel.height() - easel.plan.horizon;
    let y = easel
        .plan
        .water
        .map_or(easel.plan.horizon + ground * 0.2, |water| {
            water.top.max(easel.plan.horizon + unit * 0.012)
        });
    let size = (easel.width() * 0.5).min(unit * 0.6);
    let place = Place::new(easel.width() * 0.5, y, size);
    easel
        .brush(bridge.colour.map(Colour::hex), 0.1)
        .bridge(&place, 2 + 2 * bridge.count.min(2));
}

fn railway(easel: &mut Easel, train: NamedThing) {
    let unit = easel.unit();
    let ground = easel.height() - easel.plan.horizon;
    let y = easel
        .plan
        .water
        .map_or(easel.plan.horizon + ground * 0.2, |water| water.top);
    let mut chance = easel.chance(290);
    let place = Place::new(easel.plan.focus * easel.width(), y - unit * 0.008, unit * 0.085)
        .looking(-easel.light.side());
    easel
        .brush(train.colour.map(Colour::hex), 0.08)
        .train(&place, &mut chance);
}
