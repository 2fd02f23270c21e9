//! The page for everything that went wrong, in the same frame and in plain words.

use std::time::Duration;

use maud::{Markup, html};

use crate::challenge::again;
use crate::form::{self, Form};
use crate::layout::{self, Here, Page};
use crate::site::Site;
use crate::stage;
use crate::text::{Args, Lang, has, say, say_with};

/// What went wrong, as the table of errors names it.
pub struct Problem<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The code, such as `rate-limited`: `error-<code>` is its title, `error-<code>.detail` what to do.
    pub code: &'a str,
    /// The numbers the sentences name.
    pub args: Args<'a>,
    /// When trying again makes sense.
    pub retry_after: Option<Duration>,
}

/// The title of a code.
#[must_use]
pub fn title(lang: Lang, code: &str) -> String {
    say(lang, &message(code))
}

/// What a code means and what to do about it.
#[must_use]
pub fn detail(lang: Lang, code: &str, args: Args<'_>) -> String {
    say_with(lang, &format!("{}.detail", message(code)), args)
}

/// A code's title and what to do about it, as it is said beside a field.
pub(crate) fn said(lang: Lang, code: &str, args: Args<'_>) -> String {
    let (title, detail) = (title(lang, code), detail(lang, code, args));
    say_with(
        lang,
        "problem-fault",
        &[
            ("title", title.as_str().into()),
            ("detail", detail.as_str().into()),
        ],
    )
}

/// The page; with a form when the visitor had filled one, so that nothing typed is lost.
#[must_use]
pub fn page(site: &Site, problem: &Problem<'_>, form: Option<&Form<'_>>) -> Markup {
    let title = title(site.lang, problem.code);
    let body = html! {
        div.intro { (intro(site, problem, &title)) }
        @match form {
            Some(form) => {
                (form::form(site, form, &again(site)))
                (stage::stage(site, form.offer))
            }
            None => p { a.button href=(site.page("/")) { (say(site.lang, "problem-home")) } },
        }
    };
    let (here, kind, scripts): (_, _, &[&str]) = if form.is_some() {
        (Here::Answer, "make-page", &form::SCRIPTS)
    } else {
        (Here::Elsewhere, "prose", &[])
    };
    let mut styles = form
        .map_or(&["form", "picture"][..], |form| form::styles(form.offer))
        .to_vec();
    styles.push("prose");
    layout::page(
        site,
        &Page {
            here,
            title: Some(title),
            kind,
            styles: &styles,
            scripts,
            body,
        },
    )
}

fn intro(site: &Site, problem: &Problem<'_>, title: &str) -> Markup {
    let lang = site.lang;
    let status = problem.status.to_string();
    let reference = [("status", status.as_str().into()), ("code", problem.code.into())];
    html! {
        h1 { (title) }
        p.lead { (detail(lang, problem.code, problem.args)) }
        @if let Some(wait) = problem.retry_after { p { (say_with(lang, "problem-retry", &[("time", wait.into())])) } }
        p.hint { (say_with(lang, "problem-reference", &reference)) }
    }
}

/// The message of a code; one this version has no words for is said as an inner fault.
fn message(code: &str) -> String {
    let id = format!("error-{code}");
    if has(Lang::DEFAULT, &id) {
        id
    } else {
        "error-internal".to_owned()
    }
}
