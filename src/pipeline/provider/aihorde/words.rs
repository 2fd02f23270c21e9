//! The prompt as the Horde's machines shall read it: data, whatever commands they look for in it.

use zeroize::Zeroizing;

use crate::pipeline::order::Order;
use crate::pipeline::prompt::Prompt;

/// What parts the words for what shall be there from those for what shall not.
const BETWEEN: &str = " ### ";
/// What loads somebody's embedding where it stands before a name.
const EMBEDDING: &[u8] = b"embedding:";

/// What goes into the field `prompt`.
pub(super) fn words(order: &Order) -> Zeroizing<String> {
    let prompt = order.prompt.expose();
    let negative = order.negative.as_ref().map_or("", Prompt::expose);
    // Each character may be followed by one space: a buffer that never grows leaves no copy behind.
    let room = 2 * (prompt.len() + negative.len()) + BETWEEN.len();
    let mut words = Zeroizing::new(String::with_capacity(room));
    plain(prompt, &mut words);
    if !negative.is_empty() {
        words.push_str(BETWEEN);
        plain(negative, &mut words);
    }
    words
}

/// Writes words so that they are nothing else: no third `#` in a row, no `<lora:…>`, no `embedding:…`.
fn plain(text: &str, words: &mut String) {
    let mut hashes = 0;
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        hashes = if letter == '#' { hashes + 1 } else { 0 };
        if hashes == 3 {
            words.push(' ');
            hashes = 1;
        }
        words.push(letter);
        let opens = letter == '<' && rest.as_str().starts_with(|next: char| !next.is_whitespace());
        if opens || (letter == 'g' || letter == 'G') && ends_in_embedding(words, rest.as_str()) {
            words.push(' ');
        }
    }
}

/// Whether the words end in `embedding` and a colon follows.
fn ends_in_embedding(words: &str, rest: &str) -> bool {
    let name = EMBEDDING.split_last().map_or(EMBEDDING, |(_, name)| name);
    let start = words.len().checked_sub(name.len());
    let end = start.and_then(|start| words.as_bytes().get(start..));
    rest.starts_with(':') && end.is_some_and(|end| end.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::bench;
    use super::*;
    use crate::form::Field;

    fn written(prompt: &str, negative: &str) -> Option<String> {
        let fields = [(Field::Prompt, prompt), (Field::NegativePrompt, negative)];
        let order = bench::try_order(&bench::model(), &fields)?;
        Some(words(&order).to_string())
    }

    #[test]
    fn words_stay_words() {
        for (prompt, negative, expected) in [
            ("a lake", "", "a lake"),
            ("a lake", "fog", "a lake ### fog"),
            ("a ### b", "", "a ## # b"),
            ("a #####", "###", "a ## ## # ### ## #"),
            ("<lora:x:1> a <b", "", "< lora:x:1> a < b"),
            (
                "Embedding:bad, (lake:1.2)",
                "embedding: x",
                "Embedding :bad, (lake:1.2) ### embedding : x",
            ),
            ("1 < 2, C# and 50 ## notes", "", "1 < 2, C# and 50 ## notes"),
        ] {
            assert_eq!(written(prompt, negative).as_deref(), Some(expected));
        }
    }

    proptest! {
        /// Nothing that a visitor writes parts the prompt, loads a file, or is lost.
        #[test]
        fn no_words_are_a_command(
            prompt in "([a#<: ]|embedding|EMBEDDING:|lora:|###|.){1,12}",
            negative in "([a#<: ]|embedding:|<lora|###|.){0,12}",
        ) {
            if let Some(words) = written(&prompt, &negative) {
                let parts: Vec<&str> = words.split("###").collect();
                prop_assert_eq!(parts.len(), if negative.trim().is_empty() { 1 } else { 2 });
                prop_assert!(!words.to_ascii_lowercase().contains("embedding:"));
                let mut pairs = words.chars().zip(words.chars().skip(1));
                prop_assert!(pairs.all(|(a, b)| a != '<' || b.is_whitespace()));
                let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                let first = parts.first().copied().unwrap_or_default();
                prop_assert_eq!(bare(first), bare(&prompt));
                prop_assert!(words.capacity() <= 2 * (prompt.len() + negative.len()) + BETWEEN.len());
            }
        }
    }
}
