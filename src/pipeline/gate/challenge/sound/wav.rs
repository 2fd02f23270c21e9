//! A sound as a file that every browser plays: RIFF WAVE, PCM of eight bits.

use super::SAMPLE_RATE;
use super::stretch::whole;

/// Bytes of the header before the samples, less the eight that its own length does not count.
const HEADER: u32 = 36;

/// The file of these samples, from -1 to 1; what lies beyond is cut off.
pub(super) fn bytes(samples: &[f32]) -> Vec<u8> {
    let length = u32::try_from(samples.len()).unwrap_or(0);
    let rate = u32::from(SAMPLE_RATE);
    let mut file = Vec::with_capacity(samples.len() + 44);
    file.extend(b"RIFF");
    file.extend((HEADER + length).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // PCM, one channel.
    file.extend([1, 0, 1, 0]);
    file.extend(rate.to_le_bytes());
    // Bytes in a second; bytes and bits of a sample.
    file.extend(rate.to_le_bytes());
    file.extend([1, 0, 8, 0]);
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    file.extend(samples.iter().map(|sample| byte(*sample)));
    file
}

/// A sample in eight bits, silence in the middle.
fn byte(sample: f32) -> u8 {
    let level = sample.clamp(-1.0, 1.0) * 127.0 + 128.5;
    u8::try_from(whole(level)).unwrap_or(u8::MAX)
}
