//! The recordings: for every voice the words that stand for the letters, as they were spoken.

use crate::pipeline::gate::challenge::code::ALPHABET;
use crate::pipeline::gate::challenge::dice::Dice;

/// Where each word lies in the recording of its voice; `record.sh` beside it makes both.
const WORDS: &str = include_str!("../../../../../assets/sound/words.tsv");
/// The recordings, by the voice's name: WAV files of µ-law samples (ITU-T G.711).
const RECORDINGS: [(&str, &[u8]); 4] = [
    ("awb", include_bytes!("../../../../../assets/sound/awb.wav")),
    ("kal16", include_bytes!("../../../../../assets/sound/kal16.wav")),
    ("rms", include_bytes!("../../../../../assets/sound/rms.wav")),
    ("slt", include_bytes!("../../../../../assets/sound/slt.wav")),
];

/// The recordings do not hold a word for every letter in every voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingVoice;

/// Every voice there is.
pub(super) struct Alphabet(Vec<Voice>);

/// One voice's words.
pub(super) struct Voice(Vec<Word>);

/// A spoken word, and what is typed for it.
struct Word {
    letter: u8,
    recording: &'static [u8],
}

impl Alphabet {
    /// Finds every word in its recording.
    pub(super) fn load() -> Result<Self, MissingVoice> {
        let voices = RECORDINGS.iter().map(|(name, file)| Voice::load(name, file));
        voices.collect::<Option<_>>().map(Self).ok_or(MissingVoice)
    }

    /// Two different voices, in a random order.
    pub(super) fn two_voices(&self, dice: &mut Dice) -> impl Iterator<Item = &Voice> + use<'_> {
        let first = dice.choose(self.0.len());
        let second = (first + 1 + dice.choose(self.0.len() - 1)) % self.0.len();
        [first, second].into_iter().filter_map(|place| self.0.get(place))
    }

    /// Any word of any voice.
    pub(super) fn any_word(&self, dice: &mut Dice) -> Vec<f32> {
        let voice = self.0.get(dice.choose(self.0.len()));
        let word = voice.and_then(|voice| voice.0.get(dice.choose(voice.0.len())));
        word.map(Word::samples).unwrap_or_default()
    }
}

impl Voice {
    /// A word for this letter, any of those that stand for it.
    pub(super) fn word(&self, letter: u8, dice: &mut Dice) -> Vec<f32> {
        let words: Vec<_> = self.0.iter().filter(|word| word.letter == letter).collect();
        let word = words.get(dice.choose(words.len()));
        word.map(|word| word.samples()).unwrap_or_default()
    }

    fn load(name: &str, file: &'static [u8]) -> Option<Self> {
        let recording = samples_of(file)?;
        let rows = WORDS.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let words = rows.filter(|row| row.first() == Some(&name)).map(|row| {
            let [_, letter, _, start, length] = row.as_slice() else {
                return None;
            };
            let start: usize = start.parse().ok()?;
            let end = start + length.parse::<usize>().ok()?;
            Some(Word {
                letter: *letter.as_bytes().first()?,
                recording: recording.get(start..end)?,
            })
        });
        let words: Vec<Word> = words.collect::<Option<_>>()?;
        let complete = |letter: &u8| {
            words
                .iter()
                .any(|word| word.letter == *letter && !word.recording.is_empty())
        };
        ALPHABET.iter().all(complete).then_some(Self(words))
    }
}

impl Word {
    fn samples(&self) -> Vec<f32> {
        self.recording.iter().copied().map(expanded).collect()
    }
}

/// The `data` chunk of a WAV file.
fn samples_of(file: &'static [u8]) -> Option<&'static [u8]> {
    let mut rest = file.strip_prefix(b"RIFF")?.get(4..)?.strip_prefix(b"WAVE")?;
    loop {
        let (name, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        if name == b"data" {
            return after.get(..length);
        }
        // A chunk of odd length is followed by a byte that belongs to none.
        rest = after.get(length + length % 2..)?;
    }
}

/// A µ-law sample as a number from -1 to 1 (ITU-T G.711, table 2).
fn expanded(sample: u8) -> f32 {
    let bits = !sample;
    let (exponent, mantissa) = (bits >> 4 & 7, u16::from(bits & 15));
    let size = (((mantissa << 3) + 0x84) << exponent) - 0x84;
    let size = f32::from(size) / 32_768.0;
    if bits & 0x80 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::Entropy;

    #[test]
    fn every_voice_has_a_word_for_every_letter() {
        let alphabet = Alphabet::load().unwrap();
        let mut dice = Dice::new(&Entropy::seeded(1)).unwrap();
        for voice in &alphabet.0 {
            for letter in ALPHABET {
                let word = voice.word(*letter, &mut dice);
                // From an eighth of a second to a second and a half.
                assert!(
                    (1_000..12_000).contains(&word.len()),
                    "{} {}",
                    *letter as char,
                    word.len()
                );
                assert!(
                    word.iter().any(|sample| sample.abs() > 0.5),
                    "{}",
                    *letter as char
                );
            }
        }
    }

    #[test]
    fn a_voice_that_lacks_a_word_is_noticed() {
        assert!(Voice::load("nobody", RECORDINGS[0].1).is_none());
        assert!(Voice::load("awb", &RECORDINGS[0].1[..40_000]).is_none());
        assert!(Voice::load("awb", b"RIFF\0\0\0\0WAVEdata").is_none());
    }

    #[test]
    fn the_second_voice_is_never_the_first() {
        let alphabet = Alphabet::load().unwrap();
        let mut dice = Dice::new(&Entropy::seeded(2)).unwrap();
        for _ in 0..200 {
            let voices: Vec<_> = alphabet.two_voices(&mut dice).map(std::ptr::from_ref).collect();
            assert_eq!(voices.len(), 2);
            assert_ne!(voices[0], voices[1]);
        }
    }

    #[test]
    fn expansion_is_that_of_the_standard() {
        // Silence both ways, and both ends of the scale: 32124 of 32768.
        assert!(expanded(0xFF).abs() < f32::EPSILON && expanded(0x7F).abs() < f32::EPSILON);
        for (sample, value) in [(0x80, 32_124.0), (0x00, -32_124.0), (0xF0, 120.0), (0x70, -120.0)] {
            assert!((expanded(sample) * 32_768.0 - value).abs() < 0.5, "{sample:x}");
        }
    }
}
