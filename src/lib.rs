//! Afterimage: an image generator for people who do not want to be known.

pub mod cli;
pub mod clock;
pub mod config;
pub mod entropy;
pub mod error;
pub mod healthcheck;
pub mod pipeline;
