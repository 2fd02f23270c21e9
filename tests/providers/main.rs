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
mod cloudflare;
mod comfyui;
mod compatible;
mod dispatch;
mod fal;
mod gemini;
mod huggingface;
mod matrix;
mod openai;
mod painter;
mod pretend;
mod real;
mod replicate;
pub mod scripted;
mod sd_server;
mod stability;
mod studio;
mod suite;
mod tls;
