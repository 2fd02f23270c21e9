//! WebP: RIFF chunks, whose sum is told before the first (RFC 9649).
//!
//! Up to the first pixels everything is held and may shrink, grow or go: an ICC profile keeps its numbers, and the
//! mark stands right before the pixels, where the RFC lets metadata stand. With the pixels the sum is out, so what
//! follows keeps its length and is overwritten: EXIF by its orientation, the rest by zeros in a chunk that every
//! reader skips.
//!
//! A C2PA manifest comes after the pixels, when it is too late to write the mark before them. So a picture that has
//! nothing to leave out and says of no metadata, but has as much behind its pixels as a manifest takes, is believed:
//! it passes without our mark. If what comes then is no manifest that passes, the mark takes its room. Only behind a
//! separate alpha chunk can the room not be known in time; such a picture gets the mark, and keeps its manifest too.

mod chunk;
mod settle;

use bytes::Bytes;

use super::feed::Feed;
use super::front::Front;
use super::picture::{Format, Header, Limits, ScrubFault, Source};
use chunk::Canvas;

/// "RIFF", the length of what follows, "WEBP".
const PREAMBLE: usize = 12;

/// The least a signed manifest takes; the mark fits in it.
const LEAST_MANIFEST: u64 = 1024;

/// Whether a file begins as WebP does.
pub(super) fn is_magic(magic: &[u8]) -> bool {
    magic.starts_with(b"RIFF") && magic.get(8..PREAMBLE) == Some(b"WEBP")
}

/// Whether so few bytes could still have become a WebP.
pub(super) fn begins(held: &[u8]) -> bool {
    held.iter().zip(b"RIFF").all(|(byte, wanted)| byte == wanted)
}

/// The state of one WebP as it streams by.
pub(super) struct WebP {
    limits: Limits,
    source: Source,
    step: Step,
    phase: Phase,
    /// Bytes of the RIFF chunk that no chunk inside has claimed yet.
    left: u64,
    framing: Vec<u8>,
    held: Vec<u8>,
    canvas: Option<Canvas>,
    header: Option<Header>,
    front: Front,
    seen: Vec<[u8; 4]>,
    profile: bool,
    /// EXIF is announced and may come after the pixels.
    exif: bool,
    /// EXIF came before the pixels and says which side is up.
    turned: bool,
    /// No mark was written yet: a manifest is expected, or what comes instead gives its room.
    owed: bool,
}

/// Where in a chunk the next byte belongs; lengths include the padding byte.
#[derive(Clone, Copy)]
enum Step {
    Preamble,
    Head,
    Frame {
        kind: [u8; 4],
        length: u32,
    },
    Hold {
        kind: [u8; 4],
        length: u32,
    },
    /// Pixels, and whether a byte of padding ends them.
    Pass {
        left: usize,
        odd: bool,
    },
    Padding,
    Drop {
        left: usize,
    },
    /// Room that is overwritten; `quiet` bytes of it are out already.
    Fill {
        left: usize,
        quiet: usize,
        byte: u8,
    },
    Done,
}

/// Where in the picture the next chunk belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    First,
    BeforePixels,
    /// Between alpha and colour.
    Between,
    AfterPixels,
}

impl WebP {
    pub(super) fn new(limits: Limits, source: Source) -> Self {
        Self {
            limits,
            source,
            step: Step::Preamble,
            phase: Phase::First,
            left: 0,
            framing: Vec::with_capacity(PREAMBLE),
            held: Vec::new(),
            canvas: None,
            header: None,
            front: Front::default(),
            seen: Vec::new(),
            profile: false,
            exif: false,
            turned: false,
            owed: false,
        }
    }

    pub(super) fn header(&self) -> Option<Header> {
        self.header
    }

    pub(super) fn is_done(&self) -> bool {
        matches!(self.step, Step::Done)
    }

    /// Whether anything was left out or rewritten, the mark apart.
    pub(super) fn is_changed(&self) -> bool {
        self.front.is_changed()
    }

    pub(super) fn held(&self) -> usize {
        self.framing.len() + self.held.capacity() + self.front.len()
    }

    pub(super) fn read(&mut self, feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        while !feed.is_empty() {
            let whole = match self.step {
                Step::Preamble => self.preamble(feed)?,
                Step::Head => self.head(feed)?,
                Step::Frame { kind, length } => self.frame(feed, kind, length)?,
                Step::Hold { kind, length } => self.hold(feed, kind, length)?,
                Step::Pass { left, odd } => {
                    let count = left.min(feed.rest().len());
                    feed.pass(count);
                    self.pass(left - count, odd)?
                }
                Step::Padding => self.padding(feed)?,
                Step::Drop { left } => {
                    let count = left.min(feed.rest().len());
                    feed.skip(count);
                    self.advance(left - count, |left| Step::Drop { left })?
                }
                Step::Fill { left, quiet, byte } => {
                    let count = left.min(feed.rest().len());
                    feed.skip(count);
                    settle::fill(feed, count.saturating_sub(quiet), byte);
                    let quiet = quiet.saturating_sub(count);
                    self.advance(left - count, |left| Step::Fill { left, quiet, byte })?
                }
                Step::Done => false,
            };
            if !whole {
                break;
            }
        }
        Ok(())
    }

