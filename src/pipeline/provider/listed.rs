//! The pictures in a list of an answer: the first as many as were asked for, each complete when its place in the
//! document is over.

use std::collections::VecDeque;

use bytes::Bytes;

use super::decode::Found;
use super::{Event, Fault, Role};

/// The list so far.
pub(super) struct Pictures {
    wanted: u32,
    max_bytes: u64,
    done: u32,
    open: Open,
}

/// The picture that came last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    No,
    /// So many bytes so far.
    Coming(u64),
    /// Its bytes are over; it counts when something follows it, or the document is whole.
    Over,
    /// It is one too many.
    Ignored,
}

impl Pictures {
    /// A list that lets so many pictures through, each of at most so many bytes.
    pub(super) fn new(wanted: u32, max_bytes: u64) -> Self {
        Self {
            wanted,
            max_bytes,
            done: 0,
            open: Open::No,
        }
    }

    /// Whether anything of a picture was handed on.
    pub(super) fn begun(&self) -> bool {
        self.done > 0 || matches!(self.open, Open::Coming(_) | Open::Over)
    }

    /// Takes the next find; values are not for the list.
    ///
    /// # Errors
    /// [`Fault::TooLarge`] when a picture has more bytes than allowed.
    pub(super) fn take(&mut self, found: Found, events: &mut VecDeque<Event>) -> Result<(), Fault> {
        match found {
            Found::Item | Found::Close => self.close(events),
            Found::Start => {
                self.close(events);
                self.open = Open::Ignored;
                if self.done < self.wanted {
                    self.open = Open::Coming(0);
                    events.push_back(Event::Start(Role::Picture));
                }
            }
            Found::Bytes(bytes) => return self.bytes(bytes, events),
            Found::End => {
                if matches!(self.open, Open::Coming(_)) {
                    self.open = Open::Over;
                }
            }
            Found::Value(..) => {}
        }
        Ok(())
    }

    /// Ends the list with its document.
    ///
    /// # Errors
    /// [`Fault::NotAPicture`] when there was none.
    pub(super) fn finish(&mut self, events: &mut VecDeque<Event>) -> Result<(), Fault> {
        self.close(events);
        if self.done == 0 {
            return Err(Fault::NotAPicture);
        }
        Ok(())
    }

    fn bytes(&mut self, bytes: Bytes, events: &mut VecDeque<Event>) -> Result<(), Fault> {
        let Open::Coming(length) = &mut self.open else {
            return Ok(());
        };
        *length = length.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        if *length > self.max_bytes {
            return Err(Fault::TooLarge);
        }
        events.push_back(Event::Bytes(bytes));
        Ok(())
    }

    fn close(&mut self, events: &mut VecDeque<Event>) {
        if self.open == Open::Over {
            self.open = Open::No;
            self.done += 1;
            events.push_back(Event::End);
        }
    }
}
