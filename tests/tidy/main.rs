//! Rules that no lint can see, held over the source itself.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod layout;
mod promises;
mod secrets;
mod tables;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the project, by its path from the top.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The lines that are code and not comment, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = (1..).zip(self.text.lines());
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// Every file below these folders with one of these endings.
fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    let wanted = paths.into_iter().filter(|path| {
        endings
            .iter()
            .any(|ending| path.to_string_lossy().ends_with(ending))
    });
    let found: Vec<Source> = wanted
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(root).unwrap().to_string_lossy().into_owned(),
        })
        .collect();
    assert!(
        !found.is_empty(),
        "nothing found below {folders:?}: the rule would hold for nothing"
    );
    found
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) {
    if path.is_file() {
        into.push(path.to_owned());
        return;
    }
    let entries = fs::read_dir(path).unwrap_or_else(|_| panic!("{} is not there", path.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !matches!(name.as_str(), "target" | "node_modules" | "fixtures" | "corpus") {
            collect(&path, into);
        }
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Fails with every place at once.
fn none(rule: &str, places: &[String]) {
    assert!(places.is_empty(), "{rule}:\n  {}", places.join("\n  "));
}
