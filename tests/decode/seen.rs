//! Runs the decoders over text cut into chunks, and notes what they find.

use std::sync::LazyLock;

use afterimage::pipeline::provider::Fault;
use afterimage::pipeline::provider::decode::{
    Body, Found, JsonDecoder, Kind, Paths, SseDecoder, Tag, Take, Value,
};
use bytes::Bytes;

pub(crate) static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("data[]", Take::Item),
        ("data[].b64_json", Take::Picture),
        ("b64_json", Take::Picture),
        ("type", Take::Value(Tag::Event)),
        ("error", Take::Value(Tag::Error)),
        ("error.code", Take::Value(Tag::Code)),
    ])
});

pub(crate) static NOWHERE: LazyLock<Paths> = LazyLock::new(|| Paths::new(&[]));

/// What was seen, with the bytes of each picture put together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Seen {
    Item,
    Picture(Vec<u8>),
    Value(Tag, Value),
    Close,
}

#[derive(Default)]
struct Seer {
    seen: Vec<Seen>,
    open: Option<Vec<u8>>,
}

impl Seer {
    fn take(&mut self, found: Found) {
        match found {
            Found::Item => self.seen.push(Seen::Item),
            Found::Start => assert!(self.open.replace(Vec::new()).is_none(), "a picture in a picture"),
            Found::Bytes(bytes) => {
                assert!(!bytes.is_empty() && bytes.len() < 50_000);
                self.open
                    .as_mut()
                    .expect("bytes of a picture")
                    .extend_from_slice(&bytes);
            }
            Found::End => self
                .seen
                .push(Seen::Picture(self.open.take().expect("a picture ends"))),
            Found::Value(tag, value) => self.seen.push(Seen::Value(tag, value)),
            Found::Close => self.seen.push(Seen::Close),
        }
    }
}

/// Cuts text into chunks of these sizes, over and over.
pub(crate) fn chunks<'t>(text: &'t [u8], sizes: &'t [usize]) -> impl Iterator<Item = Bytes> + 't {
    let mut rest = text;
    let mut sizes = sizes.iter().cycle();
    std::iter::from_fn(move || {
        let size = (*sizes.next()?).clamp(1, rest.len().max(1));
        let (chunk, tail) = rest.split_at_checked(size)?;
        rest = tail;
        Some(Bytes::copy_from_slice(chunk))
    })
}

pub(crate) fn json(paths: &'static Paths, text: &[u8], sizes: &[usize]) -> (Vec<Seen>, Result<(), Fault>) {
    let mut decoder = JsonDecoder::new(paths);
    let mut seer = Seer::default();
    let mut run = || {
        for chunk in chunks(text, sizes) {
            decoder.feed(chunk);
            while let Some(found) = decoder.pull()? {
                seer.take(found);
            }
        }
        decoder.finish()
    };
    let end = run();
    (seer.seen, end)
}

pub(crate) fn body(said: Kind, text: &[u8], sizes: &[usize]) -> (Vec<Seen>, Result<(), Fault>) {
    let mut decoder = Body::new(said, &PATHS);
    let mut seer = Seer::default();
    let mut run = || {
        for chunk in chunks(text, sizes) {
            decoder.feed(chunk)?;
            while let Some(found) = decoder.pull()? {
                seer.take(found);
            }
        }
        if let Some(found) = decoder.finish()? {
            seer.take(found);
        }
        Ok(())
    };
    let end = run();
    (seer.seen, end)
}

pub(crate) fn sse(text: &[u8], sizes: &[usize]) -> (Vec<Seen>, Result<(), Fault>) {
    let mut decoder = SseDecoder::new(&PATHS);
    let mut seer = Seer::default();
    let mut run = || {
        for chunk in chunks(text, sizes) {
            decoder.feed(chunk);
            while let Some(found) = decoder.pull()? {
                seer.take(found);
            }
        }
        if let Some(found) = decoder.finish()? {
            seer.take(found);
        }
        Ok(())
    };
    let end = run();
    (seer.seen, end)
}

/// The pictures among what was seen.
pub(crate) fn pictures(seen: &[Seen]) -> Vec<Vec<u8>> {
    let pictures = seen.iter().filter_map(|seen| match seen {
        Seen::Picture(bytes) => Some(bytes.clone()),
        _ => None,
    });
    pictures.collect()
}
