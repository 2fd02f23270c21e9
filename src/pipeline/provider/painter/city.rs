//! A city: three rows of buildings against the sky, their windows lit when it is dark.

use super::colour::Colour;
use super::composition::Scene;
use super::curve::{bell, lerp, smooth};
use super::easel::Easel;
use super::noise::Chance;
use super::shape::{Place, Shape};

/// Raises the city, farthest row first.
pub(super) fn paint(easel: &mut Easel) {
    for row in 0..3_u8 {
        let near = f32::from(row) / 2.0;
        let mut chance = easel.chance(161 + u64::from(row));
        let base = easel.plan.water.map_or(easel.plan.horizon, |water| water.top) + 1.0;
        let wide = easel.width() / easel.unit();
        let mut left = -0.5 * wide;
        while left < 0.5 * wide {
            let broad = chance.between(0.035, 0.085) * lerp(0.8, 1.3, near);
            let middle = easel.across(easel.plan.focus * easel.width());
            let centre = bell((left - middle) * 2.6);
            let tall = lerp(0.20, 0.07, near)
                + centre * lerp(0.34, 0.13, near) * chance.between(0.35, 1.0)
                + chance.between(0.0, 0.07);
            let x = easel.width() * 0.5 + (left + broad * 0.5) * easel.unit();
            building(
                easel,
                &Place::new(x, base, easel.unit()),
                (broad, tall),
                near,
                &mut chance,
            );
            left += broad * chance.between(0.86, 1.02);
        }
    }
}

fn building(easel: &mut Easel, place: &Place, (broad, tall): (f32, f32), near: f32, chance: &mut Chance) {
    let distance = (lerp(0.6, 0.1, near) + easel.light.thick * 0.3 * (1.0 - near)).min(0.9);
    let walls = [0x8c94a4, 0xa49890, 0x748094, 0xb8a898, 0x687080];
    let mut local = Colour::hex(walls.get(chance.below(walls.len())).copied().unwrap_or_default());
    if let Some(colour) = easel.wish.scene_colour(Scene::City) {
        local = local.blend(Colour::hex(colour), 0.75);
    }
    let half = broad * 0.5;
    let light = easel.light.clone();
    let side = light.side();
    let body = Shape::new().rect(place, -half, -0.01, half, tall);
    let (front, shaded) = (light.lit(local, 0.68, distance), light.lit(local, 0.15, distance));
    let foot = front.mix(light.haze, 0.25 + 0.3 * light.thick);
    let (top, height) = (place.at((0.0, tall)).1, tall * place.size);
    easel.surface.fill_with(&body, 1.0, |_, y| {
        front.mix(foot, ((y - top) / height).clamp(0.0, 1.0))
    });
    let dark = Shape::new().rect(place, -side * half, -0.01, -side * half * 0.45, tall);
    easel.surface.glaze(&dark, shaded, 0.75);
    roof(easel, place, (half, tall), front.mix(shaded, 0.4), chance);
    windows(easel, place, (half, tall), distance, chance);
}

fn roof(easel: &mut Easel, place: &Place, (half, tall): (f32, f32), colour: Colour, chance: &mut Chance) {
    let shape = match chance.below(5) {
        0 => Shape::new().polygon(
            place,
            &[(-half * 0.7, tall), (half * 0.7, tall), (0.0, tall + half * 1.6)],
        ),
        1 => Shape::new()
            .rect(place, -half * 0.6, tall, half * 0.6, tall + 0.02)
            .line(place, (0.0, tall), (0.0, tall + 0.08), (0.004, 0.002)),
        2 => Shape::new().rect(place, -half * 0.8, tall, half * 0.1, tall + 0.014),
        3 => Shape::new().polygon(place, &[(-half, tall), (half, tall), (half, tall + half * 0.7)]),
        _ => return,
    };
    easel.surface.fill(&shape, colour);
}

fn windows(easel: &mut Easel, place: &Place, (half, tall): (f32, f32), distance: f32, chance: &mut Chance) {
    let night = smooth(0.15, 0.6, easel.light.night);
    let (mut lit, mut unlit) = (Shape::new(), Shape::new());
    let step = (0.0125, 0.0165);
    let busy = (0.06 + 0.36 * night) * chance.between(0.35, 1.25);
    let columns = (half * 2.0 / step.0) as usize;
    let rows = (tall / step.1) as usize;
    for row in 0..rows {
        for column in 0..columns {
            let x = -half + (column as f32 + 0.5) * (half * 2.0 / columns as f32);
            let y = (row as f32 + 0.35) * step.1;
            let lamp = chance.happens(busy);
            let shape = if lamp { &mut lit } else { &mut unlit };
            *shape = std::mem::take(shape).rect(place, x - 0.0032, y, x + 0.0032, y + 0.0085);
        }
    }
    let light = &easel.light;
    let glass = light
        .lit(Colour::hex(0x3c485c), 0.3, distance)
        .mix(light.sky_at(0.7), 0.25);
    let lamp = if night > 0.05 {
        light.lamp()
    } else {
        light.sky_at(0.9).lifted(0.1)
    };
    let lamp = lamp.mix(light.haze, distance * 0.5);
    easel.surface.glaze(&unlit, glass, 0.5 * (1.0 - distance));
    easel.surface.glaze(&lit, lamp, lerp(0.4, 0.95, night));
}
