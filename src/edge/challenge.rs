//! `GET /challenge/…`: a new code, or a new proof of work, for visitors who turn to the form.

use std::num::NonZeroU32;

use actix_web::http::header::{CONTENT_DISPOSITION, HeaderName};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::client::Client;
use crate::error::{Code, Refusal};
use crate::ledger::retention::CHALLENGE;

use super::headers::Kind;
use super::services::Edge;
use super::session::VisitorSession;

/// The header that names the challenge of a picture.
const ID: HeaderName = HeaderName::from_static("challenge-id");
/// The header that says for how many seconds it can be answered.
const LIFE: HeaderName = HeaderName::from_static("challenge-expires-in");

/// Issues a challenge; with it a session, where there is none.
///
/// # Errors
/// [`Code::NotFound`] when no codes are given out; [`Code::CrossSite`] when another site's page shows it, which would
/// use up what its visitor may ask for; [`Code::ChallengesLimited`] when too many were asked for.
pub(super) async fn code_picture(
    edge: web::Data<Edge>,
    client: Client,
    session: VisitorSession,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    edge.origin.check(&request)?;
    let challenges = edge.gate.challenges.as_ref().filter(|all| all.has_codes());
    let challenges = challenges.ok_or(Code::NotFound)?;
    edge.gate.challenge_rate.take(client.key).await?;
    let session = session.begin(&edge.entropy, edge.clock.now())?;
    let issued = challenges.issue(&session, &client.key).await?;
    let mut response = HttpResponse::Ok();
    response.extensions_mut().insert(Kind::Picture);
    Ok(response
        .content_type("image/png")
        .insert_header((CONTENT_DISPOSITION, "inline; filename=\"afterimage.png\""))
        .insert_header((ID, issued.id.as_str()))
        .insert_header((LIFE, CHALLENGE.as_secs()))
        .body(issued.picture))
}

/// What a proof of work shall be good for.
#[derive(serde::Deserialize)]
pub(super) struct Purpose {
    /// How many pictures; one when nothing is said.
    pictures: Option<NonZeroU32>,
}

/// Issues a proof of work, as JSON; with it a session, where there is none.
///
/// # Errors
/// As for [`code_picture`], and [`Code::NotFound`] where no work is taken.
pub(super) async fn work(
    edge: web::Data<Edge>,
    client: Client,
    session: VisitorSession,
    purpose: Option<web::Query<Purpose>>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    edge.origin.check(&request)?;
    let pictures = purpose
        .and_then(|purpose| purpose.pictures)
        .unwrap_or(NonZeroU32::MIN);
    edge.gate.takes_work().then_some(()).ok_or(Code::NotFound)?;
    edge.gate.challenge_rate.take(client.key).await?;
    let session = session.begin(&edge.entropy, edge.clock.now())?;
    let issued = edge.gate.offer_work(client.key, pictures, &session).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((LIFE, CHALLENGE.as_secs()))
        .body(issued))
}
