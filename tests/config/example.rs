//! The example file is the truth about every key and every default.

use std::collections::BTreeSet;

use afterimage::config::{Environment, load};
use toml::Value;

use super::read;

const EXAMPLE: &str = include_str!("../../deploy/afterimage.example.toml");

/// The example with every setting in force: prose has a space behind its `#`, a setting has none or two.
fn in_force() -> String {
    let lines = EXAMPLE.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') || rest.starts_with("  ") => rest,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The same with one of each secret and the file it lies in, for only one of them can be in force.
fn consistent() -> String {
    let text = in_force();
    let stated = |key: &str| text.lines().any(|line| line.starts_with(&format!("{key} = ")));
    let twin = |line: &str| {
        line.split_once(" = ")
            .is_some_and(|(key, _)| key != "api_key" && stated(&format!("{key}_file")))
    };
    text.lines()
        .filter(|line| !twin(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The files that the example names: a graph that has every slot, and secrets.
fn file(path: &std::path::Path) -> std::io::Result<String> {
    let graph = path.extension().is_some_and(|end| end == "json");
    let text = if graph {
        super::GRAPH
    } else {
        "from-a-file-and-as-long-as-a-key-has-to-be\n"
    };
    Ok(text.to_owned())
}

/// Every key that a value states, lists of tables without their counts.
fn stated(value: &Value, path: &str, keys: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                stated(value, &format!("{path}.{key}"), keys);
            }
        }
        Value::Array(values) => {
            keys.insert(path.to_owned());
            values
                .iter()
                .filter(|value| value.is_table())
                .for_each(|value| stated(value, path, keys));
        }
        _ => drop(keys.insert(path.to_owned())),
    }
}

#[test]
fn the_example_as_it_stands_is_the_default() {
    let example = read(EXAMPLE, &[]).unwrap();
    let default = read("", &[]).unwrap();
    assert_eq!(format!("{:#?}", example.config), format!("{:#?}", default.config));
}

#[test]
fn the_example_states_every_key_there_is_and_no_other() {
    let text = in_force();
    let loaded = load(&consistent(), &Environment::default(), &file).unwrap();
    let mut keys = BTreeSet::new();
    stated(&toml::from_str(&text).unwrap(), "", &mut keys);
    let keys: BTreeSet<String> = keys
        .iter()
        .map(|key| key.trim_start_matches('.').to_owned())
        .collect();
    let lists = ["provider".to_owned()].into();
    // The one service has its key in a file, and cannot have it beside.
    let either = ["content.moderation.api_key".to_owned()].into();
    assert_eq!(&keys - &lists, &loaded.keys - &either);
}

#[test]
fn the_example_in_force_is_what_it_says() {
    let loaded = load(&consistent(), &Environment::default(), &file).unwrap();
    let ids: Vec<_> = loaded
        .config
        .providers
        .iter()
        .map(|provider| provider.id.as_str())
        .collect();
    let expected = [
        "painter",
        "my-server",
        "openai",
        "engine",
        "web-ui",
        "comfy",
        "horde",
        "replicate",
        "bfl",
        "fal",
        "stability",
        "gemini",
        "huggingface",
        "cloudflare",
        "openrouter",
    ];
    assert_eq!(ids, expected);
    let sketch = &loaded.config.providers[1].models[1];
    assert_eq!(sketch.guidance, Some(10..=150));
    assert_eq!(sketch.upstream.as_deref(), Some("sd-1.5"));
}

#[test]
fn a_range_of_the_example_is_one_the_program_takes() {
    for line in ["deadline = 600", "partial_images = 3"] {
        let text = format!(
            "[[provider]]\nid = 'a'\nkind = 'openai'\nbase_url = 'http://sd/v1'\nmodels = ['m']\n{line}"
        );
        assert!(read(&text, &[]).is_ok(), "{line}");
    }
}
