//! A form in parts as a browser writes it (RFC 7578), with files among its fields.

use actix_http::{BoxedPayloadStream, Payload, Request};
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use afterimage::pipeline::provider::{Edit, Mask, Model, painter};

use crate::answer::Answer;
use crate::studio::Studio;
use crate::visitor::Visitor;

const BOUNDARY: &str = "----WebKitFormBoundary7MA4YWxk";

/// What a visitor's own computer calls the file.
pub(crate) const NAME: &str = "canary at home.jpg";

/// A form that is being filled.
#[derive(Clone, Default)]
pub(crate) struct FileForm(Vec<u8>);

impl FileForm {
    pub(crate) fn of(fields: &[(&str, &str)]) -> Self {
        let text = |form: Self, (name, value): &(&str, &str)| form.text(name, value);
        fields.iter().fold(Self::default(), text)
    }

    pub(crate) fn text(self, name: &str, value: &str) -> Self {
        self.part(&format!("name=\"{name}\"\r\n"), value.as_bytes())
    }

    /// A file under a name and a type that say something else.
    pub(crate) fn file(self, name: &str, content: &[u8]) -> Self {
        let head = format!("name=\"{name}\"; filename=\"{NAME}\"\r\nContent-Type: text/html\r\n");
        self.part(&head, content)
    }

    /// A file field that was left alone.
    pub(crate) fn untouched(self, name: &str) -> Self {
        let head = format!("name=\"{name}\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n");
        self.part(&head, b"")
    }

    fn part(mut self, head: &str, content: &[u8]) -> Self {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n");
        self.0.extend_from_slice(head.as_bytes());
        self.0.extend_from_slice(content);
        self.0.extend_from_slice(b"\r\n");
        self
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        [self.0.as_slice(), format!("--{BOUNDARY}--\r\n").as_bytes()].concat()
    }

    pub(crate) async fn send(&self, visitor: &Visitor<'_>) -> Answer {
        self.send_to("/generate", visitor).await
    }

    pub(crate) async fn send_to(&self, path: &str, visitor: &Visitor<'_>) -> Answer {
        let body = self.body();
        let request = head(path, visitor, Some(body.len()))
            .set_payload(body)
            .to_request();
        visitor.send(request).await.whole().await
    }
}

/// A form of which only the head is known, and whose body comes as this stream does.
pub(crate) fn streamed(visitor: &Visitor<'_>, length: Option<usize>, body: BoxedPayloadStream) -> Request {
    let request = head("/generate", visitor, length).to_request();
    request.replace_payload(Payload::from(body)).0
}

fn head(path: &str, visitor: &Visitor<'_>, length: Option<usize>) -> actix_web::test::TestRequest {
    let media = format!("multipart/form-data; boundary={BOUNDARY}");
    let head = visitor
        .request(Method::POST, path)
        .insert_header((CONTENT_TYPE, media));
    match length {
        Some(length) => head.insert_header((CONTENT_LENGTH, length)),
        None => head,
    }
}

/// The painter's model, and the same taking pictures in each way there is.
pub(crate) fn editing() -> std::sync::Arc<Studio> {
    let edit = |id: &str, mask, strength| Model {
        id: id.to_owned(),
        edit: Some(Edit { mask, strength }),
        ..painter::capabilities("painter")
    };
    Studio::offering(vec![
        painter::capabilities("painter"),
        edit("plain", None, false),
        edit("transparent", Some(Mask::Transparent), false),
        edit("white", Some(Mask::White), true),
    ])
}
