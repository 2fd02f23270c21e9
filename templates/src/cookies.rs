//! `/cookies`: the one cookie, the browser's storage, and why nobody asks for consent.

use maud::{Markup, html};

use crate::layout::Here;
use crate::privacy::store;
use crate::prose::{page as prose_page, section, sentence, sentences};
use crate::retention::Retention;
use crate::site::Site;
use crate::text::Lang;

/// The names under which the page's script keeps copies of pictures (`shelf.js`).
const PICTURE_PREFIX: &str = "afterimage.picture.";
/// The database in which the page's script keeps their files (`vault.js`).
const PICTURE_DATABASE: &str = "afterimage";
/// The names under which the page's script keeps its books about them (`store.js`).
const BOOK_PREFIX: &str = "afterimage.store.";
/// The name under which the page's script keeps the theme (`theme.js`).
const THEME_KEY: &str = "afterimage.theme";
/// The names of the caches that let the gallery open without a network (`offline-worker.js`).
const OFFLINE_PREFIX: &str = "afterimage.offline.";

/// The page.
#[must_use]
pub fn page(site: &Site, retention: &Retention) -> Markup {
    let lang = site.lang;
    let checks = retention.checks();
    let refused: &[&str] = match checks {
        true => &["cookies-refuse-cookie", "cookies-refuse-how"],
        false => &["cookies-refuse-how"],
    };
    let sections = html! {
        @if checks { (section(lang, "cookies-one", &one(lang, retention))) }
        @else { (sentences(lang, "cookies-one", &["cookies-none"])) }
        (section(lang, "cookies-storage", &storage(lang)))
        (sentences(lang, "cookies-consent", &["cookies-consent-why"]))
        (sentences(lang, "cookies-refuse", refused))
    };
    prose_page(site, Here::Cookies, "cookies", &sections)
}

fn one(lang: Lang, retention: &Retention) -> Markup {
    let place = store(lang, retention);
    let life = [
        ("store", place.as_str().into()),
        ("idle", retention.session_idle.into()),
        ("longest", retention.session_longest.into()),
    ];
    html! {
        (sentence(lang, "cookies-name", &[("name", retention.cookie.into())]))
        @if let Some(onion) = retention.onion.filter(|onion| onion.cookie != retention.cookie) {
            (sentence(lang, "cookies-onion", &[("name", onion.cookie.into())]))
        }
        (sentence(lang, "cookies-purpose", &[]))
        (sentence(lang, "cookies-when", &[]))
        (sentence(lang, "cookies-value", &[]))
        (sentence(lang, "cookies-life", &life))
    }
}

fn storage(lang: Lang) -> Markup {
    let pictures = [
        ("prefix", PICTURE_PREFIX.into()),
        ("database", PICTURE_DATABASE.into()),
    ];
    html! {
        (sentence(lang, "cookies-storage-pictures", &pictures))
        (sentence(lang, "cookies-storage-books", &[("prefix", BOOK_PREFIX.into())]))
        (sentence(lang, "cookies-storage-words", &[]))
        (sentence(lang, "cookies-storage-left", &[]))
        (sentence(lang, "cookies-storage-edit", &[]))
        (sentence(lang, "cookies-storage-theme", &[("key", THEME_KEY.into())]))
        (sentence(lang, "cookies-storage-offline", &[("prefix", OFFLINE_PREFIX.into())]))
        (sentence(lang, "cookies-storage-sent", &[]))
    }
}
