//! What stands nearest: grass and flowers along the lower edge, a tree that frames the view.

use super::composition::{Mood, Scene, Thing};
use super::curve::lerp;
use super::easel::Easel;
use super::plan::Ground;
use super::shape::Place;

/// Grows grass and flowers on ground that can bear them.
pub(super) fn paint(easel: &mut Easel) {
    if grassy(easel) {
        flowers(easel);
        grass(easel);
    }
}

/// Whether there is open ground in front on which things grow.
fn grassy(easel: &Easel) -> bool {
    let lies = easel.plan.water.is_none_or(|water| water.bottom < easel.height());
    lies && matches!(easel.plan.ground, Ground::Meadow | Ground::Forest)
}

/// A few small groups of trees in the middle distance, where the land is neither wood nor water.
pub(super) fn copses(easel: &mut Easel) {
    let wooded = easel.has_scene(Scene::Forest) || easel.has_scene(Scene::Jungle);
    let bare = easel.bans_thing(Thing::Tree) || easel.wish.feels(Mood::Lonely) || easel.plan.water.is_some();
    if wooded || bare || !grassy(easel) {
        return;
    }
    let mut chance = easel.chance(261);
    let depth = easel.height() - easel.plan.horizon;
    for group in 0..5_u8 {
        let near = lerp(0.02, 0.2, f32::from(group) / 4.0);
        let side = if chance.happens(0.7) {
            1.0 - easel.plan.focus
        } else {
            easel.plan.focus
        };
        let middle = side + chance.between(-0.3, 0.3);
        for _ in 0..2 + chance.below(4) {
            let x = (middle + chance.between(-0.05, 0.05)) * easel.width();
            let y = easel.plan.horizon + depth * near + easel.unit() * chance.between(0.0, 0.006);
            let size = easel.unit() * lerp(0.05, 0.12, near * 5.0) * chance.between(0.8, 1.2);
            let place = Place::new(x, y, size).leaning(easel.lean());
            let distance = (lerp(0.5, 0.2, near * 5.0) + easel.light.thick * 0.3).min(0.9);
            easel.brush(None, distance).broadleaf(&place, &mut chance);
        }
    }
}

/// Flowers scattered over the meadow, small far away, whole ones near.
fn flowers(easel: &mut Easel) {
    let meadow = easel.has_scene(Scene::Meadow) || easel.has_scene(Scene::Garden);
    let amount = if meadow {
        (easel.land.flowering + 0.4 * (1.0 - easel.land.snow)).min(1.3)
    } else {
        easel.land.flowering * 0.4
    };
    if amount < 0.05 || easel.bans_thing(Thing::Flower) {
        return;
    }
    let mut chance = easel.chance(262);
    let top = easel
        .plan
        .water
        .map_or(easel.plan.horizon, |water| water.bottom + easel.unit() * 0.03);
    let tall = easel.height() - top;
    let unit = easel.unit();
    let clusters = easel.field(263, 2);
    for _ in 0..(amount * 900.0) as usize {
        let (across, down) = (chance.unit(), chance.unit());
        let petal = easel
            .land
            .petals
            .get(chance.below(4))
            .copied()
            .unwrap_or_default();
        if clusters.at(across * 5.0, down * 4.0) < -0.08 {
            continue;
        }
        let y = top + tall * (0.05 + 0.95 * down * down.sqrt());
        let near = easel.nearness(y);
        let radius =
            unit * lerp(0.0013, if meadow { 0.0085 } else { 0.006 }, near) * chance.between(0.7, 1.3);
        let colour = easel.light.lit(petal, 0.9, (1.0 - near) * 0.35);
        easel.surface.dab(
            (across * easel.width(), y),
            (radius, radius * 0.7),
            (1.0, 0.0),
            colour,
            0.95,
        );
    }
}

/// Tufts along the lower edge, thinner where the subject stands.
fn grass(easel: &mut Easel) {
    let mut chance = easel.chance(264);
    let unit = easel.unit();
    let wide = easel.width() / unit;
    for row in 0..3_u8 {
        let near = f32::from(row) / 2.0;
        let y = easel.height() + unit * lerp(-0.055, 0.02, near);
        let count = (wide * 34.0) as usize;
        for i in 0..count {
            let across = (i as f32 + chance.unit()) / count as f32;
            let open = ((across - easel.plan.focus).abs() * 1.7).min(1.0);
            let size =
                unit * lerp(0.05, 0.12, near) * lerp(0.3, 1.25, open * open) * chance.between(0.6, 1.2);
            let place = Place::new(
                across * easel.width(),
                y + unit * chance.between(-0.012, 0.012),
                size,
            )
            .leaning(easel.lean() * 2.0);
            easel.brush(None, 0.0).tuft(&place, 7, &mut chance);
        }
    }
}
