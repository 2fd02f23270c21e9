//! Made-up data that stands for a running service, shared by the tests and the preview.

use std::time::Duration;

use afterimage_templates::api;
use afterimage_templates::your_data::{Count, KnownBy, NetworkUse, Session, Share, WindowUse};
use afterimage_templates::{
    Area, Assets, Change, Checks, CountedNetworks, Draft, Edit, Files, Lang, Limits, LoggedAddress, Mask,
    Model, Offer, Onion, Programs, Provenance, ProviderCard, Retention, Site, StandIn, Store, Style, Walls,
    YourData,
};

/// A service with a name, an operator and a contact.
pub(crate) fn site() -> Site {
    Site {
        name: "Afterimage".into(),
        operator: "Example Collective".into(),
        contact: "hello@example.org".into(),
        hosting: "Example Hosting Ltd, Finland".into(),
        proxy: "Example CDN Inc., United States".into(),
        changes: vec![Change {
            date: "2026-12-01".into(),
            text: "Pictures are made by Example Pictures Ltd too.".into(),
        }],
        settings: "0123456789abcdef".into(),
        public_url: Some("https://example.org".into()),
        programs: true,
        lang: Lang::En,
        named: false,
        assets: Assets::new("/static/0/"),
    }
}

/// A program whose commit and source are known, with all its walls.
pub(crate) fn provenance() -> Provenance {
    Provenance {
        version: "0.1.0",
        commit: "0123456789abcdef0123456789abcdef01234567",
        source: Some("https://example.org/source".into()),
        walls: Walls::Raised {
            files: Files::Full,
            calls: Some(118),
        },
    }
}

/// What a fresh machine offers: the painter and nothing else.
pub(crate) fn painter() -> Offer {
    let sizes = vec![
        (1024, 1024),
        (1216, 832),
        (832, 1216),
        (1344, 768),
        (768, 1344),
        (512, 512),
    ];
    let model = Model {
        id: "painter".into(),
        label: "Painter".into(),
        provider: 0,
        sizes,
        count_max: 4,
        takes_negative_prompt: true,
        takes_seed: true,
        steps: None,
        guidance: None,
        styles: styles(),
        qualities: Vec::new(),
        backgrounds: Vec::new(),
        formats: Vec::new(),
        stand_ins: Vec::new(),
        edit: None,
    };
    Offer {
        providers: vec![painter_card()],
        moderation: None,
        models: vec![model],
        limits: limits(),
        checks: Checks {
            code: true,
            work: true,
        },
    }
}

/// The painter beside an AI model that takes other fields.
pub(crate) fn several() -> Offer {
    let mut offer = painter();
    offer.providers.push(ProviderCard {
        id: "open".into(),
        kind: "openai".into(),
        legal_name: Some("Example Pictures Ltd".into()),
        region: Some("European Union".into()),
        retention: Some("up to 30 days, for abuse checks".into()),
        training: Some("no".into()),
        terms_url: Some("https://pictures.example/terms".into()),
        area: Area::Outside,
        transfer: Some("standard contractual clauses".into()),
        is_model: true,
    });
    offer.models.push(Model {
        id: "example-image-2".into(),
        label: "Example Image 2".into(),
        provider: 1,
        sizes: vec![(1024, 1024), (1536, 1024), (1024, 1536)],
        count_max: 2,
        takes_negative_prompt: false,
        takes_seed: false,
        steps: Some(1..=50),
        guidance: Some(1.0..=12.5),
        styles: vec![own("vivid"), own("natural")],
        qualities: named(&["auto", "low", "high"]),
        backgrounds: named(&["auto", "opaque", "transparent"]),
        formats: named(&["png", "webp"]),
        stand_ins: vec![StandIn {
            label: "Painter".into(),
            provider: 0,
        }],
        edit: Some(Edit {
            mask: Some(Mask::Transparent),
            strength: true,
        }),
    });
    offer
}

/// Styles that are nothing but words.
fn styles() -> Vec<Style> {
    let added = [
        ("photo", "photograph, natural light"),
        ("ink", "black ink, few sure lines"),
    ];
    added
        .map(|(id, words)| Style {
            id: id.into(),
            words: Some(words.into()),
        })
        .to_vec()
}

fn own(id: &str) -> Style {
    Style {
        id: id.into(),
        words: None,
    }
}

