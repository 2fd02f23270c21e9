//! The code as sound: what a program hears that knows everything about it but the code.
//!
//! `cargo bench --bench challenge_sound` plays it two hundred sounds and prints the figures of the README.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, as it should; the lints spare tests but not their helpers"
)]

mod attack;

use afterimage::entropy::Entropy;
use afterimage::pipeline::gate::challenge::{Code, Speaker};
use zeroize::Zeroizing;

use attack::recordings::{Word, words};
use attack::spectrum::Spectrum;
use attack::waveform::Waveform;
use attack::{Ear, LETTERS};

/// Sounds of each kind that are listened to here; the benchmark has more time.
const SOUNDS: u64 = 4;

/// How many codes of [`SOUNDS`], and how many of their letters, an ear takes from sounds made like this.
fn heard(ear: &dyn Ear, sound: impl Fn(&Code, &Entropy) -> Vec<u8>) -> (usize, usize) {
    let (mut whole, mut letters) = (0, 0);
    for number in 0..SOUNDS {
        let entropy = Entropy::seeded(number);
        let code = Code::random(&entropy).unwrap();
        let guess = ear.guess(&sound(&code, &entropy));
        let right = code
            .to_stored()
            .chars()
            .zip(guess.chars())
            .filter(|(a, b)| a == b)
            .count();
        letters += right;
        whole += usize::from(right == LETTERS.len() / 2);
    }
    (whole, letters)
}

fn said(code: &Code, entropy: &Entropy) -> Vec<u8> {
    let speaker = Speaker::new().unwrap();
    speaker.say(code, &Zeroizing::new(entropy.bytes().unwrap()))
}

/// The recordings one after the other, as the `captcha` crate plays its clips.
fn plain(code: &Code, _: &Entropy) -> Vec<u8> {
    let words = words();
    let of = |letter: u8| -> &Word { words.iter().find(|word| word.letter == letter).unwrap() };
    let mut samples = vec![0.0; 6_000];
    for letter in code.to_stored().repeat(2).bytes() {
        samples.extend(of(letter).samples.iter().map(|sample| 0.5 * sample));
        samples.resize(samples.len() + 5_000, 0.0);
    }
    // A trace of hiss, or there is silence to divide by.
    let mut state = 1_u32;
    let bytes = samples.iter().map(|sample| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let hiss = f32::from(u8::try_from(state >> 24).unwrap()) / 255.0 - 0.5;
        ((sample * 120.0 + 128.0 + 3.0 * hiss) as i32).clamp(0, 255) as u8
    });
    [b"data\0\0\0\0".to_vec(), bytes.collect()].concat()
}

/// Without this the promises below would hold for an attacker who is deaf.
#[test]
fn the_attacker_reads_recordings_that_are_played_as_they_are() {
    assert_eq!(
        heard(&Waveform::new(), plain),
        (SOUNDS as usize, 6 * SOUNDS as usize)
    );
    let (_, letters) = heard(&Spectrum::new(), plain);
    assert!(letters >= 21, "{letters} of {}", 6 * SOUNDS);
}

/// safety.md T6
#[test]
fn laying_the_recordings_over_the_wave_finds_no_code() {
    let (whole, letters) = heard(&Waveform::new(), said);
    assert_eq!(whole, 0);
    assert!(letters < 16, "{letters} of {}", 6 * SOUNDS);
}

/// safety.md T6
#[test]
fn laying_the_recordings_over_the_spectrum_finds_hardly_a_code() {
    let (whole, letters) = heard(&Spectrum::new(), said);
    assert!(whole <= 1, "{whole} of {SOUNDS}");
    assert!(letters < 18, "{letters} of {}", 6 * SOUNDS);
}
