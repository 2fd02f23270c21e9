//! Where the picture appears when the page's script makes it.

use maud::{Markup, html};

use crate::icons;
use crate::site::Site;
use crate::text::say;

/// The empty stage, and the figure that the script fills for each picture.
pub(crate) fn stage(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        section.stage data-stage aria-label=(say(lang, "stage")) {
            div.frame data-frame {
                div.afterimage aria-hidden="true" {}
                p.empty data-with-script hidden { (say(lang, "stage-empty")) }
                noscript { p.empty { (say(lang, "stage-empty-noscript")) } }
            }
            p.status role="status" data-status {}
            div.waiting data-waiting hidden {
                progress data-progress max="1" aria-label=(say(lang, "progress")) {}
                button.quiet type="button" data-cancel { (say(lang, "cancel")) }
            }
            div.pictures data-pictures {}
            (figure(site))
        }
    }
}

fn figure(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        template data-figure {
            figure.picture {
                figcaption {
                    p { span data-facts {} " " span role="status" data-kept {} }
                    div.actions {
                        a.button data-download { (icons::download()) (say(lang, "download")) }
                        button.quiet type="button" data-undo hidden { (icons::renew()) (say(lang, "undo")) }
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
