//! Every sentence of a policy is held by a test, or says why it promises nothing.

use std::collections::{BTreeMap, BTreeSet};

use afterimage::edge::promises::PROMISES;
use afterimage::ledger::retention::TABLE;
use afterimage_templates::Lang;
use afterimage_templates::text::ids;

use super::tables::section;
use super::{none, read, sources};

/// What the messages of the policies begin with: sentences, rows and cards.
const POLICIES: [&str; 10] = [
    "privacy-",
    "kept-",
    "cookies-",
    "terms-",
    "about-",
    "card-",
    "label-",
    "transfer-",
    "purpose-",
    "change-",
];

/// The tests that hold a sentence, or why none does.
enum Held {
    By(Vec<String>),
    Because(String),
}

fn table(name: &str) -> BTreeMap<String, Held> {
    let all: toml::Table = read("tests/tidy/promises.toml").parse().unwrap();
    let held = |value: &toml::Value| match value {
        toml::Value::Array(tests) => Held::By(
            tests
                .iter()
                .map(|test| test.as_str().unwrap().to_owned())
                .collect(),
        ),
        reason => Held::Because(reason.as_str().unwrap().to_owned()),
    };
    let rows = all.get(name).and_then(toml::Value::as_table).unwrap();
    rows.iter().map(|(id, value)| (id.clone(), held(value))).collect()
}

/// Whether a message stands on a page of the policies.
fn is_policy(id: &str) -> bool {
    POLICIES.iter().any(|start| id.starts_with(start))
}

#[test]
fn every_sentence_of_a_policy_is_held_by_a_test_or_says_why_not() {
    let listed = table("sentences");
    let said: BTreeSet<&str> = ids(Lang::En).into_iter().filter(|id| is_policy(id)).collect();
    assert!(said.len() > 100, "{}", said.len());
    let listed: BTreeSet<&str> = listed.keys().map(String::as_str).collect();
    let missing: Vec<String> = said
        .difference(&listed)
        .map(|id| format!("{id} has no entry"))
        .collect();
    let left: Vec<String> = listed
        .difference(&said)
        .map(|id| format!("{id} is said nowhere"))
        .collect();
    none("tests/tidy/promises.toml", &[missing, left].concat());
}

#[test]
fn every_test_that_holds_a_promise_is_there() {
    let code: String = sources(&["src", "templates", "tests"], &[".rs"])
        .iter()
        .map(|source| source.text.as_str())
        .collect();
    let mut wrong = Vec::new();
    for (id, held) in table("sentences").into_iter().chain(table("readme")) {
        match held {
            Held::Because(reason) if reason.len() > 8 => {}
            Held::Because(reason) => wrong.push(format!("{id}: {reason:?} is no reason")),
            Held::By(tests) if tests.is_empty() => wrong.push(format!("{id}: nothing holds it")),
            Held::By(tests) => {
                let lost = tests.iter().filter(|test| !is_test(&code, test));
                wrong.extend(lost.map(|test| format!("{id}: there is no test {test}")));
            }
        }
    }
    none("a promise that nothing holds", &wrong);
}

/// Whether a function of this name is a test: under the attribute, or in a list of promises that a macro makes tests of.
fn is_test(code: &str, name: &str) -> bool {
    let place = code.find(&format!("fn {name}("));
    place.is_some_and(|place| {
        let (before, _) = code.split_at(place);
        let near = before.lines().rev().take(4);
        near.clone().any(|line| line.trim().ends_with("test]")) || code.contains(&format!("\n    {name}\n"))
    })
}

#[test]
fn programs_are_told_every_promise_and_nothing_else() {
    let pages = ["privacy-", "cookies-", "terms-", "about-"];
    let held = table("sentences");
    let promised: BTreeSet<&str> = held
        .iter()
        .filter(|(id, held)| matches!(held, Held::By(_)) && pages.iter().any(|page| id.starts_with(page)))
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(PROMISES.iter().copied().collect::<BTreeSet<_>>(), promised);
}

#[test]
fn every_row_of_the_readmes_table_is_held_too() {
    let held = table("readme");
    let rows = section("retention");
    let rows: BTreeSet<&str> = rows
        .lines()
        .skip(3)
        .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
        .collect();
    assert_eq!(rows, held.keys().map(String::as_str).collect());
    assert_eq!(rows.len(), TABLE.len());
}
