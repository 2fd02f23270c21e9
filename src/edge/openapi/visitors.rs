//! The form and its challenges, for programs without a key.

use afterimage_templates::Offer;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{AdditionalProperties, Object, ObjectBuilder, Schema, Type};
use utoipa::openapi::{HttpMethod, Required, Response};

use crate::form::Field;

use super::answers::{bytes, good, named, number, string, text, words};
use super::fields::{Writer, content, in_parts, property};
use super::operation::{Operation, Tag};
use super::refusals::{ANSWERED, ISSUED, MADE, READ, SAME_SITE, UPLOADED, of};

/// The form and its challenges.
pub(super) fn all(offer: &Offer) -> Vec<Operation> {
    vec![
        Operation {
            method: HttpMethod::Post,
            about: "The header Accept chooses among the answers: a page, parts as they happen (events in JSON, pictures \
                    named `preview` or `picture`), one document, or the first picture and nothing else. Where challenges \
                    are on, the answer to one belongs into the form, with the session's cookie.",
            body: Some(form(offer)),
            answers: vec![("200", pictures())],
            refusals: of(&[SAME_SITE, READ, UPLOADED, ANSWERED, MADE]),
            ..Operation::get(Tag::Visitors, "/generate", "generate", "Make pictures of words.")
        },
        Operation {
            about: "With the session's cookie, where there is none yet.",
            answers: vec![("200", code())],
            refusals: of(&[SAME_SITE, ISSUED]),
            ..Operation::get(
                Tag::Visitors,
                "/challenge/code.png",
                "challengePicture",
                "A code to read, as a picture.",
            )
        },
        Operation {
            about: "Of the challenge that the query names, or of one of its own.",
            parameters: vec![query("challenge", "Which challenge is to be said.", string())],
            answers: vec![("200", spoken()), ("206", spoken())],
            refusals: of(&[SAME_SITE, ISSUED, &[crate::error::Code::ChallengeSpent]]),
            ..Operation::get(
                Tag::Visitors,
                "/challenge/code.wav",
                "challengeSound",
                "A code to hear, as a sound.",
            )
        },
        Operation {
            about: "In the format of ALTCHA; it takes the longer the more there is to do here.",
            parameters: vec![query(
                "pictures",
                "For how many pictures; one when nothing is said.",
                ObjectBuilder::new()
                    .schema_type(Type::Integer)
                    .minimum(Some(1))
                    .maximum(Some(f64::from(u32::MAX))),
            )],
            answers: vec![(
                "200",
                good("What is to be computed.")
                    .content("application/json", named("Work"))
                    .header(
                        "Challenge-Expires-In",
                        number("Seconds in which it can be handed in."),
                    )
                    .build(),
            )],
            refusals: of(&[SAME_SITE, ISSUED]),
            ..Operation::get(
                Tag::Visitors,
                "/challenge/work",
                "challengeWork",
                "A proof of work to do.",
            )
        },
    ]
}

fn code() -> Response {
    good("The code, good once.")
        .content("image/png", bytes())
        .header("Challenge-Id", words("The field `challenge` of the form."))
        .header(
            "Challenge-Expires-In",
            number("Seconds in which it can be answered."),
        )
        .build()
}

fn spoken() -> Response {
    good("The code said aloud, or the part of it that the header Range asked for.")
        .content("audio/wav", bytes())
        .header(
            "Challenge-Id",
            words("The field `challenge` of the form, where it is a new one."),
        )
        .header(
            "Challenge-Expires-In",
            number("Seconds in which it can be answered."),
        )
        .build()
}

fn pictures() -> Response {
    good("The pictures, in the form that was asked for.")
        .content("application/json", named("Pictures"))
        .content("multipart/mixed", text())
        .content("text/html", text())
        .content("image/png", bytes())
        .content("image/jpeg", bytes())
        .content("image/webp", bytes())
        .build()
}

fn query(name: &str, about: &str, schema: ObjectBuilder) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(about))
        .schema(Some(schema))
        .build()
}

fn form(offer: &Offer) -> RequestBody {
    let plain = |field: &Field| !field.is_file();
    RequestBodyBuilder::new()
        .content(
            "application/x-www-form-urlencoded",
            content(request(offer, plain)),
        )
        .content("multipart/form-data", in_parts(request(offer, |_| true)))
        .required(Some(Required::True))
        .build()
}

fn request(offer: &Offer, holds: impl Fn(&Field) -> bool) -> Object {
    let mut request =
        ObjectBuilder::new().additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)));
    let fields = Field::ALL.iter().filter(|field| !field.is_for_programs());
    for field in fields.filter(|field| holds(field)) {
        if let Some(property) = property(*field, offer, Writer::Visitor) {
            request = request.property(field.name(), property);
        }
    }
    request.required("prompt").build()
}
