//! What a provider tells while it works.

use std::pin::Pin;

use bytes::Bytes;
use futures_util::Stream;

use super::Fault;

/// A step of the work. A picture is a `Start`, its bytes in order, and an `End`.
pub enum Event {
    /// So many are before this one in the upstream's own queue; 0 is next.
    Queued(u32),
    /// The done part of the work, 0 to 1.
    Progress(f32),
    /// A picture begins.
    Start(Role),
    /// The next bytes of the picture that began last, as the upstream sent them.
    Bytes(Bytes),
    /// The picture is complete.
    End,
}

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A first impression, to be replaced.
    Preview,
    /// A result.
    Picture,
}

/// The work as it happens; after an error nothing more comes.
pub type Events = Pin<Box<dyn Stream<Item = Result<Event, Fault>> + Send>>;
