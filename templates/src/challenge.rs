//! The form as it comes back, still filled, with a code to copy: the way without script.

use maud::{Markup, html};

use crate::form::{self, Form};
use crate::layout::{self, Here, Page};
use crate::site::Site;
use crate::stage;
use crate::text::say;

/// The page that asks for the code; what went wrong before it, if anything, is among the form's faults.
#[must_use]
pub fn page(site: &Site, form: &Form<'_>) -> Markup {
    layout::page(
        site,
        &Page {
            here: Here::Answer,
            title: Some(say(site.lang, "challenge-title")),
            kind: "make-page",
            styles: form::styles(form.offer),
            scripts: &form::SCRIPTS,
            body: html! {
                div.intro {
                    h1 { (say(site.lang, "challenge-title")) }
                    p.lead { (say(site.lang, "challenge-lead")) }
                }
                (form::form(site, form, &again(site)))
                (stage::stage(site, form.offer))
            },
        },
    )
}

/// The heading over a form that has been filled before.
pub(crate) fn again(site: &Site) -> Markup {
    html! { h2 { label for="prompt" { (say(site.lang, "prompt-again")) } } }
}
