//! Runs a picture through scrub, whole or in pieces.

use afterimage::pipeline::scrub::{Limits, MAX_HELD, ScrubFault, Scrubber, Source};
use bytes::Bytes;

/// The words that are planted wherever a picture has room for some.
pub(crate) const CANARY: &[u8] = b"a canary in the snow";

/// The element every model's picture must carry.
pub(crate) const TRAINED: &[u8] = b">http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia<";

/// What came out, and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) bytes: Vec<u8>,
    pub(crate) result: Result<(), ScrubFault>,
}

/// Scrubs a model's picture in one push.
pub(crate) fn scrub(picture: &[u8]) -> Outcome {
    scrub_in(picture, &[], Limits::default(), Source::TrainedModel)
}

/// Scrubs a picture that must pass, twice: the second time must change nothing.
pub(crate) fn cleaned(picture: &[u8]) -> Vec<u8> {
    let once = scrub(picture);
    assert_eq!(once.result, Ok(()));
    let twice = scrub(&once.bytes);
    assert_eq!(twice.result, Ok(()));
    assert!(twice.bytes == once.bytes, "scrubbing twice is not scrubbing once");
    once.bytes
}

/// Scrubs in pieces that end at `borders`, watching that nothing goes out before the header and little is held.
pub(crate) fn scrub_in(picture: &[u8], borders: &[usize], limits: Limits, source: Source) -> Outcome {
    let mut scrubber = Scrubber::new(limits, source);
    let mut out = Vec::new();
    let whole = Bytes::copy_from_slice(picture);
    let mut borders: Vec<usize> = borders
        .iter()
        .map(|border| border % (picture.len() + 1))
        .collect();
    borders.extend([0, picture.len()]);
    borders.sort_unstable();
    for pair in borders.windows(2) {
        let result = scrubber.push(whole.slice(pair[0]..pair[1]), &mut out);
        assert!(scrubber.held() <= MAX_HELD, "held {}", scrubber.held());
        assert!(scrubber.header().is_some() || result.is_err() || out.is_empty());
        if result.is_err() {
            assert_eq!(
                scrubber.push(Bytes::new(), &mut out),
                result,
                "a fault is repeated"
            );
            return Outcome {
                bytes: out.concat(),
                result,
            };
        }
    }
    let result = scrubber.finish(&mut out);
    Outcome {
        bytes: out.concat(),
        result,
    }
}

pub(crate) fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Whether a picture says that a machine made it, in one way or the other.
pub(crate) fn is_marked(bytes: &[u8]) -> bool {
    holds(bytes, TRAINED) || holds(bytes, b"c2pa.claim")
}
