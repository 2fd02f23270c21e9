//! Words for every refusal, the framework's own included.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ALLOW, HeaderValue, SET_COOKIE};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};

use crate::error::Refusal;

use super::problem::{self, Told};
use super::routes;
use super::services::Edge;

/// Gives a body to every answer that refuses and has none of ours, also where a handler failed.
///
/// # Errors
/// None of its own: a failure inside becomes an answer.
pub async fn explain<B: MessageBody + 'static>(
    edge: web::Data<Edge>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let kept = request.request().clone();
    match next.call(request).await {
        Ok(response) if is_told(response.response()) => Ok(response.map_into_left_body()),
        Ok(response) => {
            let (request, bare) = response.into_parts();
            let refusal = refusal_of(&bare.drop_body());
            let answer = say(&edge, &request, refusal);
            Ok(ServiceResponse::new(request, answer).map_into_right_body())
        }
        Err(error) => {
            let refusal = refusal_of(&error.error_response());
            let answer = say(&edge, &kept, refusal);
            Ok(ServiceResponse::new(kept, answer).map_into_right_body())
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

fn say(edge: &Edge, request: &actix_web::HttpRequest, refusal: Refusal) -> HttpResponse {
    let mut answer = problem::answer(request, &edge.pages, &refusal);
    if refusal.code == crate::error::Code::MethodNotAllowed
        && let Ok(methods) = HeaderValue::try_from(routes::allowed(request.path()))
    {
        answer.headers_mut().insert(ALLOW, methods);
    }
    answer.headers_mut().remove(SET_COOKIE);
    answer
}
