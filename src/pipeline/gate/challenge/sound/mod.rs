//! A code as sound: for each letter a word that begins with it, for each digit its name, among other voices.
//!
//! Everything is said twice, each time by one voice, while the others talk backwards. People follow a voice they have
//! begun to hear, and know words they have heard all their lives. A program that lays the known recordings over the
//! sound finds nothing that fits: pitch, pace and echo of every word are thrown anew, and bend on its way.

mod alphabet;
mod manner;
mod stretch;
mod track;
mod wav;

use zeroize::Zeroizing;

use super::code::Code;
use super::dice::Dice;
use alphabet::Alphabet;
use track::Track;

pub use alphabet::MissingVoice;

/// Samples in a second of everything here: what a telephone carries.
pub const SAMPLE_RATE: u16 = 8_000;

/// How many bytes decide everything about a sound but its letters.
const SEED: usize = 32;

/// What makes two sounds of one code different: whoever knows it can make the very same sound again.
pub type Seed = Zeroizing<[u8; SEED]>;

/// Says codes.
pub struct Speaker(Alphabet);

impl Speaker {
    /// Reads the recordings: microseconds, for they stay as they lie in the program.
    ///
    /// # Errors
    /// [`MissingVoice`] when a recording lacks a letter of the alphabet.
    pub fn new() -> Result<Self, MissingVoice> {
        Alphabet::load().map(Self)
    }

    /// The sound of a code, a WAV of some fifteen seconds; the same code and seed make the same bytes.
    #[must_use]
    pub fn say(&self, code: &Code, seed: &Seed) -> Vec<u8> {
        let mut dice = Dice::keyed(seed);
        let mut track = Track::new();
        for voice in self.0.two_voices(&mut dice) {
            track.speak(voice, code, &mut dice);
        }
        track.surround(&self.0, &mut dice);
        wav::bytes(&track.finish(&mut dice))
    }
}

#[cfg(test)]
mod tests;