    fn preamble(&mut self, feed: &mut Feed<'_>) -> Result<bool, ScrubFault> {
        if !feed.gather(&mut self.framing, PREAMBLE) {
            return Ok(false);
        }
        let length = self
            .framing
            .get(4..)
            .and_then(|rest| rest.first_chunk())
            .map(|four| u32::from_le_bytes(*four));
        let length = length
            .filter(|length| length.is_multiple_of(2))
            .ok_or(ScrubFault::Broken)?;
        self.left = u64::from(length).checked_sub(4).ok_or(ScrubFault::Broken)?;
        if u64::from(length) + 8 > self.limits.max_bytes {
            return Err(ScrubFault::TooLarge);
        }
        self.framing.clear();
        self.next()
    }

    /// Goes on to the next chunk, or ends where the sum does.
    fn next(&mut self) -> Result<bool, ScrubFault> {
        self.step = Step::Head;
        if self.left < chunk::HEAD as u64 {
            if self.left > 0 || self.phase != Phase::AfterPixels || self.owed {
                return Err(ScrubFault::Broken);
            }
            self.step = Step::Done;
        }
        Ok(true)
    }

    fn advance(&mut self, left: usize, step: impl FnOnce(usize) -> Step) -> Result<bool, ScrubFault> {
        if left == 0 {
            return self.next();
        }
        self.step = step(left);
        Ok(true)
    }

    fn pass(&mut self, left: usize, odd: bool) -> Result<bool, ScrubFault> {
        if left == 0 && odd {
            self.step = Step::Padding;
            return Ok(true);
        }
        self.advance(left, |left| Step::Pass { left, odd })
    }

    /// The padding of pixels must be zero (RFC 9649, 2.3): a length that is one too small shows here.
    fn padding(&mut self, feed: &mut Feed<'_>) -> Result<bool, ScrubFault> {
        if feed.rest().first() != Some(&0) {
            return Err(ScrubFault::Broken);
        }
        feed.pass(1);
        self.next()
    }

    fn head(&mut self, feed: &mut Feed<'_>) -> Result<bool, ScrubFault> {
        if !feed.gather(&mut self.framing, chunk::HEAD) {
            return Ok(false);
        }
        let head = self
            .framing
            .first_chunk::<8>()
            .copied()
            .ok_or(ScrubFault::Broken)?;
        self.framing.clear();
        let [k0, k1, k2, k3, l0, l1, l2, l3] = head;
        let length = u32::from_le_bytes([l0, l1, l2, l3]);
        let taken = 8 + u64::from(length) + u64::from(length & 1);
        self.left = self.left.checked_sub(taken).ok_or(ScrubFault::Broken)?;
        self.step = self.place([k0, k1, k2, k3], length, feed)?;
        // A chunk without any bytes is over before the next byte comes.
        match self.step {
            Step::Hold { kind, length: 0 } => self.hold(feed, kind, 0),
            Step::Pass { left: 0, .. } | Step::Drop { left: 0 } | Step::Fill { left: 0, .. } => self.next(),
            _ => Ok(true),
        }
    }

    /// Reads the measures at the start of a frame, and lets it and all before it out when they are right.
    fn frame(&mut self, feed: &mut Feed<'_>, kind: [u8; 4], length: u32) -> Result<bool, ScrubFault> {
        let need = chunk::frame_header(kind).unwrap_or(0);
        if (length as usize) < need {
            return Err(ScrubFault::Broken);
        }
        if !feed.gather(&mut self.held, need) {
            return Ok(false);
        }
        let start = std::mem::take(&mut self.held);
        let frame = chunk::read_frame(kind, &start)?;
        let header = self.limits.admit(Format::WebP, frame.width, frame.height)?;
        if self
            .canvas
            .is_some_and(|canvas| (canvas.width, canvas.height) != (frame.width, frame.height))
        {
            return Err(ScrubFault::Broken);
        }
        self.header = Some(header);
        if matches!(self.phase, Phase::First | Phase::BeforePixels) {
            self.release(frame, padded(length) as u64, true, feed)?;
        }
        self.phase = Phase::AfterPixels;
        feed.insert(Bytes::from([&chunk::head(kind, length)[..], &start].concat()));
        self.pass(length as usize - need, length & 1 == 1)
    }

    fn hold(&mut self, feed: &mut Feed<'_>, kind: [u8; 4], length: u32) -> Result<bool, ScrubFault> {
        if !feed.gather(&mut self.held, padded(length)) {
            return Ok(false);
        }
        let mut data = std::mem::take(&mut self.held);
        data.truncate(length as usize);
        self.settle(kind, &data, feed)?;
        self.next()
    }
}

/// A chunk's length with its padding.
fn padded(length: u32) -> usize {
    (length as usize).next_multiple_of(2)
}
