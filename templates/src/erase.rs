//! The pages behind the two acts of `/your-data`: the question before the greater one, and what was done.

use maud::{Markup, html};

use crate::prose::{section, sentence};
use crate::retention::Retention;
use crate::site::Site;
use crate::text::{Lang, say};
use crate::your_data::framed;

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased {
    /// The session and what belongs to it.
    Connection,
    /// That, and everything this browser keeps for this site.
    Everything,
}

/// Asks once more before everything goes; a copy is offered first.
#[must_use]
pub fn ask(site: &Site) -> Markup {
    let lang = site.lang;
    let sections = html! {
        (sentence(lang, "erase-ask-what", &[]))
        (sentence(lang, "erase-ask-final", &[]))
        p { a.button href={ (site.page("/gallery")) "#export" } { (say(lang, "erase-ask-export")) } }
        form method="post" action=(site.page("/your-data/erase")) {
            input type="hidden" name="sure" value="yes";
            div.buttons {
                a.button href=(site.page("/your-data")) { (say(lang, "erase-ask-keep")) }
                button.danger type="submit" name="what" value="everything" { (say(lang, "erase-ask-yes")) }
            }
        }
    };
    framed(site, "erase-ask", &sections)
}

/// Says what is gone and what stays.
#[must_use]
pub fn done(site: &Site, retention: &Retention, erased: Erased) -> Markup {
    let lang = site.lang;
    let name = match erased {
        Erased::Connection => "erase-connection",
        Erased::Everything => "erase-everything",
    };
    let sections = html! {
        (section(lang, "erase-gone", &gone(lang, erased)))
        (section(lang, "erase-stays", &stays(lang, retention, erased)))
        p { a.button href=(site.page("/your-data")) { (say(lang, "erase-look")) } }
    };
    framed(site, name, &sections)
}

fn gone(lang: Lang, erased: Erased) -> Markup {
    html! {
        (sentence(lang, "erase-gone-session", &[]))
        (sentence(lang, "erase-gone-cookie", &[]))
        @if erased == Erased::Everything {
            (sentence(lang, "erase-gone-browser", &[]))
            noscript { (sentence(lang, "erase-gone-noscript", &[])) }
            div data-erased { p.status data-browser-status role="status" {} ul data-browser-left {} }
        }
    }
}

fn stays(lang: Lang, retention: &Retention, erased: Erased) -> Markup {
    html! {
        (sentence(lang, "erase-stays-count", &[("window", retention.rate_window.into())]))
        (sentence(lang, "erase-stays-why", &[]))
        (sentence(lang, "erase-stays-hash", &[("record", retention.rate_record.into())]))
        (sentence(lang, "erase-stays-under-way", &[]))
        @if erased == Erased::Connection { (sentence(lang, "erase-stays-browser", &[])) }
        @if let Some(life) = retention.access_log { (sentence(lang, "erase-stays-log", &[("life", life.into())])) }
    }
}