fn named(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn painter_card() -> ProviderCard {
    ProviderCard {
        id: "painter".into(),
        kind: "painter".into(),
        legal_name: None,
        region: None,
        retention: None,
        training: None,
        terms_url: None,
        area: Area::Unsaid,
        transfer: None,
        is_model: false,
    }
}

fn limits() -> Limits {
    Limits {
        per_minute: 4,
        per_hour: 30,
        per_day: 100,
        pictures_per_solve: 4,
        prompt_characters: 10_000,
        upload_bytes: 8 << 20,
        upload_pixels: (4096, 4096),
    }
}

/// The figures of the promise.
pub(crate) fn retention() -> Retention {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    Retention {
        picture_window: 256 << 10,
        challenge: Duration::from_secs(10 * MINUTE),
        code: true,
        work: true,
        keys: false,
        session_idle: Duration::from_secs(15 * MINUTE),
        session_longest: Duration::from_secs(30 * MINUTE),
        rate_window: Duration::from_secs(24 * HOUR),
        rate_record: Duration::from_secs(48 * HOUR),
        shares: true,
        programs: Some(Programs {
            request: Duration::from_secs(10 * MINUTE),
            link: Some(Duration::from_secs(10 * MINUTE)),
            budgets: true,
        }),
        sweep: Duration::from_secs(MINUTE),
        rate_v6_bits: 64,
        rate_networks: CountedNetworks {
            v4: 24,
            home: 56,
            site: 48,
        },
        access_log: Some(Duration::from_secs(30 * 24 * HOUR)),
        logged_address: LoggedAddress::Prefix { v4: 24, v6: 48 },
        store: Store::Memory,
        cookie: "__Host-afterimage_session",
        onion: Some(Onion {
            cookie: "afterimage_session",
            clients: Some(64),
        }),
    }
}

/// What is held about somebody who has used the service for a while.
pub(crate) fn held() -> YourData {
    let counted = |what, allowed: [u32; 3]| Count {
        what,
        windows: allowed.map(|allowed| WindowUse {
            allowed,
            used: 1,
            left: allowed - 1,
            ends_in: Duration::from_secs(u64::from(allowed) * 9),
        }),
        networks: vec![NetworkUse {
            bits: 24,
            left: allowed,
        }],
    };
    YourData {
        known_by: KnownBy::V4(32),
        counts: vec![
            counted("pictures", [4, 30, 100]),
            counted("worked", [64, 480, 1_600]),
            counted("checks", [30, 300, 2_000]),
            counted("sounds", [12, 80, 400]),
        ],
        share: Some(Share {
            waits: true,
            ahead: true,
            ends_in: Duration::from_secs(80_000),
        }),
        session: Some(Session {
            ends_in: Duration::from_secs(840),
            checks: vec![Duration::from_secs(500), Duration::from_secs(600)],
            pass: Some(Duration::from_secs(90)),
        }),
        under_way: 2,
    }
}

/// The same of somebody nobody knows.
pub(crate) fn nothing_held() -> YourData {
    let mut held = held();
    for one in held.counts.iter_mut().flat_map(|count| &mut count.windows) {
        (one.used, one.left, one.ends_in) = (0, one.allowed, Duration::ZERO);
    }
    YourData {
        known_by: KnownBy::V6(64),
        share: None,
        session: None,
        under_way: 0,
        ..held
    }
}

/// One thing that programs can ask for.
pub(crate) fn described() -> Vec<api::Group> {
    let member = |name: &str, needed| api::Member {
        name: name.into(),
        kind: "string".into(),
        needed,
        about: "What shall be seen.".into(),
    };
    vec![api::Group {
        name: "With a key".into(),
        about: "As OpenAI's client libraries ask.".into(),
        operations: vec![api::Operation {
            id: "createImage".into(),
            method: "POST".into(),
            path: "/v1/images/generations".into(),
            summary: "Make pictures of words.".into(),
            about: "What is left open the model decides.".into(),
            taken: vec![api::Taken {
                media: "application/json".into(),
                members: vec![member("prompt", true), member("size", false)],
            }],
            answers: vec![api::Answer {
                status: "401".into(),
                about: vec!["invalid_api_key: A program came without a key.".into()],
                media: vec!["application/json".into()],
            }],
        }],
    }]
}

/// A form somebody has filled.
pub(crate) fn draft() -> Draft<'static> {
    Draft {
        prompt: "A quiet harbour at dawn in winter, boats asleep under snow, watercolour",
        negative_prompt: "people",
        model: "painter",
        size: "1216x832",
        count: "2",
        seed: "42",
        ..Draft::EMPTY
    }
}
