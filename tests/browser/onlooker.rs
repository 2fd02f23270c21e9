//! Looks over the shoulder of the source of codes: the pictures are real, the test knows their letters.

use std::sync::{Arc, Mutex};

use afterimage::pipeline::gate::challenge::{Code, CodeSource, DrawFault, Drawn, Seed};

/// A source of codes that remembers what it drew.
pub(crate) struct Onlooker {
    source: Arc<dyn CodeSource>,
    seen: Mutex<Vec<String>>,
}

impl Onlooker {
    pub(crate) fn of(source: Arc<dyn CodeSource>) -> Arc<Self> {
        Arc::new(Self {
            source,
            seen: Mutex::default(),
        })
    }

    /// How many codes were given out.
    pub(crate) fn drawn(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// The letters of the code that was given out last.
    pub(crate) fn letters(&self) -> String {
        self.seen
            .lock()
            .unwrap()
            .last()
            .expect("no code was given out")
            .clone()
    }

    /// As many letters, and not those.
    pub(crate) fn wrong_letters(&self) -> String {
        let right = self.letters();
        let first = if right.starts_with('A') { 'C' } else { 'A' };
        std::iter::once(first).chain(right.chars().skip(1)).collect()
    }
}

impl CodeSource for Onlooker {
    fn draw(&self) -> Result<Drawn, DrawFault> {
        let drawn = self.source.draw()?;
        self.seen.lock().unwrap().push(drawn.code.to_stored().to_string());
        Ok(drawn)
    }

    fn say(&self, code: &Code, seed: &Seed) -> Result<Vec<u8>, DrawFault> {
        self.source.say(code, seed)
    }
}
