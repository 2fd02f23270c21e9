//! Where each chunk belongs, what becomes of it, and how the front goes out.

use bytes::Bytes;

use super::super::feed::Feed;
use super::super::picture::{Format, ScrubFault};
use super::super::{exif, icc, manifest, mark};
use super::chunk::{self, ALPHA, ANIMATION, Canvas, EXIF, PROFILE, XMP};
use super::{LEAST_MANIFEST, Phase, Step, WebP, padded};

/// EXIF beyond this is not searched for its orientation.
const MAX_EXIF: u32 = 64 * 1024;

/// The type of a chunk of nothing, which every reader skips.
const NOTHING: [u8; 4] = *b"JUNK";

static ZEROS: [u8; 4096] = [0; 4096];
static SPACES: [u8; 4096] = [b' '; 4096];

/// Puts out `count` times the same byte, zero or space.
pub(super) fn fill(feed: &mut Feed<'_>, mut count: usize, byte: u8) {
    let stock: &'static [u8] = if byte == 0 { &ZEROS } else { &SPACES };
    while count > 0 {
        let piece = stock.get(..count).unwrap_or(stock);
        feed.insert(Bytes::from_static(piece));
        count -= piece.len();
    }
}

impl WebP {
    /// Decides on a chunk from its type, its length and its place.
    pub(super) fn place(
        &mut self,
        kind: [u8; 4],
        length: u32,
        feed: &mut Feed<'_>,
    ) -> Result<Step, ScrubFault> {
        let left = padded(length);
        match (&kind, self.phase) {
            (b"ANIM" | b"ANMF", _) => Err(ScrubFault::Unsupported),
            (b"VP8X", Phase::First) if length == 10 => Ok(Step::Hold { kind, length }),
            (b"VP8 " | b"VP8L", Phase::First | Phase::BeforePixels) | (b"VP8 ", Phase::Between) => {
                let whole = chunk::frame_header(kind).is_some_and(|header| header <= length as usize);
                if whole {
                    Ok(Step::Frame { kind, length })
                } else {
                    Err(ScrubFault::Broken)
                }
            }
            (b"VP8X" | b"VP8 " | b"VP8L", _) | (_, Phase::First) => Err(ScrubFault::Broken),
            (b"ALPH", Phase::BeforePixels) => {
                let canvas = self.canvas.ok_or(ScrubFault::Broken)?;
                self.release(canvas, left as u64, false, feed)?;
                self.phase = Phase::Between;
                feed.insert(Bytes::copy_from_slice(&chunk::head(kind, length)));
                Ok(Step::Pass {
                    left: length as usize,
                    odd: length & 1 == 1,
                })
            }
            (b"ALPH", _) => Err(ScrubFault::Broken),
            (_, Phase::BeforePixels) => Ok(self.place_before(kind, length)),
            (_, Phase::Between | Phase::AfterPixels) => Ok(self.place_after(kind, length, feed)),
        }
    }

    /// Before the pixels a chunk can go without a trace.
    fn place_before(&mut self, kind: [u8; 4], length: u32) -> Step {
        let is_marked = |mark: &Bytes| length as usize + chunk::HEAD == mark.len();
        let wanted = match &kind {
            b"ICCP" => length as usize <= icc::MAX_PROFILE && self.has(PROFILE),
            b"XMP " => mark::webp(self.source).is_some_and(is_marked),
            b"EXIF" => length <= MAX_EXIF,
            b"C2PA" => length as usize <= manifest::MAX_MANIFEST,
            _ => false,
        };
        let first = !self.seen.contains(&kind);
        // One EXIF was announced; when it stands here, none is to come.
        if first && (wanted || kind == *b"EXIF") {
            self.seen.push(kind);
        }
        if wanted && first {
            return Step::Hold { kind, length };
        }
        self.front.change();
        Step::Drop { left: padded(length) }
    }

    /// After them it keeps its length.
    fn place_after(&mut self, kind: [u8; 4], length: u32, feed: &mut Feed<'_>) -> Step {
        let wanted = match &kind {
            b"EXIF" => length <= MAX_EXIF && self.exif,
            b"C2PA" => length as usize <= manifest::MAX_MANIFEST && !self.seen.contains(&kind),
            _ => false,
        };
        if wanted {
            self.seen.push(kind);
            return Step::Hold { kind, length };
        }
        let (quiet, byte) = self.overwrite(kind, length, feed);
        Step::Fill {
            left: padded(length),
            quiet,
            byte,
        }
    }

    /// Begins a chunk that takes the room of another: the mark where it is owed and fits, upright EXIF where EXIF was
    /// announced, else nothing. Says how many bytes of the room are out, and what goes into the rest.
    fn overwrite(&mut self, kind: [u8; 4], length: u32, feed: &mut Feed<'_>) -> (usize, u8) {
        let mark = mark::webp(self.source).map(|mark| mark.slice(chunk::HEAD..));
        let fitting = mark.filter(|mark| self.owed && length as usize >= mark.len());
        let (kind, content, byte) = if let Some(mark) = fitting {
            self.owed = false;
            (*b"XMP ", mark, b' ')
        } else if kind == *b"EXIF" && std::mem::take(&mut self.exif) {
            let fits = length as usize >= exif::MINIMAL;
            (
                kind,
                if fits {
                    Bytes::copy_from_slice(&exif::upright())
                } else {
                    Bytes::new()
                },
                0,
            )
        } else if kind == NOTHING {
            (kind, Bytes::new(), 0)
        } else {
            self.front.change();
            (NOTHING, Bytes::new(), 0)
        };
        let quiet = content.len();
        feed.insert(Bytes::copy_from_slice(&chunk::head(kind, length)));
        feed.insert(content);
        (quiet, byte)
    }

