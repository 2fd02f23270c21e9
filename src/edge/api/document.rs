//! The answer as one document, streamed: pictures become base64 as they pass.

use std::convert::Infallible;

use actix_web::HttpResponse;
use async_stream::stream;
use bytes::Bytes;
use futures_util::StreamExt;
use serde::Serialize;
use utoipa::ToSchema;

use crate::edge::base64::Encoder;
use crate::edge::generate::made_by::MadeBy;
use crate::edge::generate::picture::{First, first};
use crate::error::Refusal;
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

use super::error::{ErrorObject, object};
use super::events::{format, size};
use super::manner::Manner;

/// The answer in one document.
// It is written as it comes and never held: this only describes it.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct Images {
    /// When the answer began, in seconds since 1970.
    created: i64,
    /// The pictures.
    data: Vec<Image>,
    #[serde(flatten)]
    closing: Closing,
}

/// One picture.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct Image {
    /// The file, in base64; empty where it broke off.
    b64_json: String,
}

/// What follows the pictures.
#[derive(Serialize, ToSchema)]
#[schema(as = ImagesEnd)]
pub(in crate::edge) struct Closing {
    /// What was asked to be behind things.
    background: &'static str,
    /// The file format of the first picture.
    output_format: &'static str,
    /// How much work was asked for.
    quality: &'static str,
    /// Width and height of the first picture.
    size: String,
    /// What they were made from; ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u32>,
    /// Which model made them; ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<String>,
    /// Why there are not more; ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorObject>,
}

/// Answers once the first picture's first bytes were checked.
pub(super) async fn answer(manner: Manner, created: i64, mut steps: Steps) -> Result<HttpResponse, Refusal> {
    let First { header, made_by } = first(&mut steps).await?;
    let body = stream! {
        let mut writer = Writer::new(manner, created, header, made_by);
        yield Ok::<_, Infallible>(writer.begin());
        while let Some(step) = steps.next().await {
            let piece = match step {
                Ok(Step::Begin(Role::Picture, _)) => writer.begin(),
                Ok(Step::Bytes(bytes)) => writer.piece(&bytes),
                Ok(Step::End) => writer.end(),
                Ok(Step::Done { seed, .. }) => writer.close(seed, None),
                Ok(_) => continue,
                Err(refusal) => writer.break_off(&refusal),
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

struct Writer {
    manner: Manner,
    created: i64,
    first: Header,
    made_by: Option<MadeBy>,
    encoder: Option<Encoder>,
    begun: u32,
    whole: u32,
}

impl Writer {
    fn new(manner: Manner, created: i64, first: Header, made_by: Option<MadeBy>) -> Self {
        Self {
            manner,
            created,
            first,
            made_by,
            encoder: None,
            begun: 0,
            whole: 0,
        }
    }

    fn begin(&mut self) -> Bytes {
        let before = match self.begun {
            0 => format!("{{\"created\":{},\"data\":[", self.created),
            _ => ",".to_owned(),
        };
        self.begun += 1;
        self.encoder = Some(Encoder::default());
        Bytes::from(before + "{\"b64_json\":\"")
    }

    /// Nothing for the bytes of a preview: only pictures are part of the document.
    fn piece(&mut self, bytes: &[u8]) -> Bytes {
        self.encoder
            .as_mut()
            .map(|encoder| encoder.push(bytes))
            .unwrap_or_default()
    }

    fn end(&mut self) -> Bytes {
        let Some(mut encoder) = self.encoder.take() else {
            return Bytes::new();
        };
        self.whole += 1;
        Bytes::from([&encoder.finish()[..], b"\"}"].concat())
    }

    /// Ends a document whose pictures stopped coming, so that no half picture passes for a whole one, nothing that is
    /// whole is lost, and no library asks again by itself for what may have been paid for.
    fn break_off(&mut self, refusal: &Refusal) -> Bytes {
        let broken = self.encoder.take().is_some();
        if broken && self.whole == 0 {
            // A line break inside a text is no JSON (RFC 8259, 7): whoever reads this fails, and finds the reason.
            let reason = serde_json::to_string(&object(refusal)).unwrap_or_default();
            return Bytes::from(format!("\n{{\"error\":{reason}}}\n"));
        }
        // Of two members of one name every usual reader takes the last.
        let before: &[u8] = if broken { b"\",\"b64_json\":\"\"}" } else { b"" };
        Bytes::from([before, &self.close(None, Some(object(refusal)))].concat())
    }

    fn close(&mut self, seed: Option<u32>, error: Option<ErrorObject>) -> Bytes {
        let closing = Closing {
            background: self.manner.background,
            output_format: format(self.first),
            quality: self.manner.quality,
            size: size(self.first),
            seed,
            model: self.made_by.take().map(|made_by| made_by.model().to_owned()),
            error,
        };
        let closing = serde_json::to_string(&closing).unwrap_or_default();
        // The closing object's own brace is the document's.
        let closing = closing.strip_prefix('{').unwrap_or_default();
        Bytes::from(format!("],{closing}\n"))
    }
}
