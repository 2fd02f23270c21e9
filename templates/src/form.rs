//! The one generate form, empty on the front page and filled wherever something was typed.

use maud::{Markup, html};

use crate::draft::{Draft, Fault};
use crate::funds::Funds;
use crate::offer::Offer;
use crate::site::Site;
use crate::text::{Lang, Value, say, say_with};
use crate::{card, field, funds, history, icons, size, stand_in, style, upload, wording, work};

/// Everything the form shows.
pub struct Form<'a> {
    /// What can be asked for.
    pub offer: &'a Offer,
    /// What has been typed.
    pub draft: Draft<'a>,
    /// What is wrong with it.
    pub faults: &'a [Fault<'a>],
    /// The check before the picture.
    pub challenge: Challenge<'a>,
    /// What is left of the hour's money.
    pub funds: Funds,
}

/// The check before the picture.
#[derive(Clone, Copy)]
pub enum Challenge<'a> {
    /// No check is asked for (`challenge.kinds = []`).
    Off,
    /// None yet: the script loads one when the visitor turns to the form, the server gives one with the answer.
    OnRequest,
    /// As [`Challenge::OnRequest`], but the next try needs none: the last one failed through no fault of the visitor's.
    Passed,
    /// A picture of a code, to be copied.
    Code {
        /// The challenge's id, sent back in the field `challenge`.
        id: &'a str,
        /// The picture as a `data:` address.
        picture: &'a str,
    },
}

/// The language of the recordings that codes are said with.
const SPOKEN: Lang = Lang::En;

/// The entry module of every page with the form, then the modules it imports; those it fetches later are not here.
pub(crate) const SCRIPTS: [&str; 29] = [
    "make",
    "allowance",
    "card",
    "challenge",
    "check",
    "dom",
    "edit-early",
    "estimate",
    "form",
    "fragment",
    "history",
    "job",
    "keeping",
    "leaving",
    "multipart",
    "note",
    "opening",
    "order",
    "picture",
    "refusal",
    "seed",
    "settings",
    "sound",
    "stage",
    "telling",
    "trusted",
    "whole",
    "words",
    "work",
];

/// Style sheets of every page with the form.
pub(crate) fn styles(offer: &Offer) -> &'static [&'static str] {
    match offer.edits().next() {
        Some(_) => &["form", "picture", "edit"],
        None => &["form", "picture"],
    }
}

/// Writes the form; the check stands first when it is what the visitor has to do next.
pub(crate) fn form(site: &Site, form: &Form<'_>, heading: &Markup) -> Markup {
    let asked = matches!(form.challenge, Challenge::Code { .. });
    // Only a form in parts carries files.
    let parts = form.offer.edits().next().map(|_| "multipart/form-data");
    html! {
        form #make .make method="post" action=(site.page("/generate")) enctype=[parts] accept-charset="utf-8" autocomplete="off"
            data-form {
            (default(form))
            (linked(site))
            @if asked { (loose_faults(site, form)) (check(site, form)) (upload::again(site, form)) (buttons(site)) }
            (heading)
            (funds::closed(site, form.funds))
            (field::prompt(site, form))
            (field::model(site, form))
            (size::size(site, form))
            (field::count(site, form))
            (style::style(site, form))
            (upload::fields(site, form))
            (field::more(site, form))
            (stand_in::tick(site, form))
            @if !asked { (check(site, form)) (loose_faults(site, form)) (cost(site, form)) (buttons(site)) }
            (card::cards(site, form.offer))
            (limits(site, form))
            (wording::MAKING.template(site.lang))
            (history::list(site))
        }
    }
}

/// The button that the Enter key means stands before the one that only changes the model.
fn default(form: &Form<'_>) -> Markup {
    let several = form.offer.models.len() > 1;
    html! { @if several { button.default type="submit" tabindex="-1" aria-hidden="true" {} } }
}

/// Where the script says that it filled the form from a link, that a picture was left behind, or that there is no network.
fn linked(site: &Site) -> Markup {
    html! {
        div.note data-note hidden {
            p role="status" data-note-words {}
            button.icon type="button" data-note-close aria-label=(say(site.lang, "note-close")) { (icons::close()) }
        }
    }
}

/// What pressing the button takes of the network's allowance; the script counts with the form.
fn cost(site: &Site, form: &Form<'_>) -> Markup {
    let most = form.offer.limits.per_minute;
    html! {
        p.cost data-cost data-most=(most) { (say_with(site.lang, "cost", &[("most", most.into())])) }
    }
}

