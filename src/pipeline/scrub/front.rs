//! What stands before the pixels, held until it is known whether the picture needs our mark.

use bytes::Bytes;

use super::feed::Feed;

/// The cleaned front of a picture and what was learned while cleaning it.
///
/// The rule of the mark: a picture whose front has a C2PA manifest and came through the cleaning without a change
/// passes byte for byte, for its hash covers every byte and the manifest *is* a mark. Every other picture gets ours,
/// unless exactly ours is already there. A clean manifest is never taken out.
#[derive(Default)]
pub(super) struct Front {
    pieces: Vec<Bytes>,
    bytes: usize,
    changed: bool,
    manifest: bool,
    marked: bool,
}

impl Front {
    /// Keeps a piece in its place.
    pub(super) fn keep(&mut self, piece: impl Into<Bytes>) {
        let piece = piece.into();
        self.bytes += piece.len();
        self.pieces.push(piece);
    }

    /// Notes that something was left out or rewritten.
    pub(super) fn change(&mut self) {
        self.changed = true;
    }

    pub(super) fn is_changed(&self) -> bool {
        self.changed
    }

    /// Keeps a C2PA manifest that was found clean.
    pub(super) fn keep_manifest(&mut self, piece: impl Into<Bytes>) {
        self.manifest = true;
        self.keep(piece);
    }

    /// Keeps a mark that is ours to the byte.
    pub(super) fn keep_mark(&mut self, piece: impl Into<Bytes>) {
        self.marked = true;
        self.keep(piece);
    }

    /// Whether exactly our mark stands here already.
    pub(super) fn is_marked(&self) -> bool {
        self.marked
    }

    /// How many pieces are kept so far.
    pub(super) fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// Whether the picture would be without a mark if ours were not written.
    pub(super) fn needs_mark(&self) -> bool {
        !self.marked && (!self.manifest || self.changed)
    }

    /// Bytes held.
    pub(super) fn len(&self) -> usize {
        self.bytes
    }

    /// Lets everything out, with a mark after the first `lead` pieces.
    pub(super) fn release(&mut self, lead: usize, mark: Option<&Bytes>, feed: &mut Feed<'_>) {
        let mut pieces = std::mem::take(&mut self.pieces);
        if let Some(mark) = mark {
            pieces.insert(lead.min(pieces.len()), mark.clone());
        }
        pieces.into_iter().for_each(|piece| feed.insert(piece));
        self.bytes = 0;
    }
}
