//! What is answered when all goes well.

use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Ref, Schema, Type};
use utoipa::openapi::{Content, ContentBuilder, RefOr, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

use crate::edge::api::{described as program, error};
use crate::edge::{generate, problem};

/// Documents whose shape no type has: they are put together where they are written.
const WRITTEN: [(&str, &str); 3] = [
    ("YourData", include_str!("your_data.json")),
    ("Privacy", include_str!("privacy.json")),
    ("Work", include_str!("work.json")),
];

/// Every schema that is named in the document.
pub(super) fn schemas() -> Vec<(String, RefOr<Schema>)> {
    let mut all = Vec::new();
    add::<error::ErrorDocument>(&mut all);
    add::<problem::Document>(&mut all);
    add::<program::ModelList>(&mut all);
    add::<program::Images>(&mut all);
    add::<program::ImageEvent>(&mut all);
    add::<generate::Pictures>(&mut all);
    let written = WRITTEN.map(|(name, schema)| (name.to_owned(), read(schema)));
    all.extend(written);
    all
}

fn add<T: ToSchema + PartialSchema>(all: &mut Vec<(String, RefOr<Schema>)>) {
    all.push((T::name().into_owned(), T::schema()));
    T::schemas(all);
}

fn read(schema: &str) -> RefOr<Schema> {
    serde_json::from_str(schema).unwrap_or_default()
}

/// A good answer, in words.
pub(super) fn good(about: &str) -> ResponseBuilder {
    ResponseBuilder::new().description(about)
}

/// A document of this schema.
pub(super) fn named(schema: &str) -> Content {
    ContentBuilder::new()
        .schema(Some(Ref::from_schema_name(schema)))
        .build()
}

/// Some text.
pub(super) fn text() -> Content {
    ContentBuilder::new().schema(Some(string())).build()
}

/// Any text, as a schema.
pub(super) fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

/// What its media type says of it is all there is to say, as of bytes.
pub(super) fn bytes() -> Content {
    ContentBuilder::new().build()
}

/// A header with a number.
pub(super) fn number(about: &str) -> Header {
    header(Type::Integer, about)
}

/// A header with words.
pub(super) fn words(about: &str) -> Header {
    header(Type::String, about)
}

fn header(kind: Type, about: &str) -> Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(kind)))
        .description(Some(about))
        .build()
}
