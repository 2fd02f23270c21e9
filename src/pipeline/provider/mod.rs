//! Upstreams that turn words into pictures: one trait, one file per kind.

mod catalogue;
pub mod decode;
mod event;
mod fault;
pub mod openai;
pub mod painter;
#[cfg(test)]
#[path = "../../../tests/providers/scripted.rs"]
pub mod scripted;
pub mod upstream;

pub use catalogue::Catalogue;
pub use event::{Event, Events, Role};
pub use fault::{Fault, Reach};

pub use super::model::{Model, Size};

use super::gate::Admitted;
use super::scrub::Source;

/// Makes pictures of what was admitted.
pub trait Provider: Send + Sync {
    /// What can be asked of it, in the order of the form.
    fn models(&self) -> &[Model];

    /// How its pictures come about: it decides the mark they carry.
    fn source(&self) -> Source;

    /// Starts the work when the stream is first polled; dropping the stream gives the work up.
    fn generate(&self, admitted: &Admitted) -> Events;
}
