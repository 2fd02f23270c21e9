//! Media of pieces: pixels, mosaic stones, panes of glass.

use super::super::colour::Colour;
use super::super::curve::smooth;
use super::super::noise::{Chance, mix};
use super::super::surface::Surface;

/// Large square pixels in a small palette, dithered as old screens were.
pub(super) fn pixel_art(surface: &mut Surface) {
    let (width, height) = (surface.width(), surface.height());
    let cell = ((surface.unit() / 128.0).round() as usize).max(1);
    let columns = width.div_ceil(cell);
    let mut sums = vec![(Colour::BLACK, 0.0_f32); columns];
    let mut flats: Vec<Vec<Colour>> = Vec::new();
    for (line, row) in surface.rows().enumerate() {
        for (pixels, (sum, count)) in row.chunks(cell).zip(&mut sums) {
            for pixel in pixels {
                *sum = Colour {
                    r: sum.r + pixel.r,
                    g: sum.g + pixel.g,
                    b: sum.b + pixel.b,
                };
                *count += 1.0;
            }
        }
        if (line + 1) % cell == 0 || line + 1 == height {
            let tile = flats.len();
            flats.push(
                sums.iter()
                    .enumerate()
                    .map(|(i, (sum, count))| quantise(sum.scaled(1.0 / count), i, tile))
                    .collect(),
            );
            sums.fill((Colour::BLACK, 0.0));
        }
    }
    for (line, row) in surface.rows_mut() {
        let flat = flats.get(line / cell).map(Vec::as_slice).unwrap_or_default();
        for (pixels, colour) in row.chunks_mut(cell).zip(flat) {
            pixels.fill(*colour);
        }
    }
}

/// Six levels to a part, with Bayer's matrix of four between them.
fn quantise(colour: Colour, column: usize, line: usize) -> Colour {
    const BAYER: [f32; 16] = [
        0.0, 8.0, 2.0, 10.0, 12.0, 4.0, 14.0, 6.0, 3.0, 11.0, 1.0, 9.0, 15.0, 7.0, 13.0, 5.0,
    ];
    let threshold = BAYER
        .get((line % 4) * 4 + column % 4)
        .copied()
        .unwrap_or_default()
        / 16.0
        - 0.47;
    let vivid = colour.saturated(1.3);
    let level = |v: f32| ((v.clamp(0.0, 1.0) * 6.0 + threshold * 0.5).round() / 6.0).clamp(0.0, 1.0);
    Colour {
        r: level(vivid.r),
        g: level(vivid.g),
        b: level(vivid.b),
    }
}

/// Small stones set in grey mortar.
pub(super) fn mosaic(surface: &mut Surface, seed: u64) {
    let stones = Cells::new(surface, seed, 0.0165, 0.3);
    let mortar = Colour::hex(0x6a6258);
    pieces(surface, &stones, |colour, shade, edge, bevel| {
        let stone = colour
            .saturated(1.25)
            .scaled(0.92 + shade * 0.2)
            .lifted(bevel * 0.14);
        mortar.mix(stone, smooth(0.05, 0.13, edge))
    });
}

/// Panes of coloured glass between strips of lead.
pub(super) fn stained_glass(surface: &mut Surface, seed: u64) {
    let panes = Cells::new(surface, seed, 0.037, 0.46);
    let lead = Colour::hex(0x18161a);
    pieces(surface, &panes, |colour, shade, edge, bevel| {
        let glass = colour
            .saturated(1.9)
            .scaled(1.02 + shade * 0.3)
            .lifted(0.04 + bevel * 0.05);
        let glow = glass.screen(glass, smooth(0.1, 0.6, edge) * 0.35);
        lead.mix(glow, smooth(0.065, 0.105, edge))
    });
}

/// A cell of the grid, and the point in it.
type Seed = ((i32, i32), (f32, f32));

/// A jittered grid of points; every pixel belongs to the nearest (Worley, 1996).
struct Cells {
    seed: u64,
    size: f32,
    jitter: f32,
}

/// The nearest point, how much nearer it is than the next (in cells), and the way to it.
struct Nearest {
    cell: (i32, i32),
    point: (f32, f32),
    edge: f32,
    way: (f32, f32),
}

