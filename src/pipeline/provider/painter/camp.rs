//! What people put up and set going: a fire, a lamp, a balloon, a train, a rocket.

use super::brush::Brush;
use super::colour::Colour;
use super::noise::Chance;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// A fire between stones, its light on the ground and its sparks above.
    pub(super) fn campfire(&mut self, place: &Place, chance: &mut Chance) {
        let glow = Colour::hex(0xff8c34);
        let dark = 0.3 + 0.5 * self.light.night;
        self.halo(place, (0.0, 0.3), 1.5, glow, dark);
        let logs = Shape::new()
            .line(place, (-0.55, 0.02), (0.4, 0.16), (0.12, 0.1))
            .line(place, (0.55, 0.0), (-0.4, 0.16), (0.12, 0.1));
        self.fill(&logs, Colour::hex(0x543422), 0.7);
        let flame = [
            (-0.3, 0.06),
            (-0.36, 0.32),
            (-0.2, 0.5),
            (-0.17, 0.76),
            (-0.04, 0.6),
            (0.03, 1.05),
            (0.16, 0.62),
            (0.24, 0.74),
            (0.36, 0.3),
            (0.28, 0.06),
        ];
        for (size, colour) in [(1.0, 0xe84c1c), (0.74, 0xff9428), (0.46, 0xffdc70)] {
            let points = flame.map(|(x, y): Point| (x * size, 0.05 + (y - 0.05) * size));
            let colour = if size > 0.9 {
                self.dyed(colour)
            } else {
                Colour::hex(colour)
            };
            self.shine(&Shape::new().smooth(place, &points), colour, 0.95);
        }
        self.halo(place, (0.0, 0.35), 0.5, Colour::hex(0xffc060), 0.55);
        for _ in 0..22 {
            let at = (chance.between(-0.6, 0.6), chance.between(0.7, 2.4));
            self.halo(place, at, 0.022, Colour::hex(0xffb850), 0.9);
        }
    }

    /// A lamp on its post.
    pub(super) fn lantern(&mut self, place: &Place) {
        let lamp = self
            .dye
            .map_or(self.light.lamp(), |dye| dye.mix(Colour::WHITE, 0.25));
        let strength = self.lamplight().max(0.55);
        self.halo(place, (0.0, 0.92), 0.55, lamp, strength * 0.7);
        let post = Shape::new()
            .line(place, (0.0, 0.0), (0.0, 0.84), (0.045, 0.03))
            .rect(place, -0.06, 0.0, 0.06, 0.04)
            .rect(place, -0.05, 0.82, 0.05, 0.845)
            .polygon(place, &[(-0.1, 0.98), (0.1, 0.98), (0.0, 1.07)]);
        self.fill(&post, Colour::hex(0x2c2a2e), 0.5);
        let glass = Shape::new().polygon(
            place,
            &[(-0.05, 0.845), (0.05, 0.845), (0.085, 0.98), (-0.085, 0.98)],
        );
        self.shine(&glass, lamp, 0.95);
        self.halo(place, (0.0, 0.91), 0.14, lamp.mix(Colour::WHITE, 0.5), 0.9);
        self.halo(place, (0.0, 0.0), 0.5, lamp, strength * 0.3);
    }

    /// A hot-air balloon.
    pub(super) fn balloon(&mut self, place: &Place, chance: &mut Chance) {
        let (first, second) = CLOTHS
            .get(chance.below(CLOTHS.len()))
            .copied()
            .unwrap_or((0xd83c30, 0xf8e8c8));
        let (main, trim) = (
            self.dyed(first),
            self.dye
                .map_or(Colour::hex(second), |dye| dye.mix(Colour::WHITE, 0.55)),
        );
        let hull = |wide: f32| {
            [
                (0.07, 0.24),
                (0.24, 0.42),
                (0.37, 0.62),
                (0.36, 0.82),
                (0.22, 0.97),
                (0.0, 1.02),
            ]
            .map(|(x, y): Point| (x * wide, y))
        };
        for (i, wide) in [1.0_f32, 0.74, 0.46, 0.18].into_iter().enumerate() {
            let right = hull(wide);
            let outline: Vec<Point> = right
                .iter()
                .copied()
                .chain(right.iter().rev().skip(1).map(|&(x, y)| (-x, y)))
                .collect();
            self.round(
                &Shape::new().polygon(place, &outline),
                if i % 2 == 0 { main } else { trim },
            );
        }
        let ropes = Shape::new()
            .line(place, (-0.065, 0.25), (-0.045, 0.1), (0.008, 0.008))
            .line(place, (0.065, 0.25), (0.045, 0.1), (0.008, 0.008));
        self.fill(&ropes, Colour::hex(0x40342c), 0.5);
        let basket = Shape::new().polygon(
            place,
            &[(-0.055, 0.11), (0.055, 0.11), (0.045, 0.0), (-0.045, 0.0)],
        );
        self.round(&basket, Colour::hex(0x8c6038));
        self.halo(place, (0.0, 0.22), 0.1, self.light.lamp(), self.lamplight() * 0.8);
    }

    /// A steam train with three carriages; its unit is the height of the engine.
    pub(super) fn train(&mut self, place: &Place, chance: &mut Chance) {
        let livery = self.dyed(0xa0342c);
        let iron = Colour::hex(0x303038);
        let rail = Shape::new().rect(place, -40.0, -0.1, 40.0, 0.0);
        self.fill(&rail, Colour::hex(0x544840), 0.5);
        for i in 0..3_u8 {
            let left = -2.0 - 1.75 * f32::from(i);
            let body = Shape::new().rect(place, left, 0.14, left + 1.62, 0.82);
            self.fill(&body, livery, 0.7);
            let roof = Shape::new().smooth(
                place,
                &[
                    (left - 0.04, 0.8),
                    (left, 0.92),
                    (left + 1.62, 0.92),
                    (left + 1.66, 0.8),
                ],
            );
            self.fill(&roof, iron, 0.7);
            let (mut panes, mut wheels) = (Shape::new(), Shape::new());
            for j in 0..5_u8 {
                let x = left + 0.12 + 0.3 * f32::from(j);
                panes = panes.rect(place, x, 0.42, x + 0.2, 0.7);
            }
            for x in [0.3, 0.6, 1.05, 1.35] {
                wheels = wheels.ellipse(place, (left + x, 0.1), 0.12, 0.12);
            }
            self.fill(&wheels, iron, 0.3);
            self.windows(place, &panes, (left + 0.8, 0.5), 0.6);
        }
        self.engine(place, livery, iron);
        let steam = self.lit(Colour::hex(0xf0eeec), 0.85);
        for i in 0..40_u8 {
            let t = f32::from(i) / 40.0;
            let at = place.at((
                1.1 - t * 6.0 + chance.between(-0.15, 0.15),
                1.25 + 1.3 * t.sqrt() + chance.between(-0.15, 0.15),
            ));
            let radius = place.size * (0.14 + 0.5 * t);
            self.surface.dab(
                at,
                (radius, radius * 0.8),
                (1.0, 0.0),
                steam,
                0.42 * (1.0 - t) * self.opacity,
            );
        }
    }

    fn engine(&mut self, place: &Place, livery: Colour, iron: Colour) {
        let boiler = Shape::new()
            .rect(place, 0.3, 0.3, 1.35, 0.76)
            .ellipse(place, (1.35, 0.53), 0.07, 0.23);
        self.round(&boiler, iron);
        let cab = Shape::new().rect(place, -0.3, 0.16, 0.34, 1.0);
        self.fill(&cab, livery, 0.7);
        let parts = Shape::new()
            .polygon(place, &[(1.02, 0.74), (1.0, 1.12), (1.22, 1.12), (1.2, 0.74)])
            .ellipse(place, (0.66, 0.78), 0.12, 0.1)
            .rect(place, -0.36, 0.98, 0.42, 1.06)
            .polygon(place, &[(1.34, 0.26), (1.62, 0.0), (1.3, 0.0)])
            .rect(place, -0.3, 0.12, 1.4, 0.28);
        self.fill(&parts, iron, 0.5);
        let mut wheels = Shape::new();
        for (x, r) in [(-0.05, 0.2), (0.42, 0.2), (0.88, 0.15), (1.2, 0.15)] {
            wheels = wheels.ellipse(place, (x, r - 0.02), r, r);
        }
        self.fill(&wheels, livery.scaled(0.5), 0.5);
        let pane = Shape::new().rect(place, -0.16, 0.62, 0.2, 0.9);
        self.windows(place, &pane, (0.0, 0.7), 0.4);
        self.halo(place, (1.45, 0.7), 0.3, self.light.lamp(), self.lamplight() * 0.9);
    }

    /// A rocket that rises on its flame.
    pub(super) fn rocket(&mut self, place: &Place, chance: &mut Chance) {
        let hull = self.dyed(0xf0eeea);
        self.exhaust(place, chance);
        let fin = self.dye.map_or(Colour::hex(0xcc382c), |dye| dye.scaled(0.6));
        let fins = Shape::new()
            .polygon(
                place,
                &[(-0.11, 0.34), (-0.26, 0.1), (-0.26, -0.02), (-0.1, 0.08)],
            )
            .polygon(place, &[(0.11, 0.34), (0.26, 0.1), (0.26, -0.02), (0.1, 0.08)]);
        self.fill(&fins, fin, 0.7);
        self.round(&Shape::new().smooth(place, ROCKET_HULL), hull);
        let nose = [
            (-0.085, 0.8),
            (-0.05, 0.92),
            (0.0, 1.0),
            (0.05, 0.92),
            (0.085, 0.8),
        ];
        self.round(&Shape::new().smooth(place, &nose), fin);
        let rim = Shape::new().ellipse(place, (0.0, 0.6), 0.062, 0.062);
        self.fill(&rim, fin, 0.6);
        let pane = Shape::new().ellipse(place, (0.0, 0.6), 0.045, 0.045);
        self.fill(&pane, Colour::hex(0x4c88b4), 0.8);
    }

    /// The flame, and the smoke that it leaves behind.
    fn exhaust(&mut self, place: &Place, chance: &mut Chance) {
        let smoke = self.lit(Colour::hex(0xe4dcd8), 0.8);
        for i in 0..46_u8 {
            let t = f32::from(i) / 46.0;
            let at = place.at((chance.between(-0.05, 0.05) * (1.0 + 5.0 * t), -0.3 - 2.2 * t));
            let radius = place.size * (0.06 + 0.2 * t);
            self.surface.dab(
                at,
                (radius, radius),
                (1.0, 0.0),
                smoke,
                0.3 * (1.0 - t) * self.opacity,
            );
        }
        self.halo(place, (0.0, -0.2), 0.45, Colour::hex(0xffa040), 0.6);
        for (wide, long, colour) in [
            (0.1, 0.5, 0xff7a28),
            (0.07, 0.36, 0xffc050),
            (0.035, 0.22, 0xfff4d0),
        ] {
            let low = -long * 0.3;
            let outline = [
                (-wide, 0.06),
                (-wide * 1.1, low),
                (0.0, -long),
                (wide * 1.1, low),
                (wide, 0.06),
            ];
            self.shine(&Shape::new().smooth(place, &outline), Colour::hex(colour), 0.95);
        }
    }
}

/// A rocket's hull, from one side of its nozzle over its tip to the other.
const ROCKET_HULL: &[Point] = &[
    (-0.1, 0.05),
    (-0.135, 0.35),
    (-0.12, 0.65),
    (-0.05, 0.92),
    (0.0, 1.0),
    (0.05, 0.92),
    (0.12, 0.65),
    (0.135, 0.35),
    (0.1, 0.05),
];

/// A balloon's cloth and its trim.
const CLOTHS: &[(u32, u32)] = &[
    (0xd83c30, 0xf8e8c8),
    (0x2c70b8, 0xf8d040),
    (0xe88428, 0xfaead0),
    (0x3c906c, 0xf4d860),
    (0x8c48a8, 0xfab8c8),
];
