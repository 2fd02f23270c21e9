//! What floats: sailing boats, ships, a whale.

use super::brush::Brush;
use super::colour::Colour;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// A boat with two sails.
    pub(super) fn boat(&mut self, place: &Place) {
        let (hull, sail) = (
            self.dyed(0x8c3c30),
            self.dye
                .map_or(Colour::hex(0xf8f0e0), |d| d.mix(Colour::WHITE, 0.12)),
        );
        let mast = Shape::new().line(place, (0.02, 0.08), (0.02, 1.02), (0.022, 0.012));
        self.fill(&mast, Colour::hex(0x5c4430), 0.5);
        let main = Shape::new().smooth(
            place,
            &[
                (0.05, 0.97),
                (0.06, 0.6),
                (0.05, 0.2),
                (0.25, 0.19),
                (0.42, 0.22),
                (0.28, 0.52),
            ],
        );
        self.round(&main, sail);
        let jib = Shape::new().smooth(
            place,
            &[
                (-0.01, 0.86),
                (-0.02, 0.5),
                (-0.03, 0.2),
                (-0.16, 0.19),
                (-0.31, 0.2),
                (-0.16, 0.48),
            ],
        );
        self.round(&jib, sail.scaled(0.93));
        let body = Shape::new().polygon(
            place,
            &[
                (-0.42, 0.15),
                (0.4, 0.13),
                (0.3, 0.0),
                (0.2, -0.02),
                (-0.24, -0.02),
                (-0.32, 0.02),
            ],
        );
        self.fill(&body, hull, 0.55);
        let rail = Shape::new().polygon(place, &[(-0.42, 0.15), (0.4, 0.13), (0.39, 0.1), (-0.41, 0.115)]);
        self.fill(&rail, hull.mix(Colour::WHITE, 0.45), 0.9);
    }

    /// A three-master under full sail.
    pub(super) fn ship(&mut self, place: &Place) {
        let (hull, sail) = (
            self.dyed(0x5a3a26),
            self.dye
                .map_or(Colour::hex(0xf2e6cc), |d| d.mix(Colour::WHITE, 0.25)),
        );
        let mut rigging = Shape::new().line(place, (0.42, 0.2), (0.72, 0.36), (0.02, 0.008));
        for (x, tall) in [(-0.34, 0.82), (-0.02, 1.0), (0.28, 0.86)] {
            rigging = rigging.line(place, (x, 0.1), (x, tall), (0.024, 0.012));
        }
        self.fill(&rigging, Colour::hex(0x3c2c20), 0.5);
        for (x, tall) in [(-0.34, 0.82), (-0.02, 1.0), (0.28, 0.86)] {
            for (low, high, wide) in [(0.28, 0.52, 0.15), (0.54, 0.74, 0.125), (0.76, 0.92, 0.09)] {
                let (low, high) = (low * tall, high * tall);
                let belly = Shape::new().smooth(
                    place,
                    &[
                        (x - wide, low),
                        (x - wide * 0.8, high),
                        (x + wide * 0.8, high),
                        (x + wide, low),
                        (x + 0.03, low + 0.03),
                    ],
                );
                self.round(&belly, sail);
            }
        }
        let jib = Shape::new().polygon(place, &[(0.3, 0.74), (0.4, 0.26), (0.7, 0.36)]);
        self.round(&jib, sail.scaled(0.94));
        let body = [
            (-0.56, 0.34),
            (-0.5, 0.24),
            (0.3, 0.2),
            (0.54, 0.28),
            (0.42, 0.02),
            (0.3, -0.03),
            (-0.42, -0.03),
            (-0.5, 0.06),
        ];
        self.fill(&Shape::new().polygon(place, &body), hull, 0.5);
        let wale = Shape::new().polygon(place, &[(-0.53, 0.2), (0.48, 0.17), (0.47, 0.135), (-0.52, 0.16)]);
        self.fill(&wale, Colour::hex(0xd8a850), 0.8);
        let flag = Shape::new().polygon(place, &[(-0.02, 1.0), (-0.02, 1.07), (-0.17, 1.04)]);
        self.fill(&flag, Colour::hex(0xb82820), 0.9);
    }

    /// The back of a whale, its tail, and its breath.
    pub(super) fn whale(&mut self, place: &Place) {
        let skin = self.dyed(0x344860);
        self.round(&Shape::new().smooth(place, WHALE_BACK), skin);
        self.round(&Shape::new().smooth(place, WHALE_FLUKE), skin);
        let eye = Shape::new().ellipse(place, (-0.58, 0.12), 0.025, 0.025);
        self.fill(&eye, Colour::hex(0xe8eef2), 0.9);
        let mut breath = Shape::new();
        for (x, y) in [(-0.24, 0.3), (-0.12, 0.36), (0.0, 0.36), (0.12, 0.3)] {
            breath = breath.stroke(
                place,
                &[
                    (-0.3, 0.36),
                    (-0.3 + x * 0.35, 0.5 + y),
                    (-0.3 + x * 1.2, 0.44 + y * 0.9),
                ],
                (0.02, 0.045),
            );
        }
        self.surface.glaze(
            &breath,
            self.light.lit(Colour::WHITE, 0.9, 0.1),
            0.75 * self.opacity,
        );
        let foam =
            Shape::new()
                .ellipse(place, (-0.1, -0.03), 0.8, 0.035)
                .ellipse(place, (0.83, -0.03), 0.2, 0.03);
        self.surface.glaze(
            &foam,
            self.light.lit(Colour::WHITE, 0.9, 0.1),
            0.55 * self.opacity,
        );
    }
}

/// A whale from its head to where it dives.
const WHALE_BACK: &[Point] = &[
    (-0.75, -0.03),
    (-0.7, 0.16),
    (-0.45, 0.36),
    (-0.05, 0.4),
    (0.3, 0.24),
    (0.52, 0.05),
    (0.6, -0.03),
];

/// Its tail, out of the water.
const WHALE_FLUKE: &[Point] = &[
    (0.74, -0.03),
    (0.76, 0.2),
    (0.8, 0.38),
    (0.6, 0.56),
    (0.56, 0.66),
    (0.78, 0.6),
    (0.88, 0.5),
    (0.98, 0.6),
    (1.2, 0.66),
    (1.16, 0.56),
    (0.96, 0.38),
    (0.92, 0.2),
    (0.92, -0.03),
];
