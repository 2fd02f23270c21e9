//! An answer that is the pictures: bytes as they are, or a document that holds them.

use std::collections::VecDeque;

use async_stream::try_stream;

use super::decode::{Body, Found, Kind, Paths, Tag, Value};
use super::listed::Pictures;
use super::upstream::Answer;
use super::{Events, Fault};

/// What is around the pictures in an answer, at most.
const FRAME: u64 = 64 * 1024;

/// What an upstream says beside its pictures, in the same document.
pub(super) trait Aside: Send + 'static {
    /// Takes a value at one of the paths.
    ///
    /// # Errors
    /// The [`Fault`] that it says; nothing after it counts, and what was handed on is not complete.
    fn hear(&mut self, tag: Tag, value: Value) -> Result<(), Fault>;

    /// Why there is no picture, when there is none.
    fn missing(&self) -> Fault {
        Fault::NotAPicture
    }
}

/// The most bytes of an answer with so many pictures, each in base64.
pub(super) fn cap(pictures: u32, max_bytes: u64) -> u64 {
    let base64 = max_bytes.saturating_mul(4) / 3 + 4;
    u64::from(pictures).saturating_mul(base64).saturating_add(FRAME)
}

/// The pictures of an answer as it comes: the first as many as were asked for.
pub(super) fn read(
    mut answer: Answer,
    paths: &'static Paths,
    mut pictures: Pictures,
    mut aside: impl Aside,
) -> Events {
    Box::pin(try_stream! {
        let mut body = Body::new(Kind::of(answer.content_type()), paths);
        let mut events = VecDeque::new();
        while let Some(chunk) = answer.chunk().await? {
            body.feed(chunk)?;
            while let Some(found) = body.pull()? {
                let taken = take(found, &mut pictures, &mut aside, &mut events);
                while let Some(event) = events.pop_front() {
                    yield event;
                }
                taken?;
            }
        }
        if let Some(found) = body.finish()? {
            take(found, &mut pictures, &mut aside, &mut events)?;
        }
        let end = pictures.finish(&mut events).map_err(|_| aside.missing());
        while let Some(event) = events.pop_front() {
            yield event;
        }
        end?;
    })
}

fn take(
    found: Found,
    pictures: &mut Pictures,
    aside: &mut impl Aside,
    events: &mut VecDeque<super::Event>,
) -> Result<(), Fault> {
    match found {
        Found::Value(tag, value) => aside.hear(tag, value),
        other => pictures.take(other, events),
    }
}
