//! Single trees: pine, broad-leaved, birch, palm.

use super::brush::Brush;
use super::colour::Colour;
use super::curve::{cosine, sine};
use super::noise::Chance;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// A conifer: hanging tiers, the side toward the light brighter, snow on its boughs in winter.
    pub(super) fn pine(&mut self, place: &Place, chance: &mut Chance) {
        let needles = self
            .dye
            .map_or(self.land.needles, |dye| self.land.needles.blend(dye, 0.8));
        let tone = chance.between(0.86, 1.12);
        let tiers = 9 + chance.below(5);
        let slim = chance.between(0.16, 0.22);
        let (right, left) = (boughs(tiers, slim, chance), boughs(tiers, slim, chance));
        let trunk = Shape::new().line(place, (0.0, 0.0), (0.0, 0.3), (0.035, 0.025));
        self.fill(&trunk, Colour::hex(0x4a382c), 0.3);
        let mirrored = left.iter().rev().map(|&(x, y)| (-x, y));
        let outline: Vec<Point> = right.iter().copied().chain(mirrored).collect();
        let (low, high) = (
            self.lit(needles.scaled(tone), 0.12),
            self.lit(needles.scaled(tone), 0.42),
        );
        let (top, tall) = (place.at((0.0, 1.0)).1, (place.size * place.upward).abs().max(1.0));
        let body = Shape::new().polygon(place, &outline);
        self.surface.fill_with(&body, 1.0, |_, y| {
            high.mix(low, ((y - top) / tall).clamp(0.0, 1.0))
        });
        let side = self.light.side() * place.facing;
        let toward = if side > 0.0 { &right } else { &left };
        let sunny: Vec<Point> = toward
            .iter()
            .map(|&(x, y)| (x * side, y))
            .chain([(side * 0.01, 0.08)])
            .collect();
        let lit = self.lit(needles.scaled(tone).mix(Colour::hex(0xb8b060), 0.22), 0.95);
        let half = Shape::new().polygon(place, &sunny);
        self.surface.glaze(&half, lit, 0.55);
        if self.land.snow > 0.3 {
            self.snow_on(place, &right, &left);
        }
    }

    fn snow_on(&mut self, place: &Place, right: &[Point], left: &[Point]) {
        let mut snow = Shape::new();
        for (outline, side) in [(right, 1.0), (left, -1.0)] {
            for pair in outline.chunks_exact(2) {
                if let [(x, y), _] = *pair {
                    let tip = (x * side, y);
                    snow = snow.polygon(
                        place,
                        &[
                            tip,
                            (x * side * 0.25, y + 0.065),
                            (x * side * 0.1, y + 0.04),
                            (x * side * 0.6, y + 0.012),
                        ],
                    );
                }
            }
        }
        let white = self.lit(Colour::hex(0xf2f6fc), 0.85);
        self.surface.glaze(&snow, white, 0.9 * self.land.snow);
    }

    /// A broad-leaved tree: a crown of many dabs, or bare branches in winter.
    pub(super) fn broadleaf(&mut self, place: &Place, chance: &mut Chance) {
        let bark = self.lit(Colour::hex(0x544032), 0.35);
        let leafy = self.land.leafy > 0.1;
        let (mut twigs, mut tips) = (Shape::new(), Vec::new());
        let depth = if leafy { 4 } else { 6 };
        branch(
            &mut twigs,
            place,
            &mut tips,
            ((0.0, 0.0), 0.0, 0.32, 0.06),
            depth,
            chance,
        );
        self.surface.fill(&twigs, bark);
        if leafy {
            let count = (200.0 + place.size / self.surface.unit() * 2400.0).min(1500.0) as usize;
            let clumps: Vec<(Point, f32)> = tips
                .iter()
                .filter(|tip| tip.1 > 0.42)
                .map(|&tip| (tip, chance.between(0.09, 0.15)))
                .collect();
            self.crown(place, &clumps, count, chance);
        } else if self.land.snow > 0.3 {
            let white = self.lit(Colour::hex(0xf2f6fc), 0.9);
            for &tip in &tips {
                let (x, y) = place.at(tip);
                self.surface.dab(
                    (x, y),
                    (place.size * 0.016, place.size * 0.008),
                    (1.0, 0.0),
                    white,
                    0.8,
                );
            }
        }
    }

    /// A birch: a white trunk with dark marks under a light, airy crown.
    pub(super) fn birch(&mut self, place: &Place, chance: &mut Chance) {
        let white = self.lit(Colour::hex(0xf0ece4), 0.85);
        let shade = self.lit(Colour::hex(0xb4b0ac), 0.3);
        let bend = chance.between(-0.05, 0.05);
        let trunk = [(0.0, 0.0), (bend * 0.4, 0.3), (bend, 0.6), (bend * 1.2, 0.95)];
        let side = self.light.side() * place.facing * 0.006;
        self.surface
            .fill(&Shape::new().stroke(place, &trunk, (0.045, 0.01)), shade);
        let lit: Vec<Point> = trunk.iter().map(|&(x, y)| (x + side, y)).collect();
        self.surface
            .fill(&Shape::new().stroke(place, &lit, (0.032, 0.007)), white);
        let mut marks = Shape::new();
        for _ in 0..12 {
            let y = chance.between(0.03, 0.75);
            let x = bend * y + chance.between(-0.012, 0.012);
            marks = marks.line(place, (x - 0.01, y), (x + 0.01, y + 0.004), (0.007, 0.002));
        }
        self.fill(&marks, Colour::hex(0x302c2c), 0.4);
        let mut twigs = Shape::new();
        for _ in 0..7 {
            let y = chance.between(0.45, 0.85);
            let out = chance.side() * chance.between(0.08, 0.2);
            twigs = twigs.line(place, (bend * y, y), (bend * y + out, y + 0.14), (0.01, 0.003));
        }
        self.surface.fill(&twigs, shade);
        if self.land.leafy > 0.1 {
            let count = (140.0 + place.size / self.surface.unit() * 1200.0).min(900.0) as usize;
            let clumps: Vec<(Point, f32)> = (0..18)
                .map(|_| {
                    let (turn, out) = (chance.unit(), chance.unit().sqrt() * 0.75);
                    (
                        (bend + 0.19 * out * cosine(turn), 0.72 + 0.28 * out * sine(turn)),
                        chance.between(0.045, 0.085),
                    )
                })
                .collect();
            self.crown(place, &clumps, count, chance);
        }
    }

    /// A palm: a bent trunk and fronds that hang from its top.
    pub(super) fn palm(&mut self, place: &Place, chance: &mut Chance) {
        let bend = chance.side() * chance.between(0.12, 0.26);
        let trunk: Vec<Point> = (0_u8..=8)
            .map(|i| f32::from(i) / 8.0)
            .map(|t| (bend * t * t, t * 0.82))
            .collect();
        let bark = self.lit(Colour::hex(0x7c6248), 0.35);
        self.surface
            .fill(&Shape::new().stroke(place, &trunk, (0.06, 0.028)), bark);
        let side = self.light.side() * place.facing * 0.01;
        let lit: Vec<Point> = trunk.iter().map(|&(x, y)| (x + side, y)).collect();
        let bright = self.lit(Colour::hex(0xa88c68), 0.95);
        self.surface
            .glaze(&Shape::new().stroke(place, &lit, (0.022, 0.01)), bright, 0.7);
        let leaf = self.dye.map_or(Colour::hex(0x4c843c), |dye| dye);
        for i in 0..11_u8 {
            let turn = -0.06 + 0.62 * f32::from(i) / 10.0 + chance.between(-0.02, 0.02);
            let long = chance.between(0.3, 0.42);
            let facing = (0.5 + 0.45 * cosine(turn) * self.light.side() * place.facing).clamp(0.1, 1.0);
            let frond = frond(place, (bend, 0.82), turn, long);
            let colour = self.lit(leaf.scaled(chance.between(0.8, 1.1)), facing);
            self.surface.fill(&frond, colour);
        }
    }

    /// Dabs of leaves around the clumps' middles: the dark ones first, those toward the light last.
    fn crown(&mut self, place: &Place, clumps: &[(Point, f32)], count: usize, chance: &mut Chance) {
        let side = self.light.side() * place.facing;
        let (low, high) = clumps
            .iter()
            .fold((f32::MAX, f32::MIN), |(a, b), &((_, y), _)| (a.min(y), b.max(y)));
        for (pass, share) in [(0_u8, 0.42), (1, 0.33), (2, 0.25)] {
            for _ in 0..(count as f32 * share) as usize {
                let Some(&((x, y), size)) = clumps.get(chance.below(clumps.len())) else {
                    return;
                };
                let (turn, out) = (chance.unit(), chance.unit().sqrt());
                let (dx, dy) = (out * cosine(turn), out * sine(turn));
                let toward = (dx * side * 0.6 + dy * 0.7) * 0.5 + 0.5;
                if pass == 2 && toward < 0.5 {
                    continue;
                }
                // The crown as a whole is lit from above, each clump from its own sunny side.
                let above = ((y - low) / (high - low).max(0.01)).clamp(0.0, 1.0) * 0.28 + x * side * 0.35;
                let facing = [0.0, 0.2, 0.42]
                    .get(usize::from(pass))
                    .map_or(0.5, |base| base + toward * 0.4 + above);
                let leaf = self.land.leaves.get(chance.below(4)).copied().unwrap_or_default();
                let leaf = self.dye.map_or(leaf, |dye| {
                    leaf.blend(dye.scaled(chance.between(0.8, 1.15)), 0.85)
                });
                let at = place.at((x + size * dx, y + size * dy * 0.85));
                let fine = 0.026 - 0.012 * (place.size / self.surface.unit() * 2.0).min(1.0);
                let radius = place.size * fine * chance.between(0.7, 1.4) * if pass == 0 { 1.5 } else { 1.0 };
                let tilt = chance.unit();
                let colour = self.lit(
                    leaf.scaled(if pass == 0 { 0.74 } else { 1.0 }),
                    facing.clamp(0.0, 1.0),
                );
                self.surface.dab(
                    at,
                    (radius * 1.35, radius * 0.85),
                    (cosine(tilt), sine(tilt)),
                    colour,
                    0.94,
                );
            }
        }
    }
}

