//! `/api`: what programs can ask for, for the people who write them.

use maud::{Markup, html};

use crate::layout::Here;
use crate::prose::{page as prose_page, row_head, section, sentence};
use crate::site::Site;
use crate::text::{Lang, say};

/// Operations for the same readers.
pub struct Group {
    /// Who they are for, in English.
    pub name: String,
    /// What they have in common, in English.
    pub about: String,
    /// The operations.
    pub operations: Vec<Operation>,
}

/// One thing that can be asked for.
pub struct Operation {
    /// Its name in the document.
    pub id: String,
    /// The method in capitals.
    pub method: String,
    /// The address, with what stands for something in braces.
    pub path: String,
    /// What it does, in English.
    pub summary: String,
    /// What else there is to know; empty when nothing.
    pub about: String,
    /// What it takes, by how that is written.
    pub taken: Vec<Taken>,
    /// What it answers.
    pub answers: Vec<Answer>,
}

/// What is sent in one way.
pub struct Taken {
    /// The media type; empty for what stands in the address.
    pub media: String,
    /// The members.
    pub members: Vec<Member>,
}

/// One named value.
pub struct Member {
    /// Its name.
    pub name: String,
    /// What it can be.
    pub kind: String,
    /// Whether it has to be there.
    pub needed: bool,
    /// What it is for.
    pub about: String,
}

/// One answer.
pub struct Answer {
    /// The status.
    pub status: String,
    /// When it comes, one line for each code.
    pub about: Vec<String>,
    /// The media types it may have.
    pub media: Vec<String>,
}

/// The page.
#[must_use]
pub fn page(site: &Site, groups: &[Group]) -> Markup {
    let lang = site.lang;
    let base = format!("{}/v1", site.public_url.as_deref().unwrap_or_default());
    let origin = site.public_url.as_deref().unwrap_or("$SITE");
    let example = format!(
        "curl {origin}/v1/images/generations -H \"Authorization: Bearer $KEY\" \\\n  \
         --json '{{\"prompt\": \"a lake at night\"}}'"
    );
    let begin = html! {
        (sentence(lang, "api-begin-address", &[("address", base.as_str().into())]))
        (sentence(lang, "api-begin-key", &[]))
        pre dir="ltr" translate="no" { (example) }
        p { (say(lang, "api-begin-document")) " " a href="/openapi.json" dir="ltr" { "/openapi.json" } }
        (sentence(lang, "api-begin-english", &[]))
    };
    let sections = html! {
        (section(lang, "api-begin", &begin))
        @for group in groups { (described(lang, group)) }
    };
    prose_page(site, Here::Api, "api", &sections)
}

fn described(lang: Lang, group: &Group) -> Markup {
    html! {
        section {
            h2 lang="en" dir="ltr" { (group.name) }
            p lang="en" dir="ltr" { (group.about) }
            @for operation in &group.operations {
                details #(operation.id) {
                    summary lang="en" dir="ltr" {
                        code translate="no" { (operation.method) " " (operation.path) } " " (operation.summary)
                    }
                    @if !operation.about.is_empty() { p lang="en" dir="ltr" { (operation.about) } }
                    @for (place, taken) in operation.taken.iter().enumerate() {
                        (table(lang, &format!("{}-takes-{place}", operation.id), taken))
                    }
                    (answers(lang, &format!("{}-answers", operation.id), &operation.answers))
                }
            }
        }
    }
}

fn table(lang: Lang, id: &str, taken: &Taken) -> Markup {
    html! {
        p #(id) { (say(lang, "api-takes")) " " @if !taken.media.is_empty() { code dir="ltr" translate="no" { (taken.media) } } }
        table role="table" aria-labelledby=(id) {
            (row_head(lang, &["api-name", "api-kind"]))
            tbody role="rowgroup" {
                @for member in &taken.members {
                    tr role="row" {
                        th scope="row" role="rowheader" {
                            code dir="ltr" translate="no" { (member.name) }
                            @if member.needed { " " (say(lang, "api-needed")) }
                            p lang="en" dir="ltr" { (member.about) }
                        }
                        td role="cell" data-label=(say(lang, "api-kind")) lang="en" dir="ltr" { (member.kind) }
                    }
                }
            }
        }
    }
}

fn answers(lang: Lang, id: &str, answers: &[Answer]) -> Markup {
    html! {
        p #(id) { (say(lang, "api-answers")) }
        table role="table" aria-labelledby=(id) {
            (row_head(lang, &["api-when", "api-media"]))
            tbody role="rowgroup" {
                @for answer in answers {
                    tr role="row" {
                        th scope="row" role="rowheader" {
                            span dir="ltr" { (answer.status) }
                            @for line in &answer.about { p lang="en" dir="ltr" { (line) } }
                        }
                        td role="cell" data-label=(say(lang, "api-media")) dir="ltr" translate="no" {
                            @for media in &answer.media { code { (media) } " " }
                        }
                    }
                }
            }
        }
    }
}
