//! What flies by itself.

use super::brush::Brush;
use super::colour::Colour;
use super::shape::{Place, Point, Shape};

impl Brush<'_> {
    /// A bird in flight, its wings at one point of their beat.
    pub(super) fn bird(&mut self, place: &Place, beat: f32) {
        let plumage = self.dyed(0x242834);
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
        self.fill(&beak, Colour::hex(0xd89838), 0.6);
    }

    /// A butterfly with its wings open.
    pub(super) fn butterfly(&mut self, place: &Place) {
        let wing = self.dyed(0xec8a24);
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
        self.fill(&body, Colour::hex(0x28201c), 0.5);
    }
}
