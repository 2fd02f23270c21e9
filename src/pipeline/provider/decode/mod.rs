//! Finds pictures in an answer while it arrives, and hands them on without keeping them.
//!
//! A decoder is fed one chunk at a time and asked for what it found until it wants the next. It holds
//! that chunk and at most [`BLOCK`] bytes of decoded picture, whatever the size of the answer.

mod base64;
mod body;
mod data_url;
mod escape;
mod json;
mod nesting;
mod number;
mod paths;
mod picture;
mod short;
mod sse;

use ::bytes::Bytes;

pub use self::base64::Base64;
pub use self::body::{Body, Kind};
pub use self::json::JsonDecoder;
pub use self::paths::{Paths, Tag, Take};
pub use self::short::Short;
pub use self::sse::SseDecoder;

/// So many bytes of a picture are handed on at once, fewer only at its beginning and its end: with what HTTP puts
/// around them they fill one of the kernel's segments of 64 KiB, and two segments cost as much as two writes.
pub const BLOCK: usize = 63 * 1024;

/// Something found in an answer, in the order of the answer.
pub enum Found {
    /// An element of the list of pictures begins.
    Item,
    /// A picture begins; at least one byte of it follows.
    Start,
    /// Its next bytes.
    Bytes(Bytes),
    /// Its last byte has come.
    End,
    /// A value that was asked for.
    Value(Tag, Value),
    /// A whole document has come: the body of an answer, or the data of one server-sent event.
    Close,
}

/// A value that was asked for, as far as anybody needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// The beginning of a string.
    Text(Short),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
    /// A number, as it was written.
    Number(Short),
    /// An object or a list; what is asked for inside follows.
    Opened,
}
