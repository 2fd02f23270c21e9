//! `[content]`: what the operator does not want to be made.

use super::moderation::Moderation;
use super::problem::Wrong;
use super::reader::{Expect, Reader};
use crate::pipeline::gate::content::{Pattern, RuleFault, Rules, Word};

const WORDS: &str = "words of at most 500 characters, with a * before or behind where they go on";
const PATTERNS: &str =
    "regular expressions of the crate regex, of at most 500 characters, that do not match an empty text";

/// What is declined before anything is spent; nothing by default.
#[derive(Debug, Clone)]
pub struct Content {
    /// What prompts are held to, none where there are no rules.
    ///
    /// `content.words`, `AFTERIMAGE_CONTENT__WORDS`; the file that `content.words_file`,
    /// `AFTERIMAGE_CONTENT__WORDS_FILE` names, one on each line, lines that begin with `#` left out; and the regular
    /// expressions of `content.patterns`, `AFTERIMAGE_CONTENT__PATTERNS`. Default none.
    pub rules: Option<Rules>,
    /// The service that is asked besides; the section `content.moderation`, default none.
    pub moderation: Option<Moderation>,
}

impl Content {
    /// Reads the section; on a `public` instance the service that is asked needs a complete card.
    pub(super) fn read(mut reader: Reader<'_>, public: bool) -> Self {
        let parse = |text: &str| Word::parse(text).map_err(wrong);
        let listed = reader.list("words", Expect::Text, WORDS, parse);
        let mut words = listed.unwrap_or_default();
        words.extend(words_of_file(&mut reader));
        let patterns = reader
            .list("patterns", Expect::Text, PATTERNS, |text| {
                Pattern::parse(text).map_err(wrong)
            })
            .unwrap_or_default();
        let rules = if words.is_empty() && patterns.is_empty() {
            None
        } else {
            let rules = Rules::new(&words, &patterns);
            let allowed = "patterns that take at most 32 MiB together";
            rules
                .map_err(|fault| reader.problem("patterns", wrong(fault), allowed))
                .ok()
        };
        let moderation = Moderation::read(reader.section("moderation"), public);
        reader.finish();
        Self { rules, moderation }
    }
}

/// A word on each line, but for empty lines and those that begin with `#`; a bad one is named by its line.
fn words_of_file(reader: &mut Reader<'_>) -> Vec<Word> {
    let allowed = "a readable file of at most 1 MiB with a word on each line";
    let text = reader.file("words_file", allowed).unwrap_or_default();
    let mut words = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim().trim_start_matches('\u{feff}');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match Word::parse(line) {
            Ok(word) => words.push(word),
            Err(fault) => reader.problem_at("words_file", number, wrong(fault), WORDS),
        }
    }
    words
}

fn wrong(fault: RuleFault) -> Wrong {
    match fault {
        RuleFault::Empty => Wrong::Empty,
        RuleFault::Invalid => Wrong::Invalid,
        RuleFault::TooLarge => Wrong::Range,
    }
}
