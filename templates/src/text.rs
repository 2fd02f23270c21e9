//! Every sentence, by its id, from `assets/locales/<lang>/main.ftl`, embedded in the binary.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::bundle::{self, Bundle};
pub use crate::lang::Lang;

/// What a message may be told: every number in a sentence is one of these.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Words that are data, such as the operator's name.
    Text(&'a str),
    /// A count, which may choose the plural.
    Number(u64),
    /// A number in plain digits, with a point before its fraction.
    Decimal(&'a str),
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

/// The message with this id; `id.attribute` names an attribute.
#[must_use]
pub fn say(lang: Lang, id: &str) -> String {
    say_with(lang, id, &[])
}

/// The message with this id, told its numbers and names.
///
/// One that the language lacks is said in English. One that is missing there too answers its id in white brackets,
/// which no page test lets pass.
#[must_use]
pub fn say_with(lang: Lang, id: &str, args: Args<'_>) -> String {
    let said = [lang, Lang::DEFAULT]
        .into_iter()
        .find_map(|lang| said(lang, id, args));
    said.unwrap_or_else(|| format!("⟦{id}⟧"))
}

fn said(lang: Lang, id: &str, args: Args<'_>) -> Option<String> {
    let bundle = bundle::of(lang)?;
    let (name, attribute) = id
        .split_once('.')
        .map_or((id, None), |(name, attribute)| (name, Some(attribute)));
    let message = bundle.get_message(name)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(attribute) => message.get_attribute(attribute)?.value(),
    };
    let mut told = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        told.set(*name, value.fluent(lang));
    }
    let text = bundle.format_pattern(pattern, Some(&told), &mut Vec::new());
    Some(text.into_owned())
}

/// Whether the language itself has a message with this id.
#[must_use]
pub fn has(lang: Lang, id: &str) -> bool {
    bundle::of(lang).is_some_and(|bundle: &Bundle| bundle.has_message(id))
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
            Self::Text(text) => FluentValue::from(isolated(lang, text)),
            Self::Number(count) => FluentValue::from(count),
            Self::Decimal(digits) => FluentValue::from(lang.number(digits)),
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

/// Words of another direction between marks that keep them from reordering the sentence (UAX #9, 2.4).
///
/// Only where they are needed: they are copied with what they stand around.
fn isolated(lang: Lang, text: &str) -> Cow<'_, str> {
    let leftward = text.chars().any(is_leftward);
    if text.is_empty() || (lang.direction() == "ltr" && !leftward) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("\u{2068}{text}\u{2069}"))
    }
}

/// Whether a character belongs to a script that is written from right to left, by the blocks of those scripts.
fn is_leftward(character: char) -> bool {
    matches!(
        u32::from(character),
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff
    )
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentResource;

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
    fn sizes_have_their_unit_and_numbers_are_grouped() {
        assert_eq!(size(Lang::En, 256 << 10), "256 KiB");
        assert_eq!(size(Lang::En, 16 << 20), "16 MiB");
        assert_eq!(size(Lang::En, 1_000), "1,000 bytes");
    }

    #[test]
    fn a_missing_message_shows_itself() {
        for lang in Lang::ALL {
            assert_eq!(say(lang, "no-such-message"), "⟦no-such-message⟧");
        }
    }

    #[test]
    fn words_of_the_other_direction_do_not_reorder_a_sentence() {
        assert_eq!(isolated(Lang::En, "Example"), "Example");
        assert_eq!(isolated(Lang::De, "مثال"), "\u{2068}مثال\u{2069}");
        assert_eq!(isolated(Lang::Ar, "Example Ltd."), "\u{2068}Example Ltd.\u{2069}");
        assert_eq!(isolated(Lang::Ar, ""), "");
    }
}
