//! How pictures are made and where the words go: the label and the provider's disclosure.

use maud::{Markup, html};

use crate::offer::{Offer, ProviderCard};
use crate::site::Site;
use crate::text::say;

/// One card for each provider that a model of the form belongs to.
pub(crate) fn cards(site: &Site, offer: &Offer) -> Markup {
    let used = |place: usize| offer.models.iter().any(|model| model.provider == place);
    let several = offer.providers.len() > 1;
    html! {
        section.cards aria-label=(say(site.lang, "card-heading")) {
            @for (place, card) in offer.providers.iter().enumerate().filter(|(place, _)| used(*place)) {
                div.card data-card=(place) {
                    (label(site, card))
                    @if several { p.hint { bdi { (models(offer, place)) } } }
                    (words(site, offer, card))
                }
            }
            @if let Some(card) = &offer.moderation { (moderation(site, card)) }
        }
    }
}

/// The label the law asks for beside the form: made by AI, or by a program that is none.
pub(crate) fn label(site: &Site, card: &ProviderCard) -> Markup {
    let id = if card.is_model {
        "label-model"
    } else {
        "label-painter"
    };
    html! { p.label { (say(site.lang, id)) } }
}

/// Where the words go to be made into a picture.
pub(crate) fn words(site: &Site, offer: &Offer, card: &ProviderCard) -> Markup {
    let painter = match offer.moderation {
        None => "card-painter",
        Some(_) => "card-painter-moderated",
    };
    html! {
        @if card.is_model {
            p { (say(site.lang, "card-sent")) }
            (facts(site, card))
        } @else { p { (say(site.lang, painter)) } }
    }
}

/// Where the words go before, to be looked at.
pub(crate) fn moderation(site: &Site, card: &ProviderCard) -> Markup {
    html! {
        div.card data-moderation {
            p.label { (say(site.lang, "card-moderation")) }
            p { (say(site.lang, "card-moderation-sent")) }
            (facts(site, card))
        }
    }
}

/// What becomes of the words there, as the operator states it.
fn facts(site: &Site, card: &ProviderCard) -> Markup {
    let lang = site.lang;
    let facts = [
        ("card-who", &card.legal_name),
        ("card-region", &card.region),
        ("card-retention", &card.retention),
        ("card-training", &card.training),
    ];
    html! {
        dl.facts {
            @for (id, fact) in facts {
                dt { (say(lang, id)) }
                dd { @if let Some(fact) = fact { bdi { (fact) } } @else { (say(lang, "card-unstated")) } }
            }
            @if let Some(address) = &card.terms_url {
                dt { (say(lang, "card-terms")) }
                dd { (outside(address)) }
            }
        }
    }
}

/// A link that leaves the site, when it is one a browser may follow; it tells the other side nothing.
fn outside(address: &str) -> Markup {
    html! {
        @if address.starts_with("https://") || address.starts_with("http://") {
            a href=(address) rel="noopener noreferrer external" dir="ltr" { (address) }
        } @else { (address) }
    }
}

fn models(offer: &Offer, place: usize) -> String {
    let labels: Vec<&str> = offer
        .models
        .iter()
        .filter(|model| model.provider == place)
        .map(|model| model.label.as_str())
        .collect();
    labels.join(", ")
}
