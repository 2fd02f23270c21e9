//! The fields of the generate form, each with its label, its hint and what is wrong with it.

use std::ops::RangeInclusive;

use maud::{Markup, html};

use crate::draft::Fault;
use crate::form::Form;
use crate::offer::{Mask, Model};
use crate::site::Site;
use crate::text::{Value, say, say_with};
use crate::{choice, icons, problem, seed, size};

/// More pictures than this are a number to type instead of buttons to press.
const MOST_BUTTONS: u32 = 6;

/// The fields that are folded away.
const FOLDED: [&str; 7] = [
    "negative_prompt",
    "seed",
    "steps",
    "guidance",
    "quality",
    "background",
    "format",
];

/// The words. No spelling or writing aid, for those of some browsers send what is typed to their makers.
pub(crate) fn prompt(site: &Site, form: &Form<'_>) -> Markup {
    let lang = site.lang;
    let most = form.offer.limits.prompt_characters;
    html! {
        div.field {
            textarea #prompt name="prompt" rows="4" dir="auto" required autocomplete="off" spellcheck="false"
                writingsuggestions="false" data-gramm="false" data-most=(most)
                placeholder=(say(lang, "prompt-example")) aria-describedby="prompt-count prompt-fault"
                aria-invalid=[invalid(form, "prompt")] { "\n" (form.draft.prompt) }
            p.hint #prompt-count role="status" data-counter {}
            (faults(site, form, "prompt"))
            (tools(site))
        }
    }
}

/// What a script can do with the words, and what it has to say about them.
fn tools(site: &Site) -> Markup {
    let lang = site.lang;
    html! {
        div.careful role="status" data-careful hidden {
            p.hint data-careful-words {}
            button.quiet type="button" data-careful-dismiss { (say(lang, "careful-dismiss")) }
        }
        div.tools data-with-script hidden {
            button.quiet type="button" hidden data-history { (icons::history()) (say(lang, "history")) }
            button.quiet type="button" data-link { (icons::link()) (say(lang, "link")) }
            span.hint role="status" data-link-status {}
        }
    }
}

/// The model: a choice when there is one to make.
pub(crate) fn model(site: &Site, form: &Form<'_>) -> Markup {
    let offer = form.offer;
    let Some(chosen) = offer.chosen(form.draft.model) else {
        return html! {};
    };
    html! {
        @if offer.models.len() == 1 {
            input type="hidden" name="model" value=(chosen.id) data-label=(chosen.label);
            (faults(site, form, "model"))
        } @else {
            div.field {
                label for="model" { (say(site.lang, "model")) }
                select #model name="model" aria-describedby="model-fault" aria-invalid=[invalid(form, "model")] {
                    @for model in &offer.models { (option(form, model, model.id == chosen.id)) }
                }
                button.quiet type="submit" name="deliver" value="form" formnovalidate data-without-script {
                    (say(site.lang, "model-change"))
                }
                (faults(site, form, "model"))
            }
        }
    }
}

/// A model, with all that the script has to know of it.
fn option(form: &Form<'_>, model: &Model, chosen: bool) -> Markup {
    // No name of an upstream's holds a line break.
    let lines = |names: &[String]| names.join("\n");
    let styles: Vec<String> = model.styles.iter().map(|style| style.id.clone()).collect();
    let sizes: Vec<String> = model.sizes.iter().map(size::name).collect();
    let span = |least: String, most: String| format!("{least} {most}");
    let steps = model.steps.clone().map(RangeInclusive::into_inner);
    let guidance = model.guidance.clone().map(RangeInclusive::into_inner);
    html! {
        option value=(model.id) selected[chosen] data-takes=(model.takes()) data-sizes=(sizes.join(" "))
            data-count=(model.count_max.min(form.offer.limits.pictures_per_solve)) data-provider=(model.provider)
            data-style=(lines(&styles)) data-own[model.styles.iter().any(|style| style.words.is_none())] data-quality=(lines(&model.qualities))
            data-background=(lines(&model.backgrounds)) data-format=(lines(&model.formats))
            data-steps=[steps.map(|(least, most)| span(least.to_string(), most.to_string()))]
            data-guidance=[guidance.map(|(least, most)| span(least.to_string(), most.to_string()))]
            data-mask=[model.edit.and_then(|edit| edit.mask).map(Mask::name)] { (model.label) }
    }
}

/// How many pictures; nothing to choose when no model makes more than one.
pub(crate) fn count(site: &Site, form: &Form<'_>) -> Markup {
    let most = form.offer.count_max();
    if most == 1 {
        return html! { (faults(site, form, "count")) };
    }
    let drafted = form
        .draft
        .count
        .parse()
        .ok()
        .filter(|count| (1..=most).contains(count));
    let checked = drafted.unwrap_or(1);
    let taken = form
        .offer
        .chosen(form.draft.model)
        .map_or(most, |model| model.count_max);
    if most > MOST_BUTTONS {
        return html! { (number(site, form, "count", &checked.to_string(), &(1, most), "1")) };
    }
    html! {
        fieldset.field.choices data-counts {
            legend { (say(site.lang, "count")) }
            div.options {
                @for count in 1..=most {
                    label.option data-other[count > taken] {
                        input type="radio" name="count" value=(count) checked[count == checked];
                        span { (count) }
                    }
                }
            }
            (faults(site, form, "count"))
        }
    }
}

