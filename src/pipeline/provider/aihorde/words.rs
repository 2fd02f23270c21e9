//! The prompt as the Horde's machines shall read it: data, whatever commands they look for in it.

use zeroize::Zeroizing;

use super::super::plain_words::{Reader, plain};
use crate::pipeline::order::Order;
use crate::pipeline::prompt::Prompt;

/// What parts the words for what shall be there from those for what shall not; it cannot stand in plain words.
const BETWEEN: &str = " ### ";

/// What goes into the field `prompt`. Volunteers run what they like: the words are made plain for the tool that looks
/// for the most in them.
pub(super) fn words(order: &Order) -> Zeroizing<String> {
    let prompt = plain(order.prompt.expose(), Reader::WebUi);
    let Some(negative) = order.negative.as_ref().map(Prompt::expose) else {
        return prompt;
    };
    let negative = plain(negative, Reader::WebUi);
    let room = prompt.len() + BETWEEN.len() + negative.len();
    let mut words = Zeroizing::new(String::with_capacity(room));
    for part in [prompt.as_str(), BETWEEN, negative.as_str()] {
        words.push_str(part);
    }
    words
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
            ("a ### b", "#", "a \u{ff03}\u{ff03}\u{ff03} b ### \u{ff03}"),
            ("<lora:x:1> a <b", "", "< lora:x:1> a < b"),
            (
                "Embedding:bad, (lake:1.2)",
                "embedding: x",
                "Embedding :bad, \\(lake:1.2\\) ### embedding : x",
            ),
        ] {
            assert_eq!(written(prompt, negative).as_deref(), Some(expected));
        }
    }

    proptest! {
        /// Nothing that a visitor writes parts the prompt, loads a file, or weighs a word.
        #[test]
        fn no_words_are_a_command(
            prompt in "([a#<:(|{ ]|embedding|EMBEDDING:|lora:|###|__a__|.){1,12}",
            negative in "([a#<:)| ]|embedding:|<lora|###|.){0,12}",
        ) {
            if let Some(words) = written(&prompt, &negative) {
                let parts = words.split("###").count();
                // Blank to a reader is more than blank to `trim`.
                let blank = Prompt::parse(&negative).is_err();
                prop_assert_eq!(parts, if blank { 1 } else { 2 });
                prop_assert!(!words.to_ascii_lowercase().contains("embedding:"));
                prop_assert!(!words.contains("<lora") && !words.contains("__"));
                let weights = words.match_indices('(').all(|(at, _)| words.get(..at).is_some_and(|before| before.ends_with('\\')));
                prop_assert!(weights);
            }
        }
    }
}
