//! Refusals in words: as a page, or as a problem document (RFC 9457).

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, HttpResponseBuilder, ResponseError};
use afterimage_templates::{Fault, Lang, Value, problem as words};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use crate::clock::TimeOfDay;
use crate::error::{Code, Refusal};
use crate::pipeline::MAX_CHARACTERS;

use super::locale::Locale;
use super::openapi::one_of;
use super::pages::{PageForm, Pages};

/// Why a request was not served (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(super) struct Document {
    /// A name for this kind of problem.
    #[serde(rename = "type")]
    kind: String,
    /// What it is, in a few words.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What to do.
    detail: String,
    /// The code, stable between versions.
    #[schema(schema_with = codes)]
    code: &'static str,
    /// The field it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// Seconds to wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
    /// Whether the next request needs no new answer to a challenge.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pass: bool,
    /// Whether harder work lets the next request through without waiting.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    work: bool,
}

/// Every code there is.
fn codes() -> Object {
    let names = Code::ALL.iter().map(|code| code.name());
    one_of("The code, stable between versions.", names)
}

/// The refusal as a document.
#[must_use]
pub(super) fn document(lang: Lang, refusal: &Refusal) -> Document {
    let numbers = numbers(refusal);
    let code = refusal.code.name();
    Document {
        kind: format!("urn:afterimage:problem:{code}"),
        title: words::title(lang, code),
        status: refusal.code.status(),
        detail: words::detail(lang, code, &numbers),
        code,
        field: refusal.field.map(crate::form::Field::name),
        retry_after: refusal.retry_seconds(),
        pass: refusal.pass,
        work: refusal.work,
    }
}

/// The numbers and names a refusal's message may speak of.
#[must_use]
pub(super) fn numbers(refusal: &Refusal) -> Vec<(&'static str, Value<'static>)> {
    let (least, most) = refusal
        .range
        .unwrap_or((1, u32::try_from(MAX_CHARACTERS).unwrap_or(u32::MAX)));
    vec![
        ("least", least.into()),
        ("most", most.into()),
        ("opens", clock(refusal.opens)),
        ("field", refusal.field.map_or("", crate::form::Field::name).into()),
    ]
}

fn clock(opens: Option<TimeOfDay>) -> Value<'static> {
    opens.map_or("".into(), |TimeOfDay { hour, minute }| Value::Clock {
        hour,
        minute,
    })
}

/// The waiting time a page says, the same as the header's.
#[must_use]
pub(super) fn wait(refusal: &Refusal) -> Option<Duration> {
    refusal.retry_seconds().map(Duration::from_secs)
}

/// The refusal as a page, with the form still filled where there was one.
#[must_use]
pub(super) fn page(
    pages: &Pages,
    locale: Locale,
    refusal: &Refusal,
    form: Option<&PageForm<'_>>,
) -> HttpResponse {
    let html = pages.problem(locale, refusal, form);
    head(refusal).content_type("text/html; charset=utf-8").body(html)
}

/// The refusal as a problem document.
#[must_use]
pub(super) fn json(lang: Lang, refusal: &Refusal) -> HttpResponse {
    let body = serde_json::to_string(&document(lang, refusal)).unwrap_or_default();
    head(refusal)
        .insert_header((CONTENT_TYPE, "application/problem+json"))
        .body(body)
}

/// A refusal said beside its field, or above the form.
#[must_use]
pub(super) fn fault<'a>(refusal: &Refusal, numbers: &'a [(&'a str, Value<'a>)]) -> Fault<'a> {
    Fault {
        field: refusal.field.map(crate::form::Field::name),
        code: refusal.code.name(),
        args: numbers,
        retry_after: wait(refusal),
    }
}

/// The code that stands for a status the framework chose.
#[must_use]
pub(super) fn code_of(status: StatusCode) -> Code {
    match status.as_u16() {
        403 => Code::CrossSite,
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        408 => Code::TooSlow,
        413 => Code::TooLarge,
        414 => Code::AddressTooLong,
        415 => Code::MediaType,
        431 => Code::HeadTooLarge,
        503 => Code::Unavailable,
        status if status < 500 => Code::BadRequest,
        _ => Code::Internal,
    }
}

/// Marks a response whose body is ours already, and says what it refuses with.
pub(super) struct Told(pub(super) Code);

fn head(refusal: &Refusal) -> HttpResponseBuilder {
    let status = StatusCode::from_u16(refusal.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut head = HttpResponse::build(status);
    head.extensions_mut().insert(Told(refusal.code));
    if let Some(seconds) = refusal.retry_seconds() {
        head.insert_header((RETRY_AFTER, seconds));
    }
    head
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.name())
    }
}

/// A handler may answer with a refusal; the layer around it finds the words.
impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(*self);
        response
    }
}
