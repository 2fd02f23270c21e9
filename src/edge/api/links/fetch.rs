//! `GET /v1/pictures/{token}`: a picture for whoever has its link, once.

use std::sync::Arc;

use actix_web::body::SizedStream;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use async_stream::stream;
use bytes::Bytes;
use futures_util::{Stream, stream};

use crate::edge::api::Api;
use crate::edge::generate::picture::BrokeOff;
use crate::edge::headers::Kind;
use crate::edge::locale::Locale;
use crate::edge::problem;
use crate::edge::services::{Edge, Snapshot};
use crate::error::{Code, Refusal};
use crate::ledger::programs::PictureName;
use crate::ledger::{Ledger, LedgerFault};
use crate::pipeline::scrub::Format;

use super::token::Ticket;
use crate::edge::api::sealing::{Opener, opened};

/// Answers with the picture of a link, and forgets it; a look (`HEAD`) leaves it there.
pub(in crate::edge) async fn fetch(
    edge: Snapshot,
    request: HttpRequest,
    token: web::Path<String>,
) -> HttpResponse {
    let found = match (&edge.api, request.method()) {
        (None, _) => Err(Code::NotFound.into()),
        (Some(api), &Method::HEAD) => look(&edge, api, &token).await,
        (Some(api), _) => take(&edge, api, &token).await,
    };
    let mut response = found.unwrap_or_else(|refusal| problem::json(Locale::of(&request).lang, &refusal));
    let head = response.head_mut();
    // What was read from the connection is what the picture can be opened with.
    head.set_connection_type(actix_web::http::ConnectionType::Close);
    response
}

async fn look(edge: &Edge, api: &Api, token: &str) -> Result<HttpResponse, Refusal> {
    let ticket = ticket(edge, api, token).await?;
    let sealed = edge.gate.ledger.picture(api.links.keys.name(&ticket.secret));
    let (_, length) = opened(waits(sealed.await)?);
    Ok(answer(ticket.format, length, stream::empty()))
}

async fn take(edge: &Edge, api: &Api, token: &str) -> Result<HttpResponse, Refusal> {
    let ticket = ticket(edge, api, token).await?;
    let name = api.links.keys.name(&ticket.secret);
    let sealed = waits(edge.gate.ledger.take_picture(name).await)?;
    let (pieces, length) = opened(sealed);
    let (taken, opener) = (Taken::new(edge, name), Opener::new(&ticket.secret.key()));
    let body = stream! {
        for place in 0..pieces {
            let sealed = taken.ledger.take_piece(taken.name, place).await.ok().flatten();
            let Some(clear) = sealed.and_then(|sealed| opener.open(place, place + 1 == pieces, sealed)) else {
                yield Err(BrokeOff);
                return;
            };
            yield Ok(clear);
        }
    };
    Ok(answer(ticket.format, length, body))
}

/// What a link says that is ours and not late.
async fn ticket(edge: &Edge, api: &Api, token: &str) -> Result<Ticket, Refusal> {
    let ticket = api.links.keys.read(token).ok_or(Code::NotFound)?;
    let now = edge.gate.ledger.now().await.map_err(|_| Code::Unavailable)?;
    if ticket.until <= now {
        return Err(Code::NotFound.into());
    }
    Ok(ticket)
}

fn waits(found: Result<Option<u64>, LedgerFault>) -> Result<u64, Refusal> {
    let found = found.map_err(|_| Code::Unavailable)?;
    found.ok_or(Code::NotFound.into())
}

fn answer(
    format: Format,
    length: u64,
    body: impl Stream<Item = Result<Bytes, BrokeOff>> + 'static,
) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.extensions_mut().insert(Kind::Picture);
    let name = format!("inline; filename=\"afterimage.{}\"", format.extension());
    response
        .insert_header((CONTENT_TYPE, format.mime()))
        .insert_header((CONTENT_DISPOSITION, name))
        // There is no second request for the rest.
        .insert_header((ACCEPT_RANGES, HeaderValue::from_static("none")))
        .body(SizedStream::new(length, Box::pin(body)))
}

/// A picture on its way to its one reader: what they do not take is forgotten all the same.
struct Taken {
    ledger: Arc<dyn Ledger>,
    name: PictureName,
}

impl Taken {
    fn new(edge: &Edge, name: PictureName) -> Self {
        Self {
            ledger: edge.gate.ledger.clone(),
            name,
        }
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.ledger.drop_pictures(&[self.name]);
    }
}
