//! The gallery's dialogs for looking: one picture large, and two compared.

use maud::{Markup, html};

use crate::offer::Offer;
use crate::site::Site;
use crate::text::say;
use crate::{edit, icons};

/// One picture, large.
pub(crate) fn viewer(site: &Site, offer: &Offer) -> Markup {
    let lang = site.lang;
    html! {
        dialog.viewer data-viewer aria-label=(say(lang, "gallery-viewer")) {
            figure {
                div.large data-large {}
                figcaption {
                    div {
                        p data-words dir="auto" {}
                        p.hint data-facts {}
                        p.hint data-position {}
                        p.hint data-format-note hidden { (say(lang, "gallery-format-note")) }
                        p.status data-viewer-status role="status" {}
                    }
                    (acts(site, offer))
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

/// What can be done with it. Its links lead somewhere also before the script knows better.
fn acts(site: &Site, offer: &Offer) -> Markup {
    let lang = site.lang;
    html! {
        div.actions {
            a.button.primary href=(site.page("/gallery")) data-download { (icons::download()) (say(lang, "download")) }
            select data-format aria-label=(say(lang, "gallery-format")) {
                option value="" { (say(lang, "gallery-format-received")) }
                option value="image/png" { "PNG" }
                option value="image/jpeg" { "JPEG" }
                option value="image/webp" { "WebP" }
            }
            @if offer.edits().next().is_some() { a.button href=(site.page("/")) data-edit-this { (edit::named(lang)) } }
            a.button href=(site.page("/")) data-reuse hidden { (icons::again()) (say(lang, "gallery-reuse")) }
            button.icon.star type="button" data-star aria-pressed="false"
                aria-label=(say(lang, "gallery-favourite")) title=(say(lang, "gallery-favourite")) { (icons::star()) }
            button.icon type="button" data-copy-picture hidden
                aria-label=(say(lang, "gallery-copy")) title=(say(lang, "gallery-copy")) { (icons::copy()) }
            button.icon type="button" data-copy-words hidden
                aria-label=(say(lang, "gallery-copy-words")) title=(say(lang, "gallery-copy-words")) { (icons::words()) }
            button.icon type="button" data-share hidden
                aria-label=(say(lang, "gallery-share")) title=(say(lang, "gallery-share")) { (icons::share()) }
            button.icon type="button" data-delete
                aria-label=(say(lang, "gallery-delete")) title=(say(lang, "gallery-delete")) { (icons::delete()) }
        }
    }
}

/// Two pictures, compared.
pub(crate) fn comparison(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        dialog.comparison data-comparison data-way="beside" aria-label=(say(lang, "gallery-comparison")) {
            div.pair data-pair {}
            div.ways {
                fieldset.options {
                    legend { (say(lang, "gallery-way")) }
                    label.option { input type="radio" name="way" value="beside" checked; (say(lang, "gallery-way-beside")) }
                    label.option { input type="radio" name="way" value="over"; (say(lang, "gallery-way-over")) }
                }
                label.split data-split-field hidden {
                    (say(lang, "gallery-split"))
                    input type="range" min="0" max="100" value="50" data-split;
                }
            }
            form method="dialog" {
                button.icon.close type="submit" autofocus aria-label=(say(lang, "gallery-close")) { (icons::close()) }
            }
        }
    }
}
