//! How a word is said: its pitch, its pace, the room it is said in, none of them ever the same twice.

use std::ops::RangeInclusive;

use crate::pipeline::gate::challenge::dice::Dice;

use super::stretch::{Bend, paced, real, tuned, whole};

/// How much faster or slower a word is said.
const PACE: RangeInclusive<f32> = 0.85..=1.1;
/// How much the pace changes inside a word.
const PACE_DEPTH: RangeInclusive<f32> = 0.1..=0.22;
/// How much a word's pitch differs from its speaker's.
const PITCH: RangeInclusive<f32> = 0.97..=1.03;
/// How much the pitch rises and falls inside a word.
const PITCH_DEPTH: RangeInclusive<f32> = 0.02..=0.06;
/// How often either swings in a word.
const CYCLES: RangeInclusive<f32> = 0.6..=1.6;
/// Echoes of the room.
const ECHOES: usize = 14;
/// How late an echo comes, in samples: from 1 to 25 ms, too soon to be heard as one.
const DELAY: RangeInclusive<f32> = 8.0..=200.0;
/// How loud an echo is at the most.
const ECHO: f32 = 0.22;
/// How much of the highs is taken away, or given.
const TILT: RangeInclusive<f32> = -0.3..=0.3;

/// What stays the same while one voice speaks: who it is, and where.
pub(super) struct Manner {
    pitch: f32,
    echoes: Vec<(usize, f32)>,
    tilt: f32,
}

impl Manner {
    /// A speaker whose pitch lies in this range, in a room of its own.
    pub(super) fn new(pitch: &RangeInclusive<f32>, dice: &mut Dice) -> Self {
        let echo = |dice: &mut Dice| {
            let delay = dice.within(&DELAY);
            let fading = 1.0 - delay / (DELAY.end() * 1.2);
            (whole(delay), fading * dice.within(&(-ECHO..=ECHO)))
        };
        Self {
            pitch: dice.within(pitch),
            echoes: (0..ECHOES).map(|_| echo(dice)).collect(),
            tilt: dice.within(&TILT),
        }
    }

    /// A word in this manner, as loud as any other.
    pub(super) fn say(&self, word: &[f32], dice: &mut Dice) -> Vec<f32> {
        let pace = bend(&PACE, &PACE_DEPTH, dice);
        let mut pitch = bend(&PITCH, &PITCH_DEPTH, dice);
        pitch.base *= self.pitch;
        // A higher pitch also shortens the word: the pace takes that back.
        let pace = Bend {
            base: pace.base / pitch.base,
            ..pace
        };
        let mut said = self.in_room(&tuned(&paced(word, &pace), &pitch));
        level(&mut said);
        said
    }

    /// Adds the echoes, and tilts the spectrum.
    fn in_room(&self, said: &[f32]) -> Vec<f32> {
        let mut before = 0.0;
        let dry: Vec<f32> = said
            .iter()
            .map(|sample| sample + self.tilt * std::mem::replace(&mut before, *sample))
            .collect();
        let mut heard = dry.clone();
        heard.resize(dry.len() + whole(*DELAY.end()), 0.0);
        for (delay, loudness) in &self.echoes {
            for (heard, sample) in heard.iter_mut().skip(*delay).zip(&dry) {
                *heard += loudness * sample;
            }
        }
        heard
    }
}

/// A word backwards, at a pitch of this range: a voice that says nothing.
pub(super) fn babbled(word: &[f32], pitch: &RangeInclusive<f32>, dice: &mut Dice) -> Vec<f32> {
    let mut said = tuned(word, &bend(pitch, &PITCH_DEPTH, dice));
    said.reverse();
    level(&mut said);
    said
}

fn bend(base: &RangeInclusive<f32>, depth: &RangeInclusive<f32>, dice: &mut Dice) -> Bend {
    Bend {
        base: dice.within(base),
        depth: dice.within(depth),
        cycles: dice.within(&CYCLES),
        phase: dice.angle(),
    }
}

/// Brings what is voiced to one: the mean square of the louder half of its pieces.
fn level(said: &mut [f32]) {
    const PIECE: usize = 160;
    let mut powers: Vec<f32> = said
        .chunks(PIECE)
        .map(|piece| piece.iter().map(|sample| sample * sample).sum::<f32>() / real(PIECE))
        .collect();
    powers.sort_by(|a, b| b.total_cmp(a));
    let louder = powers.len().div_ceil(2).max(1);
    let power = powers.iter().take(louder).sum::<f32>() / real(louder);
    let gain = 1.0 / power.sqrt().max(1e-3);
    said.iter_mut().for_each(|sample| *sample *= gain);
}
