//! What machines ask.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use time::format_description::well_known::Rfc3339;

use crate::error::{Code, Refusal};
use crate::ledger::LedgerFault;

use super::services::Snapshot;

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> HttpResponse {
    text("ok\n".to_owned())
}

/// `GET /readyz`: new work is taken, and what has to be remembered can be.
///
/// # Errors
/// [`Code::Stopping`] once the service was told to stop; [`Code::Unavailable`] while the ledger does not answer.
pub(super) async fn ready(edge: Snapshot) -> Result<HttpResponse, Refusal> {
    if edge.life.is_stopping() {
        return Err(Code::Stopping.into());
    }
    edge.gate
        .ledger
        .now()
        .await
        .map_err(|LedgerFault| Code::Unavailable)?;
    Ok(text("ready\n".to_owned()))
}

/// `GET /robots.txt`: the pages may be found, the acts are nobody's to follow (RFC 9309).
pub(super) async fn robots() -> HttpResponse {
    text(
        "User-agent: *\nDisallow: /generate\nDisallow: /*/generate\nDisallow: /challenge/\n\
         Disallow: /gallery\nDisallow: /*/gallery\nDisallow: /your-data\nDisallow: /*/your-data\n"
            .to_owned(),
    )
}

/// `GET /.well-known/security.txt`: whom to tell of a hole (RFC 9116).
///
/// # Errors
/// [`Code::NotFound`] when the operator names no contact, for the file must have one.
pub(super) async fn security(edge: Snapshot) -> Result<HttpResponse, Refusal> {
    let contact = edge.pages.contact_uri().ok_or(Code::NotFound)?;
    // It must end, and be true until then: written anew with each answer.
    let expires = edge.clock.wall() + time::Duration::days(180);
    let expires = expires
        .replace_time(time::Time::MIDNIGHT)
        .format(&Rfc3339)
        .map_err(|_| Code::Internal)?;
    Ok(text(format!(
        "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\n"
    )))
}

/// `GET /.well-known/gpc.json`: there is nothing to sell or share, signal or not (Global Privacy Control, 4).
pub(super) async fn gpc() -> HttpResponse {
    // The day this statement was last changed, as the specification asks.
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .body("{\"gpc\":true,\"lastUpdate\":\"2026-11-20\"}\n")
}

fn text(body: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body(body)
}
