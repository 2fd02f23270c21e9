//! `/gallery`: the visitor's own pictures, read by the script from the browser's storage.

use maud::{Markup, html};

use crate::icons;
use crate::layout::{self, Here, Page};
use crate::site::Site;
use crate::text::say;
use crate::wording;

/// The entry module, the modules of its own, then those the store is made of.
const SCRIPTS: [&str; 19] = [
    "gallery", "dom", "offline", "trusted", "picture", "storage", "viewer", "store", "copies", "entry",
    "mark", "pack", "probe", "room", "shelf", "shelving", "tabs", "upgrade", "vault",
];

/// The page; it is the same for everybody, for the server has none of the pictures.
#[must_use]
pub fn page(site: &Site) -> Markup {
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
            div.bar data-bar hidden {
                p data-count role="status" {}
                button.quiet type="button" data-delete-all { (icons::delete()) (say(lang, "gallery-delete-all")) }
            }
            p.status data-status role="status" {}
            ul.grid data-grid {}
            div.nothing data-empty hidden {
                div.afterimage aria-hidden="true" {}
                p { (say(lang, "gallery-empty")) }
                a.button.primary href=(site.page("/")) { (say(lang, "gallery-make")) }
            }
            p.fault data-blocked role="alert" hidden { (say(lang, "gallery-blocked")) }
        }
        (storage(site))
        (viewer(site))
        (question(site))
        (wording::template(lang, &wording::GALLERY))
    };
    layout::page(
        site,
        &Page {
            here: Here::Gallery,
            title: Some(title),
            kind: "gallery-page",
            styles: &["picture"],
            scripts: &SCRIPTS,
            body,
        },
    )
}

/// The browser's storage: how full it is, whether it lasts, what was lost, and how copies are made.
fn storage(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        section.storage data-storage aria-labelledby="storage" hidden {
            h2 #storage { (say(lang, "storage-title")) }
            div.missing data-missing role="alert" hidden {
                p data-missing-words {}
                button type="button" data-missing-seen { (say(lang, "storage-seen")) }
            }
            div.fill data-fill hidden {
                label { span data-copies-words {} meter data-copies {} }
                label { span data-files-words {} meter data-files {} }
                p.hint data-lasting {}
            }
            div.field {
                label for="quality" { (say(lang, "storage-quality")) }
                select #quality data-quality aria-describedby="quality-note" {
                    option value="small" { (say(lang, "storage-quality-small")) }
                    option value="good" { (say(lang, "storage-quality-good")) }
                    option value="best" { (say(lang, "storage-quality-best")) }
                }
                p.hint #quality-note { (say(lang, "storage-quality-note")) }
                p.status role="status" data-storage-status {}
            }
        }
    }
}

/// One picture, large.
fn viewer(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        dialog.viewer data-viewer aria-label=(say(lang, "gallery-viewer")) {
            figure {
                div.large data-large {}
                figcaption {
                    div { p data-words dir="auto" {} p.hint data-facts {} }
                    div.actions {
                        a.button data-download { (icons::download()) (say(lang, "download")) }
                        button.quiet type="button" data-delete { (icons::delete()) (say(lang, "gallery-delete")) }
                    }
                }
            }
            button.icon.earlier type="button" data-earlier aria-label=(say(lang, "gallery-earlier")) { (icons::back()) }
            button.icon.later type="button" data-later aria-label=(say(lang, "gallery-later")) { (icons::forward()) }
            form method="dialog" {
                button.icon.close type="submit" autofocus aria-label=(say(lang, "gallery-close")) { (icons::close()) }
            }
        }
    }
}

/// The question before everything is deleted.
fn question(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        dialog.question data-question aria-labelledby="ask" aria-describedby="ask-note" {
            form method="dialog" {
                h2 #ask { (say(lang, "gallery-delete-all-ask")) }
                p #ask-note { (say(lang, "gallery-delete-all-note")) }
                div.buttons {
                    button.quiet type="submit" value="keep" autofocus { (say(lang, "gallery-keep")) }
                    button.danger type="submit" value="delete" { (say(lang, "gallery-delete-all-yes")) }
                }
            }
        }
    }
}