/// One side of a pine, from the top down: out along a bough, back in under it.
fn boughs(tiers: usize, slim: f32, chance: &mut Chance) -> Vec<Point> {
    let mut outline = vec![(0.0, 1.0), (0.004, 0.97)];
    for tier in 1..=tiers {
        let part = tier as f32 / tiers as f32;
        let wide = slim * (0.12 + 0.88 * part) * chance.between(0.78, 1.12);
        let y = 1.0 - part * 0.9 + chance.between(-0.012, 0.012);
        outline.push((wide, y - 0.012));
        outline.push((wide * 0.42, y + 0.018));
    }
    outline.push((0.012, 0.1));
    outline
}

/// A branch and the branches on it: where it starts, its lean in turns, its length and its thickness.
fn branch(
    twigs: &mut Shape,
    place: &Place,
    tips: &mut Vec<Point>,
    (from, lean, long, thick): (Point, f32, f32, f32),
    depth: u8,
    chance: &mut Chance,
) {
    let to = (from.0 + long * sine(lean), from.1 + long * cosine(lean));
    *twigs = std::mem::take(twigs).line(place, from, to, (thick, thick * 0.66));
    tips.push(to);
    if depth == 0 || long < 0.02 {
        return;
    }
    let forks = if thick > 0.05 || chance.happens(0.25) {
        3
    } else {
        2
    };
    for fork in 0..forks {
        let spread = (fork as f32 - (forks - 1) as f32 * 0.5) * chance.between(0.09, 0.15);
        let shorter = long * chance.between(0.62, 0.8);
        branch(
            twigs,
            place,
            tips,
            (to, lean * 0.9 + spread, shorter, thick * 0.62),
            depth - 1,
            chance,
        );
    }
}

/// A palm's leaf: a rib that bends down, with a fringe below it.
fn frond(place: &Place, from: Point, turn: f32, long: f32) -> Shape {
    let (dx, dy) = (cosine(turn), sine(turn));
    let at = |t: f32| {
        (
            from.0 + dx * long * t,
            from.1 + dy * long * t * 0.8 - 0.24 * t * t * (0.4 + dx * dx),
        )
    };
    let mut upper = Vec::new();
    let mut lower = Vec::new();
    for i in 0_u8..=10 {
        let t = f32::from(i) / 10.0;
        let (x, y) = at(t);
        let wide = 0.05 * (1.0 - (2.0 * t - 0.9).abs().min(1.0)) + 0.006;
        upper.push((x, y + wide * 0.35));
        let fringe = if i % 2 == 0 { 1.0 } else { 0.45 };
        lower.push((x - dx * 0.01, y - wide * fringe));
    }
    lower.reverse();
    upper.extend(lower);
    Shape::new().polygon(place, &upper)
}
