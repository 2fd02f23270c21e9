//! One direction of dependency, one room for one thing, and sizes a reader can hold.

use super::{none, sources};

/// The rooms from the ground up: each may use those before it and nothing after.
const FLOORS: &[&[&str]] = &[
    &["clock", "descriptors", "entropy", "form", "money", "sandbox"],
    &["error", "key"],
    &["telemetry"],
    &["ledger", "pressure"],
    &["pipeline"],
    &["config"],
    &["client", "cli", "healthcheck"],
    &["edge"],
    &["app"],
    &["instance", "server", "walls"],
    &["admin", "reload"],
    &["serve"],
    &["audit"],
];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn no_room_uses_one_above_it() {
    let mut wrong = Vec::new();
    for source in sources(&["src"], &[".rs"]) {
        let room = source
            .path
            .trim_start_matches("src/")
            .split(['/', '.'])
            .next()
            .unwrap()
            .to_owned();
        if matches!(room.as_str(), "main" | "lib") {
            continue;
        }
        let here = floor(&room).unwrap_or_else(|| panic!("{} is in a room without a floor", source.path));
        for (number, line) in source.code() {
            for (_, used) in line.match_indices("crate::").map(|(at, _)| line.split_at(at + 7)) {
                let used = used
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap();
                if used != room && floor(used).is_some_and(|there| there >= here) {
                    wrong.push(format!("{}:{number} uses {used}", source.path));
                }
            }
        }
    }
    none("a room uses one beside or above it", &wrong);
}

#[test]
fn raw_calls_and_unsafe_code_are_in_one_room() {
    let mut wrong = Vec::new();
    for source in sources(&["src", "templates/src"], &[".rs"]) {
        if source.path.starts_with("src/sandbox/") {
            continue;
        }
        for (number, line) in source.code() {
            let raw = ["unsafe_code", "unsafe {", "unsafe fn", "unsafe impl", "libc::"];
            if raw.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{}:{number}", source.path));
            }
        }
    }
    none("unsafe code outside src/sandbox", &wrong);
}

#[test]
fn templates_know_no_request_no_configuration_and_no_address() {
    let mut wrong = Vec::new();
    for source in sources(&["templates/src", "templates/Cargo.toml"], &[".rs", ".toml"]) {
        for (number, line) in source.code() {
            for word in ["actix", "afterimage::", "std::net", "IpAddr", "reqwest"] {
                if line.contains(word) {
                    wrong.push(format!("{}:{number} names {word}", source.path));
                }
            }
        }
    }
    none("a template knows more than data", &wrong);
}

#[test]
fn no_file_is_a_drawer_for_everything() {
    let drawers = ["utils", "util", "helpers", "helper", "common", "misc"];
    let wrong: Vec<String> = sources(
        &["src", "templates/src", "tests", "assets/static/js"],
        &[".rs", ".js", ".mjs"],
    )
    .into_iter()
    .map(|source| source.path)
    .filter(|path| path.split(['/', '.']).any(|part| drawers.contains(&part)))
    .collect();
    none("a file is named for nothing", &wrong);
}

#[test]
fn a_file_is_one_thing_and_short() {
    let limit = 400;
    let wrong: Vec<String> = sources(&["src", "templates/src", "assets/static/js"], &[".rs", ".js"])
        .iter()
        // A file of tests alone is a list: it may be as long as there are promises.
        .filter(|source| !source.path.ends_with("/tests.rs"))
        .map(|source| (source, source.text.lines().count()))
        .filter(|(_, lines)| *lines > limit)
        .map(|(source, lines)| format!("{} has {lines} lines", source.path))
        .collect();
    none("a file has outgrown itself", &wrong);
}
