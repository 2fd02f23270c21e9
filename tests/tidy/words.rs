//! Every message is there, is used, and holds no number of its own.

use std::collections::BTreeSet;

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
