//! `[[provider]]`: who makes the pictures.

use std::collections::BTreeSet;
use std::time::Duration;

use super::budget::{self, Budget};
use super::disclosure::Disclosure;
use super::model::ModelSettings;
use super::picture::Picture;
use super::problem::Wrong;
use super::reader::{Expect, Reader};
use super::secret::Secret;
use super::urls::BaseUrl;
use crate::money::Money;
use crate::pipeline::gate::Price;
use crate::pipeline::provider::openai::Flavor;

/// Where `kind = "openai"` calls when nothing else is said.
const OPENAI_URL: &str = "https://api.openai.com/v1";

/// The host that never answers without a key.
const OPENAI_HOST: &str = "api.openai.com";

/// What costs nothing.
const FREE: Price = Price {
    picture: Money::ZERO,
    bills_refusals: false,
    bills_5xx: false,
};

/// The longest side that the painter paints, in pixels.
const PAINTER_SIDE: u32 = 2048;

/// One upstream, or the painter.
///
/// Its variables are called `AFTERIMAGE_PROVIDER__<ID>__<KEY>`: the id in upper case, `-` as `_`.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Its name here: lower-case letters, digits and single hyphens; `id`, required.
    pub id: String,
    /// What it speaks; `kind`, required.
    pub kind: ProviderKind,
    /// What can be asked of it, never empty; `models`, required but for the painter.
    pub models: Vec<ModelSettings>,
    /// The most time for one answer, without waiting in its own queue; `deadline` in seconds, default 120.
    pub deadline: Duration,
    /// What its calls cost; `price`, `bills_refusals` and `bills_5xx`, by default nothing and, where there is a price,
    /// everything that may.
    pub price: Price,
    /// What visitors are told about it; `disclosure`, required on a public instance but for the painter.
    pub disclosure: Option<Disclosure>,
}

/// What a provider speaks, with the settings of that language.
#[derive(Debug, Clone)]
pub enum ProviderKind {
    /// The generator inside this program: no key, no network.
    Painter,
    /// An images interface like OpenAI's.
    OpenAi(OpenAi),
}

/// An images interface like OpenAI's.
#[derive(Debug, Clone)]
pub struct OpenAi {
    /// Where it is; `base_url`, default `https://api.openai.com/v1`.
    pub base_url: BaseUrl,
    /// What it knows us by; `api_key` or the file it lies in, `api_key_file`. Only a compatible server needs none.
    pub api_key: Option<Secret>,
    /// Whose ways it has; `flavor`, default `openai`.
    pub flavor: Flavor,
    /// First impressions to ask for before the picture, 0 to 3; `partial_images`, default 0.
    pub partial_images: u8,
}

/// The kinds by name alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Painter,
    OpenAi,
}

impl Provider {
    /// The painter with its own card: what works when nothing is configured.
    pub(super) fn painter() -> Self {
        Self {
            id: "painter".to_owned(),
            kind: ProviderKind::Painter,
            models: vec![ModelSettings::named("painter")],
            deadline: Duration::from_secs(120),
            price: FREE,
            disclosure: Some(Disclosure::painter()),
        }
    }

    /// Reads them all, the painter when there is none, and ends the root.
    pub(super) fn read_all(
        mut root: Reader<'_>,
        public: bool,
        picture: Picture,
        budget: Budget,
    ) -> Option<Vec<Self>> {
        let sections = root.sections("provider");
        if sections.is_empty() {
            root.finish();
            return Some(vec![Self::painter()]);
        }
        let providers: Vec<_> = sections
            .into_iter()
            .map(|section| Self::read(section, public, picture))
            .collect();
        unique(&root, &providers);
        affordable(&root, &providers, public, budget);
        root.finish();
        providers.into_iter().collect()
    }

    /// Reads one; on a `public` instance its card has to be complete.
    pub(super) fn read(mut reader: Reader<'_>, public: bool, picture: Picture) -> Option<Self> {
        let id = reader.require(
            "id",
            Expect::Text,
            "lower-case letters, digits and single hyphens, at most 40",
            id,
        );
        let kinds = "painter or openai";
        let kind = reader.require("kind", Expect::Text, kinds, |text| match text {
            "painter" => Ok(Kind::Painter),
            "openai" => Ok(Kind::OpenAi),
            _ => Err(Wrong::Invalid),
        });
        // With a kind that is none, the rest is read as if it were the one that takes the most.
        let painter = kind == Some(Kind::Painter);
        let settings = if painter {
            Some(ProviderKind::Painter)
        } else {
            OpenAi::read(&mut reader, kind.is_some()).map(ProviderKind::OpenAi)
        };
        let models = models(&mut reader, picture, kind);
        let deadline = reader.number("deadline", 1..=600).unwrap_or(120);
        let price = if painter { FREE } else { price(&mut reader) };
        let disclosure = Disclosure::read(reader.section("disclosure"), public && !painter);
        reader.finish();
        Some(Self {
            id: id?,
            kind: kind.and(settings)?,
            models,
            deadline: Duration::from_secs(deadline),
            price,
            disclosure: disclosure.or_else(|| painter.then(Disclosure::painter)),
        })
    }
}

