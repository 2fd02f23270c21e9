//! The operator's rules: words and patterns, all looked for in one pass over each reading of a text.

use std::fmt;

use aho_corasick::AhoCorasick;
use regex::{RegexBuilder, RegexSet, RegexSetBuilder};

use super::disguise;

/// The longest word or pattern, in characters.
const LONGEST: usize = 500;
/// The most memory of one compiled pattern, in bytes.
const PATTERN: usize = 1 << 20;
/// The same of all of them together.
const PATTERNS: usize = 32 << 20;
/// The most memory of one thread's search, in bytes: beyond it the search goes on, slower.
const SEARCH: usize = 4 << 20;

/// Why something is no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleFault {
    /// There is nothing in it to be found.
    Empty,
    /// It cannot be read, or is found in every text.
    Invalid,
    /// It is longer, or takes more memory, than a rule may.
    TooLarge,
}

/// Words that must not occur, as they are looked for.
pub struct Word(String);

impl Word {
    /// Reads a word, or several that follow each other; with a `*` before or behind, words that go on there count too.
    ///
    /// In scripts that set no spaces between words it is found anywhere.
    ///
    /// # Errors
    /// [`RuleFault`] says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, RuleFault> {
        let text = text.trim();
        if text.chars().count() > LONGEST {
            return Err(RuleFault::TooLarge);
        }
        let bare = text.strip_prefix('*').unwrap_or(text);
        let (before, stripped) = (bare.len() < text.len(), bare.strip_suffix('*'));
        let bare = stripped.unwrap_or(bare);
        if bare.contains('*') {
            return Err(RuleFault::Invalid);
        }
        let words = disguise::words(&disguise::folded(&disguise::plain(bare)));
        let mut found = words.trim();
        let open = |edge: Option<char>| edge.is_some_and(disguise::runs_on);
        let starts = !before && !open(found.chars().next());
        let ends = stripped.is_none() && !open(found.chars().next_back());
        if found.is_empty() {
            return Err(RuleFault::Empty);
        }
        // A space at an edge is the edge of a word.
        found = if starts { words.trim_end() } else { found };
        Ok(Self(if ends {
            format!("{found} ")
        } else {
            found.to_owned()
        }))
    }
}

/// A regular expression that must not match.
pub struct Pattern(String);

impl Pattern {
    /// Reads a regular expression in the syntax of the crate `regex`, which matches in linear time; case does not count.
    ///
    /// # Errors
    /// [`RuleFault::Invalid`] also for one that matches no text at all, and so every text.
    pub fn parse(text: &str) -> Result<Self, RuleFault> {
        if text.is_empty() {
            return Err(RuleFault::Empty);
        }
        if text.chars().count() > LONGEST {
            return Err(RuleFault::TooLarge);
        }
        let mut builder = RegexBuilder::new(text);
        let compiled = builder.case_insensitive(true).size_limit(PATTERN).build();
        // The error quotes the pattern: it is dropped here.
        let regex = compiled.map_err(|error| fault_of(&error))?;
        if regex.is_match("") {
            return Err(RuleFault::Invalid);
        }
        Ok(Self(text.to_owned()))
    }
}

/// All rules, ready to be used; cheap to clone.
#[derive(Clone)]
pub struct Rules {
    words: AhoCorasick,
    patterns: RegexSet,
}

impl Rules {
    /// Puts rules together.
    ///
    /// # Errors
    /// [`RuleFault::TooLarge`] when they take too much memory together.
    pub fn new(words: &[Word], patterns: &[Pattern]) -> Result<Self, RuleFault> {
        let words = AhoCorasick::new(words.iter().map(|word| &word.0));
        let patterns = RegexSetBuilder::new(patterns.iter().map(|pattern| &pattern.0))
            .case_insensitive(true)
            .size_limit(PATTERNS)
            .dfa_size_limit(SEARCH)
            .build();
        Ok(Self {
            words: words.map_err(|_| RuleFault::TooLarge)?,
            patterns: patterns.map_err(|error| fault_of(&error))?,
        })
    }

    /// Whether a text breaks a rule; which one is nobody's business.
    #[must_use]
    pub fn forbid(&self, text: &str) -> bool {
        let plain = disguise::plain(text);
        let folded = disguise::folded(&plain);
        if self.patterns.is_match(&plain) || self.patterns.is_match(&folded) {
            return true;
        }
        if self.words.patterns_len() == 0 {
            return false;
        }
        self.words.is_match(&*disguise::words(&folded))
            || disguise::disguised(&folded).any(|reading| self.words.is_match(&*reading))
    }
}

impl fmt::Debug for Rules {
    /// How many there are, and none of them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules")
            .field("words", &self.words.patterns_len())
            .field("patterns", &self.patterns.len())
            .finish()
    }
}

