//! `POST /generate`: from a filled form to pictures.

pub(super) mod form;
mod json;
pub(super) mod made_by;
mod multipart;
mod page;
pub(super) mod picture;
mod promise;

use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt;

use crate::client::Client;
use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};
use crate::pipeline::gate::challenge::Issued;
use crate::pipeline::gate::{Admitted, Visitor};
use crate::pipeline::{Steps, run};

use super::accept::{self, Form};
use super::answers::telling;
use super::front;
use super::locale::Locale;
use super::pages::PageForm;
use super::problem;
use super::services::{Edge, Snapshot};
use super::session::VisitorSession;
use super::uploads::Room;
use form::Filled;
use promise::Promise;

pub use form::MAX_BYTES;
pub(super) use json::Pictures;

/// How the client wants to be answered.
#[derive(Clone, Copy)]
struct Wanted {
    form: Form,
    locale: Locale,
}

/// Makes pictures of what was typed, in the form the client asked for.
pub(super) async fn generate(
    edge: Snapshot,
    client: Client,
    session: VisitorSession,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let wanted = Wanted {
        form: accept::form(&request),
        locale: Locale::of(&request),
    };
    if wanted.form == Form::Page {
        // Whatever page comes back says what is left now.
        edge.pages.know(front::shown(edge.gate.budget.funds().await));
    }
    let Filled { mut typed, room } = match read(&edge, &request, payload, client).await {
        Ok(filled) => filled,
        Err((refusal, typed)) => return refuse(&edge, &session, client, wanted, &refusal, &typed).await,
    };
    if typed.filled(Field::Deliver) == Some("form") {
        return refill(&edge, wanted.locale, &typed);
    }
    let promise = Promise::new(&edge, &session);
    let admitted = admit(&edge, &session, client, &typed).await;
    // The order has what it needs of the files, and no page gives one back.
    typed.let_go();
    match admitted {
        Err(refusal) => {
            let refusal = promise.kept(&edge, refusal).await;
            refuse(&edge, &session, client, wanted, &refusal, &typed).await
        }
        Ok(admitted) => {
            session.renew();
            let steps = holding(room, run(admitted, &edge.gate.dispatch, edge.limits));
            let steps = promise.over(edge.clone(), steps);
            let delivery = deliver(&typed, wanted.form);
            let begun = matches!(delivery, Delivery::Page | Delivery::Multipart);
            let steps = telling(steps, begun, edge.answers.clone());
            let Locale { lang, .. } = wanted.locale;
            let answered = match delivery {
                Delivery::Page => return page::answer(edge, wanted.locale, typed, steps),
                Delivery::Multipart => multipart::answer(&edge, lang, steps),
                Delivery::Json => json::answer(lang, steps).await,
                Delivery::Picture => picture::answer(steps, "inline").await,
                Delivery::File => picture::answer(steps, "attachment").await,
            };
            match answered {
                Ok(response) => response,
                Err(refusal) => refuse(&edge, &session, client, wanted, &refusal, &typed).await,
            }
        }
    }
}

/// Asks the gate.
async fn admit(
    edge: &Edge,
    session: &VisitorSession,
    client: Client,
    typed: &Typed,
) -> Result<Admitted, Refusal> {
    let visitor = Visitor {
        client: client.key,
        session: session.id()?,
    };
    edge.gate.admit(typed, &visitor).await
}

/// Everything that can be refused before the gate, the cheapest first.
async fn read(
    edge: &Edge,
    request: &HttpRequest,
    payload: web::Payload,
    client: Client,
) -> Result<Filled, (Refusal, Typed)> {
    let early = |refusal| (refusal, Typed::default());
    edge.origin.check(request).map_err(early)?;
    let filled = form::read(edge, request, payload, client.key).await?;
    // Read first, so that the page that says so keeps the words.
    if edge.life.is_stopping() {
        return Err((Code::Stopping.into(), filled.typed));
    }
    match filled.typed.filled(Field::Deliver) {
        None | Some("page" | "file" | "form") => Ok(filled),
        Some(_) => Err((Refusal::of(Code::FieldInvalid, Field::Deliver), filled.typed)),
    }
}

