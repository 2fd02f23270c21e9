//! How much of each pixel a shape covers: exact areas, so that edges are smooth at any size.

use super::shape::{Point, Shape};

/// The covered part of each pixel in the box around a shape.
pub(super) struct Coverage {
    pub(super) left: usize,
    pub(super) top: usize,
    width: usize,
    cells: Vec<f32>,
}

impl Coverage {
    /// Measures a shape inside a picture of this size; `None` when it lies outside.
    pub(super) fn of(shape: &Shape, width: usize, height: usize) -> Option<Self> {
        let (left, top, right, bottom) = shape.bounds();
        if right <= left || right < 0.0 || bottom < 0.0 || left >= width as f32 || top >= height as f32 {
            return None;
        }
        let (left, top) = (left.max(0.0) as usize, top.max(0.0) as usize);
        let right = (right.min(width as f32).ceil() as usize).clamp(left, width);
        let bottom = (bottom.min(height as f32).ceil() as usize).clamp(top, height);
        if right == left || bottom == top {
            return None;
        }
        // One column more takes what falls on the right edge.
        let columns = right - left + 1;
        let mut coverage = Self {
            left,
            top,
            width: columns,
            cells: vec![0.0; columns * (bottom - top)],
        };
        for ring in &shape.rings {
            for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                coverage.edge(*from, *to);
            }
        }
        coverage.add_up();
        Some(coverage)
    }

    /// Each row's number and its covered parts, from the left edge of the box.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, &[f32])> {
        self.cells
            .chunks_exact(self.width)
            .enumerate()
            .map(|(i, row)| (self.top + i, row.split_last().map_or(row, |(_, inner)| inner)))
    }

    /// Notes where an edge begins to cover; summing along the row afterwards gives the area.
    fn edge(&mut self, from: Point, to: Point) {
        let shift = |p: Point| (p.0 - self.left as f32, p.1 - self.top as f32);
        let (from, to) = (shift(from), shift(to));
        let (sign, high, low) = if from.1 < to.1 {
            (1.0, from, to)
        } else {
            (-1.0, to, from)
        };
        let tall = low.1 - high.1;
        if tall <= 1e-6 {
            return;
        }
        let slant = (low.0 - high.0) / tall;
        let first = high.1.max(0.0);
        let width = self.width;
        let rows = self
            .cells
            .chunks_exact_mut(width)
            .enumerate()
            .skip(first as usize);
        for (i, row) in rows {
            let (start, end) = (first.max(i as f32), low.1.min(i as f32 + 1.0));
            if end <= start {
                break;
            }
            let at = |y: f32| high.0 + (y - high.1) * slant;
            deposit(row, at(start), at(end), sign * (end - start));
        }
    }

    fn add_up(&mut self) {
        for row in self.cells.chunks_exact_mut(self.width) {
            let mut sum = 0.0;
            for cell in row {
                sum += *cell;
                *cell = sum.abs().min(1.0);
            }
        }
    }
}

/// Spreads one row's piece of an edge over the columns that it crosses.
fn deposit(row: &mut [f32], a: f32, b: f32, weight: f32) {
    let last = row.len().saturating_sub(1) as f32;
    let (a, b) = (a.min(b), a.max(b));
    let span = b - a;
    if span < 1e-4 || a.floor() == b.floor() || b <= 0.0 || a >= last {
        return put(row, f32::midpoint(a, b).clamp(0.0, last), weight);
    }
    let share = weight / span;
    if a < 0.0 {
        put(row, 0.0, -a * share);
    }
    let mut from = a.max(0.0);
    while from < b.min(last) {
        let to = (from.floor() + 1.0).min(b);
        put(row, f32::midpoint(from, to.min(last)), (to - from) * share);
        from = to;
    }
    if b > last {
        put(row, last, (b - from.max(last)).max(0.0) * share);
    }
}

/// Covers from `x` to the right: a part of its column, all of the next ones.
fn put(row: &mut [f32], x: f32, weight: f32) {
    let column = x as usize;
    let part = weight * (1.0 - (x - column as f32));
    if let Some(cell) = row.get_mut(column) {
        *cell += part;
    }
    if let Some(cell) = row.get_mut(column + 1) {
        *cell += weight - part;
    }
}

#[cfg(test)]
mod tests {
    use super::super::shape::Place;
    use super::{Coverage, Shape};

    fn area(shape: &Shape) -> f32 {
        Coverage::of(shape, 64, 64).map_or(0.0, |c| c.rows().flat_map(|(_, row)| row.to_vec()).sum())
    }

    #[test]
    fn a_shape_covers_its_area() {
        let place = Place::new(20.3, 40.7, 10.0);
        let square = Shape::new().rect(&place, 0.0, 0.0, 1.0, 1.0);
        assert!((area(&square) - 100.0).abs() < 0.1, "{}", area(&square));
        let triangle = Shape::new().polygon(&place, &[(-1.0, 0.0), (1.5, 0.1), (0.2, 2.0)]);
        assert!((area(&triangle) - 244.0).abs() < 0.5, "{}", area(&triangle));
        let disc = Shape::new().ellipse(&place, (0.5, 1.0), 1.0, 1.0);
        assert!((area(&disc) - 314.16).abs() < 4.0, "{}", area(&disc));
    }

    #[test]
    fn a_shape_over_the_edge_is_cut_at_it() {
        let place = Place::new(0.0, 32.0, 10.0);
        let cut = Shape::new().ellipse(&place, (0.0, 0.0), 2.0, 2.0);
        assert!((area(&cut) - 628.3).abs() < 8.0, "{}", area(&cut));
        let place = Place::new(64.0, 64.0, 10.0);
        let corner = Shape::new().ellipse(&place, (0.0, 0.0), 2.0, 2.0);
        assert!((area(&corner) - 314.2).abs() < 5.0, "{}", area(&corner));
    }

    #[test]
    fn overlapping_parts_are_one_area_and_holes_are_open() {
        let place = Place::new(20.0, 40.0, 10.0);
        let cross = Shape::new()
            .rect(&place, 0.0, 0.0, 2.0, 2.0)
            .rect(&place, 1.0, 0.0, 3.0, 2.0);
        assert!((area(&cross) - 600.0).abs() < 0.1, "{}", area(&cross));
        let frame = cross.without(&place, &[(1.2, 0.5), (1.8, 0.5), (1.8, 1.5), (1.2, 1.5)]);
        assert!(area(&frame) > 595.0, "a hole under two parts stays closed");
        let ring = Shape::new()
            .ellipse(&place, (0.0, 0.0), 2.0, 2.0)
            .hole(&place, (0.0, 0.0), 1.0, 1.0);
        assert!((area(&ring) - 942.0).abs() < 15.0, "{}", area(&ring));
    }
}
