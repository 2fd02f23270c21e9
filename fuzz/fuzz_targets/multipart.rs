//! A form in parts never panics, is read whole or refused wherever it is cut, and gives only what was sent.
#![no_main]

use actix_web::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use afterimage::edge::fields::{Files, multipart};
use afterimage::error::Code;
use afterimage::form::{Field, Typed};
use bytes::Bytes;
use futures_util::{FutureExt, stream};
use libfuzzer_sys::fuzz_target;

/// Small, so that a fuzzer finds both sides of the limit.
const FILES: Files = Files {
    most: 64,
    expected: 64,
};

fuzz_target!(|input: &[u8]| {
    // The first byte says where the borders are.
    let Some((size, body)) = input.split_first() else {
        return;
    };
    let (fault, typed) = read(body, usize::from(*size) + 1);
    for field in Field::ALL {
        let text = typed.get(*field).unwrap_or_default().as_bytes();
        assert!(text.len() <= body.len());
        assert!(text.is_empty() || !field.is_file(), "a file among the texts");
        let file = typed.file(*field).map(|file| &file[..]).unwrap_or_default();
        assert!(file.is_empty() || field.is_file(), "a text among the files");
        assert!(file.len() <= FILES.most);
        assert!(file.is_empty() || body.windows(file.len()).any(|window| window == file));
    }
    let (whole, other) = read(body, body.len().max(1));
    assert_eq!(fault, whole, "borders matter");
    for field in Field::ALL {
        assert!(typed.get(*field) == other.get(*field) && typed.file(*field) == other.file(*field));
    }
});

fn read(body: &[u8], size: usize) -> (Option<Code>, Typed) {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("multipart/form-data; boundary=X"));
    let pieces: Vec<_> = body.chunks(size).map(Bytes::copy_from_slice).map(Ok).collect();
    let mut read = Box::pin(multipart(&headers, stream::iter(pieces), FILES));
    // The reader lets others run now and then, but it has nothing to wait for.
    for _ in 0..=body.len() + 64 {
        match (&mut read).now_or_never() {
            Some(Ok(typed)) => return (None, typed),
            Some(Err((refusal, typed))) => return (Some(refusal.code), typed),
            None => {}
        }
    }
    panic!("the reader waits for bytes it has");
}
