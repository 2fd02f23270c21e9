//! The painter: a small generator of compositions that needs no key and no network.
//!
//! It is no AI model. It reads the words it knows ([`vocabulary`]), makes a composition of them, and paints that
//! composition in layers, from the sky to the grain of the paper:
//!
//! ```text
//! words → reading → Composition → light, land, plan → layers on a Surface → grade → medium → Canvas
//! ```
//!
//! Everything is arithmetic that is exact on every machine: the same words, seed and size are the same bytes.

mod abstraction;
mod backdrop;
mod boats;
mod brush;
mod buildings;
mod camp;
mod canvas;
mod celestial;
mod city;
mod clouds;
mod colour;
mod composition;
mod coverage;
mod creatures;
mod curve;
mod easel;
mod finish;
mod foreground;
mod foreign;
mod forest;
mod grade;
mod grazers;
mod ground;
mod ground_colours;
mod heights;
mod homes;
mod hours;
mod inflection;
mod landmarks;
mod lexicon;
mod light;
mod medium;
mod noise;
mod plan;
mod plants;
mod reading;
mod relief;
mod rows;
mod settlement;
mod shape;
mod shore;
mod sky;
mod soft;
mod studio;
mod surface;
mod things;
mod trees;
mod volcano;
mod water;
mod ways;
mod weather;
mod wings;
mod wonders;

pub use canvas::{Canvas, PngFault};
pub use composition::Aspect;
use easel::Easel;
pub use lexicon::vocabulary;
pub use studio::{FEATURES, Painter, capabilities};

/// The longest side that is painted, in pixels.
const LONGEST: u32 = 4096;

/// One layer of a picture.
type Layer = fn(&mut Easel);

/// The layers, from the farthest to the nearest.
const LAYERS: &[Layer] = &[
    sky::paint,
    celestial::paint,
    wonders::paint,
    abstraction::paint,
    clouds::paint,
    weather::strike,
    backdrop::paint,
    wonders::rainbow,
    ground::paint,
    ways::paint,
    heights::paint,
    forest::far,
    foreground::copses,
    settlement::village,
    things::behind,
    water::paint,
    shore::paint,
    weather::fog,
    things::afloat,
    things::aloft,
    settlement::garden,
    forest::near,
    foreground::paint,
    things::before,
    weather::paint,
    grade::paint,
    medium::paint,
];

/// Paints what the words say, without what the negative words name.
///
/// Pure: the same words, seed and size give the same bytes on every machine. `None` when `cancelled` says so, which
/// is asked between the layers. Sides are held between 1 and 4096 pixels.
pub fn paint(
    words: &str,
    negative: &str,
    seed: u64,
    width: u32,
    height: u32,
    cancelled: &dyn Fn() -> bool,
) -> Option<Canvas> {
    let (width, height) = (width.clamp(1, LONGEST), height.clamp(1, LONGEST));
    let mut easel = Easel::new(
        reading::read(words, negative),
        seed,
        width as usize,
        height as usize,
    );
    for layer in LAYERS {
        if cancelled() {
            return None;
        }
        layer(&mut easel);
    }
    Some(finish::develop(&easel.surface, seed))
}
