//! Printable ASCII and nothing else: a log is read in a terminal, and a terminal obeys control characters.

use std::fmt::Write as _;

/// One line of a log: spaces stay, every byte outside printable ASCII becomes `\xHH`.
pub(crate) fn line(text: &str) -> String {
    escaped(text, |byte| byte == b' ' || byte.is_ascii_graphic())
}

/// One word of a line, for columns that are parted by spaces: a space becomes `\x20`.
pub(crate) fn word(text: &str) -> String {
    escaped(text, |byte| byte.is_ascii_graphic())
}

fn escaped(text: &str, keep: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if keep(byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_reaches_a_terminal_as_a_command() {
        let hostile = "a\r\nb\u{1b}[31m\u{2028}\u{9b}\u{7f}\0\té";
        assert_eq!(
            line(hostile),
            r"a\x0d\x0ab\x1b[31m\xe2\x80\xa8\xc2\x9b\x7f\x00\x09\xc3\xa9"
        );
        for scalar in '\0'..='\u{ffff}' {
            let text = line(&scalar.to_string());
            assert!(text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()));
        }
    }

    #[test]
    fn a_word_stays_one_word() {
        assert_eq!(word("/a b"), r"/a\x20b");
        assert_eq!(word("/generate"), "/generate");
    }
}
