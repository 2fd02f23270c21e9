//! The headers inside a WebP: canvas, lossy frame, lossless frame (RFC 9649, sections 2.7, 2.5, 2.6).

use super::super::picture::ScrubFault;

/// The flags of VP8X that are let through or looked at.
pub(super) const ANIMATION: u8 = 0x02;
pub(super) const XMP: u8 = 0x04;
pub(super) const EXIF: u8 = 0x08;
pub(super) const ALPHA: u8 = 0x10;
pub(super) const PROFILE: u8 = 0x20;

/// A chunk's type and length.
pub(super) const HEAD: usize = 8;

/// The extended header: what the file has, and how large it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Canvas {
    pub(super) flags: u8,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Canvas {
    /// Reads the ten bytes of VP8X; says too whether bits were set that must not be.
    pub(super) fn read(data: &[u8]) -> Option<(Self, bool)> {
        let [flags, r0, r1, r2, w0, w1, w2, h0, h1, h2] = *data.first_chunk::<10>()?;
        let known = ANIMATION | XMP | EXIF | ALPHA | PROFILE;
        let strange = flags & !known != 0 || [r0, r1, r2] != [0; 3];
        let width = u32::from_le_bytes([w0, w1, w2, 0]) + 1;
        let height = u32::from_le_bytes([h0, h1, h2, 0]) + 1;
        Some((
            Self {
                flags: flags & known,
                width,
                height,
            },
            strange,
        ))
    }

    pub(super) fn write(self) -> Vec<u8> {
        let [w0, w1, w2, _] = self.width.saturating_sub(1).to_le_bytes();
        let [h0, h1, h2, _] = self.height.saturating_sub(1).to_le_bytes();
        write(*b"VP8X", &[self.flags, 0, 0, 0, w0, w1, w2, h0, h1, h2])
    }
}

/// How many bytes of a frame say its measures; None when the chunk is no frame.
pub(super) fn frame_header(kind: [u8; 4]) -> Option<usize> {
    match &kind {
        b"VP8 " => Some(10),
        b"VP8L" => Some(5),
        _ => None,
    }
}

/// The measures of a still frame, as a canvas that would hold just it.
pub(super) fn read_frame(kind: [u8; 4], data: &[u8]) -> Result<Canvas, ScrubFault> {
    let canvas = if kind == *b"VP8 " {
        read_lossy(data)
    } else {
        read_lossless(data)
    };
    canvas.ok_or(ScrubFault::Broken)
}

/// A key frame that is shown (RFC 6386, 9.1); the two top bits of each measure are for scaling, which nobody does.
fn read_lossy(data: &[u8]) -> Option<Canvas> {
    let [tag, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1] = *data.first_chunk::<10>()? else {
        return None;
    };
    let width = u32::from(u16::from_le_bytes([w0, w1]) & 0x3fff);
    let height = u32::from(u16::from_le_bytes([h0, h1]) & 0x3fff);
    (tag & 0x11 == 0x10).then_some(Canvas {
        flags: 0,
        width,
        height,
    })
}

fn read_lossless(data: &[u8]) -> Option<Canvas> {
    let [0x2f, b0, b1, b2, b3] = *data.first_chunk::<5>()? else {
        return None;
    };
    let bits = u32::from_le_bytes([b0, b1, b2, b3]);
    let flags = if bits >> 28 & 1 == 1 { ALPHA } else { 0 };
    let canvas = Canvas {
        flags,
        width: (bits & 0x3fff) + 1,
        height: (bits >> 14 & 0x3fff) + 1,
    };
    (bits >> 29 == 0).then_some(canvas)
}

/// The head of a chunk.
pub(super) fn head(kind: [u8; 4], length: u32) -> [u8; HEAD] {
    let [k0, k1, k2, k3] = kind;
    let [l0, l1, l2, l3] = length.to_le_bytes();
    [k0, k1, k2, k3, l0, l1, l2, l3]
}

/// A whole chunk, with its padding.
pub(super) fn write(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = head(kind, u32::try_from(data.len()).unwrap_or(u32::MAX)).to_vec();
    chunk.extend_from_slice(data);
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canvas_is_read_as_it_was_written() {
        let canvas = Canvas {
            flags: XMP | ALPHA,
            width: 1 << 24,
            height: 1,
        };
        assert_eq!(Canvas::read(&canvas.write()[HEAD..]), Some((canvas, false)));
        assert_eq!(
            Canvas::read(&[0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0]).map(|(_, strange)| strange),
            Some(true)
        );
        assert_eq!(Canvas::read(&[0; 9]), None);
    }

    #[test]
    fn only_a_shown_key_frame_is_a_picture() {
        let frame = |tag| [tag, 0, 0, 0x9d, 1, 0x2a, 9, 0x40, 7, 0];
        let still = Canvas {
            flags: 0,
            width: 9,
            height: 7,
        };
        assert_eq!(read_frame(*b"VP8 ", &frame(0x10)), Ok(still));
        assert_eq!(read_frame(*b"VP8 ", &frame(0x11)), Err(ScrubFault::Broken));
        assert_eq!(read_frame(*b"VP8 ", &frame(0x00)), Err(ScrubFault::Broken));
        assert_eq!(
            read_frame(*b"VP8L", &[0x2f, 8, 0x80, 1, 0x10]).map(|c| (c.flags, c.width, c.height)),
            Ok((ALPHA, 9, 7))
        );
        assert_eq!(
            read_frame(*b"VP8L", &[0x2f, 8, 0x80, 1, 0x30]),
            Err(ScrubFault::Broken)
        );
    }
}
