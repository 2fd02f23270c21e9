//! The whole sound: the words one after the other, the others behind them, and the hiss over all.

use std::ops::RangeInclusive;

use crate::pipeline::gate::challenge::code::Code;
use crate::pipeline::gate::challenge::dice::Dice;

use super::SAMPLE_RATE;
use super::alphabet::{Alphabet, Voice};
use super::manner::{Manner, babbled};
use super::stretch::whole;

/// How much of the scale a word's loud parts take, as the root of their mean square.
const LOUDNESS: f32 = 0.17;
/// How loud a word is against the others.
const WORD: RangeInclusive<f32> = 0.85..=1.15;
/// The pitch of whoever says the code, against the recording.
const PITCH: RangeInclusive<f32> = 0.88..=1.16;
/// The pitch of those behind.
const PITCH_BEHIND: RangeInclusive<f32> = 0.7..=1.4;
/// How many talk behind, and how loud each is against a word.
const BEHIND: usize = 3;
const LOUDNESS_BEHIND: RangeInclusive<f32> = 0.18..=0.42;
/// How loud the hiss is against a word.
const HISS: RangeInclusive<f32> = 0.05..=0.08;
/// Seconds before the first word: a screen reader finishes its sentence.
const LEAD: f32 = 0.8;
/// Seconds between two words: time to type a letter.
const GAP: RangeInclusive<f32> = 0.45..=0.85;
/// Seconds before everything is said again.
const PAUSE: f32 = 0.9;

/// A sound that is being put together.
pub(super) struct Track(Vec<f32>);

impl Track {
    /// The silence before the first word.
    pub(super) fn new() -> Self {
        Self(vec![0.0; samples(LEAD)])
    }

    /// One voice says the code, and falls silent for a moment.
    pub(super) fn speak(&mut self, voice: &Voice, code: &Code, dice: &mut Dice) {
        let manner = Manner::new(&PITCH, dice);
        for letter in code.letters() {
            let word = manner.say(&voice.word(*letter, dice), dice);
            let loudness = dice.within(&WORD);
            self.0.extend(word.iter().map(|sample| sample * loudness));
            self.pause(dice.within(&GAP));
        }
        self.pause(PAUSE);
    }

    /// Others talk behind it from beginning to end, backwards: there is nothing to understand.
    pub(super) fn surround(&mut self, alphabet: &Alphabet, dice: &mut Dice) {
        for _ in 0..BEHIND {
            let mut begin = 0;
            while begin < self.0.len() {
                let word = babbled(&alphabet.any_word(dice), &PITCH_BEHIND, dice);
                let loudness = dice.within(&LOUDNESS_BEHIND);
                for (sample, behind) in self.0.iter_mut().skip(begin).zip(&word) {
                    *sample += loudness * behind;
                }
                // The next begins before this one has faded, or nothing would move on.
                begin += (word.len() * 4 / 5).max(1);
            }
        }
    }

    /// The sound with its hiss, in the scale from -1 to 1.
    pub(super) fn finish(mut self, dice: &mut Dice) -> Vec<f32> {
        let hiss = dice.within(&HISS);
        let mut throws = vec![0; 2 * self.0.len()];
        dice.fill(&mut throws);
        for (sample, pair) in self.0.iter_mut().zip(throws.chunks_exact(2)) {
            // The sum of two throws is softer than one; so many times it, its variance is one.
            let throw: f32 = pair.iter().map(|throw| f32::from(*throw) / 255.0 - 0.5).sum();
            *sample = LOUDNESS * (*sample + hiss * throw * 6.0_f32.sqrt());
        }
        self.0
    }

    fn pause(&mut self, seconds: f32) {
        self.0.resize(self.0.len() + samples(seconds), 0.0);
    }
}

fn samples(seconds: f32) -> usize {
    whole(seconds * f32::from(SAMPLE_RATE))
}
