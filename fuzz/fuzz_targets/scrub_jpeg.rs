//! JPEG: the input is what follows SOI.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    if let Some((size, rest)) = input.split_first() {
        afterimage_fuzz::keeps_its_promises(&[&[*size, 0xff, 0xd8, 0xff], rest].concat());
    }
});
