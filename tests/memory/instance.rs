//! The configuration of an instance before every upstream there is.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use afterimage::entropy::Entropy;
use afterimage::key::{Fingerprint, Key};

use crate::upstream::Upstream;
use crate::{faults, kinds};

/// The key of every provider.
const KEY: &str = "sk-key-of-the-operator";

/// What a program has.
pub(crate) fn key() -> Key {
    Key::new(&Entropy::seeded(1)).unwrap()
}

/// The fault or the kind that a model is named after, without the way to it.
pub(crate) fn name_of(model: &str) -> &str {
    model.split_once('-').map_or(model, |(_, name)| name)
}

/// Every fault over TLS and without it, every kind, and a service that looks at prompts before.
pub(crate) fn configured(folder: &Path, upstream: &Upstream) -> (String, Vec<String>) {
    let authority = folder.join("authority.pem");
    fs::write(&authority, &upstream.authority).unwrap();
    let key = key();
    let mut config = format!(
        "[api]\nenabled = true\n[[api.keys]]\nname = \"program\"\nhash = \"{}\"\nlast4 = \"{}\"\n[server]\nbind = [\"127.0.0.1:0\"]\ntrusted_proxies = [\"127.0.0.1\"]\n[challenge]\nkinds = []\n[rate]\n\
         per_minute = 1000000\nper_hour = 1000000\nper_day = 1000000\n[log]\ndir = {:?}\n[content]\n\
         words = [\"forbidden*\"]\npatterns = [\"for[b]idden{{2}}\"]\n[content.moderation]\nbase_url = \"{}/check\"\n\
         ca_file = {authority:?}\n",
        Fingerprint::of(&key),
        key.ending(),
        folder.join("log"),
        upstream.secure,
    );
    let mut models = Vec::new();
    let mut add = |id: String, kind: &str, base: String, model: &str, more: &str| {
        let _ = write!(
            config,
            "[[provider]]\nid = \"{id}\"\nkind = \"{kind}\"\nbase_url = \"{base}\"\napi_key = \"{KEY}\"\n\
             ca_file = {authority:?}\n{more}models = [{{ id = \"{id}\", {model} }}]\n"
        );
        models.push(id);
    };
    for (way, here) in [("s", &upstream.secure), ("p", &upstream.plain)] {
        for name in faults::ALL.iter().chain(&faults::HELD) {
            let (model, more) = match *name {
                "edit" => ("upstream = \"gpt-image-1\", edit = true", ""),
                "events" => ("upstream = \"gpt-image-1\"", "partial_images = 2\n"),
                "stall" | "half-and-stall" => {
                    ("upstream = \"sketch\", sizes = [\"512x512\"]", "deadline = 1\n")
                }
                _ => (
                    "upstream = \"sketch\", sizes = [\"512x512\"], count = 4, negative_prompt = true",
                    "",
                ),
            };
            add(
                format!("{way}-{name}"),
                "openai",
                format!("{here}/act/{name}/v1"),
                model,
                more,
            );
        }
        for (kind, model, path) in kinds::ALL {
            add(
                format!("{way}-{kind}"),
                kind,
                format!("{here}{path}"),
                &format!("upstream = \"{model}\""),
                "",
            );
        }
    }
    // The painter has no upstream, and ComfyUI runs a graph.
    let graph = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/providers/comfyui/graph.json");
    for (way, here) in [("s", &upstream.secure), ("p", &upstream.plain)] {
        let _ = write!(
            config,
            "[[provider]]\nid = \"{way}-comfyui\"\nkind = \"comfyui\"\nbase_url = \"{here}\"\nca_file = {authority:?}\n\
             graph_file = {graph:?}\nslots.prompt = \"6.inputs.text\"\nmodels = [\"{way}-comfyui\"]\n"
        );
        models.push(format!("{way}-comfyui"));
    }
    config += "[[provider]]\nid = \"i-painter\"\nkind = \"painter\"\nmodels = [{ id = \"i-painter\", sizes = [\"64x64\"] }]\n";
    models.push("i-painter".to_owned());
    models.retain(|id| !faults::HELD.contains(&name_of(id)));
    (config, models)
}
