//! Who else gets to see something, and where that is (GDPR, Article 13(1)(e) and (f)).

use maud::{Markup, html};

use crate::offer::{Area, ProviderCard};
use crate::prose::sentence;
use crate::site::Site;
use crate::text::{Lang, say, say_with};

/// Whose machines what a visitor sends passes through.
pub(crate) fn section(site: &Site) -> Markup {
    let lang = site.lang;
    let (hosting, proxy) = (site.hosting.as_str(), site.proxy.as_str());
    html! {
        @if !hosting.is_empty() { (sentence(lang, "privacy-recipients-hosting", &[("hosting", hosting.into())])) }
        @if !proxy.is_empty() { (sentence(lang, "privacy-recipients-proxy", &[("proxy", proxy.into())])) }
        @if hosting.is_empty() && proxy.is_empty() { (sentence(lang, "privacy-recipients-unstated", &[])) }
        (sentence(lang, "privacy-recipients-nobody", &[]))
    }
}

/// Whether words leave the European Economic Area at a service, and on what ground (GDPR, Chapter V).
pub(crate) fn transfer(lang: Lang, card: &ProviderCard) -> Markup {
    let said = match (card.area, &card.transfer) {
        (_, Some(ground)) => say_with(lang, "transfer-ground", &[("ground", ground.as_str().into())]),
        (Area::Inside, None) => say(lang, "transfer-inside"),
        (Area::Outside, None) => say(lang, "transfer-outside"),
        (Area::Unsaid, None) => say(lang, "transfer-unsaid"),
    };
    html! { p { (said) } }
}
