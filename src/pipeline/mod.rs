//! The way of a prompt: gate, provider, scrub.

pub mod provider;
pub mod scrub;
