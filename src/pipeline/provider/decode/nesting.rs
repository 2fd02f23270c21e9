//! What is open in a document, and which of the known places the reader has come to.

use super::super::Fault;
use super::paths::{Paths, Place};
use super::short::Short;

/// The deepest nesting that is read; the answers known are eight deep.
const DEEPEST: usize = 32;

/// The way from the root to the value that is being read or comes next.
pub(super) struct Nesting {
    stack: Vec<Frame>,
    place: Place,
}

/// An object or a list that is open.
struct Frame {
    object: bool,
    place: Place,
    /// One bit for each known key that has come: a second one is refused.
    seen: u32,
}

impl Default for Nesting {
    fn default() -> Self {
        Self {
            stack: Vec::new(),
            place: Paths::ROOT,
        }
    }
}

impl Nesting {
    /// The place of the value that is being read or comes next.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Whether nothing is open.
    pub(super) fn is_over(&self) -> bool {
        self.stack.is_empty()
    }

    /// The value is an object or a list.
    pub(super) fn open(&mut self, object: bool, paths: &Paths) -> Result<(), Fault> {
        if self.stack.len() == DEEPEST {
            return Err(Fault::Malformed);
        }
        let place = self.place;
        self.stack.push(Frame {
            object,
            place,
            seen: 0,
        });
        if !object {
            self.place = paths.element(place);
        }
        Ok(())
    }

    /// What was opened last is over.
    pub(super) fn close(&mut self, object: bool) -> Result<(), Fault> {
        match self.stack.pop() {
            Some(frame) if frame.object == object => Ok(()),
            _ => Err(Fault::Malformed),
        }
    }

    /// After a comma: true in an object, where a key comes before the value.
    pub(super) fn next(&mut self, paths: &Paths) -> Result<bool, Fault> {
        let frame = self.stack.last().ok_or(Fault::Malformed)?;
        if !frame.object {
            self.place = paths.element(frame.place);
        }
        Ok(frame.object)
    }

    /// A key is complete: it leads on from the object's place, or nowhere.
    pub(super) fn key(&mut self, text: &Short, paths: &Paths) -> Result<(), Fault> {
        let frame = self.stack.last_mut().ok_or(Fault::Malformed)?;
        self.place = match paths.key(frame.place, |key| text.is(key)) {
            None => None,
            Some((_, number)) if frame.seen >> number & 1 == 1 => return Err(Fault::Malformed),
            Some((place, number)) => {
                frame.seen |= 1 << number;
                Some(place)
            }
        };
        Ok(())
    }
}
