//! A value that nobody is shown.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::sandbox::lock;

/// A key of the operator's, who may compare it with another of theirs: it has no `Display`, its `Debug` says `[secret]`, it stays out of swap, and it is wiped when
/// the last copy of this is freed: all copies are one.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// Takes what stands in a configuration or a secret's file, without the white space around it.
    ///
    /// None when nothing is left, or when something is left that no header can carry: the field's value is
    /// visible ASCII (RFC 9110, 5.5).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        visible.then(|| {
            let kept = Zeroizing::new(text.to_owned());
            lock(kept.as_str());
            Self(Arc::new(kept))
        })
    }

    /// The key itself, for the one place that sends it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_print() {
        let secret = Secret::parse(" sk-canary\n").unwrap();
        assert_eq!(format!("{secret:?} {secret:#?}"), "[secret] [secret]");
        assert_eq!(secret.expose(), "sk-canary");
    }

    #[test]
    fn what_a_header_cannot_carry_is_no_secret() {
        for text in ["", " \n", "two words", "line\nbreak", "schlüssel", "nul\0"] {
            assert!(Secret::parse(text).is_none(), "{text:?}");
        }
    }
}
