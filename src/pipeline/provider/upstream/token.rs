//! A name that an upstream gave to a job: it goes back into addresses, so it may hold nothing that steers one.

use serde::de::{Deserialize, Deserializer, Error};

/// The most characters of a name.
const LONGEST: usize = 128;

/// 1 to 128 letters, digits, `-`, `_` and single points inside: safe as one segment of a path (RFC 3986, 3.3).
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Reads a name; anything else is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let fits = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(plain);
        (fits && !text.starts_with('.') && !text.contains("..")).then(|| Self(text.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("no name of a job"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_an_address_is_a_name() {
        for text in ["job_01ABC", "5f6c-77.a", "x"] {
            assert!(Token::parse(text).is_some(), "{text}");
        }
        for text in [
            "", ".", "..", "../x", "a/b", "a?b", "a#b", "a b", "a%2fb", "a..b", "ä", "a\r\nb", "a@b", "a:b",
        ] {
            assert!(Token::parse(text).is_none(), "{text}");
        }
        assert!(Token::parse(&"a".repeat(129)).is_none());
    }
}
