//! Which pages of others may read what `/v1` answers: those of the origins that the operator lists, and no other
//! (Fetch, 3.2). Nothing here is sent by a browser on its own, so nobody's visitors can be made to spend a key.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, HeaderValue,
    ORIGIN, VARY,
};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};

use crate::edge::routes;
use crate::edge::services::Snapshot;

/// What a page may send: the key, what kind of body it is, and what OpenAI's library says of itself.
const HEADERS: &str = "authorization, content-type, idempotency-key, openai-beta, openai-organization, \
    openai-project, x-stainless-arch, x-stainless-helper-method, x-stainless-lang, x-stainless-os, \
    x-stainless-package-version, x-stainless-poll-helper, x-stainless-retry-count, x-stainless-runtime, \
    x-stainless-runtime-version, x-stainless-timeout";
/// What a page may read beside the answer.
const EXPOSED: &str = "retry-after, x-should-retry";
/// For how many seconds a browser need not ask again: an origin that is taken off the list is out within a minute.
const REMEMBERED: u32 = 60;

/// Lets listed origins read, and answers what their browsers ask beforehand.
///
/// # Errors
/// Those of the service inside.
pub async fn share<B: MessageBody + 'static>(
    edge: Snapshot,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let origins = edge.api.as_ref().map(|api| api.origins.as_slice());
    let origins = origins.unwrap_or_default();
    let listed = origin(&request).filter(|origin| origins.iter().any(|listed| listed == origin));
    let beforehand =
        request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = match &listed {
        Some(_) if beforehand => {
            let answer = permission(&request);
            request.into_response(answer).map_into_right_body()
        }
        _ => next.call(request).await?.map_into_left_body(),
    };
    if !origins.is_empty() {
        let headers = response.headers_mut();
        headers.insert(VARY, HeaderValue::from_static("origin"));
        if let Some(origin) = listed.and_then(|origin| HeaderValue::try_from(origin).ok()) {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
        }
    }
    Ok(response)
}

fn origin(request: &ServiceRequest) -> Option<String> {
    let origin = request.headers().get(ORIGIN)?;
    origin.to_str().ok().map(str::to_owned)
}

fn permission(request: &ServiceRequest) -> HttpResponse {
    let methods = routes::allowed(request.match_pattern().as_deref());
    HttpResponse::NoContent()
        .insert_header((ACCESS_CONTROL_ALLOW_METHODS, methods))
        .insert_header((ACCESS_CONTROL_ALLOW_HEADERS, HEADERS))
        .insert_header((ACCESS_CONTROL_MAX_AGE, REMEMBERED))
        .finish()
}
