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

/// The XMP packet for a source.
pub(super) const fn packet(source: Source) -> &'static str {
    match source {
        Source::TrainedModel => packet!("trainedAlgorithmicMedia"),
        Source::Algorithm => packet!("algorithmicMedia"),
    }
}

/// The header of an XMP segment in a JPEG (XMP part 3, 1.1.3).
pub(super) const JPEG_XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// The start of an uncompressed `iTXt` chunk that holds XMP (XMP part 3, 1.1.5).
const PNG_XMP: &[u8] = b"XML:com.adobe.xmp\0\0\0\0\0";

struct Framed {
    png: Bytes,
    jpeg: Bytes,
    webp: Bytes,
}

static TRAINED: LazyLock<Framed> = LazyLock::new(|| Framed::new(Source::TrainedModel));
static ALGORITHM: LazyLock<Framed> = LazyLock::new(|| Framed::new(Source::Algorithm));

fn framed(source: Source) -> &'static Framed {
    match source {
        Source::TrainedModel => &TRAINED,
        Source::Algorithm => &ALGORITHM,
    }
}

/// The mark as a whole PNG chunk.
pub(super) fn png(source: Source) -> &'static Bytes {
    &framed(source).png
}

/// The mark as a whole JPEG segment.
pub(super) fn jpeg(source: Source) -> &'static Bytes {
    &framed(source).jpeg
}

/// The mark as a whole WebP chunk, of even length.
pub(super) fn webp(source: Source) -> &'static Bytes {
    &framed(source).webp
}

impl Framed {
    fn new(source: Source) -> Self {
        let packet = packet(source).as_bytes();
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
        let trained = packet(Source::TrainedModel);
        assert!(trained.contains(">http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia<"));
        assert_eq!(
            trained.replace("trainedAlgorithmicMedia", "algorithmicMedia"),
            packet(Source::Algorithm)
        );
    }

    #[test]
    fn framed_lengths_are_true() {
        for source in [Source::TrainedModel, Source::Algorithm] {
            let segment = jpeg(source);
            assert_eq!(
                usize::from(u16::from_be_bytes([segment[2], segment[3]])),
                segment.len() - 2
            );
            let chunk = webp(source);
            let length = u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]) as usize;
            assert_eq!((length, length % 2), (chunk.len() - 8, 0));
        }
    }
}
