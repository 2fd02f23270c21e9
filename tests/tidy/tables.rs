//! Tables in the README are what the code says.

use std::collections::BTreeSet;
use std::time::Duration;

use afterimage::config::{self, Environment, Kind};
use afterimage::instance::registry;
use afterimage::ledger::retention::{Span, TABLE};
use afterimage::pipeline::provider::{Cancel, Proof};
use afterimage::telemetry::metrics::{FAMILIES, Family};

use super::{read, sources};

/// The lines between `<!-- name -->` and `<!-- /name -->`.
pub(super) fn section(name: &str) -> String {
    let readme = read("README.md");
    let (_, rest) = readme
        .split_once(&format!("<!-- {name} -->"))
        .unwrap_or_else(|| panic!("README has no {name}"));
    let (inside, _) = rest
        .split_once(&format!("<!-- /{name} -->"))
        .unwrap_or_else(|| panic!("{name} does not end"));
    inside.to_owned()
}

/// How a person writes a span.
fn said(span: Duration) -> String {
    let seconds = span.as_secs();
    match seconds {
        s if s > 2 * 86_400 && s.is_multiple_of(86_400) => format!("{} days", s / 86_400),
        s if s.is_multiple_of(3_600) => format!("{} hours", s / 3_600),
        s => format!("{} minutes", s / 60),
    }
}

#[test]
fn the_readme_promises_what_the_table_keeps() {
    let table = section("retention");
    for row in TABLE {
        let spans = match row.span {
            Span::AtMost(span) => vec![span],
            Span::Idle { idle, life } => vec![idle, life],
            Span::Answer | Span::Visitor | Span::Operator | Span::Stop => Vec::new(),
        };
        for span in spans {
            assert!(
                table.contains(&said(span)),
                "{}: {} is not in the README",
                row.id,
                said(span)
            );
        }
    }
}

#[test]
fn every_key_is_in_the_readme_and_in_the_example() {
    let nobody = Environment::new(std::iter::empty::<(String, String)>());
    let loaded = config::load("", &nobody, &config::read_file).unwrap();
    let (readme, example) = (section("configuration"), read("deploy/afterimage.example.toml"));
    for key in &loaded.keys {
        let last = key.rsplit('.').next().unwrap();
        assert!(readme.contains(&format!("`{key}`")), "the README lacks {key}");
        assert!(example.contains(last), "the example lacks {key}");
    }
}

/// The table of kinds as it stands in the README.
fn kinds() -> String {
    let head = "| Kind | Progress | Queue | Previews | Given up | Seed | Negative prompt | Picture | Mask | At once | \
        So that it keeps as little as it can | Proved against |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n";
    let yes = |has: bool| if has { "yes" } else { "" };
    let row = |kind: Kind| {
        let features = registry::features(kind);
        let cancel = match features.cancel {
            Cancel::Connection => "by hanging up",
            Cancel::Queued => "while it waits",
            Cancel::Any => "at any time",
        };
        let proof = match features.proof {
            Proof::Server => "the real server",
            Proof::Compatible => "`sd-server`'s interface of this kind",
            Proof::Documentation => "its documentation",
        };
        let cells = [
            &format!("`{}`", kind.name()),
            yes(features.progress),
            yes(features.queue_position),
            yes(features.previews),
            cancel,
            yes(features.seed),
            yes(features.negative_prompt),
            yes(features.picture),
            yes(features.mask),
            &features.count.to_string(),
            features.retention,
            proof,
        ];
        format!("| {} |\n", cells.join(" | "))
    };
    head.to_owned() + &Kind::all().map(row).collect::<String>()
}

#[test]
fn the_readme_says_of_every_kind_what_the_code_says() {
    let (readme, code) = (section("kinds"), kinds());
    assert!(readme.trim() == code.trim(), "between the marks belongs:\n{code}");
}

/// The table of metrics as it stands in the README.
fn metrics() -> String {
    let row = |family: &&Family| {
        let name = family.full_name();
        let labels: Vec<String> = family.labels.iter().map(|label| format!("`{label}`")).collect();
        let (kind, labels) = (family.kind.name(), labels.join(", "));
        format!("| `{name}` | {kind} | {labels} | {} |\n", family.help)
    };
    let head = "| Metric | Kind | Labels | What it says |\n|---|---|---|---|\n";
    head.to_owned() + &FAMILIES.iter().map(row).collect::<String>()
}

#[test]
fn the_readme_says_of_every_metric_what_the_code_says() {
    let (readme, code) = (section("metrics"), metrics());
    assert!(readme.trim() == code.trim(), "between the marks belongs:\n{code}");
}

#[test]
fn every_dependency_is_in_the_readme_and_no_other() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let templates: toml::Table = read("templates/Cargo.toml").parse().unwrap();
    let names = |table: &toml::Table, section: &str| -> BTreeSet<String> {
        table
            .get(section)
            .and_then(toml::Value::as_table)
            .map(|t| t.keys().cloned().collect())
            .unwrap_or_default()
    };
    let mut used = names(&manifest, "dependencies");
    used.extend(names(&manifest, "build-dependencies"));
    used.extend(names(&templates, "dependencies"));
    used.remove("afterimage-templates");
    let listed: BTreeSet<String> = section("dependencies")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(listed, used);
}

#[test]
fn every_dependency_is_used() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let code: String = sources(&["src", "assets/build.rs"], &[".rs"])
        .iter()
        .map(|source| source.text.as_str())
        .collect();
    for section in ["dependencies", "build-dependencies"] {
        for name in manifest[section].as_table().unwrap().keys() {
            let path = name.replace('-', "_");
            assert!(code.contains(&format!("{path}::")), "{name} is used nowhere");
        }
    }
}
