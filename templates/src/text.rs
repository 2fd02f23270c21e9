//! Every sentence, by its id, from `assets/locales/<lang>/main.ftl`, embedded in the binary.

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::Duration;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language the pages are written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    /// English.
    En,
}

/// What a message may be told: every number in a sentence is one of these.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Words that are data, such as the operator's name.
    Text(&'a str),
    /// A count, which may choose the plural.
    Number(u64),
    /// A span of time, said in the largest unit that divides it.
    Time(Duration),
    /// A number of bytes, said in the largest binary unit that divides it.
    Bytes(u64),
    /// A time of day, said as clocks show it.
    Clock {
        /// 0 to 23.
        hour: u8,
        /// 0 to 59.
        minute: u8,
    },
}

/// The arguments of a message, by name.
pub type Args<'a> = &'a [(&'a str, Value<'a>)];

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Self; 1] = [Self::En];

    /// The language's BCP 47 tag, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// The direction of its script, as in `<html dir>`.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::En => "ltr",
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("../../assets/locales/en/main.ftl"),
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        match self {
            Self::En => EN.get_or_init(|| bundle(self)),
        }
    }
}

/// The message with this id; `id.attribute` names an attribute.
#[must_use]
pub fn say(lang: Lang, id: &str) -> String {
    say_with(lang, id, &[])
}

/// The message with this id, told its numbers and names.
///
/// A missing message answers its id in white brackets, which no page test lets pass.
#[must_use]
pub fn say_with(lang: Lang, id: &str, args: Args<'_>) -> String {
    let bundle = lang.bundle();
    let (name, attribute) = id
        .split_once('.')
        .map_or((id, None), |(name, attribute)| (name, Some(attribute)));
    let message = bundle.get_message(name);
    let pattern = message.and_then(|message| match attribute {
        None => message.value(),
        Some(attribute) => message.get_attribute(attribute).map(|found| found.value()),
    });
    let Some(pattern) = pattern else {
        return format!("⟦{id}⟧");
    };
    let mut told = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        told.set(*name, value.fluent(lang));
    }
    bundle
        .format_pattern(pattern, Some(&told), &mut Vec::new())
        .into_owned()
}

/// Whether the language has a message with this id; `id.attribute` asks for an attribute.
#[must_use]
pub fn has(lang: Lang, id: &str) -> bool {
    match id.split_once('.') {
        None => lang.bundle().has_message(id),
        Some((name, attribute)) => {
            let message = lang.bundle().get_message(name);
            message.is_some_and(|message| message.get_attribute(attribute).is_some())
        }
    }
}

/// The id of every message of a language, for the tests that look for missing and unused ones.
#[must_use]
pub fn ids(lang: Lang) -> BTreeSet<&'static str> {
    let starts_message = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
    lang.source()
        .lines()
        .filter(starts_message)
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
        .collect()
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Number(count.into())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<Duration> for Value<'_> {
    fn from(span: Duration) -> Self {
        Self::Time(span)
    }
}

impl<'a> Value<'a> {
    fn fluent(self, lang: Lang) -> FluentValue<'a> {
        match self {
            Self::Text(text) => FluentValue::from(text),
            Self::Number(count) => FluentValue::from(count),
            Self::Time(span) => FluentValue::from(time(lang, span)),
            Self::Bytes(bytes) => FluentValue::from(size(lang, bytes)),
            Self::Clock { hour, minute } => FluentValue::from(format!("{hour:02}:{minute:02}")),
        }
    }
}

/// A span of time in the largest unit that divides it; a part of a second counts as a whole one.
fn time(lang: Lang, span: Duration) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "time-days"), (3_600, "time-hours"), (60, "time-minutes")];
    // Two days are said as hours, for the promise of 48 hours is known by that name.
    const LONGEST_IN_HOURS: u64 = 2 * 86_400;
    let seconds = span.as_secs() + u64::from(span.subsec_nanos() > 0);
    let fits = |(unit, id): &(u64, &str)| {
        seconds >= *unit
            && seconds.is_multiple_of(*unit)
            && (*id != "time-days" || seconds > LONGEST_IN_HOURS)
    };
    let (unit, id) = UNITS
        .into_iter()
        .find(|unit| fits(unit))
        .unwrap_or((1, "time-seconds"));
    say_with(lang, id, &[("n", Value::Number(seconds / unit))])
}

/// A number of bytes in the largest binary unit that divides it.
fn size(lang: Lang, bytes: u64) -> String {
    const UNITS: [(u64, &str); 2] = [(1 << 20, "size-mebibytes"), (1 << 10, "size-kibibytes")];
    let fits = |(unit, _): &(u64, &str)| bytes >= *unit && bytes.is_multiple_of(*unit);
    let (unit, id) = UNITS.into_iter().find(fits).unwrap_or((1, "size-bytes"));
    say_with(lang, id, &[("n", Value::Number(bytes / unit))])
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks around arguments would be copied with a seed or an address out of a left-to-right page.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) if number.value >= 1_000.0 => Some(grouped(&number.as_string())),
        _ => None,
    }));
    // A broken message is left out by the parser and found by the tests; the others still stand.
    let resource = FluentResource::try_new(lang.source().to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// Groups the digits of a whole number by thousands, as English does.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_parses_without_a_broken_message() {
        for lang in Lang::ALL {
            let parsed = FluentResource::try_new(lang.source().to_owned());
            assert!(
                parsed.is_ok(),
                "{}: {:?}",
                lang.tag(),
                parsed.err().map(|(_, errors)| errors)
            );
            for id in ids(lang) {
                assert!(has(lang, id), "{}: {id}", lang.tag());
            }
        }
    }

    #[test]
    fn time_is_said_in_the_unit_people_use() {
        let said = |seconds| time(Lang::En, Duration::from_secs(seconds));
        assert_eq!(said(1), "1 second");
        assert_eq!(said(90), "90 seconds");
        assert_eq!(said(600), "10 minutes");
        assert_eq!(said(3_600), "1 hour");
        assert_eq!(said(172_800), "48 hours");
        assert_eq!(said(2_592_000), "30 days");
        assert_eq!(time(Lang::En, Duration::from_millis(1_200)), "2 seconds");
    }

    #[test]
    fn numbers_are_grouped_and_sizes_have_their_unit() {
        assert_eq!(grouped("10000"), "10,000");
        assert_eq!(grouped("1234567"), "1,234,567");
        assert_eq!(size(Lang::En, 256 << 10), "256 KiB");
        assert_eq!(size(Lang::En, 16 << 20), "16 MiB");
        assert_eq!(size(Lang::En, 1_000), "1,000 bytes");
    }

    #[test]
    fn a_missing_message_shows_itself() {
        assert_eq!(say(Lang::En, "no-such-message"), "⟦no-such-message⟧");
    }
}
