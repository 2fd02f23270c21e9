//! From the body of a request to what a visitor typed.

use std::io;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Payload;
use async_stream::stream;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use tokio::time::{Instant, timeout_at};
use zeroize::Zeroizing;

use crate::edge::fields::{self, Files, Names};
use crate::edge::services::Edge;
use crate::edge::uploads::Room;
use crate::error::{Code, Refusal};
use crate::form::Typed;
use crate::ledger::ClientKey;

/// The largest form without files, in bytes: a prompt of 10,000 characters of four bytes, each percent-encoded,
/// as long a negative prompt in plain letters, and the rest.
pub const MAX_BYTES: usize = 160 * 1024;
/// The time in which the whole form must have arrived.
pub(super) const DEADLINE: Duration = Duration::from_secs(10);
/// So many bytes of a form with files give it a second more: half a megabit a second is a slow line, or Tor.
const BYTES_A_SECOND: usize = 64 * 1024;

/// What was read, and the room that its files take until the answer is done.
pub(in crate::edge) struct Filled {
    pub(in crate::edge) typed: Typed,
    pub(in crate::edge) room: Option<Room>,
}

/// Reads a form, or says what is wrong, with everything that could be read.
///
/// # Errors
/// The [`Refusal`], and what the visitor had typed as far as it is known.
pub(super) async fn read(
    edge: &Edge,
    request: &HttpRequest,
    payload: Payload,
    client: ClientKey,
) -> Result<Filled, (Refusal, Typed)> {
    let unread = |code: Code| (code.into(), Typed::default());
    let media = acceptable(request).map_err(unread)?;
    match media.writing {
        Writing::UrlEncoded => {
            let typed = plain(payload, media.within(MAX_BYTES).map_err(unread)?).await?;
            Ok(Filled { typed, room: None })
        }
        Writing::Parts => in_parts(edge, request, payload, client, (&media, fields::named)).await,
        Writing::Json => Err(unread(Code::MediaType)),
    }
}

/// Reads a form in parts whose fields a program calls by these names.
///
/// # Errors
/// The [`Refusal`].
pub(in crate::edge) async fn parts(
    edge: &Edge,
    request: &HttpRequest,
    payload: Payload,
    client: ClientKey,
    names: Names,
) -> Result<Filled, Refusal> {
    let media = acceptable(request)?;
    match media.writing {
        Writing::Parts => {
            let read = in_parts(edge, request, payload, client, (&media, names)).await;
            read.map_err(|(refusal, _)| refusal)
        }
        Writing::UrlEncoded | Writing::Json => Err(Code::MediaType.into()),
    }
}

/// Reads a document in JSON, no larger than a form without files.
///
/// # Errors
/// The [`Refusal`].
pub(in crate::edge) async fn json(
    request: &HttpRequest,
    payload: Payload,
) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let media = acceptable(request)?;
    match media.writing {
        Writing::Json => Ok(in_time(payload, media.within(MAX_BYTES)?).await?),
        Writing::UrlEncoded | Writing::Parts => Err(Code::MediaType.into()),
    }
}

async fn in_parts(
    edge: &Edge,
    request: &HttpRequest,
    payload: Payload,
    client: ClientKey,
    (media, names): (&Media, Names),
) -> Result<Filled, (Refusal, Typed)> {
    let unread = |refusal| (refusal, Typed::default());
    let shape = Shape::of(edge, media, client).map_err(unread)?;
    let paced = paced(payload, shape.most, Instant::now());
    let read = fields::multipart_of(request.headers(), paced, shape.files, names).await;
    let typed = read.map_err(|(refusal, mut typed)| {
        typed.let_go();
        (refusal, typed)
    })?;
    Ok(Filled {
        typed,
        room: shape.room,
    })
}

async fn plain(payload: Payload, length: Option<usize>) -> Result<Typed, (Refusal, Typed)> {
    let unread = |code: Code| (code.into(), Typed::default());
    fields::urlencoded(&in_time(payload, length).await.map_err(unread)?)
}

