//! Every text a manifest may hold, by the name it stands under (C2PA specification 2.2, sections 10 to 18).

use super::cbor::{self, NAMELESS, Value};
use super::shape::{is_der, is_digits, is_identifier, is_made_of, is_program, is_source_type, is_urn};

/// Names whose values are numbers, lists and maps.
const FRAMES: &[&str] = &[
    NAMELESS,
    "actions",
    "activeManifest",
    "allActionsIncluded",
    "assertions",
    "boxes",
    "c2pa.ai_generative_training",
    "c2pa.ai_inference",
    "c2pa.ai_training",
    "c2pa.data_mining",
    "c2pa_manifest",
    "claim_generator_info",
    "claimSignature",
    "created_assertions",
    "entries",
    "exclusions",
    "failure",
    "gathered_assertions",
    "informational",
    "ingredient",
    "ingredientDeltas",
    "ingredients",
    "length",
    "parameters",
    "redacted_assertions",
    "softwareAgent",
    "softwareAgentIndex",
    "softwareAgents",
    "start",
    "success",
    "thumbnail",
    "validationDeltas",
    "validationResults",
    "validationStatus",
];

/// Assertions that say how a picture came to be and not what it shows.
const ASSERTIONS: &[&str] = &[
    "c2pa.actions",
    "c2pa.actions.v2",
    "c2pa.hash.boxes",
    "c2pa.hash.data",
    "c2pa.ingredient",
    "c2pa.ingredient.v2",
    "c2pa.ingredient.v3",
    "c2pa.training-mining",
    "cawg.training-mining",
];

/// Descriptions that a generator writes into every picture, word for word.
const DESCRIPTIONS: &[&str] = &[
    "Added imperceptible SynthID watermark",
    "Added visible watermark",
    "Applied imperceptible SynthID watermark",
    "Created by Google Generative AI",
];

const PARTS: &[&str] = &[
    "c2pa",
    "c2pa.assertions",
    "c2pa.claim",
    "c2pa.claim.v2",
    "c2pa.signature",
];

/// What a validator's explanations are made of, beside references.
const EXPLANATIONS: &[&str] = &[
    "a",
    "algorithm",
    "and",
    "at",
    "bmff",
    "box",
    "boxes",
    "certificate",
    "chain",
    "checked",
    "claim",
    "credential",
    "cryptographic",
    "data",
    "digest",
    "error",
    "expired",
    "fetching",
    "found",
    "hash",
    "hashed",
    "in",
    "ingredient",
    "inside",
    "invalid",
    "is",
    "issuer",
    "manifest",
    "match",
    "matched",
    "message",
    "missing",
    "no",
    "not",
    "ocsp",
    "of",
    "revoked",
    "signature",
    "signing",
    "skipped",
    "status",
    "supported",
    "the",
    "time",
    "timestamp",
    "trusted",
    "unknown",
    "untrusted",
    "uri",
    "valid",
    "validated",
    "validity",
    "was",
    "within",
];

/// Whether a claim or an assertion may have this value under this name.
pub(super) fn admits(name: &str, value: Value<'_>) -> bool {
    match value {
        Value::Other => FRAMES.contains(&name),
        Value::Bytes(bytes) => match name {
            "hash" => bytes.len() <= 64,
            "pad" | "pad1" | "pad2" => bytes.iter().all(|byte| *byte == 0),
            _ => false,
        },
        Value::Text(text) => admits_text(name, text),
    }
}

fn admits_text(name: &str, text: &str) -> bool {
    match name {
        "action" => text
            .strip_prefix("c2pa.")
            .is_some_and(|rest| is_made_of(rest, 32, "._")),
        "alg" => matches!(text, "sha256" | "sha384" | "sha512"),
        "assertions" | "redacted_assertions" | "signature" | "url" => is_reference(text),
        "claim_generator" | "name" | "operating_system" | "softwareAgent" | "version" => is_program(text),
        "org.cai.c2pa_rs" | "org.contentauth.c2pa_rs" | "specVersion" => is_digits(text, ".-"),
        "code" => text.contains('.') && is_made_of(text, 64, "."),
        "dc:format" | "format" => is_format(text),
        "description" => DESCRIPTIONS.contains(&text.trim_end_matches('.')),
        "dc:title" | "title" => matches!(text, "" | "image.png" | "image.jpg" | "image.jpeg" | "image.webp"),
        "digitalSourceType" => is_source_type(text),
        "documentID" | "instanceID" | "instanceId" => is_identifier(text),
        "explanation" => text
            .split([' ', ':', ','])
            .all(|word| word.is_empty() || explains(word)),
        "names" => is_made_of(text, 5, "") || is_digits(text, ""),
        "relationship" => matches!(text, "parentOf" | "componentOf" | "inputTo"),
        "use" => matches!(text, "allowed" | "notAllowed"),
        "when" => is_digits(text, "-:.TZ+"),
        _ => false,
    }
}

/// Whether a COSE signature may have this: certificates, time stamps, revocation lists, the signature, padding.
pub(super) fn admits_signature(name: &str, value: Value<'_>) -> bool {
    match value {
        Value::Text(_) => false,
        Value::Bytes(bytes) => match name {
            "pad" | "pad2" => bytes.iter().all(|byte| *byte == 0),
            "x5chain" | "val" | "ocspVals" => is_der(bytes),
            // The protected header is itself CBOR; a signature is at most that of RSA with 4,096 bits.
            NAMELESS => bytes.len() <= 512 || is_der(bytes) || cbor::is_all(bytes, admits_signature),
            _ => false,
        },
        Value::Other => matches!(
            name,
            NAMELESS | "x5chain" | "sigTst" | "sigTst2" | "tstTokens" | "rVals" | "ocspVals"
        ),
    }
}

pub(super) fn is_box_kind(kind: &[u8]) -> bool {
    [
        b"c2pa", b"c2ma", b"c2um", b"c2as", b"c2cl", b"c2cs", b"c2vc", b"c2db", b"cbor",
    ]
    .iter()
    .any(|known| kind == *known)
}

pub(super) fn is_assertion(label: &str) -> bool {
    ASSERTIONS.contains(&label)
}

/// The thumbnail of the picture itself; one of an ingredient is another picture.
pub(super) fn is_own_thumbnail(label: &str) -> bool {
    matches!(
        label,
        "c2pa.thumbnail.claim" | "c2pa.thumbnail.claim.jpeg" | "c2pa.thumbnail.claim.png"
    )
}

pub(super) fn is_media_type(text: &[u8]) -> bool {
    matches!(text, b"image/png" | b"image/jpeg" | b"image/webp")
}

fn is_format(text: &str) -> bool {
    is_media_type(text.as_bytes()) || matches!(text, "png" | "jpeg" | "jpg" | "webp")
}

/// A label without the number that tells it from others of its kind (`c2pa.hash.data__2`).
pub(super) fn without_instance(label: &str) -> &str {
    match label.rsplit_once("__") {
        Some((kind, number)) if is_digits(number, "") => kind,
        _ => label,
    }
}

/// A JUMBF reference whose every step is the name of a box that may be here.
fn is_reference(text: &str) -> bool {
    let Some(path) = text.strip_prefix("self#jumbf=") else {
        return false;
    };
    path.trim_start_matches('/').split('/').all(|step| {
        let label = without_instance(step);
        PARTS.contains(&label) || is_assertion(label) || is_own_thumbnail(label) || is_urn(step)
    })
}

fn explains(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    EXPLANATIONS.contains(&word.to_ascii_lowercase().as_str()) || is_reference(word)
}
