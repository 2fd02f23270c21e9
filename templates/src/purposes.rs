//! What for, and on what legal ground (GDPR, Article 13(1)(c) and (d)): a row for each purpose.

use maud::{Markup, html};

use crate::offer::Offer;
use crate::prose::{row_head, sentence};
use crate::retention::Retention;
use crate::text::{Lang, say};

/// A purpose: its name, the sentence about it, and the ground it rests on.
struct Purpose(&'static str, &'static str, &'static str);

const PICTURE: Purpose = Purpose("purpose-picture", "privacy-purpose-picture", "purpose-contract");
const CHECK: Purpose = Purpose("purpose-check", "privacy-purpose-check", "purpose-interest");
const LIMITS: Purpose = Purpose("purpose-limits", "privacy-purpose-limits", "purpose-interest");
const LOG: Purpose = Purpose("purpose-log", "privacy-purpose-log", "purpose-interest");
const MODERATION: Purpose = Purpose(
    "purpose-moderation",
    "privacy-purpose-moderation",
    "purpose-interest",
);

/// The purposes that this service has, and what holds for all of them.
pub(crate) fn section(lang: Lang, retention: &Retention, offer: &Offer) -> Markup {
    let purposes = [
        (PICTURE, true),
        (CHECK, offer.checks.code || offer.checks.work),
        (LIMITS, true),
        (LOG, retention.access_log.is_some()),
        (MODERATION, offer.moderation.is_some()),
    ];
    html! {
        table role="table" aria-labelledby="privacy-basis" {
            (row_head(lang, &["purpose-what", "purpose-ground"]))
            tbody role="rowgroup" {
                @for (purpose, _) in purposes.iter().filter(|(_, has)| *has) { (row(lang, purpose)) }
            }
        }
        @for id in ["privacy-basis-only", "privacy-basis-object", "privacy-basis-need"] { (sentence(lang, id, &[])) }
    }
}

fn row(lang: Lang, Purpose(name, said, ground): &Purpose) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (say(lang, name)) (sentence(lang, said, &[])) }
            td role="cell" data-label=(say(lang, "purpose-ground")) { (say(lang, ground)) }
        }
    }
}
