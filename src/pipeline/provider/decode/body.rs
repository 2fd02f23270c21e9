//! The body of an answer, whatever it is: its first bytes decide, for the content type may lie.

use bytes::{Buf, Bytes, BytesMut};

use super::super::Fault;
use super::Found;
use super::json::JsonDecoder;
use super::paths::Paths;
use super::sse::SseDecoder;

/// What the upstream says that the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `application/json` and its relatives.
    Json,
    /// `text/event-stream`.
    Events,
    /// `image/*`.
    Picture,
    /// Anything else, or nothing said.
    Other,
}

impl Kind {
    /// The kind of a `Content-Type` (RFC 9110, 8.3).
    #[must_use]
    pub fn of(content_type: &str) -> Self {
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        let essence = essence.to_ascii_lowercase();
        match essence.as_str() {
            "application/json" => Self::Json,
            "text/event-stream" => Self::Events,
            other if other.ends_with("+json") => Self::Json,
            other if other.starts_with("image/") => Self::Picture,
            _ => Self::Other,
        }
    }
}

/// Byte order mark of UTF-8: allowed before events, and nowhere else.
const MARK: &[u8] = b"\xef\xbb\xbf";
/// What raw pictures begin with: PNG, JPEG, WebP.
const MAGIC: [&[u8]; 3] = [b"\x89PNG", b"\xff\xd8\xff", b"RIFF"];
/// As many bytes as the longest of them.
const ENOUGH: usize = 4;

/// A decoder of any body.
pub struct Body {
    said: Kind,
    paths: &'static Paths,
    decoder: Decoder,
}

enum Decoder {
    /// Too little has come to tell.
    Unknown(BytesMut),
    Json(Box<JsonDecoder>),
    Events(Box<SseDecoder>),
    Picture {
        chunk: Bytes,
        begun: bool,
    },
}

impl Body {
    /// A decoder for a body of which the upstream says that it is of this kind.
    #[must_use]
    pub fn new(said: Kind, paths: &'static Paths) -> Self {
        Self {
            said,
            paths,
            decoder: Decoder::Unknown(BytesMut::new()),
        }
    }

    /// Gives the next chunk; everything found in the one before has to be taken first.
    ///
    /// # Errors
    /// [`Fault::NotAPicture`] or [`Fault::Malformed`] when the body begins as nothing that is expected.
    pub fn feed(&mut self, chunk: Bytes) -> Result<(), Fault> {
        match &mut self.decoder {
            Decoder::Json(json) => json.feed(chunk),
            Decoder::Events(events) => events.feed(chunk),
            Decoder::Picture { chunk: place, .. } => *place = chunk,
            Decoder::Unknown(held) => {
                let begin = if held.is_empty() {
                    chunk
                } else {
                    held.extend_from_slice(&chunk);
                    std::mem::take(held).freeze()
                };
                self.decide(begin)?;
            }
        }
        Ok(())
    }

    /// What is found next, `None` when the next chunk is needed to say.
    ///
    /// # Errors
    /// As [`JsonDecoder::pull`] and [`SseDecoder::pull`].
    pub fn pull(&mut self) -> Result<Option<Found>, Fault> {
        match &mut self.decoder {
            Decoder::Unknown(_) => Ok(None),
            Decoder::Json(json) => json.pull(),
            Decoder::Events(events) => events.pull(),
            Decoder::Picture { chunk, .. } if chunk.is_empty() => Ok(None),
            Decoder::Picture { begun, .. } if !*begun => {
                *begun = true;
                Ok(Some(Found::Start))
            }
            Decoder::Picture { chunk, .. } => Ok(Some(Found::Bytes(std::mem::take(chunk)))),
        }
    }

    /// Ends the body, and says what its end means.
    ///
    /// # Errors
    /// [`Fault::Truncated`] when it ends too early, [`Fault::NotAPicture`] when it is empty.
    pub fn finish(&mut self) -> Result<Option<Found>, Fault> {
        match &mut self.decoder {
            Decoder::Unknown(held) if held.is_empty() => Err(Fault::NotAPicture),
            Decoder::Unknown(_) => Err(Fault::Truncated),
            Decoder::Json(json) => json.finish().map(|()| Some(Found::Close)),
            Decoder::Events(events) => events.finish(),
            Decoder::Picture { .. } => Ok(Some(Found::End)),
        }
    }

    /// Whether several documents may come, each saying what it is.
    #[must_use]
    pub fn is_events(&self) -> bool {
        matches!(self.decoder, Decoder::Events(_))
    }

    fn decide(&mut self, mut begin: Bytes) -> Result<(), Fault> {
        while begin.first().is_some_and(u8::is_ascii_whitespace) {
            begin.advance(1);
        }
        self.decoder = match begin.first() {
            None => Decoder::Unknown(BytesMut::new()),
            Some(b'{') => {
                let mut json = JsonDecoder::new(self.paths);
                json.feed(begin);
                Decoder::Json(Box::new(json))
            }
            Some(b'd' | b'e' | b'i' | b'r' | b':') => self.events(begin),
            Some(0xef | 0x89 | 0xff | b'R') if begin.len() < ENOUGH => Decoder::Unknown(begin.into()),
            Some(0xef) if begin.starts_with(MARK) && self.said == Kind::Events => {
                begin.advance(MARK.len());
                self.events(begin)
            }
            Some(_) if MAGIC.iter().any(|magic| begin.starts_with(magic)) => Decoder::Picture {
                chunk: begin,
                begun: false,
            },
            Some(b'<') => return Err(Fault::NotAPicture),
            Some(_) => {
                return Err(match self.said {
                    Kind::Json | Kind::Events => Fault::Malformed,
                    Kind::Picture | Kind::Other => Fault::NotAPicture,
                });
            }
        };
        Ok(())
    }

    fn events(&self, begin: Bytes) -> Decoder {
        let mut events = SseDecoder::new(self.paths);
        events.feed(begin);
        Decoder::Events(Box::new(events))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_type_is_read_without_its_parameters() {
        for (text, kind) in [
            ("application/json; charset=utf-8", Kind::Json),
            ("Application/Problem+JSON", Kind::Json),
            ("text/event-stream;charset=UTF-8", Kind::Events),
            ("image/png", Kind::Picture),
            ("text/html", Kind::Other),
            ("", Kind::Other),
        ] {
            assert_eq!(Kind::of(text), kind, "{text}");
        }
    }
}
