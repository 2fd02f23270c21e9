//! The words of a visitor: only the pipeline may open them, nothing can print them.

use zeroize::Zeroizing;

/// The longest prompt, in characters.
pub const MAX_CHARACTERS: usize = 10_000;

/// What a visitor asked to see; it has no `Debug`, `Display` or `Serialize`, and is wiped when freed.
#[derive(Clone)]
pub struct Prompt(Zeroizing<String>);

/// Why some text is no prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptFault {
    /// Nothing but white space.
    Blank,
    /// More than [`MAX_CHARACTERS`].
    TooLong,
    /// A control character other than a line break or a tab.
    Control,
}

impl Prompt {
    /// Takes text as typed; surrounding white space goes, line breaks become `\n`.
    ///
    /// # Errors
    /// [`PromptFault`] says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, PromptFault> {
        if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
            return Err(PromptFault::Blank);
        }
        let text = Zeroizing::new(text.trim().replace("\r\n", "\n"));
        if text.chars().count() > MAX_CHARACTERS {
            return Err(PromptFault::TooLong);
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(PromptFault::Control);
        }
        Ok(Self(text))
    }

    /// The same words with a style's after them; none when that is more than a prompt may hold.
    pub(in crate::pipeline) fn styled(&self, style: &str) -> Option<Self> {
        let mut text = Zeroizing::new(String::with_capacity(self.0.len() + style.len() + 2));
        for part in [self.0.as_str(), ", ", style] {
            text.push_str(part);
        }
        (text.chars().count() <= MAX_CHARACTERS).then_some(Self(text))
    }

    /// The words themselves, for the stages of the pipeline.
    pub(in crate::pipeline) fn expose(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Option<PromptFault> {
        Prompt::parse(text).err()
    }

    #[test]
    fn blank_text_is_no_prompt() {
        for text in ["", "   ", "\n\t\r\n", "\u{a0}\u{3000}", "\u{feff}"] {
            assert_eq!(fault(text), Some(PromptFault::Blank));
        }
    }

    #[test]
    fn length_counts_characters_and_not_bytes() {
        assert_eq!(fault(&"🜁".repeat(MAX_CHARACTERS)), None);
        assert_eq!(fault(&"a".repeat(MAX_CHARACTERS + 1)), Some(PromptFault::TooLong));
        assert_eq!(fault(&format!("  {}  ", "a".repeat(MAX_CHARACTERS))), None);
    }

    #[test]
    fn control_characters_are_refused_and_line_breaks_are_not() {
        for text in ["a\0b", "a\u{1b}[31m", "a\u{7f}", "a\u{85}b"] {
            assert_eq!(fault(text), Some(PromptFault::Control));
        }
        assert!(
            Prompt::parse("a lake\r\nat night\tand fog")
                .is_ok_and(|p| p.expose() == "a lake\nat night\tand fog")
        );
    }
}
