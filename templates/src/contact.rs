//! `/contact`: who to write to, and what for.

use maud::{Markup, html};

use crate::layout::Here;
use crate::prose::{contact, page as prose_page, sentence};
use crate::site::Site;
use crate::text::say;

/// The page.
#[must_use]
pub fn page(site: &Site) -> Markup {
    let lang = site.lang;
    let sections = html! {
        @if !site.operator.is_empty() {
            (sentence(lang, "contact-operator", &[("operator", site.operator.as_str().into())]))
        }
        p.address { (contact(site)) }
        @for id in ["contact-report", "contact-data", "contact-lost", "contact-access"] { (sentence(lang, id, &[])) }
        p { (say(lang, "contact-security")) " " a href="/.well-known/security.txt" dir="ltr" { "/.well-known/security.txt" } }
    };
    prose_page(site, Here::Contact, "contact", &sections)
}
