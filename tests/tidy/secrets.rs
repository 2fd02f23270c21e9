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

/// What an event may tell: names the operator gave, kinds of faults from closed lists, and numbers.
const FIELDS: [&str; 10] = [
    "provider", "model", "fault", "seconds", "reason", "dropped", "flushed", "limit", "most", "resident",
];

#[test]
fn no_event_has_a_field_for_what_a_visitor_said() {
    let (mut wrong, mut events) = (Vec::new(), 0);
    for source in sources(&["src"], &[".rs"]) {
        let program = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        for level in ["trace", "debug", "info", "warn", "error"] {
            for event in program.split(&format!("tracing::{level}!(")).skip(1) {
                events += 1;
                let told = event.split(");").next().unwrap_or_default();
                // What stands in quotes is the program's own.
                let outside: String = told.split('"').step_by(2).collect();
                let fields = outside
                    .split(',')
                    .map(|field| field.split('=').next().unwrap().trim());
                let unknown = fields.filter(|field| !field.is_empty() && !FIELDS.contains(field));
                wrong.extend(unknown.map(|field| format!("{} tells {field}", source.path)));
            }
        }
        if program.contains("println!(") || program.contains("#[instrument") {
            wrong.push(format!("{} prints by another way", source.path));
        }
    }
    assert!(events > 4, "{events}");
    none("an event could carry words of a visitor", &wrong);
}

#[test]
fn no_text_is_made_to_live_for_ever() {
    let mut wrong = Vec::new();
    for source in sources(&["src"], &[".rs"]) {
        for (number, line) in source.code() {
            if line.contains(".leak()") || line.contains("Box::leak") {
                wrong.push(format!("{}:{number}", source.path));
            }
        }
    }
    none(
        "a text of a visitor could become a name in the access log, and would never be wiped",
        &wrong,
    );
}

#[test]
fn nothing_of_a_request_is_reachable_from_what_is_remembered() {
    let rooms = [
        "crate::pipeline",
        "crate::form",
        "crate::edge",
        "actix_web::",
        "actix_http::",
    ];
    let mut wrong = Vec::new();
    for source in sources(&["src/ledger", "src/telemetry"], &[".rs"]) {
        for (number, line) in source.code() {
            if rooms.iter().any(|room| line.contains(room)) {
                wrong.push(format!("{}:{number} {}", source.path, line.trim()));
            }
        }
    }
    none("what remembers can name a prompt, a picture or a form", &wrong);
}

#[test]
fn what_is_remembered_has_no_address_in_it() {
    let kinds = ["IpAddr", "SocketAddr", "std::net", "core::net", "ipnet"];
    let mut wrong = Vec::new();
    for source in sources(
        &["src/ledger", "src/telemetry", "src/pipeline/gate"],
        &[".rs", ".lua"],
    ) {
        for (number, line) in source.code() {
            if kinds.iter().any(|kind| line.contains(kind)) {
                wrong.push(format!("{}:{number} {}", source.path, line.trim()));
            }
        }
    }
    none("an address where something is remembered or decided", &wrong);
}

#[test]
fn the_painter_sends_nothing_to_anybody() {
    let ways = [
        "upstream",
        "reqwest",
        "hyper",
        "std::net",
        "tokio::net",
        "TcpStream",
        "rustix::net",
    ];
    let mut wrong = Vec::new();
    for source in sources(&["src/pipeline/provider/painter"], &[".rs"]) {
        for (number, line) in source.code() {
            if ways.iter().any(|way| line.contains(way)) {
                wrong.push(format!("{}:{number} {}", source.path, line.trim()));
            }
        }
    }
    none("the painter could tell somebody", &wrong);
}