    /// Keeps, rewrites or leaves out a chunk that was read whole.
    pub(super) fn settle(
        &mut self,
        kind: [u8; 4],
        data: &[u8],
        feed: &mut Feed<'_>,
    ) -> Result<(), ScrubFault> {
        let before = self.phase == Phase::BeforePixels;
        match &kind {
            b"VP8X" => return self.settle_canvas(data),
            b"ICCP" => {
                let cleaned = icc::clean(data);
                self.profile = cleaned.is_some();
                self.keep_cleaned(kind, data, cleaned.as_deref());
            }
            b"XMP " if mark::webp(self.source).is_some_and(|mark| chunk::write(kind, data) == *mark) => {
                self.front.keep_mark(chunk::write(kind, data));
            }
            b"XMP " => {
                self.seen.retain(|seen| *seen != kind);
                self.front.change();
            }
            b"C2PA" if self.source.keeps_manifests() && manifest::is_wordless(data) => {
                let manifest = chunk::write(kind, data);
                if before {
                    self.front.keep_manifest(manifest)
                } else {
                    feed.insert(manifest.into())
                }
                self.owed = false;
            }
            b"EXIF" if before => {
                let turned = orientation(data);
                self.turned = turned.is_some();
                self.keep_cleaned(kind, data, turned.as_ref().map(|tiff| &tiff[..]));
            }
            _ if before => self.front.change(),
            _ => self.settle_in_place(kind, data, feed),
        }
        Ok(())
    }

    fn settle_canvas(&mut self, data: &[u8]) -> Result<(), ScrubFault> {
        let (canvas, strange) = Canvas::read(data).ok_or(ScrubFault::Broken)?;
        if canvas.flags & ANIMATION != 0 {
            return Err(ScrubFault::Unsupported);
        }
        if strange {
            self.front.change();
        }
        self.header = Some(self.limits.admit(Format::WebP, canvas.width, canvas.height)?);
        self.canvas = Some(canvas);
        self.phase = Phase::BeforePixels;
        Ok(())
    }

    fn keep_cleaned(&mut self, kind: [u8; 4], original: &[u8], cleaned: Option<&[u8]>) {
        if cleaned != Some(original) {
            self.front.change();
        }
        if let Some(cleaned) = cleaned {
            self.front.keep(chunk::write(kind, cleaned));
        }
    }

    /// Overwrites a chunk after the pixels that was held: EXIF by its orientation, a wordy manifest by the mark.
    fn settle_in_place(&mut self, kind: [u8; 4], data: &[u8], feed: &mut Feed<'_>) {
        let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
        let turned = if kind == *b"EXIF" { orientation(data) } else { None };
        if let Some(tiff) = turned.filter(|tiff| tiff.len() <= data.len()) {
            let mut tiff = tiff.to_vec();
            tiff.resize(data.len(), 0);
            if tiff != data {
                self.front.change();
            }
            self.exif = false;
            return feed.insert(chunk::write(kind, &tiff).into());
        }
        let (quiet, byte) = self.overwrite(kind, length, feed);
        fill(feed, padded(length).saturating_sub(quiet), byte);
    }

    /// Lets the front out: sum, canvas, profile, mark, whatever else was kept. `pixels` is the first frame chunk's
    /// padded length; `knows_room` whether nothing but metadata can follow it.
    pub(super) fn release(
        &mut self,
        frame: Canvas,
        pixels: u64,
        knows_room: bool,
        feed: &mut Feed<'_>,
    ) -> Result<(), ScrubFault> {
        let profile_is_missing = self.has(PROFILE) && !self.profile;
        let mark_is_unannounced = self.has(XMP) != self.front.is_marked();
        let may_follow = !knows_room || self.left >= chunk::HEAD as u64;
        self.exif = self.has(EXIF) && !self.seen.contains(b"EXIF") && may_follow;
        if profile_is_missing || mark_is_unannounced || self.has(EXIF) != self.turned {
            self.front.change();
        }
        let mark = mark::webp(self.source).filter(|_| self.front.needs_mark());
        let needed = mark.is_some();
        self.owed = needed && knows_room && !self.front.is_changed() && self.left >= LEAST_MANIFEST;
        let mark = mark.filter(|_| !self.owed);
        let flags = [
            (frame.flags | self.canvas.map_or(0, |canvas| canvas.flags)) & ALPHA,
            if self.profile { PROFILE } else { 0 },
            if self.exif || self.turned { EXIF } else { 0 },
            if mark.is_some() || self.front.is_marked() {
                XMP
            } else {
                0
            },
        ];
        let canvas = Canvas {
            flags: flags.iter().fold(0, |all, flag| all | flag),
            ..self.canvas.unwrap_or(frame)
        };
        let is_simple = self.canvas.is_none() && mark.is_none();
        let canvas = if is_simple { Vec::new() } else { canvas.write() };
        let added = canvas.len() + self.front.len() + mark.map_or(0, Bytes::len);
        let sum = 4 + added as u64 + chunk::HEAD as u64 + pixels + self.left;
        let sum = u32::try_from(sum).map_err(|_| ScrubFault::TooLarge)?;
        feed.insert(
            [b"RIFF", &sum.to_le_bytes()[..], b"WEBP", &canvas]
                .concat()
                .into(),
        );
        self.front.release(usize::from(self.profile), mark, feed);
        Ok(())
    }

    fn has(&self, flag: u8) -> bool {
        self.canvas.is_some_and(|canvas| canvas.flags & flag != 0)
    }
}

/// The orientation in EXIF; some writers put JPEG's header before it.
fn orientation(data: &[u8]) -> Option<[u8; exif::MINIMAL]> {
    exif::minimal(data.strip_prefix(b"Exif\0\0").unwrap_or(data))
}
