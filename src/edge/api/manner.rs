//! How a program wants its answer, and what it says that means nothing.

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};
use crate::pipeline::Model;

/// How the pictures come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ResponseFormat {
    /// In the answer itself.
    B64Json,
    /// Behind links.
    Url,
}

/// How a program wants its answer.
pub(super) struct Manner {
    /// As events, as they happen.
    pub(super) stream: bool,
    /// So many first impressions among them.
    pub(super) partial_images: u32,
    /// As links, and not in the answer itself.
    pub(super) links: bool,
    /// What was asked for, to be said again: a model does not say what it did.
    pub(super) quality: &'static str,
    /// The same.
    pub(super) background: &'static str,
}

/// The most first impressions that OpenAI's libraries ask for.
const MOST_PARTIAL: u32 = 3;

impl Manner {
    /// Takes it out of what was sent, with what would be the model's own choice anyway: `auto` everywhere, and the
    /// words that libraries send for every model whether it knows them or not.
    ///
    /// # Errors
    /// A [`Refusal`] that names the field.
    pub(super) fn of(typed: &mut Typed, model: Option<&Model>, usually_links: bool) -> Result<Self, Refusal> {
        let stream = flag(typed, Field::Stream)?;
        let format = response_format(typed)?;
        let manner = Self {
            stream,
            partial_images: partial_images(typed)?,
            links: format.map_or(usually_links && !stream, |format| format == ResponseFormat::Url),
            quality: said(typed, Field::Quality),
            background: said(typed, Field::Background),
        };
        // What comes as events comes as it is made: a link is there only when a picture is whole.
        if manner.links && manner.stream {
            return Err(Refusal::of(Code::FormUnavailable, Field::ResponseFormat));
        }
        let stand_in = flag(typed, Field::StandIn)?;
        typed.retain(|field, text| !means_nothing(field, text.trim(), model));
        typed.retain(|field, _| field != Field::StandIn);
        if stand_in {
            typed.put(Field::StandIn, "yes".to_owned().into());
        }
        for field in [Field::OutputCompression, Field::InputFidelity] {
            if typed.filled(field).is_some() {
                return Err(Refusal::of(Code::FieldNotTaken, field));
            }
        }
        Ok(manner)
    }
}

fn means_nothing(field: Field, text: &str, model: Option<&Model>) -> bool {
    let unknown = |known: fn(&Model) -> &Vec<String>| {
        model.is_none_or(|model| !known(model).iter().any(|value| value == text))
    };
    match field {
        Field::Stream | Field::PartialImages | Field::ResponseFormat => true,
        Field::Size => text == "auto",
        Field::Quality => matches!(text, "auto" | "standard") && unknown(|model| &model.qualities),
        Field::Background => text == "auto" && unknown(|model| &model.backgrounds),
        Field::Style => text == "vivid" && unknown(|model| &model.styles),
        // Nothing is lost by not losing anything, and nothing is kept that is not asked for.
        Field::OutputCompression => text == "100",
        Field::InputFidelity => text == "low",
        _ => false,
    }
}

fn flag(typed: &Typed, field: Field) -> Result<bool, Refusal> {
    match typed.filled(field) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(Refusal::of(Code::FieldInvalid, field)),
    }
}

fn partial_images(typed: &Typed) -> Result<u32, Refusal> {
    let field = Field::PartialImages;
    let Some(text) = typed.filled(field) else {
        return Ok(0);
    };
    let number: u32 = text
        .parse()
        .map_err(|_| Refusal::of(Code::NumberInvalid, field))?;
    Some(number)
        .filter(|number| *number <= MOST_PARTIAL)
        .ok_or(Refusal::out_of_range(field, 0, MOST_PARTIAL))
}

fn response_format(typed: &Typed) -> Result<Option<ResponseFormat>, Refusal> {
    match typed.filled(Field::ResponseFormat) {
        None => Ok(None),
        Some("b64_json") => Ok(Some(ResponseFormat::B64Json)),
        Some("url") => Ok(Some(ResponseFormat::Url)),
        Some(_) => Err(Refusal::of(Code::FieldInvalid, Field::ResponseFormat)),
    }
}

/// What a program said in a field; only the usual words are said again, for these are ours to repeat.
fn said(typed: &Typed, field: Field) -> &'static str {
    const USUAL: [&str; 8] = [
        "low",
        "medium",
        "high",
        "standard",
        "hd",
        "transparent",
        "opaque",
        "auto",
    ];
    let text = typed.filled(field).unwrap_or("auto");
    let usual = USUAL.iter().find(|word| **word == text);
    usual.copied().unwrap_or("auto")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(Field, &str)]) -> Typed {
        let mut typed = Typed::default();
        for (field, text) in fields {
            typed.put(*field, (*text).to_owned().into());
        }
        typed
    }

    #[test]
    fn what_libraries_send_for_every_model_is_left_out_where_the_model_knows_it_not() {
        let sent = [
            (Field::Size, "auto"),
            (Field::Quality, "standard"),
            (Field::Background, "auto"),
            (Field::Style, "vivid"),
            (Field::OutputCompression, "100"),
            (Field::InputFidelity, "low"),
            (Field::Stream, "true"),
            (Field::PartialImages, "3"),
            (Field::ResponseFormat, "b64_json"),
        ];
        let mut plain = typed(&sent);
        let manner = Manner::of(&mut plain, Some(&Model::plain("m")), true)
            .ok()
            .unwrap();
        assert!(manner.stream && manner.partial_images == 3);
        assert!(sent.iter().all(|(field, _)| plain.get(*field).is_none()));
        let mut known = typed(&sent);
        let model = Model {
            qualities: vec!["standard".to_owned(), "hd".to_owned()],
            ..Model::plain("m")
        };
        assert!(Manner::of(&mut known, Some(&model), false).is_ok());
        assert_eq!(known.get(Field::Quality), Some("standard"));
    }

    #[test]
    fn what_a_key_usually_gets_gives_way_to_what_a_request_says() {
        for (usually, fields, links) in [
            (false, &[][..], false),
            (true, &[], true),
            (true, &[(Field::ResponseFormat, "b64_json")], false),
            (true, &[(Field::Stream, "true")], false),
            (false, &[(Field::ResponseFormat, "url")], true),
        ] {
            let manner = Manner::of(&mut typed(fields), None, usually).ok().unwrap();
            assert_eq!(manner.links, links);
        }
    }

    #[test]
    fn what_cannot_be_given_is_refused_by_its_name() {
        let both = [(Field::ResponseFormat, "url"), (Field::Stream, "true")];
        let refusal = Manner::of(&mut typed(&both), None, false).err().unwrap();
        assert_eq!(
            (refusal.code, refusal.field),
            (Code::FormUnavailable, Some(Field::ResponseFormat))
        );
        for (field, text, code) in [
            (Field::ResponseFormat, "jpeg", Code::FieldInvalid),
            (Field::Stream, "yes", Code::FieldInvalid),
            (Field::PartialImages, "4", Code::NumberOutOfRange),
            (Field::PartialImages, "-1", Code::NumberInvalid),
            (Field::OutputCompression, "80", Code::FieldNotTaken),
            (Field::InputFidelity, "high", Code::FieldNotTaken),
        ] {
            let refusal = Manner::of(&mut typed(&[(field, text)]), None, false)
                .err()
                .unwrap();
            assert_eq!((refusal.code, refusal.field), (code, Some(field)), "{text}");
        }
    }
}
