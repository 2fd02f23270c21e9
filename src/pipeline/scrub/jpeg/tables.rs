//! The segments a decoder needs, checked to the last byte: what is no table has no room in them (ITU-T T.81, annex B).

use super::super::picture::ScrubFault;

/// Which tables were defined so far, a bit for each of the four places of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Defined {
    quantization: u8,
    direct: u8,
    alternating: u8,
}

/// What a frame header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Name and quantization table of each colour.
    components: Vec<(u8, u8)>,
    progressive: bool,
}

impl Frame {
    /// Reads SOF0, SOF1 or SOF2: eight bits, grey or three colours (B.2.2).
    ///
    /// Four colours are refused: viewers disagree on what they look like. So is a height that comes only after the
    /// first scan (DNL): the limits could not be checked in time.
    pub(super) fn read(code: u8, data: &[u8]) -> Result<Self, ScrubFault> {
        let ([depth, h0, h1, w0, w1, count], parts) = data.split_first_chunk().ok_or(ScrubFault::Broken)?;
        let (height, width) = (u16::from_be_bytes([*h0, *h1]), u16::from_be_bytes([*w0, *w1]));
        let (parts, rest) = parts.as_chunks::<3>();
        if parts.len() != usize::from(*count) || !rest.is_empty() {
            return Err(ScrubFault::Broken);
        }
        if *depth != 8 || height == 0 || !matches!(count, 1 | 3) {
            return Err(ScrubFault::Unsupported);
        }
        let mut components = Vec::with_capacity(parts.len());
        for [id, sampling, table] in parts {
            let sampled = (1..=4).contains(&(sampling >> 4)) && (1..=4).contains(&(sampling & 15));
            if components.iter().any(|(known, _)| known == id) || !sampled || *table > 3 {
                return Err(ScrubFault::Broken);
            }
            components.push((*id, *table));
        }
        Ok(Self {
            width: u32::from(width),
            height: u32::from(height),
            components,
            progressive: code == 0xc2,
        })
    }

    /// The most scans an honest encoder makes: each costs every viewer a walk over all the pixels.
    pub(super) fn max_scans(&self) -> usize {
        if self.progressive {
            64
        } else {
            self.components.len()
        }
    }

    /// Checks a scan header against the frame and the tables it needs (B.2.3).
    pub(super) fn admits_scan(&self, data: &[u8], defined: Defined) -> bool {
        let Some((count, rest)) = data.split_first() else {
            return false;
        };
        let (parts, rest) = rest.as_chunks::<2>();
        let (Some((band, parts)), [approximation]) = (parts.split_last(), rest) else {
            return false;
        };
        let right_count =
            parts.len() == usize::from(*count) && (1..=self.components.len()).contains(&parts.len());
        let [from, to] = *band;
        let right_band = from <= to && to <= 63 && (from == 0 || parts.len() == 1);
        // The first scan of a band needs codes; one that refines the direct current needs none (G.1.2.1).
        let direct = !self.progressive || from == 0 && approximation >> 4 == 0;
        let alternating = !self.progressive || from > 0;
        let known = |[id, codes]: &[u8; 2]| {
            let quantized = self
                .components
                .iter()
                .any(|(known, table)| known == id && has(defined.quantization, *table));
            let direct = !direct || has(defined.direct, codes >> 4);
            quantized && direct && (!alternating || has(defined.alternating, codes & 15))
        };
        right_count && (right_band || !self.progressive) && parts.iter().all(known)
    }
}

fn has(places: u8, place: u8) -> bool {
    place <= 3 && places >> place & 1 == 1
}

impl Defined {
    /// Reads a DQT: quantization tables to its end (B.2.4.1). False when it is anything else.
    pub(super) fn add_quantization(&mut self, mut data: &[u8]) -> bool {
        while let Some((kind, rest)) = data.split_first() {
            let length = match kind >> 4 {
                0 => 64,
                1 => 128,
                _ => return false,
            };
            let Some(rest) = rest.get(length..).filter(|_| kind & 15 <= 3) else {
                return false;
            };
            self.quantization |= 1 << (kind & 3);
            data = rest;
        }
        true
    }

