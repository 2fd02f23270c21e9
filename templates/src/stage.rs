//! Where the pictures appear when the page's script makes them: a card for each request.

use maud::{Markup, html};

use crate::offer::Offer;
use crate::site::Site;
use crate::text::say;
use crate::{edit, icons};

/// The empty stage, and what the script fills: a card for each request, a figure for each picture.
pub(crate) fn stage(site: &Site, offer: &Offer) -> Markup {
    let lang = site.lang;
    html! {
        section.stage data-stage tabindex="-1" aria-label=(say(lang, "stage")) {
            div.frame data-frame {
                div.afterimage aria-hidden="true" {}
                p.empty data-with-script hidden { (say(lang, "stage-empty")) }
                noscript { p.empty { (say(lang, "stage-empty-noscript")) } }
            }
            div.jobs data-jobs {}
            div.tell data-with-script hidden {
                label.tick { input type="checkbox" data-tell; span { (say(lang, "tell")) } }
                p.hint role="status" data-tell-status {}
            }
            (job(site))
            (figure(site, offer))
        }
    }
}

fn job(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        template data-job {
            article.job aria-label=(say(lang, "stage-job")) {
                div.frame data-frame aria-hidden="true" { div.afterimage {} }
                p.status role="status" data-status {}
                div.waiting data-waiting {
                    progress data-progress max="1" aria-label=(say(lang, "progress")) {}
                    button.quiet type="button" data-cancel { (say(lang, "cancel")) }
                    p.hint data-elapsed {}
                }
                div.faults role="alert" data-job-faults {}
                div.pictures data-pictures {}
                div.actions data-after hidden {
                    button type="button" data-again { (icons::again()) (say(lang, "again")) }
                    button.quiet type="button" data-close { (say(lang, "job-close")) }
                }
            }
        }
    }
}

fn figure(site: &Site, offer: &Offer) -> Markup {
    let lang = site.lang;
    html! {
        template data-figure {
            figure.picture {
                figcaption {
                    p { span data-facts {} " " span role="status" data-kept {} }
                    div.actions {
                        a.button data-download { (icons::download()) (say(lang, "download")) }
                        button.quiet type="button" data-undo hidden { (icons::renew()) (say(lang, "undo")) }
                        button type="button" data-vary { (icons::dice()) (say(lang, "vary")) }
                        @if offer.edits().next().is_some() { button type="button" data-edit-this { (edit::named(lang)) } }
                        button.quiet type="button" data-reuse { (icons::back_to()) (say(lang, "reuse")) }
                        button.quiet type="button" data-remove hidden { (icons::delete()) (say(lang, "remove")) }
                    }
                    div.losing data-room hidden {
                        p role="status" data-room-words {}
                        ul data-losing {}
                        button.danger type="button" data-replace hidden { (say(lang, "kept-replace")) }
                    }
                }
            }
        }
    }
}
