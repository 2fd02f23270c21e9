//! What a field of a request can be, by the models there are.

use std::ops::RangeInclusive;

use afterimage_templates::{Model, Offer};
use serde_json::Value;
use utoipa::openapi::encoding::EncodingBuilder;
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{Content, ContentBuilder};

use crate::form::Field;

/// Who writes the request, and how.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    /// A program, in JSON: what it leaves out it may also say as null.
    ProgramInJson,
    /// A program, as a form in parts.
    ProgramInParts,
    /// Whoever fills the form.
    Visitor,
}

/// At least one character that is seen, and none that cannot be typed.
const SEEN: &str =
    r"^[^\x00-\x08\x0B-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F\uFEFF][^\x00-\x08\x0B-\x1F\x7F-\x9F]*$";
/// None that cannot be typed.
const TYPED: &str = r"^[^\x00-\x08\x0B-\x1F\x7F-\x9F]*$";

/// The kinds of picture that are taken.
const PICTURES: &str = "image/png, image/jpeg, image/webp";

/// What can stand in a field.
enum Kind {
    Words {
        needed: bool,
    },
    Choice(Vec<String>),
    Whole(RangeInclusive<u32>),
    /// With so many decimals.
    Decimal(RangeInclusive<f64>, f64),
    Flag,
    File,
    Text,
}

/// A field's schema; none where nothing that can be asked for takes the field.
pub(super) fn property(field: Field, offer: &Offer, writer: Writer) -> Option<Object> {
    let kind = kind(field, offer, writer)?;
    let schema = match kind {
        Kind::Words { needed } => of(writer, Type::String, needed)
            .min_length(needed.then_some(1))
            .max_length(usize::try_from(offer.limits.prompt_characters).ok())
            .pattern(Some(if needed { SEEN } else { TYPED })),
        Kind::Choice(choices) => choice(writer, choices),
        Kind::Whole(range) => of(writer, Type::Integer, false)
            .minimum(Some(f64::from(*range.start())))
            .maximum(Some(f64::from(*range.end()))),
        Kind::Decimal(range, step) => of(writer, Type::Number, false)
            .minimum(Some(*range.start()))
            .maximum(Some(*range.end()))
            .multiple_of(Some(step)),
        Kind::Flag => of(writer, Type::Boolean, false),
        Kind::File => file(),
        Kind::Text => of(writer, Type::String, false),
    };
    Some(schema.description(Some(field.about().trim())).build())
}

/// The bytes of a file, as OpenAPI 3.1 has them.
pub(super) fn file() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .content_media_type("application/octet-stream")
}

/// A body of this shape.
pub(super) fn content(schema: Object) -> Content {
    ContentBuilder::new().schema(Some(schema)).build()
}

/// The same as a form in parts, whose files are pictures.
pub(super) fn in_parts(schema: Object) -> Content {
    let files = [Field::Image, Field::Mask].map(Field::name);
    let here: Vec<&str> = files
        .into_iter()
        .filter(|name| schema.properties.contains_key(*name))
        .collect();
    let mut content = ContentBuilder::new().schema(Some(schema));
    for name in here {
        // A mask has to be a PNG: of all formats it alone says exactly which part it means.
        let media = if name == Field::Mask.name() {
            "image/png"
        } else {
            PICTURES
        };
        let encoding = EncodingBuilder::new().content_type(Some(media)).build();
        content = content.encoding(name, encoding);
    }
    content.build()
}

/// A schema of this type; in JSON what need not be said may be null.
fn of(writer: Writer, kind: Type, needed: bool) -> ObjectBuilder {
    let kind = if needed || writer != Writer::ProgramInJson {
        SchemaType::from(kind)
    } else {
        SchemaType::from_iter([kind, Type::Null])
    };
    ObjectBuilder::new().schema_type(kind)
}

/// One of several; a field that is left empty is as good as none.
fn choice(writer: Writer, choices: Vec<String>) -> ObjectBuilder {
    let mut values: Vec<Value> = choices.into_iter().map(Value::from).collect();
    values.push(Value::from(""));
    if writer == Writer::ProgramInJson {
        values.push(Value::Null);
    }
    of(writer, Type::String, false).enum_values(Some(values))
}

