//! The short check that tells a visitor from a program: a code to read, or work for the browser to do.

mod canvas;
mod code;
mod desk;
mod dice;
mod drawing;
mod glyph;
mod pool;
pub mod work;

pub use canvas::{HEIGHT, WIDTH};
pub use code::{ALPHABET, Code, LENGTH};
pub use desk::{Challenges, Issued};
pub use glyph::MissingGlyph;
pub use pool::{CodeSource, DrawFault, Drawn, Pool};
