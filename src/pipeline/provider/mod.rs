//! Upstreams that turn words into pictures.

pub mod painter;
