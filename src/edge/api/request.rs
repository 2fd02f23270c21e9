//! The body of `POST /v1/images/generations`, in JSON (RFC 8259).

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};

/// What a program asks for: OpenAI's parameters, and behind them those that are ours.
///
/// A value of the wrong kind is no error of the document: it is said of which parameter it is one.
#[derive(Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct GenerationRequest {
    /// What shall be seen.
    prompt: Given,
    /// Which model makes it; without one the first.
    model: Given,
    /// How many pictures; without a number one.
    n: Given,
    /// Width and height, `1024x1024`, or `auto`.
    size: Given,
    /// How much work goes into it, or `auto`.
    quality: Given,
    /// What is behind things, or `auto`.
    background: Given,
    /// The file format: `png`, `jpeg` or `webp`.
    output_format: Given,
    /// How much a file may lose to be smaller.
    output_compression: Given,
    /// The upstream's own style.
    style: Given,
    /// `b64_json` or `url`.
    response_format: Given,
    /// Whether the answer comes as events.
    stream: Given,
    /// How many first impressions are among them, 0 to 3.
    partial_images: Given,
    /// Ignored: nobody is told who uses a program.
    user: Ignored,
    /// Ignored, for the same reason.
    safety_identifier: Ignored,
    /// Ignored.
    metadata: Ignored,
    /// Ignored: what is looked at is for the operator to say.
    moderation: Ignored,
    /// What shall not be seen.
    negative_prompt: Given,
    /// The number that makes a picture repeatable.
    seed: Given,
    /// How many steps the model takes.
    steps: Given,
    /// How closely the model follows the words.
    guidance: Given,
    /// Whether a provider under other terms may stand in.
    stand_in: Given,
}

/// Whatever was sent, and not kept.
#[derive(Default)]
struct Ignored;

/// A value as it was sent, wiped when freed.
#[derive(Default)]
enum Given {
    /// Not at all, or as null.
    #[default]
    Absent,
    /// A text.
    Text(Zeroizing<String>),
    /// A number, as it is written in decimal.
    Number(String),
    /// True or false.
    Flag(bool),
    /// A list or an object.
    Other,
}

/// Reads a body.
///
/// # Errors
/// [`Code::BadRequest`] where it is no JSON, [`Code::FieldUnknown`], [`Code::FieldRepeated`], or
/// [`Code::FieldInvalid`] with the field whose value is of another kind.
pub(super) fn read(body: &[u8]) -> Result<Typed, Refusal> {
    // serde would take a list for the parameters in their order.
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(Code::BadRequest.into());
    }
    let request: GenerationRequest = serde_json::from_slice(body).map_err(|error| refusal(&error))?;
    request.typed()
}

/// serde's own words quote what was sent: they are looked at here, and shown to nobody.
fn refusal(error: &serde_json::Error) -> Refusal {
    let said = Zeroizing::new(error.to_string());
    match error.classify() {
        serde_json::error::Category::Data if said.starts_with("unknown field") => Code::FieldUnknown.into(),
        serde_json::error::Category::Data if said.starts_with("duplicate field") => {
            Code::FieldRepeated.into()
        }
        _ => Code::BadRequest.into(),
    }
}

impl GenerationRequest {
    fn typed(self) -> Result<Typed, Refusal> {
        let given = [
            (Field::Prompt, self.prompt),
            (Field::Model, self.model),
            (Field::Count, self.n),
            (Field::Size, self.size),
            (Field::Quality, self.quality),
            (Field::Background, self.background),
            (Field::Format, self.output_format),
            (Field::OutputCompression, self.output_compression),
            (Field::Style, self.style),
            (Field::ResponseFormat, self.response_format),
            (Field::Stream, self.stream),
            (Field::PartialImages, self.partial_images),
            (Field::NegativePrompt, self.negative_prompt),
            (Field::Seed, self.seed),
            (Field::Steps, self.steps),
            (Field::Guidance, self.guidance),
            (Field::StandIn, self.stand_in),
        ];
        let mut typed = Typed::default();
        for (field, given) in given {
            if let Some(text) = text(field, given)? {
                typed.put(field, text);
            }
        }
        Ok(typed)
    }
}

