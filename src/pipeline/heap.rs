//! The heap keeps what a picture needs until the next one comes.

use std::hint::black_box;
use std::sync::Once;

/// Larger than any buffer that a picture passes through.
const LARGE: usize = 4 << 20;

/// Lets the heap keep free memory from the first picture on.
///
/// glibc gives free memory at its end back to the system once there is twice as much as the largest block it ever
/// had to map for us (mallopt(3)), which is less than a picture's buffers until it has seen a large one: each
/// picture would pay for the same pages anew. Not done at the start, for what the start has used is given back.
pub(super) fn keep() {
    static FIRST: Once = Once::new();
    FIRST.call_once(|| drop(black_box(Vec::<u8>::with_capacity(LARGE))));
}
