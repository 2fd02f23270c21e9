//! Upstreams that turn words into pictures: one trait, one file per kind.

pub mod aihorde;
mod album;
mod attachment;
pub mod automatic1111;
#[cfg(test)]
mod bench;
pub mod bfl;
mod call;
mod catalogue;
pub mod cloudflare;
pub mod comfyui;
mod complaint;
pub mod decode;
mod delivery;
mod event;
mod exact;
pub mod fal;
mod fault;
mod features;
mod finish;
pub mod gemini;
pub mod huggingface;
mod inline;
pub mod inputs;
mod job;
mod listed;
mod maker;
pub mod openai;
pub mod painter;
mod patience;
mod plain_words;
mod poll;
mod ratio;
pub mod replicate;
mod reply;
#[cfg(test)]
#[path = "../../../tests/providers/scripted.rs"]
pub mod scripted;
pub mod sd_server;
mod shapes;
pub mod stability;
mod status;
pub mod upstream;

pub use call::Call;
pub use catalogue::Catalogue;
pub use event::{Event, Events, Role};
pub use fault::{Fault, Reach};
pub use features::{Cancel, Features, Proof};
pub use job::{Counted, Pace, Pending, submitted};
pub use maker::{Adjust, Maker, Terms};
pub use patience::Patience;
pub use status::fault_of;

pub use super::model::{Edit, Mask, Model, Size};

use std::pin::Pin;

use super::scrub::Source;

/// What an upstream says of its models when it is asked; each has its `upstream` name.
pub type Discovery = Pin<Box<dyn Future<Output = Result<Vec<Model>, Fault>> + Send>>;

/// Makes pictures of what was admitted.
pub trait Provider: Send + Sync {
    /// What can be asked of it before it was asked itself, in the order of the form.
    fn models(&self) -> &[Model];

    /// How its pictures come about: it decides the mark they carry.
    fn source(&self) -> Source;

    /// Starts the work when the stream is first polled; dropping the stream gives the work up, by the upstream's own
    /// interface where it has one.
    fn generate(&self, call: &Call<'_>) -> Events;

    /// Asks the upstream what its models take; `None` where there is nobody to ask.
    fn discover(&self) -> Option<Discovery> {
        None
    }
}
