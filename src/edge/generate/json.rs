//! `application/json`: one document, streamed; what fails on the way is said inside it.

use std::convert::Infallible;

use actix_web::HttpResponse;
use afterimage_templates::Lang;
use async_stream::stream;
use bytes::Bytes;
use futures_util::StreamExt;
use serde::Serialize;
use utoipa::ToSchema;

use crate::edge::base64::Text;
use crate::edge::problem;
use crate::error::Refusal;
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

use super::made_by::MadeBy;
use super::picture::{First, first};

/// The answer in one document.
// It is written as it comes and never held: this only describes it.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct Pictures {
    /// Every picture that was begun.
    pictures: Vec<Picture>,
    #[serde(flatten)]
    closing: Closing,
}

/// One picture.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct Picture {
    /// `image/png`, `image/jpeg` or `image/webp`.
    #[serde(rename = "type")]
    media: &'static str,
    /// The file, in base64.
    b64_json: String,
    /// Whether it ended too soon; it stands here only where it did.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    broken: bool,
}

/// The end of the document.
#[derive(Serialize, ToSchema)]
#[schema(as = PicturesEnd)]
pub(in crate::edge) struct Closing {
    /// How many pictures are whole.
    complete: u32,
    /// How many were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<u32>,
    /// What they were made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u32>,
    /// Who made them.
    #[serde(skip_serializing_if = "Option::is_none")]
    made_by: Option<MadeBy>,
    /// Why there are not more.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<problem::Document>,
}

/// Answers once the first picture's first bytes were checked.
pub(super) async fn answer(lang: Lang, mut steps: Steps) -> Result<HttpResponse, Refusal> {
    let First { header, made_by } = first(&mut steps).await?;
    let body = stream! {
        let mut writer = Writer { made_by, ..Writer::default() };
        yield Ok::<_, Infallible>(writer.begin(header));
        while let Some(step) = steps.next().await {
            let piece = match step {
                Ok(Step::Begin(Role::Picture, header)) => writer.begin(header),
                Ok(Step::Bytes(bytes)) => writer.text.piece(&bytes),
                Ok(Step::End) => writer.end(),
                Ok(Step::Done { asked, seed, .. }) => writer.close(Some(asked), seed, None),
                Ok(_) => continue,
                Err(refusal) => writer.close(None, None, Some(problem::document(lang, &refusal))),
            };
            if !piece.is_empty() {
                yield Ok(piece);
            }
        }
    };
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .force_close()
        .streaming(body))
}

#[derive(Default)]
struct Writer {
    text: Text,
    begun: u32,
    complete: u32,
    made_by: Option<MadeBy>,
}

impl Writer {
    fn begin(&mut self, header: Header) -> Bytes {
        let before = if self.begun == 0 { "{\"pictures\":[" } else { "," };
        self.begun += 1;
        self.text.begin();
        Bytes::from(format!(
            "{before}{{\"type\":\"{}\",\"b64_json\":\"",
            header.format.mime()
        ))
    }

    fn end(&mut self) -> Bytes {
        let ended = self.text.end("\"}");
        self.complete += u32::from(ended.is_some());
        ended.unwrap_or_default()
    }

    /// Closes what is open; a picture that broke off says so itself.
    fn close(&mut self, asked: Option<u32>, seed: Option<u32>, refused: Option<problem::Document>) -> Bytes {
        let open = if self.text.break_off() {
            "\",\"broken\":true}"
        } else {
            ""
        };
        let closing = Closing {
            complete: self.complete,
            asked,
            seed,
            made_by: self.made_by.take(),
            refused,
        };
        // The closing object's own brace is the document's.
        let closing = serde_json::to_string(&closing).unwrap_or_default();
        let closing = closing.strip_prefix('{').unwrap_or_default();
        Bytes::from(format!("{open}],{closing}\n"))
    }
}
