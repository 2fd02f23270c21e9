//! Words as Stability shall read them: `(blue:0.3)` is a weight there, and has no way to be written as a sign.

use zeroize::Zeroizing;

/// Words in which nothing is a weight: between round brackets a colon becomes the wide one, which is a sign to
/// everybody.
pub(super) fn plain(text: &str) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(3 * text.len()));
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        out.push(if c == ':' && depth > 0 { '\u{ff1a}' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_time_stays_a_time_and_a_weight_becomes_words() {
        for (text, read) in [
            ("a station at 10:30", "a station at 10:30"),
            (
                "(blue:0.3) sky, ((red:1.5):2)",
                "(blue\u{ff1a}0.3) sky, ((red\u{ff1a}1.5)\u{ff1a}2)",
            ),
            ("a) b:1", "a) b:1"),
            ("(open at 9:00", "(open at 9\u{ff1a}00"),
        ] {
            assert_eq!(plain(text).as_str(), read);
        }
    }

    proptest! {
        /// issue 4: the prompt is data, never commands.
        #[test]
        fn no_weight_is_left_in_any_words(text in "[ab ():.0-9]{0,60}|\\PC{0,40}") {
            let read = plain(&text);
            let mut depth = 0_i32;
            for c in read.chars() {
                depth = match c {
                    '(' => depth + 1,
                    ')' => (depth - 1).max(0),
                    _ => depth,
                };
                prop_assert!(c != ':' || depth == 0, "{}", *read);
            }
            let back = read.replace('\u{ff1a}', ":");
            prop_assert_eq!(back, text.replace('\u{ff1a}', ":"));
        }
    }
}
