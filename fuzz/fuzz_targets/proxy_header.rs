//! The first bytes of a connection, of anybody's: read without a panic, never longer than they are, and what was read
//! stays so whatever comes behind it.
#![no_main]

use afterimage::client::{Announcement, announcement};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut known = Announcement::Begun;
    for length in 0..=data.len() {
        let read = announcement(&data[..length]);
        assert!(known == Announcement::Begun || read == known);
        if let Announcement::Whole { length: taken, .. } = read {
            assert!(taken <= length);
        }
        known = read;
    }
});