fn kind(field: Field, offer: &Offer, writer: Writer) -> Option<Kind> {
    let models = &offer.models;
    let any = |takes: fn(&Model) -> bool| models.iter().any(takes);
    let edit = |takes: fn(&afterimage_templates::Edit) -> bool| {
        models.iter().any(|model| model.edit.as_ref().is_some_and(takes))
    };
    match field {
        Field::Prompt => Some(Kind::Words { needed: true }),
        Field::NegativePrompt => {
            any(|model| model.takes_negative_prompt).then_some(Kind::Words { needed: false })
        }
        Field::Count => {
            let most = models.iter().map(|model| model.count_max).max();
            let most = most.unwrap_or(1);
            let most = match writer {
                Writer::Visitor => most.min(offer.limits.pictures_per_solve),
                Writer::ProgramInJson | Writer::ProgramInParts => most,
            };
            Some(Kind::Whole(1..=most))
        }
        Field::Seed => any(|model| model.takes_seed).then_some(Kind::Whole(0..=u32::MAX)),
        Field::Steps => {
            let ranges = models.iter().filter_map(|model| model.steps.clone());
            ranges
                .reduce(|a, b| *a.start().min(b.start())..=*a.end().max(b.end()))
                .map(Kind::Whole)
        }
        Field::Guidance => {
            let ranges = models.iter().filter_map(|model| model.guidance.clone());
            ranges
                .reduce(|a, b| a.start().min(*b.start())..=a.end().max(*b.end()))
                .map(|range| Kind::Decimal(f64::from(*range.start())..=f64::from(*range.end()), 0.1))
        }
        Field::Image => edit(|_| true).then_some(Kind::File),
        Field::Mask => edit(|edit| edit.mask.is_some()).then_some(Kind::File),
        Field::Strength => edit(|edit| edit.strength).then_some(Kind::Decimal(0.0..=1.0, 0.01)),
        Field::PartialImages => Some(Kind::Whole(0..=3)),
        // More cannot be asked for here.
        Field::OutputCompression => Some(Kind::Whole(100..=100)),
        Field::Stream => Some(Kind::Flag),
        Field::StandIn if writer != Writer::Visitor => Some(Kind::Flag),
        Field::Challenge | Field::Code | Field::Work => Some(Kind::Text),
        _ => {
            let choices = choices(field, models, writer);
            (!choices.is_empty()).then_some(Kind::Choice(choices))
        }
    }
}

/// What a field can be where it is one of several, over all models: each takes only its own.
fn choices(field: Field, models: &[Model], writer: Writer) -> Vec<String> {
    let sizes = |model: &Model| -> Vec<String> {
        let size = |(width, height): &(u32, u32)| format!("{width}x{height}");
        model.sizes.iter().map(size).collect()
    };
    let styles = |model: &Model| model.styles.iter().map(|style| style.id.clone()).collect();
    let of_models = |read: &dyn Fn(&Model) -> Vec<String>| models.iter().flat_map(read).collect::<Vec<_>>();
    // What libraries send for every model, known or not.
    let (mut choices, usual): (Vec<String>, &[&str]) = match field {
        Field::Model => (of_models(&|model| vec![model.id.clone()]), &[]),
        Field::Size => (of_models(&sizes), &["auto"]),
        Field::Quality => (of_models(&|model| model.qualities.clone()), &["auto", "standard"]),
        Field::Background => (of_models(&|model| model.backgrounds.clone()), &["auto"]),
        Field::Style => (of_models(&styles), &["vivid"]),
        Field::Format => (of_models(&|model| model.formats.clone()), &[]),
        Field::ResponseFormat => (Vec::new(), &["b64_json"]),
        Field::InputFidelity => (Vec::new(), &["low"]),
        // `form` makes nothing: without script, a page asks for itself again with it.
        Field::Deliver => (of_visitors(&["page", "file"]), &[]),
        Field::StandIn => (of_visitors(&["yes"]), &[]),
        _ => (Vec::new(), &[]),
    };
    if writer != Writer::Visitor {
        choices.extend(usual.iter().map(|word| (*word).to_owned()));
    }
    let mut seen = std::collections::BTreeSet::new();
    choices.retain(|choice| seen.insert(choice.clone()));
    choices
}

fn of_visitors(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
