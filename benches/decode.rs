//! How fast pictures come out of an answer, on one thread: `cargo bench --bench decode`.
//!
//! The answer is 2.8 MB with one picture of 2 MiB, in chunks as a socket gives them. GB are 10⁹ bytes of the answer.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use afterimage::pipeline::provider::Fault;
use afterimage::pipeline::provider::decode::{BLOCK, Body, Found, Kind, Paths, Take};
use bytes::Bytes;

/// As long as each figure is measured.
const SPAN: Duration = Duration::from_millis(400);
const PICTURE: usize = 2 << 20;

static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("data[]", Take::Item),
        ("data[].b64_json", Take::Picture),
        ("b64_json", Take::Picture),
    ])
});

fn main() -> Result<(), Fault> {
    let text = base64_simd::STANDARD.encode_to_string(picture());
    let plain =
        format!("{{\"created\":1,\"data\":[{{\"b64_json\":\"{text}\"}}],\"usage\":{{\"total_tokens\":5}}}}");
    let slashes = plain.replace('/', "\\/");
    let events =
        format!("event: a.completed\ndata: {{\"type\":\"a.completed\",\"b64_json\":\"{text}\"}}\n\n");
    let skipped = plain.replace("b64_json", "other_name");
    println!(
        "{:28} {:>9} {:>8} {:>12}",
        "answer", "chunks", "GB/s", "ms/picture"
    );
    for (name, said, body) in [
        ("JSON", Kind::Json, &plain),
        ("JSON, every slash escaped", Kind::Json, &slashes),
        ("server-sent event", Kind::Events, &events),
        ("JSON without a picture", Kind::Json, &skipped),
    ] {
        for size in [1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10] {
            let chunks = cut(body.as_bytes(), size);
            let each = measure(|| decode(said, &chunks))?;
            let speed = body.len() as f64 / each.as_secs_f64() / 1e9;
            println!(
                "{name:28} {:>6} Ki {speed:>8.2} {:>12.3}",
                size >> 10,
                each.as_secs_f64() * 1e3
            );
        }
    }
    let chunks = cut(text.as_bytes(), 64 << 10);
    let each = measure(|| Ok(alone(&chunks)))?;
    let speed = text.len() as f64 / each.as_secs_f64() / 1e9;
    println!(
        "{:28} {:>6} Ki {speed:>8.2} {:>12.3}",
        "base64-simd alone",
        64,
        each.as_secs_f64() * 1e3
    );
    let pieces = cut(&picture(), BLOCK);
    let each = measure(|| Ok(encoded(&pieces)))?;
    let speed = text.len() as f64 / each.as_secs_f64() / 1e9;
    println!(
        "{:28} {:>6} Ki {speed:>8.2} {:>12.3}",
        "written again into a page",
        BLOCK >> 10,
        each.as_secs_f64() * 1e3
    );
    Ok(())
}

/// The way back, which a page without script and a JSON answer take: marks are written and chunks left out, so the
/// text that came is not the text that goes.
fn encoded(pieces: &[Bytes]) -> u64 {
    let texts = pieces.iter().map(|piece| {
        let text = base64_simd::STANDARD.encode_to_string(piece);
        u64::from(*black_box(&text).as_bytes().last().unwrap_or(&0))
    });
    texts.sum()
}

/// What cannot be undercut: the decoder's inner step by itself.
fn alone(chunks: &[Bytes]) -> u64 {
    let decoded = chunks.iter().map(|chunk| {
        let mut out = Vec::with_capacity(chunk.len() / 4 * 3);
        let done = base64_simd::STANDARD.decode_append(chunk, &mut out);
        done.map_or(0, |()| u64::from(*black_box(&out).last().unwrap_or(&0)))
    });
    decoded.sum()
}

/// Bytes without a pattern.
fn picture() -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let noise = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    noise.flatten().take(PICTURE).collect()
}

fn cut(body: &[u8], size: usize) -> Vec<Bytes> {
    body.chunks(size).map(Bytes::copy_from_slice).collect()
}

/// The fastest of many runs: what the code takes when nothing else wants the processor.
fn measure(mut run: impl FnMut() -> Result<u64, Fault>) -> Result<Duration, Fault> {
    let start = Instant::now();
    let mut fastest = SPAN;
    while start.elapsed() < SPAN {
        let begin = Instant::now();
        black_box(run()?);
        fastest = fastest.min(begin.elapsed());
    }
    Ok(fastest)
}

fn decode(said: Kind, chunks: &[Bytes]) -> Result<u64, Fault> {
    let mut body = Body::new(said, &PATHS);
    let mut sum = 0;
    for chunk in chunks {
        body.feed(chunk.clone())?;
        while let Some(found) = body.pull()? {
            if let Found::Bytes(bytes) = found {
                sum += u64::from(*black_box(&bytes).last().unwrap_or(&0));
            }
        }
    }
    body.finish().map(|_| sum)
}
