//! What the gallery says of the pictures' keeping: the browser's storage, everything as one file, and its end.

use maud::{Markup, html};

use crate::icons;
use crate::site::Site;
use crate::text::say;

/// The browser's storage: how full it is, whether it lasts, what was lost, and how copies are made.
pub(crate) fn storage(site: &Site) -> Markup {
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

/// Everything as one file, and back.
pub(crate) fn files(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        section.storage #export data-safe aria-labelledby="safe" hidden {
            h2 #safe { (say(lang, "export-title")) }
            p { (say(lang, "export-note")) }
            form data-export {
                div.lock data-lock {
                    (secret(site, "passphrase", "export-passphrase", Some("passphrase-note")))
                    (secret(site, "passphrase-again", "export-again", None))
                    p.hint #passphrase-note { (say(lang, "export-passphrase-note")) }
                }
                p.hint data-no-lock hidden { (say(lang, "export-no-lock")) }
                div.buttons {
                    button type="submit" { (icons::download()) (say(lang, "export-do")) }
                    button type="button" data-zip-all data-some hidden { (icons::download()) (say(lang, "export-zip")) }
                }
                p.status data-export-status role="status" {}
            }
            form data-import {
                div.field {
                    label for="import" { (say(lang, "import-label")) }
                    input #import type="file" data-import-file aria-describedby="import-note";
                    p.hint #import-note { (say(lang, "import-note")) }
                }
                div data-unlock hidden { (secret(site, "unlock-passphrase", "import-passphrase", None)) }
                div.buttons { button type="submit" { (say(lang, "import-do")) } }
                p.status data-import-status role="status" {}
            }
        }
    }
}

/// A field for a passphrase, which no program for passwords shall take for a visitor's.
fn secret(site: &Site, id: &str, words: &str, note: Option<&str>) -> Markup {
    html! {
        div.field {
            label for=(id) { (say(site.lang, words)) }
            input id=(id) type="password" autocomplete="off" aria-describedby=[note];
        }
    }
}

/// The end of everything.
pub(crate) fn erase(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        section.storage #erase data-erase aria-labelledby="erase-title" hidden {
            h2 #erase-title { (say(lang, "gallery-erase")) }
            p { (say(lang, "gallery-erase-note")) }
            div.buttons { button.danger type="button" data-delete-all { (icons::delete()) (say(lang, "gallery-delete-all")) } }
        }
    }
}

/// The question before everything is deleted.
pub(crate) fn question(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        dialog.question data-question aria-labelledby="ask" aria-describedby="ask-note" {
            form method="dialog" {
                h2 #ask { (say(lang, "gallery-delete-all-ask")) }
                p #ask-note { (say(lang, "gallery-delete-all-note")) }
                div.buttons {
                    button.quiet type="submit" value="keep" autofocus { (say(lang, "gallery-keep")) }
                    button type="submit" value="export" { (say(lang, "gallery-export-first")) }
                    button.danger type="submit" value="delete" { (say(lang, "gallery-delete-all-yes")) }
                }
            }
        }
    }
}
