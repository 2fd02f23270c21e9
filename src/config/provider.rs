//! `[[provider]]`: who makes the pictures.

use std::collections::BTreeSet;
use std::time::Duration;

use super::api::Api;
use super::budget::{self, Budget};
use super::comfyui::ComfyUi;
use super::disclosure::Disclosure;
use super::kind::Kind;
use super::model::ModelSettings;
use super::picture::Picture;
use super::problem::Wrong;
use super::programs::{self, KeySettings};
use super::reader::{Expect, Reader};
use super::stand_ins;
use crate::money::Money;
use crate::pipeline::gate::Price;
use crate::pipeline::provider::openai::Flavor;

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
#[derive(Debug, Clone, PartialEq)]
pub struct Provider {
    /// Its name here: lower-case letters, digits and single hyphens; `id`, required.
    pub id: String,
    /// What it speaks; `kind`, required.
    pub kind: Kind,
    /// How it is reached; none for the painter alone.
    pub api: Option<Api>,
    /// What its kind can be told besides.
    pub options: Options,
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

/// What one kind can be told and the others cannot.
#[derive(Debug, Clone, PartialEq)]
pub enum Options {
    /// Nothing.
    None,
    /// For `openai`, and the kinds that mean a flavour of it.
    OpenAi(OpenAi),
    /// For `automatic1111`.
    Automatic1111(Automatic1111),
    /// For `comfyui`.
    ComfyUi(ComfyUi),
    /// For `bfl`.
    Bfl {
        /// How much its moderation lets through, 0 being the strictest; `safety_tolerance`, default 2.
        safety_tolerance: u8,
    },
}

/// What an images interface like OpenAI's can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenAi {
    /// Whose ways it has; `flavor`, default `openai`.
    pub flavor: Flavor,
    /// First impressions to ask for before the picture, 0 to 3; `partial_images`, default 0.
    pub partial_images: u8,
}

/// What `AUTOMATIC1111`'s interface can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Automatic1111 {
    /// The sampler to ask for; `sampler`, default the server's own choice.
    pub sampler: Option<String>,
    /// Nobody else uses the server: one order at a time goes there, and it is stopped when its visitor leaves;
    /// `exclusive`, default false.
    pub exclusive: bool,
    /// Whether first impressions are shown; `live_previews`, default false.
    pub live_previews: bool,
}

