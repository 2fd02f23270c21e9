//! What this server can make, with whom, and how much of it.

use std::ops::RangeInclusive;

/// Everything the form needs to know; the edge builds it once from the running configuration.
#[derive(Clone)]
pub struct Offer {
    /// Who makes the pictures.
    pub providers: Vec<ProviderCard>,
    /// Who looks at the words first, where another service does (`[content.moderation]`).
    pub moderation: Option<ProviderCard>,
    /// The models to choose from; the first is chosen before the visitor chooses.
    pub models: Vec<Model>,
    /// How much one visitor may ask for.
    pub limits: Limits,
    /// In which ways a visitor can pass the check.
    pub checks: Checks,
}

/// The ways to pass the check (`challenge.kinds`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Checks {
    /// The letters of a picture, copied by the visitor.
    pub code: bool,
    /// A proof of work, done by the visitor's browser.
    pub work: bool,
}

/// Where the words go and what happens to them there (`[[provider]] disclosure`).
#[derive(Clone)]
pub struct ProviderCard {
    /// The provider's id in the configuration.
    pub id: String,
    /// The provider's kind, such as `painter` or `openai`.
    pub kind: String,
    /// The company's legal name; none where no company is involved.
    pub legal_name: Option<String>,
    /// Where it works, such as `European Union`.
    pub region: Option<String>,
    /// How long it keeps prompts and pictures, in its own terms.
    pub retention: Option<String>,
    /// Whether it trains on them, in its own terms.
    pub training: Option<String>,
    /// Its terms of service; shown as a link when it is an http or https address.
    pub terms_url: Option<String>,
    /// What its region says of the European Economic Area.
    pub area: Area,
    /// What lets words leave that area there, in the operator's words.
    pub transfer: Option<String>,
    /// False for the painter: a program on this server, no AI model, and the words go nowhere else.
    pub is_model: bool,
}

/// Whether a place lies in the European Economic Area, as far as the words of a card say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Every place that is named does.
    Inside,
    /// One that is named does not.
    Outside,
    /// They do not say.
    Unsaid,
}

/// What one model takes and gives.
#[derive(Clone)]
pub struct Model {
    /// The value of the form's `model` field.
    pub id: String,
    /// The name shown to people.
    pub label: String,
    /// Its provider, as a position in [`Offer::providers`].
    pub provider: usize,
    /// Width and height in pixels; the first is chosen before the visitor chooses.
    pub sizes: Vec<(u32, u32)>,
    /// The most pictures it makes in one request.
    pub count_max: u32,
    /// Whether it takes words for what shall not be seen.
    pub takes_negative_prompt: bool,
    /// Whether it takes a seed.
    pub takes_seed: bool,
    /// How many steps it takes, where it lets one choose.
    pub steps: Option<RangeInclusive<u32>>,
    /// How strictly it can be told to follow the words, where it lets one choose.
    pub guidance: Option<RangeInclusive<f32>>,
    /// The styles it takes.
    pub styles: Vec<Style>,
    /// How much work can go into a picture, by the upstream's names, the usual one first.
    pub qualities: Vec<String>,
    /// What can be behind things, by the upstream's names, the usual one first.
    pub backgrounds: Vec<String>,
    /// The file formats it can be told, the usual one first.
    pub formats: Vec<String>,
    /// The models that may stand in for it under other terms, when the visitor says so.
    pub stand_ins: Vec<StandIn>,
    /// What it does with a picture of the visitor's, where it takes one.
    pub edit: Option<Edit>,
}

/// A style of a picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Style {
    /// The value of the form's `style` field.
    pub id: String,
    /// What it adds to the visitor's words; none for a style of the upstream's own.
    pub words: Option<String>,
}

/// A model that may stand in for another under terms of its own.
#[derive(Clone)]
pub struct StandIn {
    /// The name shown to people.
    pub label: String,
    /// Its provider, as a position in [`Offer::providers`].
    pub provider: usize,
}

/// What a model does with a picture of the visitor's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// The mask it takes, where it takes one.
    pub mask: Option<Mask>,
    /// Whether it can be told how far to go from the picture.
    pub strength: bool,
}

/// How a mask says which part is made anew.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    /// Where it is transparent.
    Transparent,
    /// Where it is white.
    White,
}

impl Mask {
    /// Its name in the page.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Transparent => "transparent",
            Self::White => "white",
        }
    }
}

/// How much one visitor may ask for.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Pictures a minute from one network (`rate.per_minute`).
    pub per_minute: u32,
    /// Pictures an hour from one network (`rate.per_hour`).
    pub per_hour: u32,
    /// Pictures a day from one network (`rate.per_day`).
    pub per_day: u32,
    /// Pictures one answered challenge admits in one request (`challenge.pictures_per_solve`).
    pub pictures_per_solve: u32,
    /// The longest prompt in characters.
    pub prompt_characters: u32,
    /// The most bytes of a picture that a visitor gives (`picture.max_upload_bytes`).
    pub upload_bytes: u64,
    /// Its greatest width and height (`picture.max_pixels`).
    pub upload_pixels: (u32, u32),
}

impl Offer {
    /// The model a draft names, or the first.
    pub(crate) fn chosen(&self, id: &str) -> Option<&Model> {
        self.models
            .iter()
            .find(|model| model.id == id)
            .or_else(|| self.models.first())
    }

    /// Everything any model offers of one kind, each once, in the order of the models.
    pub(crate) fn all<'a, T: PartialEq>(&'a self, of: impl Fn(&'a Model) -> &'a [T]) -> Vec<&'a T> {
        let mut all = Vec::new();
        for one in self.models.iter().flat_map(of) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }

    /// What the models do with pictures of visitors; empty where none takes any.
    pub(crate) fn edits(&self) -> impl Iterator<Item = Edit> {
        self.models.iter().filter_map(|model| model.edit)
    }

    /// The most pictures any model makes for one answered challenge.
    pub(crate) fn count_max(&self) -> u32 {
        let most = self.models.iter().map(|model| model.count_max).max().unwrap_or(1);
        most.min(self.limits.pictures_per_solve).max(1)
    }
}

impl Model {
    /// The optional fields it takes, as the form's names separated by spaces.
    pub(crate) fn takes(&self) -> String {
        let fields = [
            ("negative_prompt", self.takes_negative_prompt),
            ("seed", self.takes_seed),
            ("steps", self.steps.is_some()),
            ("guidance", self.guidance.is_some()),
            ("style", !self.styles.is_empty()),
            ("quality", self.qualities.len() > 1),
            ("background", self.backgrounds.len() > 1),
            ("format", self.formats.len() > 1),
            ("stand_in", !self.stand_ins.is_empty()),
        ];
        let edit = self.edit.into_iter().flat_map(Edit::takes);
        let taken: Vec<&str> = fields
            .into_iter()
            .chain(edit)
            .filter(|(_, takes)| *takes)
            .map(|(name, _)| name)
            .collect();
        taken.join(" ")
    }
}
