//! The size: first the shape, then the pixels of that shape.
//!
//! Every size is one radio button, and a shape is one more label of its first size: what the style sheet shows follows
//! the button that is pressed, so that nothing of it needs a script.

use maud::{Markup, html};

use crate::form::Form;
use crate::ratio::ratio;
use crate::site::Site;
use crate::text::say;
use crate::{field, icons};

/// The sizes of one shape.
struct Group {
    shape: (u32, u32),
    sizes: Vec<(u32, u32)>,
}

/// The shapes, each with its sizes behind it.
pub(crate) fn size(site: &Site, form: &Form<'_>) -> Markup {
    let sizes = form.offer.all(|model| &model.sizes);
    let chosen = form.offer.chosen(form.draft.model);
    let taken = |size: &(u32, u32)| chosen.is_some_and(|model| model.sizes.contains(size));
    let drafted = sizes
        .iter()
        .find(|size| name(size) == form.draft.size && taken(size));
    let usual = chosen.and_then(|model| model.sizes.first());
    let checked = drafted.copied().or(usual).copied();
    let groups = groups(&sizes);
    html! {
        fieldset.field.choices data-sizes {
            legend { (say(site.lang, "size")) }
            div.shapes {
                @for group in &groups { (shape(group, checked, &taken)) }
                @if turns(&sizes) {
                    button.icon.swap type="button" data-swap data-with-script hidden
                        aria-label=(say(site.lang, "size-swap")) title=(say(site.lang, "size-swap")) { (icons::swap()) }
                }
            }
            (field::faults(site, form, "size"))
        }
    }
}

fn shape(group: &Group, checked: Option<(u32, u32)>, taken: &impl Fn(&(u32, u32)) -> bool) -> Markup {
    let first = group.sizes.iter().find(|size| taken(size));
    let Some(target) = first.or(group.sizes.first()) else {
        return html! {};
    };
    let (across, down) = group.shape;
    html! {
        div.shape-of data-shape data-other[first.is_none()] {
            label.option.shape for=(id(target)) { (icons::shape(target.0, target.1)) span dir="ltr" { (across) ":" (down) } }
            div.pixels {
                @for size in &group.sizes {
                    label.option data-other[!taken(size)] {
                        input #(id(size)) type="radio" name="size" value=(name(size)) checked[checked == Some(*size)];
                        span dir="ltr" { (size.0) "\u{2009}×\u{2009}" (size.1) }
                    }
                }
            }
        }
    }
}

/// The shapes in the order in which the models name them, with the sizes of each.
fn groups(sizes: &[&(u32, u32)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for size in sizes.iter().copied().copied() {
        let shape = ratio(size);
        match groups.iter_mut().find(|group| group.shape == shape) {
            Some(group) => group.sizes.push(size),
            None => groups.push(Group {
                shape,
                sizes: vec![size],
            }),
        }
    }
    groups
}

/// Whether some size is another one turned.
fn turns(sizes: &[&(u32, u32)]) -> bool {
    sizes
        .iter()
        .any(|(width, height)| width != height && sizes.contains(&&(*height, *width)))
}

/// A size as the form names it.
pub(crate) fn name(size: &(u32, u32)) -> String {
    format!("{}x{}", size.0, size.1)
}

fn id(size: &(u32, u32)) -> String {
    format!("size-{}", name(size))
}
