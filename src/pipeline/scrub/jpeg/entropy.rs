//! The search for the end of a scan.

/// So many bytes are looked at without a branch.
const STRIDE: usize = 64;

/// Where entropy-coded data ends: at an 0xff which neither stuffing nor a restart follows (ITU-T T.81, F.1.2.3 and
/// E.1.4), or which is the last byte at hand.
///
/// A byte in 256 is 0xff and nearly all of them are stuffed, so a search that stops at each is slow. This one asks
/// of a whole stride whether it holds an end, which compilers turn into vector instructions.
pub(super) fn end(data: &[u8]) -> Option<usize> {
    let following = data.get(1..).unwrap_or_default();
    let strides = data
        .as_chunks::<STRIDE>()
        .0
        .iter()
        .zip(following.as_chunks::<STRIDE>().0);
    let clear = strides
        .take_while(|(bytes, nexts)| !any_ends(bytes, nexts))
        .count()
        * STRIDE;
    let rest = data.get(clear..).unwrap_or_default();
    let inside = rest
        .array_windows()
        .position(|[byte, next]| is_end(*byte, *next) == 1);
    let last = || (rest.last() == Some(&0xff)).then(|| rest.len() - 1);
    inside.or_else(last).map(|at| clear + at)
}

fn any_ends(bytes: &[u8; STRIDE], nexts: &[u8; STRIDE]) -> bool {
    bytes
        .iter()
        .zip(nexts)
        .fold(0, |any, (byte, next)| any | is_end(*byte, *next))
        != 0
}

/// 1 when a marker or a fill byte begins here; a number, for that is what vectors are made of.
fn is_end(byte: u8, next: u8) -> u8 {
    u8::from(byte == 0xff) & u8::from(next != 0) & u8::from(next & 0xf8 != 0xd0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, said plainly.
    fn plain(data: &[u8]) -> Option<usize> {
        (0..data.len()).find(|&at| data[at] == 0xff && !matches!(data.get(at + 1), Some(0 | 0xd0..=0xd7)))
    }

    #[test]
    fn every_end_is_found_at_every_place() {
        for length in 0..200 {
            let mut data = vec![7; length];
            assert_eq!(end(&data), None);
            for at in 0..length {
                for next in [0x00, 0xd0, 0xd7, 0xd8, 0xcf, 0xd9, 0xff, 0x01] {
                    data[at] = 0xff;
                    if let Some(byte) = data.get_mut(at + 1) {
                        *byte = next;
                    }
                    assert_eq!(end(&data), plain(&data), "{next:x} at {at} of {length}");
                    data.fill(7);
                }
            }
        }
    }
}
