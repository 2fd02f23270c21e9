//! What is not made: off by default, from the file, a variable or a file of its own, and never shown.

use std::io;
use std::path::Path;
use std::time::Duration;

use afterimage::config::{Environment, Loaded, Problem, load};
use afterimage::pipeline::gate::content::OnFailure;

use super::{read, wrong};

const WORDS: &str =
    "\u{feff}# what cana7y does not want\n\nforbidden\n  two words  \n\ncana7y*7\nthird*\n...\n";

fn with_file(text: &str, words: &'static str) -> Result<Loaded, Vec<Problem>> {
    let read = |path: &Path| match path.to_str() {
        Some("/etc/words") => Ok(words.to_owned()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    load(text, &Environment::default(), &read)
}

fn forbids(loaded: &Loaded, text: &str) -> bool {
    let rules = loaded.config.content.rules.as_ref();
    rules.is_some_and(|rules| rules.forbid(text))
}

#[test]
fn nothing_is_declined_and_nobody_asked_by_default() {
    let content = read("", &[]).unwrap().config.content;
    assert!(content.rules.is_none() && content.moderation.is_none());
}

#[test]
fn the_words_of_a_file_and_those_beside_it_count_together() {
    let text = "[content]\nwords = ['beside']\nwords_file = '/etc/words'";
    let loaded = with_file(text, "# comment\n\nforbidden\r\n  two words  \nthird*").unwrap();
    for text in ["beside", "a Forbidden thing", "two words", "thirdly"] {
        assert!(forbids(&loaded, text), "{text}");
    }
    assert!(!forbids(&loaded, "a comment"));
    let shown = format!("{loaded:?}");
    assert!(
        shown.contains("words: 4") && !shown.contains("forbidden"),
        "{shown}"
    );
}

#[test]
fn a_bad_word_of_a_file_is_named_by_its_line_and_not_shown() {
    let result = with_file("[content]\nwords_file = '/etc/words'", WORDS);
    assert_eq!(wrong(&result), ["content.words_file[6]", "content.words_file[8]"]);
    for problem in result.unwrap_err() {
        let shown = format!("{problem} {problem:?}");
        assert!(!shown.contains("cana7y") && !shown.contains("/etc"), "{shown}");
    }
}

#[test]
fn a_service_is_asked_as_the_section_says() {
    let text = "[content.moderation]\nbase_url = 'http://127.0.0.1:9/v1'";
    let moderation = read(text, &[]).unwrap().config.content.moderation.unwrap();
    assert_eq!(moderation.base_url.to_string(), "http://127.0.0.1:9/v1");
    assert_eq!(moderation.settings.model, "omni-moderation-latest");
    assert_eq!(moderation.settings.deadline, Duration::from_secs(5));
    assert_eq!(moderation.settings.on_failure, OnFailure::Refuse);
    assert!(moderation.settings.categories.is_empty() && moderation.disclosure.is_none());
}