    /// Reads a DHT: Huffman tables to its end (B.2.4.2), none with more codes than its lengths allow.
    pub(super) fn add_huffman(&mut self, mut data: &[u8]) -> bool {
        while !data.is_empty() {
            let Some(([kind, counts @ ..], rest)) = data.split_first_chunk::<17>() else {
                return false;
            };
            let codes: usize = counts.iter().map(|count| usize::from(*count)).sum();
            let space: u32 = (1u32..)
                .zip(counts)
                .map(|(bits, count)| u32::from(*count) << (16 - bits.min(16)))
                .sum();
            let fits = kind >> 4 <= 1 && kind & 15 <= 3 && codes <= 256 && space <= 1 << 16;
            let Some(rest) = rest.get(codes..).filter(|_| fits) else {
                return false;
            };
            let places = if kind >> 4 == 0 {
                &mut self.direct
            } else {
                &mut self.alternating
            };
            *places |= 1 << (kind & 3);
            data = rest;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOUR: &[u8] = &[8, 0, 7, 0, 9, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];

    #[test]
    fn a_frame_is_read_and_its_lies_are_not() {
        let frame = Frame::read(0xc0, COLOUR).unwrap();
        assert_eq!((frame.width, frame.height, frame.max_scans()), (9, 7, 3));
        assert_eq!(Frame::read(0xc0, &COLOUR[..14]), Err(ScrubFault::Broken));
        assert_eq!(
            Frame::read(0xc0, &[COLOUR, b"x"].concat()),
            Err(ScrubFault::Broken)
        );
        let cmyk = [
            &[8, 0, 7, 0, 9, 4][..],
            &[1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0],
        ]
        .concat();
        assert_eq!(Frame::read(0xc0, &cmyk), Err(ScrubFault::Unsupported));
        let twins = [&COLOUR[..9], &[1, 0x11, 1, 3, 0x11, 1]].concat();
        assert_eq!(Frame::read(0xc0, &twins), Err(ScrubFault::Broken));
    }

    const ALL: Defined = Defined {
        quantization: 15,
        direct: 15,
        alternating: 15,
    };

    #[test]
    fn a_scan_needs_its_tables() {
        let frame = Frame::read(0xc0, COLOUR).unwrap();
        let scan = [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0];
        assert!(frame.admits_scan(
            &scan,
            Defined {
                quantization: 3,
                direct: 3,
                alternating: 3
            }
        ));
        assert!(!frame.admits_scan(
            &scan,
            Defined {
                quantization: 1,
                ..ALL
            }
        ));
        assert!(!frame.admits_scan(&scan, Defined { direct: 1, ..ALL }));
        assert!(!frame.admits_scan(
            &scan,
            Defined {
                alternating: 2,
                ..ALL
            }
        ));
    }

    #[test]
    fn a_scan_names_only_what_the_frame_has() {
        let frame = Frame::read(0xc2, COLOUR).unwrap();
        assert!(frame.admits_scan(&[3, 1, 0, 2, 0x11, 3, 0x11, 0, 0, 1], ALL));
        assert!(frame.admits_scan(&[1, 2, 0x10, 1, 63, 0x21], ALL));
        assert!(!frame.admits_scan(&[1, 9, 0, 0, 63, 0], ALL));
        assert!(!frame.admits_scan(&[2, 1, 0, 2, 0, 1, 63, 0], ALL));
        assert!(!frame.admits_scan(&[1, 1, 0, 0, 63, 0, 0], ALL));
        assert!(!frame.admits_scan(&[], ALL));
    }

    #[test]
    fn words_after_a_table_are_no_table() {
        let quantization = [&[0x03][..], &[9; 64]].concat();
        let mut defined = Defined::default();
        assert!(defined.add_quantization(&quantization.repeat(2)));
        assert_eq!(defined.quantization, 8);
        assert!(!defined.add_quantization(&[&quantization, &b"a fox"[..]].concat()));
        let mut huffman = vec![0x11, 0, 2, 1];
        huffman.extend([0; 13]);
        huffman.extend([1, 2, 3]);
        assert!(defined.add_huffman(&huffman.repeat(2)));
        assert_eq!((defined.direct, defined.alternating), (0, 2));
        assert!(!defined.add_huffman(&[&huffman, &b"a fox"[..]].concat()));
        huffman[1] = 3;
        assert!(!defined.add_huffman(&huffman));
    }
}
