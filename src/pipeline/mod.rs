//! The way of a prompt: gate, dispatch, provider, scrub.

mod attempt;
pub mod dispatch;
pub mod figures;
mod filter;
pub mod gate;
mod heap;
mod measured;
mod model;
mod order;
mod prompt;
pub mod provider;
mod run;
pub mod scrub;
mod style;
mod upload;

pub use model::{Edit, Mask, Model, Size};
pub use order::Order;
pub use prompt::{MAX_CHARACTERS, Prompt, PromptFault};
pub use run::{MAX_HELD, Step, Steps, run};
pub use style::{PRESETS, Preset};
pub use upload::Upload;
