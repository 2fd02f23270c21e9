//! `/your-data.json`, whose shape the README describes.

use std::time::Duration;

use afterimage_templates::your_data::{Count, KnownBy, WINDOWS};
use afterimage_templates::{Retention, Store, YourData};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The version of the shape; it grows when a reader of the last one would be misled.
const VERSION: u32 = 1;

/// What is held, as a document; all times in seconds from when it was looked at, the last one begun counted whole.
#[must_use]
pub(super) fn of(held: &YourData, retention: &Retention, now: OffsetDateTime) -> Value {
    let looked_at = now.replace_nanosecond(0).unwrap_or(now).format(&Rfc3339);
    let counts: Map<String, Value> = held
        .counts
        .iter()
        .map(|count| (count.what.to_owned(), counted(count)))
        .collect();
    json!({
        "version": VERSION,
        "looked_at": looked_at.unwrap_or_default(),
        "known_by": known_by(held.known_by),
        "where": match retention.store {
            Store::Memory => "memory",
            Store::Valkey => "valkey",
        },
        "counts": counts,
        "share": held.share.map(|share| json!({
            "waits": share.waits,
            "ahead": share.ahead,
            "ends_in": seconds(share.ends_in),
        })),
        "session": held.session.as_ref().map(|session| json!({
            "ends_in": seconds(session.ends_in),
            "checks": session.checks.iter().map(|left| json!({ "ends_in": seconds(*left) })).collect::<Vec<_>>(),
            "pass": session.pass.map(|left| json!({ "ends_in": seconds(left) })),
        })),
        "under_way": held.under_way,
        "cannot_be_found": not_found(retention),
    })
}

fn known_by(known_by: KnownBy) -> Value {
    match known_by {
        KnownBy::V4(bits) => json!({ "keyed_hash_of": "ipv4", "bits": bits }),
        KnownBy::V6(bits) => json!({ "keyed_hash_of": "ipv6", "bits": bits }),
        KnownBy::Circuit => json!({ "keyed_hash_of": "tor-circuit" }),
    }
}

fn counted(count: &Count) -> Value {
    let windows = WINDOWS.iter().zip(&count.windows).map(|(name, one)| {
        let ends_in = (one.used > 0).then(|| seconds(one.ends_in));
        let said = json!({ "allowed": one.allowed, "used": one.used, "left": one.left, "ends_in": ends_in });
        ((*name).to_owned(), said)
    });
    let networks = count.networks.iter().map(|network| {
        let left = WINDOWS.iter().zip(network.left);
        let left: Map<String, Value> = left
            .map(|(name, left)| ((*name).to_owned(), left.into()))
            .collect();
        json!({ "bits": network.bits, "left_for_you": left })
    });
    json!({
        "windows": windows.collect::<Map<_, _>>(),
        "networks": networks.collect::<Vec<_>>(),
    })
}

/// What is kept under nothing that leads to a connection, and when it goes.
fn not_found(retention: &Retention) -> Vec<Value> {
    let log = retention
        .access_log
        .map(|life| json!({ "what": "log", "seconds": life.as_secs() }));
    let work = retention
        .work
        .then(|| json!({ "what": "work", "seconds": retention.challenge.as_secs() }));
    log.into_iter().chain(work).collect()
}

fn seconds(span: Duration) -> u64 {
    span.as_secs() + u64::from(span.subsec_nanos() > 0)
}
