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
        posts = posts.polygon(
            &place,
            &[
                (x - 0.012, y - 0.06),
                (x - 0.012 + lean, y + 0.12),
                (x + lean, y + 0.135),
                (x + 0.012 + lean, y + 0.12),
                (x + 0.012, y - 0.06),
            ],
        );
        caps = caps.ellipse(&place, (x + lean, y + 0.133), 0.017, 0.008);
    }
    for height in [0.03, 0.085] {
        rails = rails.line(
            &place,
            (0.0, line(0.0) + height),
            (wide, line(wide) + height),
            (0.018, 0.018),
        );
        caps = caps.line(
            &place,
            (0.0, line(0.0) + height + 0.01),
            (wide, line(wide) + height + 0.01),
            (0.006, 0.006),
        );
    }
    let mut brush = easel.brush(named.colour.map(Colour::hex), 0.0);
    let wood = brush.dyed(0xa89074);
    brush.fill(&rails, wood.scaled(0.85), 0.5);
    brush.fill(&posts, wood, 0.75);
    if snow > 0.3 {
        brush.fill(&caps, Colour::hex(0xf2f6fc), 0.9);
    }
}

/// A pier of planks that runs out into the water, or over the ground when there is none.
pub(super) fn pier(easel: &mut Easel, named: NamedThing) {
    let unit = easel.unit();
    let deck = Deck::of(easel);
    let pixels = Place {
        upward: -1.0,
        ..Place::new(0.0, 0.0, 1.0)
    };
    let mut chance = easel.chance(272);
    let mut brush = easel.brush(named.colour.map(Colour::hex), 0.0);
    let wood = brush.dyed(0xa08060);
    let under = Shape::new().polygon(&pixels, &deck.piece(deck.end, deck.foot + unit * 0.03));
    brush.fill(&under, wood.scaled(0.35), 0.3);
    let planks = 26_u8;
    for i in 0..planks {
        let at = |i: f32| {
            let t = i / f32::from(planks);
            lerp(deck.end, deck.foot, t * lerp(0.35, 1.0, t))
        };
        let plank = Shape::new().polygon(&pixels, &deck.piece(at(f32::from(i)), at(f32::from(i) + 0.9)));
        let tone = brush.land.snowed(wood.scaled(chance.between(0.82, 1.1)), 0.5);
        brush.fill(&plank, tone, 0.72);
    }
    let mut posts = Shape::new();
    for i in 0..6_u8 {
        let t = f32::from(i) / 5.5;
        let y = lerp(deck.end, deck.foot, t * t);
        let thick = unit * lerp(0.008, 0.026, t * t);
        for side in [-1.0, 1.0] {
            let x = deck.edge(y, side);
            posts = posts.line(
                &pixels,
                (x, y - thick * 1.6),
                (x, y + thick * 5.0),
                (thick, thick),
            );
        }
    }
    brush.fill(&posts, wood.scaled(0.6), 0.5);
}

/// A pier's deck in perspective, in pixels.
struct Deck {
    /// The row of its far end.
    end: f32,
    /// The row of its near end.
    foot: f32,
    /// Its middle, far and near.
    middles: (f32, f32),
    unit: f32,
}

impl Deck {
    fn of(easel: &Easel) -> Self {
        let foot = easel.height();
        let far = easel.plan.water.map_or(easel.plan.horizon, |water| water.top);
        let across = |part: f32| easel.width() * part;
        let middles = (
            lerp(0.5, easel.plan.focus, 0.8),
            lerp(0.5, 1.0 - easel.plan.focus, 0.6),
        );
        Self {
            end: lerp(far, foot, 0.3).min(foot - 1.0),
            foot,
            middles: (across(middles.0), across(middles.1)),
            unit: easel.unit(),
        }
    }

    /// The left (−1) or right (1) edge on a row.
    fn edge(&self, y: f32, side: f32) -> f32 {
        let near = (y - self.end) / (self.foot - self.end);
        lerp(self.middles.0, self.middles.1, near * 0.9) + side * self.unit * lerp(0.045, 0.2, near)
    }

    /// The part of the deck between two rows.
    fn piece(&self, top: f32, low: f32) -> [(f32, f32); 4] {
        [
            (self.edge(top, -1.0), top),
            (self.edge(top, 1.0), top),
            (self.edge(low, 1.0), low),
            (self.edge(low, -1.0), low),
        ]
    }
}
