//! The desk at which a picture of the visitor's own is made ready: it needs a script, and waits for it.

use maud::{Markup, html};

use crate::text::{Lang, say};
use crate::{icons, wording};

/// The sides a picture can be extended at.
const SIDES: [(&str, &str); 4] = [
    ("top", "edit-top"),
    ("right", "edit-right"),
    ("bottom", "edit-bottom"),
    ("left", "edit-left"),
];

/// What goes on with a picture is called.
pub(crate) fn named(lang: Lang) -> Markup {
    html! { (icons::brush()) (say(lang, "edit-this")) }
}

/// The desk, the slider of the strength, and what they say.
pub(crate) fn desk(lang: Lang) -> Markup {
    html! {
        template data-editor {
            div.edit hidden {
                (view(lang))
                p.hint data-edit-facts {}
                (tools(lang))
                (sides(lang))
                button.quiet type="button" data-edit-remove { (icons::delete()) (say(lang, "edit-remove")) }
            }
        }
        template data-strength-slider {
            div.slider {
                input type="range" min="0" max="1" step="0.05" value="0.6" aria-label=(say(lang, "strength"));
                output.hint data-strength-words {}
            }
        }
        (wording::EDITING.template(lang))
    }
}

/// The picture; places in it are counted from the left in every language.
fn view(lang: Lang) -> Markup {
    html! {
        div.edit-view dir="ltr" data-edit-view {
            div.edit-sheet {
                canvas data-edit-picture role="img" aria-label=(say(lang, "edit-picture")) {}
                canvas.edit-canvas data-edit-canvas tabindex="0" role="application"
                    aria-label=(say(lang, "edit-canvas")) aria-describedby="edit-keys" {}
                div.edit-ring data-edit-ring aria-hidden="true" {}
            }
        }
    }
}

fn tools(lang: Lang) -> Markup {
    html! {
        div.edit-tools role="group" aria-label=(say(lang, "mask")) data-edit-masks {
            p.hint { (say(lang, "edit-what")) }
            div.edit-row {
                @for (tool, words) in [("brush", "edit-brush"), ("eraser", "edit-eraser"), ("move", "edit-move")] {
                    button type="button" aria-pressed="false" data-edit-tool=(tool) { (say(lang, words)) }
                }
            }
            div.edit-row {
                label { span { (say(lang, "edit-size")) } input type="range" min="1" max="40" step="1" value="8" data-edit-size; }
                label hidden { span { (say(lang, "edit-soft")) } input type="range" min="0" max="10" step="0.5" value="0" data-edit-soft; }
                label { span { (say(lang, "edit-zoom")) } input type="range" min="1" max="6" step="0.5" value="1" data-edit-zoom; }
            }
            div.edit-row {
                @for (act, words) in [("undo", "edit-undo"), ("redo", "edit-redo"), ("invert", "edit-invert"), ("clear", "edit-clear")] {
                    button.quiet type="button" data-edit-act=(act) { (say(lang, words)) }
                }
            }
            p.hint role="status" data-edit-said {}
            details.fold {
                summary { (say(lang, "edit-keyboard")) }
                p.hint #edit-keys { (say(lang, "edit-keys")) }
            }
        }
    }
}

fn sides(lang: Lang) -> Markup {
    html! {
        fieldset.edit-sides data-edit-extend hidden {
            legend { (say(lang, "edit-extend")) }
            p.hint { (say(lang, "edit-extend-note")) }
            div.edit-row {
                @for (side, words) in SIDES {
                    div.edit-side {
                        label for={ "edit-" (side) } { (say(lang, words)) }
                        div.beside {
                            button.icon type="button" data-edit-side=(side) data-edit-step="-1"
                                aria-label={ (say(lang, words)) ": " (say(lang, "edit-less")) } { "−" }
                            input #{ "edit-" (side) } type="number" inputmode="numeric" min="0" step="1" value="0" data-edit-side=(side);
                            button.icon type="button" data-edit-side=(side) data-edit-step="1"
                                aria-label={ (say(lang, words)) ": " (say(lang, "edit-more")) } { "+" }
                        }
                    }
                }
            }
            button type="button" data-edit-fit { (say(lang, "edit-fit")) }
        }
    }
}
