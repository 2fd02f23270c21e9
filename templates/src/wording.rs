//! The sentences the page's script says, carried by the page so that the script holds none of its own.

use maud::{Markup, html};

use crate::text::{Lang, Value, say_with};

/// Sentences for making a picture.
pub(crate) const MAKING: [&str; 68] = [
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
    "script-kept-full",
    "script-kept-not",
    "script-kept-removed",
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
pub(crate) const GALLERY: [&str; 7] = [
    "script-gallery-count",
    "script-gallery-deleted",
    "script-gallery-deleted-all",
    "script-gallery-not-deleted",
    "script-gallery-open",
    "script-picture",
    "script-seed",
];

/// The arguments the script fills in later, each standing for itself until then.
const LATER: [(&str, Value<'static>); 12] = [
    ("asked", Value::Text("{asked}")),
    ("count", Value::Text("{count}")),
    ("detail", Value::Text("{detail}")),
    ("least", Value::Text("{least}")),
    ("model", Value::Text("{model}")),
    ("most", Value::Text("{most}")),
    ("number", Value::Text("{number}")),
    ("percent", Value::Text("{percent}")),
    ("place", Value::Text("{place}")),
    ("seed", Value::Text("{seed}")),
    ("time", Value::Text("{time}")),
    ("title", Value::Text("{title}")),
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
