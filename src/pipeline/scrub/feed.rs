//! The bytes of one push, and the run of them that goes out as it came.

use bytes::Bytes;

/// Reads through one input and collects what may go out.
///
/// Neighbouring bytes that pass become one slice of the input, so that a push which changes nothing hands on exactly
/// the piece it was given. What was passed goes out even when a fault follows: the output up to a fault is then the
/// same however the input was cut.
pub(super) struct Feed<'a> {
    input: Bytes,
    read: usize,
    run: usize,
    out: &'a mut Vec<Bytes>,
}

impl<'a> Feed<'a> {
    pub(super) fn new(input: Bytes, out: &'a mut Vec<Bytes>) -> Self {
        Self {
            input,
            read: 0,
            run: 0,
            out,
        }
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &[u8] {
        self.input.get(self.read..).unwrap_or_default()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.read >= self.input.len()
    }

    /// Lets up to `count` bytes out as they are.
    pub(super) fn pass(&mut self, count: usize) {
        self.read = self.read.saturating_add(count).min(self.input.len());
    }

    /// Leaves up to `count` bytes out.
    pub(super) fn skip(&mut self, count: usize) {
        self.flush();
        self.pass(count);
        self.run = self.read;
    }

    /// Puts bytes of our own between those that pass.
    pub(super) fn insert(&mut self, piece: Bytes) {
        self.flush();
        if !piece.is_empty() {
            self.out.push(piece);
        }
    }

    /// Moves bytes into `held`, out of the stream, until it has `need`; true when it has.
    pub(super) fn gather(&mut self, held: &mut Vec<u8>, need: usize) -> bool {
        let count = need.saturating_sub(held.len()).min(self.rest().len());
        held.extend_from_slice(self.rest().get(..count).unwrap_or_default());
        self.skip(count);
        held.len() >= need
    }

    fn flush(&mut self) {
        if self.run < self.read {
            self.out.push(self.input.slice(self.run..self.read));
        }
        self.run = self.read;
    }
}

impl Drop for Feed<'_> {
    fn drop(&mut self) {
        self.flush();
    }
}
