//! The words of a visitor as ComfyUI's text nodes shall read them: nothing in them acts.
//!
//! ComfyUI reads `(word:1.5)` as a weight, `embedding:name` as a file of the operator's, and `\(` as a bracket
//! (`comfy/sd1_clip.py`). Nodes that are installed there may read `{a|b}`, `__name__` and `<lora:name:1>` besides.

use zeroize::Zeroizing;

/// The word that begins the name of an embedding.
const EMBEDDING: &[u8] = b"embedding";

/// Words in which every sign is one.
pub(super) fn plain(text: &str) -> Zeroizing<String> {
    // A sign becomes at most two, and a backslash is one byte.
    let mut out = Zeroizing::new(String::with_capacity(2 * text.len()));
    for c in text.chars() {
        match c {
            // A weight begins and ends with a bracket; alternatives become what they look like.
            '(' | '{' => out.push_str("\\("),
            ')' | '}' => out.push_str("\\)"),
            ':' if ends_with_embedding(&out) => out.push_str(" :"),
            '_' if out.ends_with('_') => {}
            c if out.ends_with('<') && !c.is_whitespace() => {
                out.push(' ');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn ends_with_embedding(out: &str) -> bool {
    let start = out.len().saturating_sub(EMBEDDING.len());
    let end = out.as_bytes().get(start..);
    end.is_some_and(|end| end.eq_ignore_ascii_case(EMBEDDING))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How ComfyUI splits a text into what it weighs, and finds embeddings in it: the weights and the names.
    fn acts(text: &str) -> (Vec<String>, Vec<String>) {
        let text = text.replace("\\)", "\0\u{1}").replace("\\(", "\0\u{2}");
        let weighed = match text.find('(') {
            Some(_) => vec![text.clone()],
            None => Vec::new(),
        };
        let text = read(&text);
        let parts: Vec<&str> = text.split("embedding:").collect();
        let found = parts.windows(2).filter_map(|pair| match pair {
            [before, name] => {
                let begins = before.chars().next_back().is_none_or(char::is_whitespace);
                begins.then(|| (*name).to_owned())
            }
            _ => None,
        });
        (weighed, found.collect())
    }

    /// The words as the model reads them when nothing in them is weighed.
    fn read(text: &str) -> String {
        text.replace("\0\u{1}", ")").replace("\0\u{2}", "(")
    }

    fn shown(text: &str) -> String {
        read(&plain(text).replace("\\)", "\0\u{1}").replace("\\(", "\0\u{2}"))
    }

    #[test]
    fn weights_and_embeddings_become_words() {
        for (typed, read) in [
            ("a lake", "a lake"),
            ("a (blue:1.5) lake", "a (blue:1.5) lake"),
            ("(((x)))", "(((x)))"),
            ("a \\(b\\) c", "a \\(b\\) c"),
            ("a \\\\(b", "a \\\\(b"),
            ("embedding:secret", "embedding :secret"),
            ("a Embedding:x", "a Embedding :x"),
            ("{red|blue}", "(red|blue)"),
            ("__animal__", "_animal_"),
            ("<lora:x:1> a < b", "< lora:x:1> a < b"),
            ("10:30 [a:b:0.5] ---", "10:30 [a:b:0.5] ---"),
        ] {
            assert_eq!(shown(typed), read, "{typed}");
        }
    }

    proptest! {
        /// issue 4: the prompt is data, never commands.
        #[test]
        fn no_words_act(text in r"([()\\:{}<>_|\[\] ]|embedding|EMBEDDING|embedding:|lora|BREAK|1\.5|[a-z]|\PC){0,40}") {
            let plain = plain(&text);
            prop_assert_eq!(acts(&plain), (Vec::new(), Vec::new()));
            let found = ["{", "}", "__", "<l"].iter().any(|sign| plain.contains(sign));
            prop_assert!(!found, "a sign is left");
            prop_assert!(plain.len() <= 2 * text.len(), "the buffer grew");
        }
    }
}
