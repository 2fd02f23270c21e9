//! A request that is well-formed: everything in it is something its model takes.

use std::sync::Arc;

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};

use super::model::{Model, Size};
use super::prompt::{Prompt, PromptFault};
use super::scrub::Limits;
use super::style;
use super::upload::{Upload, pictures};

/// What a visitor asked for, checked against the model that shall make it.
pub struct Order {
    pub(in crate::pipeline) prompt: Prompt,
    pub(in crate::pipeline) negative: Option<Prompt>,
    pub(in crate::pipeline) model: Arc<Model>,
    pub(in crate::pipeline) size: Size,
    pub(in crate::pipeline) count: u32,
    pub(in crate::pipeline) seed: Option<u32>,
    pub(in crate::pipeline) steps: Option<u32>,
    /// In tenths.
    pub(in crate::pipeline) guidance: Option<u32>,
    pub(in crate::pipeline) quality: Option<String>,
    pub(in crate::pipeline) format: Option<String>,
    pub(in crate::pipeline) style: Option<String>,
    pub(in crate::pipeline) background: Option<String>,
    /// The visitor's own picture.
    pub(in crate::pipeline) picture: Option<Upload>,
    /// Which part of it is to be made anew.
    pub(in crate::pipeline) mask: Option<Upload>,
    strength: Option<u32>,
    /// Whether the visitor chose the seed; one that chance chose may be left out.
    pub(in crate::pipeline) seed_chosen: bool,
    stand_in: bool,
}

impl Order {
    /// Checks a form against the models there are; the first of `models` is the one a form without a model means.
    ///
    /// # Errors
    /// A [`Refusal`] that names the field.
    pub fn parse(typed: &Typed, models: &[Arc<Model>]) -> Result<Self, Refusal> {
        Self::parse_within(typed, models, Limits::default())
    }

    /// The same, where a visitor's own picture may be no larger than this.
    ///
    /// # Errors
    /// A [`Refusal`] that names the field.
    pub fn parse_within(typed: &Typed, models: &[Arc<Model>], limits: Limits) -> Result<Self, Refusal> {
        let model = choose(typed, models)?;
        let prompt = words(typed, Field::Prompt)?.ok_or(Refusal::of(Code::PromptBlank, Field::Prompt))?;
        let (prompt, style) = styled(prompt, typed, &model)?;
        fits(&prompt, &model)?;
        let negative = words(typed, Field::NegativePrompt)?;
        taken(negative.is_some(), model.negative_prompt, Field::NegativePrompt)?;
        let seed = number(typed, Field::Seed)?;
        taken(seed.is_some(), model.seed, Field::Seed)?;
        Self {
            prompt,
            negative,
            size: size(typed, &model)?,
            count: count(typed, &model)?,
            seed,
            steps: within(number(typed, Field::Steps)?, model.steps.as_ref(), Field::Steps)?,
            guidance: within(
                decimal(typed, Field::Guidance, 1)?,
                model.guidance.as_ref(),
                Field::Guidance,
            )?,
            quality: one_of(typed, Field::Quality, &model.qualities)?,
            format: one_of(typed, Field::Format, &model.formats)?,
            style,
            background: one_of(typed, Field::Background, &model.backgrounds)?,
            strength: strength(typed, &model)?,
            seed_chosen: seed.is_some(),
            stand_in: one_of(typed, Field::StandIn, &["yes".to_owned()])?.is_some(),
            // The only check that costs: the words of the form are known to be right by now.
            picture: None,
            mask: None,
            model,
        }
        .with_pictures(typed, limits)
    }

    fn with_pictures(mut self, typed: &Typed, limits: Limits) -> Result<Self, Refusal> {
        (self.picture, self.mask) = pictures(typed, &self.model, limits)?;
        Ok(self)
    }

    /// How many pictures it asks for.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// How far it may go from the visitor's picture, in hundredths.
    #[must_use]
    pub fn strength(&self) -> Option<u32> {
        self.strength
    }

    /// Whether a provider under other terms may stand in.
    #[must_use]
    pub fn stand_in(&self) -> bool {
        self.stand_in
    }

    /// The order as another model takes it; none when it takes it as it is.
    pub(in crate::pipeline) fn made_by(&self, model: &Model) -> Option<Self> {
        // Everything that was asked for is taken by whoever stands in; only a seed that nobody chose may not be.
        let seedless = self.seed.is_some() && !model.seed;
        seedless.then(|| Self {
            prompt: self.prompt.clone(),
            negative: self.negative.clone(),
            model: self.model.clone(),
            seed: None,
            quality: self.quality.clone(),
            format: self.format.clone(),
            style: self.style.clone(),
            background: self.background.clone(),
            picture: self.picture.clone(),
            mask: self.mask.clone(),
            ..*self
        })
    }

    /// The model that shall make them.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }
}

fn choose(typed: &Typed, models: &[Arc<Model>]) -> Result<Arc<Model>, Refusal> {
    let chosen = match typed.filled(Field::Model) {
        None => models.iter().find(|model| model.listed),
        // One that only stands in for others is not chosen: nobody was shown its terms.
        Some(id) => models.iter().find(|model| model.id == id && model.listed),
    };
    chosen
        .cloned()
        .ok_or(Refusal::of(Code::ModelUnknown, Field::Model))
}

