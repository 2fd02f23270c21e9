//! `[api]`: the interface for programs, and who has a key to it.

use std::num::NonZeroU32;

use time::Date;
use time::macros::format_description;

use super::budget;
use super::picture::bytes_within;
use super::problem::Wrong;
use super::provider::Provider;
use super::rate::Rate;
use super::reader::{Expect, Item, Reader};
use super::urls::PublicUrl;
use crate::key::{Fingerprint, is_ending, is_name};
use crate::money::Money;

/// What may stand where a key's own budget is meant.
const BUDGET: &str = "a decimal above 0 such as 2.5, with at most six decimals; none without it";

/// Whether programs are served, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programs {
    /// Whether `/v1` is there at all.
    ///
    /// `api.enabled`, `AFTERIMAGE_API__ENABLED`, default false.
    pub enabled: bool,
    /// Who has a key.
    ///
    /// `api.keys`, `AFTERIMAGE_API__KEYS` as `NAME:HASH:LAST4`, default none.
    pub keys: Vec<KeySettings>,
    /// The origins whose pages may read what `/v1` answers, as browsers write them.
    ///
    /// `api.origins`, `AFTERIMAGE_API__ORIGINS`, default none.
    pub origins: Vec<String>,
    /// The most bytes of pictures that wait behind links at a time, over all keys; with nothing there are no links.
    ///
    /// `api.waiting_bytes`, `AFTERIMAGE_API__WAITING_BYTES`, default 256 MiB.
    pub waiting_bytes: u64,
}

/// One key, without the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySettings {
    /// What it is called here and in figures: lower-case letters, digits and hyphens; `name`, required.
    pub name: String,
    /// What it is known by: `blake3:` or `sha256:` and the hash of its text; `hash`, required.
    pub hash: Fingerprint,
    /// Its last four characters, for people; `last4`, required.
    pub last4: String,
    /// Pictures in a minute; `per_minute`, default as `rate.per_minute`.
    pub per_minute: Option<NonZeroU32>,
    /// Pictures in an hour; `per_hour`, default as `rate.per_hour`.
    pub per_hour: Option<NonZeroU32>,
    /// Pictures in a day; `per_day`, default as `rate.per_day`.
    pub per_day: Option<NonZeroU32>,
    /// What may be spent on it in a day, in the unit of the prices; `budget_per_day`, default none but the budget of all.
    pub budget_per_day: Option<Money>,
    /// The models it may ask for, by id, each one that is listed; `models`, default all that are.
    pub models: Option<Vec<String>>,
    /// The last day on which it is good, UTC; `expires`, default none.
    pub expires: Option<Date>,
    /// Which of the tables it is, from one.
    pub place: usize,
    /// Whether its pictures come as links where a request does not say how; `response_format`, `url` or `b64_json`,
    /// default `b64_json`.
    pub links: bool,
}

impl Programs {
    pub(super) fn read(mut reader: Reader<'_>, rate: Rate) -> Self {
        let enabled = reader.flag("enabled").unwrap_or(false);
        let keys = KeySettings::read_all(&mut reader, rate);
        let allowed = "origins such as [\"https://app.example\"]; never \"*\"";
        let origins = reader.list("origins", Expect::Text, allowed, |text| {
            PublicUrl::parse(text).map(|url| url.origin().to_owned())
        });
        let allowed = "0 to 64 GiB, as a number of bytes or such as \"256 MiB\"";
        let waiting = reader.take("waiting_bytes", Expect::IntegerOrText, allowed, |text| {
            bytes_within(text, 0..=64 << 30)
        });
        reader.finish();
        Self {
            enabled,
            keys,
            origins: origins.unwrap_or_default(),
            waiting_bytes: waiting.unwrap_or(256 << 20),
        }
    }
}

impl KeySettings {
    const ALLOWED: &'static str =
        "tables as \"afterimage key new\" prints them; in a variable NAME:HASH:LAST4, separated by commas";

    fn read_all(reader: &mut Reader<'_>, rate: Rate) -> Vec<Self> {
        let items = reader.items("keys", Self::ALLOWED).unwrap_or_default();
        let mut keys = Vec::with_capacity(items.len());
        for (index, item) in (1..).zip(items) {
            let key = match item {
                Item::Section(section) => Self::read(section, rate, index),
                Item::Name(text) => {
                    let key = Self::in_a_line(&text, index);
                    if key.is_none() {
                        reader.problem_at("keys", index, Wrong::Invalid, Self::ALLOWED);
                    }
                    key
                }
            };
            let Some(key) = key else { continue };
            let same = |other: &Self| other.name == key.name || other.hash == key.hash;
            if keys.iter().any(same) {
                reader.problem_at("keys", index, Wrong::Repeated, "each name and each hash once");
            }
            keys.push(key);
        }
        keys
    }

