//! The visitor's leave for another service to make the picture when the chosen one fails.

use maud::{Markup, html};

use crate::field;
use crate::form::Form;
use crate::offer::{Model, ProviderCard, StandIn};
use crate::site::Site;
use crate::text::{Value, say, say_with};

/// The tick, and under which terms each stand-in works; nothing where none has other terms than the chosen model.
pub(crate) fn tick(site: &Site, form: &Form<'_>) -> Markup {
    let models = &form.offer.models;
    if models.iter().all(|model| model.stand_ins.is_empty()) {
        return field::faults(site, form, "stand_in");
    }
    let several = models.len() > 1;
    html! {
        div.field data-field="stand_in" {
            label.tick {
                input type="checkbox" name="stand_in" value="yes" checked[form.draft.stand_in == "yes"]
                    aria-describedby="stand_in-terms stand_in-fault";
                span { (say(site.lang, "stand_in")) }
            }
            div #stand_in-terms {
                @for model in models {
                    @for other in &model.stand_ins {
                        p.hint data-for=[several.then_some(&model.id)] { (terms(site, form, model, other)) }
                    }
                }
            }
            (field::faults(site, form, "stand_in"))
        }
    }
}

/// Who would make the picture instead, and what happens to words there.
fn terms(site: &Site, form: &Form<'_>, model: &Model, other: &StandIn) -> String {
    let lang = site.lang;
    let names: [(&str, Value<'_>); 2] = [
        ("model", model.label.as_str().into()),
        ("other", other.label.as_str().into()),
    ];
    let Some(card) = form
        .offer
        .providers
        .get(other.provider)
        .filter(|card| card.is_model)
    else {
        return say_with(lang, "stand_in-painter", &names);
    };
    let unstated = say(lang, "card-unstated");
    let fact = |read: fn(&ProviderCard) -> &Option<String>| read(card).as_deref().unwrap_or(&unstated).into();
    let facts: [(&str, Value<'_>); 4] = [
        ("name", fact(|card| &card.legal_name)),
        ("region", fact(|card| &card.region)),
        ("retention", fact(|card| &card.retention)),
        ("training", fact(|card| &card.training)),
    ];
    say_with(lang, "stand_in-terms", &[&names[..], &facts[..]].concat())
}
