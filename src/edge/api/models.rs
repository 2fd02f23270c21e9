//! `GET /v1/models`: what a key may ask for.

use std::sync::Arc;

use actix_web::http::ConnectionType;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::edge::services::{Edge, Snapshot};
use crate::error::{Code, Refusal};
use crate::form::Field;
use crate::pipeline::Model;

use super::{bearer, error};

/// A list of models.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct ModelList {
    /// `list`.
    object: &'static str,
    /// The models, the one that is meant without a name first.
    data: Vec<ModelObject>,
}

/// One model: OpenAI's members, and behind them ours.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct ModelObject {
    /// Its name in requests.
    id: String,
    /// `model`.
    object: &'static str,
    /// Nought: nobody here knows when a model was made.
    created: u32,
    /// Whoever makes pictures with it, as the operator calls them.
    owned_by: String,
    /// Its name for people.
    label: String,
    /// The sizes it makes, the usual one first.
    sizes: Vec<String>,
    /// The most pictures in one request.
    max_n: u32,
    /// Whether it takes a picture to change.
    edits: bool,
}

/// `GET /v1/models`.
pub(in crate::edge) async fn list(edge: Snapshot, request: HttpRequest) -> HttpResponse {
    let list = known(&edge, &request).map(|data| ModelList { object: "list", data });
    written(list)
}

/// `GET /v1/models/{id}`.
pub(in crate::edge) async fn one(
    edge: Snapshot,
    request: HttpRequest,
    id: web::Path<String>,
) -> HttpResponse {
    let one = known(&edge, &request).and_then(|models| {
        let mut models = models.into_iter();
        let model = models.find(|model| model.id == *id);
        model.ok_or(Refusal::of(Code::ModelUnknown, Field::Model))
    });
    written(one)
}

fn known(edge: &Edge, request: &HttpRequest) -> Result<Vec<ModelObject>, Refusal> {
    let holder = bearer::holder(edge, request)?;
    let models = edge.catalogue.models().into_iter();
    Ok(models
        .filter(|model| holder.may_have(model))
        .map(|model| object(edge, &model))
        .collect())
}

fn object(edge: &Edge, model: &Arc<Model>) -> ModelObject {
    let provider = edge.catalogue.find(&model.id);
    let owner = provider.and_then(|(place, _)| edge.catalogue.makers().get(place));
    ModelObject {
        id: model.id.clone(),
        object: "model",
        created: 0,
        owned_by: owner.map(|maker| maker.id.clone()).unwrap_or_default(),
        label: model.label.clone(),
        sizes: model.sizes.iter().map(ToString::to_string).collect(),
        max_n: model.count,
        edits: model.edit.is_some(),
    }
}

fn written(answer: Result<impl Serialize, Refusal>) -> HttpResponse {
    let mut answer = match answer {
        Ok(document) => HttpResponse::Ok().json(document),
        Err(refusal) => error::answer(&refusal),
    };
    // What was read from the connection held a key.
    answer.head_mut().set_connection_type(ConnectionType::Close);
    answer
}
