//! `/terms`: the rules of use.

use maud::{Markup, html};

use crate::changes::since;
use crate::layout::Here;
use crate::prose::{list, page as prose_page, section, sentence, sentences};
use crate::site::Site;

/// The page.
#[must_use]
pub fn page(site: &Site) -> Markup {
    let lang = site.lang;
    let never = [
        "terms-not-children",
        "terms-not-intimate",
        "terms-not-deceive",
        "terms-not-hate",
        "terms-not-law",
    ];
    let pictures = [
        "terms-pictures-yours",
        "terms-pictures-provider",
        "terms-pictures-mark",
        "terms-pictures-tell",
        "terms-pictures-lost",
    ];
    let fair: &[&str] = match site.programs {
        true => &["terms-fair-limits", "terms-fair-key", "terms-fair-key-back"],
        false => &["terms-fair-limits"],
    };
    let sections = html! {
        (sentences(lang, "terms-service", &["terms-service-what", "terms-service-age", "terms-service-may"]))
        (list(lang, "terms-not", &never))
        (sentence(lang, "terms-not-refuse", &[]))
        (sentences(lang, "terms-fair", fair))
        (sentences(lang, "terms-pictures", &pictures))
        (sentences(lang, "terms-warranty", &["terms-warranty-as-is", "terms-warranty-law"]))
        (section(lang, "terms-changes", &html! {
            (since(site, "terms-changes-since"))
            (sentence(lang, "terms-changes-now", &[]))
        }))
    };
    prose_page(site, Here::Terms, "terms", &sections)
}
