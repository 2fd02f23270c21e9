//! Since when the policies hold, and what has changed in them: the program's own changes, and the operator's.

use maud::{Markup, html};

use crate::prose::sentence;
use crate::site::Site;
use crate::text::{Lang, say};

/// What has changed in the policies with the program itself: from which day on, and the message that says what.
///
/// Whoever changes a sentence of a policy, or a row of the table of what is kept, adds a line here.
pub const OWN: &[(&str, &str)] = &[("2026-11-20", "change-first")];

/// A change as a page shows it.
pub struct Dated {
    /// The day from which on it holds, as in `2026-11-20`.
    pub date: String,
    /// What it is.
    pub text: String,
    /// Its name among the program's own changes; none of the operator's has one.
    pub id: Option<&'static str>,
}

/// Every change, the latest first.
#[must_use]
pub fn all(site: &Site) -> Vec<Dated> {
    let own = OWN.iter().map(|(date, id)| Dated {
        date: (*date).to_owned(),
        text: say(site.lang, id),
        id: Some(id),
    });
    let theirs = site.changes.iter().map(|change| Dated {
        date: change.date.clone(),
        text: change.text.clone(),
        id: None,
    });
    let mut all: Vec<Dated> = theirs.chain(own).collect();
    all.sort_by(|one, other| other.date.cmp(&one.date));
    all
}

/// The day of the latest change: since then the policies hold as they are.
#[must_use]
pub fn effective(site: &Site) -> String {
    all(site)
        .into_iter()
        .next()
        .map_or_else(String::new, |latest| latest.date)
}

/// Since when the page is as it is, and how one is told of the next change.
pub(crate) fn section(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        (since(site, "privacy-changes-since"))
        (sentence(lang, "privacy-changes-written", &[]))
        ul {
            @for change in all(site) {
                li { time datetime=(change.date) dir="ltr" { (change.date) } " " bdi { (change.text) } }
            }
        }
        (sentence(lang, "privacy-changes-mark", &[("mark", site.settings.as_str().into())]))
        (feed(lang))
    }
}

/// A sentence that names the day of the latest change.
pub(crate) fn since(site: &Site, id: &str) -> Markup {
    let date = effective(site);
    sentence(site.lang, id, &[("date", date.as_str().into())])
}

fn feed(lang: Lang) -> Markup {
    html! { p { (say(lang, "privacy-changes-feed")) " " a href="/privacy.atom" type="application/atom+xml" dir="ltr" { "/privacy.atom" } } }
}
