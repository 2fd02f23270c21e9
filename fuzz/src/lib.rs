//! What every fuzz target asks of scrub.

use afterimage::pipeline::scrub::{Limits, MAX_HELD, ScrubFault, Scrubber, Source};
use bytes::Bytes;

/// Checks on one input that no border matters, little is held, nothing goes out before the header, and that what
/// passed is marked and passes again unchanged. The first byte says where the borders are.
///
/// # Panics
/// When a promise is broken: that is how a fuzzer learns of it.
pub fn keeps_its_promises(input: &[u8]) {
    let Some((size, picture)) = input.split_first() else {
        return;
    };
    let (result, whole) = scrub(picture, picture.len().max(1));
    assert_eq!(
        (result, whole.clone()),
        scrub(picture, usize::from(*size) + 1),
        "borders matter"
    );
    if result.is_ok() {
        let marks: [&[u8]; 2] = [b"/digitalsourcetype/trainedAlgorithmicMedia<", b"jumdc2pa"];
        assert!(
            marks
                .iter()
                .any(|mark| whole.windows(mark.len()).any(|window| window == *mark)),
            "no mark"
        );
        assert_eq!(scrub(&whole, whole.len()), (Ok(()), whole), "twice is not once");
    }
}

fn scrub(picture: &[u8], size: usize) -> (Result<(), ScrubFault>, Vec<u8>) {
    let limits = Limits {
        max_bytes: u64::MAX,
        ..Limits::default()
    };
    let mut scrubber = Scrubber::new(limits, Source::TrainedModel);
    let mut out = Vec::new();
    for piece in picture.chunks(size) {
        let result = scrubber.push(Bytes::copy_from_slice(piece), &mut out);
        assert!(scrubber.held() <= MAX_HELD);
        assert!(scrubber.header().is_some() || result.is_err() || out.is_empty());
        if result.is_err() {
            return (result, out.concat());
        }
    }
    let result = scrubber.finish(&mut out);
    (result, out.concat())
}
