//! What becomes of each segment, and the two that may come in several parts: ICC profiles and C2PA manifests.

use super::super::feed::Feed;
use super::super::picture::{Format, ScrubFault};
use super::super::{exif, icc, manifest, mark};
use super::Jpeg;
use super::tables::Frame;

/// Tables before the first scan may take so much together; a full set of every kind takes 2 KiB.
const MAX_TABLES: usize = 16 * 1024;

/// The header of a segment with a part of an ICC profile (ICC.1, annex B.4).
const ICC: &[u8] = b"ICC_PROFILE\0";

/// The header of a segment with EXIF.
const EXIF: &[u8] = b"Exif\0\0";

/// What was gathered from segments that belong together.
#[derive(Default)]
pub(super) struct Gathered {
    tables: usize,
    jfif: bool,
    adobe: bool,
    exif: bool,
    icc: Parts,
    manifest: Parts,
}

impl Gathered {
    pub(super) fn len(&self) -> usize {
        self.icc.whole.capacity() + self.manifest.whole.capacity()
    }
}

/// A thing that is too long for one segment. Its parts must come in order; anything else makes it void.
#[derive(Default)]
struct Parts {
    whole: Vec<u8>,
    sizes: Vec<u16>,
    instance: [u8; 2],
    over: bool,
}

impl Parts {
    /// Adds a part; false, for good, when it is out of order or makes the whole too long.
    fn add(&mut self, number: u32, part: &[u8], most: usize) -> bool {
        let next = u32::try_from(self.sizes.len() + 1).unwrap_or(u32::MAX);
        let fits = self.whole.len() + part.len() <= most && !part.is_empty();
        if self.over || number != next || !fits {
            *self = Self {
                over: true,
                ..Self::default()
            };
            return false;
        }
        self.whole.reserve_exact(part.len());
        self.whole.extend_from_slice(part);
        self.sizes.push(u16::try_from(part.len()).unwrap_or(u16::MAX));
        true
    }

    /// Whether it was begun and not ended.
    fn is_open(&self) -> bool {
        !self.sizes.is_empty()
    }

    /// Takes the whole out; no other may follow.
    fn close(&mut self) -> Self {
        std::mem::replace(
            self,
            Self {
                over: true,
                ..Self::default()
            },
        )
    }
}

/// A whole segment: marker, length, data.
fn write(code: u8, data: &[&[u8]]) -> Vec<u8> {
    let length = data.iter().map(|part| part.len()).sum::<usize>() + 2;
    let mut segment = Vec::with_capacity(length + 2);
    segment.extend_from_slice(&[0xff, code]);
    segment.extend_from_slice(&u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes());
    data.iter().for_each(|part| segment.extend_from_slice(part));
    segment
}

impl Jpeg {
    /// Whether a segment must be read whole; a needed one out of its place is a fault.
    pub(super) fn wants(&mut self, code: u8, length: usize) -> Result<bool, ScrubFault> {
        let before = self.scans == 0;
        self.interrupt(code);
        match code {
            0xc0..=0xc2 if self.frame.is_none() && before => Ok(true),
            0xc0..=0xc2 => Err(ScrubFault::Broken),
            0xc4 | 0xdb | 0xdd if before => {
                // A piece costs its owner some bytes beside its own.
                self.gathered.tables += length + 64;
                if self.gathered.tables > MAX_TABLES {
                    Err(ScrubFault::TooLarge)
                } else {
                    Ok(true)
                }
            }
            0xc4 | 0xdb | 0xdd | 0xda => Ok(true),
            _ => Ok(before && matches!(code, 0xe0 | 0xe1 | 0xe2 | 0xeb | 0xee)),
        }
    }

    /// Parts stand one after the other: whatever comes between makes the whole void.
    fn interrupt(&mut self, code: u8) {
        for (own, parts) in [
            (0xe2, &mut self.gathered.icc),
            (0xeb, &mut self.gathered.manifest),
        ] {
            if code != own && parts.is_open() {
                parts.close();
                self.front.change();
            }
        }
    }

    /// Keeps, rewrites or leaves out a segment that was read whole.
    pub(super) fn settle(&mut self, code: u8, data: &[u8], feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        match code {
            0xc0..=0xc2 => {
                let frame = Frame::read(code, data)?;
                self.header = Some(self.limits.admit(Format::Jpeg, frame.width, frame.height)?);
                self.frame = Some(frame);
                self.front.keep(write(code, &[data]));
            }
            0xc4 | 0xdb | 0xdd => return self.settle_table(code, data, feed),
            0xda => {
                let frame = self.frame.as_ref().ok_or(ScrubFault::Broken)?;
                if !frame.admits_scan(data, self.defined) {
                    return Err(ScrubFault::Broken);
                }
                if self.scans >= frame.max_scans() {
                    return Err(ScrubFault::TooLarge);
                }
                self.begin_scan(write(code, &[data]), feed);
            }
            _ => self.settle_application(code, data),
        }
        Ok(())
    }

