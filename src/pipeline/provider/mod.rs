//! Upstreams that turn words into pictures: one trait, one file per kind.

mod call;
mod catalogue;
pub mod decode;
mod event;
mod fault;
mod features;
mod job;
mod maker;
pub mod openai;
pub mod painter;
mod patience;
#[cfg(test)]
#[path = "../../../tests/providers/scripted.rs"]
pub mod scripted;
mod status;
pub mod upstream;

pub use call::Call;
pub use catalogue::Catalogue;
pub use event::{Event, Events, Role};
pub use fault::{Fault, Reach};
pub use features::{Cancel, Features, Proof};
pub use job::{Pace, Pending};
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
