//! `/about`: what this is and how it works.

use maud::{Markup, html};

use crate::card;
use crate::layout::Here;
use crate::offer::Offer;
use crate::prose::{page as prose_page, section, sentence, sentences, stated};
use crate::provenance::{self, Provenance};
use crate::site::Site;
use crate::text::say;

/// The page.
#[must_use]
pub fn page(site: &Site, offer: &Offer, provenance: &Provenance) -> Markup {
    let lang = site.lang;
    let made = html! {
        @for provider in &offer.providers {
            div.card {
                (card::label(site, provider))
                (card::words(site, offer, provider))
            }
        }
        @if let Some(card) = &offer.moderation { (card::moderation(site, card)) }
    };
    // Where work is all that is taken, no code is there to be copied without a script.
    let access = [
        ("about-access-how", true),
        ("about-access-scripts", offer.checks.code || !offer.checks.work),
        ("about-access-code", offer.checks.code),
        ("about-access-work", offer.checks.work && !offer.checks.code),
    ];
    let access = stated(&access);
    let more = html! {
        ul {
            li { a href=(site.page("/privacy")) { (say(lang, "nav-privacy")) } }
            li { a href=(site.page("/cookies")) { (say(lang, "nav-cookies")) } }
            li { a href=(site.page("/terms")) { (say(lang, "nav-terms")) } }
            li { a href=(site.page("/contact")) { (say(lang, "nav-contact")) } }
        }
    };
    let sections = html! {
        (sentence(lang, "about-name", &[]))
        (sentences(lang, "about-how", &["about-how-words", "about-how-made", "about-how-kept"]))
        (section(lang, "about-made", &made))
        (sentences(lang, "about-access", &access))
        (provenance::sections(site, provenance))
        (section(lang, "about-more", &more))
    };
    prose_page(site, Here::About, "about", &sections)
}
