//! What a refusal says to a program: in English, as its libraries do, for it ends in a log or before a programmer.
//!
//! Most of it is what people are told; some of that speaks of a form or a page, and is said here in other words.

use afterimage_templates::{Lang, problem};

use crate::edge::problem::numbers;
use crate::error::{Code, Refusal};

use super::names;

/// The title of the refusal, and what it means.
pub(super) fn message(refusal: &Refusal) -> String {
    let (lang, code) = (Lang::En, refusal.code.name());
    let title = problem::title(lang, code);
    let meant = match own(refusal) {
        Some(own) => own,
        None => problem::detail(lang, code, &numbers(refusal)),
    };
    format!("{title}. {meant}")
}

/// What is said in other words than to people.
fn own(refusal: &Refusal) -> Option<String> {
    let parameter = refusal.field.map_or("", names::of);
    let said = match refusal.code {
        Code::ModelUnknown => "GET /v1/models says which models this key may ask for.",
        Code::SizeUnknown => "GET /v1/models says which sizes this model makes.",
        Code::FieldUnknown => "The request has a parameter that is not taken here.",
        Code::FieldRepeated => "The request has the same parameter more than once.",
        Code::FieldInvalid => {
            return Some(format!(
                "The parameter {parameter} has a value that is not taken here."
            ));
        }
        Code::FieldNotTaken => {
            return Some(format!(
                "The model does not take the parameter {parameter}, or not this value of it."
            ));
        }
        Code::NumberInvalid => return Some(format!("The parameter {parameter} takes a number.")),
        Code::NumberOutOfRange => {
            let (least, most) = refusal.range?;
            return Some(format!(
                "The parameter {parameter} takes a number from {least} to {most}."
            ));
        }
        Code::ImageMissing => "An edit needs a picture in the parameter image.",
        Code::ImageInvalid => "A picture is a whole PNG, JPEG or WebP file that does not move.",
        Code::ImageTooLarge => "The file has more bytes or more pixels than this server takes.",
        Code::MaskInvalid => "A mask is a PNG file of the kind that the model takes.",
        Code::FormUnavailable => {
            "Links to pictures do not come in a stream, and are not given out here at all, or not for so many pictures \
             at a time. Leave response_format out, or set it to b64_json."
        }
        Code::RequestOver => {
            "It was answered or given up, and nothing is kept to answer it from. Another key makes other pictures."
        }
        Code::LinksFull => {
            "As many pictures wait to be fetched as this server keeps, or as it keeps for one key. Fetch some, ask for \
             b64_json, or again a little later."
        }
        Code::RateLimited => "This key has had its pictures for this stretch of time.",
        Code::BadRequest => {
            "The body is not what its Content-Type says: an object in JSON, or a form in parts."
        }
        Code::NotFound => "There is nothing at this address.",
        Code::MediaType => {
            "Generations take application/json, edits multipart/form-data, both without Content-Encoding."
        }
        Code::NotAccepted => "The service that makes the pictures did not accept this request.",
        _ => return None,
    };
    Some(said.to_owned())
}
