//! The sentences the page's script says, carried by the page so that the script holds none of its own.

use maud::{Markup, html};

use crate::text::{Lang, Value, say_with};

/// Sentences for making a picture.
pub(crate) const MAKING: [&str; 77] = [
    "script-allowance-day",
    "script-allowance-hour",
    "script-cancelled",
    "script-careful-card",
    "script-careful-email",
    "script-careful-phone",
    "script-challenge-failed",
    "script-challenge-first",
    "script-challenge-loading",
    "script-challenge-old",
    "script-challenge-passed",
    "script-challenge-wait",
    "script-code-used",
    "script-cost",
    "script-counter",
    "script-done",
    "script-done-some",
    "script-elapsed",
    "script-enough",
    "script-fault",
    "script-file-too-large",
    "script-history-count",
    "script-history-delete",
    "script-kept",
    "script-kept-ask",
    "script-kept-copy",
    "script-kept-full",
    "script-kept-moved",
    "script-kept-not",
    "script-kept-not-undone",
    "script-kept-removed",
    "script-kept-undone",
    "script-lasting",
    "script-left",
    "script-left-behind",
    "script-link-copied",
    "script-link-empty",
    "script-link-filled",
    "script-link-filled-part",
    "script-link-here",
    "script-link-long",
    "script-link-waits",
    "script-lost",
    "script-lost-some",
    "script-not-lasting",
    "script-offline",
    "script-online",
    "script-painting",
    "script-picture",
    "script-place",
    "script-preview",
    "script-range",
    "script-retry",
    "script-seed",
    "script-sending",
    "script-sound-failed",
    "script-sound-gone",
    "script-sound-loading",
    "script-sound-over",
    "script-sound-wait",
    "script-stood-in",
    "script-stopped",
    "script-tell-denied",
    "script-tell-on",
    "script-too-long",
    "script-unexpected",
    "script-unreachable",
    "script-unshown",
    "script-work-done",
    "script-work-failed",
    "script-work-harder",
    "script-work-passed",
    "script-work-queued",
    "script-work-running",
    "script-work-stopped",
    "script-work-unable",
    "script-work-wait",
];

/// Sentences for looking at pictures.
pub(crate) const GALLERY: [&str; 20] = [
    "script-gallery-count",
    "script-gallery-deleted",
    "script-gallery-deleted-all",
    "script-gallery-not-deleted",
    "script-gallery-open",
    "script-lasting",
    "script-missing-copies",
    "script-missing-files",
    "script-not-lasting",
    "script-offline-gallery",
    "script-picture",
    "script-plain",
    "script-quality-chosen",
    "script-quality-forgotten",
    "script-seed",
    "script-storage-copies",
    "script-storage-copies-none",
    "script-storage-files",
    "script-storage-files-none",
    "script-storage-files-unknown",
];

/// Sentences about what this browser keeps.
pub(crate) const BROWSER: [&str; 17] = [
    "script-browser-blocked",
    "script-browser-cache",
    "script-browser-database",
    "script-browser-entries",
    "script-browser-erased",
    "script-browser-left",
    "script-browser-looking",
    "script-browser-nothing",
    "script-browser-number",
    "script-browser-other",
    "script-browser-pictures",
    "script-browser-settings",
    "script-browser-theme",
    "script-browser-visit",
    "script-browser-whole",
    "script-browser-words",
    "script-browser-worker",
];

/// The arguments the script fills in later, each standing for itself until then.
const LATER: [(&str, Value<'static>); 17] = [
    ("asked", Value::Text("{asked}")),
    ("count", Value::Text("{count}")),
    ("detail", Value::Text("{detail}")),
    ("least", Value::Text("{least}")),
    ("left", Value::Text("{left}")),
    ("model", Value::Text("{model}")),
    ("most", Value::Text("{most}")),
    ("name", Value::Text("{name}")),
    ("number", Value::Text("{number}")),
    ("part", Value::Text("{part}")),
    ("percent", Value::Text("{percent}")),
    ("place", Value::Text("{place}")),
    ("seed", Value::Text("{seed}")),
    ("size", Value::Text("{size}")),
    ("time", Value::Text("{time}")),
    ("title", Value::Text("{title}")),
    ("used", Value::Text("{used}")),
];

/// An inert element that holds the sentences by their id.
pub(crate) fn template(lang: Lang, ids: &[&str]) -> Markup {
    html! {
        template data-texts {
            @for id in ids {
                p data-text=(id.trim_start_matches("script-")) { (say_with(lang, id, &LATER)) }
            }
        }
    }
}
