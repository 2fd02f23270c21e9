//! `/privacy.json`: the policies for programs, from the same table, configuration and cards as the pages.

use std::sync::Arc;
use std::time::Duration;

use afterimage_templates as templates;
use afterimage_templates::changes;
use serde_json::{Map, Value, json};

use crate::config::{
    ChallengeKind, Config, Contact, Disclosure, Link, LogAddress, Moderation, Provider, PublicUrl, Region,
    Store,
};
use crate::edge::pages::FeedNames;
use crate::edge::routes;
use crate::ledger::retention::{self, Place, Row, Span};
use crate::pipeline::provider::{Catalogue, Model};

use super::facts::{gives_links, keeps_shares, keeps_spending, tells_circuits_apart};
use super::registry;

/// What something is used for, the legal ground, and the rows of the table that serve it.
const PURPOSES: &[(&str, &str, &[&str])] = &[
    (
        "picture",
        "GDPR 6(1)(b)",
        &["prompt", "picture", "idempotency", "link"],
    ),
    ("check", "GDPR 6(1)(f)", &["challenge", "work", "session"]),
    (
        "limits",
        "GDPR 6(1)(f)",
        &["rate", "share", "spending", "key", "use"],
    ),
    ("log", "GDPR 6(1)(f)", &["log"]),
];

/// The document; which of its promises stand on a page is added where the pages are written.
pub(super) fn document(
    config: &Config,
    catalogue: &Catalogue,
    site: &templates::Site,
    cookie: &str,
) -> Value {
    let rows: Vec<&Row> = retention::TABLE
        .iter()
        .filter(|row| is_kept(row, config))
        .collect();
    json!({
        "version": 1,
        "effective": changes::effective(site),
        "settings": site.settings,
        "operator": config.site.operator,
        "contact": config.site.contact.as_ref().map(Contact::uri),
        "hosting": config.site.hosting,
        "proxy": config.site.proxy,
        "onion": config.server.onion_url.as_ref().map(PublicUrl::origin),
        "kept": rows.iter().map(|kept| row(kept, &config.ledger.store)).collect::<Vec<_>>(),
        "purposes": purposes(config, &rows),
        "cookies": cookies(config, cookie),
        "keys": config.api.enabled.then(|| json!({ "counted": "until the next start" })),
        "providers": (0..)
            .zip(&config.providers)
            .map(|(place, provider)| processor(provider, receives(catalogue, place)))
            .collect::<Vec<_>>(),
        "moderation": config.content.moderation.as_ref().map(|service| moderator(service, config)),
        "rights": rights(config),
        "changes": changes::all(site).iter().map(change).collect::<Vec<_>>(),
        "feed": "/privacy.atom",
    })
}

/// What tells the operator's settings behind the policies from all others, as sixteen digits.
pub(super) fn mark(config: &Config) -> String {
    let makers = config.providers.iter().map(|provider| {
        let edits = provider.models.iter().any(|model| model.edit);
        let card = recipient(provider.disclosure.as_ref(), &[]);
        json!([provider.id, provider.kind.name(), edits, card])
    });
    let moderation = config.content.moderation.as_ref();
    let settings = json!({
        "site": [&config.site.operator, &config.site.hosting, &config.site.proxy],
        "contact": config.site.contact.as_ref().map(Contact::uri),
        "log": [json!(config.log.dir.is_some()), json!(config.log.address == LogAddress::Prefix)],
        "programs": [config.api.enabled, gives_links(config)],
        "shared": matches!(config.ledger.store, Store::Shared(_)),
        "onion": [config.server.onion_url.is_some(), tells_circuits_apart(config)],
        "check": [has(config, ChallengeKind::Code), has(config, ChallengeKind::Work)],
        "counts": [keeps_shares(config), config.api.enabled, keeps_spending(config)],
        "makers": makers.collect::<Vec<_>>(),
        "moderation": moderation.map(|service| recipient(service.disclosure.as_ref(), &[])),
    });
    let mark = blake3::hash(settings.to_string().as_bytes()).to_hex();
    mark.chars().take(16).collect()
}

/// Names of the feed's entries: the same for the same service and words, whenever and wherever it runs (RFC 9562, 5.8).
pub(super) fn feed_names(config: &Config) -> FeedNames {
    let origin = config
        .server
        .public_url
        .as_ref()
        .map(|url| url.origin().to_owned());
    let key = blake3::derive_key(
        "afterimage feed of policies",
        origin.unwrap_or_default().as_bytes(),
    );
    Arc::new(move |words| {
        let hash = blake3::keyed_hash(&key, words.as_bytes());
        let bits = hash
            .as_bytes()
            .iter()
            .take(16)
            .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        // Version 8 and the variant of the standard, in their places.
        let bits = bits & !(0xf << 76) & !(0b11 << 62) | 0x8 << 76 | 0b10 << 62;
        let part = |shift: u32, mask: u128| bits >> shift & mask;
        let (time, rest) = (part(96, 0xffff_ffff), part(0, 0xffff_ffff_ffff));
        let [one, two, three] = [80, 64, 48].map(|shift| part(shift, 0xffff));
        format!("urn:uuid:{time:08x}-{one:04x}-{two:04x}-{three:04x}-{rest:012x}")
    })
}

fn has(config: &Config, kind: ChallengeKind) -> bool {
    config.challenge.kinds.contains(&kind)
}

/// The one cookie, where anything is asked that it is needed for.
fn cookies(config: &Config, name: &str) -> Value {
    let asks = !config.challenge.kinds.is_empty();
    let cookie = || json!({ "name": name, "purpose": "challenge", "expires": "session" });
    asks.then(cookie).into_iter().collect()
}

