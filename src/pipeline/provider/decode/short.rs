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

    /// Whether the string begins so, however long it is.
    #[must_use]
    pub fn starts_with(&self, begin: &str) -> bool {
        self.bytes.starts_with(begin.as_bytes())
    }

    /// The number that the whole string is.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        std::str::from_utf8(self.kept()?).ok()?.parse().ok()
    }

    /// The number that the string is before its unit, such as the `s` of `30s`.
    #[must_use]
    pub fn number_of(&self, unit: &str) -> Option<f64> {
        let number = self.kept()?.strip_suffix(unit.as_bytes())?;
        std::str::from_utf8(number).ok()?.parse().ok()
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
    fn a_number_is_read_from_the_whole_string_alone() {
        let short = |text: &str| {
            let mut short = Short::EMPTY;
            short.push(text.as_bytes());
            short
        };
        assert_eq!(short("3").number(), Some(3.0));
        assert_eq!(short("0.25").number(), Some(0.25));
        assert_eq!(short("3 of 4").number(), None);
        assert_eq!(short("1.5s").number_of("s"), Some(1.5));
        assert_eq!(short("1.5").number_of("s"), None);
        let long = format!("NSFW content{}", "!".repeat(100));
        assert!(short(&long).starts_with("NSFW content") && !short("NSFW").starts_with("NSFW content"));
    }

    #[test]
    fn what_it_holds_is_not_printed() {
        let mut short = Short::EMPTY;
        short.push(b"canary");
        assert!(short.ends_with("nary"));
        assert!(!format!("{short:?}").contains("canary"));
    }
}
