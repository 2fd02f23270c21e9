//! Animals of the pasture and the wood.

use super::brush::Brush;
use super::colour::Colour;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// A horse at rest.
    pub(super) fn horse(&mut self, place: &Place) {
        let coat = self.dyed(0x74482c);
        let dark = coat.scaled(0.5);
        self.legs(
            place,
            &[(-0.36, -0.38), (0.24, 0.27)],
            0.5,
            coat.scaled(0.65),
            0.075,
        );
        let tail = Shape::new().smooth(place, HORSE_TAIL);
        self.fill(&tail, dark, 0.4);
        self.round(
            &Shape::new().smooth(place, HORSE_BODY).smooth(place, HORSE_NECK),
            coat,
        );
        self.legs(place, &[(-0.31, -0.29), (0.3, 0.32)], 0.52, coat, 0.066);
        let mane = Shape::new().smooth(place, HORSE_MANE);
        self.fill(&mane, dark, 0.5);
        let ears = Shape::new().polygon(place, &[(0.42, 1.04), (0.44, 1.14), (0.48, 1.05)]);
        self.fill(&ears, coat, 0.6);
    }

    /// A stag.
    pub(super) fn deer(&mut self, place: &Place) {
        let coat = self.dyed(0x946238);
        self.legs(
            place,
            &[(-0.3, -0.32), (0.17, 0.2)],
            0.44,
            coat.scaled(0.65),
            0.055,
        );
        let body = [
            (-0.37, 0.5),
            (-0.34, 0.61),
            (-0.1, 0.63),
            (0.14, 0.62),
            (0.26, 0.56),
            (0.24, 0.43),
            (0.04, 0.38),
            (-0.2, 0.4),
            (-0.33, 0.4),
        ];
        let neck = [
            (0.1, 0.58),
            (0.22, 0.74),
            (0.28, 0.88),
            (0.36, 0.88),
            (0.44, 0.82),
            (0.5, 0.78),
            (0.48, 0.74),
            (0.39, 0.74),
            (0.33, 0.66),
            (0.27, 0.48),
        ];
        self.round(&Shape::new().smooth(place, &body).smooth(place, &neck), coat);
        self.legs(place, &[(-0.25, -0.24), (0.21, 0.23)], 0.46, coat, 0.06);
        let tail = Shape::new().ellipse(place, (-0.365, 0.54), 0.02, 0.045);
        self.fill(&tail, Colour::hex(0xf0e8dc), 0.9);
        let mut antlers = Shape::new();
        for (lean, short) in [(-0.12, 1.0), (0.02, 0.85)] {
            let at = |t: f32, off: f32| (0.3 + lean * t * short + off, 0.88 + 0.34 * t * short);
            antlers = antlers.stroke(
                place,
                &[at(0.0, 0.0), at(0.4, -0.07), at(0.8, -0.05), at(1.0, 0.02)],
                (0.026, 0.01),
            );
            antlers = antlers
                .line(place, at(0.35, -0.06), at(0.6, 0.05), (0.018, 0.008))
                .line(place, at(0.65, -0.06), at(0.95, -0.15), (0.018, 0.008));
        }
        self.fill(&antlers, Colour::hex(0x5c442c), 0.6);
    }

    /// A sheep in its wool.
    pub(super) fn sheep(&mut self, place: &Place) {
        let wool = self.dyed(0xf0e8d8);
        self.legs(
            place,
            &[(-0.28, -0.28), (0.2, 0.2)],
            0.4,
            Colour::hex(0x403834),
            0.09,
        );
        self.legs(
            place,
            &[(-0.18, -0.18), (0.3, 0.3)],
            0.4,
            Colour::hex(0x544c46),
            0.09,
        );
        let mut fleece = Shape::new();
        for (x, y, r) in [
            (-0.32, 0.55, 0.2),
            (-0.16, 0.68, 0.21),
            (0.08, 0.7, 0.21),
            (0.28, 0.58, 0.19),
            (-0.12, 0.46, 0.21),
            (0.12, 0.46, 0.21),
        ] {
            fleece = fleece.ellipse(place, (x, y), r, r * 0.92);
        }
        self.round(&fleece, wool);
        let head = Shape::new().smooth(
            place,
            &[
                (0.38, 0.78),
                (0.5, 0.82),
                (0.64, 0.66),
                (0.62, 0.56),
                (0.5, 0.56),
                (0.4, 0.64),
            ],
        );
        self.fill(&head, Colour::hex(0x403836), 0.6);
        let ear = Shape::new().ellipse(place, (0.4, 0.76), 0.09, 0.035);
        self.fill(&ear, Colour::hex(0x342c2c), 0.5);
    }

    /// Two pairs of legs, each from its top to its hoof.
    pub(super) fn legs(&mut self, place: &Place, legs: &[(f32, f32)], top: f32, colour: Colour, thick: f32) {
        let (mut shape, mut hooves) = (Shape::new(), Shape::new());
        for &(from, to) in legs {
            let knee = f32::midpoint(from, to) + 0.012;
            let half = thick * 0.5;
            shape = shape.smooth(
                place,
                &[
                    (from - half * 1.7, top),
                    (knee - half * 0.8, top * 0.52),
                    (knee - half * 0.72, top * 0.42),
                    (to - half * 0.62, 0.04),
                    (to - half * 0.8, 0.0),
                    (to + half * 0.8, 0.0),
                    (to + half * 0.55, 0.05),
                    (knee + half * 0.66, top * 0.42),
                    (knee + half * 0.8, top * 0.52),
                    (from + half * 1.7, top),
                ],
            );
            hooves = hooves.polygon(
                place,
                &[
                    (to - half * 0.7, 0.035),
                    (to - half * 0.95, -0.004),
                    (to + half * 1.0, -0.004),
                    (to + half * 0.65, 0.035),
                ],
            );
        }
        self.fill(&shape, colour, 0.5);
        self.fill(&hooves, colour.scaled(0.4), 0.4);
    }
}

/// A horse's tail.
const HORSE_TAIL: &[Point] = &[
    (-0.4, 0.7),
    (-0.5, 0.67),
    (-0.57, 0.52),
    (-0.55, 0.3),
    (-0.6, 0.18),
    (-0.49, 0.26),
    (-0.47, 0.46),
    (-0.43, 0.58),
];

/// Its body.
const HORSE_BODY: &[Point] = &[
    (-0.43, 0.56),
    (-0.41, 0.7),
    (-0.22, 0.75),
    (0.04, 0.7),
    (0.24, 0.75),
    (0.36, 0.62),
    (0.3, 0.48),
    (0.04, 0.44),
    (-0.22, 0.47),
    (-0.38, 0.46),
];

/// Its neck and head.
const HORSE_NECK: &[Point] = &[
    (0.16, 0.7),
    (0.3, 0.9),
    (0.42, 1.06),
    (0.5, 1.05),
    (0.6, 0.93),
    (0.69, 0.86),
    (0.67, 0.79),
    (0.6, 0.8),
    (0.49, 0.87),
    (0.42, 0.76),
    (0.35, 0.55),
];

/// Its mane.
const HORSE_MANE: &[Point] = &[
    (0.5, 1.08),
    (0.4, 1.07),
    (0.28, 0.96),
    (0.18, 0.82),
    (0.13, 0.68),
    (0.22, 0.74),
    (0.27, 0.78),
    (0.35, 0.9),
    (0.43, 1.0),
];
