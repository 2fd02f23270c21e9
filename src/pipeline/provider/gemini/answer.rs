//! The parts of an answer: words, drafts, and the picture, if there is one.

use std::sync::LazyLock;

use async_stream::try_stream;

use super::super::album::{Album, Verdicts};
use super::super::decode::{Body, Found, Kind, Paths, Short, Tag, Take, Value};
use super::super::upstream::Answer;
use super::super::{Events, Fault, finish};

/// Where everything is; which of a part's keys comes first is not known.
static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("candidates[].content.parts[]", Take::Item),
        ("candidates[].content.parts[].inlineData.data", Take::Picture),
        ("candidates[].content.parts[].thought", Take::Value(Tag::Thought)),
        ("candidates[].content.parts[].text", Take::Value(Tag::Words)),
        ("candidates[].finishReason", Take::Value(Tag::Finish)),
        ("promptFeedback.blockReason", Take::Value(Tag::Code)),
    ])
});

/// The picture of an answer as it comes.
pub(super) fn read(mut answer: Answer, max_bytes: u64) -> Events {
    Box::pin(try_stream! {
        let mut body = Body::new(Kind::of(answer.content_type()), &PATHS);
        let mut album = Album::new(1, max_bytes, Verdicts::Beside);
        let mut said = Said::default();
        while let Some(chunk) = answer.chunk().await? {
            body.feed(chunk)?;
            while let Some(found) = body.pull()? {
                said.hear(&found);
                let taken = album.take(found);
                while let Some(event) = album.ready() {
                    yield event;
                }
                taken?;
            }
        }
        let taken = body.finish()?.map_or(Ok(()), |found| album.take(found));
        let end = taken.and_then(|()| album.finish());
        while let Some(event) = album.ready() {
            yield event;
        }
        end.map_err(|fault| said.instead_of(fault))?;
    })
}

/// What is said beside the picture.
#[derive(Default)]
struct Said {
    /// The words were blocked before anything was made.
    blocked: bool,
    /// It stopped for the sake of the content.
    declined: bool,
    /// It came to its end.
    stopped: bool,
    /// It said something.
    words: bool,
}

impl Said {
    fn hear(&mut self, found: &Found) {
        match found {
            Found::Value(Tag::Code, Value::Text(reason)) => self.blocked |= !reason.is_empty(),
            Found::Value(Tag::Finish, Value::Text(reason)) => self.finish(reason),
            Found::Value(Tag::Words, Value::Text(text)) => self.words |= !text.is_empty(),
            _ => {}
        }
    }

    fn finish(&mut self, reason: &Short) {
        self.stopped |= reason.is("STOP");
        self.declined |= finish::is_declined(reason);
    }

    /// Why there is no picture: words to the end and nothing else are a polite refusal.
    fn instead_of(&self, fault: Fault) -> Fault {
        let declined = self.blocked || self.declined || (self.stopped && self.words);
        match fault {
            Fault::NotAPicture if declined => Fault::Declined,
            other => other,
        }
    }
}
