//! Refusals as OpenAI's libraries read them.
//!
//! A code is OpenAI's own where it has one that its libraries or their users look at, else ours.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, HeaderName, HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use crate::edge::openapi::one_of;
use crate::edge::problem::Told;
use crate::edge::routes;
use crate::error::{Code, Refusal};

use super::{names, words};

/// What tells the libraries not to ask again by themselves.
const SHOULD_RETRY: HeaderName = HeaderName::from_static("x-should-retry");
/// They wait no longer than so many seconds, and then ask too early.
const PATIENCE: u64 = 60;

/// Why a request was not served, as OpenAI's libraries read it.
#[derive(Serialize, ToSchema)]
#[schema(as = Error)]
pub(in crate::edge) struct ErrorDocument {
    /// What is wrong.
    error: ErrorObject,
}

/// What is wrong.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct ErrorObject {
    /// In words.
    message: String,
    /// The kind of it.
    #[serde(rename = "type")]
    #[schema(schema_with = kinds)]
    kind: &'static str,
    /// The parameter it is about.
    #[schema(required)]
    param: Option<&'static str>,
    /// Stable between versions.
    #[schema(schema_with = codes)]
    code: &'static str,
}

/// Every kind there is.
fn kinds() -> Object {
    one_of("The kind of it.", Code::ALL.iter().map(|code| kind(*code)))
}

/// Every code there is, as it stands here.
fn codes() -> Object {
    let names = Code::ALL.iter().map(|code| self::code(*code));
    one_of("Stable between versions.", names)
}

/// The refusal as an object.
pub(super) fn object(refusal: &Refusal) -> ErrorObject {
    let param = refusal.field.map(names::of);
    ErrorObject {
        message: words::message(refusal),
        kind: kind(refusal.code),
        param,
        code: code(refusal.code),
    }
}

/// The refusal as an answer.
pub(in crate::edge) fn answer(refusal: &Refusal) -> HttpResponse {
    let status = status(refusal.code);
    let mut head =
        HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    head.extensions_mut().insert(Told(refusal.code));
    if let Some(seconds) = refusal.retry_seconds() {
        head.insert_header((RETRY_AFTER, seconds));
    }
    if !may_be_repeated(refusal) {
        head.insert_header((SHOULD_RETRY, HeaderValue::from_static("false")));
    }
    if status == 401 {
        head.insert_header(("www-authenticate", "Bearer"));
    }
    let document = ErrorDocument {
        error: object(refusal),
    };
    head.content_type("application/json")
        .body(serde_json::to_string(&document).unwrap_or_default())
}

/// What a path of ours says to any other method.
pub(in crate::edge) async fn method_not_allowed(request: HttpRequest) -> HttpResponse {
    let methods = routes::allowed(request.match_pattern().as_deref());
    let mut answer = answer(&Code::MethodNotAllowed.into());
    answer
        .headers_mut()
        .insert(ALLOW, HeaderValue::from_static(methods));
    answer
}

/// The status that OpenAI has for it: what is wrong with a request is 400 there.
pub(in crate::edge) fn status(code: Code) -> u16 {
    match (code, code.status()) {
        (Code::ModelUnknown, _) => 404,
        // What the draft of that header has.
        (Code::IdempotencyKeyReused, status) => status,
        (_, 422) => 400,
        (_, status) => status,
    }
}

fn kind(code: Code) -> &'static str {
    match (code, status(code)) {
        (_, 401) => "authentication_error",
        (_, 429) => "rate_limit_error",
        (_, 500..) => "server_error",
        (code, _) if is_about_content(code) => "image_generation_user_error",
        _ => "invalid_request_error",
    }
}

/// What a code is called to programs with a key.
pub(in crate::edge) fn code(code: Code) -> &'static str {
    match code {
        Code::KeyMissing | Code::KeyMistyped | Code::KeyUnknown => "invalid_api_key",
        Code::ModelUnknown => "model_not_found",
        Code::RateLimited => "rate_limit_exceeded",
        Code::KeySpent => "insufficient_quota",
        Code::FieldUnknown => "unknown_parameter",
        code if is_about_content(code) => "moderation_blocked",
        code => code.name(),
    }
}

fn is_about_content(code: Code) -> bool {
    matches!(
        code,
        Code::ContentRefused | Code::ModerationRefused | Code::Declined | Code::Withheld
    )
}

/// Whether a library that asks again by itself costs nobody twice, and not in vain.
///
/// They do so after 408, 409, 429 and everything from 500 on.
fn may_be_repeated(refusal: &Refusal) -> bool {
    let late = refusal.retry_seconds().is_some_and(|wait| wait > PATIENCE);
    !late && !is_ambiguous(refusal.code) && refusal.code != Code::RequestOver
}

/// Whether nothing was made and nothing paid for, so that the same request may be made once more.
pub(super) fn came_to_nothing(refusal: &Refusal) -> bool {
    matches!(status(refusal.code), 429 | 500..) && !is_ambiguous(refusal.code)
}

/// Whether nobody knows what was made and paid for.
fn is_ambiguous(code: Code) -> bool {
    matches!(
        code,
        Code::UpstreamFailed
            | Code::UpstreamTimeout
            | Code::UpstreamTooLarge
            | Code::NotAPicture
            | Code::Internal
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn every_code_has_a_status_the_libraries_know_and_words_for_programs() {
        for code in Code::ALL {
            let refusal = Refusal::from(*code);
            let known = [
                400, 401, 403, 404, 405, 408, 409, 413, 414, 415, 422, 429, 431, 500, 502, 503, 504,
            ];
            assert!(known.contains(&status(*code)), "{}", code.name());
            let said = object(&refusal).message;
            assert!(!said.contains('⟦') && said.len() > 10, "{}: {said}", code.name());
        }
    }

    #[test]
    fn nothing_that_could_be_paid_for_twice_or_waited_for_in_vain_is_asked_again() {
        for (refusal, may) in [
            (Code::UpstreamFailed.into(), false),
            (Code::UpstreamTimeout.into(), false),
            (Code::Internal.into(), false),
            (Code::RequestOver.into(), false),
            (Refusal::until(Code::RequestRunning, Duration::from_secs(5)), true),
            (Code::Unreachable.into(), true),
            (Refusal::until(Code::RateLimited, Duration::from_secs(60)), true),
            (Refusal::until(Code::RateLimited, Duration::from_secs(61)), false),
            (Refusal::until(Code::Busy, Duration::from_secs(10)), true),
        ] {
            assert_eq!(may_be_repeated(&refusal), may, "{}", refusal.code.name());
        }
    }
}
