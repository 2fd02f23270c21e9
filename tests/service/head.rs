//! The head of every answer as safety.md section 3 writes it, and nothing from the program itself.

use std::collections::BTreeMap;

use crate::answer::Answer;

/// What every answer has, as safety.md section 3 writes it.
pub(crate) const ALL: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("x-permitted-cross-domain-policies", "none"),
];

/// What pages and every other dynamic answer add.
const DYNAMIC: [(&str, &str); 7] = [
    ("cache-control", "no-store"),
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types afterimage",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("origin-agent-cluster", "?1"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
    ("x-dns-prefetch-control", "off"),
];

const PICTURE: [(&str, &str); 3] = [
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; sandbox"),
    ("content-type", "image/png"),
];

/// What an answer in words adds, at an address that names no language.
pub(crate) const WORDS: [(&str, &str); 2] = [("content-language", "en"), ("vary", "accept-language")];

/// The whole head of a dynamic answer with these lines besides; `*` stands for any value.
pub(crate) fn dynamic<'a>(besides: &[(&'a str, &'a str)]) -> BTreeMap<&'a str, &'a str> {
    let in_words = |media: &str| media.starts_with("text/html") || media == "application/problem+json";
    let words = besides
        .iter()
        .any(|(name, value)| *name == "content-type" && in_words(value));
    ALL.iter()
        .chain(&DYNAMIC)
        .chain(WORDS.iter().filter(|_| words))
        .copied()
        .chain(besides.iter().copied())
        .collect()
}

/// The head of a picture's bytes.
pub(crate) fn picture<'a>(besides: &[(&'a str, &'a str)]) -> BTreeMap<&'a str, &'a str> {
    ALL.iter()
        .chain(&PICTURE)
        .copied()
        .chain(besides.iter().copied())
        .collect()
}

/// Holds a head against what it should be, each line once and none besides.
#[track_caller]
pub(crate) fn assert_head(answer: &Answer, expected: &BTreeMap<&str, &str>) {
    let names: Vec<_> = answer
        .headers
        .keys()
        .map(|name| name.as_str().to_owned())
        .collect();
    assert_eq!(
        names.len(),
        answer.headers.iter().count(),
        "each line once: {names:?}"
    );
    for name in &names {
        let value = answer.header(name).unwrap_or_default();
        let wanted = expected
            .get(name.as_str())
            .unwrap_or_else(|| panic!("{} has {name}: {value}", answer.status));
        assert!(
            *wanted == "*" || value == *wanted,
            "{}: {name}: {value}",
            answer.status
        );
    }
    for name in expected.keys() {
        assert!(
            answer.headers.contains_key(*name),
            "{} lacks {name}",
            answer.status
        );
    }
}
