//! Threat 44: every mistake is refused by the name of its key; the mistaken value holds a canary that shows nowhere.

use afterimage::config::{Loaded, Problem};

use super::mistakes::{MISTAKES, PROVIDER_MISTAKES, VARIABLE_MISTAKES};
use super::{read, wrong};

const CANARY: &str = "cana7y";

/// A provider that is complete but for what a test adds.
const REMOTE: &str =
    "[[provider]]\nid = 'a'\nkind = 'openai'\nbase_url = 'http://127.0.0.1/v1'\nmodels = ['m']\n";

/// Nothing that can be printed of a refusal has the canary in it, but the name of a key that does not exist.
fn hides_the_canary(result: &Result<Loaded, Vec<Problem>>, mistake: &str) {
    let problems = result.as_ref().err().into_iter().flatten();
    for problem in problems.filter(|problem| !problem.key().contains(CANARY)) {
        let shown = format!("{problem} {problem:?} {problem:#?}");
        assert!(!shown.contains(CANARY), "{mistake}");
    }
}

#[test]
fn a_mistake_in_the_file_is_refused_by_its_key_and_nothing_else_is() {
    for (text, keys) in MISTAKES {
        let result = read(text, &[]);
        assert_eq!(wrong(&result), *keys, "{text}");
        hides_the_canary(&result, text);
    }
}

#[test]
fn a_mistake_in_a_provider_is_refused_by_its_key_and_nothing_else_is() {
    assert_eq!(wrong(&read(REMOTE, &[])), [""; 0]);
    for (line, keys) in PROVIDER_MISTAKES {
        let key = line.split(' ').next().unwrap_or_default();
        let others: Vec<&str> = REMOTE
            .lines()
            .filter(|other| !other.starts_with(&format!("{key} ")))
            .collect();
        let result = read(&format!("{}\n{line}", others.join("\n")), &[]);
        let expected: Vec<String> = keys.iter().map(|key| format!("provider[1].{key}")).collect();
        assert_eq!(wrong(&result), expected, "{line}");
        hides_the_canary(&result, line);
    }
}

#[test]
fn a_mistake_in_a_variable_is_refused_by_the_variables_name() {
    for (name, value) in VARIABLE_MISTAKES {
        let result = read("", &[(name, value)]);
        assert_eq!(wrong(&result), [*name], "{name}");
        hides_the_canary(&result, name);
    }
}

#[test]
fn everything_is_named_at_once() {
    let text =
        "[server]\nbind = 'x'\nextra = 1\n[rate]\nper_minute = 0\n[[provider]]\nid = 'a'\nkind = 'openai'";
    let result = read(
        text,
        &[("AFTERIMAGE_LOG__ADDRESS", "full"), ("AFTERIMAGE_LOG__KEEP", "1")],
    );
    let keys = [
        "server.bind[1]",
        "server.extra",
        "rate.per_minute",
        "AFTERIMAGE_LOG__ADDRESS",
        "AFTERIMAGE_LOG__KEEP",
        "provider[1].api_key",
        "provider[1].models",
    ];
    assert_eq!(wrong(&result), keys);
}

#[test]
fn every_line_that_is_no_toml_is_named() {
    let result = read("[server]\nbind = cana7y\n[site]\nname = also cana7y\n", &[]);
    assert_eq!(wrong(&result), ["line 2", "line 4"]);
}

#[test]
fn a_public_instance_says_where_words_go_before_it_starts() {
    let public = format!("[server]\npublic_url = 'https://a.example'\n{REMOTE}");
    let card = ["name", "region", "retention", "training", "terms_url"];
    let missing = card.map(|key| format!("provider[1].disclosure.{key}"));
    assert_eq!(wrong(&read(&public, &[])), missing, "all of the card");

    let stated = "disclosure = { name = 'n', region = 'r', retention = 'r', training = 't', \
                  terms_url = 'https://a.example/terms' }";
    assert!(read(&format!("{public}{stated}"), &[]).is_ok());
    let mistaken = public.replace("https://a.example", "https://a.example/path");
    let all: Vec<&str> = ["server.public_url"]
        .into_iter()
        .chain(missing.iter().map(String::as_str))
        .collect();
    assert_eq!(
        wrong(&read(&mistaken, &[])),
        all,
        "nor is the card forgotten for a bad address"
    );

    let empty = public.replace("https://a.example", "");
    assert!(read(&empty, &[]).is_ok(), "an empty address is none");
    assert!(read(REMOTE, &[]).is_ok(), "a private one need not");
    assert!(
        read("[server]\npublic_url = 'https://a.example'", &[]).is_ok(),
        "the painter brings its own card"
    );
}

#[test]
fn either_kind_of_challenge_will_do_alone() {
    for kinds in ["[]", "['code']", "['work']", "['work', 'code']"] {
        assert!(
            read(&format!("[challenge]\nkinds = {kinds}"), &[]).is_ok(),
            "{kinds}"
        );
    }
}

#[test]
fn a_mistake_in_what_a_kind_alone_takes_is_refused_by_its_key() {
    for (kind, lines, keys) in [
        (
            "aihorde",
            "models = [{ id = 'm', sizes = ['512x500'] }]",
            vec!["models[1]"],
        ),
        ("aihorde", "models = [{ id = 'm', sizes = ['512x512'] }]", vec![]),
        (
            "aihorde",
            "models = [{ id = 'm', upstream = 'Two words (XL)' }]",
            vec![],
        ),
        (
            "bfl",
            "models = ['m']\nsafety_tolerance = 7\napi_key = 'k'",
            vec!["safety_tolerance"],
        ),
        (
            "bfl",
            "models = ['m']\nsafety_tolerance = 0\napi_key = 'k'",
            vec![],
        ),
        ("bfl", "models = ['m']", vec!["api_key"]),
        (
            "fal",
            "models = [{ id = 'm', inputs = ['cana7y=x', 'seed', 'image=a/b', 'image=a[]', 'seed='] }]\napi_key = 'k'",
            vec![
                "models[1].inputs[1]",
                "models[1].inputs[2]",
                "models[1].inputs[3]",
            ],
        ),
        (
            "replicate",
            "models = [{ id = 'a/b', constants = ['go_fast=false', 'cana7y', 'a-b=1'] }]\napi_key = 'k'",
            vec!["models[1].constants[2]", "models[1].constants[3]"],
        ),
    ] {
        let text = format!("[[provider]]\nid = 'a'\nkind = '{kind}'\n{lines}");
        let result = read(&text, &[]);
        let expected: Vec<String> = keys.iter().map(|key| format!("provider[1].{key}")).collect();
        assert_eq!(wrong(&result), expected, "{text}");
        hides_the_canary(&result, lines);
    }
}
