//! The facts the pages are written from: configuration, retention table and provider cards, and nothing else.

use std::time::Duration;

use afterimage_templates as templates;
use serde_json::{Map, Value, json};

use crate::config::{ChallengeKind, Config, Disclosure, LogAddress};
use crate::edge::assets;
use crate::edge::pages::Facts;
use crate::ledger::Tier;
use crate::ledger::retention::{self, Span};
use crate::pipeline::provider::{Catalogue, Model};
use crate::pipeline::{MAX_CHARACTERS, MAX_HELD};

use super::registry;

/// How many bits of an address a log line keeps: IPv4, IPv6.
const LOGGED_BITS: (u32, u32) = (24, 48);

/// What the pages of this configuration say.
#[must_use]
pub(super) fn of(config: &Config, catalogue: &Catalogue, cookie: &'static str) -> Facts {
    let retention = retention(config, cookie);
    Facts {
        site: site(config),
        contact_uri: config
            .site
            .contact
            .as_ref()
            .map(|contact| contact.uri().to_owned()),
        offer: offer(config, catalogue),
        json: document(config, cookie),
        retention,
        challenges: !config.challenge.kinds.is_empty(),
    }
}

fn site(config: &Config) -> templates::Site {
    templates::Site {
        name: config.site.name.clone(),
        operator: config.site.operator.clone().unwrap_or_default(),
        contact: config
            .site
            .contact
            .as_ref()
            .map(|contact| contact.text().to_owned())
            .unwrap_or_default(),
        public_url: config
            .server
            .public_url
            .as_ref()
            .map(|url| url.origin().to_owned()),
        lang: templates::Lang::En,
        assets: templates::Assets::new(&assets::prefix()),
    }
}

fn offer(config: &Config, catalogue: &Catalogue) -> templates::Offer {
    templates::Offer {
        providers: config.providers.iter().map(card).collect(),
        moderation: config.content.moderation.as_ref().map(moderation_card),
        models: catalogue
            .models()
            .iter()
            .filter(|model| model.listed)
            .map(|model| offered(model, catalogue))
            .collect(),
        checks: templates::Checks {
            code: config.challenge.kinds.contains(&ChallengeKind::Code),
            work: config.challenge.kinds.contains(&ChallengeKind::Work),
        },
        limits: templates::Limits {
            per_minute: config.rate.per_minute,
            per_hour: config.rate.per_hour,
            per_day: config.rate.per_day,
            pictures_per_solve: config.challenge.pictures_per_solve,
            prompt_characters: u32::try_from(MAX_CHARACTERS).unwrap_or(u32::MAX),
        },
    }
}

fn card(provider: &crate::config::Provider) -> templates::ProviderCard {
    templates::ProviderCard {
        id: provider.id.clone(),
        kind: provider.kind.name().to_owned(),
        is_model: registry::is_model(provider.kind),
        ..stated(provider.disclosure.as_ref())
    }
}

fn moderation_card(moderation: &crate::config::Moderation) -> templates::ProviderCard {
    templates::ProviderCard {
        id: "moderation".to_owned(),
        ..stated(moderation.disclosure.as_ref())
    }
}

/// What the operator has stated of some service.
fn stated(card: Option<&Disclosure>) -> templates::ProviderCard {
    let said = |read: fn(&Disclosure) -> &str| card.map(|card| read(card).to_owned());
    let terms = card.and_then(|card| card.terms_url.as_ref());
    templates::ProviderCard {
        id: String::new(),
        kind: String::new(),
        legal_name: said(|card| &card.name),
        region: said(|card| &card.region),
        retention: said(|card| &card.retention),
        training: said(|card| &card.training),
        terms_url: terms.map(|link| link.as_str().to_owned()),
        is_model: true,
    }
}

