//! `/privacy.atom`: each change of the policies as an entry of a feed (Atom, RFC 4287).
//!
//! Nothing is remembered from one start to the next, so what the operator changes without saying so cannot be dated.
//! It is seen all the same: the entry about the settings is named by their mark, and a reader that meets a new name
//! shows a new entry. Every date is that of a stated change, so that a restart alone changes no byte of the feed.

use maud::{Markup, html};

use crate::changes::{Dated, all, effective};
use crate::offer::Offer;
use crate::retention::Retention;
use crate::site::Site;
use crate::text::{say, say_with};

/// Names an entry for good, as an IRI: the same words give the same name (RFC 4287, 4.2.6).
pub type Name<'a> = &'a dyn Fn(&str) -> String;

/// The feed, in the language of the site.
#[must_use]
pub fn page(site: &Site, retention: &Retention, offer: &Offer, name: Name<'_>) -> Markup {
    let lang = site.lang;
    let title = say_with(lang, "feed-title", &[("name", site.name.as_str().into())]);
    let address = |path: &str| format!("{}{path}", site.public_url.as_deref().unwrap_or_default());
    html! {
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(lang.tag()) {
            id { (name("feed")) }
            title { (title) }
            updated { (midnight(&effective(site))) }
            link rel="self" type="application/atom+xml" href=(address("/privacy.atom")) {}
            link rel="alternate" type="text/html" href=(address("/privacy")) {}
            author { name { (if site.operator.is_empty() { &site.name } else { &site.operator }) } }
            (settings(site, retention, offer, name))
            @for change in all(site) { (entry(site, &change, name)) }
        }
    }
}

/// What the policies are written from now, under a name that changes with it.
fn settings(site: &Site, retention: &Retention, offer: &Offer, name: Name<'_>) -> Markup {
    let lang = site.lang;
    let makers = offer
        .providers
        .iter()
        .map(|card| card.legal_name.as_deref().unwrap_or(&card.id));
    let makers = makers.collect::<Vec<_>>().join("; ");
    let moderation = offer
        .moderation
        .as_ref()
        .and_then(|card| card.legal_name.as_deref());
    html! {
        entry {
            id { (name(&format!("settings {}", site.settings))) }
            title { (say_with(lang, "feed-settings", &[("mark", site.settings.as_str().into())])) }
            updated { (midnight(&effective(site))) }
            content type="text" {
                (say_with(lang, "feed-makers", &[("makers", makers.as_str().into())]))
                @if let Some(service) = moderation { (lang.gap()) (say_with(lang, "feed-moderation", &[("service", service.into())])) }
                @if retention.access_log.is_none() { (lang.gap()) (say(lang, "privacy-log-none")) }
                (lang.gap()) (say(lang, "feed-more"))
            }
        }
    }
}

fn entry(site: &Site, change: &Dated, name: Name<'_>) -> Markup {
    let Dated { date, text, id } = change;
    let own = id.map_or_else(|| format!("stated {date} {text}"), |id| format!("own {id}"));
    html! {
        entry {
            id { (name(&own)) }
            title { (say_with(site.lang, "feed-change", &[("date", date.as_str().into())])) }
            updated { (midnight(date)) }
            content type="text" { (text) }
        }
    }
}

/// The beginning of a day, as RFC 3339 writes it.
fn midnight(date: &str) -> String {
    format!("{date}T00:00:00Z")
}
