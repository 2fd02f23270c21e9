//! A JSON document that comes in chunks (RFC 8259): known values are told, pictures are decoded, the rest is
//! only checked to be well-formed.

use std::collections::VecDeque;

use bytes::{Buf, Bytes};
use memchr::memchr2;

use super::super::Fault;
use super::escape::{Escape, Escaped};
use super::nesting::Nesting;
use super::number::Number;
use super::paths::{Paths, Take};
use super::picture::Picture;
use super::short::Short;
use super::{Found, Value};

/// So much may wait to be handed on: more than a chunk of pictures comes to, and little of what is no picture.
const AHEAD: usize = 8;

/// A decoder of one document after another.
pub struct JsonDecoder {
    paths: &'static Paths,
    input: Bytes,
    state: State,
    nesting: Nesting,
    /// The key or the value that is being read.
    text: Short,
    picture: Picture,
    found: VecDeque<Found>,
    /// What ended the reading; what was found before it is handed on first.
    fault: Option<Fault>,
}

#[derive(Clone, Copy)]
enum State {
    /// A value must come.
    Value,
    /// A value or the end of the list.
    FirstValue,
    /// A key must come.
    Key,
    /// A key or the end of the object.
    FirstKey,
    /// A colon must come.
    Colon,
    /// A comma or the end of what is open; at the end of the document nothing.
    After,
    String(Role, Option<Escape>),
    Word(&'static [u8], Value),
    Number(Number),
}

/// What a string is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Key,
    Told,
    Picture,
    Skipped,
}

impl JsonDecoder {
    /// A decoder that looks for these paths.
    #[must_use]
    pub fn new(paths: &'static Paths) -> Self {
        Self {
            paths,
            input: Bytes::new(),
            state: State::Value,
            nesting: Nesting::default(),
            text: Short::EMPTY,
            picture: Picture::default(),
            found: VecDeque::new(),
            fault: None,
        }
    }

    /// Gives the next chunk; everything found in the one before has to be taken first.
    pub fn feed(&mut self, chunk: Bytes) {
        self.input = chunk;
    }

    /// What is found next, `None` when the next chunk is needed to say.
    ///
    /// # Errors
    /// [`Fault::Malformed`] when this is not JSON, or has a known key twice, a known value of the wrong type, or
    /// more than 32 levels; [`Fault::NotAPicture`] when a picture's string is not base64.
    pub fn pull(&mut self) -> Result<Option<Found>, Fault> {
        if self.fault.is_none() {
            self.fault = self.read().err();
        }
        match self.found.pop_front() {
            Some(found) => Ok(Some(found)),
            None => self.fault.map_or(Ok(None), Err),
        }
    }

    /// Ends the document; the decoder is ready for another.
    ///
    /// # Errors
    /// [`Fault::Truncated`] when it is not over.
    pub fn finish(&mut self) -> Result<(), Fault> {
        let whole = match self.state {
            State::After => true,
            State::Number(number) => number.complete(),
            _ => false,
        };
        if !whole || !self.nesting.is_over() {
            return Err(Fault::Truncated);
        }
        *self = Self::new(self.paths);
        Ok(())
    }

    /// Reads the chunk to its end before anything found in it is handed on: while that waits for a slow visitor,
    /// the next chunk comes into the same buffer.
    fn read(&mut self) -> Result<(), Fault> {
        while self.found.len() < AHEAD {
            match self.input.first().copied() {
                next if self.picture.is_due(next.is_none()) => self.flush(),
                Some(byte) => self.step(byte)?,
                None => break,
            }
        }
        Ok(())
    }

    /// Reads on: one byte, or a stretch of a string.
    fn step(&mut self, byte: u8) -> Result<(), Fault> {
        match self.state {
            State::String(role, None) => return self.stretch(role),
            State::Number(number) => return self.number(number, byte),
            _ => self.input.advance(1),
        }
        match (self.state, byte) {
            (State::String(role, Some(escape)), _) => self.escape(role, escape, byte),
            (State::Word(rest, value), _) => self.word(rest, value, byte),
            (_, b' ' | b'\t' | b'\n' | b'\r') => Ok(()),
            (State::Key | State::FirstKey, b'"') => {
                self.text = Short::EMPTY;
                self.state = State::String(Role::Key, None);
                Ok(())
            }
            (State::FirstKey, b'}') => self.close(true),
            (State::FirstValue, b']') => self.close(false),
            (State::Value | State::FirstValue, _) => self.begin(byte),
            (State::Colon, b':') => {
                self.state = State::Value;
                Ok(())
            }
            (State::After, b',') => self.comma(),
            (State::After, b'}' | b']') => self.close(byte == b'}'),
            _ => Err(Fault::Malformed),
        }
    }