/// What few people set, folded away until it holds something.
pub(crate) fn more(site: &Site, form: &Form<'_>) -> Markup {
    let draft = &form.draft;
    let models = &form.offer.models;
    let filled = [
        draft.negative_prompt,
        draft.seed,
        draft.steps,
        draft.guidance,
        draft.quality,
        draft.background,
        draft.format,
    ]
    .iter()
    .any(|typed| !typed.is_empty());
    let faulty = FOLDED.iter().any(|field| is_faulty(form, field));
    let steps = widest(models.iter().filter_map(|model| model.steps.clone()));
    let guidance = widest(models.iter().filter_map(|model| model.guidance.clone()));
    html! {
        details.more open[filled || faulty] {
            summary { (say(site.lang, "more")) }
            @if models.iter().any(|model| model.takes_negative_prompt) { (negative(site, form)) }
            @if models.iter().any(|model| model.takes_seed) { (seed::seed(site, form)) }
            @if let Some(range) = steps { (number(site, form, "steps", draft.steps, &range, "1")) }
            @if let Some(range) = guidance { (number(site, form, "guidance", draft.guidance, &range, "any")) }
            (choice::choices(site, form))
            label.tick data-with-script hidden {
                input type="checkbox" data-keep-words;
                span { (say(site.lang, "keep-words")) }
            }
        }
    }
}

/// What is wrong with a field; empty, and named by the field, when nothing is.
pub(crate) fn faults(site: &Site, form: &Form<'_>, field: &str) -> Markup {
    html! {
        div.faults #{ (field) "-fault" } {
            @for fault in form.faults.iter().filter(|fault| fault.field == Some(field)) {
                p.fault { (fault_text(site, fault)) }
            }
        }
    }
}

/// A fault in words.
pub(crate) fn fault_text(site: &Site, fault: &Fault<'_>) -> Markup {
    let retry = fault
        .retry_after
        .map(|wait| say_with(site.lang, "problem-retry", &[("time", wait.into())]));
    html! {
        (problem::said(site.lang, fault.code, fault.args))
        @if let Some(retry) = retry { (site.lang.gap()) (retry) }
    }
}

/// Whether something is wrong with a field.
pub(crate) fn is_faulty(form: &Form<'_>, field: &str) -> bool {
    form.faults.iter().any(|fault| fault.field == Some(field))
}

/// The value of `aria-invalid`, where something is wrong with a field.
pub(crate) fn invalid(form: &Form<'_>, field: &str) -> Option<&'static str> {
    is_faulty(form, field).then_some("true")
}

fn negative(site: &Site, form: &Form<'_>) -> Markup {
    let field = "negative_prompt";
    html! {
        div.field.faulty[is_faulty(form, field)] data-field=(field) {
            label for=(field) { (say(site.lang, field)) }
            textarea #(field) name=(field) rows="2" dir="auto" autocomplete="off" spellcheck="false" writingsuggestions="false"
                data-gramm="false" aria-describedby={ (field) "-fault" } aria-invalid=[invalid(form, field)]
                { "\n" (form.draft.negative_prompt) }
            (faults(site, form, field))
        }
    }
}

/// A number within a range that the browser checks too.
pub(crate) fn number<N: std::fmt::Display>(
    site: &Site,
    form: &Form<'_>,
    field: &str,
    typed: &str,
    (least, most): &(N, N),
    step: &str,
) -> Markup {
    let (least, most) = (least.to_string(), most.to_string());
    let range: [(&str, Value<'_>); 2] = [("least", Value::Decimal(&least)), ("most", Value::Decimal(&most))];
    html! {
        div.field.faulty[is_faulty(form, field)] data-field=(field) {
            label for=(field) { (say(site.lang, field)) }
            input #(field) name=(field) type="number" inputmode="decimal" min=(least) max=(most) step=(step)
                autocomplete="off" value=(typed) aria-describedby={ (field) "-hint " (field) "-fault" }
                aria-invalid=[invalid(form, field)];
            p.hint #{ (field) "-hint" } { (say_with(site.lang, "range-hint", &range)) }
            (faults(site, form, field))
        }
    }
}

/// The range that holds all ranges, for a form that serves several models.
fn widest<N: PartialOrd + Copy>(ranges: impl Iterator<Item = RangeInclusive<N>>) -> Option<(N, N)> {
    ranges
        .map(RangeInclusive::into_inner)
        .reduce(|(least, most), (low, high)| {
            (
                if low < least { low } else { least },
                if high > most { high } else { most },
            )
        })
}
