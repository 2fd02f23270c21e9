//! A picture that a visitor gave: checked like one from an upstream, and as impossible to print as a prompt.

use bytes::Bytes;

use super::scrub::Header;

/// A visitor's picture in memory, without what its file carried beside it; wiped when freed.
#[derive(Clone)]
pub struct Upload {
    header: Header,
    bytes: Bytes,
}

impl Upload {
    /// A picture whose container has been cleaned, with the measures that were checked.
    #[must_use]
    pub fn new(header: Header, bytes: Bytes) -> Self {
        Self { header, bytes }
    }

    /// Its format and measures.
    #[must_use]
    pub fn header(&self) -> Header {
        self.header
    }

    /// The file, for the provider that sends it.
    pub(in crate::pipeline) fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}