impl Cells {
    fn new(surface: &Surface, seed: u64, size: f32, jitter: f32) -> Self {
        Self {
            seed,
            size: (surface.unit() * size).max(3.0),
            jitter,
        }
    }

    fn point(&self, column: i32, line: i32) -> (f32, f32) {
        let bits = mix(self.seed ^ mix((column as u32 as u64) << 32 | line as u32 as u64));
        let part = |bits: u64| (bits & 0xffff) as f32 / 65_535.0 - 0.5;
        (
            (column as f32 + 0.5 + part(bits) * 2.0 * self.jitter) * self.size,
            (line as f32 + 0.5 + part(bits >> 16) * 2.0 * self.jitter) * self.size,
        )
    }

    /// The points of the nine cells around a place.
    fn around(&self, column: i32, line: i32) -> [Seed; 9] {
        let mut around = [((0, 0), (0.0, 0.0)); 9];
        let offsets = (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (dx, dy)));
        for (slot, (dx, dy)) in around.iter_mut().zip(offsets) {
            let cell = (column + dx, line + dy);
            *slot = (cell, self.point(cell.0, cell.1));
        }
        around
    }
}

fn nearest(points: &[Seed; 9], x: f32, y: f32, size: f32) -> Nearest {
    let (mut first, mut second) = (f32::MAX, f32::MAX);
    let mut found = Nearest {
        cell: (0, 0),
        point: (x, y),
        edge: 0.0,
        way: (0.0, 0.0),
    };
    for &(cell, point) in points {
        let (dx, dy) = (x - point.0, y - point.1);
        let away = dx * dx + dy * dy;
        if away < first {
            second = first;
            first = away;
            found = Nearest {
                cell,
                point,
                edge: 0.0,
                way: (dx / size, dy / size),
            };
        } else if away < second {
            second = away;
        }
    }
    found.edge = (second.sqrt() - first.sqrt()) / size;
    found
}

/// Lays the picture again in pieces; `lay` gets a piece's colour, its own shade, how far inside its edge, and its slope.
fn pieces(surface: &mut Surface, cells: &Cells, lay: impl Fn(Colour, f32, f32, f32) -> Colour) {
    let mut source = Surface::new(surface.width(), surface.height());
    source.pixels_mut().copy_from_slice(surface.pixels());
    let spread = cells.size * 0.25;
    for (line, row) in surface.rows_mut() {
        let y = line as f32 + 0.5;
        let cell_line = (y / cells.size).floor() as i32;
        let mut points = (i32::MIN, [((0, 0), (0.0, 0.0)); 9]);
        let mut piece = ((i32::MIN, i32::MIN), Colour::BLACK, 0.0);
        for (column, pixel) in row.iter_mut().enumerate() {
            let x = column as f32 + 0.5;
            let cell_column = (x / cells.size).floor() as i32;
            if points.0 != cell_column {
                points = (cell_column, cells.around(cell_column, cell_line));
            }
            let near = nearest(&points.1, x, y, cells.size);
            if piece.0 != near.cell {
                let mut own = Chance::new(
                    cells.seed,
                    (near.cell.0 as u32 as u64) << 32 | near.cell.1 as u32 as u64,
                );
                piece = (
                    near.cell,
                    mean(&source, near.point, spread),
                    own.between(-1.0, 1.0),
                );
            }
            *pixel = lay(piece.1, piece.2, near.edge, -(near.way.0 + near.way.1));
        }
    }
}

/// The mean colour around the middle of a piece.
fn mean(source: &Surface, (x, y): (f32, f32), spread: f32) -> Colour {
    let taps = [(0.0, 0.0), (1.0, 0.3), (-1.0, -0.3), (0.3, -1.0), (-0.3, 1.0)];
    let sum = taps.iter().fold(Colour::BLACK, |sum, (dx, dy)| {
        let near = source.near(x + dx * spread, y + dy * spread);
        Colour {
            r: sum.r + near.r,
            g: sum.g + near.g,
            b: sum.b + near.b,
        }
    });
    sum.scaled(1.0 / taps.len() as f32)
}
