//! The way of a prompt: gate, provider, scrub.

mod field;
pub mod gate;
mod order;
mod prompt;
pub mod provider;
mod run;
pub mod scrub;

pub use field::{Field, Typed};
pub use order::Order;
pub use run::{Step, Steps, run};
pub use prompt::{MAX_CHARACTERS, Prompt, PromptFault};
