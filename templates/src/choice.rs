//! Choices among the names of an upstream's own: quality, background, file format.

use maud::{Markup, html};

use crate::field;
use crate::form::Form;
use crate::offer::Model;
use crate::site::Site;
use crate::text::{Lang, say};

/// What upstreams call things, and how that is said; anything else is said as they do.
const NAMED: [(&str, &str); 8] = [
    ("auto", "choice-auto"),
    ("hd", "choice-high"),
    ("high", "choice-high"),
    ("low", "choice-low"),
    ("medium", "choice-medium"),
    ("opaque", "choice-opaque"),
    ("standard", "choice-standard"),
    ("transparent", "choice-transparent"),
];

/// Quality, background and format, as far as some model lets one choose.
pub(crate) fn choices(site: &Site, form: &Form<'_>) -> Markup {
    let draft = &form.draft;
    html! {
        (choice(site, form, "quality", draft.quality, |model| &model.qualities))
        (choice(site, form, "background", draft.background, |model| &model.backgrounds))
        (choice(site, form, "format", draft.format, |model| &model.formats))
    }
}

fn choice(
    site: &Site,
    form: &Form<'_>,
    field: &str,
    drafted: &str,
    of: impl Fn(&Model) -> &[String],
) -> Markup {
    let names = form.offer.all(&of);
    if names.len() < 2 {
        return field::faults(site, form, field);
    }
    let chosen = form.offer.chosen(form.draft.model);
    let taken = |name: &String| chosen.is_some_and(|model| of(model).contains(name));
    html! {
        div.field.faulty[field::is_faulty(form, field)] data-field=(field) {
            label for=(field) { (say(site.lang, field)) }
            select #(field) name=(field) aria-describedby={ (field) "-fault" } aria-invalid=[field::invalid(form, field)] {
                option value="" { (say(site.lang, "choice-usual")) }
                @for name in names {
                    option value=(name) data-other[!taken(name)] selected[name == drafted && taken(name)] {
                        (said(site.lang, name))
                    }
                }
            }
            (field::faults(site, form, field))
        }
    }
}

fn said(lang: Lang, name: &str) -> String {
    match NAMED.iter().find(|(known, _)| *known == name) {
        Some((_, message)) => say(lang, message),
        None if matches!(name, "png" | "jpeg" | "webp") => name.to_uppercase(),
        None => name.to_owned(),
    }
}
