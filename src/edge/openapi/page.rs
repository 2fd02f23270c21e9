//! The document as people read it: what `/api` is written from.

use std::collections::BTreeSet;

use afterimage_templates::api::{self as shown, Member};
use serde_json::Value;
use utoipa::openapi::path::{Operation, Parameter, PathItem};
use utoipa::openapi::schema::{Object, SchemaType};
use utoipa::openapi::{Content, OpenApi, RefOr, Required, Response, Schema};

use super::operation::Tag;

/// The document, in the order of the page.
pub(in crate::edge) fn described(document: &OpenApi) -> Vec<shown::Group> {
    let of = |tag: Tag| shown::Group {
        name: tag.name().to_owned(),
        about: tag.about().to_owned(),
        operations: operations(document, tag),
    };
    Tag::ALL.map(of).into()
}

fn operations(document: &OpenApi, tag: Tag) -> Vec<shown::Operation> {
    let all = document.paths.paths.iter().flat_map(|(path, item)| {
        let both = methods(item);
        both.map(move |(method, operation)| (path, method, operation))
    });
    let here = all.filter(|(_, _, operation)| {
        let mut tags = operation.tags.iter().flatten();
        tags.any(|name| name == tag.name())
    });
    here.map(|(path, method, operation)| shown::Operation {
        id: operation.operation_id.clone().unwrap_or_default(),
        method: method.to_owned(),
        path: path.clone(),
        summary: operation.summary.clone().unwrap_or_default(),
        about: operation.description.clone().unwrap_or_default(),
        taken: taken(operation),
        answers: answers(operation),
    })
    .collect()
}

fn methods(item: &PathItem) -> impl Iterator<Item = (&'static str, &Operation)> {
    let get = item.get.iter().map(|operation| ("GET", operation));
    get.chain(item.post.iter().map(|operation| ("POST", operation)))
}

/// What an operation takes: what is in its address, and what is in its body.
fn taken(operation: &Operation) -> Vec<shown::Taken> {
    let inside: Vec<Member> = operation
        .parameters
        .iter()
        .flatten()
        .filter_map(plain)
        .map(parameter)
        .collect();
    let mut all = Vec::new();
    if !inside.is_empty() {
        all.push(shown::Taken {
            media: String::new(),
            members: inside,
        });
    }
    if let Some(RefOr::T(body)) = &operation.request_body {
        all.extend(body.content.iter().map(|(media, content)| shown::Taken {
            media: media.clone(),
            members: plain(content).map(members).unwrap_or_default(),
        }));
    }
    all
}

fn parameter(parameter: &Parameter) -> Member {
    let object = parameter.schema.as_ref().and_then(object);
    Member {
        name: parameter.name.clone(),
        kind: object.map(kind).unwrap_or_default(),
        needed: matches!(parameter.required, Required::True),
        about: parameter.description.clone().unwrap_or_default(),
    }
}

/// What a body holds, what is needed first.
fn members(content: &Content) -> Vec<Member> {
    let Some(whole) = content.schema.as_ref().and_then(object) else {
        return Vec::new();
    };
    let needed: BTreeSet<&String> = whole.required.iter().collect();
    let mut all: Vec<Member> = whole
        .properties
        .iter()
        .filter_map(|(name, schema)| {
            let schema = object(schema)?;
            Some(Member {
                name: name.clone(),
                kind: kind(schema),
                needed: needed.contains(name),
                about: schema.description.clone().unwrap_or_default(),
            })
        })
        .collect();
    all.sort_by_key(|member| !member.needed);
    all
}

fn answers(operation: &Operation) -> Vec<shown::Answer> {
    let all = operation.responses.responses.iter();
    all.filter_map(|(status, answer)| {
        let answer: &Response = plain(answer)?;
        Some(shown::Answer {
            status: status.clone(),
            about: answer
                .description
                .lines()
                .map(|line| line.trim_start_matches("- ").replace('`', ""))
                .collect(),
            media: answer.content.keys().cloned().collect(),
        })
    })
    .collect()
}

/// What a value can be, in a few words.
fn kind(schema: &Object) -> String {
    if let Some(values) = &schema.enum_values {
        let texts = values
            .iter()
            .filter_map(Value::as_str)
            .filter(|text| !text.is_empty());
        return texts.collect::<Vec<_>>().join(" | ");
    }
    let name = |kind: &SchemaType| {
        let written = serde_json::to_value(kind).unwrap_or_default();
        match written {
            Value::String(one) => one,
            Value::Array(several) => several
                .iter()
                .filter_map(Value::as_str)
                .find(|one| *one != "null")
                .unwrap_or_default()
                .to_owned(),
            _ => String::new(),
        }
    };
    let kind = match schema.content_media_type.is_empty() {
        false => "file".to_owned(),
        true => name(&schema.schema_type),
    };
    let number = |number: &Option<utoipa::Number>| {
        let written = serde_json::to_value(number.as_ref()?).ok()?;
        Some(written.to_string().trim_end_matches(".0").to_owned())
    };
    match (number(&schema.minimum), number(&schema.maximum)) {
        (Some(least), Some(most)) => format!("{kind}, {least} – {most}"),
        (Some(least), None) => format!("{kind}, {least} –"),
        _ => kind,
    }
}

fn object(schema: &RefOr<Schema>) -> Option<&Object> {
    match plain(schema)? {
        Schema::Object(object) => Some(object),
        _ => None,
    }
}

fn plain<T>(written: &RefOr<T>) -> Option<&T> {
    match written {
        RefOr::T(here) => Some(here),
        RefOr::Ref(_) => None,
    }
}
