//! Another service's opinion of a prompt, in the format of OpenAI's `/moderations`.
//!
//! It is told the words, and the visitor's picture where there is one, and nothing else; of its answer only yes or no
//! is kept.

use std::collections::HashMap;
use std::time::Duration;

use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::error::{Code, Refusal};
use crate::form::Field;
use crate::pipeline::order::Order;
use crate::pipeline::provider::upstream::{Ask, Upstream};
use crate::pipeline::provider::{Fault, Patience, fault_of};
use crate::pipeline::upload::Upload;

/// The most bytes of an answer.
const ANSWER: u64 = 64 * 1024;
/// The longest name of a category, in bytes.
const NAME: usize = 80;

/// How an opinion is asked for, and what of it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct ModerationSettings {
    /// The model that is asked.
    pub model: String,
    /// What counts; with none, whatever the service flags.
    pub categories: Vec<Category>,
    /// The most time for an answer.
    pub deadline: Duration,
    /// What happens without one.
    pub on_failure: OnFailure,
}

/// What happens to a prompt of which the service says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnFailure {
    /// It is refused, until the service answers again.
    Refuse,
    /// It is let through.
    Allow,
}

/// Something that a prompt can be declined for.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    name: String,
    /// The score from which on it counts; without one the service decides.
    least: Option<f64>,
}

/// Why some text names no category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CategoryFault {
    /// There is no name, or one that none can have.
    Name,
    /// The score is no number above 0 and up to 1.
    Score,
}

impl Category {
    /// Reads `sexual/minors`, or `sexual=0.8` with the score from which on it counts.
    ///
    /// # Errors
    /// [`CategoryFault`] says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, CategoryFault> {
        let (name, score) = match text.split_once('=') {
            Some((name, score)) => (name.trim(), Some(score.trim())),
            None => (text.trim(), None),
        };
        if name.is_empty() || name.len() > NAME || !name.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return Err(CategoryFault::Name);
        }
        let least = score
            .map(|score| score.parse().map_err(|_| CategoryFault::Score))
            .transpose()?;
        if least.is_some_and(|least| !(least > 0.0 && least <= 1.0)) {
            return Err(CategoryFault::Score);
        }
        Ok(Self {
            name: name.to_owned(),
            least,
        })
    }
}

/// A service that is asked.
pub struct Moderation {
    upstream: Upstream,
    settings: ModerationSettings,
}

impl Moderation {
    /// Asks by this client.
    #[must_use]
    pub fn new(upstream: Upstream, settings: ModerationSettings) -> Self {
        Self { upstream, settings }
    }

    /// Asks about an order.
    ///
    /// # Errors
    /// [`Code::ModerationRefused`] or [`Code::ModerationUnavailable`].
    pub(super) async fn ask(&self, order: &Order) -> Result<(), Refusal> {
        let fields = [
            (Field::Prompt, Some(&order.prompt)),
            (Field::NegativePrompt, order.negative.as_ref()),
        ];
        let texts = fields
            .into_iter()
            .filter_map(|(field, text)| Some((field, text?.expose())));
        let (fields, texts): (Vec<_>, Vec<_>) = texts.unzip();
        match self.opinion(&texts, order.picture.as_ref()).await {
            Ok(None) => Ok(()),
            // Of words and a picture together nobody says which of them it was.
            Ok(Some(_)) if order.picture.is_some() => Err(Code::ModerationRefused.into()),
            Ok(Some(place)) => Err(Refusal {
                field: fields.get(place).copied(),
                ..Code::ModerationRefused.into()
            }),
            Err(_) if self.settings.on_failure == OnFailure::Allow => Ok(()),
            Err(_) => Err(Code::ModerationUnavailable.into()),
        }
    }

