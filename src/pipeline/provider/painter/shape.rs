//! Outlines, placed on the picture.

use super::curve::{cosine, sine};

/// A point, in pixels on the picture or in an object's own units before it is placed.
pub(super) type Point = (f32, f32);

/// Where an object stands, how large it is, and which way it looks.
///
/// In its own units an object stands on (0, 0), looks right, and is about 1 high, upward.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) y: f32,
    /// Pixels to the object's unit.
    pub(super) size: f32,
    /// 1, or −1 to look left.
    pub(super) facing: f32,
    /// −1 turns the object upside down: its reflection.
    pub(super) upward: f32,
    /// How far its top leans to the right, in its own height.
    pub(super) lean: f32,
}

impl Place {
    pub(super) const fn new(x: f32, y: f32, size: f32) -> Self {
        Self {
            x,
            y,
            size,
            facing: 1.0,
            upward: 1.0,
            lean: 0.0,
        }
    }

    pub(super) const fn looking(self, facing: f32) -> Self {
        Self { facing, ..self }
    }

    pub(super) const fn leaning(self, lean: f32) -> Self {
        Self { lean, ..self }
    }

    /// The same object in the mirror of the water it stands in.
    pub(super) fn mirrored(self) -> Self {
        Self {
            upward: -0.8 * self.upward,
            ..self
        }
    }

    pub(super) fn at(&self, (x, y): Point) -> Point {
        (
            self.x + self.size * (self.facing * x + self.lean * y),
            self.y - self.size * self.upward * y,
        )
    }
}

/// Closed rings in pixels. Rings that overlap make one area; a hole is taken out of it.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) rings: Vec<Vec<Point>>,
}

impl Shape {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Straight edges from point to point.
    pub(super) fn polygon(mut self, place: &Place, points: &[Point]) -> Self {
        self.add(points.iter().map(|&p| place.at(p)).collect(), true);
        self
    }

    /// A closed curve through every point (Catmull-Rom).
    pub(super) fn smooth(mut self, place: &Place, points: &[Point]) -> Self {
        self.add(rounded(points).into_iter().map(|p| place.at(p)).collect(), true);
        self
    }

    pub(super) fn ellipse(mut self, place: &Place, centre: Point, rx: f32, ry: f32) -> Self {
        self.add(
            circle(centre, rx, ry).into_iter().map(|p| place.at(p)).collect(),
            true,
        );
        self
    }

    /// An ellipse cut out of what is there.
    pub(super) fn hole(mut self, place: &Place, centre: Point, rx: f32, ry: f32) -> Self {
        self.add(
            circle(centre, rx, ry).into_iter().map(|p| place.at(p)).collect(),
            false,
        );
        self
    }

    /// A polygon cut out of what is there.
    pub(super) fn without(mut self, place: &Place, points: &[Point]) -> Self {
        self.add(points.iter().map(|&p| place.at(p)).collect(), false);
        self
    }

    pub(super) fn rect(self, place: &Place, left: f32, low: f32, right: f32, high: f32) -> Self {
        self.polygon(place, &[(left, low), (right, low), (right, high), (left, high)])
    }

    /// A line that tapers from one width to another, in the object's units.
    pub(super) fn line(self, place: &Place, from: Point, to: Point, (start, end): (f32, f32)) -> Self {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let long = (dx * dx + dy * dy).sqrt().max(1e-6);
        let (nx, ny) = (-dy / long * 0.5, dx / long * 0.5);
        self.polygon(
            place,
            &[
                (from.0 + nx * start, from.1 + ny * start),
                (to.0 + nx * end, to.1 + ny * end),
                (to.0 - nx * end, to.1 - ny * end),
                (from.0 - nx * start, from.1 - ny * start),
            ],
        )
    }

    /// Lines from point to point that taper over their whole way.
    pub(super) fn stroke(mut self, place: &Place, points: &[Point], (start, end): (f32, f32)) -> Self {
        let parts = points.len().saturating_sub(1).max(1) as f32;
        for (i, (from, to)) in points.iter().zip(points.iter().skip(1)).enumerate() {
            let width = |i: usize| start + (end - start) * i as f32 / parts;
            self = self.line(place, *from, *to, (width(i), width(i + 1)));
        }
        self
    }

    /// The left, top, right and bottom edge, in pixels.
    pub(super) fn bounds(&self) -> (f32, f32, f32, f32) {
        let start = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        self.rings.iter().flatten().fold(start, |(l, t, r, b), &(x, y)| {
            (l.min(x), t.min(y), r.max(x), b.max(y))
        })
    }

    /// Turns the ring so that areas add up and holes take away.
    fn add(&mut self, mut ring: Vec<Point>, solid: bool) {
        if ring.iter().any(|(x, y)| !x.is_finite() || !y.is_finite()) {
            return;
        }
        let next = ring.iter().cycle().skip(1);
        let area: f32 = ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
        if (area > 0.0) != solid {
            ring.reverse();
        }
        self.rings.push(ring);
    }
}

fn circle((x, y): Point, rx: f32, ry: f32) -> Vec<Point> {
    (0_u8..32)
        .map(|i| {
            let turn = f32::from(i) / 32.0;
            (x + rx * cosine(turn), y + ry * sine(turn))
        })
        .collect()
}

/// Six points between each two of a closed curve.
fn rounded(points: &[Point]) -> Vec<Point> {
    let around = |skip: usize| points.iter().cycle().skip(skip);
    let corners = around(points.len().saturating_sub(1))
        .zip(around(0))
        .zip(around(1).zip(around(2)));
    let mut out = Vec::with_capacity(points.len() * 6);
    for ((p0, p1), (p2, p3)) in corners.take(points.len()) {
        for i in 0_u8..6 {
            let t = f32::from(i) / 6.0;
            let along = |a: f32, b: f32, c: f32, d: f32| {
                b + 0.5 * t * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
            };
            out.push((along(p0.0, p1.0, p2.0, p3.0), along(p0.1, p1.1, p2.1, p3.1)));
        }
    }
    out
}
