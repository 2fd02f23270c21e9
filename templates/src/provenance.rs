//! Where the program comes from, how to check that, which walls it says stand around it, and what none of it proves.

use maud::{Markup, html};

use crate::prose::{section, sentence};
use crate::site::Site;
use crate::text::{Lang, Value, say, say_with};

/// Where the running program comes from, as it says itself.
#[derive(Clone)]
pub struct Provenance {
    /// Its version.
    pub version: &'static str,
    /// The commit that it was built from, with `-dirty` at its end where files differed from it; `unknown` where
    /// whoever built it did not say.
    pub commit: &'static str,
    /// Where its source can be read (`site.source_url`).
    pub source: Option<String>,
    /// Which walls the kernel keeps around it.
    pub walls: Walls,
}

/// The walls that stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Walls {
    /// None: nobody asked the kernel for any.
    #[default]
    Off,
    /// What the kernel gave when it was asked.
    Raised {
        /// Around files and programs.
        files: Files,
        /// How many calls of the system are denied; none where the kernel cannot deny any.
        calls: Option<u64>,
    },
}

/// What the kernel holds of the wall around files and programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// All of it.
    Full,
    /// What an older kernel knows of it.
    Part,
    /// Nothing.
    Open,
}

/// Where Apple has written down what it asks of its own service.
const REQUIREMENTS: &str = "https://security.apple.com/blog/private-cloud-compute/";

/// Each of Apple's requirements, in Apple's order, and how this service does against it.
const ANSWERS: [(&str, &str); 5] = [
    ("about-stateless", "about-stateless-how"),
    ("about-enforceable", "about-enforceable-how"),
    ("about-privileged", "about-privileged-how"),
    ("about-target", "about-target-how"),
    ("about-transparency", "about-transparency-how"),
];

/// The sections of the page about it.
pub(crate) fn sections(site: &Site, provenance: &Provenance) -> Markup {
    let lang = site.lang;
    html! {
        (section(lang, "about-build", &build(lang, provenance)))
        (section(lang, "about-walls", &walls(lang, provenance.walls)))
        (section(lang, "about-measure", &measured(lang)))
    }
}

fn build(lang: Lang, provenance: &Provenance) -> Markup {
    let changed = provenance.commit.strip_suffix("-dirty");
    let commit = changed.unwrap_or(provenance.commit);
    let args = [
        ("version", Value::Text(provenance.version)),
        ("commit", Value::Text(commit)),
    ];
    let (said, checked) = match (commit, changed) {
        ("unknown", _) => ("about-build-unknown", false),
        (_, Some(_)) => ("about-build-changed", false),
        (_, None) => ("about-build-commit", true),
    };
    html! {
        (sentence(lang, said, &args))
        @if let Some(source) = &provenance.source {
            p #about-build-source { a href=(source) rel="noreferrer" { (say(lang, "about-build-source")) } }
        } @else {
            (sentence(lang, "about-build-nowhere", &[]))
        }
        (sentence(lang, "about-build-crates", &[]))
        @if checked {
            (sentence(lang, "about-build-same", &[]))
            pre dir="ltr" translate="no" { code { (commands(commit)) } }
        }
    }
}

/// What makes the same program again, and says its hash and what it is made of.
fn commands(commit: &str) -> String {
    format!(
        "git checkout {commit}\n\
         podman build --target build -t check --build-arg COMMIT={commit} -f deploy/Containerfile .\n\
         podman run --rm check sha256sum /image/rootfs/afterimage\n\
         podman run --rm check cat /image/rootfs/afterimage.cdx.json"
    )
}

fn walls(lang: Lang, walls: Walls) -> Markup {
    html! {
        (sentence(lang, "about-walls-says", &[]))
        ul {
            (wall(lang, "about-walls-memory", None))
            @match walls {
                Walls::Off => (wall(lang, "about-walls-off", None)),
                Walls::Raised { files, calls } => {
                    @match files {
                        Files::Full => (wall(lang, "about-walls-files", None)),
                        Files::Part => (wall(lang, "about-walls-part", None)),
                        Files::Open => (wall(lang, "about-walls-open", None)),
                    }
                    @match calls {
                        Some(_) => (wall(lang, "about-walls-calls", calls)),
                        None => (wall(lang, "about-walls-callable", None)),
                    }
                }
            }
        }
    }
}

fn wall(lang: Lang, id: &str, count: Option<u64>) -> Markup {
    let count = count.map(|count| ("count", Value::Number(count)));
    html! { li #(id) { (say_with(lang, id, count.as_slice())) } }
}

fn measured(lang: Lang) -> Markup {
    html! {
        (sentence(lang, "about-measure-why", &[]))
        p { a href=(REQUIREMENTS) rel="noreferrer" hreflang="en" { (say(lang, "about-measure-read")) } }
        @for (heading, answer) in ANSWERS {
            h3 #(heading) { (say(lang, heading)) }
            (sentence(lang, answer, &[]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(commit: &'static str) -> String {
        let provenance = Provenance {
            version: "7.8.9",
            commit,
            source: None,
            walls: Walls::Off,
        };
        build(Lang::En, &provenance).into_string()
    }

    #[test]
    fn a_commit_comes_with_what_builds_it_again() {
        let page = said("abc123");
        assert!(
            page.contains("version 7.8.9, built from the commit abc123."),
            "{page}"
        );
        assert!(page.contains("git checkout abc123\n"), "{page}");
        assert!(page.contains("--build-arg COMMIT=abc123 "), "{page}");
    }

    #[test]
    fn a_changed_or_unknown_commit_is_said_and_not_to_be_built_again() {
        for (commit, told) in [
            ("abc123-dirty", "commit abc123 with changes"),
            ("unknown", "did not say"),
        ] {
            let page = said(commit);
            assert!(page.contains(told) && !page.contains("<pre"), "{page}");
        }
    }

    #[test]
    fn each_wall_is_said_as_it_stands() {
        let raised = |files, calls| Walls::Raised { files, calls };
        for (stand, ids) in [
            (Walls::Off, &["memory", "off"][..]),
            (raised(Files::Full, Some(118)), &["memory", "files", "calls"]),
            (raised(Files::Part, Some(1)), &["memory", "part", "calls"]),
            (raised(Files::Open, None), &["memory", "open", "callable"]),
        ] {
            let page = walls(Lang::En, stand).into_string();
            let listed: Vec<&str> = page
                .split("<li id=\"about-walls-")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            assert_eq!(listed, ids);
        }
        let calls = walls(Lang::En, raised(Files::Full, Some(118))).into_string();
        assert!(calls.contains(" 118 calls "), "{calls}");
    }
}