fn words(typed: &Typed, field: Field) -> Result<Option<Prompt>, Refusal> {
    match Prompt::parse(typed.get(field).unwrap_or_default()) {
        Ok(prompt) => Ok(Some(prompt)),
        Err(PromptFault::Blank) => Ok(None),
        Err(PromptFault::TooLong) => Err(Refusal::of(Code::PromptTooLong, field)),
        Err(PromptFault::Control) => Err(Refusal::of(Code::PromptControl, field)),
    }
}

/// A style is the upstream's own where it has some; elsewhere it is one of ours, and its words join the visitor's.
fn styled(prompt: Prompt, typed: &Typed, model: &Model) -> Result<(Prompt, Option<String>), Refusal> {
    if !model.styles.is_empty() {
        return Ok((prompt, one_of(typed, Field::Style, &model.styles)?));
    }
    let Some(id) = typed.filled(Field::Style) else {
        return Ok((prompt, None));
    };
    let added = style::words(id).ok_or(Refusal::of(Code::FieldInvalid, Field::Style))?;
    let long = Refusal::of(Code::PromptTooLong, Field::Prompt);
    Ok((prompt.styled(added).ok_or(long)?, None))
}

fn taken(sent: bool, takes: bool, field: Field) -> Result<(), Refusal> {
    if sent && !takes {
        Err(Refusal::of(Code::FieldNotTaken, field))
    } else {
        Ok(())
    }
}

/// Digits only: a sign, a fraction or an exponent is no number of anything here.
fn number(typed: &Typed, field: Field) -> Result<Option<u32>, Refusal> {
    typed
        .filled(field)
        .map(|text| digits(text).ok_or(Refusal::of(Code::NumberInvalid, field)))
        .transpose()
}

fn digits(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

/// A number with at most so many decimals, as a whole number of its last one: `7.5` with one is 75.
fn decimal(typed: &Typed, field: Field, places: usize) -> Result<Option<u32>, Refusal> {
    let parse = |text: &str| {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let some = !whole.is_empty() && (1..=places).contains(&part.len());
        let unit = 10_u32.pow(u32::try_from(places).ok()?);
        let part = digits(&format!("{part:0<places$}")).filter(|_| some)?;
        digits(whole)?.checked_mul(unit)?.checked_add(part)
    };
    typed
        .filled(field)
        .map(|text| parse(text).ok_or(Refusal::of(Code::NumberInvalid, field)))
        .transpose()
}

fn strength(typed: &Typed, model: &Model) -> Result<Option<u32>, Refusal> {
    let takes = model.edit.is_some_and(|edit| edit.strength);
    let range = takes.then_some(0..=100);
    let strength = decimal(typed, Field::Strength, 2)?;
    let strength = within(strength, range.as_ref(), Field::Strength)?;
    if strength.is_some() && typed.file(Field::Image).is_none() {
        return Err(Refusal::of(Code::StrengthWithoutImage, Field::Strength));
    }
    Ok(strength)
}

/// The model may read less than the form takes.
fn fits(prompt: &Prompt, model: &Model) -> Result<(), Refusal> {
    let most = model.prompt_characters.unwrap_or(u32::MAX);
    let length = u32::try_from(prompt.expose().chars().count()).unwrap_or(u32::MAX);
    if length > most {
        return Err(Refusal {
            range: Some((1, most)),
            ..Refusal::of(Code::PromptTooLong, Field::Prompt)
        });
    }
    Ok(())
}

fn within(
    value: Option<u32>,
    range: Option<&std::ops::RangeInclusive<u32>>,
    field: Field,
) -> Result<Option<u32>, Refusal> {
    taken(value.is_some(), range.is_some(), field)?;
    match (value, range) {
        (Some(value), Some(range)) if !range.contains(&value) => {
            Err(Refusal::out_of_range(field, *range.start(), *range.end()))
        }
        _ => Ok(value),
    }
}

fn size(typed: &Typed, model: &Model) -> Result<Size, Refusal> {
    let invalid = Refusal::of(Code::SizeUnknown, Field::Size);
    let Some(text) = typed.filled(Field::Size) else {
        return model.sizes.first().copied().ok_or(invalid);
    };
    Size::parse(text)
        .filter(|size| model.sizes.contains(size))
        .ok_or(invalid)
}

fn count(typed: &Typed, model: &Model) -> Result<u32, Refusal> {
    let count = number(typed, Field::Count)?.unwrap_or(1);
    if (1..=model.count).contains(&count) {
        Ok(count)
    } else {
        Err(Refusal::out_of_range(Field::Count, 1, model.count))
    }
}

fn one_of(typed: &Typed, field: Field, values: &[String]) -> Result<Option<String>, Refusal> {
    let Some(text) = typed.filled(field) else {
        return Ok(None);
    };
    taken(true, !values.is_empty(), field)?;
    let known = values.iter().find(|value| value.as_str() == text);
    known
        .map(|value| Some(value.clone()))
        .ok_or(Refusal::of(Code::FieldInvalid, field))
}
