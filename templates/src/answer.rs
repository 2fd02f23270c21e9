//! The answer to a form sent without script: one page, written while the picture is made.
//!
//! The edge sends [`frame`]'s first half, then lines as they happen, then each picture as [`picture`]'s two halves
//! around its base64, or [`refused`], then [`next`], then the frame's second half.

use std::time::Duration;

use maud::{Markup, html};

use crate::challenge::again;
use crate::form::{self, Form};
use crate::layout::{self, Here, Page};
use crate::offer::Offer;
use crate::problem;
use crate::site::Site;
use crate::text::{Args, Lang, say, say_with};

/// An element that nothing else writes; text cannot contain it, for `<` is escaped there.
const CUT: &str = "<hr data-cut>";

/// The object replacement character, which stands where the picture's base64 goes.
const PLACE: &str = "\u{fffc}";

/// What comes before and after the part that is streamed.
#[must_use]
pub fn frame(site: &Site, offer: &Offer) -> (String, String) {
    let page = layout::page(
        site,
        &Page {
            here: Here::Answer,
            title: Some(say(site.lang, "answer-title")),
            kind: "make-page",
            styles: form::styles(offer),
            scripts: &form::SCRIPTS,
            body: html! {
                div.intro { h1 { (say(site.lang, "answer-title")) } }
                div.frame.pending aria-hidden="true" { div.afterimage {} }
                hr data-cut;
            },
        },
    );
    cut(page, CUT)
}

/// Said at once: the words are being worked on.
#[must_use]
pub fn started(lang: Lang) -> Markup {
    html! { p.progress-line { (say(lang, "answer-started")) } }
}

/// Said whenever the place in the queue changes; the first in line is 1.
#[must_use]
pub fn waiting_line(lang: Lang, position: u64) -> Markup {
    html! { p.progress-line { (say_with(lang, "answer-place", &[("place", crate::Value::Number(position))])) } }
}

/// Said as the picture grows; `fraction` runs from 0 to 1.
#[must_use]
pub fn progress_line(lang: Lang, fraction: f32) -> Markup {
    let percent = format!("{:.0}", fraction.clamp(0.0, 1.0) * 100.0);
    html! { p.progress-line { (say_with(lang, "answer-percent", &[("percent", percent.as_str().into())])) } }
}

/// Said before the first picture: the model that makes them, and whether it stands in for the one that was asked for.
#[must_use]
pub fn made_by(lang: Lang, label: &str, stands_in: bool) -> Markup {
    let id = if stands_in {
        "answer-stood-in"
    } else {
        "answer-made-by"
    };
    html! { p.hint { (say_with(lang, id, &[("model", label.into())])) } }
}

/// What comes before and after the base64 of one picture; `number` counts from 1.
///
/// `mime` is one of the checked types, such as `image/png`.
#[must_use]
pub fn picture(lang: Lang, mime: &str, number: u64) -> (String, String) {
    let figure = html! {
        figure.picture {
            img alt=(say_with(lang, "answer-alt", &[("number", crate::Value::Number(number))]))
                src={ "data:" (mime) ";base64," (PLACE) };
            figcaption { p { (say(lang, "answer-save")) } }
        }
    };
    cut(figure, PLACE)
}

/// The last line under the pictures: how many arrived, and the seed they were drawn from.
#[must_use]
pub fn done(lang: Lang, pictures: u64, asked: u64, seed: Option<u64>) -> Markup {
    let counts: Args<'_> = &[
        ("count", crate::Value::Number(pictures)),
        ("asked", crate::Value::Number(asked)),
    ];
    let seed = seed.map(|seed| seed.to_string());
    html! {
        p.status {
            @if pictures < asked { (say_with(lang, "answer-some", counts)) " " }
            @if let Some(seed) = &seed { (say_with(lang, "answer-seed", &[("seed", seed.as_str().into())])) }
        }
    }
}

/// What went wrong after the page had begun.
#[must_use]
pub fn refused(lang: Lang, code: &str, args: Args<'_>, retry_after: Option<Duration>) -> Markup {
    html! {
        section.refused role="alert" {
            h2 { (problem::title(lang, code)) }
            p { (problem::detail(lang, code, args)) }
            @if let Some(wait) = retry_after { p { (say_with(lang, "problem-retry", &[("time", wait.into())])) } }
            p.hint { (say_with(lang, "problem-code", &[("code", code.into())])) }
        }
    }
}

/// The form again, filled, for the visitor's next step; its challenge is never a code,
/// for one on the way would be old when the picture has been looked at.
#[must_use]
pub fn next(site: &Site, form: &Form<'_>) -> Markup {
    form::form(site, form, &again(site))
}

fn cut(page: Markup, mark: &str) -> (String, String) {
    let whole = page.into_string();
    let halves = whole
        .split_once(mark)
        .map(|(head, tail)| (head.to_owned(), tail.to_owned()));
    halves.unwrap_or((whole, String::new()))
}
