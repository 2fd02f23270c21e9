//! How long a picture takes, from words to a PNG file, on one core: `cargo bench --bench painter`.

use std::time::Duration;

use afterimage::pipeline::provider::painter::paint;
use rustix::time::{ClockId, clock_gettime};

/// Prints the median and the longest of several pictures for every size, and then for every kind of prompt.
#[expect(clippy::print_stdout, reason = "a bench prints its figures")]
fn main() {
    let sizes = [(512, 512), (768, 768), (1024, 1024), (1280, 720), (1024, 1536)];
    for (width, height) in sizes {
        let [paint, file, longest] = measure("a red boat on a mountain lake at dawn", width, height);
        println!(
            "{width:>4} × {height:<4}  paint {paint:>6.1} ms  png {file:>5.1} ms  longest {longest:>6.1} ms"
        );
    }
    let prompts = [
        "",
        "the sea at sunset",
        "a forest in the fog",
        "a city at night in the rain",
        "a jungle with a waterfall",
        "a garden in spring with many flowers",
        "three balloons over hills, oil",
        "a village in winter, watercolour",
        "a castle, mosaic",
        "space with planets and a comet",
        "the northern lights over snowy mountains, dreamy",
        "a storm over the sea, ships, lightning, rain, wind, fog, impressionist",
    ];
    for words in prompts {
        let [paint, file, longest] = measure(words, 1024, 1024);
        println!("paint {paint:>6.1} ms  png {file:>5.1} ms  longest {longest:>6.1} ms  {words:?}");
    }
}

/// Milliseconds: the median of painting, the median of encoding, the longest of both together.
fn measure(words: &str, width: u32, height: u32) -> [f32; 3] {
    let mut runs: Vec<(Duration, Duration)> = (0..9)
        .filter_map(|seed| run(words, seed, width, height))
        .collect();
    let longest = runs
        .iter()
        .map(|(paint, file)| *paint + *file)
        .max()
        .unwrap_or_default();
    runs.sort();
    let (paint, file) = runs.get(runs.len() / 2).copied().unwrap_or_default();
    [paint, file, longest].map(|time| time.as_secs_f32() * 1000.0)
}

fn run(words: &str, seed: u64, width: u32, height: u32) -> Option<(Duration, Duration)> {
    let start = worked();
    let canvas = paint(words, "", seed, width, height, &|| false)?;
    let painted = worked();
    let file = canvas.to_png().ok()?;
    std::hint::black_box(file);
    Some((painted.saturating_sub(start), worked().saturating_sub(painted)))
}

/// How long this thread has had a processor: what else the machine does is not the painter's time.
fn worked() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}
