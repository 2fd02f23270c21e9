//! JPEG: segments, then scans of entropy-coded data.
//!
//! Kept: JFIF without its thumbnail, Adobe's transform, the numbers of an ICC profile, EXIF's orientation, a clean
//! C2PA manifest, tables, frame, scans. Everything up to the first scan is held, for the frame with its measures and
//! the manifest may come last. Comments, thumbnails, all other APPn segments and whatever follows EOI are left out.

mod entropy;
mod segment;
mod tables;

use bytes::Bytes;

use super::feed::Feed;
use super::front::Front;
use super::mark;
use super::picture::{Header, Limits, ScrubFault, Source};
use segment::Gathered;
use tables::{Defined, Frame};

/// Start of image and the first byte of the next marker.
pub(super) const MAGIC: [u8; 3] = [0xff, 0xd8, 0xff];

/// The state of one JPEG as it streams by.
pub(super) struct Jpeg {
    limits: Limits,
    source: Source,
    step: Step,
    frame: Option<Frame>,
    defined: Defined,
    header: Option<Header>,
    scans: usize,
    /// Bytes of a marker, or a marker and a length, that the last push ended in.
    framing: Vec<u8>,
    held: Vec<u8>,
    front: Front,
    /// Pieces of the front that stand before the mark: SOI, and JFIF where it comes first.
    lead: usize,
    gathered: Gathered,
}

/// Where the next byte belongs.
#[derive(Clone, Copy)]
enum Step {
    Start,
    Marker,
    Length { code: u8 },
    Segment { code: u8, left: usize, hold: bool },
    Scan,
    Done,
}

impl Jpeg {
    pub(super) fn new(limits: Limits, source: Source) -> Self {
        Self {
            limits,
            source,
            step: Step::Start,
            frame: None,
            defined: Defined::default(),
            header: None,
            scans: 0,
            framing: Vec::with_capacity(2),
            held: Vec::new(),
            front: Front::default(),
            lead: 1,
            gathered: Gathered::default(),
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
        self.framing.len() + self.held.capacity() + self.front.len() + self.gathered.len()
    }

    pub(super) fn read(&mut self, feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        while !feed.is_empty() {
            match self.step {
                Step::Start => self.start(feed),
                Step::Marker => self.marker(feed)?,
                Step::Length { code } => self.length(feed, code)?,
                Step::Segment { code, left, hold } => self.segment(feed, code, left, hold)?,
                Step::Scan => self.scan(feed)?,
                Step::Done => break,
            }
        }
        Ok(())
    }

    fn start(&mut self, feed: &mut Feed<'_>) {
        if feed.gather(&mut self.framing, 2) {
            self.framing.clear();
            self.front.keep(Bytes::from_static(&[0xff, 0xd8]));
            self.step = Step::Marker;
        }
    }

    /// Reads a marker; any number of fill bytes may stand before it (B.1.1.2), none is kept.
    fn marker(&mut self, feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        if !feed.gather(&mut self.framing, 2) {
            return Ok(());
        }
        match *self.framing.as_slice() {
            [0xff, 0xff] => {
                self.framing.truncate(1);
                self.front.change();
                Ok(())
            }
            [0xff, code] => {
                self.framing.clear();
                self.open(code, feed)
            }
            _ => Err(ScrubFault::Broken),
        }
    }

    fn open(&mut self, code: u8, feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        match code {
            0xd9 if self.scans > 0 => {
                feed.insert(Bytes::from_static(&[0xff, 0xd9]));
                self.step = Step::Done;
            }
            0xc0..=0xc2 | 0xc4 | 0xda | 0xdb | 0xdd | 0xe0..=0xef | 0xfe => self.step = Step::Length { code },
            0xc3 | 0xc5..=0xcf | 0xdc | 0xde | 0xdf => return Err(ScrubFault::Unsupported),
            _ => return Err(ScrubFault::Broken),
        }
        Ok(())
    }

    fn length(&mut self, feed: &mut Feed<'_>, code: u8) -> Result<(), ScrubFault> {
        if !feed.gather(&mut self.framing, 2) {
            return Ok(());
        }
        let length = self
            .framing
            .first_chunk()
            .map(|bytes| usize::from(u16::from_be_bytes(*bytes)));
        self.framing.clear();
        let left = length
            .and_then(|length| length.checked_sub(2))
            .ok_or(ScrubFault::Broken)?;
        let hold = self.wants(code, left)?;
        if hold {
            self.held.reserve_exact(left);
        }
        self.step = Step::Segment { code, left, hold };
        if left == 0 {
            self.segment(feed, code, 0, hold)
        } else {
            Ok(())
        }
    }

    fn segment(&mut self, feed: &mut Feed<'_>, code: u8, left: usize, hold: bool) -> Result<(), ScrubFault> {
        let part = feed.rest().get(..left).unwrap_or(feed.rest());
        let count = part.len();
        if hold {
            self.held.extend_from_slice(part);
        }
        feed.skip(count);
        if count < left {
            self.step = Step::Segment {
                code,
                left: left - count,
                hold,
            };
            return Ok(());
        }
        self.step = Step::Marker;
        if !hold {
            self.front.change();
            return Ok(());
        }
        let data = std::mem::take(&mut self.held);
        self.settle(code, &data, feed)
    }

    /// Passes entropy-coded data up to the next marker that is neither stuffing nor a restart (F.1.2.3, E.1.4).
    fn scan(&mut self, feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        if !self.framing.is_empty() {
            return self.scan_marker(feed);
        }
        while let Some(at) = entropy::end(feed.rest()) {
            feed.pass(at);
            match feed.rest().get(1) {
                Some(0xff) => feed.pass(1),
                Some(code) => {
                    let code = *code;
                    feed.skip(2);
                    return self.open(code, feed);
                }
                None => {
                    feed.gather(&mut self.framing, 1);
                    return Ok(());
                }
            }
        }
        feed.pass(feed.rest().len());
        Ok(())
    }

    /// The same for a marker that the last push cut in two.
    fn scan_marker(&mut self, feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        let Some(code) = feed.rest().first().copied() else {
            return Ok(());
        };
        if code != 0xff {
            self.framing.clear();
        }
        match code {
            0x00 | 0xd0..=0xd7 => {
                feed.insert(Bytes::from_static(&[0xff]));
                feed.pass(1);
            }
            0xff => {
                feed.insert(Bytes::from_static(&[0xff]));
                feed.skip(1);
            }
            code => {
                feed.skip(1);
                return self.open(code, feed);
            }
        }
        Ok(())
    }

    /// Lets the front out and begins to pass pixels.
    fn begin_scan(&mut self, segment: Vec<u8>, feed: &mut Feed<'_>) {
        if self.scans == 0 {
            self.gathered = Gathered::default();
            let mark = mark::jpeg(self.source).filter(|_| self.front.needs_mark());
            self.front.release(self.lead, mark, feed);
        }
        self.scans += 1;
        feed.insert(Bytes::from(segment));
        self.step = Step::Scan;
    }
}
