//! Every message is there, is used, and holds no number of its own.

use std::collections::{BTreeMap, BTreeSet};

use afterimage::error::Code;
use afterimage_templates::Lang;
use afterimage_templates::text::{has, ids};

use super::{none, read, sources};

#[test]
fn every_refusal_has_words_in_every_language() {
    let mut missing = Vec::new();
    for lang in Lang::ALL {
        for code in Code::ALL {
            let id = format!("error-{}", code.name());
            if !has(lang, &id) {
                missing.push(format!("{id} in {}", lang.tag()));
            }
        }
    }
    none("a refusal has no words", &missing);
}

#[test]
fn every_refusal_says_what_to_do() {
    for lang in Lang::ALL {
        for code in Code::ALL {
            let said = afterimage_templates::problem::detail(lang, code.name(), &[]);
            assert!(!said.contains('⟦') && said.len() > 10, "{}: {said}", code.name());
        }
    }
}

#[test]
fn no_language_lacks_a_message() {
    let all: BTreeSet<_> = Lang::ALL.into_iter().flat_map(ids).collect();
    let mut missing = Vec::new();
    for lang in Lang::ALL {
        missing.extend(
            all.difference(&ids(lang))
                .map(|id| format!("{id} in {}", lang.tag())),
        );
    }
    none("a language lacks a message", &missing);
}

/// Every message of a language as it stands in its file, by its id.
fn messages(lang: Lang) -> BTreeMap<String, String> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let mut id = String::new();
    for line in read(&format!("assets/locales/{}/main.ftl", lang.folder())).lines() {
        let begins = line.starts_with(|first: char| first.is_ascii_lowercase());
        if let Some((name, _)) = line.split_once(" =").filter(|_| begins) {
            name.clone_into(&mut id);
        }
        if !id.is_empty() && !line.starts_with('#') {
            messages.entry(id.clone()).or_default().push_str(line);
        }
    }
    messages
}

/// A French sign stands off by a space that does not break, and a Spanish question or cry begins with its own.
#[test]
fn french_and_spanish_signs_stand_as_they_are_written_there() {
    let mut wrong = Vec::new();
    for (id, message) in messages(Lang::Fr) {
        let said = message.replace("Authorization:", "");
        let signs = said.match_indices(['?', '!', ';', ':', '%', '»']);
        let mut before = signs.filter_map(|(at, _)| said.split_at(at).0.chars().last());
        if before.any(|before| before != '\u{202f}') {
            wrong.push(format!("{id} in fr: {said}"));
        }
    }
    for (id, message) in messages(Lang::Es) {
        let count = |sign: char| message.matches(sign).count();
        if count('?') != count('¿') || count('!') != count('¡') {
            wrong.push(format!("{id} in es: {message}"));
        }
    }
    none("a sign stands as in another language", &wrong);
}

/// What a message is told, and the numbers it says itself, where no plural says them again.
fn facts(message: &str) -> (BTreeSet<&str>, Vec<&str>, bool) {
    let ends = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    let told = message
        .split('$')
        .skip(1)
        .filter_map(|rest| rest.split(ends).next());
    let outside = message.split(['{', '}']).step_by(2);
    let mut numbers: Vec<&str> = outside
        .flat_map(|words| words.split(|c: char| !c.is_ascii_digit()))
        .filter(|digits| !digits.is_empty())
        .collect();
    numbers.sort_unstable();
    (told.collect(), numbers, message.contains(".detail ="))
}

#[test]
fn a_translation_says_what_the_english_says() {
    let english = messages(Lang::En);
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (id, message) in messages(lang) {
            let Some(meant) = english.get(&id) else {
                wrong.push(format!("{id} in {} translates nothing", lang.tag()));
                continue;
            };
            let (said, meant) = (facts(&message), facts(meant));
            if said != meant {
                wrong.push(format!("{id} in {}: {said:?} instead of {meant:?}", lang.tag()));
            }
        }
    }
    none("a translation tells other facts", &wrong);
}

#[test]
fn no_message_is_left_over() {
    let code: String = sources(&["src", "templates/src"], &[".rs"])
        .iter()
        .map(|source| source.text.as_str())
        .collect();
    let named: BTreeSet<String> = Code::ALL
        .iter()
        .map(|code| format!("error-{}", code.name()))
        .collect();
    let unused: Vec<String> = ids(Lang::En)
        .into_iter()
        .filter(|id| !named.contains(*id) && !is_named(&code, id))
        .map(str::to_owned)
        .collect();
    none("a message that nothing says", &unused);
}

/// Whether code names a message, whole or put together as `{…}-rest`.
fn is_named(code: &str, id: &str) -> bool {
    let composed = |at: usize| code.contains(&format!("}}{}\"", id.split_at(at).1));
    code.contains(&format!("\"{id}\"")) || id.match_indices('-').any(|(at, _)| composed(at))
}

/// Numbers that are facts of the world and no promise of ours: the lengths of addresses, the names of their
/// kinds, and the age below which the law wants parents asked.
const FACTS: [&str; 5] = ["of 32 bits", "of 128 bits", "IPv4", "IPv6", "under 16"];

#[test]
fn no_sentence_holds_a_number_of_its_own() {
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(read("assets/locales/en/main.ftl").lines()) {
        let policy = ["privacy-", "cookies-", "terms-", "about-"]
            .iter()
            .any(|start| line.starts_with(start));
        let law = line.contains("Article") || line.contains("GDPR");
        let said = line.split_once('=').map_or(String::new(), |(_, said)| {
            said.replace("$v4", "").replace("$v6", "")
        });
        let said = FACTS.iter().fold(said, |said, fact| said.replace(fact, ""));
        if policy && !law && said.bytes().any(|byte| byte.is_ascii_digit()) {
            wrong.push(format!("main.ftl:{number} {line}"));
        }
    }
    none("a policy sentence has a number that no code obeys", &wrong);
}
