//! iCCP: an ICC profile behind a name, compressed by zlib (PNG specification, 11.3.2.3).

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::super::icc;

/// Every profile of ours has this name; no compression method but zlib's exists.
const NAME: &[u8] = b"icc\0\0";

/// The most bytes of one stored block (RFC 1951, 3.2.4).
const MAX_BLOCK: usize = 0xffff;

/// The chunk's data with the profile's numbers alone; None when the profile is left out.
pub(super) fn clean(data: &[u8]) -> Option<Vec<u8>> {
    let name = memchr::memchr(0, data)?;
    let compressed = data.get(name + 2..)?;
    let profile = decompress_to_vec_zlib_with_limit(compressed, icc::MAX_PROFILE).ok()?;
    let mut cleaned = NAME.to_vec();
    store(&icc::clean(&profile)?, &mut cleaned);
    Some(cleaned)
}

/// Writes zlib data that is not compressed (RFC 1950): a profile of numbers is small.
fn store(data: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(&[0x78, 0x01]);
    let mut blocks = data.chunks(MAX_BLOCK).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(blocks.peek().is_none()));
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(&(!length).to_le_bytes());
        out.extend_from_slice(block);
    }
    out.extend_from_slice(&adler32(data).to_be_bytes());
}

/// The checksum at the end of zlib data (RFC 1950, section 9).
fn adler32(data: &[u8]) -> u32 {
    let (a, b) = data.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (a + b) % 65_521)
    });
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_back() {
        for length in [1, 500, 70_000] {
            let data: Vec<u8> = (0..length).map(|n| (n * 7 % 251) as u8).collect();
            let mut stored = Vec::new();
            store(&data, &mut stored);
            assert_eq!(
                decompress_to_vec_zlib_with_limit(&stored, length as usize).unwrap(),
                data
            );
        }
    }

    #[test]
    fn a_profile_that_inflates_without_end_is_left_out() {
        let mut stored = b"a name\0\0".to_vec();
        store(&vec![0; icc::MAX_PROFILE + 1], &mut stored);
        assert_eq!(clean(&stored), None);
    }
}
