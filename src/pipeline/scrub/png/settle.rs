//! Where each chunk belongs, and what becomes of those that were read whole.

use super::super::feed::Feed;
use super::super::picture::{Format, ScrubFault};
use super::super::{exif, icc, manifest, mark};
use super::chunk::{self, Fate, Layout};
use super::{Phase, Png, Step, profile};

/// EXIF beyond this is not searched for its orientation.
const MAX_EXIF: usize = 64 * 1024;

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
        let length_in_memory = length as usize;
        let wanted = match &kind {
            b"iTXt" => {
                before && mark::png(self.source).is_some_and(|mark| length_in_memory + 12 == mark.len())
            }
            b"caBX" => length_in_memory <= manifest::MAX_MANIFEST,
            b"eXIf" => length_in_memory <= MAX_EXIF,
            b"iCCP" => before && self.palette.is_none() && length_in_memory <= icc::MAX_PROFILE,
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
            b"caBX" => self.settle_manifest(data, feed),
            b"eXIf" => self.keep_cleaned(
                kind,
                data,
                exif::minimal(data).as_ref().map(|tiff| &tiff[..]),
                feed,
            ),
            b"iCCP" => self.keep_cleaned(kind, data, profile::clean(data).as_deref(), feed),
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

    /// Keeps what is left of a chunk, where it stood, and notes whether anything went.
    fn keep_cleaned(&mut self, kind: [u8; 4], original: &[u8], cleaned: Option<&[u8]>, feed: &mut Feed<'_>) {
        if cleaned != Some(original) {
            self.front.change();
        }
        let Some(cleaned) = cleaned else { return };
        let chunk = chunk::write(kind, cleaned);
        if self.phase == Phase::BeforePixels {
            self.front.keep(chunk)
        } else {
            feed.insert(chunk.into())
        }
    }

    /// A manifest after the pixels comes too late to spare the picture our mark, but a mark is never taken out.
    fn settle_manifest(&mut self, data: &[u8], feed: &mut Feed<'_>) {
        if !self.source.keeps_manifests() || !manifest::is_wordless(data) {
            self.front.change();
        } else if self.phase == Phase::BeforePixels {
            self.front.keep_manifest(chunk::write(*b"caBX", data));
        } else {
            feed.insert(chunk::write(*b"caBX", data).into());
        }
    }

    /// Keeps the one text that is known to the byte: our own mark.
    fn settle_text(&mut self, data: &[u8]) {
        let chunk = chunk::write(*b"iTXt", data);
        if mark::png(self.source).is_some_and(|mark| chunk == *mark) {
            self.front.keep_mark(chunk);
        } else {
            self.seen.retain(|kind| kind != b"iTXt");
            self.front.change();
        }
    }
}
