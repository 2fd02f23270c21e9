//! From the body of a request to what a visitor typed.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Payload;
use futures_util::StreamExt;
use zeroize::Zeroizing;

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};

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
    let body = match tokio::time::timeout(DEADLINE, body(request, payload)).await {
        Ok(body) => body.map_err(|code| (code.into(), Typed::default()))?,
        Err(_) => return Err((Code::TooSlow.into(), Typed::default())),
    };
    parse(&body)
}

async fn body(request: &HttpRequest, mut payload: Payload) -> Result<Zeroizing<Vec<u8>>, Code> {
    let length = acceptable(request)?;
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
fn acceptable(request: &HttpRequest) -> Result<Option<usize>, Code> {
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
    if !media
        .trim()
        .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    {
        return Err(Code::MediaType);
    }
    let length = header(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > MAX_BYTES) {
        Err(Code::TooLarge)
    } else {
        Ok(length)
    }
}

/// Takes the fields apart (WHATWG URL, application/x-www-form-urlencoded); the rest is read on after a fault,
/// so that nothing typed is lost.
fn parse(body: &[u8]) -> Result<Typed, (Refusal, Typed)> {
    let mut typed = Typed::default();
    let mut fault = None;
    for (name, text) in form_urlencoded::parse(body) {
        let text = Zeroizing::new(text.into_owned());
        match Field::named(&name) {
            None => fault = fault.or(Some(Refusal::from(Code::FieldUnknown))),
            Some(field) => {
                if !typed.put(field, text) {
                    fault = fault.or(Some(Refusal::of(Code::FieldRepeated, field)));
                }
            }
        }
    }
    match fault {
        None => Ok(typed),
        Some(refusal) => Err((refusal, typed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_loses_nothing_that_was_typed() {
        let (refusal, typed) = parse(b"nonsense=1&prompt=a+lake%20at+night&seed=7")
            .err()
            .unwrap();
        assert_eq!(refusal.code, Code::FieldUnknown);
        assert_eq!(typed.get(Field::Prompt), Some("a lake at night"));
        assert_eq!(typed.get(Field::Seed), Some("7"));
    }

    #[test]
    fn a_field_that_comes_twice_is_named() {
        let (refusal, _) = parse(b"seed=1&seed=2").err().unwrap();
        assert_eq!(
            (refusal.code, refusal.field),
            (Code::FieldRepeated, Some(Field::Seed))
        );
    }
}
