//! The pictures of one document, and what the upstream's moderation says of each of them, before or after it.
//!
//! A picture that moderation took out is usually a small black or blurred one. So a small picture is held until the
//! verdict has come, and a large one is passed on as it arrives, without its end: it is not complete before the
//! upstream stands by it.

use std::collections::VecDeque;

use async_stream::try_stream;
use bytes::Bytes;

use super::decode::{Body, Found, Kind, Paths, Tag, Value};
use super::upstream::Answer;
use super::{Event, Events, Fault, Role};

/// So many bytes are held for a document in all.
const HELD: usize = 192 * 1024;

/// Where the verdicts ([`Tag::Censored`]) stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdicts {
    /// Beside each picture, in the same element of the list.
    Beside,
    /// In a list of their own, in the order of the pictures.
    Apart,
}

/// The pictures of an answer that is one document, as it comes.
pub(super) fn read(mut answer: Answer, paths: &'static Paths, mut album: Album) -> Events {
    Box::pin(try_stream! {
        let mut body = Body::new(Kind::of(answer.content_type()), paths);
        while let Some(chunk) = answer.chunk().await? {
            body.feed(chunk)?;
            while let Some(found) = body.pull()? {
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
        end?;
    })
}

/// The document so far.
pub(super) struct Album {
    wanted: u32,
    max_bytes: u64,
    verdicts: Verdicts,
    /// The most bytes of a picture that is held.
    share: usize,
    /// Elements that began.
    items: usize,
    /// The verdicts by element, and which are drafts; what is not there has none.
    censored: Vec<bool>,
    open: Open,
    /// Whole pictures that wait for their verdicts.
    held: Vec<Held>,
    /// Pictures that were handed on, or began to be.
    given: u32,
    /// Elements whose pictures began to be handed on.
    passed: Vec<usize>,
    declined: bool,
    ready: VecDeque<Event>,
}

struct Held {
    item: usize,
    bytes: Vec<Bytes>,
}

/// The picture that came last.
enum Open {
    No,
    /// It is small so far.
    Held(Held, usize),
    /// It is handed on as it comes: so many bytes so far, and whether they were all.
    Passing(u64, bool),
    /// It is one too many, or was taken out.
    Ignored,
}

impl Album {
    /// Lets so many pictures through, each of at most so many bytes.
    pub(super) fn new(wanted: u32, max_bytes: u64, verdicts: Verdicts) -> Self {
        let pictures = usize::try_from(wanted).unwrap_or(usize::MAX).max(1);
        Self {
            wanted,
            max_bytes,
            verdicts,
            share: HELD / pictures,
            items: 0,
            censored: Vec::new(),
            open: Open::No,
            held: Vec::new(),
            given: 0,
            passed: Vec::new(),
            declined: false,
            ready: VecDeque::new(),
        }
    }

    /// Takes the next find; what it leads to is then [`ready`](Self::ready).
    ///
    /// # Errors
    /// [`Fault::Withheld`] when the upstream does not stand by a picture that was handed on, [`Fault::Malformed`] when
    /// that was a draft, and [`Fault::TooLarge`].
    pub(super) fn take(&mut self, found: Found) -> Result<(), Fault> {
        match found {
            Found::Item => {
                if self.verdicts == Verdicts::Beside {
                    self.judge()?;
                }
                self.items += 1;
            }
            Found::Start => self.start(),
            Found::Bytes(bytes) => return self.bytes(bytes),
            Found::End => self.end(),
            Found::Value(Tag::Censored, Value::Bool(censored)) => self.verdict(censored),
            // A draft is nobody's fault, and not what was asked for.
            Found::Value(Tag::Thought, Value::Bool(draft)) => self.mark(draft),
            Found::Value(Tag::Censored, Value::Text(name)) => {
                // As a word it is a state, or the kind of a note about the picture.
                if name.is("censored") || name.is("censorship") {
                    self.verdict(true);
                }
            }
            Found::Value(..) => {}
            Found::Close => return self.judge(),
        }
        Ok(())
    }

    /// The next event.
    pub(super) fn ready(&mut self) -> Option<Event> {
        self.ready.pop_front()
    }

    /// Ends the document, and says what its end means.
    ///
    /// # Errors
    /// Why there is no picture, when there is none, and as [`take`](Self::take).
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        self.judge()?;
        match (self.given, self.declined) {
            (0, true) => Err(Fault::Withheld),
            (0, false) => Err(Fault::NotAPicture),
            _ => Ok(()),
        }
    }

    /// The element that is being read; a picture outside of a list is the first.
    fn item(&self) -> usize {
        self.items.saturating_sub(1)
    }

    fn verdict(&mut self, censored: bool) {
        self.declined |= censored;
        self.mark(censored);
    }

    /// Whether the next element, or this one, is to be left out.
    fn mark(&mut self, out: bool) {
        match self.verdicts {
            Verdicts::Apart => self.censored.push(out),
            Verdicts::Beside => {
                let item = self.item();
                self.censored.resize(self.censored.len().max(item + 1), false);
                if let Some(verdict) = self.censored.get_mut(item) {
                    *verdict |= out;
                }
            }
        }
    }

    fn is_censored(&self, item: usize) -> bool {
        self.censored.get(item).copied().unwrap_or_default()
    }

    fn start(&mut self) {
        self.close();
        let item = self.item();
        let held = u32::try_from(self.held.len()).unwrap_or(u32::MAX);
        let full = self.given.saturating_add(held) >= self.wanted;
        self.open = if full || self.is_censored(item) {
            Open::Ignored
        } else {
            let bytes = Vec::new();
            Open::Held(Held { item, bytes }, 0)
        };
    }

    fn bytes(&mut self, bytes: Bytes) -> Result<(), Fault> {
        match &mut self.open {
            Open::No | Open::Ignored => {}
            Open::Held(held, length) => {
                *length += bytes.len();
                held.bytes.push(bytes);
                if *length > self.share {
                    let length = u64::try_from(*length).unwrap_or(u64::MAX);
                    let held = std::mem::take(&mut held.bytes);
                    self.passed.push(self.item());
                    self.given += 1;
                    self.ready.push_back(Event::Start(Role::Picture));
                    self.ready.extend(held.into_iter().map(Event::Bytes));
                    self.open = Open::Passing(length, false);
                    return self.within(length);
                }
            }
            Open::Passing(length, _) => {
                *length = length.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
                let length = *length;
                self.ready.push_back(Event::Bytes(bytes));
                return self.within(length);
            }
        }
        Ok(())
    }

    fn within(&self, length: u64) -> Result<(), Fault> {
        if length > self.max_bytes {
            return Err(Fault::TooLarge);
        }
        Ok(())
    }

    fn end(&mut self) {
        match std::mem::replace(&mut self.open, Open::No) {
            Open::Held(held, _) => self.held.push(held),
            Open::Passing(length, _) => self.open = Open::Passing(length, true),
            Open::No | Open::Ignored => {}
        }
    }

    /// What was handed on is complete.
    fn close(&mut self) {
        if let Open::Passing(_, true) = self.open {
            self.ready.push_back(Event::End);
            self.open = Open::No;
        }
    }

    /// All verdicts so far are in: what is held comes out or is dropped.
    fn judge(&mut self) -> Result<(), Fault> {
        if self.passed.iter().any(|item| self.is_censored(*item)) {
            // What was handed on cannot be called back, so it is never complete.
            return Err(if self.declined {
                Fault::Withheld
            } else {
                Fault::Malformed
            });
        }
        self.close();
        for Held { item, bytes } in std::mem::take(&mut self.held) {
            if !self.is_censored(item) && self.given < self.wanted {
                self.given += 1;
                self.ready.push_back(Event::Start(Role::Picture));
                self.ready.extend(bytes.into_iter().map(Event::Bytes));
                self.ready.push_back(Event::End);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
