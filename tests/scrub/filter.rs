//! Runs a picture through scrub, whole or in pieces.

use afterimage::pipeline::scrub::{Limits, MAX_HELD, ScrubFault, Scrubber, Source};
use bytes::Bytes;

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

/// Scrubs a picture that must pass.
pub(crate) fn cleaned(picture: &[u8]) -> Vec<u8> {
    let outcome = scrub(picture);
    assert_eq!(outcome.result, Ok(()));
    outcome.bytes
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
