//! What each PNG chunk may hold, by the PNG specification, third edition, section 11.

use crc32fast::Hasher;

use super::super::picture::ScrubFault;

/// What happens to a chunk, decided from its type, its length and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Pixels: out as they come.
    Pass,
    /// Read whole, then kept, rewritten or left out.
    Hold,
    /// Left out without looking.
    Drop,
}

/// How pixels are laid out, as far as other chunks depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) width: u32,
    pub(super) height: u32,
    depth: u8,
    colour: u8,
}

impl Layout {
    /// Reads IHDR: 13 bytes with one of the 15 allowed pairs of depth and colour type.
    pub(super) fn read(data: &[u8]) -> Result<Self, ScrubFault> {
        let Some(([w0, w1, w2, w3, h0, h1, h2, h3, depth, colour, 0, 0, 0 | 1], [])) =
            data.split_first_chunk()
        else {
            return Err(ScrubFault::Broken);
        };
        let allowed: &[u8] = match colour {
            0 => &[1, 2, 4, 8, 16],
            2 | 4 | 6 => &[8, 16],
            3 => &[1, 2, 4, 8],
            _ => return Err(ScrubFault::Broken),
        };
        if !allowed.contains(depth) {
            return Err(ScrubFault::Broken);
        }
        let width = u32::from_be_bytes([*w0, *w1, *w2, *w3]);
        let height = u32::from_be_bytes([*h0, *h1, *h2, *h3]);
        Ok(Self {
            width,
            height,
            depth: *depth,
            colour: *colour,
        })
    }

    pub(super) fn needs_palette(self) -> bool {
        self.colour == 3
    }

    fn admits_palette(self, entries: u32) -> bool {
        let most = if self.colour == 3 { 1u32 << self.depth } else { 256 };
        matches!(self.colour, 2 | 3 | 6) && (1..=most).contains(&entries)
    }

    fn transparency(self, length: u32, palette: u32) -> bool {
        match self.colour {
            0 => length == 2,
            2 => length == 6,
            3 => (1..=palette).contains(&length),
            _ => false,
        }
    }

    fn background(self) -> u32 {
        match self.colour {
            3 => 1,
            0 | 4 => 2,
            _ => 6,
        }
    }

    fn significant(self) -> u32 {
        match self.colour {
            0 => 1,
            4 => 2,
            6 => 4,
            _ => 3,
        }
    }

    /// The entries of a PLTE of this length; a palette of the wrong size breaks the picture.
    pub(super) fn palette(self, length: u32) -> Result<u32, ScrubFault> {
        let entries = length / 3;
        if length.is_multiple_of(3) && self.admits_palette(entries) {
            Ok(entries)
        } else {
            Err(ScrubFault::Broken)
        }
    }

    /// Whether a small chunk of numbers may stand before the pixels with this length; `palette` is the number of
    /// entries seen so far. Of the wrong size or out of its place it is left out: no viewer needs it.
    pub(super) fn admits(self, kind: [u8; 4], length: u32, palette: Option<u32>) -> bool {
        let early = palette.is_none();
        match &kind {
            b"cHRM" => early && length == 32,
            b"gAMA" => early && length == 4,
            b"sRGB" => early && length == 1,
            b"cICP" => early && length == 4,
            b"sBIT" => early && length == self.significant(),
            b"pHYs" => length == 9,
            b"tRNS" => {
                (palette.is_some() || self.colour != 3) && self.transparency(length, palette.unwrap_or(0))
            }
            b"bKGD" => (palette.is_some() || self.colour != 3) && length == self.background(),
            _ => false,
        }
    }
}

/// Whether the numbers of a small chunk are such as mean something: four letters are no gamma.
pub(super) fn is_sensible(kind: [u8; 4], data: &[u8]) -> bool {
    let small = |bytes: &[u8], most: u32| {
        bytes
            .chunks_exact(4)
            .all(|four| four.try_into().is_ok_and(|four| u32::from_be_bytes(four) <= most))
    };
    match &kind {
        b"cHRM" => small(data, 1_000_000),
        b"gAMA" => small(data, 10_000_000),
        b"sRGB" => data.iter().all(|intent| *intent <= 3),
        b"sBIT" => data.iter().all(|bits| (1..=16).contains(bits)),
        b"pHYs" => small(data, 10_000_000) && data.last().is_some_and(|unit| *unit <= 1),
        _ => true,
    }
}

/// A whole chunk: length, type, data, checksum.
pub(in super::super) fn write(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let mut chunk = Vec::with_capacity(data.len() + 12);
    chunk.extend_from_slice(&length.to_be_bytes());
    chunk.extend_from_slice(&kind);
    chunk.extend_from_slice(data);
    let mut crc = Hasher::new();
    crc.update(&kind);
    crc.update(data);
    chunk.extend_from_slice(&crc.finalize().to_be_bytes());
    chunk
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(depth: u8, colour: u8) -> Result<Layout, ScrubFault> {
        Layout::read(&[0, 0, 0, 1, 0, 0, 0, 1, depth, colour, 0, 0, 0])
    }

    #[test]
    fn only_the_pairs_of_the_specification_are_pictures() {
        let pairs = (0..=255).flat_map(|d| (0..=255).map(move |c| (d, c)));
        assert_eq!(pairs.filter(|&(d, c)| layout(d, c).is_ok()).count(), 15);
    }

    #[test]
    fn letters_are_no_numbers() {
        assert!(is_sensible(*b"gAMA", &45_455u32.to_be_bytes()));
        assert!(!is_sensible(*b"gAMA", b"word"));
        assert!(!is_sensible(*b"cHRM", b"a red fox in the snow at evening"));
        assert!(!is_sensible(*b"pHYs", b"fox tail\0"));
    }

    #[test]
    fn a_palette_fits_its_depth() {
        let two = layout(1, 3).unwrap();
        assert_eq!(two.palette(6), Ok(2));
        assert_eq!(two.palette(9), Err(ScrubFault::Broken));
        assert_eq!(two.palette(5), Err(ScrubFault::Broken));
        assert_eq!(layout(8, 0).unwrap().palette(3), Err(ScrubFault::Broken));
    }
}
