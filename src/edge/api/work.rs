//! From what a program asks for to its answer, by the gate.

use std::sync::Arc;

use actix_web::{HttpRequest, web};
use futures_util::StreamExt as _;

use crate::edge::answers::telling;
use crate::edge::generate::{form, holding};
use crate::edge::services::Edge;
use crate::edge::uploads::Room;
use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};
use crate::pipeline::gate::Holder;
use crate::pipeline::provider::{Model, Role};
use crate::pipeline::{Step, Steps, run};

use super::answer::Answer;
use super::links::{self, Waiting};
use super::manner::Manner;
use super::{Act, Api, document, events, names, request};

/// What a program asks for, read and not admitted.
pub(super) struct Asked {
    /// A picture of words, or of a picture.
    pub(super) act: Act,
    /// How it is to be answered.
    pub(super) manner: Manner,
    /// What the gate looks at.
    pub(super) typed: Typed,
    room: Option<Room>,
    /// What addresses of ours begin with, for whoever asked.
    origin: String,
}

/// What is being made.
pub(super) struct Making {
    act: Act,
    manner: Manner,
    origin: String,
    /// When it began, in seconds since 1970.
    created: i64,
    steps: Steps,
    /// Room for the pictures, where they wait behind links.
    waiting: Option<Waiting>,
}

impl Asked {
    /// Reads what is asked for.
    ///
    /// # Errors
    /// The [`Refusal`] of what cannot be read, or cannot be answered in that way.
    pub(super) async fn read(
        edge: &Edge,
        request: &HttpRequest,
        payload: web::Payload,
        act: Act,
        holder: &Holder,
    ) -> Result<Self, Refusal> {
        let (mut typed, room) = read(edge, request, payload, act, holder).await?;
        if edge.life.is_stopping() {
            return Err(Code::Stopping.into());
        }
        if act == Act::Edit {
            prepare_edit(edge, holder, &mut typed)?;
        }
        let model = asked_for(edge, holder, &typed);
        Ok(Self {
            act,
            manner: Manner::of(&mut typed, model.as_deref(), holder.usually_links())?,
            typed,
            room,
            origin: edge.origin.of(request),
        })
    }

    /// Has the gate admit it, with room for its pictures where they are to wait.
    ///
    /// # Errors
    /// The [`Refusal`]; nothing was spent.
    pub(super) async fn admit(self, edge: &Edge, holder: &Arc<Holder>) -> Result<Making, Refusal> {
        let admitted = edge.gate.admit_holder(&self.typed, holder).await?;
        // What was reserved goes back where there is no room.
        let waiting = match (self.manner.links, &edge.api) {
            (true, Some(api)) => Some(api.links.reserve(edge, holder, self.count()).await?),
            _ => None,
        };
        let steps = holding(self.room, run(admitted, &edge.gate.dispatch, edge.limits));
        // An answer of links is made when everything has come, and refuses as a whole.
        let steps = match waiting {
            Some(_) => steps,
            None => telling(steps, self.manner.stream, edge.answers.clone()),
        };
        Ok(Making {
            act: self.act,
            manner: self.manner,
            origin: self.origin,
            created: edge.clock.wall().unix_timestamp(),
            steps: counted(steps, holder.clone()),
            waiting,
        })
    }

    /// How many pictures are asked for; what is no number is refused by the gate.
    fn count(&self) -> usize {
        let count = self.typed.filled(Field::Count);
        count.and_then(|count| count.parse().ok()).unwrap_or(1)
    }
}

impl Making {
    /// The answer, once it is known that there will be one.
    ///
    /// # Errors
    /// The [`Refusal`]; from here on it may have been paid for.
    pub(super) async fn answer(self, edge: &Edge) -> Result<Answer, Refusal> {
        let links = edge.api.as_ref().map(|api: &Api| &api.links);
        match (self.waiting, links) {
            (Some(waiting), Some(links)) => {
                let how = (self.manner, self.created, self.origin);
                links::answer(links, waiting, how, self.steps, &edge.answers).await
            }
            _ if self.manner.stream => Ok(events::answer(self.act, self.manner, self.created, self.steps)),
            _ => document::answer(self.manner, self.created, self.steps).await,
        }
    }
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
