//! The promises that the policies make, by the ids under which programs find them on the pages.

use serde_json::{Value, json};

use super::pages::Fixed;

/// Every sentence of a policy that can be kept or broken by this program: the id of its message, which is also where
/// it stands on its page. Each is held by tests; one list of them all stands beside the tests.
pub const PROMISES: &[&str] = &[
    "about-access-code",
    "about-access-how",
    "about-access-scripts",
    "about-access-work",
    "about-build-changed",
    "about-build-commit",
    "about-build-unknown",
    "about-enforceable-how",
    "about-how-kept",
    "about-how-made",
    "about-name",
    "about-stateless-how",
    "about-target-how",
    "about-transparency-how",
    "about-walls-callable",
    "about-walls-calls",
    "about-walls-files",
    "about-walls-memory",
    "about-walls-off",
    "about-walls-open",
    "about-walls-part",
    "cookies-consent-why",
    "cookies-lead",
    "cookies-life",
    "cookies-name",
    "cookies-none",
    "cookies-onion",
    "cookies-purpose",
    "cookies-refuse-cookie",
    "cookies-refuse-how",
    "cookies-storage-books",
    "cookies-storage-edit",
    "cookies-storage-left",
    "cookies-storage-offline",
    "cookies-storage-pictures",
    "cookies-storage-sent",
    "cookies-storage-theme",
    "cookies-storage-words",
    "cookies-value",
    "cookies-when",
    "privacy-basis-need",
    "privacy-basis-only",
    "privacy-challenge-once",
    "privacy-changes-feed",
    "privacy-changes-mark",
    "privacy-changes-since",
    "privacy-changes-written",
    "privacy-children-not",
    "privacy-key-hash",
    "privacy-idempotency-hash",
    "privacy-lead",
    "privacy-link-key",
    "privacy-link-room",
    "privacy-log-fields",
    "privacy-log-never",
    "privacy-log-no-address",
    "privacy-log-none",
    "privacy-log-prefix",
    "privacy-machine",
    "privacy-not-account",
    "privacy-not-account-keys",
    "privacy-not-counted",
    "privacy-not-profile",
    "privacy-not-sold",
    "privacy-not-sold-moderated",
    "privacy-not-third",
    "privacy-onion-address",
    "privacy-onion-circuits",
    "privacy-own-stays",
    "privacy-picture-here",
    "privacy-picture-none",
    "privacy-picture-window",
    "privacy-prompt-never",
    "privacy-rate-hash",
    "privacy-rate-hash-shared",
    "privacy-rate-keys",
    "privacy-rate-networks",
    "privacy-rate-window",
    "privacy-recipients-nobody",
    "privacy-rights-eleven",
    "privacy-rights-eleven-keys",
    "privacy-rights-pictures",
    "privacy-rights-self",
    "privacy-session-asked",
    "privacy-session-pass",
    "privacy-session-random",
    "privacy-share-hash",
    "privacy-share-why",
    "privacy-spending-sums",
    "privacy-use-numbers",
    "privacy-words-only",
    "privacy-words-picture",
    "privacy-words-refusal",
    "privacy-work-number",
    "terms-changes-since",
    "terms-fair-key",
    "terms-fair-key-back",
    "terms-pictures-lost",
    "terms-pictures-mark",
    "terms-service-what",
];

/// The pages they stand on.
const PAGES: [(&str, Fixed); 4] = [
    ("/privacy", Fixed::Privacy),
    ("/cookies", Fixed::Cookies),
    ("/terms", Fixed::Terms),
    ("/about", Fixed::About),
];

/// `/privacy.json`: the facts, and each promise that stands on a page, as that page is written, by its address.
pub(super) fn told(facts: &Value, write: impl Fn(Fixed) -> String) -> String {
    let pages = PAGES.map(|(path, page)| (path, write(page)));
    let place = |id: &&str| {
        let mark = format!("id=\"{id}\"");
        let (path, _) = pages.iter().find(|(_, page)| page.contains(&mark))?;
        Some(json!({ "id": id, "at": format!("{path}#{id}") }))
    };
    let mut document = facts.clone();
    if let Value::Object(members) = &mut document {
        members.insert("promises".to_owned(), PROMISES.iter().filter_map(place).collect());
    }
    serde_json::to_string_pretty(&document).unwrap_or_default()
}
