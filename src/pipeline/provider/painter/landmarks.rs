//! Large buildings: a castle, a lighthouse, a tower, a pyramid, a bridge.

use super::brush::Brush;
use super::colour::Colour;
use super::shape::{Place, Shape};

impl Brush<'_> {
    /// A castle of five towers with pointed roofs and flags.
    pub(super) fn castle(&mut self, place: &Place) {
        let stone = self.dyed(0xb4a89c);
        let roof = self
            .land
            .snowed(self.dye.map_or(Colour::hex(0x3c5478), |dye| dye.scaled(0.5)), 0.9);
        self.keep(place, (0.0, 0.16), (0.0, 0.86), stone, Some(roof));
        self.keep(place, (-0.27, 0.09), (0.0, 0.62), stone, Some(roof));
        self.keep(place, (0.3, 0.1), (0.0, 0.7), stone, Some(roof));
        let wall = battlement(place, -0.5, 0.5, (-0.02, 0.34));
        self.fill(&wall, stone, 0.6);
        self.keep(place, (-0.5, 0.09), (-0.02, 0.46), stone, Some(roof));
        self.keep(place, (0.52, 0.09), (-0.02, 0.5), stone, Some(roof));
        let gate = Shape::new()
            .rect(place, -0.08, -0.02, 0.08, 0.14)
            .ellipse(place, (0.0, 0.14), 0.08, 0.08);
        self.fill(&gate, Colour::hex(0x2c221c), 0.3);
        let mut panes = Shape::new();
        for (x, y) in [
            (-0.05, 0.7),
            (0.05, 0.7),
            (0.0, 0.52),
            (-0.27, 0.5),
            (0.3, 0.56),
            (0.3, 0.44),
            (-0.5, 0.36),
            (0.52, 0.38),
            (-0.2, 0.22),
            (0.22, 0.22),
        ] {
            panes = panes.rect(place, x - 0.014, y, x + 0.014, y + 0.05);
        }
        self.windows(place, &panes, (0.0, 0.4), 0.4);
    }

    /// A round tower: its middle and half width, its foot and height.
    fn keep(
        &mut self,
        place: &Place,
        (x, half): (f32, f32),
        (low, high): (f32, f32),
        stone: Colour,
        roof: Option<Colour>,
    ) {
        let body = Shape::new().rect(place, x - half, low, x + half, high);
        self.round(&body, stone);
        let crown = battlement(place, x - half * 1.18, x + half * 1.18, (high - 0.06, high));
        self.round(&crown, stone.scaled(0.95));
        if let Some(roof) = roof {
            let cone = Shape::new().polygon(
                place,
                &[
                    (x - half * 1.1, high),
                    (x + half * 1.1, high),
                    (x, high + half * 2.6),
                ],
            );
            self.round(&cone, roof);
            let pole = Shape::new().line(
                place,
                (x, high + half * 2.5),
                (x, high + half * 2.6 + 0.09),
                (0.008, 0.006),
            );
            self.fill(&pole, Colour::hex(0x3c3028), 0.5);
            let top = high + half * 2.6 + 0.09;
            let flag = Shape::new().polygon(place, &[(x, top), (x, top - 0.045), (x + 0.09, top - 0.018)]);
            self.fill(&flag, Colour::hex(0xc83828), 0.9);
        }
    }

    /// A lighthouse with bands, and its beam when the light fails.
    pub(super) fn lighthouse(&mut self, place: &Place) {
        let band = self.dyed(0xc43428);
        let wide = |y: f32| 0.125 - 0.05 * y;
        let rung = |low: f32, high: f32| {
            Shape::new().polygon(
                place,
                &[
                    (-wide(low), low),
                    (wide(low), low),
                    (wide(high), high),
                    (-wide(high), high),
                ],
            )
        };
        self.beams(place);
        for i in 0..6_u8 {
            let low = f32::from(i) * 0.13;
            let colour = if i % 2 == 0 { Colour::hex(0xf6f2ea) } else { band };
            self.round(&rung(low, low + 0.131), colour);
        }
        let gallery = Shape::new().rect(place, -0.125, 0.775, 0.125, 0.8);
        self.fill(&gallery, Colour::hex(0x34343c), 0.6);
        let room = Shape::new().rect(place, -0.062, 0.8, 0.062, 0.89);
        self.fill(&room, Colour::hex(0xd8d0b0), 0.8);
        let lamp = self.light.lamp().mix(Colour::WHITE, 0.4);
        self.shine(&room, lamp, self.lamplight());
        let dome = Shape::new().smooth(
            place,
            &[
                (-0.08, 0.885),
                (-0.05, 0.95),
                (0.0, 1.0),
                (0.05, 0.95),
                (0.08, 0.885),
            ],
        );
        self.round(&dome, band.scaled(0.8));
        let panes = Shape::new()
            .rect(place, -0.018, 0.3, 0.018, 0.36)
            .rect(place, -0.016, 0.56, 0.016, 0.62);
        self.fill(&panes, Colour::hex(0x303844), 0.4);
        self.halo(place, (0.0, 0.845), 0.2, lamp, self.lamplight());
    }

    fn beams(&mut self, place: &Place) {
        let strength = self.lamplight() - 0.1;
        let lamp = self.light.lamp().mix(Colour::WHITE, 0.5);
        for (x, y, wide) in [(-2.6, 0.62, 0.32), (2.6, 1.2, 0.3)] {
            for part in [1.0, 0.55] {
                let beam = Shape::new().polygon(
                    place,
                    &[
                        (0.0, 0.86),
                        (x, y + wide * part),
                        (x, y - wide * part),
                        (0.0, 0.83),
                    ],
                );
                let (from, _) = place.at((0.0, 0.0));
                let reach = 2.6 * place.size;
                let opacity = strength * 0.34 * self.opacity;
                let air = lamp;
                self.surface.fill_through(&beam, |px, _| {
                    (air, opacity * (1.0 - ((px - from).abs() / reach).min(1.0)))
                });
            }
        }
    }

    /// A lone stone tower.
    pub(super) fn tower(&mut self, place: &Place) {
        let stone = self.dyed(0x9c9490);
        let body = Shape::new().polygon(place, &[(-0.15, 0.0), (-0.115, 0.84), (0.115, 0.84), (0.15, 0.0)]);
        self.round(&body, stone);
        let crown = battlement(place, -0.15, 0.15, (0.83, 0.98));
        self.round(&crown, stone);
        let mut courses = Shape::new();
        for i in 1..12_u8 {
            let y = f32::from(i) * 0.07;
            courses = courses.rect(place, -0.14, y, 0.14, y + 0.006);
        }
        self.surface
            .glaze(&courses, self.lit(stone.scaled(0.5), 0.3), 0.35 * self.opacity);
        let panes = Shape::new()
            .rect(place, -0.02, 0.6, 0.02, 0.7)
            .rect(place, -0.06, 0.34, -0.025, 0.43)
            .rect(place, 0.03, 0.16, 0.065, 0.25);
        self.windows(place, &panes, (0.0, 0.5), 0.4);
        let door = Shape::new()
            .rect(place, -0.045, 0.0, 0.045, 0.1)
            .ellipse(place, (0.0, 0.1), 0.045, 0.045);
        self.fill(&door, Colour::hex(0x3c2c22), 0.4);
    }

    /// A pyramid: one face in the light, one in shadow, and its courses of stone.
    pub(super) fn pyramid(&mut self, place: &Place) {
        let stone = self.dyed(0xe0bc7c);
        let toward = self.light.side() * place.facing < 0.0;
        let (near, far) = if toward { (0.95, 0.12) } else { (0.2, 0.95) };
        self.fill(
            &Shape::new().polygon(place, &[(-0.9, 0.0), (0.15, 0.9), (0.3, -0.06)]),
            stone,
            near,
        );
        self.fill(
            &Shape::new().polygon(place, &[(0.3, -0.06), (0.15, 0.9), (0.85, 0.02)]),
            stone,
            far,
        );
        let mut courses = Shape::new();
        for i in 1..16_u8 {
            let t = f32::from(i) / 16.0;
            let at = |from: (f32, f32)| (from.0 + (0.15 - from.0) * t, from.1 + (0.9 - from.1) * t);
            courses = courses.stroke(
                place,
                &[at((-0.9, 0.0)), at((0.3, -0.06)), at((0.85, 0.02))],
                (0.006, 0.006),
            );
        }
        self.surface
            .glaze(&courses, self.lit(stone.scaled(0.55), 0.2), 0.4 * self.opacity);
    }

    /// A stone bridge of `arches` arches, one unit from the middle to each end.
    pub(super) fn bridge(&mut self, place: &Place, arches: u8) {
        let stone = self.dyed(0xa4988c);
        let mut body = Shape::new().polygon(
            place,
            &[
                (-1.1, -0.04),
                (1.1, -0.04),
                (1.1, 0.2),
                (0.55, 0.29),
                (0.0, 0.32),
                (-0.55, 0.29),
                (-1.1, 0.2),
            ],
        );
        let mut under = Shape::new();
        let wide = 1.9 / f32::from(arches);
        for i in 0..arches {
            let x = -0.95 + wide * (f32::from(i) + 0.5);
            let tall = 0.22 - 0.06 * x.abs();
            body = body.without(place, &arch(x, wide * 0.4, tall));
            under = under.polygon(place, &arch(x + 0.02, wide * 0.4, tall));
        }
        self.surface
            .glaze(&under, self.lit(stone.scaled(0.5), 0.1), 0.45 * self.opacity);
        self.fill(&body, stone, 0.6);
        let deck = [(-1.1, 0.2), (-0.55, 0.29), (0.0, 0.32), (0.55, 0.29), (1.1, 0.2)];
        self.fill(
            &Shape::new().stroke(place, &deck, (0.028, 0.028)),
            stone.mix(Colour::WHITE, 0.25),
            0.95,
        );
        let mut lamps = Shape::new();
        for x in [-0.7_f32, -0.35, 0.0, 0.35, 0.7] {
            let y = 0.32 - x * x * 0.1;
            lamps = lamps.line(place, (x, y), (x, y + 0.1), (0.01, 0.008));
            let lamp = self.light.lamp();
            self.halo(place, (x, y + 0.11), 0.05, lamp, self.lamplight());
        }
        self.fill(&lamps, Colour::hex(0x38302c), 0.4);
    }
}

fn arch(x: f32, half: f32, tall: f32) -> [(f32, f32); 9] {
    [1.0, 0.92, 0.7, 0.38, 0.0, -0.38, -0.7, -0.92, -1.0_f32].map(|t| {
        let y = if t.abs() > 0.99 {
            -0.06
        } else {
            tall * (1.0 - t * t).sqrt()
        };
        (x + half * t, y)
    })
}

/// A wall with teeth along its top, from one height to another.
fn battlement(place: &Place, left: f32, right: f32, (low, high): (f32, f32)) -> Shape {
    let teeth = (((right - left) / 0.05) as usize).max(3);
    let step = (right - left) / (2 * teeth - 1) as f32;
    let mut outline = vec![(right, low), (left, low)];
    for i in 0..2 * teeth - 1 {
        let x = left + step * i as f32;
        let y = if i % 2 == 0 { high } else { high - 0.03 };
        outline.push((x, y));
        outline.push((x + step, y));
    }
    Shape::new().polygon(place, &outline)
}
