//! Pages to read: a heading, a lead, and sections of sentences that each carry their message's id.

use maud::{Markup, html};

use crate::layout::{self, Here, Page};
use crate::site::Site;
use crate::text::{Args, Lang, say, say_with};

/// A page named by its messages: `<name>-title` and `<name>-lead`.
pub(crate) fn page(site: &Site, here: Here, name: &str, sections: &Markup) -> Markup {
    let title = say(site.lang, &format!("{name}-title"));
    let body = html! {
        h1 { (title) }
        p.lead { (say(site.lang, &format!("{name}-lead"))) }
        (sections)
    };
    layout::page(
        site,
        &Page {
            here,
            title: Some(title),
            kind: "prose",
            styles: &["prose"],
            scripts: &[],
            body,
        },
    )
}

/// A heading and what stands under it.
pub(crate) fn section(lang: Lang, heading: &str, body: &Markup) -> Markup {
    html! {
        section aria-labelledby=(heading) {
            h2 #(heading) { (say(lang, heading)) }
            (body)
        }
    }
}

/// A heading and plain sentences.
pub(crate) fn sentences(lang: Lang, heading: &str, ids: &[&str]) -> Markup {
    section(
        lang,
        heading,
        &html! { @for id in ids { (sentence(lang, id, &[])) } },
    )
}

/// A heading and a list of sentences.
pub(crate) fn list(lang: Lang, heading: &str, ids: &[&str]) -> Markup {
    section(
        lang,
        heading,
        &html! { ul { @for id in ids { li #(id) { (say(lang, id)) } } } },
    )
}

/// The sentences that are true of this service.
pub(crate) fn stated(sentences: &[(&'static str, bool)]) -> Vec<&'static str> {
    let held = sentences.iter().filter(|(_, holds)| *holds);
    held.map(|(id, _)| *id).collect()
}

/// One sentence under its own id, so that it can be linked to and held to its word by a test.
pub(crate) fn sentence(lang: Lang, id: &str, args: Args<'_>) -> Markup {
    html! { p #(id) { (say_with(lang, id, args)) } }
}

/// The head of a table.
///
/// The roles repeat what the elements mean, for a style that lays rows out as cards takes it away in some browsers.
pub(crate) fn row_head(lang: Lang, ids: &[&str]) -> Markup {
    html! {
        thead role="rowgroup" {
            tr role="row" {
                @for id in ids { th scope="col" role="columnheader" { (say(lang, id)) } }
            }
        }
    }
}

/// The operator's address, as a link where a browser can follow it.
pub(crate) fn contact(site: &Site) -> Markup {
    html! {
        @if let Some(address) = site.contact_link() { a href=(address) rel="noreferrer" dir="ltr" { (site.contact) } }
        @else if site.contact.is_empty() { (say(site.lang, "contact-none")) }
        @else { bdi { (site.contact) } }
    }
}
