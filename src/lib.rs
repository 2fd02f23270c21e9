//! Afterimage: an image generator for people who do not want to be known.

pub mod pipeline;
