//! A graph is found, checked against its slots, and refused by the name of what is wrong.

use std::io;
use std::path::Path;

use afterimage::config::{Environment, Loaded, Options, Problem, load};

use super::{GRAPH, wrong};

const START: &str = "[[provider]]\nid = 'a-b'\nkind = 'comfyui'\nmodels = ['m']\ngraph_file = 'graph.json'\n";

fn read(rest: &str, variables: &[(&str, &str)]) -> Result<Loaded, Vec<Problem>> {
    let read = |path: &Path| match path.to_str() {
        Some("graph.json") => Ok(GRAPH.to_owned()),
        Some("saves.json") => Ok(GRAPH.replace("SaveImageWebsocket", "SaveImage")),
        Some("none.json") => Ok(GRAPH.replace("SaveImageWebsocket", "VAEEncode")),
        Some("page.json") => Ok("{\"nodes\": [], \"links\": [\"cana7y\"]}".to_owned()),
        _ => Err(io::ErrorKind::NotFound.into()),
    };
    load(rest, &Environment::new(variables.iter().copied()), &read)
}

#[test]
fn a_graph_is_read_with_its_slots() {
    let text = format!("{START}slots = {{ prompt = '6.inputs.text', seed = '3.inputs.seed' }}");
    let config = read(&text, &[]).unwrap().config;
    let Options::ComfyUi(said) = &config.providers[0].options else {
        panic!("another kind");
    };
    assert!(!said.live_previews);
    assert!(
        !format!("{config:?}").contains("v1-5-pruned"),
        "the graph is shown"
    );
}

#[test]
fn what_is_wrong_with_a_graph_is_named_by_its_key() {
    let slots = "slots.prompt = '6.inputs.text'\n";
    for (rest, keys) in [
        ("", &["provider[1].slots.prompt"][..]),
        ("slots.prompt = 'cana7y'", &["provider[1].slots.prompt"]),
        ("slots.prompt = '6.inputs.cana7y'", &["provider[1].slots.prompt"]),
        ("slots.prompt = '3.inputs.model'", &["provider[1].slots.prompt"]),
        ("slots.prompt = 6", &["provider[1].slots.prompt"]),
        (
            "slots.prompt = '6.inputs.text'\nslots.negative = '6.inputs.text'",
            &["provider[1].slots.negative"],
        ),
        (
            "slots.prompt = '6.inputs.text'\nslots.sampler = '3.inputs.sampler_name'",
            &["provider[1].slots.sampler"],
        ),
        (
            "slots = 'cana7y'",
            &["provider[1].slots", "provider[1].slots.prompt"],
        ),
    ] {
        let found = read(&format!("{START}{rest}"), &[]);
        assert_eq!(wrong(&found), keys, "{rest}");
    }
    for file in ["missing.json", "saves.json", "none.json", "page.json"] {
        let text = format!("{START}{slots}").replace("graph.json", file);
        let found = read(&text, &[]);
        assert_eq!(wrong(&found), ["provider[1].graph_file"], "{file}");
        assert!(!format!("{:?}", found.err()).contains("cana7y"), "{file}");
    }
    let without = format!("{START}{slots}").replace("graph_file = 'graph.json'\n", "");
    assert_eq!(wrong(&read(&without, &[])), ["provider[1].graph_file"]);
}

#[test]
fn a_graph_that_leaves_pictures_on_a_disk_has_to_be_allowed() {
    let text = format!("{START}slots.prompt = '6.inputs.text'\n").replace("graph.json", "saves.json");
    assert!(read(&format!("{text}allow_disk = true"), &[]).is_ok());
    assert!(read(&text, &[("AFTERIMAGE_PROVIDER__A_B__ALLOW_DISK", "true")]).is_ok());
}

#[test]
fn a_model_promises_no_more_than_its_graph_has_slots_for() {
    for (said, good) in [
        ("label = 'M', count = 1, sizes = ['64x64']", true),
        ("seed = true", false),
        ("negative_prompt = true", false),
        ("steps = [1, 9]", false),
        ("guidance = [1.0, 9.0]", false),
        ("count = 2", false),
        ("sizes = ['64x64', '128x64']", false),
        ("edit = true", false),
    ] {
        let text = START.replace("['m']", &format!("['n', {{ id = 'm', {said} }}]"));
        let found = read(&format!("{text}slots.prompt = '6.inputs.text'"), &[]);
        let expected: &[&str] = if good { &[] } else { &["provider[1].models[2]"] };
        assert_eq!(wrong(&found), expected, "{said}");
    }
}

#[test]
fn a_graph_can_be_told_by_variables() {
    let name = |key: &str| format!("AFTERIMAGE_PROVIDER__A_B__{key}");
    let file = "[[provider]]\nid = 'a-b'\nkind = 'comfyui'\nmodels = ['m']";
    let (graph, prompt, previews) = (name("GRAPH_FILE"), name("SLOTS__PROMPT"), name("LIVE_PREVIEWS"));
    let variables = [
        (graph.as_str(), "graph.json"),
        (prompt.as_str(), "6.inputs.text"),
        (previews.as_str(), "true"),
    ];
    let loaded = read(file, &variables).unwrap();
    assert!(format!("{:?}", loaded.config).contains("live_previews: true"));
}
