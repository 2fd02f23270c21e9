//! Words for every refusal: a handler's, a layer's, the framework's own, and a panic's.

use std::cell::RefCell;
use std::panic::AssertUnwindSafe;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, HeaderValue, SET_COOKIE};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, ResponseError, web};
use futures_util::FutureExt;

use crate::error::{Code, Refusal};

use super::headers::{self, Kind};
use super::locale::Locale;
use super::origin::OwnOrigin;
use super::problem::{self, Told};
use super::routes;
use super::services::{Edge, Snapshot};
use super::{accept, api};

/// Gives a body to every answer that refuses and has none of ours.
///
/// # Errors
/// A failed layer and a panic leave no request behind to answer: then the error itself is the answer, whole.
pub async fn explain<B: MessageBody + 'static>(
    edge: Snapshot,
    origin: web::Data<OwnOrigin>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let reader = Reader::of(&edge, request.request());
    let https = origin.is_https_for(request.headers());
    // A half-done request leaves nothing behind but reservations, which give themselves back.
    let refusal = match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(response)) if is_told(response.response()) => return Ok(response.map_into_left_body()),
        Ok(Ok(response)) => return Ok(told(&edge, reader, response).map_into_right_body()),
        Ok(Err(error)) => refusal_of(&error.error_response()),
        Err(_) => Code::Internal.into(),
    };
    let mut answer = reader.told(&edge, &refusal);
    reader.locale.announce(answer.headers_mut());
    headers::write(answer.headers_mut(), Kind::Dynamic, https);
    Err(Answer(answer.status(), RefCell::new(Some(answer))).into())
}

/// Puts our words in place of a bare refusal.
fn told<B>(edge: &Edge, reader: Reader, response: ServiceResponse<B>) -> ServiceResponse<BoxBody> {
    let (request, bare) = response.into_parts();
    let refusal = refusal_of(&bare);
    let mut answer = reader.told(edge, &refusal);
    if refusal.code == Code::MethodNotAllowed {
        let methods = routes::allowed(request.match_pattern().as_deref());
        answer
            .headers_mut()
            .insert(ALLOW, HeaderValue::from_static(methods));
    }
    for cookie in bare.headers().get_all(SET_COOKIE) {
        answer.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    ServiceResponse::new(request, answer)
}

/// Who reads the words, and in which language.
#[derive(Clone, Copy)]
struct Reader {
    locale: Locale,
    readership: Readership,
}

#[derive(Clone, Copy)]
enum Readership {
    /// A person.
    Person,
    /// A program that takes the visitors' form.
    Script,
    /// A program that speaks as OpenAI's libraries do.
    Library,
}

impl Reader {
    fn of(edge: &Edge, request: &HttpRequest) -> Self {
        let locale = Locale::of(request);
        let readership = if edge.api.is_some() && routes::is_for_programs(request.path()) {
            Readership::Library
        } else if accept::prefers_page(request) {
            Readership::Person
        } else {
            Readership::Script
        };
        Self { locale, readership }
    }

    fn told(self, edge: &Edge, refusal: &Refusal) -> HttpResponse {
        match self.readership {
            Readership::Person => problem::page(&edge.pages, self.locale, refusal, None),
            Readership::Script => problem::json(self.locale.lang, refusal),
            Readership::Library => api::error::answer(refusal),
        }
    }
}

fn is_told<B>(response: &HttpResponse<B>) -> bool {
    response.status().as_u16() < 400 || response.extensions().contains::<Told>()
}

fn refusal_of<B>(response: &HttpResponse<B>) -> Refusal {
    let known = response.extensions().get::<Refusal>().copied();
    known.unwrap_or_else(|| problem::code_of(response.status()).into())
}

/// An error that carries its answer.
#[derive(Debug)]
struct Answer(StatusCode, RefCell<Option<HttpResponse>>);

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl ResponseError for Answer {
    fn status_code(&self) -> StatusCode {
        self.0
    }

    fn error_response(&self) -> HttpResponse {
        self.1
            .borrow_mut()
            .take()
            .unwrap_or_else(|| HttpResponse::new(self.0))
    }
}
