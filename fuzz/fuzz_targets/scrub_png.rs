//! PNG: the input is what follows the signature, its chunks given true checksums, for no fuzzer guesses a CRC.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    if let Some((size, rest)) = input.split_first() {
        afterimage_fuzz::keeps_its_promises(
            &[&[*size], &b"\x89PNG\r\n\x1a\n"[..], &with_checksums(rest)].concat(),
        );
    }
});

/// Reads the input as a row of length, type and data, and puts a checksum behind each that is whole.
fn with_checksums(mut input: &[u8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(input.len() * 2);
    while let Some((length, rest)) = input.split_first_chunk::<4>() {
        let end = (u32::from_be_bytes(*length) as usize).saturating_add(4);
        let Some((chunk, rest)) = rest.split_at_checked(end) else {
            break;
        };
        file.extend_from_slice(length);
        file.extend_from_slice(chunk);
        file.extend_from_slice(&crc32fast::hash(chunk).to_be_bytes());
        input = rest;
    }
    file.extend_from_slice(input);
    file
}
