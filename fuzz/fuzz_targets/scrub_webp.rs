//! WebP: the input is what follows "RIFF", the sum set true when the first byte is even.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((size, rest)) = input.split_first() else {
        return;
    };
    let mut file = [&[*size], &b"RIFF"[..], rest].concat();
    let sum = file.len().saturating_sub(9) as u32;
    if size % 2 == 0
        && let Some(place) = file.get_mut(5..9)
    {
        place.copy_from_slice(&sum.to_le_bytes());
    }
    afterimage_fuzz::keeps_its_promises(&file);
});
