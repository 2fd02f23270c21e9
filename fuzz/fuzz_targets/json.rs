//! An answer of anybody's: it is decoded without a panic, the same however it is cut, and what is taken as JSON
//! is what serde_json takes. The first byte decides where the rest is cut.
#![no_main]

use std::sync::LazyLock;

use afterimage::pipeline::provider::Fault;
use afterimage::pipeline::provider::decode::{BLOCK, Body, Found, JsonDecoder, Kind, Paths, Tag, Take};
use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;

static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("data[]", Take::Item),
        ("data[].b64_json", Take::Picture),
        ("b64_json", Take::Picture),
        ("type", Take::Value(Tag::Event)),
        ("error", Take::Value(Tag::Error)),
        ("error.code", Take::Value(Tag::Code)),
    ])
});
static NOWHERE: LazyLock<Paths> = LazyLock::new(|| Paths::new(&[]));
const DEEPEST: usize = 32;

fuzz_target!(|data: &[u8]| {
    let Some((size, text)) = data.split_first() else { return };
    let size = usize::from(*size).max(1);
    for said in [Kind::Json, Kind::Events, Kind::Picture, Kind::Other] {
        assert_eq!(pictures(said, text, size), pictures(said, text, text.len().max(1)));
    }
    let taken = json(text, size);
    if taken != json(text, text.len().max(1)) {
        panic!("a border makes a difference");
    }
    // Ours is shallower: what nests deeper than it reads says nothing.
    if text.iter().filter(|byte| matches!(byte, b'[' | b'{')).count() <= DEEPEST {
        assert_eq!(taken.is_ok(), serde_json::from_slice::<IgnoredAny>(text).is_ok());
    }
});

/// The pictures that ended before the body did, or before it broke.
fn pictures(said: Kind, text: &[u8], size: usize) -> (Vec<Vec<u8>>, Option<Fault>) {
    let mut body = Body::new(said, &PATHS);
    let mut pictures = Vec::new();
    let mut open = None::<Vec<u8>>;
    let mut run = || {
        for chunk in text.chunks(size) {
            body.feed(Bytes::copy_from_slice(chunk))?;
            while let Some(found) = body.pull()? {
                match found {
                    Found::Start => assert!(open.replace(Vec::new()).is_none()),
                    Found::Bytes(bytes) => {
                        assert!(!bytes.is_empty() && (bytes.len() <= BLOCK + 6 || text.len() > BLOCK));
                        open.as_mut().expect("begun").extend_from_slice(&bytes);
                    }
                    Found::End => pictures.push(open.take().expect("begun")),
                    Found::Item | Found::Value(..) | Found::Close => {}
                }
            }
        }
        body.finish().map(|_| ())
    };
    let fault = run().err();
    (pictures, fault)
}

fn json(text: &[u8], size: usize) -> Result<(), Fault> {
    let mut decoder = JsonDecoder::new(&NOWHERE);
    for chunk in text.chunks(size) {
        decoder.feed(Bytes::copy_from_slice(chunk));
        while decoder.pull()?.is_some() {}
    }
    decoder.finish()
}
