//! What must not be written anywhere, and where alone some things may be written.

use super::{none, sources};

#[test]
fn forwarding_headers_are_named_where_addresses_are_seen_and_nowhere_else() {
    let names = [
        "x-forwarded-for",
        "x-real-ip",
        "cf-connecting-ip",
        "X-Forwarded-For",
        "X-Real-IP",
    ];
    let mut wrong = Vec::new();
    for source in sources(&["src", "templates/src"], &[".rs"]) {
        if source.path.starts_with("src/client/") || source.path == "src/config/server.rs" {
            continue;
        }
        for (number, line) in source.code() {
            if names.iter().any(|name| line.contains(name)) {
                wrong.push(format!("{}:{number}", source.path));
            }
        }
    }
    none("a forwarding header outside src/client", &wrong);
}

#[test]
fn nothing_in_a_fault_can_hold_text() {
    let mut wrong = Vec::new();
    for source in sources(&["src/error.rs", "src/pipeline"], &[".rs"]) {
        let mut inside = false;
        for (number, line) in source.code() {
            let declares = line.contains("enum ") || line.contains("struct ");
            if declares && (line.contains("Fault") || line.contains("Refusal")) {
                inside = true;
            }
            if inside
                && ["String", "&str", "Cow<", "Box<dyn"]
                    .iter()
                    .any(|text| line.contains(text))
            {
                wrong.push(format!("{}:{number} {}", source.path, line.trim()));
            }
            if line.starts_with('}') || line.ends_with(';') && declares {
                inside = false;
            }
        }
    }
    none("a pipeline error can carry text", &wrong);
}

#[test]
fn a_prompt_and_a_filled_form_cannot_be_printed() {
    for (path, name) in [
        ("src/pipeline/prompt.rs", "Prompt"),
        ("src/form.rs", "Typed"),
        ("src/pipeline/order.rs", "Order"),
    ] {
        let text = super::read(path);
        let declared = format!("pub struct {name}");
        let at = text
            .find(&declared)
            .unwrap_or_else(|| panic!("{path} declares no {name}"));
        let before = text
            .split_at(at)
            .0
            .lines()
            .rev()
            .take_while(|line| line.starts_with("#[") || line.starts_with("///"));
        for line in before {
            for derived in ["Debug", "Display", "Serialize"] {
                assert!(
                    !line.starts_with("#[") || !line.contains(derived),
                    "{name} derives {derived}"
                );
            }
        }
        for written in ["Debug", "Display", "Serialize", "LowerHex", "ToString"] {
            assert!(
                !text.contains(&format!("{written} for {name}")),
                "{name} implements {written}"
            );
        }
    }
}

#[test]
fn markup_is_never_made_from_text() {
    let mut wrong = Vec::new();
    for source in sources(&["src", "templates/src"], &[".rs"]) {
        for (number, line) in source.code() {
            if line.contains("PreEscaped") && source.path != "templates/src/icons.rs" {
                wrong.push(format!("{}:{number}", source.path));
            }
        }
    }
    none("PreEscaped outside the icons", &wrong);
}

#[test]
fn no_page_has_inline_script_or_style() {
    let mut wrong = Vec::new();
    for source in sources(&["templates/src"], &[".rs"]) {
        for (number, line) in source.code() {
            let handler = [
                " onclick",
                " onload",
                " onsubmit",
                " onerror",
                " oninput",
                " onchange",
            ];
            let inline = line.contains(" style=") || handler.iter().any(|name| line.contains(name));
            let element = line.trim_start().starts_with("style {")
                || line.trim_start().starts_with("script ") && !line.contains("{}");
            if inline || element {
                wrong.push(format!("{}:{number}", source.path));
            }
        }
    }
    none("inline script or style", &wrong);
}

#[test]
fn the_script_makes_no_markup_and_asks_no_other_origin() {
    let forbidden = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "http://",
        "https://",
        "importScripts",
        "sendBeacon",
        "document.cookie",
    ];
    let mut wrong = Vec::new();
    for source in sources(&["assets/static/js"], &[".js"]) {
        for (number, line) in source.code() {
            for word in forbidden {
                let svg = line.contains("http://www.w3.org/");
                if line.contains(word) && !svg {
                    wrong.push(format!("{}:{number} {word}", source.path));
                }
            }
        }
    }
    none("a script does what no script here may", &wrong);
}
