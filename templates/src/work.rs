//! The check that the browser passes by itself: a proof of work, done by the page's script.

use maud::{Markup, html};

use crate::field;
use crate::form::Form;
use crate::site::Site;
use crate::text::say;

/// The check where nothing but work is taken; without script it can only say so.
pub(crate) fn alone(site: &Site, form: &Form<'_>) -> Markup {
    html! {
        noscript { p.hint { (say(site.lang, "challenge-needs-script")) } }
        fieldset.check data-challenge hidden {
            legend { (say(site.lang, "challenge-legend")) }
            (part(site, form))
        }
    }
}

/// The work within the check: shown while it is the way the visitor takes.
pub(crate) fn part(site: &Site, form: &Form<'_>) -> Markup {
    let lang = site.lang;
    html! {
        div.work data-work {
            p.hint { (say(lang, "work-hint")) }
            div.work-line {
                progress max="1" value="0" aria-label=(say(lang, "work-progress")) data-work-progress {}
                button.quiet type="button" data-work-switch
                    data-stop=(say(lang, "work-stop")) data-start=(say(lang, "work-start")) { (say(lang, "work-start")) }
            }
            p.hint role="status" data-work-status {}
            div role="alert" { (field::faults(site, form, "work")) }
            @if form.offer.checks.code {
                button.quiet type="button" data-use-code { (say(lang, "work-letters")) }
            }
            input type="hidden" name="work" disabled data-work-answer;
        }
    }
}

/// The way back from the letters to the work, for the script to show.
pub(crate) fn instead(site: &Site) -> Markup {
    html! { button.quiet type="button" hidden data-use-work { (say(site.lang, "work-instead")) } }
}
