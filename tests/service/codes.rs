//! Codes a test can read: the picture of each spells its answer.

use std::sync::atomic::{AtomicUsize, Ordering};

use afterimage::entropy::Entropy;
use afterimage::pipeline::gate::challenge::{Code, CodeSource, DrawFault, Drawn, LENGTH, Seed};
use zeroize::Zeroizing;

/// What every such picture begins with, as a PNG does.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What every such sound begins with, as a WAV does.
const SOUND: &[u8] = b"RIFF\0\0\0\0WAVE";

/// Draws random codes whose pictures can be read by [`read`].
pub(crate) struct LegibleCodes {
    entropy: Entropy,
    /// The codes to draw from; every code there is when empty.
    among: Vec<Zeroizing<String>>,
    drawn: AtomicUsize,
}

impl LegibleCodes {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            entropy: Entropy::seeded(seed),
            among: Vec::new(),
            drawn: AtomicUsize::new(0),
        }
    }

    /// Draws from so few codes that guessing can be measured.
    pub(crate) fn among(seed: u64, codes: usize) -> Self {
        let entropy = Entropy::seeded(seed);
        let among = (0..codes)
            .map(|_| Code::random(&entropy).unwrap().to_stored())
            .collect();
        Self {
            entropy,
            among,
            drawn: AtomicUsize::new(0),
        }
    }

    /// One of the codes, as good as drawn by chance.
    pub(crate) fn guess(&self) -> String {
        self.choose().to_stored().to_string()
    }

    fn choose(&self) -> Code {
        if self.among.is_empty() {
            return Code::random(&self.entropy).expect("seeded entropy never fails");
        }
        let place = self.entropy.number().expect("seeded entropy never fails") % self.among.len() as u64;
        Code::from_stored(&self.among[usize::try_from(place).unwrap()]).expect("a code")
    }

    /// How many codes were drawn.
    pub(crate) fn drawn(&self) -> usize {
        self.drawn.load(Ordering::SeqCst)
    }
}

impl CodeSource for LegibleCodes {
    fn draw(&self) -> Result<Drawn, DrawFault> {
        self.drawn.fetch_add(1, Ordering::SeqCst);
        let code = self.choose();
        let picture = [SIGNATURE, code.to_stored().as_bytes()].concat();
        Ok(Drawn { code, picture })
    }

    fn say(&self, code: &Code, seed: &Seed) -> Result<Vec<u8>, DrawFault> {
        Ok([SOUND, code.to_stored().as_bytes(), seed.as_slice()].concat())
    }
}

/// The letters in a sound of a code.
pub(crate) fn heard(sound: &[u8]) -> String {
    let rest = sound.strip_prefix(SOUND).expect("the sound of a code");
    String::from_utf8(rest[..LENGTH].to_vec()).expect("letters")
}

/// The letters in a picture of a code.
pub(crate) fn read(picture: &[u8]) -> String {
    let letters = picture.strip_prefix(SIGNATURE).expect("the picture of a code");
    String::from_utf8(letters.to_vec()).expect("letters")
}

/// An answer that is as long as the right one and wrong in its first letter.
pub(crate) fn wrong(right: &str) -> String {
    let first = if right.starts_with('A') { 'C' } else { 'A' };
    std::iter::once(first).chain(right.chars().skip(1)).collect()
}

/// A source that breaks in the middle of a handler.
pub(crate) struct BrokenCodes;

impl CodeSource for BrokenCodes {
    fn draw(&self) -> Result<Drawn, DrawFault> {
        panic!("no code could be drawn for canary-in-a-panic")
    }

    fn say(&self, _: &Code, _: &Seed) -> Result<Vec<u8>, DrawFault> {
        panic!("no code could be said for canary-in-a-panic")
    }
}
