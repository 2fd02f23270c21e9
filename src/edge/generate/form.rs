//! From the body of a request to what a visitor typed.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Payload;
use bytes::Bytes;
use futures_util::StreamExt;
use zeroize::Zeroizing;

use crate::edge::fields;
use crate::error::{Code, Refusal};
use crate::form::Typed;

/// The largest form without files, in bytes: a prompt of 10,000 characters of four bytes, each percent-encoded,
/// as long a negative prompt in plain letters, and the rest.
pub const MAX_BYTES: usize = 160 * 1024;
/// The time in which the whole form must have arrived.
pub(super) const DEADLINE: Duration = Duration::from_secs(10);

/// Reads a form, or says what is wrong, with everything that could be read.
///
/// # Errors
/// The [`Refusal`], and what the visitor had typed as far as it is known.
pub(super) async fn read(request: &HttpRequest, payload: Payload) -> Result<Typed, (Refusal, Typed)> {
    let unread = |code: Code| (code.into(), Typed::default());
    let media = acceptable(request).map_err(unread)?;
    let body = match tokio::time::timeout(DEADLINE, body(payload, media.length)).await {
        Ok(body) => body.map_err(unread)?,
        Err(_) => return Err(unread(Code::TooSlow)),
    };
    match media.writing {
        Writing::UrlEncoded => fields::urlencoded(&body),
        Writing::Parts => fields::multipart(request.headers(), Bytes::from_owner(body)).await,
    }
}

/// How a form is written, and how long it says it is.
struct Media {
    writing: Writing,
    length: Option<usize>,
}

enum Writing {
    UrlEncoded,
    Parts,
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
        _ => return Err(Code::MediaType),
    };
    let length = header(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > MAX_BYTES) {
        Err(Code::TooLarge)
    } else {
        Ok(Media { writing, length })
    }
}
