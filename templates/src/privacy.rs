//! `/privacy`: what is kept, where and how long, written from the running configuration.

use std::time::Duration;

use maud::{Markup, html};

use crate::card;
use crate::changes;
use crate::layout::Here;
use crate::offer::Offer;
use crate::prose::{contact, list, page as prose_page, row_head, section, sentence, sentences, stated};
use crate::purposes;
use crate::recipients;
use crate::retention::{LoggedAddress, Retention, Store};
use crate::site::Site;
use crate::text::{Args, Lang, Value, say, say_with};

/// The page.
#[must_use]
pub fn page(site: &Site, retention: &Retention, offer: &Offer) -> Markup {
    let lang = site.lang;
    let moderated = offer.moderation.is_some();
    let keys = retention.keys;
    let never = stated(&[
        ("privacy-not-account", !keys),
        ("privacy-not-account-keys", keys),
        ("privacy-not-third", true),
        ("privacy-not-profile", true),
        ("privacy-not-counted", true),
        ("privacy-not-sold", !moderated),
        ("privacy-not-sold-moderated", moderated),
    ]);
    let rights = stated(&[
        ("privacy-rights-list", true),
        ("privacy-rights-answer", true),
        ("privacy-rights-eleven", !keys),
        ("privacy-rights-eleven-keys", keys),
        ("privacy-rights-self", true),
        ("privacy-rights-pictures", true),
        ("privacy-rights-complain", true),
    ]);
    let reach = stated(&[
        ("privacy-reach-operator", true),
        ("privacy-reach-upstream", true),
        ("privacy-reach-moderation", moderated),
        ("privacy-reach-network", true),
        ("privacy-reach-host", true),
        ("privacy-reach-swap", true),
        ("privacy-reach-store", retention.store == Store::Valkey),
        ("privacy-reach-computer", true),
    ]);
    let sections = html! {
        (section(lang, "privacy-kept", &kept(lang, retention)))
        (section(lang, "privacy-words", &words(site, offer)))
        (list(lang, "privacy-not", &never))
        (section(lang, "privacy-who", &who(site)))
        (section(lang, "privacy-recipients", &recipients::section(site)))
        (section(lang, "privacy-basis", &purposes::section(lang, retention, offer)))
        (section(lang, "privacy-rights", &html! {
            @for id in rights { (sentence(lang, id, &[])) }
            p { a href=(site.page("/your-data")) { (say(lang, "privacy-rights-look")) } }
        }))
        (sentences(lang, "privacy-decisions", &["privacy-decisions-what"]))
        (list(lang, "privacy-reach", &reach))
        (sentences(lang, "privacy-children", &["privacy-children-not"]))
        (section(lang, "privacy-changes", &changes::section(site)))
    };
    prose_page(site, Here::Privacy, "privacy", &sections)
}

fn who(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        @if site.operator.is_empty() { (sentence(lang, "privacy-who-unnamed", &[])) }
        @else { (sentence(lang, "privacy-who-named", &[("operator", site.operator.as_str().into())])) }
        (sentence(lang, "privacy-who-role", &[]))
        p { (say(lang, "privacy-who-contact")) " " (contact(site)) }
    }
}

fn words(site: &Site, offer: &Offer) -> Markup {
    html! {
        @for provider in &offer.providers {
            div.card {
                (card::label(site, provider))
                (card::words(site, offer, provider))
                @if provider.is_model { (recipients::transfer(site.lang, provider)) }
            }
        }
        @if let Some(card) = &offer.moderation {
            (card::moderation(site, card))
            (recipients::transfer(site.lang, card))
        }
        @if offer.moderation.is_some() || offer.providers.iter().any(|provider| provider.is_model) {
            (sentence(site.lang, "privacy-words-only", &[]))
            @if offer.edits().next().is_some() { (sentence(site.lang, "privacy-words-picture", &[])) }
            (sentence(site.lang, "privacy-words-refusal", &[]))
        }
    }
}

/// The table of what is kept, row by row in the order in which a visitor meets it.
fn kept(lang: Lang, retention: &Retention) -> Markup {
    html! {
        table role="table" aria-labelledby="privacy-kept" {
            (row_head(lang, &["kept-what", "kept-where", "kept-how-long"]))
            tbody role="rowgroup" {
                (prompt(lang))
                (picture(lang, retention))
                @if retention.code { (challenge(lang, retention)) }
                @if retention.work { (work(lang, retention)) }
                @if retention.checks() { (session(lang, retention)) }
                (rate(lang, retention))
                @if retention.shares { (share(lang, retention)) }
                @if let Some(programs) = retention.programs {
                    @if programs.budgets { (spending(lang, retention)) }
                    (idempotency(lang, retention, programs.request))
                    @if let Some(life) = programs.link { (link(lang, retention, life)) }
                }
                (log(lang, retention))
                (own(lang))
                @if retention.keys { (key(lang)) (usage(lang)) }
            }
        }
        p { (say(lang, "privacy-machine")) " " a href="/privacy.json" dir="ltr" { "/privacy.json" } }
    }
}

/// One row: what, with the promises about it below, where, and how long.
fn row(lang: Lang, what: &str, place: &str, time: Args<'_>, promises: &[(&str, Args<'_>)]) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" {
                (say(lang, what))
                @for (id, args) in promises { (sentence(lang, id, args)) }
            }
            td role="cell" data-label=(say(lang, "kept-where")) { (place) }
            td role="cell" data-label=(say(lang, "kept-how-long")) { (say_with(lang, &format!("{what}-time"), time)) }
        }
    }
}

fn prompt(lang: Lang) -> Markup {
    row(
        lang,
        "kept-prompt",
        &say(lang, "kept-request"),
        &[],
        &[("privacy-prompt-never", &[])],
    )
}