impl Provider {
    /// Whether it is somewhere on the internet and one of its models has no price.
    pub(super) fn is_unpriced(&self) -> bool {
        let elsewhere = match &self.kind {
            ProviderKind::Painter => false,
            ProviderKind::OpenAi(api) => !api.base_url.is_private(),
        };
        elsewhere
            && self
                .models
                .iter()
                .any(|model| self.price_of(model).picture.is_zero())
    }

    /// What the pictures of one of its models cost.
    #[must_use]
    pub fn price_of(&self, model: &ModelSettings) -> Price {
        Price {
            picture: model.price.unwrap_or(self.price.picture),
            ..self.price
        }
    }
}

impl OpenAi {
    /// Reads the settings; a key is asked for only where the kind is `certain`.
    fn read(reader: &mut Reader<'_>, certain: bool) -> Option<Self> {
        let allowed = "an https address without a query, such as https://api.example/v1; \
                       http on loopback and private networks";
        let there = reader.has("base_url");
        let stated = reader.take("base_url", Expect::Text, allowed, BaseUrl::parse);
        let base_url = if there {
            stated
        } else {
            BaseUrl::parse(OPENAI_URL).ok()
        };
        let keyed = reader.has("api_key") || reader.has("api_key_file");
        let api_key = reader.secret("api_key", "api_key_file");
        if base_url.as_ref().is_some_and(|url| url.host() == OPENAI_HOST) && certain && !keyed {
            reader.problem(
                "api_key",
                Wrong::Missing,
                "OpenAI's key, here or in the file that api_key_file names",
            );
        }
        let names: Vec<_> = Flavor::ALL.iter().map(|flavor| flavor.name()).collect();
        let flavor = reader.take("flavor", Expect::Text, names.join(", "), |text| {
            let mut all = Flavor::ALL.iter().copied();
            all.find(|flavor| flavor.name() == text).ok_or(Wrong::Invalid)
        });
        let partial_images = reader.number("partial_images", 0..=3);
        Some(Self {
            base_url: base_url?,
            api_key,
            flavor: flavor.unwrap_or(Flavor::OpenAi),
            partial_images: partial_images.unwrap_or(0),
        })
    }
}

/// Lower-case letters, digits and single hyphens, so that every id is one name of a variable.
fn id(text: &str) -> Result<String, Wrong> {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    match text {
        "" => Err(Wrong::Empty),
        text if text.len() > 40 => Err(Wrong::Range),
        text if text.split('-').all(part) => Ok(text.to_owned()),
        _ => Err(Wrong::Invalid),
    }
}

fn models(reader: &mut Reader<'_>, picture: Picture, kind: Option<Kind>) -> Vec<ModelSettings> {
    if kind == Some(Kind::Painter) {
        let models = ModelSettings::read_all(reader, picture.within(PAINTER_SIDE), false);
        return models.unwrap_or_else(|| Provider::painter().models);
    }
    let there = reader.has("models");
    let models = ModelSettings::read_all(reader, picture, true);
    if kind.is_some() && !there {
        reader.problem("models", Wrong::Missing, ModelSettings::ALLOWED);
    }
    models.unwrap_or_default()
}

/// What is not said to be free of charge is taken to cost.
fn price(reader: &mut Reader<'_>) -> Price {
    let picture = reader.take("price", Expect::Decimal, budget::MONEY, budget::money);
    let bills_refusals = reader.flag("bills_refusals");
    let bills_5xx = reader.flag("bills_5xx");
    Price {
        picture: picture.unwrap_or_default(),
        bills_refusals: bills_refusals.unwrap_or(true),
        bills_5xx: bills_5xx.unwrap_or(true),
    }
}

/// Notes a budget that a public instance lacks, and every model of which the budget cannot pay one picture.
fn affordable(root: &Reader<'_>, providers: &[Option<Provider>], public: bool, budget: Budget) {
    let mut priced = false;
    for (index, provider) in (1..).zip(providers) {
        for (place, model) in (1..).zip(provider.iter().flat_map(|provider| &provider.models)) {
            let Some(provider) = provider else { continue };
            let picture = provider.price_of(model).picture;
            priced |= !picture.is_zero();
            if budget.limits.is_some_and(|limits| picture > limits.most()) {
                let key = format!("provider[{index}].models");
                let allowed = "a price of at most budget.per_hour and budget.per_day";
                root.problem_at(&key, place, Wrong::TooDear, allowed);
            }
        }
    }
    if public && priced && budget.limits.is_none() {
        let allowed = "the most to spend in an hour, here or in a day as budget.per_day, \
                       for a public instance with models that have a price";
        root.problem("budget.per_hour", Wrong::Missing, allowed);
    }
}

/// Notes every provider and every model that is called like one before it.
fn unique(root: &Reader<'_>, providers: &[Option<Provider>]) {
    let (mut ids, mut models) = (BTreeSet::new(), BTreeSet::new());
    for (index, provider) in (1..).zip(providers) {
        let Some(provider) = provider else { continue };
        if !ids.insert(&provider.id) {
            let key = format!("provider[{index}].id");
            root.problem(&key, Wrong::Repeated, "an id that no other provider has");
        }
        for (place, model) in (1..).zip(&provider.models) {
            if !models.insert(&model.id) {
                let key = format!("provider[{index}].models");
                root.problem_at(
                    &key,
                    place,
                    Wrong::Repeated,
                    "an id that no other model of any provider has",
                );
            }
        }
    }
}
