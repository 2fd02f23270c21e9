//! The words of a visitor as stable-diffusion's tools shall read them: every sign that these tools obey is made a sign.

use zeroize::Zeroizing;

/// The most bytes of a prompt, far more than any model reads: stable-diffusion.cpp reads it with a `std::regex` that
/// recurses for each byte, and ran out of stack between 20 and 39 KB.
const LONGEST: usize = 16 * 1024;

/// Who reads the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// stable-diffusion.cpp. It obeys `(a:1.5)`, and ends when the number is none: `(a:..)` from one visitor takes the
    /// server from all. A bracket that nothing opened is a sign, and it shows the backslash before all but `(`.
    SdCpp,
    /// `AUTOMATIC1111`'s web interface, its forks and what is installed there: also `[a:b:0.5]`, `a AND b`, `{a|b}`,
    /// `__wildcards__` and `# comments`.
    WebUi,
}

/// Words in which nothing acts: no weights, no alternatives, no `<lora:…>` or other `<name:…>`, no `BREAK`, no
/// `embedding:` and no arguments.
pub(super) fn plain(text: &str, reader: Reader) -> Zeroizing<String> {
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let mut out = Zeroizing::new(String::with_capacity(3 * text.len()));
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let end = match rest.find(|c| !word(c)) {
            Some(0) => next.len_utf8(),
            end => end.unwrap_or(rest.len()),
        };
        let (taken, left) = rest.split_at(end);
        if word(next) {
            name(taken, reader, &mut out);
        } else {
            sign(next, left, reader, &mut out);
        }
        rest = left;
    }
    out
}

/// Whether a character belongs to a word for `std::regex`, which knows ASCII alone: a name that acts is found there
/// even beside other letters.
fn word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// A word, in small letters when it acts in capitals, and without two underscores in a row where they act.
fn name(text: &str, reader: Reader, out: &mut String) {
    match (text, reader) {
        ("BREAK", _) => out.push_str("break"),
        ("AND", Reader::WebUi) => out.push_str("and"),
        (text, Reader::WebUi) => {
            let doubled = |c: char, out: &String| c == '_' && out.ends_with('_');
            for c in text.chars() {
                if !doubled(c, out) {
                    out.push(c);
                }
            }
        }
        (text, Reader::SdCpp) => out.push_str(text),
    }
}

/// A sign, with what makes it one.
fn sign(c: char, next: &str, reader: Reader, out: &mut String) {
    match (c, reader) {
        ('\\' | '(', _) | (')' | '[' | ']', Reader::WebUi) => out.push('\\'),
        (':', _) if ends_with_embedding(out) => out.push(' '),
        _ => {}
    }
    match (c, reader) {
        ('{' | '}', Reader::WebUi) => out.push(' '),
        // The wide form is a sign to everybody, and begins no comment.
        ('#', Reader::WebUi) => out.push('\u{ff03}'),
        _ => out.push(c),
    }
    // `<lora:x:1>`, `<hypernet:x:1>`, `</sd_cpp_extra_args>`: a name that does not follow at once is none.
    if c == '<' && next.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '/')) {
        out.push(' ');
    }
}

fn ends_with_embedding(out: &str) -> bool {
    const NAME: &[u8] = b"embedding";
    let start = out.len().saturating_sub(NAME.len());
    let end = out.as_bytes().get(start..);
    end.is_some_and(|end| end.eq_ignore_ascii_case(NAME))
}

#[cfg(test)]
mod tests;