    /// A value begins.
    fn begin(&mut self, byte: u8) -> Result<(), Fault> {
        let take = self.paths.take(self.nesting.place());
        self.state = match byte {
            b'{' | b'[' => return self.open(byte == b'{', take),
            b'"' => {
                self.text = Short::EMPTY;
                State::String(
                    match take {
                        Some(Take::Picture) => Role::Picture,
                        Some(Take::Value(_)) => Role::Told,
                        Some(Take::Item) | None => Role::Skipped,
                    },
                    None,
                )
            }
            b't' => State::Word(b"rue", Value::Bool(true)),
            b'f' => State::Word(b"alse", Value::Bool(false)),
            b'n' => State::Word(b"ull", Value::Null),
            _ => {
                self.text = Short::EMPTY;
                self.text.push(&[byte]);
                State::Number(Number::begin(byte).ok_or(Fault::Malformed)?)
            }
        };
        Ok(())
    }

    fn open(&mut self, object: bool, take: Option<Take>) -> Result<(), Fault> {
        match take {
            Some(Take::Picture) => return Err(Fault::Malformed),
            Some(Take::Item) => self.found.push_back(Found::Item),
            Some(Take::Value(tag)) => self.found.push_back(Found::Value(tag, Value::Opened)),
            None => {}
        }
        self.state = if object {
            State::FirstKey
        } else {
            State::FirstValue
        };
        self.nesting.open(object, self.paths)
    }

    fn close(&mut self, object: bool) -> Result<(), Fault> {
        self.state = State::After;
        self.nesting.close(object)
    }

    fn comma(&mut self) -> Result<(), Fault> {
        let object = self.nesting.next(self.paths)?;
        self.state = if object { State::Key } else { State::Value };
        Ok(())
    }

    /// A word, a number or a told string is complete.
    fn value(&mut self, value: Value) -> Result<(), Fault> {
        self.state = State::After;
        match self.paths.take(self.nesting.place()) {
            Some(Take::Picture) if value != Value::Null => Err(Fault::Malformed),
            Some(Take::Value(tag)) => {
                self.found.push_back(Found::Value(tag, value));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn word(&mut self, rest: &'static [u8], value: Value, byte: u8) -> Result<(), Fault> {
        match rest.split_first() {
            Some((next, [])) if *next == byte => self.value(value),
            Some((next, rest)) if *next == byte => {
                self.state = State::Word(rest, value);
                Ok(())
            }
            _ => Err(Fault::Malformed),
        }
    }

    /// A number ends where something stands that does not belong to it.
    fn number(&mut self, number: Number, byte: u8) -> Result<(), Fault> {
        match number.then(byte) {
            Some(number) => {
                self.input.advance(1);
                self.text.push(&[byte]);
                self.state = State::Number(number);
                Ok(())
            }
            None if number.complete() => self.value(Value::Number(self.text)),
            None => Err(Fault::Malformed),
        }
    }

    /// Reads a string up to its end, the next escape, or as far as there is room.
    fn stretch(&mut self, role: Role) -> Result<(), Fault> {
        let room = match role {
            Role::Picture => self.picture.room(),
            _ => usize::MAX,
        };
        let window = self.input.get(..room).unwrap_or(&self.input);
        let end = memchr2(b'"', b'\\', window);
        let text = self.input.split_to(end.unwrap_or(window.len()));
        self.text(role, &text)?;
        match end.map(|_| self.input.get_u8()) {
            Some(b'"') => self.end(role),
            Some(_) => {
                self.state = State::String(role, Some(Escape::Begun));
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn escape(&mut self, role: Role, escape: Escape, byte: u8) -> Result<(), Fault> {
        let escape = match escape.then(byte)? {
            Escaped::Open(escape) => Some(escape),
            Escaped::Is(byte) => {
                match role {
                    Role::Key | Role::Told => self.text.push(&[byte]),
                    Role::Picture => self.picture.escaped(byte)?,
                    Role::Skipped => {}
                }
                None
            }
        };
        self.state = State::String(role, escape);
        Ok(())
    }

    fn text(&mut self, role: Role, text: &[u8]) -> Result<(), Fault> {
        if role == Role::Picture {
            return self.picture.text(text);
        }
        // The loop has no way out early, so that it runs on whole registers.
        if text.iter().fold(false, |bad, byte| bad | (*byte < b' ')) {
            return Err(Fault::Malformed);
        }
        if role != Role::Skipped {
            self.text.push(text);
        }
        Ok(())
    }

    /// A string is complete.
    fn end(&mut self, role: Role) -> Result<(), Fault> {
        match role {
            Role::Key => {
                self.state = State::Colon;
                return self.nesting.key(&self.text, self.paths);
            }
            Role::Told => return self.value(Value::Text(self.text)),
            Role::Skipped => {}
            Role::Picture => {
                self.picture.finish()?;
                self.flush();
                if std::mem::take(&mut self.picture).begun() {
                    self.found.push_back(Found::End);
                }
            }
        }
        self.state = State::After;
        Ok(())
    }

    /// Hands on what has been decoded of a picture.
    fn flush(&mut self) {
        if let Some(bytes) = self.picture.flush() {
            if self.picture.begins() {
                self.found.push_back(Found::Start);
            }
            self.found.push_back(Found::Bytes(bytes));
        }
    }
}