/// A value as the form has it; what it has to be like is checked where the form's is.
fn text(field: Field, given: Given) -> Result<Option<Zeroizing<String>>, Refusal> {
    let number = matches!(
        field,
        Field::Count
            | Field::OutputCompression
            | Field::PartialImages
            | Field::Seed
            | Field::Steps
            | Field::Guidance
    );
    let flag = matches!(field, Field::Stream | Field::StandIn);
    match given {
        Given::Absent => Ok(None),
        Given::Text(text) if !flag => Ok(Some(text)),
        Given::Number(text) if number => Ok(Some(text.into())),
        Given::Flag(holds) if flag => Ok(Some(holds.to_string().into())),
        _ if number => Err(Refusal::of(Code::NumberInvalid, field)),
        _ => Err(Refusal::of(Code::FieldInvalid, field)),
    }
}

impl<'de> Deserialize<'de> for Ignored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyKind)
    }
}

struct AnyKind;

impl<'de> Visitor<'de> for AnyKind {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Absent)
    }

    fn visit_bool<E>(self, holds: bool) -> Result<Given, E> {
        Ok(Given::Flag(holds))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(Zeroizing::new(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Given, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Given::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Given::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(body: &str) -> Option<(Code, Option<Field>)> {
        let refusal = read(body.as_bytes()).err()?;
        Some((refusal.code, refusal.field))
    }

    #[test]
    fn a_request_is_the_form_it_stands_for() {
        let body = r#"{"prompt":"a \u006cake\nat \"night\"","model":"m","n":2,"size":"512x512","seed":7,
            "guidance":7.5,"stream":false,"quality":null,"user":"me","metadata":{"a":[1]},"stand_in":true}"#;
        let typed = read(body.as_bytes()).ok().unwrap();
        for (field, text) in [
            (Field::Prompt, Some("a lake\nat \"night\"")),
            (Field::Model, Some("m")),
            (Field::Count, Some("2")),
            (Field::Size, Some("512x512")),
            (Field::Seed, Some("7")),
            (Field::Guidance, Some("7.5")),
            (Field::Stream, Some("false")),
            (Field::StandIn, Some("true")),
            (Field::Quality, None),
        ] {
            assert_eq!(typed.get(field), text, "{}", field.name());
        }
    }

    #[test]
    fn what_is_of_another_kind_is_named() {
        for (body, code, field) in [
            (r#"{"prompt":5}"#, Code::FieldInvalid, Field::Prompt),
            (r#"{"prompt":["a"]}"#, Code::FieldInvalid, Field::Prompt),
            (r#"{"n":{"a":1}}"#, Code::NumberInvalid, Field::Count),
            (r#"{"n":true}"#, Code::NumberInvalid, Field::Count),
            (r#"{"stream":"true"}"#, Code::FieldInvalid, Field::Stream),
            (r#"{"size":1024}"#, Code::FieldInvalid, Field::Size),
        ] {
            assert_eq!(fault(body), Some((code, Some(field))), "{body}");
        }
    }

    #[test]
    fn what_is_no_request_is_told_apart() {
        for (body, code) in [
            ("", Code::BadRequest),
            ("[]", Code::BadRequest),
            ("{", Code::BadRequest),
            (r#"{"prompt":"a"} x"#, Code::BadRequest),
            (r#"{"prompt":"\ud800"}"#, Code::BadRequest),
            (r#"{"canary":1}"#, Code::FieldUnknown),
            (r#"{"count":1}"#, Code::FieldUnknown),
            (r#"{"prompt":"a","prompt":"b"}"#, Code::FieldRepeated),
        ] {
            assert_eq!(fault(body).map(|(code, _)| code), Some(code), "{body:.40}");
        }
    }

    /// safety.md section 2, depth
    #[test]
    fn what_is_dropped_may_be_as_deep_as_it_likes() {
        let deep = format!(r#"{{"metadata":{}1{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
        assert!(read(deep.as_bytes()).is_ok());
    }
}
