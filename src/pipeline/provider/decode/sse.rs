//! Server-sent events whose data are JSON documents (HTML Living Standard, 9.2): the data of a line are decoded
//! while the line arrives, for it can be a whole picture.

use bytes::{Buf, Bytes};
use memchr::memchr2;

use super::super::Fault;
use super::json::JsonDecoder;
use super::paths::{Paths, Tag};
use super::short::Short;
use super::{Found, Value};

/// What closes a stream of OpenAI's kind instead of a document.
const DONE: &str = "[DONE]";

/// A decoder of an event stream.
pub struct SseDecoder {
    input: Bytes,
    json: JsonDecoder,
    line: Line,
    /// The last byte was a carriage return: a line feed right after it belongs to the same line end.
    returned: bool,
    data: Data,
    found: Option<Found>,
}

/// Where in a line the decoder stands.
#[derive(Clone, Copy)]
enum Line {
    /// In the name of a field.
    Name(Short),
    /// Behind its colon, where one space is no part of the value.
    Space(Field),
    /// In its value.
    Rest(Field),
}

/// A field that means something here.
#[derive(Clone, Copy)]
enum Field {
    Data,
    Event(Short),
    Other,
}

/// What the event that is open has brought.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Data {
    Nothing,
    Name,
    Document,
    /// Not JSON: the word that ends the stream, as far as it was read.
    Mark(Short),
}

impl SseDecoder {
    /// A decoder that looks for these paths in every event's data.
    #[must_use]
    pub fn new(paths: &'static Paths) -> Self {
        Self {
            input: Bytes::new(),
            json: JsonDecoder::new(paths),
            line: Line::Name(Short::EMPTY),
            returned: false,
            data: Data::Nothing,
            found: None,
        }
    }

    /// Gives the next chunk; everything found in the one before has to be taken first.
    pub fn feed(&mut self, chunk: Bytes) {
        self.input = chunk;
    }

    /// What is found next, `None` when the next chunk is needed to say.
    ///
    /// # Errors
    /// As [`JsonDecoder::pull`]; [`Fault::Malformed`] also when an event ends inside its document.
    pub fn pull(&mut self) -> Result<Option<Found>, Fault> {
        loop {
            if let Some(found) = self.found.take() {
                return Ok(Some(found));
            }
            if let Some(found) = self.json.pull()? {
                return Ok(Some(found));
            }
            match self.input.first() {
                Some(byte) => self.step(*byte)?,
                None => return Ok(None),
            }
        }
    }

    /// Ends the stream; an event that was not closed by an empty line counts when it is whole.
    ///
    /// # Errors
    /// [`Fault::Truncated`] when it is not.
    pub fn finish(&mut self) -> Result<Option<Found>, Fault> {
        if self.data == Data::Document {
            self.json.finish()?;
            self.data = Data::Nothing;
            return Ok(Some(Found::Close));
        }
        Ok(None)
    }

    fn step(&mut self, byte: u8) -> Result<(), Fault> {
        let returned = std::mem::replace(&mut self.returned, byte == b'\r');
        match (self.line, byte) {
            (_, b'\n') if returned => self.input.advance(1),
            (line, b'\r' | b'\n') => {
                self.input.advance(1);
                self.line = Line::Name(Short::EMPTY);
                self.end(line)?;
            }
            (Line::Name(name), b':') => {
                self.input.advance(1);
                self.line = Line::Space(self.field(name));
            }
            (Line::Space(field), _) => {
                if byte == b' ' {
                    self.input.advance(1);
                }
                self.line = Line::Rest(field);
            }
            (Line::Name(_) | Line::Rest(_), _) => self.stretch()?,
        }
        Ok(())
    }

    /// The field of this name; a second line of data goes on where the first ended, with a line break between.
    fn field(&mut self, name: Short) -> Field {
        if name.is("event") {
            Field::Event(Short::EMPTY)
        } else if name.is("data") {
            if self.data == Data::Document {
                self.json.feed(Bytes::from_static(b"\n"));
            }
            Field::Data
        } else {
            Field::Other
        }
    }

    /// Reads to the end of the line, or of the chunk; a name only to its colon.
    fn stretch(&mut self) -> Result<(), Fault> {
        let line = memchr2(b'\r', b'\n', &self.input).unwrap_or(self.input.len());
        let text = match self.line {
            Line::Name(_) => {
                let name = self.input.get(..line).and_then(|name| memchr::memchr(b':', name));
                self.input.split_to(name.unwrap_or(line))
            }
            _ => self.input.split_to(line),
        };
        match &mut self.line {
            Line::Name(name) | Line::Rest(Field::Event(name)) => name.push(&text),
            Line::Rest(Field::Data) => self.value(text)?,
            Line::Rest(Field::Other) | Line::Space(_) => {}
        }
        Ok(())
    }

    /// A stretch of data: JSON, unless it begins as the word that ends the stream does.
    fn value(&mut self, text: Bytes) -> Result<(), Fault> {
        match &mut self.data {
            Data::Mark(mark) => mark.push(&text),
            Data::Document => self.json.feed(text),
            Data::Nothing | Data::Name if text.starts_with(b"[") => {
                let mut mark = Short::EMPTY;
                mark.push(&text);
                self.data = Data::Mark(mark);
            }
            Data::Nothing | Data::Name => {
                self.data = Data::Document;
                self.json.feed(text);
            }
        }
        Ok(())
    }

    /// A line ends: an empty one ends the event.
    fn end(&mut self, line: Line) -> Result<(), Fault> {
        match line {
            Line::Name(name) if name.is_empty() => self.dispatch(),
            Line::Rest(Field::Event(name)) => {
                if self.data == Data::Nothing {
                    self.data = Data::Name;
                }
                self.found = Some(Found::Value(Tag::Event, Value::Text(name)));
                Ok(())
            }
            Line::Name(_) | Line::Space(_) | Line::Rest(_) => Ok(()),
        }
    }

    fn dispatch(&mut self) -> Result<(), Fault> {
        match std::mem::replace(&mut self.data, Data::Nothing) {
            Data::Nothing => return Ok(()),
            Data::Document => self.json.finish().map_err(|_| Fault::Malformed)?,
            Data::Mark(mark) if !mark.is(DONE) => return Err(Fault::Malformed),
            Data::Mark(_) | Data::Name => {}
        }
        self.found = Some(Found::Close);
        Ok(())
    }
}
