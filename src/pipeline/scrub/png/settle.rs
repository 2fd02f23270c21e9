//! Where each chunk belongs, and what becomes of those that were read whole.

use super::super::feed::Feed;
use super::super::mark;
use super::super::picture::{Format, ScrubFault};
use super::chunk::{self, Fate, Layout};
use super::{Phase, Png, Step};

impl Png {
    /// Decides on a chunk from its type, its length and its place (section 5.6 of the specification has the order).
    pub(super) fn place(&mut self, kind: [u8; 4], length: u32) -> Result<Fate, ScrubFault> {
        let phase = self.phase;
        if phase == Phase::Pixels && kind != *b"IDAT" {
            self.phase = Phase::AfterPixels;
        }
        match (&kind, phase) {
            (b"IHDR", Phase::BeforeHeader) if length == 13 => Ok(Fate::Hold),
            (b"IHDR", _) | (_, Phase::BeforeHeader) => Err(ScrubFault::Broken),
            (b"PLTE", Phase::BeforePixels) if self.palette.is_none() => {
                let layout = self.layout.ok_or(ScrubFault::Broken)?;
                self.palette = Some(layout.palette(length)?);
                Ok(Fate::Hold)
            }
            (b"IDAT", Phase::BeforePixels) => {
                let bare = self.palette.is_none() && self.layout.is_none_or(Layout::needs_palette);
                if bare {
                    Err(ScrubFault::Broken)
                } else {
                    Ok(Fate::Pass)
                }
            }
            (b"IDAT", Phase::Pixels) => Ok(Fate::Pass),
            (b"IEND", Phase::Pixels | Phase::AfterPixels) if length == 0 => Ok(Fate::Hold),
            (b"PLTE" | b"IDAT" | b"IEND", _) => Err(ScrubFault::Broken),
            ([b'A'..=b'Z', ..], _) => Err(ScrubFault::Unsupported),
            _ => Ok(self.place_ancillary(kind, length)),
        }
    }

    fn place_ancillary(&mut self, kind: [u8; 4], length: u32) -> Fate {
        let before = self.phase == Phase::BeforePixels;
        let wanted = match &kind {
            b"iTXt" => before && length as usize + 12 == mark::png(self.source).len(),
            _ => {
                before
                    && self
                        .layout
                        .is_some_and(|layout| layout.admits(kind, length, self.palette))
            }
        };
        if wanted && !self.seen.contains(&kind) {
            self.seen.push(kind);
            return Fate::Hold;
        }
        self.front.change();
        Fate::Drop
    }

    /// Keeps, rewrites or leaves out a chunk that was read whole and whose checksum was right.
    pub(super) fn settle(
        &mut self,
        kind: [u8; 4],
        data: &[u8],
        feed: &mut Feed<'_>,
    ) -> Result<(), ScrubFault> {
        match &kind {
            b"IHDR" => self.settle_header(data)?,
            b"IEND" => {
                feed.insert(chunk::write(kind, data).into());
                self.step = Step::Done;
            }
            b"iTXt" => self.settle_text(data),
            b"PLTE" => self.front.keep(chunk::write(kind, data)),
            _ if chunk::is_sensible(kind, data) => self.front.keep(chunk::write(kind, data)),
            _ => self.front.change(),
        }
        Ok(())
    }

    fn settle_header(&mut self, data: &[u8]) -> Result<(), ScrubFault> {
        let layout = Layout::read(data)?;
        self.header = Some(self.limits.admit(Format::Png, layout.width, layout.height)?);
        self.layout = Some(layout);
        self.phase = Phase::BeforePixels;
        self.front.keep(chunk::write(*b"IHDR", data));
        Ok(())
    }

    /// Keeps the one text that is known to the byte: our own mark.
    fn settle_text(&mut self, data: &[u8]) {
        let chunk = chunk::write(*b"iTXt", data);
        if chunk == *mark::png(self.source) {
            self.front.keep_mark(chunk);
        } else {
            self.seen.retain(|kind| kind != b"iTXt");
            self.front.change();
        }
    }
}
