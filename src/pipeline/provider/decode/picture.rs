//! One picture in a string: data URL head, base64, and the bytes that wait to be handed on.

use bytes::Bytes;

use super::super::Fault;
use super::BLOCK;
use super::base64::Base64;
use super::data_url::Head;

/// The string of a picture between two of its pieces.
#[derive(Default)]
pub(super) struct Picture {
    head: Head,
    base64: Base64,
    ready: Vec<u8>,
    begun: bool,
}

impl Picture {
    /// Takes the next characters.
    pub(super) fn text(&mut self, text: &[u8]) -> Result<(), Fault> {
        let mut text = text;
        let held_back = self.head.strip(&mut text)?;
        if self.ready.capacity() == 0 {
            self.ready.reserve_exact(BLOCK + 6);
        }
        self.base64.decode(held_back, &mut self.ready)?;
        self.base64.decode(text, &mut self.ready)
    }

    /// Takes one character that was written as an escape; line breaks in base64 mean nothing (RFC 2045).
    pub(super) fn escaped(&mut self, byte: u8) -> Result<(), Fault> {
        match byte {
            b'\n' | b'\r' => Ok(()),
            _ => self.text(&[byte]),
        }
    }

    /// Ends the string.
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        let held_back = self.head.finish()?;
        self.base64.decode(held_back, &mut self.ready)?;
        self.base64.finish(&mut self.ready)
    }

    /// How many characters fill the block that is being decoded, and at least four.
    pub(super) fn room(&self) -> usize {
        (BLOCK.saturating_sub(self.ready.len()) / 3 + 1) * 4
    }

    /// Whether bytes are to be handed on: a whole block, or the first ones of all when no more are at hand, for
    /// they tell what the picture is.
    pub(super) fn is_due(&self, waiting: bool) -> bool {
        self.ready.len() >= BLOCK || (waiting && !self.begun && !self.ready.is_empty())
    }

    /// Whether this is the first time that bytes are handed on.
    pub(super) fn begins(&mut self) -> bool {
        !std::mem::replace(&mut self.begun, true)
    }

    /// Whether any bytes were handed on.
    pub(super) fn begun(&self) -> bool {
        self.begun
    }

    /// The bytes that wait, when there are any.
    pub(super) fn flush(&mut self) -> Option<Bytes> {
        (!self.ready.is_empty()).then(|| Bytes::from(std::mem::take(&mut self.ready)))
    }
}