/// Faults that belong to no field, and the place where the script says its own.
fn loose_faults(site: &Site, form: &Form<'_>) -> Markup {
    html! {
        div.faults role="alert" data-faults {
            @for fault in form.faults.iter().filter(|fault| fault.field.is_none()) {
                p.fault { (field::fault_text(site, fault)) }
            }
        }
    }
}

fn buttons(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        div.buttons {
            button.primary type="submit" data-submit { (say(lang, "make")) }
            button.quiet type="submit" name="deliver" value="file" data-without-script { (say(lang, "make-file")) }
        }
        p.hint data-allowance {}
    }
}

/// The check: nothing, a place for the script to fill, or a code.
fn check(site: &Site, form: &Form<'_>) -> Markup {
    let lang = site.lang;
    let (id, picture) = match form.challenge {
        Challenge::Off => return html! {},
        Challenge::OnRequest | Challenge::Passed => (None, None),
        Challenge::Code { id, picture } => (Some(id), Some(picture)),
    };
    let checks = form.offer.checks;
    if !checks.code {
        return work::alone(site, form);
    }
    let off = id.is_none();
    let later = match form.challenge {
        Challenge::Passed => "challenge-passed",
        _ => "challenge-later",
    };
    html! {
        @if off { noscript { p.hint { (say(lang, later)) } } }
        fieldset.check data-challenge hidden[off] {
            legend { (say(lang, "challenge-legend")) }
            @if checks.work { (work::part(site, form)) }
            p.hint #code-hint { (say(lang, "challenge-hint")) }
            div.code {
                span.code-picture data-code-picture data-alt=(say(lang, "challenge-alt")) {
                    @if let Some(picture) = picture { img src=(picture) alt=(say(lang, "challenge-alt")); }
                }
                button.icon type="button" hidden data-new-code aria-label=(say(lang, "challenge-new")) { (icons::renew()) }
                (sound(site, id))
                input #code name="code" type="text" dir="ltr" disabled[off] autocomplete="off" autocapitalize="characters"
                    autocorrect="off" spellcheck="false" maxlength="32" aria-label=(say(lang, "challenge-code"))
                    aria-describedby="code-hint sound-hint code-fault" autofocus[!off]
                    aria-invalid=[field::is_faulty(form, "code").then_some("true")];
            }
            input type="hidden" name="challenge" value=[id] disabled[off] data-challenge-id;
            @if !off { p.hint data-without-script { (say(lang, "challenge-other")) } }
            p.hint role="status" data-challenge-status {}
            (field::faults(site, form, "code"))
            @if checks.work { (work::instead(site)) }
        }
    }
}

/// The same code to listen to: a button where a script plays it, else the browser's own player and a file.
fn sound(site: &Site, id: Option<&str>) -> Markup {
    let lang = site.lang;
    let address = id.map(|id| format!("/challenge/code.wav?challenge={id}"));
    let play = say(lang, "challenge-listen");
    html! {
        div.sound {
            button.quiet type="button" hidden data-listen data-play=(play) data-stop=(say(lang, "challenge-stop")) {
                (icons::sound()) span data-listen-word { (play) }
            }
            audio controls preload="none" src=[&address] hidden[address.is_none()] data-sound
                aria-label=(say(lang, "challenge-sound")) {}
            @if let Some(address) = &address {
                a href=(address) download="code.wav" data-without-script { (say(lang, "challenge-sound-file")) }
            }
            p.hint #sound-hint {
                (say(lang, "challenge-sound-hint"))
                @if lang != SPOKEN { (lang.gap()) (say(lang, "challenge-sound-language")) }
            }
        }
    }
}

/// How much may be asked for.
fn limits(site: &Site, form: &Form<'_>) -> Markup {
    let limits = form.offer.limits;
    let rates: [(&str, Value<'_>); 3] = [
        ("minute", limits.per_minute.into()),
        ("hour", limits.per_hour.into()),
        ("day", limits.per_day.into()),
    ];
    html! {
        p.limits {
            (say_with(site.lang, "limits-rate", &rates)) (site.lang.gap())
            (funds::left(site, form.funds))
            @if !matches!(form.challenge, Challenge::Off) {
                (say_with(site.lang, "limits-solve", &[("count", limits.pictures_per_solve.into())])) (site.lang.gap())
            }
            (say_with(site.lang, "limits-prompt", &[("most", limits.prompt_characters.into())]))
        }
    }
}
