//! The styles, each with the words it adds.

use maud::{Markup, html};

use crate::field;
use crate::form::Form;
use crate::offer::Style;
use crate::site::Site;
use crate::text::{Lang, say};

/// The styles that have a name in every language; one of an upstream's own is called as it calls it.
const NAMED: [(&str, &str); 8] = [
    ("comic", "style-comic"),
    ("ink", "style-ink"),
    ("oil", "style-oil"),
    ("pencil", "style-pencil"),
    ("photo", "style-photo"),
    ("pixel", "style-pixel"),
    ("watercolour", "style-watercolour"),
    ("woodcut", "style-woodcut"),
];

/// The choice of a style, folded away until there is one.
pub(crate) fn style(site: &Site, form: &Form<'_>) -> Markup {
    let styles = form.offer.all(|model| &model.styles);
    if styles.is_empty() {
        return field::faults(site, form, "style");
    }
    let (lang, drafted) = (site.lang, form.draft.style);
    let chosen = form.offer.chosen(form.draft.model);
    let taken = |style: &Style| chosen.is_some_and(|model| model.styles.contains(style));
    let known = styles.iter().any(|style| style.id == drafted && taken(style));
    html! {
        details.fold.faulty[field::is_faulty(form, "style")] data-field="style"
            open[known || field::is_faulty(form, "style")] {
            summary { (say(lang, "style")) }
            div role="radiogroup" aria-label=(say(lang, "style")) {
                div.options.styles {
                    label.option {
                        input type="radio" name="style" value="" checked[!known];
                        span { (say(lang, "style-none")) }
                    }
                    @for style in styles { (option(lang, style, !taken(style), known && style.id == drafted)) }
                }
                (field::faults(site, form, "style"))
            }
        }
    }
}

/// One style; what it adds is shown while it is chosen, and belongs to its name for those who cannot see that.
fn option(lang: Lang, style: &Style, other: bool, checked: bool) -> Markup {
    html! {
        label.option data-other[other] data-words=[&style.words] {
            input type="radio" name="style" value=(style.id) checked[checked];
            span { (name(lang, style)) }
            @if let Some(words) = &style.words {
                span.adds { (say(lang, "style-adds")) " " span lang="en" { (words) } }
            }
        }
    }
}

fn name(lang: Lang, style: &Style) -> String {
    let named = NAMED
        .iter()
        .find(|(id, _)| *id == style.id && style.words.is_some());
    named.map_or_else(
        || style.id.replace(['-', '_'], " "),
        |(_, message)| say(lang, message),
    )
}