    fn settle_table(&mut self, code: u8, data: &[u8], feed: &mut Feed<'_>) -> Result<(), ScrubFault> {
        let right = match code {
            0xc4 => self.defined.add_huffman(data),
            0xdb => self.defined.add_quantization(data),
            _ => data.len() == 2,
        };
        if !right {
            return Err(ScrubFault::Broken);
        }
        let segment = write(code, &[data]);
        if self.scans == 0 {
            self.front.keep(segment)
        } else {
            feed.insert(segment.into())
        }
        Ok(())
    }

    fn settle_application(&mut self, code: u8, data: &[u8]) {
        match code {
            0xe0 => self.settle_jfif(data),
            0xe1 => self.settle_exif_or_mark(data),
            0xe2 => self.settle_profile(data),
            0xeb => self.settle_manifest(data),
            0xee if data.len() >= 12 && data.starts_with(b"Adobe") && !self.gathered.adobe => {
                self.gathered.adobe = true;
                self.keep_cleaned(code, data, &[data.get(..12).unwrap_or_default()]);
            }
            _ => self.front.change(),
        }
    }

    /// Keeps what is left of a segment, and notes whether anything went.
    fn keep_cleaned(&mut self, code: u8, original: &[u8], cleaned: &[&[u8]]) {
        let segment = write(code, cleaned);
        if segment.get(4..) != Some(original) {
            self.front.change();
        }
        self.front.keep(segment);
    }

    /// JFIF 1.02: name, version, unit, densities; its thumbnail goes.
    fn settle_jfif(&mut self, data: &[u8]) {
        let numbers = data
            .get(..12)
            .filter(|data| data.starts_with(b"JFIF\0") && !self.gathered.jfif);
        let Some(numbers) = numbers.filter(|_| data.len() >= 14) else {
            return self.front.change();
        };
        self.gathered.jfif = true;
        self.lead = if self.front.pieces() == 1 { 2 } else { self.lead };
        self.keep_cleaned(0xe0, data, &[numbers, &[0, 0]]);
    }

    fn settle_exif_or_mark(&mut self, data: &[u8]) {
        let mark = mark::jpeg(self.source).and_then(|mark| mark.get(4..));
        if !self.front.is_marked() && mark == Some(data) {
            return self.front.keep_mark(write(0xe1, &[data]));
        }
        let exif = data
            .strip_prefix(EXIF)
            .filter(|_| !self.gathered.exif)
            .and_then(exif::minimal);
        match exif {
            Some(tiff) => {
                self.gathered.exif = true;
                self.keep_cleaned(0xe1, data, &[EXIF, &tiff]);
            }
            None => self.front.change(),
        }
    }

    fn settle_profile(&mut self, data: &[u8]) {
        let part = data.strip_prefix(ICC).and_then(|data| data.split_first_chunk());
        let Some(([number, total], part)) = part else {
            return self.front.change();
        };
        if !self.gathered.icc.add(u32::from(*number), part, icc::MAX_PROFILE) {
            return self.front.change();
        }
        if number == total {
            let original = self.gathered.icc.close();
            match icc::clean(&original.whole) {
                Some(profile) => self.keep_cleaned(0xe2, data, &[ICC, &[1, 1], &profile]),
                None => self.front.change(),
            }
        }
    }

    /// JUMBF in APP11 (ISO 19566-5, D.2): "JP", box instance, part number, and the box header again in each part.
    fn settle_manifest(&mut self, data: &[u8]) {
        let parts = &mut self.gathered.manifest;
        let Some((b"JP", rest)) = data.split_first_chunk() else {
            return self.front.change();
        };
        let Some((instance, rest)) = rest.split_first_chunk() else {
            return self.front.change();
        };
        let Some((number, rest)) = rest.split_first_chunk() else {
            return self.front.change();
        };
        let number = u32::from_be_bytes(*number);
        let head = rest.first_chunk::<8>();
        let follows = number > 1 && *instance == parts.instance && parts.whole.first_chunk() == head;
        let part = if follows {
            rest.get(8..)
        } else {
            Some(rest).filter(|_| number == 1)
        };
        if !part.is_some_and(|part| parts.add(number, part, manifest::MAX_MANIFEST)) {
            return self.front.change();
        }
        parts.instance = *instance;
        let length = parts
            .whole
            .first_chunk()
            .map_or(0, |length| u32::from_be_bytes(*length) as usize);
        if parts.whole.len() < length {
            return;
        }
        let whole = parts.close();
        let stays = self.source.keeps_manifests() && whole.whole.len() == length;
        if stays && manifest::is_wordless(&whole.whole) {
            self.keep_manifest(&whole);
        } else {
            self.front.change();
        }
    }

    /// Writes a manifest's segments as they were.
    fn keep_manifest(&mut self, parts: &Parts) {
        let head = parts.whole.get(..8).unwrap_or_default();
        let mut rest = parts.whole.as_slice();
        for (number, size) in (1u32..).zip(&parts.sizes) {
            let (part, after) = rest.split_at_checked(usize::from(*size)).unwrap_or((rest, &[]));
            rest = after;
            let head = if number == 1 { &[] } else { head };
            let segment = write(0xeb, &[b"JP", &parts.instance, &number.to_be_bytes(), head, part]);
            self.front.keep_manifest(segment);
        }
    }
}