fn fault_of(error: &regex::Error) -> RuleFault {
    match error {
        regex::Error::CompiledTooBig(_) => RuleFault::TooLarge,
        _ => RuleFault::Invalid,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rules(words: &[&str], patterns: &[&str]) -> Rules {
        let words: Vec<_> = words.iter().map(|word| Word::parse(word).unwrap()).collect();
        let patterns: Vec<_> = patterns
            .iter()
            .map(|text| Pattern::parse(text).unwrap())
            .collect();
        Rules::new(&words, &patterns).unwrap()
    }

    #[test]
    fn a_word_is_found_whole_and_not_inside_another() {
        let rules = rules(&["cock", "two words", "*gore*", "blood*"], &[]);
        for text in [
            "a COCK.",
            "Cock",
            "two, words",
            "two\nWords!",
            "some gory... gore",
            "allegorey",
            "bloodbath",
        ] {
            assert!(rules.forbid(text), "{text}");
        }
        for text in [
            "a cockpit",
            "Hancock",
            "two other words",
            "words two",
            "a lifeblood",
            "",
        ] {
            assert!(!rules.forbid(text), "{text}");
        }
    }

    #[test]
    fn where_no_spaces_are_set_a_word_is_found_anywhere() {
        let rules = rules(&["裸体", "누드", "ヌード"], &[]);
        for text in ["一个裸体女人", "누드를 그려", "美しいヌード写真", "美しいﾇｰﾄﾞ写真"]
        {
            assert!(rules.forbid(text), "{text}");
        }
        assert!(!rules.forbid("一个女人的身体"));
    }

    #[test]
    fn a_pattern_sees_the_text_with_and_without_its_accents() {
        let folded = rules(&[], &["naked"]);
        let rules = rules(&[], &[r"\bschön(er|es)?\s+tod\b", r"\b(1[0-7]|[0-9]) year old\b"]);
        for text in ["SCHÖNER  Tod", "ｓｃｈöｎ tod", "a 1\u{200b}5 Year Old"] {
            assert!(rules.forbid(text), "{text}");
        }
        assert!(!rules.forbid("a 25 year old, schon tot"));
        assert!(folded.forbid("ñåkéd"));
    }

    #[test]
    fn what_would_forbid_everything_or_nothing_is_no_rule() {
        for (text, fault) in [
            ("", RuleFault::Empty),
            (" * ", RuleFault::Empty),
            ("**", RuleFault::Empty),
            ("...", RuleFault::Empty),
            ("\u{200b}", RuleFault::Empty),
            ("a*b", RuleFault::Invalid),
            (&"x".repeat(501), RuleFault::TooLarge),
        ] {
            assert_eq!(Word::parse(text).err(), Some(fault), "{text}");
        }
        for (text, fault) in [
            ("", RuleFault::Empty),
            ("(", RuleFault::Invalid),
            ("a*", RuleFault::Invalid),
            (r"(a)\1", RuleFault::Invalid),
            (r"(\w{500}){500}", RuleFault::TooLarge),
            (&"x".repeat(501), RuleFault::TooLarge),
        ] {
            assert_eq!(Pattern::parse(text).err(), Some(fault), "{text}");
        }
    }

    #[test]
    fn a_rule_does_not_print() {
        let shown = format!("{:?}", rules(&["cana7y"], &["cana7y"]));
        assert_eq!(shown, "Rules { words: 1, patterns: 1 }");
    }

    /// One letter in one of the ways to write it that a reader sees through.
    fn dressed(letter: char, way: u8) -> String {
        let code = u32::from(letter);
        let of = |base: u32| char::from_u32(code - u32::from('a') + base).unwrap().to_string();
        match way % 7 {
            0 => letter.to_string(),
            1 => letter.to_uppercase().to_string(),
            2 => of(0xff41),  // full width
            3 => of(0x1d41a), // bold
            4 => of(0x24b6),  // in a circle, a capital
            5 => format!("{letter}\u{200d}"),
            _ => format!("{letter}\u{301}"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        /// safety.md T38
        #[test]
        fn no_dress_hides_a_word(word in "[a-z]{2,12}", ways in prop::collection::vec(any::<u8>(), 12), around in "[ \\PC]{0,40}") {
            let dress: String = word.chars().zip(ways).map(|(letter, way)| dressed(letter, way)).collect();
            let text = format!("{around} {dress}, {around}");
            prop_assert!(rules(&[&word], &[]).forbid(&text), "{text:?}");
            prop_assert!(rules(&[], &[&format!(r"\b{word}\b")]).forbid(&text), "{text:?}");
        }

        #[test]
        fn whatever_is_written_is_read(text in any::<String>()) {
            let _ = rules(&["word"], &["pattern"]).forbid(&text);
            // What can be a rule is found in itself.
            if let Ok(word) = Word::parse(&text) {
                prop_assert!(Rules::new(&[word], &[]).unwrap().forbid(&text.replace('*', " ")), "{text:?}");
            }
        }
    }
}
