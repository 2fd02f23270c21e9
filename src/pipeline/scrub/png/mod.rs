//! PNG: chunks with a checksum each.
//!
//! Kept: IHDR, PLTE, IDAT, IEND, and of the ancillary chunks tRNS, gAMA, cHRM, sRGB, cICP, sBIT, bKGD, pHYs, each of
//! its one right size, once, with sensible numbers, before the pixels. iCCP keeps its numbers and eXIf its orientation.
//! An APNG loses its frames and stays what other viewers show: its first picture.

pub(super) mod chunk;
mod profile;
mod settle;

use bytes::Bytes;
use crc32fast::Hasher;

use super::feed::Feed;
use super::front::Front;
use super::mark;
use super::picture::{Header, Limits, ScrubFault, Source};
use chunk::{Fate, Layout};

/// The first eight bytes of every PNG.
pub(super) const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// A chunk is length, type, data, checksum; the length may not use the top bit (section 5.3).
const MAX_LENGTH: u32 = 0x7fff_ffff;

/// The state of one PNG as it streams by.
pub(super) struct Png {
    limits: Limits,
    source: Source,
    read: u64,
    step: Step,
    phase: Phase,
    frame: Vec<u8>,
    held: Vec<u8>,
    crc: Hasher,
    layout: Option<Layout>,
    header: Option<Header>,
    palette: Option<u32>,
    seen: Vec<[u8; 4]>,
    front: Front,
}

/// Where in a chunk the next byte belongs.
#[derive(Clone, Copy)]
enum Step {
    Signature,
    Head,
    Data { kind: [u8; 4], left: usize, fate: Fate },
    Checksum { kind: [u8; 4], fate: Fate },
    Done,
}

/// Where in the picture the next chunk belongs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    BeforeHeader,
    BeforePixels,
    Pixels,
    AfterPixels,
}

impl Png {
    pub(super) fn new(limits: Limits, source: Source) -> Self {
        Self {
            limits,
            source,
            read: 0,
            step: Step::Signature,
            phase: Phase::BeforeHeader,
            frame: Vec::with_capacity(8),
            held: Vec::new(),
            crc: Hasher::new(),
            layout: None,
            header: None,
            palette: None,
            seen: Vec::new(),
            front: Front::default(),
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
        self.frame.len() + self.held.capacity() + self.front.len()
    }

    pub(super) fn read(&mut self, feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        while !feed.is_empty() {
            let whole = match self.step {
                Step::Signature => self.signature(feed),
                Step::Head => self.head(feed)?,
                Step::Data { kind, left, fate } => self.data(feed, kind, left, fate),
                Step::Checksum { kind, fate } => self.checksum(feed, kind, fate)?,
                Step::Done => return Ok(()),
            };
            if !whole {
                break;
            }
        }
        Ok(())
    }

    fn signature(&mut self, feed: &mut Feed<'_>) -> bool {
        let Some((signature, at_hand)) = self.framing::<8>(feed) else {
            return false;
        };
        if at_hand {
            feed.skip(signature.len());
        }
        self.read = SIGNATURE.len() as u64;
        self.front.keep(Bytes::from_static(&SIGNATURE));
        self.step = Step::Head;
        true
    }

    /// Decides on a chunk when its eight bytes of length and type are there.
    fn head(&mut self, feed: &mut Feed<'_>) -> Result<bool, ScrubFault> {
        let Some((head, at_hand)) = self.framing::<8>(feed) else {
            return Ok(false);
        };
        match (self.open(head, feed)?, at_hand) {
            (Fate::Pass, true) => feed.pass(head.len()),
            (Fate::Pass, false) => feed.insert(Bytes::copy_from_slice(&head)),
            (_, true) => feed.skip(head.len()),
            (_, false) => {}
        }
        Ok(true)
    }

    /// The next few bytes when all are there, and whether they still stand in the feed.
    fn framing<const N: usize>(&mut self, feed: &mut Feed<'_>) -> Option<([u8; N], bool)> {
        if self.frame.is_empty()
            && let Some(frame) = feed.rest().first_chunk()
        {
            return Some((*frame, true));
        }
        if !feed.gather(&mut self.frame, N) {
            return None;
        }
        let frame = self.frame.first_chunk().copied();
        self.frame.clear();
        frame.map(|frame| (frame, false))
    }

    fn open(&mut self, head: [u8; 8], feed: &mut Feed<'_>) -> Result<Fate, ScrubFault> {
        let [l0, l1, l2, l3, kind @ ..] = head;
        let length = u32::from_be_bytes([l0, l1, l2, l3]);
        if length > MAX_LENGTH || !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(ScrubFault::Broken);
        }
        self.read += 12 + u64::from(length);
        if self.read > self.limits.max_bytes {
            return Err(ScrubFault::TooLarge);
        }
        let fate = self.place(kind, length)?;
        if fate == Fate::Pass && self.phase == Phase::BeforePixels {
            let mark = mark::png(self.source).filter(|_| self.front.needs_mark());
            self.front.release(2, mark, feed);
            self.phase = Phase::Pixels;
        }
        self.crc.reset();
        self.crc.update(&kind);
        let left = usize::try_from(length).map_err(|_| ScrubFault::TooLarge)?;
        self.step = Step::Data { kind, left, fate };
        if fate == Fate::Hold {
            self.held.reserve_exact(left);
        }
        Ok(fate)
    }

    fn data(&mut self, feed: &mut Feed<'_>, kind: [u8; 4], left: usize, fate: Fate) -> bool {
        let part = feed.rest().get(..left).unwrap_or(feed.rest());
        let count = part.len();
        self.crc.update(part);
        match fate {
            Fate::Pass => feed.pass(count),
            Fate::Drop => feed.skip(count),
            Fate::Hold => {
                self.held.extend_from_slice(part);
                feed.skip(count);
            }
        }
        self.step = match left.saturating_sub(count) {
            0 => Step::Checksum { kind, fate },
            left => Step::Data { kind, left, fate },
        };
        true
    }

    fn checksum(&mut self, feed: &mut Feed<'_>, kind: [u8; 4], fate: Fate) -> Result<bool, ScrubFault> {
        let Some((sum, at_hand)) = self.framing::<4>(feed) else {
            return Ok(false);
        };
        let crc = std::mem::take(&mut self.crc);
        if crc.finalize().to_be_bytes() != sum {
            return Err(ScrubFault::Broken);
        }
        match (fate, at_hand) {
            (Fate::Pass, true) => feed.pass(sum.len()),
            (Fate::Pass, false) => feed.insert(Bytes::copy_from_slice(&sum)),
            (_, true) => feed.skip(sum.len()),
            (_, false) => {}
        }
        self.step = Step::Head;
        if fate == Fate::Hold {
            let data = std::mem::take(&mut self.held);
            self.settle(kind, &data, feed)?;
        }
        Ok(true)
    }
}