/// Nothing is made, and nothing is used up: without script, this is how the form follows another model.
fn refill(edge: &Edge, locale: Locale, typed: &Typed) -> HttpResponse {
    let form = PageForm {
        typed,
        challenge: None,
    };
    let mut response = html(edge.pages.refilled(locale, &form));
    close(&mut response);
    response
}

/// Holds the room of an order's files until its steps are done or given up.
pub(super) fn holding(room: Option<Room>, steps: Steps) -> Steps {
    match room {
        None => steps,
        Some(room) => Box::pin(steps.inspect(move |_| {
            let _ = &room;
        })),
    }
}

/// How the pictures go out.
enum Delivery {
    Page,
    Multipart,
    Json,
    Picture,
    File,
}

fn deliver(typed: &Typed, wanted: Form) -> Delivery {
    if typed.filled(Field::Deliver) == Some("file") {
        return Delivery::File;
    }
    match wanted {
        Form::Page => Delivery::Page,
        Form::Multipart => Delivery::Multipart,
        Form::Json => Delivery::Json,
        Form::Picture => Delivery::Picture,
    }
}

/// Refuses in the form that was asked for; a page keeps what was typed and brings the next challenge.
async fn refuse(
    edge: &Edge,
    session: &VisitorSession,
    client: Client,
    wanted: Wanted,
    refusal: &Refusal,
    typed: &Typed,
) -> HttpResponse {
    let mut response = if wanted.form == Form::Page {
        refuse_by_page(edge, session, client, wanted.locale, refusal, typed).await
    } else {
        problem::json(wanted.locale.lang, refusal)
    };
    close(&mut response);
    response
}

/// No connection is kept, for what it read of the form would be kept with it.
fn close(response: &mut HttpResponse) {
    let head = response.head_mut();
    head.set_connection_type(actix_web::http::ConnectionType::Close);
}

async fn refuse_by_page(
    edge: &Edge,
    session: &VisitorSession,
    client: Client,
    locale: Locale,
    refusal: &Refusal,
    typed: &Typed,
) -> HttpResponse {
    // A form that was never read, or that another site sent, is not shown again.
    if typed.get(Field::Prompt).is_none() {
        return problem::page(&edge.pages, locale, refusal, None);
    }
    let issued = match wants_challenge(refusal.code) {
        false => None,
        true => match issue(edge, session, client).await {
            Ok(issued) => issued,
            // No code can be had now: that, and for how long, is what the visitor has to know.
            Err(limited) => {
                return problem::page(
                    &edge.pages,
                    locale,
                    &limited,
                    Some(&PageForm {
                        typed,
                        challenge: None,
                    }),
                );
            }
        },
    };
    let form = PageForm {
        typed,
        challenge: issued.as_ref(),
    };
    match (refusal.code, &issued) {
        // Not a failure but the next step of the form without script.
        (Code::ChallengeMissing, Some(_)) => html(edge.pages.challenge(locale, &form, None)),
        (Code::ChallengeWrong | Code::ChallengeSpent | Code::WorkWrong | Code::WorkSpent, Some(_)) => {
            let mut response = html(edge.pages.challenge(locale, &form, Some(refusal)));
            *response.status_mut() = status(refusal);
            response.extensions_mut().insert(problem::Told(refusal.code));
            response
        }
        _ => problem::page(&edge.pages, locale, refusal, Some(&form)),
    }
}

/// Whether a code is the visitor's next step: not while nothing can be made anyway.
fn wants_challenge(code: Code) -> bool {
    matches!(
        code,
        Code::ChallengeMissing
            | Code::ChallengeWrong
            | Code::ChallengeSpent
            | Code::WorkWrong
            | Code::WorkSpent
    )
}

/// The next code of a visitor; none where no codes are given out.
async fn issue(edge: &Edge, session: &VisitorSession, client: Client) -> Result<Option<Issued>, Refusal> {
    let codes = edge.gate.challenges.as_ref().filter(|all| all.has_codes());
    let Some(challenges) = codes else {
        return Ok(None);
    };
    edge.gate.may_ask(client.key).await?;
    let session = session.begin(&edge.entropy)?;
    challenges.issue(&session, &client.key).await.map(Some)
}

fn html(body: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(body)
}

fn status(refusal: &Refusal) -> actix_web::http::StatusCode {
    actix_web::ResponseError::status_code(refusal)
}
