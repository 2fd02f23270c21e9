//! `GET /challenge/…`: a new code to look at, the same to listen to, or a new proof of work, for visitors who turn to
//! the form.

use std::num::NonZeroU32;

use actix_web::http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_RANGE, Header as _, HeaderName, Range,
};
use actix_web::{Error, HttpRequest, HttpResponse, HttpResponseBuilder, web};
use bytes::Bytes;

use crate::client::Client;
use crate::error::{Code, Refusal};
use crate::ledger::ChallengeId;
use crate::ledger::retention::CHALLENGE;
use crate::pipeline::gate::challenge::Recital;

use super::headers::Kind;
use super::services::Snapshot;
use super::session::VisitorSession;

/// The header that names the challenge of a picture or a sound.
const ID: HeaderName = HeaderName::from_static("challenge-id");
/// The header that says for how many seconds it can be answered.
const LIFE: HeaderName = HeaderName::from_static("challenge-expires-in");
/// What the query of a sound names the challenge, as the form does.
const FIELD: &str = "challenge";

/// Issues a challenge; with it a session, where there is none.
///
/// # Errors
/// [`Code::NotFound`] when no codes are given out; [`Code::CrossSite`] when another site's page shows it, which would
/// use up what its visitor may ask for; [`Code::HourSpent`] or [`Code::DaySpent`] when an answer would be good for
/// nothing now; what [`Gate::may_ask`](crate::pipeline::gate::Gate::may_ask) says while no provider can be called;
/// [`Code::ChallengesLimited`] when too many were asked for.
pub(super) async fn code_picture(
    edge: Snapshot,
    client: Client,
    session: VisitorSession,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    edge.origin.check(&request)?;
    let challenges = edge.gate.challenges.as_ref().filter(|all| all.has_codes());
    let challenges = challenges.ok_or(Code::NotFound)?;
    edge.gate.may_ask(client.key).await?;
    let session = session.begin(&edge.entropy)?;
    let issued = challenges.issue(&session, &client.key).await?;
    Ok(shown(HttpResponse::Ok(), "image/png", "png")
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
/// As for [`code_picture`], [`Code::NotFound`] where no work is taken, and [`Code::BadRequest`] where the query holds no
/// number of pictures.
pub(super) async fn work(
    edge: Snapshot,
    client: Client,
    session: VisitorSession,
    purpose: Result<web::Query<Purpose>, Error>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    edge.origin.check(&request)?;
    edge.gate.takes_work().then_some(()).ok_or(Code::NotFound)?;
    let purpose = purpose.map_err(|_| Code::BadRequest)?;
    let pictures = purpose.pictures.unwrap_or(NonZeroU32::MIN);
    edge.gate.may_ask(client.key).await?;
    let session = session.begin(&edge.entropy)?;
    let issued = edge.gate.offer_work(client.key, pictures, &session).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((LIFE, CHALLENGE.as_secs()))
        .body(issued))
}

/// Says the code of the challenge the query names, or issues one that is not known by its picture.
///
/// # Errors
/// Those of [`code_picture`], counted more strictly; [`Code::ChallengeSpent`] when the challenge is not (or no longer)
/// this session's, or was listened to often enough.
pub(super) async fn code_sound(
    edge: Snapshot,
    client: Client,
    session: VisitorSession,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    edge.origin.check(&request)?;
    let challenges = edge.gate.challenges.as_ref().filter(|all| all.has_codes());
    let challenges = challenges.ok_or(Code::NotFound)?;
    edge.gate.challenge_rate.take_sound(client.key).await?;
    if let Some(id) = named(&request) {
        let session = session.id()?.ok_or(Code::ChallengeSpent)?;
        let sound = said(challenges.recite(&session, &id).await?).await?;
        return Ok(part(&request, sound));
    }
    edge.gate.may_ask(client.key).await?;
    let session = session.begin(&edge.entropy)?;
    let id = challenges.issue(&session, &client.key).await?.id;
    let sound = said(challenges.recite(&session, &id).await?).await?;
    // Another part of it would be one of another code: this one is sent whole.
    Ok(shown(HttpResponse::Ok(), "audio/wav", "wav")
        .insert_header((ID, id.as_str()))
        .insert_header((LIFE, CHALLENGE.as_secs()))
        .body(sound))
}

/// The challenge a query names.
fn named(request: &HttpRequest) -> Option<ChallengeId> {
    let mut fields = form_urlencoded::parse(request.query_string().as_bytes());
    fields.find_map(|(name, id)| (name == FIELD).then(|| ChallengeId::new(&id)))
}

/// Has the code said where no other request waits for it.
async fn said(recital: Recital) -> Result<Vec<u8>, Refusal> {
    let sound = web::block(move || recital.perform()).await;
    Ok(sound
        .map_err(|_| Code::Unavailable)?
        .map_err(|_| Code::Unavailable)?)
}

/// The sound, or the one part of it that was asked for: some players refuse what cannot be had in parts.
fn part(request: &HttpRequest, sound: Vec<u8>) -> HttpResponse {
    let whole = sound.len() as u64;
    let asked = match Range::parse(request) {
        Ok(Range::Bytes(parts)) => parts,
        _ => Vec::new(),
    };
    // Several parts at once, or one beyond the end, are answered by the whole (RFC 9110, 14.2).
    let satisfiable = match asked.as_slice() {
        [asked] => asked.to_satisfiable_range(whole),
        _ => None,
    };
    let Some((first, last)) = satisfiable else {
        let mut response = shown(HttpResponse::Ok(), "audio/wav", "wav");
        return response.insert_header((ACCEPT_RANGES, "bytes")).body(sound);
    };
    let place = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX);
    let part = Bytes::from(sound).slice(place(first)..=place(last));
    shown(HttpResponse::PartialContent(), "audio/wav", "wav")
        .insert_header((ACCEPT_RANGES, "bytes"))
        .insert_header((CONTENT_RANGE, format!("bytes {first}-{last}/{whole}")))
        .body(part)
}

/// An answer a browser shows or plays and never runs, with the headers of pictures.
fn shown(mut response: HttpResponseBuilder, media: &str, ending: &str) -> HttpResponseBuilder {
    response.extensions_mut().insert(Kind::Picture);
    let name = format!("inline; filename=\"afterimage.{ending}\"");
    response
        .content_type(media)
        .insert_header((CONTENT_DISPOSITION, name));
    response
}
