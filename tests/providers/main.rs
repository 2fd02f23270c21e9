//! The suite that every provider must pass, over the whole pipeline: gate, queue, provider, scrub.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod aihorde;
mod automatic1111;
mod bfl;
mod dispatch;
mod fal;
mod matrix;
mod openai;
mod painter;
mod pretend;
mod real;
mod replicate;
pub mod scripted;
mod sd_server;
mod studio;
mod suite;
mod tls;