    fn in_a_line(text: &str, place: usize) -> Option<Self> {
        let (name, rest) = text.split_once(':')?;
        let (hash, last4) = rest.rsplit_once(':')?;
        let hash = Fingerprint::parse(hash)?;
        (is_name(name) && is_ending(last4)).then(|| Self {
            name: name.to_owned(),
            hash,
            last4: last4.to_owned(),
            per_minute: None,
            per_hour: None,
            per_day: None,
            budget_per_day: None,
            models: None,
            expires: None,
            place,
            links: false,
        })
    }

    fn read(mut reader: Reader<'_>, rate: Rate, place: usize) -> Option<Self> {
        let when = |holds: bool, text: &str| holds.then(|| text.to_owned()).ok_or(Wrong::Invalid);
        let allowed = "1 to 40 lower-case letters, digits and hyphens";
        let name = reader.require("name", Expect::Text, allowed, |text| when(is_name(text), text));
        let allowed = "\"blake3:\" or \"sha256:\" and 64 hexadecimal digits";
        let hash = reader.require("hash", Expect::Text, allowed, |text| {
            Fingerprint::parse(text).ok_or(Wrong::Invalid)
        });
        let last4 = reader.require("last4", Expect::Text, "four characters", |text| {
            when(is_ending(text), text)
        });
        let [per_minute, per_hour, per_day] = windows(&mut reader, rate);
        let budget_per_day = reader.take("budget_per_day", Expect::Decimal, BUDGET, |text| {
            let money = budget::money(text)?;
            Some(money).filter(|money| !money.is_zero()).ok_or(Wrong::Range)
        });
        let models = reader.list("models", Expect::Text, "ids of models", |id| {
            when(!id.is_empty(), id)
        });
        let expires = reader.take("expires", Expect::Date, "a day such as 2027-12-31", |text| {
            Date::parse(text, format_description!("[year]-[month]-[day]")).map_err(|_| Wrong::Invalid)
        });
        let allowed = "\"b64_json\" or \"url\"";
        let links = reader.take("response_format", Expect::Text, allowed, |text| match text {
            "url" => Ok(true),
            "b64_json" => Ok(false),
            _ => Err(Wrong::Invalid),
        });
        reader.finish();
        Some(Self {
            name: name?,
            hash: hash?,
            last4: last4?,
            per_minute,
            per_hour,
            per_day,
            budget_per_day,
            models,
            expires,
            place,
            links: links.unwrap_or(false),
        })
    }
}

/// Notes every model of a key that nobody can ask for, and every budget of a key that never pays one picture of a model
/// the key may ask for.
pub(super) fn check(root: &Reader<'_>, keys: &[KeySettings], providers: &[&Provider]) {
    payable(root, keys, providers);
    let allowed = "ids of models of any provider; one that is not listed only stands in for others";
    let models = providers.iter().flat_map(|provider| &provider.models);
    for key in keys {
        for (number, id) in (1..).zip(key.models.iter().flatten()) {
            if !models.clone().any(|model| model.listed && model.id == *id) {
                let name = format!("api.keys[{}].models", key.place);
                root.problem_at(&name, number, Wrong::Nobody, allowed);
            }
        }
    }
}

fn payable(root: &Reader<'_>, keys: &[KeySettings], providers: &[&Provider]) {
    let allowed = "at least the price of one picture of each model that the key may ask for; \"models\" says which these are";
    let dearest = |key: &KeySettings| {
        let all = providers.iter().flat_map(|provider| {
            let prices = provider
                .models
                .iter()
                .map(|model| (model, provider.price_of(model).picture));
            prices.filter(|(model, _)| model.listed)
        });
        let named = |id: &String| key.models.as_ref().is_none_or(|models| models.contains(id));
        all.filter(|(model, _)| named(&model.id))
            .map(|(_, price)| price)
            .max()
    };
    for key in keys {
        if key
            .budget_per_day
            .is_some_and(|budget| dearest(key) > Some(budget))
        {
            let name = format!("api.keys[{}].budget_per_day", key.place);
            root.problem(&name, Wrong::Range, allowed);
        }
    }
}

/// How many pictures in a minute, an hour and a day, where the key has numbers of its own.
fn windows(reader: &mut Reader<'_>, usual: Rate) -> [Option<NonZeroU32>; 3] {
    let most = NonZeroU32::new(1_000_000).unwrap_or(NonZeroU32::MAX);
    let mut window = |key| reader.number(key, NonZeroU32::MIN..=most);
    let windows = [window("per_minute"), window("per_hour"), window("per_day")];
    if windows.iter().all(Option::is_none) {
        return windows;
    }
    let allowed = "per_minute at most per_hour, and that at most per_day; what is not said is as in [rate]";
    let or = |own: Option<NonZeroU32>, usual| own.map_or(usual, NonZeroU32::get);
    let [minute, hour, day] = windows;
    let (minute, hour) = (or(minute, usual.per_minute), or(hour, usual.per_hour));
    if minute > hour {
        reader.problem("per_minute", Wrong::Order, allowed);
    }
    if hour > or(day, usual.per_day) {
        reader.problem("per_hour", Wrong::Order, allowed);
    }
    windows
}
