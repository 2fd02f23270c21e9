//! People, and the animals that live with them.

use super::brush::Brush;
use super::colour::Colour;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// Somebody in a coat, seen from behind.
    pub(super) fn person(&mut self, place: &Place) {
        let coat = self.dyed(0xa83830);
        let legs = Shape::new()
            .line(place, (-0.045, 0.36), (-0.06, 0.0), (0.085, 0.06))
            .line(place, (0.045, 0.36), (0.065, 0.0), (0.085, 0.06));
        self.fill(&legs, Colour::hex(0x2c2c38), 0.4);
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
        self.round(&head, Colour::hex(0xd8a884));
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
        self.round(&hair, Colour::hex(0x402c20));
        let scarf = Shape::new()
            .line(place, (-0.07, 0.83), (0.07, 0.83), (0.045, 0.045))
            .line(place, (0.05, 0.83), (0.15, 0.72), (0.045, 0.03));
        self.fill(&scarf, Colour::hex(0xe8c050), 0.8);
    }

    /// A cat that sits and looks into the picture.
    pub(super) fn cat(&mut self, place: &Place) {
        let fur = self.dyed(0x3a3434);
        self.round(&Shape::new().smooth(place, CAT_TAIL), fur);
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
        self.round(&Shape::new().smooth(place, CAT_BODY), fur);
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
        let fur = self.dyed(0xa87440);
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
        self.fill(&face, Colour::hex(0x1c1614), 0.4);
    }
}

/// A cat's tail, laid around it.
const CAT_TAIL: &[Point] = &[
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

/// Its body as it sits.
const CAT_BODY: &[Point] = &[
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