fn offered(model: &Model, catalogue: &Catalogue) -> templates::Model {
    // Tenths become the decimal the form shows; both ends are small.
    #[expect(clippy::cast_precision_loss, reason = "guidance in tenths is far below 2^23")]
    let tenths = |value: &u32| *value as f32 / 10.0;
    templates::Model {
        id: model.id.clone(),
        label: model.label.clone(),
        provider: catalogue.place_of(model).unwrap_or_default(),
        sizes: model.sizes.iter().map(|size| (size.width, size.height)).collect(),
        count_max: model.count,
        takes_negative_prompt: model.negative_prompt,
        takes_seed: model.seed,
        steps: model.steps.clone(),
        guidance: model
            .guidance
            .as_ref()
            .map(|range| tenths(range.start())..=tenths(range.end())),
    }
}

fn retention(config: &Config, cookie: &'static str) -> templates::Retention {
    let (v4, v6) = LOGGED_BITS;
    templates::Retention {
        picture_window: MAX_HELD as u64,
        challenge: retention::CHALLENGE,
        work: config.challenge.kinds.contains(&ChallengeKind::Work),
        session_idle: retention::SESSION_IDLE,
        session_longest: retention::SESSION_LIFE,
        rate_window: retention::RATE_WINDOW,
        rate_record: retention::RATE_RECORD,
        rate_v6_bits: Tier::Ipv6Subnet.bits().into(),
        rate_networks: templates::CountedNetworks {
            v4: Tier::Ipv4Network.bits().into(),
            home: Tier::Ipv6Home.bits().into(),
            site: Tier::Ipv6Site.bits().into(),
        },
        access_log: config.log.dir.as_ref().map(|_| retention::ACCESS_LOG),
        logged_address: match config.log.address {
            LogAddress::Prefix => templates::retention::LoggedAddress::Prefix { v4, v6 },
            LogAddress::None => templates::retention::LoggedAddress::None,
        },
        store: templates::retention::Store::Memory,
        cookie,
    }
}

/// `/privacy.json`: the table, the cookie and the cards, for programs; all times in seconds.
fn document(config: &Config, cookie: &str) -> Value {
    let rows = retention::TABLE.iter().filter(|row| match row.id {
        "log" => config.log.dir.is_some(),
        "work" => config.challenge.kinds.contains(&ChallengeKind::Work),
        _ => true,
    });
    json!({
        "version": 1,
        "operator": config.site.operator,
        "contact": config.site.contact.as_ref().map(crate::config::Contact::uri),
        "kept": rows.map(row).collect::<Vec<_>>(),
        "cookies": [{ "name": cookie, "purpose": "challenge", "expires": "session" }],
        "providers": config.providers.iter().map(processor).collect::<Vec<_>>(),
        "moderation": config.content.moderation.as_ref().map(|service| moderator(service, config)),
    })
}

fn row(row: &retention::Row) -> Value {
    let seconds = |span: Duration| span.as_secs();
    let kept = match row.span {
        Span::Answer => json!({ "until": "answered" }),
        Span::AtMost(span) => json!({ "seconds": seconds(span) }),
        Span::Idle { idle, life } => json!({ "seconds": seconds(life), "idle_seconds": seconds(idle) }),
        Span::Visitor => json!({ "until": "erased by the visitor" }),
    };
    json!({ "what": row.id, "where": row.place.name(), "kept": kept })
}

fn processor(provider: &crate::config::Provider) -> Value {
    let mut processor = recipient(provider.disclosure.as_ref(), &["prompt", "parameters"]);
    let own = [
        ("id", json!(provider.id)),
        ("kind", json!(provider.kind.name())),
        ("trained_model", json!(registry::is_model(provider.kind))),
    ];
    processor.extend(own.map(|(key, value)| (key.to_owned(), value)));
    processor.into()
}

fn moderator(service: &crate::config::Moderation, config: &Config) -> Value {
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
        ("terms", json!(terms.map(crate::config::Link::as_str))),
        ("receives", json!(receives)),
    ];
    stated
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}