/// Whether this instance keeps such a thing at all.
fn is_kept(row: &Row, config: &Config) -> bool {
    match row.id {
        "log" => config.log.dir.is_some(),
        "challenge" => has(config, ChallengeKind::Code),
        "session" => !config.challenge.kinds.is_empty(),
        "work" => has(config, ChallengeKind::Work),
        "share" => keeps_shares(config),
        "spending" => keeps_spending(config),
        "key" | "use" | "idempotency" => config.api.enabled,
        "link" => gives_links(config),
        _ => true,
    }
}

fn row(row: &Row, store: &Store) -> Value {
    let kept = match row.span {
        Span::Answer => json!({ "until": "answered" }),
        Span::AtMost(span) => json!({ "seconds": span.as_secs(), "duration": duration(span) }),
        Span::Idle { idle, life } => json!({
            "seconds": life.as_secs(), "duration": duration(life),
            "idle_seconds": idle.as_secs(), "idle_duration": duration(idle),
        }),
        Span::Visitor => json!({ "until": "erased by the visitor" }),
        Span::Operator => json!({ "until": "taken away by the operator" }),
        Span::Stop => json!({ "until": "the server stops" }),
    };
    let place = match (row.place, store) {
        // What ends with one server is in no store that others share.
        (Place::Memory, Store::Shared(_)) if row.span != Span::Stop => "valkey",
        (place, _) => place.name(),
    };
    json!({ "what": row.id, "where": place, "kept": kept })
}

/// A span as ISO 8601 writes it, in the unit the pages say it in.
fn duration(span: Duration) -> String {
    const DAY: u64 = 86_400;
    match span.as_secs() {
        seconds if seconds > 2 * DAY && seconds.is_multiple_of(DAY) => format!("P{}D", seconds / DAY),
        seconds if seconds.is_multiple_of(3_600) => format!("PT{}H", seconds / 3_600),
        seconds if seconds.is_multiple_of(60) => format!("PT{}M", seconds / 60),
        seconds => format!("PT{seconds}S"),
    }
}

fn purposes(config: &Config, rows: &[&Row]) -> Vec<Value> {
    let own = PURPOSES.iter().map(|(id, basis, serve)| {
        let used: Vec<_> = rows
            .iter()
            .map(|row| row.id)
            .filter(|row| serve.contains(row))
            .collect();
        (*id, *basis, used)
    });
    let moderation = config.content.moderation.as_ref();
    let moderation = moderation.map(|_| ("moderation", "GDPR 6(1)(f)", vec!["prompt"]));
    own.filter(|(id, _, used)| !used.is_empty() && (*id != "check" || !config.challenge.kinds.is_empty()))
        .chain(moderation)
        .map(|(id, basis, used)| json!({ "id": id, "basis": basis, "kept": used }))
        .collect()
}

/// Where somebody does what the law lets them do; only addresses that are served.
fn rights(config: &Config) -> Value {
    let served = |path: &'static str| {
        routes::TABLE
            .iter()
            .any(|(have, _)| *have == path)
            .then_some(path)
    };
    json!({
        "access": served("/your-data"),
        "export": served("/your-data.json"),
        "erase": served("/your-data/erase"),
        "other": config.site.contact.as_ref().map(Contact::uri),
        "complaint": "https://www.edpb.europa.eu/about-edpb/about-edpb/members_en",
    })
}

fn change(change: &changes::Dated) -> Value {
    let by = if change.id.is_some() {
        "program"
    } else {
        "operator"
    };
    json!({ "date": change.date, "by": by, "text": change.text })
}

/// What is sent to the provider at this place.
fn receives(catalogue: &Catalogue, place: usize) -> &'static [&'static str] {
    let here = |model: &Model| catalogue.find(&model.id).is_some_and(|(found, _)| found == place);
    let models = catalogue.models();
    if models.iter().any(|model| model.edit.is_some() && here(model)) {
        &["prompt", "parameters", "picture"]
    } else {
        &["prompt", "parameters"]
    }
}

fn processor(provider: &Provider, receives: &[&str]) -> Value {
    let mut processor = recipient(provider.disclosure.as_ref(), receives);
    let own = [
        ("id", json!(provider.id)),
        ("kind", json!(provider.kind.name())),
        ("trained_model", json!(registry::is_model(provider.kind))),
    ];
    processor.extend(own.map(|(key, value)| (key.to_owned(), value)));
    processor.into()
}

fn moderator(service: &Moderation, config: &Config) -> Value {
    let mut models = config.providers.iter().flat_map(|provider| &provider.models);
    let receives: &[&str] = match models.any(|model| model.edit) {
        true => &["prompt", "picture"],
        false => &["prompt"],
    };
    recipient(service.disclosure.as_ref(), receives).into()
}

/// Who is told something, and what becomes of it there.
fn recipient(card: Option<&Disclosure>, receives: &[&str]) -> Map<String, Value> {
    let terms = card.and_then(|card| card.terms_url.as_ref());
    let stated = [
        ("name", json!(card.map(|card| &card.name))),
        ("region", json!(card.map(|card| &card.region))),
        ("retention", json!(card.map(|card| &card.retention))),
        ("training", json!(card.map(|card| &card.training))),
        ("terms", json!(terms.map(Link::as_str))),
        ("transfer", transfer(card)),
        ("receives", json!(receives)),
    ];
    stated
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

/// Whether words leave the European Economic Area there, as far as the card says, and what that rests on.
fn transfer(card: Option<&Disclosure>) -> Value {
    let outside = match card.map_or(Region::Unsaid, Disclosure::area) {
        Region::Inside => Some(false),
        Region::Outside => Some(true),
        Region::Unsaid => None,
    };
    json!({ "outside_eea": outside, "ground": card.and_then(|card| card.transfer.as_ref()) })
}
