//! The short check that tells a visitor from a program: a code to read or to hear, or work for the browser to do.

mod canvas;
mod code;
mod desk;
mod dice;
mod drawing;
mod glyph;
mod kept;
mod pool;
mod sound;
pub mod work;

pub use canvas::{HEIGHT, WIDTH};
pub use code::{ALPHABET, Code, LENGTH};
pub(in crate::pipeline::gate) use desk::Answered;
pub use desk::{Challenges, Issued, Recital};
pub use glyph::MissingGlyph;
pub use pool::{CodeSource, DrawFault, Drawn, Pool};
pub use sound::{MissingVoice, SAMPLE_RATE, Seed, Speaker};
