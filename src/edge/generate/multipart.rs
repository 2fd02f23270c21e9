//! `multipart/mixed`: events and pictures as they happen, for the page's script (RFC 2046, 5.1.3).

use std::convert::Infallible;

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use async_stream::stream;
use bytes::Bytes;
use futures_util::StreamExt;
use serde::Serialize;

use crate::edge::problem;
use crate::edge::services::Edge;
use crate::error::{Code, Refusal};
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

/// An event as the script reads it.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
enum Event {
    /// So many are served before.
    Queued { position: u32 },
    /// The done part of the work, 0 to 1.
    Progress { fraction: f32 },
    /// Nothing more comes.
    Refused(problem::Document),
    /// Everything came.
    Done {
        pictures: u32,
        asked: u32,
        seed: Option<u32>,
    },
}

/// Answers with the steps as they come.
pub(super) fn answer(edge: &Edge, mut steps: Steps) -> Result<HttpResponse, Refusal> {
    let boundary = edge.entropy.token::<16>().map_err(|_| Code::Internal)?;
    let content_type = format!("multipart/mixed; boundary={boundary}");
    let lang = edge.pages.lang();
    let body = stream! {
        let mut parts = Parts { boundary, begun: false };
        while let Some(step) = steps.next().await {
            match step {
                Ok(Step::Queued(position)) => yield parts.event(&Event::Queued { position }),
                Ok(Step::Progress(fraction)) => yield parts.event(&Event::Progress { fraction }),
                Ok(Step::Begin(role, header)) => yield parts.picture(role, header),
                Ok(Step::Bytes(bytes)) => yield Ok(bytes),
                Ok(Step::End) => {}
                Ok(Step::Done { pictures, asked, seed }) => {
                    yield parts.event(&Event::Done { pictures, asked, seed });
                }
                Err(refusal) => yield parts.event(&Event::Refused(problem::document(lang, &refusal))),
            }
        }
        yield parts.close();
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, content_type))
        .force_close()
        .streaming(body))
}

/// Writes the parts' heads; a part ends where the next begins.
struct Parts {
    boundary: String,
    begun: bool,
}

impl Parts {
    fn event(&mut self, event: &Event) -> Result<Bytes, Infallible> {
        let json = serde_json::to_string(event).unwrap_or_default();
        Ok(self.part("Content-Type: application/json\r\n", &json))
    }

    fn picture(&mut self, role: Role, header: Header) -> Result<Bytes, Infallible> {
        let name = match role {
            Role::Preview => "preview",
            Role::Picture => "picture",
        };
        let (mime, extension) = (header.format.mime(), header.format.extension());
        let head = format!(
            "Content-Type: {mime}\r\nContent-Disposition: inline; name=\"{name}\"; filename=\"afterimage.{extension}\"\r\n"
        );
        Ok(self.part(&head, ""))
    }

    fn part(&mut self, head: &str, body: &str) -> Bytes {
        let before = if self.begun { "\r\n" } else { "" };
        self.begun = true;
        Bytes::from(format!("{before}--{}\r\n{head}\r\n{body}", self.boundary))
    }

    fn close(&self) -> Result<Bytes, Infallible> {
        Ok(Bytes::from(format!("\r\n--{}--\r\n", self.boundary)))
    }
}
