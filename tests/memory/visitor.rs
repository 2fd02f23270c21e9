//! Visitors: everything of theirs is marked, and it is written and sent in every way there is.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::answers::{Marks, filled, picture, png};
use crate::program::Program;

/// The forms of an answer, by what asks for them.
pub(crate) const FORMS: [&str; 4] = ["text/html", "multipart/mixed", "application/json", "image/*"];
const BOUNDARY: &str = "----WebKitFormBoundary7MA4YWxk";
/// A mask is a PNG that has transparency.
const WITH_ALPHA: u8 = 6;

/// A visitor and their order.
pub(crate) struct Visitor<'m> {
    pub(crate) marks: &'m Marks,
    /// Who they say to be, to a proxy.
    pub(crate) address: &'m str,
    pub(crate) number: usize,
    pub(crate) accept: &'m str,
    pub(crate) model: String,
    /// Fields beside the prompt and the model.
    pub(crate) fields: Vec<(&'static str, String)>,
}

/// A body and how it is announced.
struct Form {
    media: String,
    body: Vec<u8>,
}

impl Visitor<'_> {
    /// Sends the order in one of the ways there are.
    pub(crate) fn send(&self, program: &Program) -> TcpStream {
        let form = if self.number % 3 == 2 {
            self.parts(false)
        } else {
            self.urlencoded()
        };
        self.post(program, &form)
    }

    /// Sends the order with a picture and a mask.
    pub(crate) fn give(&self, program: &Program) -> TcpStream {
        self.post(program, &self.parts(true))
    }

    /// The order as bytes.
    pub(crate) fn whole(&self) -> Vec<u8> {
        let form = self.urlencoded();
        let head = format!("{}Content-Type: {}\r\n", self.head("POST /generate"), form.media);
        [
            format!("{head}Content-Length: {}\r\n\r\n", form.body.len()).as_bytes(),
            &form.body,
        ]
        .concat()
    }

    /// Sends all but the end of the same.
    pub(crate) fn begin_to_give(&self, program: &Program) -> TcpStream {
        let form = self.parts(true);
        let head = format!("{}Content-Type: {}\r\n", self.head("POST /generate"), form.media);
        let mut stream = program.connect();
        let length = form.body.len();
        let begun = [
            format!("{head}Content-Length: {length}\r\n\r\n").as_bytes(),
            &form.body[..length - 8],
        ]
        .concat();
        stream.write_all(&begun).unwrap();
        stream
    }

    fn all(&self) -> Vec<(&str, String)> {
        let own = [
            ("prompt", self.marks.prompt(self.number)),
            ("model", self.model.clone()),
        ];
        own.into_iter().chain(self.fields.iter().cloned()).collect()
    }

    /// As browsers write it, or with every letter encoded.
    fn urlencoded(&self) -> Form {
        let mut body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.all())
            .finish();
        if self.number % 3 == 1 {
            for mark in self.marks.all() {
                if let Ok(text) = std::str::from_utf8(mark.as_bytes()) {
                    body = body.replace(text, &mark.percent());
                }
            }
        }
        Form {
            media: "application/x-www-form-urlencoded".to_owned(),
            body: body.into_bytes(),
        }
    }

    fn parts(&self, files: bool) -> Form {
        let mut body = Vec::new();
        let mut part = |head: &str, content: &[u8]| {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n");
            body.extend([head.as_bytes(), content, b"\r\n"].concat());
        };
        for (name, text) in self.all() {
            part(&format!("name=\"{name}\""), text.as_bytes());
        }
        if files {
            let name = self.marks.file_name.as_str();
            let file = |field: &str| {
                format!("name=\"{field}\"; filename=\"{name}.png\"\r\nContent-Type: image/{name}")
            };
            let length = if self.number.is_multiple_of(4) {
                600_000
            } else {
                20_000
            };
            let image = picture(&self.marks.upload, self.number, length);
            part(&file("image"), &image);
            if self.number.is_multiple_of(2) {
                part(&file("mask"), &png(WITH_ALPHA, &filled(&self.marks.mask, 5_000)));
            }
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        Form {
            media: format!("multipart/form-data; boundary={BOUNDARY}"),
            body,
        }
    }

    /// The head but for what the body is: everything that a browser or a proxy says of a visitor.
    pub(crate) fn head(&self, line: &str) -> String {
        let (header, cookie) = (self.marks.header.as_str(), self.marks.cookie.as_str());
        format!(
            "{line} HTTP/1.1\r\nHost: pictures.example\r\nAccept: {}\r\nUser-Agent: {header}\r\nReferer: http://{header}/\r\n\
             Accept-Language: {header}\r\nX-{header}: {header}\r\nX-Forwarded-For: {}\r\n\
             Cookie: afterimage_session={cookie}; {cookie}={cookie}\r\n",
            self.accept, self.address
        )
    }

    fn post(&self, program: &Program, form: &Form) -> TcpStream {
        let line = format!("POST /generate?{}", self.marks.head.as_str());
        let head = format!("{}Content-Type: {}\r\n", self.head(&line), form.media);
        let mut stream = program.connect();
        // The program may have said no and closed before all of it was sent.
        let _ = match self.number % 4 {
            0 => stream.write_all(
                &[
                    format!("{head}Content-Length: {}\r\n\r\n", form.body.len()).as_bytes(),
                    &form.body,
                ]
                .concat(),
            ),
            1 => stream
                .write_all(
                    format!(
                        "{head}Content-Length: {}\r\nExpect: 100-continue\r\n\r\n",
                        form.body.len()
                    )
                    .as_bytes(),
                )
                .and_then(|()| stream.write_all(&form.body)),
            2 => chunked(&mut stream, &head, &form.body),
            _ => {
                let whole = [
                    format!("{head}Content-Length: {}\r\n\r\n", form.body.len()).as_bytes(),
                    &form.body,
                ]
                .concat();
                let mut pieces = whole.chunks(whole.len().div_ceil(7));
                pieces.try_for_each(|piece| stream.write_all(piece))
            }
        };
        stream
    }
}

fn chunked(stream: &mut TcpStream, head: &str, body: &[u8]) -> std::io::Result<()> {
    stream.write_all(format!("{head}Transfer-Encoding: chunked\r\n\r\n").as_bytes())?;
    for piece in body.chunks(body.len().div_ceil(5)) {
        stream.write_all(&[format!("{:x}\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat())?;
    }
    stream.write_all(b"0\r\n\r\n")
}

/// Reads on until the program closes, or breaks off.
pub(crate) fn read(mut stream: TcpStream) -> Vec<u8> {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

/// Reads until something has come.
pub(crate) fn read_until(stream: &mut TcpStream, text: &[u8]) {
    let (mut read, mut piece) = (Vec::new(), [0; 4096]);
    while memchr::memmem::find(&read, text).is_none() {
        let count = stream.read(&mut piece).unwrap();
        assert!(count > 0, "the end came first: {}", read.escape_ascii());
        read.extend_from_slice(&piece[..count]);
    }
}
