//! What a code costs: drawn for the request that asks, and taken from the pool.
//!
//! `cargo bench --bench challenge_code`

#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

use std::io::Write as _;
use std::time::{Duration, Instant};

use afterimage::entropy::Entropy;
use afterimage::pipeline::gate::challenge::{CodeSource as _, DrawFault, Pool};

const ROUNDS: usize = 5_000;
const POOL: usize = 64;

fn main() -> Result<(), DrawFault> {
    let start = Instant::now();
    let empty = Pool::start(Entropy::system(), 0)?;
    row("glyphs loaded, thread started", &mut [start.elapsed()], None);

    let mut bytes = 0;
    let mut drawings = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        bytes += empty.draw()?.picture.len();
        drawings.push(start.elapsed());
    }
    row("drawn on demand", &mut drawings, Some(bytes / ROUNDS));

    let pool = Pool::start(Entropy::system(), POOL)?;
    let mut takes = Vec::with_capacity(ROUNDS);
    while takes.len() < ROUNDS {
        while pool.ready() < POOL {
            std::thread::yield_now();
        }
        for _ in 0..POOL / 2 {
            let start = Instant::now();
            pool.draw()?;
            takes.push(start.elapsed());
        }
    }
    row("taken from the pool", &mut takes, None);
    Ok(())
}

/// One line of the table: mean, median, 99th percentile, size.
fn row(name: &str, times: &mut [Duration], bytes: Option<usize>) {
    times.sort_unstable();
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    let mean = micros(times.iter().sum()) / f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX));
    let at = |percent: usize| {
        micros(
            times
                .get(times.len() * percent / 100)
                .copied()
                .unwrap_or_default(),
        )
    };
    let size = bytes.map_or(String::new(), |bytes| format!(", {bytes} bytes"));
    // A table that cannot be printed has nobody to read it.
    let _ = writeln!(
        std::io::stdout(),
        "{name:32} mean {mean:8.1} µs, p50 {:8.1} µs, p99 {:8.1} µs{size}",
        at(50),
        at(99)
    );
}
