//! The facts the pages are written from: configuration, retention table and provider cards, and nothing else.

use std::sync::Arc;

use afterimage_templates as templates;
use time::Date;

use crate::cli;
use crate::config::{ChallengeKind, Change, Config, Disclosure, Link, LogAddress, Region, Store};
use crate::edge::assets;
use crate::edge::pages::Facts;
use crate::edge::session;
use crate::ledger::Tier;
use crate::ledger::retention;
use crate::pipeline::provider::{Catalogue, Model};
use crate::pipeline::{Edit, MAX_CHARACTERS, MAX_HELD, Mask, PRESETS, dispatch};

use super::{policy, registry};

/// How many bits of an address a log line keeps: IPv4, IPv6.
const LOGGED_BITS: (u32, u32) = (24, 48);

/// What the pages of this configuration say.
#[must_use]
pub(super) fn of(
    config: &Config,
    catalogue: &Catalogue,
    cookie: &'static str,
    today: Date,
    walls: templates::Walls,
) -> Facts {
    let retention = retention(config, cookie);
    let site = site(config, today);
    Facts {
        contact_uri: config
            .site
            .contact
            .as_ref()
            .map(|contact| contact.uri().to_owned()),
        offer: offer(config, catalogue),
        json: policy::document(config, catalogue, &site, cookie),
        feed_names: policy::feed_names(config),
        site,
        provenance: templates::Provenance {
            version: env!("CARGO_PKG_VERSION"),
            commit: cli::COMMIT,
            source: config
                .site
                .source_url
                .as_ref()
                .map(|link| Link::as_str(link).to_owned()),
            walls,
        },
        retention,
        challenges: !config.challenge.kinds.is_empty(),
    }
}

fn site(config: &Config, today: Date) -> templates::Site {
    let begun = |change: &&Change| change.date <= today;
    templates::Site {
        name: config.site.name.clone(),
        operator: config.site.operator.clone().unwrap_or_default(),
        contact: config
            .site
            .contact
            .as_ref()
            .map(|contact| contact.text().to_owned())
            .unwrap_or_default(),
        hosting: config.site.hosting.clone().unwrap_or_default(),
        proxy: config.site.proxy.clone().unwrap_or_default(),
        changes: config.site.changes.iter().filter(begun).map(change).collect(),
        settings: policy::mark(config),
        public_url: config
            .server
            .public_url
            .as_ref()
            .map(|url| url.origin().to_owned()),
        programs: config.api.enabled,
        lang: templates::Lang::DEFAULT,
        named: false,
        assets: templates::Assets::new(&assets::prefix()),
    }
}

fn change(change: &Change) -> templates::Change {
    templates::Change {
        date: change.date.to_string(),
        text: change.text.clone(),
    }
}

/// What can be made now.
pub(super) fn offer(config: &Config, catalogue: &Catalogue) -> templates::Offer {
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
            upload_bytes: config.picture.max_upload_bytes,
            upload_pixels: (config.picture.max_pixels.width, config.picture.max_pixels.height),
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
        area: card.map_or(templates::Area::Unsaid, |card| match card.area() {
            Region::Inside => templates::Area::Inside,
            Region::Outside => templates::Area::Outside,
            Region::Unsaid => templates::Area::Unsaid,
        }),
        transfer: card.and_then(|card| card.transfer.clone()),
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
        provider: catalogue.find(&model.id).map_or(0, |(place, _)| place),
        sizes: model.sizes.iter().map(|size| (size.width, size.height)).collect(),
        count_max: model.count,
        takes_negative_prompt: model.negative_prompt,
        takes_seed: model.seed,
        steps: model.steps.clone(),
        guidance: model
            .guidance
            .as_ref()
            .map(|range| tenths(range.start())..=tenths(range.end())),
        styles: styles(model),
        qualities: model.qualities.clone(),
        backgrounds: model.backgrounds.clone(),
        formats: model.formats.clone(),
        stand_ins: stand_ins(model, catalogue),
        edit: model.edit.map(edit),
    }
}

/// The upstream's own styles where it has some, else those that are nothing but words.
fn styles(model: &Model) -> Vec<templates::Style> {
    let own = model.styles.iter().map(|id| templates::Style {
        id: id.clone(),
        words: None,
    });
    let ours = PRESETS.iter().map(|preset| templates::Style {
        id: preset.id.to_owned(),
        words: Some(preset.words.to_owned()),
    });
    match model.styles.is_empty() {
        true => ours.collect(),
        false => own.collect(),
    }
}

fn edit(edit: Edit) -> templates::Edit {
    templates::Edit {
        mask: edit.mask.map(|mask| match mask {
            Mask::Transparent => templates::Mask::Transparent,
            Mask::White => templates::Mask::White,
        }),
        strength: edit.strength,
    }
}

/// Who may stand in under other terms only.
fn stand_ins(model: &Model, catalogue: &Catalogue) -> Vec<templates::StandIn> {
    let others = dispatch::under_other_terms(catalogue, model);
    let told = |(provider, other): (usize, Arc<Model>)| templates::StandIn {
        label: other.label.clone(),
        provider,
    };
    others.into_iter().map(told).collect()
}

fn retention(config: &Config, cookie: &'static str) -> templates::Retention {
    let (v4, v6) = LOGGED_BITS;
    templates::Retention {
        picture_window: MAX_HELD as u64,
        challenge: retention::CHALLENGE,
        code: config.challenge.kinds.contains(&ChallengeKind::Code),
        work: config.challenge.kinds.contains(&ChallengeKind::Work),
        keys: config.api.enabled,
        session_idle: retention::SESSION_IDLE,
        session_longest: retention::SESSION_LIFE,
        rate_window: retention::RATE_WINDOW,
        rate_record: retention::RATE_RECORD,
        shares: keeps_shares(config),
        programs: config.api.enabled.then(|| templates::Programs {
            request: retention::REQUEST,
            link: gives_links(config).then_some(retention::LINK),
            budgets: keeps_spending(config),
        }),
        sweep: retention::SWEEP,
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
        store: match config.ledger.store {
            Store::Memory => templates::retention::Store::Memory,
            Store::Shared(_) => templates::retention::Store::Valkey,
        },
        cookie,
        onion: config.server.onion_url.as_ref().map(|url| templates::Onion {
            cookie: session::name(url.is_https()),
            clients: tells_circuits_apart(config).then(|| Tier::TorCircuits.factor()),
        }),
    }
}

/// Whether Tor says of its visitors which circuit they come by.
pub(super) fn tells_circuits_apart(config: &Config) -> bool {
    config.server.onion_url.is_some() && !config.server.proxy_protocol.is_empty()
}

/// Whether a program can have a picture wait for it.
pub(super) fn gives_links(config: &Config) -> bool {
    config.api.enabled && config.api.waiting_bytes > 0
}

/// Whether a key has a budget of its own and something costs any money: only then is it remembered what was spent on it.
pub(super) fn keeps_spending(config: &Config) -> bool {
    let keys = &config.api.keys;
    let limited = config.api.enabled && keys.iter().any(|key| key.budget_per_day.is_some());
    limited && costs_money(config)
}

/// Whether money is counted and something costs any: only then is it remembered who had how much.
pub(super) fn keeps_shares(config: &Config) -> bool {
    config.budget.limits.is_some() && costs_money(config)
}

fn costs_money(config: &Config) -> bool {
    let mut prices = registry::prices(config).into_values();
    prices.any(|price| !price.picture.is_zero())
}
