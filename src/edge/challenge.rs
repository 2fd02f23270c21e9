//! `GET /challenge/code.png`: a new code, for visitors who turn to the form.

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
/// [`Code::NotFound`] when challenges are off; [`Code::CrossSite`] when another site's page shows it, which would
/// use up what its visitor may ask for; [`Code::ChallengesLimited`] when too many were asked for; what
/// [`Gate::open`](crate::pipeline::gate::Gate::open) says while no provider can be called.
pub(super) async fn code_picture(
    edge: web::Data<Edge>,
    client: Client,
    session: VisitorSession,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    edge.origin.check(&request)?;
    let challenges = edge.gate.challenges.as_ref().ok_or(Code::NotFound)?;
    edge.gate.open()?;
    edge.gate.challenge_rate.take(client.key).await?;
    let session = session.begin(&edge.entropy, edge.clock.now())?;
    let issued = challenges.issue(&session).await?;
    let mut response = HttpResponse::Ok();
    response.extensions_mut().insert(Kind::Picture);
    Ok(response
        .content_type("image/png")
        .insert_header((CONTENT_DISPOSITION, "inline; filename=\"afterimage.png\""))
        .insert_header((ID, issued.id.as_str()))
        .insert_header((LIFE, CHALLENGE.as_secs()))
        .body(issued.picture))
}
