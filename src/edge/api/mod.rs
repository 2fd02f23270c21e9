//! `/v1`: pictures for programs with a key, as OpenAI's client libraries ask for them.
//!
//! The same gate, queue and purse as for visitors; only the words on the wire are others.

mod bearer;
mod document;
pub mod error;
mod events;
mod manner;
mod models;
mod names;
pub mod origins;
mod request;
mod words;

use std::sync::Arc;

use actix_web::http::ConnectionType;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt as _;

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};
use crate::pipeline::gate::Holder;
use crate::pipeline::provider::{Model, Role};
use crate::pipeline::{Step, Steps, run};

use super::answers::telling;
use super::generate::{form, holding};
use super::services::{Edge, Snapshot};
use super::uploads::Room;
use manner::Manner;

pub(super) use error::method_not_allowed;
pub(super) use models::{list as models, one as model};

/// What is said to programs at all; an instance without it has no `/v1`.
pub struct Api {
    /// The origins whose pages may read the answers, as browsers write them.
    pub origins: Vec<String>,
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

async fn answer(edge: &Edge, request: &HttpRequest, payload: web::Payload, act: Act) -> HttpResponse {
    let answered = match bearer::holder(edge, request) {
        Ok(holder) => make(edge, request, payload, act, &holder).await,
        Err(refusal) => Err(refusal),
    };
    closed(answered.unwrap_or_else(|refusal| error::answer(&refusal)))
}

async fn make(
    edge: &Edge,
    request: &HttpRequest,
    payload: web::Payload,
    act: Act,
    holder: &Arc<Holder>,
) -> Result<HttpResponse, Refusal> {
    holder.asked();
    let (manner, steps) = begin(edge, request, payload, act, holder)
        .await
        .inspect_err(|_| holder.refused())?;
    let created = edge.clock.wall().unix_timestamp();
    if manner.stream {
        Ok(events::answer(act, manner, created, steps))
    } else {
        document::answer(manner, created, steps).await
    }
}

/// Reads what is asked for, and has the gate admit it.
async fn begin(
    edge: &Edge,
    request: &HttpRequest,
    payload: web::Payload,
    act: Act,
    holder: &Arc<Holder>,
) -> Result<(Manner, Steps), Refusal> {
    let (mut typed, room) = read(edge, request, payload, act, holder).await?;
    if edge.life.is_stopping() {
        return Err(Code::Stopping.into());
    }
    if act == Act::Edit {
        prepare_edit(edge, holder, &mut typed)?;
    }
    let model = asked_for(edge, holder, &typed);
    let manner = Manner::of(&mut typed, model.as_deref())?;
    let admitted = edge.gate.admit_holder(&typed, holder).await?;
    let steps = run(admitted, &edge.gate.dispatch, edge.limits);
    let steps = telling(holding(room, steps), manner.stream, edge.answers.clone());
    Ok((manner, counted(steps, holder.clone())))
}

async fn read(
    edge: &Edge,
    request: &HttpRequest,
    payload: web::Payload,
    act: Act,
    holder: &Holder,
) -> Result<(Typed, Option<Room>), Refusal> {
    match act {
        Act::Generation => {
            let body = form::json(request, payload).await?;
            Ok((request::read(&body)?, None))
        }
        Act::Edit => {
            let filled = form::parts(edge, request, payload, holder.client(), names::named).await?;
            Ok((filled.typed, filled.room))
        }
    }
}

/// An edit needs a picture, and without a model's name a model that takes one.
fn prepare_edit(edge: &Edge, holder: &Holder, typed: &mut Typed) -> Result<(), Refusal> {
    if typed.file(Field::Image).is_none() {
        return Err(Refusal::of(Code::ImageMissing, Field::Image));
    }
    if typed.filled(Field::Model).is_none() {
        let models = edge.catalogue.models();
        let takes = |model: &&Arc<Model>| model.edit.is_some() && holder.may_have(model);
        if let Some(model) = models.iter().find(takes) {
            typed.retain(|field, _| field != Field::Model);
            typed.put(Field::Model, model.id.clone().into());
        }
    }
    Ok(())
}

/// The model that is named, else the one that is meant without a name.
fn asked_for(edge: &Edge, holder: &Holder, typed: &Typed) -> Option<Arc<Model>> {
    let name = typed.filled(Field::Model);
    let mut models = edge.catalogue.models().into_iter();
    models.find(|model| holder.may_have(model) && name.is_none_or(|name| model.id == name))
}

/// Counts what comes of it for the key's figures.
fn counted(steps: Steps, holder: Arc<Holder>) -> Steps {
    let mut role = None;
    Box::pin(steps.inspect(move |step| match step {
        Ok(Step::Begin(begun, _)) => role = Some(*begun),
        Ok(Step::End) if role == Some(Role::Picture) => holder.given(),
        Ok(_) => {}
        Err(_) => holder.refused(),
    }))
}

/// Ends the connection with the answer: what was read from it held a key, and perhaps a prompt.
fn closed(mut response: HttpResponse) -> HttpResponse {
    response.head_mut().set_connection_type(ConnectionType::Close);
    response
}
