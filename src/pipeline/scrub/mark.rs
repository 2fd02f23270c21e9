//! The mark that says a picture was made by a machine: IPTC `DigitalSourceType` in an XMP packet.
//!
//! The packet is one of two constants. It has no date, no tool, no place and no id but XMP's own fixed one, so two
//! marked pictures have nothing in common that another has not.

use std::sync::LazyLock;

use bytes::Bytes;

use super::picture::Source;

macro_rules! packet {
    ($kind:literal) => {
        concat!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>",
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
            "<rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">",
            "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/",
            $kind,
            "</Iptc4xmpExt:DigitalSourceType></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
        )
    };
}

const TRAINED_MODEL: &str = packet!("trainedAlgorithmicMedia");
const PROGRAM: &str = packet!("algorithmicMedia");

/// The header of an XMP segment in a JPEG (XMP part 3, 1.1.3).
pub(super) const JPEG_XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// The start of an uncompressed `iTXt` chunk that holds XMP (XMP part 3, 1.1.5).
const PNG_XMP: &[u8] = b"XML:com.adobe.xmp\0\0\0\0\0";

struct Framed {
    png: Bytes,
    jpeg: Bytes,
    webp: Bytes,
}

static TRAINED: LazyLock<Framed> = LazyLock::new(|| Framed::new(TRAINED_MODEL));
static ALGORITHM: LazyLock<Framed> = LazyLock::new(|| Framed::new(PROGRAM));

fn framed(source: Source) -> Option<&'static Framed> {
    match source {
        Source::TrainedModel => Some(&TRAINED),
        Source::Algorithm => Some(&ALGORITHM),
        Source::Visitor => None,
    }
}

/// The mark as a whole PNG chunk; none for a picture that gets none.
pub(super) fn png(source: Source) -> Option<&'static Bytes> {
    framed(source).map(|mark| &mark.png)
}

/// The mark as a whole JPEG segment; none for a picture that gets none.
pub(super) fn jpeg(source: Source) -> Option<&'static Bytes> {
    framed(source).map(|mark| &mark.jpeg)
}

/// The mark as a whole WebP chunk, of even length; none for a picture that gets none.
pub(super) fn webp(source: Source) -> Option<&'static Bytes> {
    framed(source).map(|mark| &mark.webp)
}

impl Framed {
    fn new(packet: &str) -> Self {
        let packet = packet.as_bytes();
        Self {
            png: png_chunk(packet),
            jpeg: jpeg_segment(packet),
            webp: webp_chunk(packet),
        }
    }
}

fn png_chunk(packet: &[u8]) -> Bytes {
    let data = [PNG_XMP, packet].concat();
    Bytes::from(super::png::chunk::write(*b"iTXt", &data))
}

fn jpeg_segment(packet: &[u8]) -> Bytes {
    let data = [JPEG_XMP, packet].concat();
    let length = u16::try_from(data.len() + 2).unwrap_or(u16::MAX);
    Bytes::from([&[0xff, 0xe1][..], &length.to_be_bytes(), &data].concat())
}

/// A space makes an odd packet even; XMP allows white space around a packet, and WebP readers need no padding byte.
fn webp_chunk(packet: &[u8]) -> Bytes {
    let space: &[u8] = if packet.len().is_multiple_of(2) { b"" } else { b" " };
    let length = u32::try_from(packet.len() + space.len()).unwrap_or(u32::MAX);
    Bytes::from([&b"XMP "[..], &length.to_le_bytes(), packet, space].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_names_the_source_and_nothing_else_differs() {
        assert!(
            TRAINED_MODEL
                .contains(">http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia<")
        );
        assert_eq!(
            TRAINED_MODEL.replace("trainedAlgorithmicMedia", "algorithmicMedia"),
            PROGRAM
        );
    }

    #[test]
    fn framed_lengths_are_true() {
        for source in [Source::TrainedModel, Source::Algorithm] {
            let segment = jpeg(source).unwrap();
            assert_eq!(
                usize::from(u16::from_be_bytes([segment[2], segment[3]])),
                segment.len() - 2
            );
            let chunk = webp(source).unwrap();
            let length = u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]) as usize;
            assert_eq!((length, length % 2), (chunk.len() - 8, 0));
        }
    }
}
