//! What runs through the foreground: a fence, a pier.

use super::colour::Colour;
use super::composition::NamedThing;
use super::curve::lerp;
use super::easel::Easel;
use super::shape::{Place, Shape};

/// A wooden fence from one side to the other, a little aslant.
pub(super) fn fence(easel: &mut Easel, named: NamedThing) {
    let unit = easel.unit();
    let wide = easel.width() / unit;
    let snow = easel.land.snow;
    let mut chance = easel.chance(271);
    let place = Place::new(0.0, easel.height(), unit);
    let slant = 0.05 * easel.light.side();
    let line = |x: f32| 0.045 + slant * (x / wide - 0.5);
    let (mut posts, mut rails, mut caps) = (Shape::new(), Shape::new(), Shape::new());
    let count = (wide * 8.0) as usize + 2;
    for i in 0..count {
        let x = (i as f32 - 0.4) * wide / (count - 1) as f32 + chance.between(-0.006, 0.006);
        let (y, lean) = (line(x), chance.between(-0.006, 0.006));
        posts = posts.polygon(&place, &[(x - 0.012, y - 0.06), (x - 0.012 + lean, y + 0.12), (x + lean, y + 0.135), (x + 0.012 + lean, y + 0.12), (x + 0.012, y - 0.06)]);
        caps = caps.ellipse(&place, (x + lean, y + 0.133), 0.017, 0.008);
    }
    for height in [0.03, 0.085] {
        rails = rails.line(&place, (0.0, line(0.0) + height), (wide, line(wide) + height), (0.018, 0.018));
        caps = caps.line(&place, (0.0, line(0.0) + height + 0.01), (wide, line(wide) + height + 0.01), (0.006, 0.006));
    }
    let mut brush = easel.brush(named.colour.map(Colour::hex), 0.0);
    let wood = brush.dyed(0xa8_90_74);
    brush.fill(&rails, wood.scaled(0.85), 0.5);
    brush.fill(&posts, wood, 0.75);
    if snow > 0.3 {
        brush.fill(&caps, Colour::hex(0xf2_f6_fc), 0.9);
    }
}

/// A pier of planks that runs out into the water, or over the ground when there is none.
pub(super) fn pier(easel: &mut Easel, named: NamedThing) {
    let (unit, width, height) = (easel.unit(), easel.width(), easel.height());
    let far = easel.plan.water.map_or(easel.plan.horizon, |water| water.top);
    let end = lerp(far, height, 0.3);
    let vanishing = width * lerp(0.5, easel.plan.focus, 0.8);
    let foot = width * lerp(0.5, 1.0 - easel.plan.focus, 0.6);
    let rows = (height - end).max(1.0);
    let edge = move |y: f32, side: f32| {
        let near = (y - end) / rows;
        lerp(vanishing, foot, near * 0.9) + side * unit * lerp(0.045, 0.2, near)
    };
    let pixels = Place { upward: -1.0, ..Place::new(0.0, 0.0, 1.0) };
    let mut chance = easel.chance(272);
    let mut brush = easel.brush(named.colour.map(Colour::hex), 0.0);
    let wood = brush.dyed(0xa0_80_60);
    let mut posts = Shape::new();
    for i in 0..6_u8 {
        let t = f32::from(i) / 5.5;
        let y = lerp(end, height, t * t);
        for side in [-1.0, 1.0] {
            let thick = unit * lerp(0.008, 0.026, t * t);
            let x = edge(y, side);
            posts = posts.line(&pixels, (x, y - thick * 1.6), (x, y + thick * 5.0), (thick, thick));
        }
    }
    let under = Shape::new().polygon(&pixels, &[(edge(end, -1.0), end), (edge(end, 1.0), end), (edge(height, 1.0), height + unit * 0.03), (edge(height, -1.0), height + unit * 0.03)]);
    brush.fill(&under, wood.scaled(0.35), 0.3);
    let planks = 26_u8;
    for i in 0..planks {
        let at = |i: f32| {
            let t = i / f32::from(planks);
            end + rows * t * lerp(0.35, 1.0, t)
        };
        let (top, low) = (at(f32::from(i)), at(f32::from(i) + 0.9));
        let plank = Shape::new().polygon(&pixels, &[(edge(top, -1.0), top), (edge(top, 1.0), top), (edge(low, 1.0), low), (edge(low, -1.0), low)]);
        let tone = brush.land.snowed(wood.scaled(chance.between(0.82, 1.1)), 0.5);
        brush.fill(&plank, tone, 0.72);
    }
    brush.fill(&posts, wood.scaled(0.6), 0.5);
}
