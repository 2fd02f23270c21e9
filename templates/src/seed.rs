//! The seed: typed, thrown, taken from the last picture, or kept.

use maud::{Markup, html};

use crate::form::Form;
use crate::site::Site;
use crate::text::{Lang, say};
use crate::{field, icons};

/// The field, and the buttons that a script makes work.
pub(crate) fn seed(site: &Site, form: &Form<'_>) -> Markup {
    let lang = site.lang;
    html! {
        div.field.faulty[field::is_faulty(form, "seed")] data-field="seed" {
            label for="seed" { (say(lang, "seed")) }
            div.beside {
                input #seed name="seed" type="text" dir="ltr" inputmode="numeric" autocomplete="off" spellcheck="false"
                    value=(form.draft.seed) aria-describedby="seed-hint seed-fault"
                    aria-invalid=[field::invalid(form, "seed")];
                (button(lang, "lock", "seed-lock", &icons::lock()))
                (button(lang, "last", "seed-last", &icons::back_to()))
                (button(lang, "throw", "seed-throw", &icons::dice()))
            }
            p.hint #seed-hint { (say(lang, "seed-hint")) }
            (field::faults(site, form, "seed"))
        }
    }
}

fn button(lang: Lang, act: &str, id: &str, icon: &Markup) -> Markup {
    let words = say(lang, id);
    html! {
        button.icon type="button" hidden data-with-script data-seed=(act) aria-label=(words) title=(words)
            aria-pressed=[(act == "lock").then_some("false")] { (icon) }
    }
}
