//! `/gallery`: the visitor's own pictures, read by the script from the browser's storage.

use maud::{Markup, html};

use crate::icons;
use crate::layout::{self, Here, Page};
use crate::offer::Offer;
use crate::safe;
use crate::site::Site;
use crate::text::say;
use crate::viewer;
use crate::wording;

/// The entry module, the modules of its own, then those the store is made of.
const SCRIPTS: [&str; 30] = [
    "gallery",
    "dom",
    "filter",
    "fragment",
    "grid",
    "hand-over",
    "handing",
    "history",
    "offline",
    "picture",
    "safe",
    "save",
    "selection",
    "settings",
    "storage",
    "swipe",
    "trusted",
    "viewer",
    "store",
    "copies",
    "entry",
    "mark",
    "pack",
    "probe",
    "room",
    "shelf",
    "shelving",
    "tabs",
    "upgrade",
    "vault",
];

/// The page; it is the same for everybody, for the server has none of the pictures. What is offered says whether they
/// can be gone on with.
#[must_use]
pub fn page(site: &Site, offer: &Offer) -> Markup {
    let lang = site.lang;
    let title = say(lang, "gallery-title");
    let body = html! {
        div.intro {
            h1 { (title) }
            p.lead { (say(lang, "gallery-lead")) }
        }
        noscript {
            div.nothing {
                div.afterimage aria-hidden="true" {}
                p.empty { (say(lang, "gallery-noscript")) }
            }
        }
        div.gallery data-gallery {
            (bar(site))
            (selected(site))
            div.told {
                p.status data-status role="status" {}
                button type="button" data-undo hidden { (say(lang, "undo")) }
            }
            ul.grid data-grid {}
            p.empty data-nothing-found hidden { (say(lang, "gallery-nothing-found")) }
            div.nothing data-empty hidden {
                div.afterimage aria-hidden="true" {}
                p { (say(lang, "gallery-empty")) }
                a.button.primary href=(site.page("/")) { (say(lang, "gallery-make")) }
            }
            p.fault data-blocked role="alert" hidden { (say(lang, "gallery-blocked")) }
            (tile(site))
        }
        div.keeping {
            div { (safe::storage(site)) (safe::erase(site)) }
            (safe::files(site))
        }
        (viewer::viewer(site, offer))
        (viewer::comparison(site))
        (safe::question(site))
        (wording::GALLERY.template(lang))
    };
    layout::page(
        site,
        &Page {
            here: Here::Gallery,
            title: Some(title),
            kind: "gallery-page",
            styles: &["picture", "gallery"],
            scripts: &SCRIPTS,
            body,
        },
    )
}

/// Which pictures are shown.
fn bar(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        search.bar data-bar hidden {
            input type="search" data-search autocomplete="off" spellcheck="false"
                aria-label=(say(lang, "gallery-search")) placeholder=(say(lang, "gallery-search"));
            button.quiet type="button" data-favourites aria-pressed="false" { (icons::star()) (say(lang, "gallery-favourites")) }
            select data-order aria-label=(say(lang, "gallery-order")) {
                option value="newest" { (say(lang, "gallery-newest")) }
                option value="oldest" { (say(lang, "gallery-oldest")) }
            }
            button.quiet type="button" data-all { (say(lang, "gallery-all")) }
            p.hint data-count role="status" {}
        }
    }
}

/// What can be done with the pictures that are selected.
fn selected(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        div.selected data-selected role="group" aria-label=(say(lang, "gallery-selection")) hidden {
            p data-selected-count role="status" {}
            div.actions {
                button.quiet type="button" data-star-many aria-pressed="false" { (icons::star()) (say(lang, "gallery-favourite")) }
                button.quiet type="button" data-compare hidden { (icons::compare()) (say(lang, "gallery-compare")) }
                button.quiet type="button" data-zip { (icons::download()) (say(lang, "gallery-zip")) }
                button.quiet type="button" data-delete-many { (icons::delete()) (say(lang, "gallery-delete")) }
                button.icon type="button" data-none aria-label=(say(lang, "gallery-none")) title=(say(lang, "gallery-none")) { (icons::close()) }
            }
        }
    }
}

/// One picture of the grid, as the script copies it and says which it is.
fn tile(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        template data-tile {
            li.tile {
                button.look type="button" data-open aria-label=(say(lang, "gallery-viewer")) {}
                label.pick { input type="checkbox" data-pick aria-label=(say(lang, "gallery-selection")); }
                button.icon.star type="button" data-star aria-pressed="false" aria-label=(say(lang, "gallery-favourite")) { (icons::star()) }
            }
        }
    }
}
