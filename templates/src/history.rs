//! The list of words of before, as the script fills it.

use maud::{Markup, html};

use crate::icons;
use crate::site::Site;
use crate::text::say;

/// The dialog, inert until the visitor asks for it.
pub(crate) fn list(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        template data-history-list {
            dialog.question.history aria-labelledby="history-title" {
                form method="dialog" {
                    div.bar {
                        h2 #history-title { (say(lang, "history-title")) }
                        button.icon type="submit" value="close" aria-label=(say(lang, "history-close")) { (icons::close()) }
                    }
                    p.hint { (say(lang, "history-where")) }
                    input type="search" data-history-search autocomplete="off" spellcheck="false"
                        aria-label=(say(lang, "history-search")) placeholder=(say(lang, "history-search"));
                    p.hint role="status" data-history-status {}
                    ul data-history-entries {}
                    div.buttons {
                        button.quiet type="button" data-history-clear { (say(lang, "history-clear")) }
                        span data-history-sure hidden {
                            button.danger type="button" data-history-clear-sure { (say(lang, "history-clear-sure")) }
                        }
                    }
                }
            }
        }
    }
}