async fn in_time(payload: Payload, length: Option<usize>) -> Result<Zeroizing<Vec<u8>>, Code> {
    let read = tokio::time::timeout(DEADLINE, body(payload, length));
    read.await.unwrap_or(Err(Code::TooSlow))
}

/// How a form is written, and how long it says it is.
struct Media {
    writing: Writing,
    length: Option<usize>,
}

enum Writing {
    UrlEncoded,
    Parts,
    Json,
}

impl Media {
    /// The length it says, when that is not too much.
    fn within(&self, most: usize) -> Result<Option<usize>, Code> {
        if self.length.is_some_and(|length| length > most) {
            Err(Code::TooLarge)
        } else {
            Ok(self.length)
        }
    }
}

/// How large a form in parts may be.
struct Shape {
    most: usize,
    files: Files,
    room: Option<Room>,
}

impl Shape {
    /// Files make a form larger only where some model takes them, and only while there is room for them in memory:
    /// else it is refused before it is read.
    fn of(edge: &Edge, media: &Media, client: ClientKey) -> Result<Self, Refusal> {
        let models = edge.catalogue.models();
        if models.iter().all(|model| model.edit.is_none()) {
            media.within(MAX_BYTES)?;
            return Ok(Self {
                most: MAX_BYTES,
                files: Files::NONE,
                room: None,
            });
        }
        let most = edge.uploads.max_files().saturating_add(MAX_BYTES);
        let length = media
            .within(most)
            .map_err(|_| Code::ImageTooLarge)?
            .unwrap_or(most);
        let room = match length > MAX_BYTES {
            true => {
                edge.gate.pressure.admit()?;
                Some(edge.uploads.room(client, length).ok_or(Code::Busy)?)
            }
            // No more than any form may be.
            false => None,
        };
        Ok(Self {
            most: length,
            files: Files {
                most: edge.uploads.max_file(),
                expected: edge.uploads.max_file().min(length),
            },
            room,
        })
    }
}

/// The body while it is no larger than it may be and does not come too slowly; what came already counts as time.
fn paced(
    mut payload: Payload,
    most: usize,
    began: Instant,
) -> impl Stream<Item = Result<Bytes, PayloadError>> + 'static {
    stream! {
        let mut arrived = 0_usize;
        loop {
            let earned = Duration::from_secs((arrived / BYTES_A_SECOND) as u64);
            let next = match timeout_at(began + DEADLINE + earned, payload.next()).await {
                Err(_) => Err(PayloadError::Io(io::ErrorKind::TimedOut.into())),
                Ok(None) => return,
                Ok(Some(Err(_))) => Err(PayloadError::Incomplete(None)),
                Ok(Some(Ok(piece))) => {
                    arrived = arrived.saturating_add(piece.len());
                    if arrived > most { Err(PayloadError::Overflow) } else { Ok(piece) }
                }
            };
            let over = next.is_err();
            yield next;
            if over {
                return;
            }
        }
    }
}

async fn body(mut payload: Payload, length: Option<usize>) -> Result<Zeroizing<Vec<u8>>, Code> {
    // Reserved whole, so that growing leaves no copies behind.
    let mut body = Zeroizing::new(Vec::with_capacity(length.unwrap_or(MAX_BYTES)));
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Code::BadRequest)?;
        if body.len() + chunk.len() > MAX_BYTES {
            return Err(Code::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Looks at the head: what cannot become a form is refused before it is read.
fn acceptable(request: &HttpRequest) -> Result<Media, Code> {
    let header = |name| {
        request
            .headers()
            .get(name)
            .map(|value| value.to_str().unwrap_or("?"))
    };
    if header(CONTENT_ENCODING).is_some_and(|encoding| !encoding.eq_ignore_ascii_case("identity")) {
        return Err(Code::MediaType);
    }
    let media = header(CONTENT_TYPE)
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    let writing = match media.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => Writing::UrlEncoded,
        "multipart/form-data" => Writing::Parts,
        "application/json" => Writing::Json,
        _ => return Err(Code::MediaType),
    };
    let length = header(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    Ok(Media { writing, length })
}
