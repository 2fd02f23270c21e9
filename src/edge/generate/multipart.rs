//! `multipart/mixed`: events and pictures as they happen, for the page's script (RFC 2046, 5.1.3).

use std::convert::Infallible;

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_TYPE;
use afterimage_templates::Lang;
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

use super::made_by::MadeBy;

/// An event as the script reads it.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
enum Event {
    /// So many are served before.
    Queued { position: u32 },
    /// The done part of the work, 0 to 1.
    Progress { fraction: f32 },
    /// Nothing more comes after so many whole pictures.
    Refused {
        pictures: u32,
        #[serde(flatten)]
        problem: problem::Document,
    },
    /// Everything came.
    Done {
        pictures: u32,
        asked: u32,
        seed: Option<u32>,
        made_by: Option<MadeBy>,
    },
}

/// Answers with the steps as they come.
pub(super) fn answer(edge: &Edge, lang: Lang, mut steps: Steps) -> Result<HttpResponse, Refusal> {
    let boundary = edge.entropy.token::<16>().map_err(|_| Code::Internal)?;
    let content_type = format!("multipart/mixed; boundary={boundary}");
    let body = stream! {
        let mut parts = Parts { boundary, open: None, pictures: 0 };
        let mut made_by = None;
        yield Ok::<_, Infallible>(parts.open());
        while let Some(step) = steps.next().await {
            yield Ok(match step {
                Ok(Step::Queued(position)) => parts.event(&Event::Queued { position }),
                Ok(Step::Progress(fraction)) => parts.event(&Event::Progress { fraction }),
                Ok(Step::MadeBy { model, stands_in }) => {
                    made_by = Some(MadeBy::new(&model, stands_in));
                    continue;
                }
                Ok(Step::Begin(role, header)) => parts.begin(role, header),
                Ok(Step::Bytes(bytes)) => bytes,
                Ok(Step::End) => parts.end(),
                Ok(Step::Done { pictures, asked, seed }) => {
                    let made_by = made_by.take();
                    parts.event(&Event::Done { pictures, asked, seed, made_by })
                }
                Err(refusal) => {
                    let (pictures, problem) = (parts.pictures, problem::document(lang, &refusal));
                    parts.event(&Event::Refused { pictures, problem })
                }
            });
        }
        yield Ok(parts.close());
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, content_type))
        .force_close()
        .streaming(body))
}

/// Writes the parts; each is followed by its boundary at once, so that the reader need not wait for the next.
struct Parts {
    boundary: String,
    /// The picture that is coming.
    open: Option<Role>,
    /// How many are whole, previews not counted.
    pictures: u32,
}

impl Parts {
    fn open(&self) -> Bytes {
        Bytes::from(format!("--{}", self.boundary))
    }

    fn event(&mut self, event: &Event) -> Bytes {
        let json = serde_json::to_string(event).unwrap_or_default();
        // A picture that broke off ends here, too short to be taken for whole.
        let before = if self.open.take().is_some() {
            self.boundary()
        } else {
            String::new()
        };
        Bytes::from(format!(
            "{before}\r\nContent-Type: application/json\r\n\r\n{json}{}",
            self.boundary()
        ))
    }

    fn begin(&mut self, role: Role, header: Header) -> Bytes {
        self.open = Some(role);
        let name = match role {
            Role::Preview => "preview",
            Role::Picture => "picture",
        };
        let (mime, extension) = (header.format.mime(), header.format.extension());
        Bytes::from(format!(
            "\r\nContent-Type: {mime}\r\n\
             Content-Disposition: inline; name=\"{name}\"; filename=\"afterimage.{extension}\"\r\n\r\n"
        ))
    }

    fn end(&mut self) -> Bytes {
        self.pictures += u32::from(self.open.take() == Some(Role::Picture));
        Bytes::from(self.boundary())
    }

    fn close(&self) -> Bytes {
        Bytes::from_static(b"--\r\n")
    }

    fn boundary(&self) -> String {
        format!("\r\n--{}", self.boundary)
    }
}
