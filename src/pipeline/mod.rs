//! The way of a prompt: gate, provider, scrub.

mod field;
pub mod gate;
mod order;
mod prompt;
pub mod provider;
pub mod scrub;

pub use field::{Field, Typed};
pub use order::Order;
pub use prompt::{MAX_CHARACTERS, Prompt, PromptFault};
