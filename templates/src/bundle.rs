//! The messages of each language, parsed when the language is first asked for.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::lang::{EachLang, Lang};

/// The messages of one language.
pub(crate) type Bundle = FluentBundle<FluentResource>;

/// How a bundle writes values itself; it is handed what it may remember by.
type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

static BUNDLES: EachLang<Bundle> = EachLang::new();

/// The messages of this language.
pub(crate) fn of(lang: Lang) -> Option<&'static Bundle> {
    BUNDLES.get(lang, || read(lang))
}

fn read(lang: Lang) -> Bundle {
    let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Every argument would be isolated, numbers and our own words too; `Value` isolates what needs it.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter(lang)));
    // A broken message is left out by the parser and found by the tests; the others still stand.
    let resource = FluentResource::try_new(lang.source().to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// A bundle takes a bare function, which cannot hold its language.
fn formatter<M>(lang: Lang) -> Formatter<M> {
    match lang {
        Lang::En => |value, _| digits(Lang::En, value),
        Lang::De => |value, _| digits(Lang::De, value),
        Lang::Fr => |value, _| digits(Lang::Fr, value),
        Lang::Es => |value, _| digits(Lang::Es, value),
        Lang::Pt => |value, _| digits(Lang::Pt, value),
        Lang::Ja => |value, _| digits(Lang::Ja, value),
        Lang::Zh => |value, _| digits(Lang::Zh, value),
        Lang::Ar => |value, _| digits(Lang::Ar, value),
    }
}

fn digits(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(lang.number(&number.as_string())),
        _ => None,
    }
}
