//! What a sound costs, and how many codes a program takes from two hundred of them.
//!
//! `cargo bench --bench challenge_sound`, with `-- 20` for fewer sounds

#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the attacker is a test's"
)]

#[path = "../tests/challenge_sound/attack/mod.rs"]
mod attack;

use std::io::Write as _;
use std::time::{Duration, Instant};

use afterimage::entropy::Entropy;
use afterimage::pipeline::gate::challenge::{Code, Speaker};
use zeroize::Zeroizing;

use attack::Ear;
use attack::spectrum::Spectrum;
use attack::waveform::Waveform;

const SOUNDS: usize = 200;

fn main() {
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    let sounds = said(asked.unwrap_or(SOUNDS));
    attack("correlation of the wave", &Waveform::new(), &sounds);
    attack("correlation of the spectrum", &Spectrum::new(), &sounds);
}

/// So many sounds with their codes; prints what one costs.
fn said(count: usize) -> Vec<(String, Vec<u8>)> {
    let speaker = Speaker::new().unwrap();
    let mut times = Vec::with_capacity(count);
    let sounds = (0..).take(count).map(|number| {
        let entropy = Entropy::seeded(number);
        let code = Code::random(&entropy).unwrap();
        let seed = Zeroizing::new(entropy.bytes().unwrap());
        let start = Instant::now();
        let sound = speaker.say(&code, &seed);
        times.push(start.elapsed());
        (code.to_stored().to_string(), sound)
    });
    let sounds: Vec<_> = sounds.collect();
    times.sort_unstable();
    let bytes = sounds.iter().map(|(_, sound)| sound.len()).sum::<usize>() / count;
    let at = |percent: usize| times[times.len() * percent / 100];
    line(&format!(
        "{:28} p50 {:.1} ms, p99 {:.1} ms, {bytes} bytes, {:.1} s",
        "a sound",
        millis(at(50)),
        millis(at(99)),
        bytes as f64 / 8_000.0
    ));
    sounds
}

fn attack(name: &str, ear: &dyn Ear, sounds: &[(String, Vec<u8>)]) {
    let start = Instant::now();
    let (mut whole, mut letters) = (0, 0);
    for (code, sound) in sounds {
        let guess = ear.guess(sound);
        letters += code.chars().zip(guess.chars()).filter(|(a, b)| a == b).count();
        whole += usize::from(*code == guess);
    }
    line(&format!(
        "{name:28} {whole} of {} codes ({:.1} %), {:.1} % of the letters, {:.0} ms each",
        sounds.len(),
        100.0 * whole as f64 / sounds.len() as f64,
        100.0 * letters as f64 / (6 * sounds.len()) as f64,
        millis(start.elapsed()) / sounds.len() as f64
    ));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn line(text: &str) {
    // A table that cannot be printed has nobody to read it.
    let _ = writeln!(std::io::stdout(), "{text}");
}
