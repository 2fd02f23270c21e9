//! A `multipart/mixed` answer as the page's script reads it (RFC 2046, 5.1).

use bytes::Bytes;
use serde_json::Value;

use crate::answer::Answer;

/// A part of the answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    Event(Value),
    /// Its name, its type and its bytes.
    Picture(String, String, Bytes),
}

impl Part {
    /// The name of an event, or of a picture.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Event(event) => event["event"].as_str().expect("an event has a name"),
            Self::Picture(name, ..) => name,
        }
    }
}

/// Takes an answer apart; its closing delimiter must be there.
pub(crate) fn parts(answer: &Answer) -> Vec<Part> {
    assert_eq!(answer.status, 200);
    let media = answer.header("content-type").expect("a type");
    let boundary = media
        .strip_prefix("multipart/mixed; boundary=")
        .expect("multipart");
    assert_eq!(boundary.len(), 32, "random enough not to stand in a picture");
    let delimiter = format!("\r\n--{boundary}");
    // The first delimiter needs no line break before it.
    let body = [b"\r\n", answer.body.as_ref()].concat();
    let mut pieces = split(&body, delimiter.as_bytes()).into_iter();
    assert_eq!(
        pieces.next(),
        Some(Vec::new()),
        "nothing stands before the first part"
    );
    let mut pieces: Vec<_> = pieces.collect();
    assert_eq!(
        pieces.pop().as_deref(),
        Some(b"--\r\n".as_slice()),
        "the answer is closed"
    );
    pieces.into_iter().map(|piece| part(&piece)).collect()
}

/// The names of all parts, in their order.
pub(crate) fn names(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(Part::name).collect()
}

/// The first event of a name.
pub(crate) fn event(parts: &[Part], name: &str) -> Value {
    let events = parts.iter().filter(|part| part.name() == name);
    let mut events = events.filter_map(|part| match part {
        Part::Event(event) => Some(event.clone()),
        Part::Picture(..) => None,
    });
    events
        .next()
        .unwrap_or_else(|| panic!("no {name} among {:?}", names(parts)))
}

fn part(piece: &[u8]) -> Part {
    let piece = piece
        .strip_prefix(b"\r\n")
        .expect("a line ends after the delimiter");
    let end = memchr::memmem::find(piece, b"\r\n\r\n").expect("a head ends");
    let head = std::str::from_utf8(&piece[..end]).expect("ASCII");
    let body = &piece[end + 4..];
    let field = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name))
            .map(str::trim)
    };
    match field("Content-Type:").expect("a type") {
        "application/json" => Part::Event(serde_json::from_slice(body).expect("JSON")),
        mime => {
            let disposition = field("Content-Disposition:").expect("a name");
            let name = disposition
                .split("; name=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            Part::Picture(
                name.expect("a name").to_owned(),
                mime.to_owned(),
                Bytes::copy_from_slice(body),
            )
        }
    }
}

fn split(bytes: &[u8], delimiter: &[u8]) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in memchr::memmem::find_iter(bytes, delimiter) {
        pieces.push(bytes[from..at].to_vec());
        from = at + delimiter.len();
    }
    pieces.push(bytes[from..].to_vec());
    pieces
}
