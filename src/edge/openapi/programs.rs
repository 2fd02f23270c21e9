//! `/v1`: what programs with a key ask for.

use afterimage_templates::Offer;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{AdditionalProperties, Object, ObjectBuilder, Schema};
use utoipa::openapi::{Content, HttpMethod, Required, Response};

use crate::edge::api::described::{IGNORED, named};
use crate::form::Field;

use super::answers::{bytes, good, named as schema, string};
use super::fields::{Writer, content, file, in_parts, property};
use super::operation::{Operation, Tag};
use super::refusals::{KEYED, MADE, READ, UPLOADED, WANTED, of};

/// What only an edit has.
const OF_EDITS: [Field; 4] = [Field::Image, Field::Mask, Field::Strength, Field::InputFidelity];

/// Every operation under `/v1`.
pub(super) fn all(offer: &Offer) -> Vec<Operation> {
    vec![
        Operation {
            method: HttpMethod::Post,
            about: "Without a model the first that the key may ask for makes it. With `stream` the answer comes as \
                    server-sent events, each an `ImageEvent`, the last one perhaps an `Error`. What a request leaves \
                    open the model decides.",
            body: Some(generation(offer)),
            answers: vec![("200", pictures())],
            refusals: of(&[KEYED, READ, WANTED, MADE]),
            ..Operation::get(
                Tag::Programs,
                "/v1/images/generations",
                "createImage",
                "Make pictures of words.",
            )
        },
        Operation {
            method: HttpMethod::Post,
            about: "The picture and the mask are files. A mask is as wide and high as its picture. Where no model takes \
                    a picture, the answer is a refusal.",
            body: Some(edit(offer)),
            answers: vec![("200", pictures())],
            refusals: of(&[KEYED, READ, UPLOADED, WANTED, MADE]),
            ..Operation::get(
                Tag::Programs,
                "/v1/images/edits",
                "createImageEdit",
                "Make pictures of a picture.",
            )
        },
        Operation {
            answers: vec![(
                "200",
                good("The models, the one that is meant without a name first.")
                    .content("application/json", schema("ModelList"))
                    .build(),
            )],
            refusals: of(&[KEYED]),
            ..Operation::get(
                Tag::Programs,
                "/v1/models",
                "listModels",
                "What this key may ask for.",
            )
        },
        Operation {
            parameters: vec![id()],
            answers: vec![(
                "200",
                good("The model.")
                    .content("application/json", schema("ModelObject"))
                    .build(),
            )],
            refusals: of(&[KEYED, &[crate::error::Code::ModelUnknown]]),
            ..Operation::get(
                Tag::Programs,
                "/v1/models/{id}",
                "retrieveModel",
                "One of these models.",
            )
        },
    ]
}

fn pictures() -> Response {
    good("The pictures, as they come: a document, or events where `stream` asked for them.")
        .content("application/json", schema("Images"))
        .content("text/event-stream", bytes())
        .build()
}

fn id() -> Parameter {
    ParameterBuilder::new()
        .name("id")
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some("The model's name in requests."))
        .schema(Some(string().min_length(Some(1))))
        .build()
}

fn generation(offer: &Offer) -> RequestBody {
    let fields = named().filter(|(_, field)| !OF_EDITS.contains(field));
    let schema = request(fields, offer, Writer::ProgramInJson);
    body("application/json", content(schema))
}

fn edit(offer: &Offer) -> RequestBody {
    let mut schema = request(named(), offer, Writer::ProgramInParts);
    schema.required.push("image".to_owned());
    // Asked for all the same where no model takes one: that is what an edit is.
    if !schema.properties.contains_key("image") {
        schema.properties.insert("image".to_owned(), file().into());
    }
    body("multipart/form-data", in_parts(schema))
}

fn request(fields: impl Iterator<Item = (&'static str, Field)>, offer: &Offer, writer: Writer) -> Object {
    let mut request =
        ObjectBuilder::new().additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)));
    for (name, field) in fields {
        if let Some(property) = property(field, offer, writer) {
            request = request.property(name, property);
        }
    }
    for name in IGNORED {
        let property = match writer {
            Writer::ProgramInJson => {
                ObjectBuilder::new().schema_type(utoipa::openapi::schema::SchemaType::AnyValue)
            }
            Writer::ProgramInParts | Writer::Visitor => string(),
        };
        request = request.property(name, property.description(Some("Taken and not looked at.")));
    }
    request.required("prompt").build()
}

fn body(media: &str, content: Content) -> RequestBody {
    RequestBodyBuilder::new()
        .content(media, content)
        .required(Some(Required::True))
        .build()
}
