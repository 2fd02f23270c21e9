//! A form in parts never panics, is read whole or refused, and gives only fields that were sent.
#![no_main]

use actix_web::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use afterimage::edge::fields::multipart;
use afterimage::form::Field;
use bytes::Bytes;
use futures_util::FutureExt;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("multipart/form-data; boundary=X"));
    let read = multipart(&headers, Bytes::copy_from_slice(body)).now_or_never();
    // The whole body is there, so the reader has nothing to wait for.
    let typed = match read.expect("the reader waits for bytes it has") {
        Ok(typed) | Err((_, typed)) => typed,
    };
    for field in Field::ALL {
        let text = typed.get(*field).unwrap_or_default().as_bytes();
        assert!(text.len() <= body.len());
    }
});