    /// The first of the texts that is declined.
    async fn opinion(&self, texts: &[&str], picture: Option<&Upload>) -> Result<Option<usize>, Fault> {
        let body = body(&self.settings.model, texts, picture)?;
        let ask = Ask::post().json(body).cap(ANSWER);
        let patience = Patience::new(self.settings.deadline);
        let mut answer = self.upstream.call("/moderations", ask, patience).await?;
        if !(200..300).contains(&answer.status()) {
            return Err(fault_of(answer.status(), None));
        }
        let opinion: Opinion = answer.json().await?;
        let expected = if picture.is_some() { 1 } else { texts.len() };
        // One opinion too few would let a text through that nobody has looked at.
        if opinion.results.len() != expected {
            return Err(Fault::Malformed);
        }
        for (place, verdict) in opinion.results.iter().enumerate() {
            if verdict.declines(&self.settings.categories)? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }
}

/// Texts alone go as a list, of which every service knows the form; with a picture they are the parts of one input.
fn body(model: &str, texts: &[&str], picture: Option<&Upload>) -> Result<Bytes, Fault> {
    let input: Vec<Value> = match picture {
        None => texts.iter().map(|text| json!(text)).collect(),
        Some(picture) => {
            let parts = texts.iter().map(|text| json!({ "type": "text", "text": text }));
            parts.chain([shown(picture)]).collect()
        }
    };
    // Plain text always becomes JSON; were it not to, nothing is sent.
    let body = serde_json::to_vec(&json!({ "model": model, "input": input }));
    body.map(Bytes::from).map_err(|_| Fault::Malformed)
}

fn shown(picture: &Upload) -> Value {
    let data = base64_simd::STANDARD.encode_to_string(picture.bytes());
    let url = format!("data:{};base64,{data}", picture.header().format.mime());
    json!({ "type": "image_url", "image_url": { "url": url } })
}

/// What comes back; everything else in it is let go.
#[derive(Deserialize)]
struct Opinion {
    results: Vec<Verdict>,
}

#[derive(Deserialize)]
struct Verdict {
    flagged: bool,
    #[serde(default)]
    categories: HashMap<String, Option<bool>>,
    #[serde(default)]
    category_scores: HashMap<String, Option<f64>>,
}

impl Verdict {
    /// # Errors
    /// [`Fault::Malformed`] when nothing is said of a category that counts: a name that the service does not know would
    /// let everything through.
    fn declines(&self, categories: &[Category]) -> Result<bool, Fault> {
        if categories.is_empty() {
            return Ok(self.flagged);
        }
        let mut declined = false;
        for category in categories {
            declined |= match category.least {
                Some(least) => said(&self.category_scores, category)? >= least,
                None => said(&self.categories, category)?,
            };
        }
        Ok(declined)
    }
}

fn said<T: Copy>(all: &HashMap<String, Option<T>>, category: &Category) -> Result<T, Fault> {
    let said = all.get(&category.name).copied().flatten();
    said.ok_or(Fault::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::scrub::{Format, Header};

    fn declined(answer: &str, categories: &[&str]) -> Result<bool, Fault> {
        let categories: Vec<_> = categories
            .iter()
            .map(|text| Category::parse(text).unwrap())
            .collect();
        serde_json::from_str::<Verdict>(answer)
            .unwrap()
            .declines(&categories)
    }

    /// As OpenAI's reference prints it, cut.
    const VIOLENT: &str = r#"{"flagged":true,"categories":{"sexual":false,"violence":true,"illicit":null},
        "category_scores":{"sexual":2.3e-7,"violence":0.86,"illicit":null},
        "category_applied_input_types":{"violence":["text"]}}"#;

    #[test]
    fn what_counts_is_what_the_operator_names_and_else_what_is_flagged() {
        for (categories, expected) in [
            (&[][..], Ok(true)),
            (&["violence"], Ok(true)),
            (&["sexual"], Ok(false)),
            (&["violence=0.86"], Ok(true)),
            (&["violence=0.87"], Ok(false)),
            (&["sexual=0.00000001"], Ok(true)),
            (&["sexual", "violence=0.5"], Ok(true)),
            (&["violence", "sexula"], Err(Fault::Malformed)),
            (&["illicit"], Err(Fault::Malformed)),
            (&["illicit=0.5"], Err(Fault::Malformed)),
        ] {
            assert_eq!(declined(VIOLENT, categories), expected, "{categories:?}");
        }
        assert_eq!(declined(r#"{"flagged":false}"#, &[]), Ok(false));
    }

    #[test]
    fn a_category_has_a_name_and_perhaps_a_score() {
        for text in ["", "=0.5", "a\nb", "sexüal"] {
            assert_eq!(Category::parse(text).err(), Some(CategoryFault::Name), "{text}");
        }
        for text in ["a=", "a=0", "a=1.1", "a=-0.5", "a=nan", "a=inf", "a=x", "a=b=0.5"] {
            assert_eq!(Category::parse(text).err(), Some(CategoryFault::Score), "{text}");
        }
        assert!(Category::parse(" sexual/minors = 0.05 ").is_ok_and(|category| category.least == Some(0.05)));
    }

    #[test]
    fn a_picture_is_shown_beside_the_words() {
        let header = Header {
            format: Format::Png,
            width: 1,
            height: 1,
        };
        let upload = Upload::new(header, Bytes::from_static(b"\x89PNG"));
        let sent: Value =
            serde_json::from_slice(&body("m", &["a \"lake\""], Some(&upload)).unwrap()).unwrap();
        let expected = json!({ "model": "m", "input": [
            { "type": "text", "text": "a \"lake\"" },
            { "type": "image_url", "image_url": { "url": "data:image/png;base64,iVBORw==" } },
        ]});
        assert_eq!(sent, expected);
    }
}