fn picture(lang: Lang, retention: &Retention) -> Markup {
    let window = [("window", Value::Bytes(retention.picture_window))];
    let waits = retention.programs.is_some_and(|programs| programs.link.is_some());
    let none = if waits {
        "privacy-picture-here"
    } else {
        "privacy-picture-none"
    };
    let promises: [(&str, Args<'_>); 2] = [(none, &[]), ("privacy-picture-window", &window)];
    row(lang, "kept-picture", &say(lang, "kept-request"), &[], &promises)
}

fn idempotency(lang: Lang, retention: &Retention, life: Duration) -> Markup {
    row(
        lang,
        "kept-idempotency",
        &store(lang, retention),
        &[("life", life.into())],
        &[("privacy-idempotency-hash", &[])],
    )
}

fn link(lang: Lang, retention: &Retention, life: Duration) -> Markup {
    row(
        lang,
        "kept-link",
        &store(lang, retention),
        &[("life", life.into())],
        &[("privacy-link-key", &[]), ("privacy-link-room", &[])],
    )
}

fn spending(lang: Lang, retention: &Retention) -> Markup {
    row(
        lang,
        "kept-spending",
        &store(lang, retention),
        &[("record", retention.rate_record.into())],
        &[("privacy-spending-sums", &[])],
    )
}

fn challenge(lang: Lang, retention: &Retention) -> Markup {
    let life = [("life", retention.challenge.into())];
    row(
        lang,
        "kept-challenge",
        &store(lang, retention),
        &life,
        &[("privacy-challenge-once", &[])],
    )
}

fn work(lang: Lang, retention: &Retention) -> Markup {
    let life = [("life", retention.challenge.into())];
    row(
        lang,
        "kept-work",
        &store(lang, retention),
        &life,
        &[("privacy-work-number", &[])],
    )
}

fn session(lang: Lang, retention: &Retention) -> Markup {
    let life = [
        ("idle", retention.session_idle.into()),
        ("longest", retention.session_longest.into()),
    ];
    let held = store(lang, retention);
    let place = say_with(lang, "kept-cookie", &[("store", held.as_str().into())]);
    let pass = [("life", retention.challenge.into())];
    let promises: [(&str, Args<'_>); 3] = [
        ("privacy-session-random", &[]),
        ("privacy-session-asked", &[]),
        ("privacy-session-pass", &pass),
    ];
    row(lang, "kept-session", &place, &life, &promises)
}

fn rate(lang: Lang, retention: &Retention) -> Markup {
    let window = [("window", retention.rate_window.into())];
    let bits = [("v6", retention.rate_v6_bits.into())];
    let around = retention.rate_networks;
    let networks = [
        ("v4", around.v4.into()),
        ("home", around.home.into()),
        ("site", around.site.into()),
    ];
    let hash = match retention.store {
        Store::Memory => "privacy-rate-hash",
        Store::Valkey => "privacy-rate-hash-shared",
    };
    let mut promises: Vec<(&str, Args<'_>)> = vec![
        ("privacy-rate-window", &window),
        (hash, &bits),
        ("privacy-rate-networks", &networks),
    ];
    if retention.onion.is_some() {
        promises.push(("privacy-onion-address", &[]));
    }
    let circuits = retention.onion.and_then(|onion| onion.clients);
    let clients = [("clients", circuits.unwrap_or_default().into())];
    if circuits.is_some() {
        promises.push(("privacy-onion-circuits", &clients));
    }
    if retention.keys {
        promises.push(("privacy-rate-keys", &[]));
    }
    row(
        lang,
        "kept-rate",
        &store(lang, retention),
        &[("record", retention.rate_record.into())],
        &promises,
    )
}

fn share(lang: Lang, retention: &Retention) -> Markup {
    row(
        lang,
        "kept-share",
        &store(lang, retention),
        &[("record", retention.rate_record.into())],
        &[("privacy-share-why", &[]), ("privacy-share-hash", &[])],
    )
}

fn log(lang: Lang, retention: &Retention) -> Markup {
    let Some(life) = retention.access_log else {
        return html! { tr role="row" { td role="cell" colspan="3" { (sentence(lang, "privacy-log-none", &[])) } } };
    };
    let bits = match retention.logged_address {
        LoggedAddress::Prefix { v4, v6 } => vec![("v4", v4.into()), ("v6", v6.into())],
        LoggedAddress::None => Vec::new(),
    };
    let address = if bits.is_empty() {
        "privacy-log-no-address"
    } else {
        "privacy-log-prefix"
    };
    let promises: [(&str, Args<'_>); 3] = [
        ("privacy-log-fields", &[]),
        (address, &bits),
        ("privacy-log-never", &[]),
    ];
    row(
        lang,
        "kept-log",
        &say(lang, "kept-file"),
        &[("life", life.into())],
        &promises,
    )
}

fn own(lang: Lang) -> Markup {
    row(
        lang,
        "kept-own",
        &say(lang, "kept-browser"),
        &[],
        &[("privacy-own-stays", &[])],
    )
}

fn key(lang: Lang) -> Markup {
    let place = say(lang, "kept-configuration");
    row(lang, "kept-key", &place, &[], &[("privacy-key-hash", &[])])
}

fn usage(lang: Lang) -> Markup {
    let place = say(lang, "kept-memory");
    row(lang, "kept-use", &place, &[], &[("privacy-use-numbers", &[])])
}

/// Where it is remembered, in words.
pub(crate) fn store(lang: Lang, retention: &Retention) -> String {
    say(
        lang,
        match retention.store {
            Store::Memory => "kept-memory",
            Store::Valkey => "kept-valkey",
        },
    )
}
