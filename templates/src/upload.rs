//! The visitor's own picture, its mask, and how far to go from it: files that no page can give back.

use maud::{Markup, html};

use crate::form::{Challenge, Form};
use crate::offer::{Edit, Mask};
use crate::site::Site;
use crate::text::{Value, say, say_with};
use crate::{edit, field};

/// What a browser lets a visitor choose; the server looks at the bytes.
const PICTURES: &str = "image/png,image/jpeg,image/webp";

/// The fields of a picture, where some model takes one.
pub(crate) fn fields(site: &Site, form: &Form<'_>) -> Markup {
    let mut edits = form.offer.edits().peekable();
    if edits.peek().is_none() {
        return html! {};
    }
    let (masks, strength): (Vec<_>, Vec<_>) = edits.map(|edit| (edit.mask, edit.strength)).unzip();
    html! {
        (picture(site, form))
        @if masks.iter().any(Option::is_some) { (mask(site, form, &masks)) }
        @if strength.contains(&true) {
            (field::number(site, form, "strength", form.draft.strength, &("0", "1"), "0.01"))
        }
        (edit::desk(site.lang))
    }
}

/// Said where the code is asked for, by which the visitor's eye has left the field.
pub(crate) fn again(site: &Site, form: &Form<'_>) -> Markup {
    let lost = form.draft.had_image || form.draft.had_mask;
    html! { @if lost { p.fault { (say(site.lang, "image-again")) } } }
}

fn picture(site: &Site, form: &Form<'_>) -> Markup {
    let lang = site.lang;
    let limits = form.offer.limits;
    let (width, height) = limits.upload_pixels;
    let most: [(&str, Value<'_>); 3] = [
        ("bytes", Value::Bytes(limits.upload_bytes)),
        ("width", Value::Number(width.into())),
        ("height", Value::Number(height.into())),
    ];
    let asks_later = matches!(form.challenge, Challenge::OnRequest) && form.offer.checks.code;
    html! {
        div.field.faulty[field::is_faulty(form, "image")] data-field="image" {
            label for="image" { (say(lang, "image")) }
            (file(form, "image", "image-hint image-fault", PICTURES))
            p.hint #image-hint { (say_with(lang, "image-hint", &most)) }
            @if asks_later { noscript { p.hint { (say(lang, "image-later")) } } }
            @if form.draft.had_image { p.hint { (say(lang, "image-again")) } }
            p.hint data-with-script hidden { (say(lang, "edit-ways")) }
            p.status role="status" data-edit-status {}
            (field::faults(site, form, "image"))
        }
    }
}

fn mask(site: &Site, form: &Form<'_>, kinds: &[Option<Mask>]) -> Markup {
    let lang = site.lang;
    html! {
        div.field.faulty[field::is_faulty(form, "mask")] data-field="mask" {
            label for="mask" { (say(lang, "mask")) }
            (file(form, "mask", "mask-hint mask-fault", "image/png"))
            div.hint #mask-hint {
                (say(lang, "mask-hint"))
                @for (kind, words) in [(Mask::Transparent, "mask-transparent"), (Mask::White, "mask-white")] {
                    @if kinds.contains(&Some(kind)) { " " span data-mask-kind=(kind.name()) { (say(lang, words)) } }
                }
            }
            @if form.draft.had_mask { p.hint { (say(lang, "image-again")) } }
            (field::faults(site, form, "mask"))
        }
    }
}

fn file(form: &Form<'_>, name: &str, described: &str, accept: &str) -> Markup {
    let (width, height) = form.offer.limits.upload_pixels;
    html! {
        input #(name) name=(name) type="file" accept=(accept) data-most-bytes=(form.offer.limits.upload_bytes)
            data-most-width=(width) data-most-height=(height)
            aria-describedby=(described) aria-invalid=[field::invalid(form, name)];
    }
}

impl Edit {
    /// The fields it takes, by their names in the form.
    pub(crate) fn takes(self) -> [(&'static str, bool); 3] {
        [
            ("image", true),
            ("mask", self.mask.is_some()),
            ("strength", self.strength),
        ]
    }
}
