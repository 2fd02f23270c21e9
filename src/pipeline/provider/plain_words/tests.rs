//! What acts in a prompt does not act in ours, whatever a visitor writes.

use proptest::prelude::*;

use super::*;

const BOTH: [Reader; 2] = [Reader::SdCpp, Reader::WebUi];

fn told(text: &str, reader: Reader) -> String {
    plain(text, reader).to_string()
}

#[test]
fn ordinary_words_stay_as_they_are() {
    for text in [
        "a lake at night",
        "50% grey, 3 < 4 > 2: a \"boat\"!",
        "ein Fluß — 湖",
        "a_b c-d\ne",
    ] {
        for reader in BOTH {
            assert_eq!(told(text, reader), text);
        }
    }
}

#[test]
fn what_acts_becomes_words() {
    for (text, cpp, web) in [
        ("(a:1.5)", r"\(a:1.5)", r"\(a:1.5\)"),
        ("(a:..)", r"\(a:..)", r"\(a:..\)"),
        (r"\(a", r"\\\(a", r"\\\(a"),
        ("[a|b]", "[a|b]", r"\[a|b\]"),
        ("<lora:x:1>", "< lora:x:1>", "< lora:x:1>"),
        (
            "<sd_cpp_extra_args>{}</sd_cpp_extra_args>",
            "< sd_cpp_extra_args>{}< /sd_cpp_extra_args>",
            "< sd_cpp_extra_args>  < /sd_cpp_extra_args>",
        ),
        (
            "cats AND dogs BREAK",
            "cats AND dogs break",
            "cats and dogs break",
        ),
        ("éBREAK", "ébreak", "ébreak"),
        ("ANDES BREAKER", "ANDES BREAKER", "ANDES BREAKER"),
        ("Embedding:x", "Embedding :x", "Embedding :x"),
        ("{a|b} __c__", "{a|b} __c__", " a|b  _c_"),
        ("#1 hit", "#1 hit", "\u{ff03}1 hit"),
    ] {
        assert_eq!(told(text, Reader::SdCpp), cpp);
        assert_eq!(told(text, Reader::WebUi), web);
    }
}

#[test]
fn a_prompt_ends_long_before_the_stack_does() {
    for reader in BOTH {
        assert_eq!(told(&"ä".repeat(30_000), reader).len(), LONGEST);
        assert_eq!(told(&"🜁".repeat(30_000), reader).len(), LONGEST);
    }
}

/// The brackets that a parser of emphasis sees, read as stable-diffusion.cpp's `parse_prompt_attention` and its model
/// in the web interface do: a backslash takes the bracket or the backslash after it along.
fn open_brackets(text: &str, which: &[char]) -> usize {
    let mut chars = text.chars().peekable();
    let mut open = 0;
    while let Some(c) = chars.next() {
        if c == '\\' {
            chars.next_if(|next| matches!(next, '(' | ')' | '[' | ']' | '\\'));
        } else if which.contains(&c) {
            open += 1;
        }
    }
    open
}

/// Whether something like `<name` or `</name` stands there.
fn tag(text: &str) -> bool {
    text.split('<')
        .skip(1)
        .any(|after| after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '/')))
}

/// Whether this word stands alone, as `\b` in ASCII has it.
fn alone(text: &str, name: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .any(|word| word == name)
}

fn commands() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<lora:x:1>".to_owned()),
        Just("<hypernet:x:1>".to_owned()),
        Just("<sd_cpp_extra_args>{\"seed\":1}</sd_cpp_extra_args>".to_owned()),
        Just("embedding:easynegative".to_owned()),
        Just("BREAK".to_owned()),
        Just("AND".to_owned()),
        Just("__animals__".to_owned()),
        r"[\\()\[\]{}|:<>#_. a0-9é]{0,12}",
        "\\PC{0,8}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_acts_in_stable_diffusion_cpp(text in commands()) {
        let out = told(&text, Reader::SdCpp);
        prop_assert_eq!(open_brackets(&out, &['(']), 0, "{}", out);
        prop_assert!(!tag(&out) && !alone(&out, "BREAK"), "{}", out);
        prop_assert!(!out.to_ascii_lowercase().contains("embedding:"), "{}", out);
    }

    #[test]
    fn nothing_acts_in_the_web_interface(text in commands()) {
        let out = told(&text, Reader::WebUi);
        prop_assert_eq!(open_brackets(&out, &['(', ')', '[', ']']), 0, "{}", out);
        prop_assert!(!tag(&out) && !alone(&out, "BREAK") && !alone(&out, "AND"), "{}", out);
        prop_assert!(!out.contains(['{', '}', '#']) && !out.contains("__"), "{}", out);
        prop_assert!(!out.to_ascii_lowercase().contains("embedding:"), "{}", out);
    }
}
