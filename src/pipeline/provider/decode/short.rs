//! The beginning of a string: long enough to compare it with a known word.

/// The most bytes that are kept.
const ROOM: usize = 63;

/// Up to 63 bytes of a string from outside: comparable, and not printable, for it may be anybody's words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Short {
    bytes: [u8; ROOM],
    /// The string's own length as far as it was counted; over [`ROOM`] when it did not fit.
    length: u8,
}

impl Short {
    /// Nothing yet.
    pub const EMPTY: Self = Self {
        bytes: [0; ROOM],
        length: 0,
    };

    /// Appends what fits, and remembers when something did not.
    pub fn push(&mut self, text: &[u8]) {
        for byte in text {
            let Some(place) = self.bytes.get_mut(usize::from(self.length)) else {
                self.length = u8::MAX;
                return;
            };
            *place = *byte;
            self.length += 1;
        }
    }

    /// Whether the whole string is this word.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.kept() == Some(word.as_bytes())
    }

    /// Whether the whole string ends so.
    #[must_use]
    pub fn ends_with(&self, end: &str) -> bool {
        self.kept().is_some_and(|text| text.ends_with(end.as_bytes()))
    }

    /// Whether the string has no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The string, unless it was too long to keep.
    fn kept(&self) -> Option<&[u8]> {
        self.bytes.get(..usize::from(self.length))
    }
}

impl std::fmt::Debug for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Short(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_that_does_not_fit_equals_nothing() {
        let mut short = Short::EMPTY;
        short.push(&[b'a'; ROOM]);
        assert!(short.is(&"a".repeat(ROOM)));
        short.push(b"a");
        assert!(!short.is(&"a".repeat(ROOM)) && !short.is(&"a".repeat(ROOM + 1)));
        short.push(&[b'a'; 500]);
        assert!(!short.ends_with("a") && !short.is_empty());
    }

    #[test]
    fn what_it_holds_is_not_printed() {
        let mut short = Short::EMPTY;
        short.push(b"canary");
        assert!(short.ends_with("nary"));
        assert!(!format!("{short:?}").contains("canary"));
    }
}
