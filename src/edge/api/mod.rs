//! `/v1`: pictures for programs with a key, as OpenAI's client libraries ask for them.
//!
//! The same gate, queue and purse as for visitors; only the words on the wire are others.

mod answer;
mod bearer;
mod document;
pub mod error;
mod events;
mod lease;
pub mod links;
mod manner;
mod models;
mod names;
pub mod origins;
mod request;
pub mod requests;
mod sealing;
mod words;
mod work;

use std::sync::Arc;

use actix_web::http::ConnectionType;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::error::{Code, Refusal};
use crate::pipeline::gate::Holder;

use super::services::Snapshot;
use answer::Answer;
use links::Links;
use requests::{IdempotencyKey, Requests};
use work::Asked;

/// What the description of `/v1` is made from.
pub(super) mod described {
    pub(in crate::edge) use super::document::Images;
    pub(in crate::edge) use super::events::ImageEvent;
    pub(in crate::edge) use super::models::ModelList;
    pub(in crate::edge) use super::names::{IGNORED, all as named};
}

pub(super) use error::method_not_allowed;
pub(super) use links::fetch;
pub(super) use models::{list as models, one as model};

/// What is said to programs at all; an instance without it has no `/v1`.
pub struct Api {
    /// The origins whose pages may read the answers, as browsers write them.
    pub origins: Vec<String>,
    /// Pictures that wait to be fetched.
    pub links: Links,
    /// Requests that may come more than once.
    pub requests: Arc<Requests>,
}

/// What a program asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    /// A picture of words.
    Generation,
    /// A picture of another picture.
    Edit,
}

/// `POST /v1/images/generations`.
pub(super) async fn generations(edge: Snapshot, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    answer(&edge, &request, payload, Act::Generation).await
}

/// `POST /v1/images/edits`.
pub(super) async fn edits(edge: Snapshot, request: HttpRequest, payload: web::Payload) -> HttpResponse {
    answer(&edge, &request, payload, Act::Edit).await
}

async fn answer(edge: &Snapshot, request: &HttpRequest, payload: web::Payload, act: Act) -> HttpResponse {
    let answered = match bearer::holder(edge, request) {
        Ok(holder) => make(edge, request, payload, act, &holder).await,
        Err(refusal) => Err(refusal),
    };
    closed(answered.unwrap_or_else(|refusal| error::answer(&refusal)))
}

async fn make(
    edge: &Snapshot,
    request: &HttpRequest,
    payload: web::Payload,
    act: Act,
    holder: &Arc<Holder>,
) -> Result<HttpResponse, Refusal> {
    holder.asked();
    let refused = |_: &Refusal| holder.refused();
    let key = IdempotencyKey::of(request).inspect_err(refused)?;
    let asked = Asked::read(edge, request, payload, act, holder).await;
    let asked = asked.inspect_err(refused)?;
    match (key, &edge.api) {
        (Some(key), Some(api)) => requests::answer(edge, api, asked, (holder, &key)).await,
        (_, None) => Err(Code::NotFound.into()),
        (None, Some(_)) => {
            let making = asked.admit(edge, holder).await.inspect_err(refused)?;
            making.answer(edge).await.map(Answer::response)
        }
    }
}

/// Ends the connection with the answer: what was read from it held a key, and perhaps a prompt.
fn closed(mut response: HttpResponse) -> HttpResponse {
    response.head_mut().set_connection_type(ConnectionType::Close);
    response
}
