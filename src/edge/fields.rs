//! From the bytes of a form to its fields, in either of the two ways a browser writes them.

use actix_multipart::{Field as Part, Multipart, MultipartError};
use actix_web::error::PayloadError;
use actix_web::http::header::HeaderMap;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use zeroize::Zeroizing;

use crate::error::{Code, Refusal};
use crate::form::{Field, Typed};

/// What the files of a form may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Files {
    /// The most bytes of one; 0 where nothing that is made here takes any.
    pub most: usize,
    /// The bytes one will have at the most by what the request says of itself: so much is reserved at once.
    pub expected: usize,
}

impl Files {
    /// Where no picture is taken.
    pub const NONE: Self = Self { most: 0, expected: 0 };
}

/// What stands under a name.
pub enum Named {
    /// A field.
    Field(Field),
    /// Something that is nobody's business here: it is read and not kept.
    Nothing,
}

/// What a form calls its fields; none where a name is not known.
pub type Names = fn(&str) -> Option<Named>;

/// The names of the visitors' own form.
#[must_use]
pub fn named(name: &str) -> Option<Named> {
    Field::named(name).map(Named::Field)
}

/// Fields as they are read: a fault does not end the reading, so that nothing typed is lost.
struct Reading {
    names: Names,
    typed: Typed,
    fault: Option<Refusal>,
}

impl Reading {
    fn new(names: Names) -> Self {
        Self {
            names,
            typed: Typed::default(),
            fault: None,
        }
    }

    fn take(&mut self, name: &str, text: Zeroizing<String>) {
        let field = match (self.names)(name) {
            Some(Named::Nothing) => return,
            Some(Named::Field(field)) => Some(field),
            None => None,
        };
        let fault = match field {
            None => Some(Refusal::from(Code::FieldUnknown)),
            // What a browser sends of a file field when its form is not written in parts: a name of the visitor's.
            Some(field) if field.is_file() => {
                (!text.is_empty()).then_some(Refusal::of(Code::ImageInvalid, field))
            }
            Some(field) if !self.typed.put(field, text) => Some(Refusal::of(Code::FieldRepeated, field)),
            Some(_) => None,
        };
        self.fail(fault);
    }

    fn take_file(&mut self, name: &str, file: Result<Bytes, Code>) {
        let field = match (self.names)(name) {
            Some(Named::Field(field)) if field.is_file() => Some(field),
            _ => None,
        };
        let fault = match (field, file) {
            (None, _) => Some(Refusal::from(Code::FieldUnknown)),
            // A field that was left alone is sent as a file of nothing.
            (Some(_), Ok(file)) if file.is_empty() => None,
            (Some(field), file) => {
                let (file, code) = match file {
                    Ok(file) => (file, None),
                    Err(code) => (Bytes::new(), Some(code)),
                };
                let repeated = (!self.typed.attach(field, file)).then_some(Code::FieldRepeated);
                code.or(repeated).map(|code| Refusal::of(code, field))
            }
        };
        self.fail(fault);
    }

    /// The first fault is the one that is said.
    fn fail(&mut self, fault: Option<Refusal>) {
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
    let mut reading = Reading::new(named);
    for (name, text) in form_urlencoded::parse(body) {
        reading.take(&name, Zeroizing::new(text.into_owned()));
    }
    reading.end()
}

/// Reads `multipart/form-data` (RFC 7578), whose boundary is in these headers, as it comes.
///
/// A file is kept in memory alone, without the name and the type it came with. One that is larger than it may be is
/// read to its end and not kept: the words may come after it. [`PayloadError::Overflow`] says that the whole form is
/// too large, [`PayloadError::Io`] that it comes too slowly.
///
/// # Errors
/// The first fault, and everything that could be read.
pub async fn multipart(
    headers: &HeaderMap,
    body: impl Stream<Item = Result<Bytes, PayloadError>> + 'static,
    files: Files,
) -> Result<Typed, (Refusal, Typed)> {
    multipart_of(headers, body, files, named).await
}

/// The same, of a form whose fields are called by these names.
///
/// # Errors
/// The first fault, and everything that could be read.
pub async fn multipart_of(
    headers: &HeaderMap,
    body: impl Stream<Item = Result<Bytes, PayloadError>> + 'static,
    files: Files,
    names: Names,
) -> Result<Typed, (Refusal, Typed)> {
    let mut reading = Reading::new(names);
    let mut parts = Multipart::new(headers, body);
    while let Some(part) = parts.next().await {
        let read = match part {
            Ok(part) => read(part, &mut reading, files).await,
            Err(error) => Err(error),
        };
        if let Err(error) = read {
            return Err((broken(&error).into(), reading.typed));
        }
    }
    reading.end()
}

async fn read(mut part: Part, reading: &mut Reading, files: Files) -> Result<(), MultipartError> {
    let is_file = part
        .content_disposition()
        .is_some_and(|disposition| disposition.get_filename().is_some());
    if is_file {
        let file = content(&mut part, files).await?;
        reading.take_file(part.name().unwrap_or_default(), file);
        return Ok(());
    }
    let mut text = Zeroizing::new(Vec::new());
    while let Some(piece) = part.next().await {
        text.extend_from_slice(&piece?);
    }
    match std::str::from_utf8(&text) {
        Ok(text) => reading.take(part.name().unwrap_or_default(), Zeroizing::new(text.to_owned())),
        Err(_) => reading.fail(Some(Code::BadRequest.into())),
    }
    Ok(())
}

/// The bytes of a file, or why they were not kept.
async fn content(part: &mut Part, files: Files) -> Result<Result<Bytes, Code>, MultipartError> {
    let mut file = Zeroizing::new(Vec::new());
    let mut over = false;
    while let Some(piece) = part.next().await {
        let piece = piece?;
        over |= file.len() + piece.len() > files.most;
        if over {
            file = Zeroizing::default();
        } else if file.capacity() == 0 {
            // Reserved whole, so that growing leaves no copies behind.
            file.reserve_exact(files.expected.max(piece.len()));
        }
        if !over {
            file.extend_from_slice(&piece);
        }
    }
    Ok(match (over, files.most) {
        (false, _) => Ok(Bytes::from_owner(file)),
        (true, 0) => Err(Code::FieldNotTaken),
        (true, _) => Err(Code::ImageTooLarge),
    })
}

fn broken(error: &MultipartError) -> Code {
    match error {
        MultipartError::Payload(PayloadError::Overflow) => Code::TooLarge,
        MultipartError::Payload(PayloadError::Io(_)) => Code::TooSlow,
        _ => Code::BadRequest,
    }
}

#[cfg(test)]
mod tests;
