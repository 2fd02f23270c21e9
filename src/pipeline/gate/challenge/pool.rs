//! Codes drawn ahead of need, on a thread of their own: a request takes one and waits for nothing.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::code::Code;
use super::dice::Dice;
use super::drawing::HAND;
use super::glyph::{Face, MissingGlyph};
use super::sound::{MissingVoice, Seed, Speaker};
use crate::entropy::{Entropy, NoEntropy};

/// A code and the picture that shows it.
pub struct Drawn {
    /// The answer.
    pub code: Code,
    /// The picture, a PNG.
    pub picture: Vec<u8>,
}

/// Where codes come from: the pool, or a test that knows the letters.
pub trait CodeSource: Send + Sync {
    /// A code nobody has been shown.
    ///
    /// # Errors
    /// [`DrawFault`] when none can be made.
    fn draw(&self) -> Result<Drawn, DrawFault>;

    /// A code as sound, a WAV: the same bytes for the same seed.
    ///
    /// # Errors
    /// [`DrawFault`] when it cannot be said.
    fn say(&self, code: &Code, seed: &Seed) -> Result<Vec<u8>, DrawFault>;
}

/// Why there is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawFault {
    /// The system gives no random bytes.
    NoEntropy,
    /// The font lacks a letter of the alphabet.
    MissingGlyph,
    /// A recording lacks a letter of the alphabet.
    MissingVoice,
    /// The picture cannot be written as a PNG.
    Encoding,
    /// The thread that draws cannot be started.
    NoThread,
}

impl std::fmt::Display for DrawFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoEntropy => "the system gives no random bytes",
            Self::MissingGlyph => "the font lacks a letter of the codes",
            Self::MissingVoice => "a voice lacks a letter of the codes",
            Self::Encoding => "the picture of a code cannot be written",
            Self::NoThread => "the thread that draws codes cannot be started",
        })
    }
}

impl std::error::Error for DrawFault {}

/// A store of drawn codes that refills itself; when it runs dry, the request draws its own in half a millisecond.
pub struct Pool {
    easel: Arc<Easel>,
    speaker: Speaker,
    painter: Option<JoinHandle<()>>,
}

/// What the painting thread and the requests share.
struct Easel {
    face: Face,
    entropy: Entropy,
    size: usize,
    shelf: Mutex<Shelf>,
    taken: Condvar,
}

struct Shelf {
    drawn: VecDeque<Drawn>,
    /// The last drawing failed, and nobody has come since.
    failed: bool,
    closing: bool,
}

impl Pool {
    /// Takes the glyphs out of their crate and starts to draw until `size` codes stand ready.
    ///
    /// # Errors
    /// [`DrawFault::MissingGlyph`], [`DrawFault::MissingVoice`] or [`DrawFault::NoThread`]: the service should not start.
    pub fn start(entropy: Entropy, size: usize) -> Result<Self, DrawFault> {
        let speaker = Speaker::new()?;
        let easel = Arc::new(Easel {
            face: Face::load()?,
            entropy,
            size,
            shelf: Mutex::new(Shelf {
                drawn: VecDeque::with_capacity(size),
                failed: false,
                closing: false,
            }),
            taken: Condvar::new(),
        });
        let painter = thread::Builder::new().name("codes".to_owned()).spawn({
            let easel = Arc::clone(&easel);
            move || easel.refill()
        });
        let painter = Some(painter.map_err(|_| DrawFault::NoThread)?);
        Ok(Self {
            easel,
            speaker,
            painter,
        })
    }

    /// How many codes stand ready.
    #[must_use]
    pub fn ready(&self) -> usize {
        self.easel.shelf().drawn.len()
    }
}

impl CodeSource for Pool {
    fn draw(&self) -> Result<Drawn, DrawFault> {
        self.easel.take().map_or_else(|| self.easel.draw(), Ok)
    }

    fn say(&self, code: &Code, seed: &Seed) -> Result<Vec<u8>, DrawFault> {
        Ok(self.speaker.say(code, seed))
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.easel.shelf().closing = true;
        self.easel.taken.notify_one();
        if let Some(painter) = self.painter.take() {
            // A thread that panicked has nothing more to do either.
            let _ = painter.join();
        }
    }
}

impl Easel {
    /// Draws whenever there is room, until the pool closes.
    fn refill(&self) {
        while self.wait_for_room() {
            let drawn = self.draw();
            let mut shelf = self.shelf();
            shelf.failed = drawn.is_err();
            shelf.drawn.extend(drawn);
        }
    }

    /// Sleeps while the shelf is full, or after a failure until somebody comes; false when the pool closes.
    fn wait_for_room(&self) -> bool {
        let idle = |shelf: &mut Shelf| !shelf.closing && (shelf.failed || shelf.drawn.len() >= self.size);
        let shelf = self.taken.wait_while(self.shelf(), idle);
        !shelf.unwrap_or_else(PoisonError::into_inner).closing
    }

    fn take(&self) -> Option<Drawn> {
        let mut shelf = self.shelf();
        shelf.failed = false;
        let drawn = shelf.drawn.pop_front();
        drop(shelf);
        self.taken.notify_one();
        drawn
    }

    fn draw(&self) -> Result<Drawn, DrawFault> {
        let code = Code::random(&self.entropy)?;
        let mut dice = Dice::new(&self.entropy)?;
        let picture = HAND.draw(&self.face, &code, &mut dice)?;
        Ok(Drawn { code, picture })
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<NoEntropy> for DrawFault {
    fn from(_: NoEntropy) -> Self {
        Self::NoEntropy
    }
}

impl From<MissingGlyph> for DrawFault {
    fn from(_: MissingGlyph) -> Self {
        Self::MissingGlyph
    }
}

impl From<MissingVoice> for DrawFault {
    fn from(_: MissingVoice) -> Self {
        Self::MissingVoice
    }
}

impl From<png::EncodingError> for DrawFault {
    fn from(_: png::EncodingError) -> Self {
        Self::Encoding
    }
}
