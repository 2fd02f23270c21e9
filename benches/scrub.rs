//! How fast scrub passes a picture: one thread, pictures of 2 MiB, in pieces as a socket gives them.
//!
//! `cargo bench --bench scrub` prints a table; nothing here fails on a slow machine.
#![expect(clippy::print_stdout, reason = "a benchmark's output is its purpose")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

use std::time::{Duration, Instant};

use afterimage::pipeline::scrub::{Limits, ScrubFault, Scrubber, Source};
use bytes::Bytes;

const SIZE: usize = 2 << 20;
const PIECE: usize = 64 << 10;
const TIME: Duration = Duration::from_millis(1500);

fn main() -> Result<(), ScrubFault> {
    println!(
        "{:<38} {:>8} {:>12}",
        "2 MiB picture in pieces of 64 KiB", "GB/s", "µs/picture"
    );
    for (name, picture) in [
        ("PNG, IDAT of 64 KiB", png(64 << 10)),
        ("PNG, IDAT of 8 KiB", png(8 << 10)),
        ("PNG, one IDAT", png(SIZE)),
        ("JPEG, a stuffed byte in 256", jpeg()),
        ("WebP, lossless", webp()),
    ] {
        let (rate, each) = measure(&picture)?;
        println!("{name:<38} {rate:>8.1} {:>12.1}", each.as_secs_f64() * 1e6);
    }
    Ok(())
}

fn measure(picture: &Bytes) -> Result<(f64, Duration), ScrubFault> {
    let start = Instant::now();
    let mut rounds = 0u32;
    let mut out = Vec::with_capacity(256);
    while start.elapsed() < TIME {
        scrub(picture, &mut out)?;
        rounds += 1;
    }
    let each = start.elapsed() / rounds.max(1);
    Ok((picture.len() as f64 / each.as_secs_f64() / 1e9, each))
}

fn scrub(picture: &Bytes, out: &mut Vec<Bytes>) -> Result<(), ScrubFault> {
    let mut scrubber = Scrubber::new(Limits::default(), Source::TrainedModel);
    let mut rest = picture.clone();
    while !rest.is_empty() {
        let piece = rest.split_to(rest.len().min(PIECE));
        scrubber.push(piece, out)?;
        out.clear();
    }
    scrubber.finish(out)
}

/// Bytes without a pattern: what compressed pixels look like.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let step = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..count).map(step).collect()
}

fn png(part: usize) -> Bytes {
    let header = [0, 0, 4, 0, 0, 0, 4, 0, 8, 2, 0, 0, 0];
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(*b"IHDR", &header, &mut file);
    noise(SIZE)
        .chunks(part)
        .for_each(|data| chunk(*b"IDAT", data, &mut file));
    chunk(*b"IEND", &[], &mut file);
    file.into()
}

fn chunk(kind: [u8; 4], data: &[u8], file: &mut Vec<u8>) {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&kind);
    sum.update(data);
    file.extend_from_slice(&u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
    file.extend_from_slice(&kind);
    file.extend_from_slice(data);
    file.extend_from_slice(&sum.finalize().to_be_bytes());
}

fn jpeg() -> Bytes {
    let mut file = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    file.extend([1; 64]);
    for kind in [0x00, 0x10] {
        file.extend([0xff, 0xc4, 0, 20, kind, 1]);
        file.extend([0; 16]);
    }
    file.extend([0xff, 0xc0, 0, 11, 8, 4, 0, 4, 0, 1, 1, 0x11, 0]);
    file.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    for byte in noise(SIZE) {
        file.push(byte);
        if byte == 0xff {
            file.push(0);
        }
    }
    file.extend([0xff, 0xd9]);
    file.into()
}

fn webp() -> Bytes {
    let mut file = b"RIFF\0\0\0\0WEBPVP8L".to_vec();
    file.extend(u32::try_from(SIZE).unwrap_or(0).to_le_bytes());
    file.extend([0x2f, 0xff, 0xc3, 0xff, 0x00]);
    file.extend(noise(SIZE - 5));
    let sum = u32::try_from(file.len() - 8).unwrap_or(0).to_le_bytes();
    file.splice(4..8, sum);
    file.into()
}
