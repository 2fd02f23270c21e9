//! Another pace without another pitch, and another pitch that takes the pace along.

/// Samples that are taken over at a time: 30 ms, three periods of a deep voice.
const FRAME: usize = 240;
/// Half of each frame lies over half of the next.
const HOP: usize = FRAME / 2;
/// How far from its place a frame is looked for: half a period of a deep voice, in samples.
const SEARCH: usize = 50;
/// For so many samples a bend is taken for straight: nobody hears a step of four milliseconds.
const STEADY: usize = 32;

/// How something changes on the way through a word: a base, and a wave over it.
pub(super) struct Bend {
    /// The middle.
    pub(super) base: f32,
    /// How far it goes from the middle.
    pub(super) depth: f32,
    /// How often it swings in a word.
    pub(super) cycles: f32,
    /// Where the swing begins, in radians.
    pub(super) phase: f32,
}

impl Bend {
    fn at(&self, sample: f32, length: usize) -> f32 {
        let turn = std::f32::consts::TAU * self.cycles * sample / real(length.max(1));
        self.base + self.depth * (turn + self.phase).sin()
    }
}

/// Read `pace` times as fast, at the same pitch.
///
/// Waveform similarity overlap-add (Verhelst and Roelands, 1993): each frame is taken from where it continues the one
/// before it best.
pub(super) fn paced(samples: &[f32], pace: &Bend) -> Vec<f32> {
    let mut spoken: Vec<f32> = Vec::with_capacity(samples.len() * 2);
    let (mut place, mut following) = (0.0, 0);
    while place < real(samples.len()) {
        let start = most_alike(samples, following, whole(place));
        lay_over(&mut spoken, samples.get(start..).unwrap_or_default());
        following = start + HOP;
        place += real(HOP) * pace.at(place, samples.len());
    }
    spoken
}

/// Read `rate` times as fast, which raises the pitch and everything else that makes a voice.
pub(super) fn tuned(samples: &[f32], rate: &Bend) -> Vec<f32> {
    let mut tuned = Vec::with_capacity(samples.len() * 2);
    let (mut place, mut step) = (1.0, rate.base);
    while let Some([before, here, after, beyond]) = four_around(samples, whole(place)) {
        if tuned.len() % STEADY == 0 {
            step = rate.at(place, samples.len());
        }
        // The cubic through two samples with the slopes of their neighbours (Catmull and Rom, 1974).
        let part = place.fract();
        let slope = (after - before) / 2.0;
        let bow = before - 2.5 * here + 2.0 * after - beyond / 2.0;
        let twist = (beyond - before) / 2.0 + 1.5 * (here - after);
        tuned.push(here + part * (slope + part * (bow + part * twist)));
        place += step;
    }
    tuned
}

/// The start near `wanted` whose frame looks most like what follows the frame before.
fn most_alike(samples: &[f32], following: usize, wanted: usize) -> usize {
    let Some(model) = samples.get(following..following + HOP) else {
        return wanted;
    };
    let starts = (wanted.saturating_sub(SEARCH)..wanted + SEARCH).step_by(2);
    let likeness = |start: &usize| {
        let frame = samples.get(*start..*start + HOP).unwrap_or_default();
        likeness_of(model, frame)
    };
    starts
        .map(|start| (likeness(&start), start))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map_or(wanted, |(_, start)| start)
}

/// The sum of the products, in eight parts that a processor adds up side by side.
fn likeness_of(model: &[f32], frame: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (model, frame) in model.chunks_exact(8).zip(frame.chunks_exact(8)) {
        for ((sum, a), b) in sums.iter_mut().zip(model).zip(frame) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

/// Adds a frame under its window, half of it over what is there.
fn lay_over(spoken: &mut Vec<f32>, frame: &[f32]) {
    let begin = spoken.len().saturating_sub(HOP);
    spoken.resize(begin + FRAME, 0.0);
    for ((spoken, sample), place) in spoken.iter_mut().skip(begin).zip(frame).zip(0_u16..) {
        let angle = std::f32::consts::TAU * (f32::from(place) + 0.5) / real(FRAME);
        *spoken += sample * (0.5 - 0.5 * angle.cos());
    }
}

fn four_around(samples: &[f32], place: usize) -> Option<[f32; 4]> {
    samples.get(place.checked_sub(1)?..)?.first_chunk().copied()
}

/// A count of samples as a length.
#[expect(clippy::cast_precision_loss, reason = "no sound has 2²⁴ samples")]
pub(super) fn real(samples: usize) -> f32 {
    samples as f32
}

/// The whole samples of a length; nothing of one below nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when cast, and a part of a sample is none"
)]
pub(super) fn whole(length: f32) -> usize {
    length as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bend(base: f32) -> Bend {
        Bend {
            base,
            depth: 0.0,
            cycles: 1.0,
            phase: 0.0,
        }
    }

    /// A tone of 200 Hz, one second long.
    fn tone() -> Vec<f32> {
        (0_u16..8_000)
            .map(|n| (f32::from(n) * std::f32::consts::TAU / 40.0).sin())
            .collect()
    }

    fn rises(samples: &[f32]) -> usize {
        samples
            .windows(2)
            .filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0)
            .count()
    }

    #[test]
    fn another_pace_keeps_the_pitch() {
        for pace in [0.8, 1.0, 1.25] {
            let spoken = paced(&tone(), &bend(pace));
            let seconds = real(spoken.len()) / 8_000.0;
            assert!((seconds * pace - 1.0).abs() < 0.04, "{pace}: {seconds} s");
            assert!((real(rises(&spoken)) / seconds - 200.0).abs() < 6.0, "{pace}");
        }
    }

    #[test]
    fn another_rate_changes_the_pitch_with_the_length() {
        for rate in [0.8, 1.25] {
            let tuned = tuned(&tone(), &bend(rate));
            let seconds = real(tuned.len()) / 8_000.0;
            assert!((seconds * rate - 1.0).abs() < 0.01, "{rate}: {seconds} s");
            assert!(
                (real(rises(&tuned)) / seconds - 200.0 * rate).abs() < 3.0,
                "{rate}"
            );
        }
    }

    #[test]
    fn the_shortest_sound_does_no_harm() {
        for length in [0, 1, 2, 3, 4, HOP, FRAME] {
            let samples = vec![0.5; length];
            assert!(tuned(&samples, &bend(1.0)).len() <= length);
            assert!(paced(&samples, &bend(1.0)).len() <= length + FRAME);
        }
    }
}
