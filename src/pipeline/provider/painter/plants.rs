//! What grows low, and what lies there: flowers, grass, cacti, mushrooms, rocks.

use super::brush::Brush;
use super::colour::Colour;
use super::curve::{cosine, sine};
use super::noise::Chance;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// A flower on its stem.
    pub(super) fn flower(&mut self, place: &Place, petal: Colour, chance: &mut Chance) {
        let green = self.land.turf.mix(Colour::hex(0x5c9440), 0.6);
        let bend = chance.between(-0.1, 0.1);
        let stem: Vec<Point> = (0_u8..=5)
            .map(|i| f32::from(i) / 5.0)
            .map(|t| (bend * t * t, t * 0.84))
            .collect();
        let leaf_side = chance.side();
        let leaf = [
            (bend * 0.1, 0.28),
            (leaf_side * 0.1, 0.36),
            (leaf_side * 0.2, 0.5),
            (leaf_side * 0.06, 0.4),
        ];
        self.fill(
            &Shape::new()
                .stroke(place, &stem, (0.03, 0.02))
                .smooth(place, &leaf),
            green,
            0.6,
        );
        let centre = (bend, 0.84);
        let (petals, tilt) = (5 + chance.below(4), chance.between(0.55, 0.9));
        let start = chance.unit();
        for i in 0..petals {
            let turn = start + i as f32 / petals as f32;
            let (dx, dy) = (cosine(turn), sine(turn) * tilt);
            let (nx, ny) = (-sine(turn), cosine(turn) * tilt);
            let out = |r: f32, w: f32| (centre.0 + dx * r + nx * w, centre.1 + dy * r + ny * w);
            let blade = Shape::new().smooth(
                place,
                &[
                    out(0.015, 0.0),
                    out(0.1, 0.07),
                    out(0.2, 0.045),
                    out(0.21, -0.045),
                    out(0.1, -0.07),
                ],
            );
            let facing = (0.62 + 0.36 * (dx * self.light.side() + dy)).clamp(0.15, 1.0);
            self.fill(&blade, petal, facing);
        }
        let heart = Shape::new().ellipse(place, centre, 0.062, 0.062 * tilt);
        self.fill(&heart, Colour::hex(0xe8b030).mix(petal.scaled(0.4), 0.3), 0.8);
    }

    /// A saguaro with two arms.
    pub(super) fn cactus(&mut self, place: &Place, chance: &mut Chance) {
        let green = self.dyed(0x4c7c44);
        let (left, right) = (chance.between(0.3, 0.45), chance.between(0.25, 0.5));
        let arms = [
            (
                [
                    (0.0, left),
                    (-0.2, left + 0.02),
                    (-0.23, left + 0.12),
                    (-0.23, left + 0.36),
                ],
                0.11,
            ),
            (
                [
                    (0.0, right),
                    (0.19, right + 0.02),
                    (0.22, right + 0.1),
                    (0.22, right + 0.27),
                ],
                0.1,
            ),
        ];
        for (way, thick) in arms {
            let (elbow, tip) = (way[1], way[3]);
            let arm = Shape::new()
                .stroke(place, &way, (thick, thick))
                .ellipse(place, tip, thick * 0.5, thick * 0.6)
                .ellipse(place, elbow, thick * 0.52, thick * 0.52);
            self.round(&arm, green);
        }
        let trunk =
            Shape::new()
                .rect(place, -0.085, 0.0, 0.085, 0.92)
                .ellipse(place, (0.0, 0.92), 0.085, 0.08);
        self.round(&trunk, green);
        let mut ribs = Shape::new();
        for x in [-0.045_f32, 0.0, 0.045] {
            ribs = ribs.line(place, (x, 0.02), (x, 0.95), (0.009, 0.009));
        }
        self.surface
            .glaze(&ribs, self.lit(green.scaled(0.5), 0.2), 0.45 * self.opacity);
        let bloom = Shape::new().ellipse(place, (0.0, 1.0), 0.04, 0.035).ellipse(
            place,
            (-0.23, left + 0.43),
            0.03,
            0.028,
        );
        self.fill(&bloom, Colour::hex(0xf07898), 0.9);
    }

    /// A toadstool.
    pub(super) fn mushroom(&mut self, place: &Place) {
        let stalk = Shape::new().smooth(
            place,
            &[
                (-0.13, 0.0),
                (-0.09, 0.3),
                (-0.08, 0.6),
                (0.08, 0.6),
                (0.09, 0.3),
                (0.13, 0.0),
            ],
        );
        self.round(&stalk, Colour::hex(0xf4ead8));
        let ring = Shape::new().ellipse(place, (0.0, 0.46), 0.12, 0.035);
        self.fill(&ring, Colour::hex(0xdcd0bc), 0.5);
        let gills = Shape::new().ellipse(place, (0.0, 0.58), 0.4, 0.075);
        self.fill(&gills, Colour::hex(0xd8c4a8), 0.25);
        let cap = [
            (-0.46, 0.57),
            (-0.38, 0.8),
            (-0.16, 0.97),
            (0.0, 1.0),
            (0.16, 0.97),
            (0.38, 0.8),
            (0.46, 0.57),
            (0.2, 0.62),
            (-0.2, 0.62),
        ];
        self.round(&Shape::new().smooth(place, &cap), self.dyed(0xc83024));
        let mut dots = Shape::new();
        for (x, y, r) in [
            (-0.24, 0.76, 0.05),
            (-0.02, 0.86, 0.06),
            (0.2, 0.76, 0.045),
            (0.33, 0.66, 0.028),
            (-0.36, 0.65, 0.028),
            (0.03, 0.69, 0.04),
            (-0.12, 0.94, 0.03),
        ] {
            dots = dots.ellipse(place, (x, y), r, r * 0.8);
        }
        self.fill(&dots, Colour::hex(0xfaf4e8), 0.9);
    }

    /// A boulder with a lit face and moss or snow on top.
    pub(super) fn rock(&mut self, place: &Place, chance: &mut Chance) {
        let stone = self
            .dye
            .unwrap_or(self.land.rock)
            .scaled(chance.between(0.85, 1.1));
        let mut jitter = |x: f32, y: f32| (x + chance.between(-0.07, 0.07), y + chance.between(-0.06, 0.06));
        let crown = [
            jitter(-0.62, 0.3),
            jitter(-0.36, 0.58),
            jitter(0.02, 0.7),
            jitter(0.4, 0.55),
            jitter(0.62, 0.24),
        ];
        let ridge = [jitter(-0.14, 0.36), jitter(0.1, 0.32)];
        let mut outline = vec![(-0.68, -0.02)];
        outline.extend(crown);
        outline.extend([(0.7, -0.02), (0.2, -0.06), (-0.3, -0.06)]);
        self.round(&Shape::new().polygon(place, &outline), stone);
        let toward = self.light.side() * place.facing;
        let face = if toward < 0.0 {
            [
                (-0.68, -0.02),
                crown[0],
                crown[1],
                crown[2],
                ridge[0],
                (-0.24, -0.05),
            ]
        } else {
            [(0.7, -0.02), crown[4], crown[3], crown[2], ridge[1], (0.2, -0.05)]
        };
        self.fill(
            &Shape::new().polygon(place, &face),
            stone.mix(Colour::WHITE, 0.08),
            0.9,
        );
        let top = self.land.snowed(self.land.turf.mix(stone, 0.4), 1.0);
        let cover = Shape::new().polygon(place, &[crown[1], crown[2], crown[3], ridge[1], ridge[0]]);
        self.surface.glaze(
            &cover,
            self.lit(top, 0.8),
            (0.35 + 0.6 * self.land.snow) * self.opacity,
        );
    }

    /// A tuft of grass: blades that bend as the wind goes.
    pub(super) fn tuft(&mut self, place: &Place, blades: u8, chance: &mut Chance) {
        let green = self.dye.unwrap_or_else(|| {
            self.land
                .snowed(self.land.turf.mix(self.land.grass, chance.unit()), 0.45)
        });
        let (mut low, mut high) = (Shape::new(), Shape::new());
        for i in 0..blades {
            let foot = chance.between(-0.3, 0.3);
            let (tall, bend) = (chance.between(0.5, 1.0), chance.between(-0.3, 0.3));
            let way = [
                (foot, -0.05),
                (foot + bend * 0.25, tall * 0.5),
                (foot + bend, tall),
            ];
            let shape = if i % 2 == 0 { &mut low } else { &mut high };
            *shape = std::mem::take(shape).stroke(place, &way, (0.05, 0.004));
        }
        self.fill(&low, green.scaled(0.8), 0.25);
        self.fill(&high, green, 0.8);
    }
}
