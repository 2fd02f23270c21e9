//! What lives: people and animals, as light falls on them.

use super::brush::Brush;
use super::colour::Colour;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// Somebody in a coat, seen from behind.
    pub(super) fn person(&mut self, place: &Place) {
        let coat = self.dyed(0xa8_38_30);
        let legs = Shape::new()
            .line(place, (-0.045, 0.36), (-0.06, 0.0), (0.085, 0.06))
            .line(place, (0.045, 0.36), (0.065, 0.0), (0.085, 0.06));
        self.fill(&legs, Colour::hex(0x2c_2c_38), 0.4);
        let arms = Shape::new()
            .stroke(
                place,
                &[(-0.1, 0.76), (-0.165, 0.58), (-0.15, 0.42)],
                (0.075, 0.05),
            )
            .stroke(place, &[(0.1, 0.76), (0.165, 0.58), (0.15, 0.42)], (0.075, 0.05));
        self.round(&arms, coat.scaled(0.88));
        let body = [
            (-0.06, 0.83),
            (-0.12, 0.78),
            (-0.115, 0.55),
            (-0.16, 0.3),
            (0.0, 0.28),
            (0.16, 0.3),
            (0.115, 0.55),
            (0.12, 0.78),
            (0.06, 0.83),
        ];
        self.round(&Shape::new().smooth(place, &body), coat);
        let head = Shape::new().ellipse(place, (0.0, 0.9), 0.062, 0.078);
        self.round(&head, Colour::hex(0xd8_a8_84));
        let hair = Shape::new().smooth(
            place,
            &[
                (-0.07, 0.86),
                (-0.07, 0.95),
                (0.0, 0.995),
                (0.07, 0.95),
                (0.07, 0.86),
                (0.0, 0.84),
            ],
        );
        self.round(&hair, Colour::hex(0x40_2c_20));
        let scarf = Shape::new()
            .line(place, (-0.07, 0.83), (0.07, 0.83), (0.045, 0.045))
            .line(place, (0.05, 0.83), (0.15, 0.72), (0.045, 0.03));
        self.fill(&scarf, Colour::hex(0xe8_c0_50), 0.8);
    }

    /// A horse at rest.
    pub(super) fn horse(&mut self, place: &Place) {
        let coat = self.dyed(0x74_48_2c);
        let dark = coat.scaled(0.5);
        self.legs(
            place,
            &[(-0.36, -0.38), (0.24, 0.27)],
            0.5,
            coat.scaled(0.65),
            0.075,
        );
        let tail = [
            (-0.4, 0.7),
            (-0.5, 0.67),
            (-0.57, 0.52),
            (-0.55, 0.3),
            (-0.6, 0.18),
            (-0.49, 0.26),
            (-0.47, 0.46),
            (-0.43, 0.58),
        ];
        let tail = Shape::new().smooth(place, &tail);
        self.fill(&tail, dark, 0.4);
        let body = [
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
        let neck = [
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
        self.round(&Shape::new().smooth(place, &body).smooth(place, &neck), coat);
        self.legs(place, &[(-0.31, -0.29), (0.3, 0.32)], 0.52, coat, 0.066);
        let mane = [
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
        let mane = Shape::new().smooth(place, &mane);
        self.fill(&mane, dark, 0.5);
        let ears = Shape::new().polygon(place, &[(0.42, 1.04), (0.44, 1.14), (0.48, 1.05)]);
        self.fill(&ears, coat, 0.6);
    }

    /// A cat that sits and looks into the picture.
    pub(super) fn cat(&mut self, place: &Place) {
        let fur = self.dyed(0x3a_34_34);
        let tail = [
            (0.1, 0.0),
            (0.38, -0.02),
            (0.55, 0.1),
            (0.56, 0.28),
            (0.47, 0.4),
            (0.4, 0.37),
            (0.46, 0.26),
            (0.44, 0.13),
            (0.34, 0.09),
            (0.12, 0.12),
        ];
        self.round(&Shape::new().smooth(place, &tail), fur);
        let body = [
            (-0.16, 0.0),
            (-0.28, 0.08),
            (-0.27, 0.28),
            (-0.17, 0.5),
            (-0.1, 0.62),
            (0.1, 0.62),
            (0.17, 0.5),
            (0.27, 0.28),
            (0.28, 0.08),
            (0.16, 0.0),
        ];
        let ears: [&[Point]; 2] = [
            &[(-0.185, 0.76), (-0.165, 0.98), (-0.03, 0.86)],
            &[(0.185, 0.76), (0.165, 0.98), (0.03, 0.86)],
        ];
        let head = Shape::new().smooth(
            place,
            &[
                (-0.19, 0.72),
                (-0.14, 0.85),
                (0.0, 0.88),
                (0.14, 0.85),
                (0.19, 0.72),
                (0.11, 0.6),
                (0.0, 0.57),
                (-0.11, 0.6),
            ],
        );
        self.round(&Shape::new().smooth(place, &body), fur);
        for ear in ears {
            self.fill(&Shape::new().polygon(place, ear), fur.scaled(0.9), 0.6);
        }
        self.round(&head, fur);
        let rim = Shape::new()
            .stroke(place, &[(-0.17, 0.02), (-0.1, 0.2), (-0.13, 0.4)], (0.012, 0.006))
            .stroke(place, &[(0.17, 0.02), (0.1, 0.2), (0.13, 0.4)], (0.012, 0.006));
        self.surface
            .glaze(&rim, self.lit(fur.scaled(0.4), 0.2), 0.5 * self.opacity);
    }

    /// A dog on its feet.
    pub(super) fn dog(&mut self, place: &Place) {
        let fur = self.dyed(0xa8_74_40);
        self.legs(place, &[(-0.33, -0.37), (0.2, 0.23)], 0.5, fur.scaled(0.65), 0.1);
        let tail = Shape::new().stroke(
            place,
            &[(-0.36, 0.62), (-0.5, 0.74), (-0.54, 0.92)],
            (0.09, 0.035),
        );
        self.round(&tail, fur);
        let body = [
            (-0.4, 0.5),
            (-0.37, 0.66),
            (-0.1, 0.67),
            (0.16, 0.71),
            (0.32, 0.66),
            (0.33, 0.48),
            (0.12, 0.38),
            (-0.14, 0.42),
            (-0.34, 0.4),
        ];
        let head = [
            (0.16, 0.66),
            (0.24, 0.86),
            (0.36, 0.97),
            (0.49, 0.93),
            (0.56, 0.84),
            (0.7, 0.8),
            (0.7, 0.73),
            (0.54, 0.71),
            (0.44, 0.66),
            (0.36, 0.54),
        ];
        self.round(&Shape::new().smooth(place, &body).smooth(place, &head), fur);
        self.legs(place, &[(-0.27, -0.26), (0.27, 0.29)], 0.52, fur, 0.11);
        let ear = Shape::new().smooth(
            place,
            &[(0.35, 0.95), (0.28, 0.84), (0.3, 0.7), (0.39, 0.78), (0.42, 0.9)],
        );
        self.fill(&ear, fur.scaled(0.55), 0.5);
        let face =
            Shape::new()
                .ellipse(place, (0.69, 0.785), 0.028, 0.026)
                .ellipse(place, (0.5, 0.86), 0.02, 0.022);
        self.fill(&face, Colour::hex(0x1c_16_14), 0.4);
    }

    /// A stag.
    pub(super) fn deer(&mut self, place: &Place) {
        let coat = self.dyed(0x94_62_38);
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
        self.fill(&tail, Colour::hex(0xf0_e8_dc), 0.9);
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
        self.fill(&antlers, Colour::hex(0x5c_44_2c), 0.6);
    }

    /// A sheep in its wool.
    pub(super) fn sheep(&mut self, place: &Place) {
        let wool = self.dyed(0xf0_e8_d8);
        self.legs(
            place,
            &[(-0.28, -0.28), (0.2, 0.2)],
            0.4,
            Colour::hex(0x40_38_34),
            0.09,
        );
        self.legs(
            place,
            &[(-0.18, -0.18), (0.3, 0.3)],
            0.4,
            Colour::hex(0x54_4c_46),
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
        self.fill(&head, Colour::hex(0x40_38_36), 0.6);
        let ear = Shape::new().ellipse(place, (0.4, 0.76), 0.09, 0.035);
        self.fill(&ear, Colour::hex(0x34_2c_2c), 0.5);
    }

    /// Two pairs of legs, each from its top to its hoof.
    fn legs(&mut self, place: &Place, legs: &[(f32, f32)], top: f32, colour: Colour, thick: f32) {
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

    /// A bird in flight, its wings at one point of their beat.
    pub(super) fn bird(&mut self, place: &Place, beat: f32) {
        let plumage = self.dyed(0x24_28_34);
        let tip = 0.1 + 0.4 * beat;
        let wings = [
            (0.0, 0.03),
            (0.16, 0.15),
            (0.5, 0.2 + tip * 0.5),
            (0.98, tip),
            (0.55, 0.08 + tip * 0.4),
            (0.2, -0.02),
            (0.04, -0.09),
            (-0.04, -0.09),
            (-0.2, -0.02),
            (-0.55, 0.08 + tip * 0.4),
            (-0.98, tip),
            (-0.5, 0.2 + tip * 0.5),
            (-0.16, 0.15),
        ];
        let body = Shape::new()
            .smooth(place, &wings)
            .ellipse(place, (0.05, -0.02), 0.15, 0.06);
        let beak = Shape::new().polygon(place, &[(0.17, 0.0), (0.28, -0.035), (0.17, -0.05)]);
        self.fill(&body, plumage, 0.45);
        self.fill(&beak, Colour::hex(0xd8_98_38), 0.6);
    }

    /// A butterfly with its wings open.
    pub(super) fn butterfly(&mut self, place: &Place) {
        let wing = self.dyed(0xec_8a_24);
        for side in [-1.0, 1.0_f32] {
            let upper = [
                (0.03, 0.5),
                (0.2, 0.86),
                (0.55, 1.0),
                (0.66, 0.8),
                (0.5, 0.55),
                (0.1, 0.44),
            ]
            .map(|(x, y): Point| (x * side, y));
            let lower = [(0.03, 0.45), (0.4, 0.46), (0.5, 0.25), (0.32, 0.04), (0.12, 0.16)]
                .map(|(x, y): Point| (x * side, y));
            let (upper, lower) = (
                Shape::new().smooth(place, &upper),
                Shape::new().smooth(place, &lower),
            );
            self.fill(&upper, wing.scaled(0.42), 0.5);
            self.fill(&lower, wing.scaled(0.42), 0.5);
            let inner = [(0.07, 0.54), (0.22, 0.79), (0.5, 0.9), (0.55, 0.76), (0.42, 0.58)]
                .map(|(x, y): Point| (x * side, y));
            let below = [(0.08, 0.41), (0.34, 0.4), (0.4, 0.25), (0.28, 0.13), (0.14, 0.2)]
                .map(|(x, y): Point| (x * side, y));
            self.fill(&Shape::new().smooth(place, &inner), wing, 0.95);
            self.fill(
                &Shape::new().smooth(place, &below),
                wing.mix(Colour::WHITE, 0.25),
                0.9,
            );
        }
        let body = Shape::new()
            .ellipse(place, (0.0, 0.44), 0.035, 0.2)
            .line(place, (0.0, 0.6), (0.1, 0.86), (0.014, 0.008))
            .line(place, (0.0, 0.6), (-0.1, 0.86), (0.014, 0.008));
        self.fill(&body, Colour::hex(0x28_20_1c), 0.5);
    }
}
