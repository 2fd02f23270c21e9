//! `/`: the form and the place where the picture appears; the same bytes for everybody.

use maud::{Markup, html};

use crate::draft::Draft;
use crate::form::{self, Challenge, Form};
use crate::funds::Funds;
use crate::layout::{self, Here, Page};
use crate::offer::Offer;
use crate::site::Site;
use crate::stage;
use crate::text::say;

/// The front page. `challenge` is [`Challenge::Off`] or [`Challenge::OnRequest`]: a code would differ for everybody.
#[must_use]
pub fn page(site: &Site, offer: &Offer, challenge: Challenge<'_>, funds: Funds) -> Markup {
    let empty = Form {
        offer,
        draft: Draft::EMPTY,
        faults: &[],
        challenge,
        funds,
    };
    filled(site, &empty)
}

/// The same with what the visitor has typed, as the chosen model takes it.
#[must_use]
pub fn filled(site: &Site, form: &Form<'_>) -> Markup {
    layout::page(
        site,
        &Page {
            here: Here::Front,
            title: None,
            kind: "make-page",
            styles: form::styles(form.offer),
            scripts: &form::SCRIPTS,
            body: html! {
                (form::form(site, form, &heading(site)))
                (stage::stage(site, form.offer))
            },
        },
    )
}

fn heading(site: &Site) -> Markup {
    html! {
        h1 { label for="prompt" { (say(site.lang, "front-heading")) } }
        p.lead { (say(site.lang, "front-promise")) }
    }
}