impl Provider {
    /// The painter with its own card: what works when nothing is configured.
    pub(super) fn painter() -> Self {
        Self {
            id: "painter".to_owned(),
            kind: Kind::Painter,
            api: None,
            options: Options::None,
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
        keys: &[KeySettings],
    ) -> Option<Vec<Self>> {
        let sections = root.sections("provider");
        if sections.is_empty() {
            let painter = Self::painter();
            programs::check(&root, keys, &[&painter]);
            root.finish();
            return Some(vec![painter]);
        }
        let providers: Vec<_> = sections
            .into_iter()
            .map(|section| Self::read(section, public, picture))
            .collect();
        unique(&root, &providers);
        stand_ins::check(&root, &providers);
        affordable(&root, &providers, public, budget);
        // With a provider that cannot be read nobody knows which models there are.
        if let Some(all) = providers.iter().map(Option::as_ref).collect::<Option<Vec<_>>>() {
            programs::check(&root, keys, &all);
        }
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
        let kinds: Vec<_> = Kind::all().map(Kind::name).collect();
        let kind = reader.require("kind", Expect::Text, kinds.join(", "), |text| {
            Kind::named(text).ok_or(Wrong::Invalid)
        });
        // With a kind that is none, the rest is read as if it were the one that takes the most.
        let likely = kind.unwrap_or(Kind::OpenAi);
        let painter = likely == Kind::Painter;
        let api = if painter {
            None
        } else {
            Api::read(&mut reader, likely, kind.is_some())
        };
        let options = Options::read(&mut reader, likely);
        let models = models(&mut reader, picture, kind);
        if let Some(Options::ComfyUi(said)) = &options {
            said.check(&reader, &models);
        }
        on_the_grid(&reader, likely, &models);
        with_inputs(&reader, likely, &models);
        let deadline = reader.number("deadline", 1..=600).unwrap_or(120);
        let price = if painter { FREE } else { price(&mut reader) };
        let disclosure = Disclosure::read(reader.section("disclosure"), public && !painter);
        reader.finish();
        Some(Self {
            id: id?,
            kind: kind.filter(|_| painter || api.is_some())?,
            api,
            options: options?,
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
        let elsewhere = self.api.as_ref().is_some_and(|api| !api.base_url.is_private());
        let mut models = self.models.iter();
        elsewhere && models.any(|model| self.price_of(model).picture.is_zero())
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

impl Options {
    /// Reads them; `None` when something is missing without which there is no provider.
    fn read(reader: &mut Reader<'_>, kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::OpenAi => Self::OpenAi(OpenAi::read(reader)),
            Kind::LocalAi | Kind::XAi | Kind::Together | Kind::OpenRouter => Self::OpenAi(OpenAi {
                flavor: kind.flavor().unwrap_or_default(),
                partial_images: 0,
            }),
            Kind::Automatic1111 => Self::Automatic1111(Automatic1111::read(reader)),
            Kind::Bfl => Self::Bfl {
                safety_tolerance: reader.number("safety_tolerance", 0..=6).unwrap_or(2),
            },
            Kind::ComfyUi => Self::ComfyUi(ComfyUi::read(reader)?),
            _ => Self::None,
        })
    }
}

impl OpenAi {
    fn read(reader: &mut Reader<'_>) -> Self {
        let names: Vec<_> = Flavor::ALL.iter().map(|flavor| flavor.name()).collect();
        let flavor = reader.take("flavor", Expect::Text, names.join(", "), |text| {
            Flavor::named(text).ok_or(Wrong::Invalid)
        });
        Self {
            flavor: flavor.unwrap_or(Flavor::OpenAi),
            partial_images: reader.number("partial_images", 0..=3).unwrap_or(0),
        }
    }
}

impl Automatic1111 {
    fn read(reader: &mut Reader<'_>) -> Self {
        let allowed = "the name of one of the server's samplers, such as \"DPM++ 2M\"";
        let sampler = reader.take("sampler", Expect::Text, allowed, |text| {
            let plain = text.chars().all(|c| c.is_ascii_graphic() || c == ' ');
            match text.trim() {
                "" => Err(Wrong::Empty),
                name if plain && name.len() <= 100 => Ok(name.to_owned()),
                _ => Err(Wrong::Invalid),
            }
        });
        Self {
            sampler,
            exclusive: reader.flag("exclusive").unwrap_or(false),
            live_previews: reader.flag("live_previews").unwrap_or(false),
        }
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

/// Notes every model with a size that its kind does not make.
fn on_the_grid(reader: &Reader<'_>, kind: Kind, models: &[ModelSettings]) {
    let grid = kind.grid();
    for (place, model) in (1..).zip(models) {
        let mut sizes = model.sizes.iter().flatten();
        if sizes.any(|size| size.width % grid != 0 || size.height % grid != 0) {
            reader.problem_at("models", place, Wrong::Invalid, "sizes in steps of 64 pixels");
        }
    }
}

/// Notes every model that is given names for what it takes, where all models of a kind have the same.
fn with_inputs(reader: &Reader<'_>, kind: Kind, models: &[ModelSettings]) {
    for (place, model) in (1..).zip(models) {
        let named = !model.inputs.is_empty() || !model.constants.is_empty();
        if named && !kind.names_inputs() {
            let allowed = "no inputs or constants: they are for replicate and fal";
            reader.problem_at("models", place, Wrong::Surplus, allowed);
        }
    }
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
