//! Afterimage: an image generator for people who do not want to be known.

pub mod clock;
pub mod entropy;
pub mod error;
pub mod pipeline;
pub mod telemetry;
