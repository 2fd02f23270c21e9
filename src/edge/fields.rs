//! From the bytes of a form to its fields, in either of the two ways a browser writes them.

use std::convert::Infallible;

use actix_multipart::Multipart;
use actix_web::error::PayloadError;
use actix_web::http::header::HeaderMap;
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use zeroize::Zeroizing;

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};

/// Fields as they are read: a fault does not end the reading, so that nothing typed is lost.
#[derive(Default)]
struct Reading {
    typed: Typed,
    fault: Option<Refusal>,
}

impl Reading {
    fn take(&mut self, name: &str, text: Zeroizing<String>) {
        let fault = match Field::named(name) {
            None => Some(Refusal::from(Code::FieldUnknown)),
            Some(field) if !self.typed.put(field, text) => Some(Refusal::of(Code::FieldRepeated, field)),
            Some(_) => None,
        };
        self.fault = self.fault.or(fault);
    }

    fn end(self) -> Result<Typed, (Refusal, Typed)> {
        match self.fault {
            None => Ok(self.typed),
            Some(refusal) => Err((refusal, self.typed)),
        }
    }
}

/// Reads `application/x-www-form-urlencoded` (WHATWG URL, 5.1).
///
/// # Errors
/// The first fault, and everything that could be read.
pub fn urlencoded(body: &[u8]) -> Result<Typed, (Refusal, Typed)> {
    let mut reading = Reading::default();
    for (name, text) in form_urlencoded::parse(body) {
        reading.take(&name, Zeroizing::new(text.into_owned()));
    }
    reading.end()
}

/// Reads `multipart/form-data` (RFC 7578), whose boundary is in these headers; a file is no field here.
///
/// # Errors
/// The first fault, and everything that could be read.
pub async fn multipart(headers: &HeaderMap, body: Bytes) -> Result<Typed, (Refusal, Typed)> {
    let mut reading = Reading::default();
    let whole = stream::iter([Ok::<_, Infallible>(body)]).map(|piece| piece.map_err(never));
    let mut parts = Multipart::new(headers, whole);
    while let Some(part) = parts.next().await {
        let Ok(mut part) = part else {
            return Err((Code::BadRequest.into(), reading.typed));
        };
        let mut text = Zeroizing::new(Vec::new());
        while let Some(piece) = part.next().await {
            let Ok(piece) = piece else {
                return Err((Code::BadRequest.into(), reading.typed));
            };
            text.extend_from_slice(&piece);
        }
        let is_file = part
            .content_disposition()
            .is_some_and(|disposition| disposition.get_filename().is_some());
        let name = part.name().filter(|_| !is_file).unwrap_or_default();
        match std::str::from_utf8(&text) {
            Ok(text) => reading.take(name, Zeroizing::new(text.to_owned())),
            Err(_) => reading.fault = reading.fault.or(Some(Code::BadRequest.into())),
        }
    }
    reading.end()
}

fn never(impossible: Infallible) -> PayloadError {
    match impossible {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{CONTENT_TYPE, HeaderValue};

    #[test]
    fn a_fault_loses_nothing_that_was_typed() {
        let (refusal, typed) = urlencoded(b"nonsense=1&prompt=a+lake%20at+night&seed=7")
            .err()
            .unwrap();
        assert_eq!(refusal.code, Code::FieldUnknown);
        assert_eq!(typed.get(Field::Prompt), Some("a lake at night"));
        assert_eq!(typed.get(Field::Seed), Some("7"));
    }

    #[test]
    fn a_field_that_comes_twice_is_named() {
        let (refusal, _) = urlencoded(b"seed=1&seed=2").err().unwrap();
        assert_eq!(
            (refusal.code, refusal.field),
            (Code::FieldRepeated, Some(Field::Seed))
        );
    }

    async fn parts(body: &str) -> Result<Typed, (Refusal, Typed)> {
        let mut headers = HeaderMap::new();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("multipart/form-data; boundary=XX"),
        );
        multipart(&headers, Bytes::from(body.replace('\n', "\r\n"))).await
    }

    #[actix_web::test]
    async fn a_form_in_parts_is_the_same_form() {
        let body = "--XX\nContent-Disposition: form-data; name=\"prompt\"\n\na lake\nat night\n\
                    --XX\nContent-Disposition: form-data; name=\"seed\"\n\n7\n--XX--\n";
        let typed = parts(body).await.ok().unwrap();
        assert_eq!(typed.get(Field::Prompt), Some("a lake\r\nat night"));
        assert_eq!(typed.get(Field::Seed), Some("7"));
    }

    #[actix_web::test]
    async fn a_file_is_no_field_of_this_form_and_costs_nothing_that_was_typed() {
        let body = "--XX\nContent-Disposition: form-data; name=\"prompt\"\n\na lake\n\
                    --XX\nContent-Disposition: form-data; name=\"prompt\"; filename=\"a.png\"\n\nx\n--XX--\n";
        let (refusal, typed) = parts(body).await.err().unwrap();
        assert_eq!(refusal.code, Code::FieldUnknown);
        assert_eq!(typed.get(Field::Prompt), Some("a lake"));
    }

    #[actix_web::test]
    async fn broken_parts_are_a_bad_request_and_no_panic() {
        for body in [
            "",
            "--XX",
            "--XX\n\n",
            "--XX\nContent-Disposition: form-data\n\nx",
            "--YY\n\n--YY--",
        ] {
            let (refusal, _) = parts(body)
                .await
                .err()
                .unwrap_or((Code::PromptBlank.into(), Typed::default()));
            assert!(
                matches!(refusal.code, Code::BadRequest | Code::PromptBlank),
                "{body:?}: {:?}",
                refusal.code
            );
        }
    }
}
