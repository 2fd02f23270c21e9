//! The answer as one document, streamed: pictures become base64 as they pass.

use async_stream::stream;
use bytes::Bytes;
use futures_util::StreamExt;
use serde::Serialize;
use utoipa::ToSchema;

use crate::edge::base64::Text;
use crate::edge::generate::made_by::MadeBy;
use crate::edge::generate::picture::{First, first};
use crate::error::Refusal;
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

use super::answer::Answer;
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

impl Closing {
    /// What is known of an answer whose first picture is this.
    pub(super) fn new(
        manner: &Manner,
        first: Header,
        made_by: Option<&MadeBy>,
        (seed, error): (Option<u32>, Option<ErrorObject>),
    ) -> Self {
        Self {
            background: manner.background,
            output_format: format(first),
            quality: manner.quality,
            size: size(first),
            seed,
            model: made_by.map(|made_by| made_by.model().to_owned()),
            error,
        }
    }
}

/// Answers once the first picture's first bytes were checked.
pub(super) async fn answer(manner: Manner, created: i64, mut steps: Steps) -> Result<Answer, Refusal> {
    let First { header, made_by } = first(&mut steps).await?;
    let body = stream! {
        let mut writer = Writer::new(manner, created, header, made_by);
        yield writer.begin();
        while let Some(step) = steps.next().await {
            let piece = match step {
                Ok(Step::Begin(Role::Picture, _)) => writer.begin(),
                Ok(Step::Bytes(bytes)) => writer.text.piece(&bytes),
                Ok(Step::End) => writer.end(),
                Ok(Step::Done { seed, .. }) => writer.close(seed, None),
                Ok(_) => continue,
                Err(refusal) => writer.break_off(&refusal),
            };
            if !piece.is_empty() {
                yield piece;
            }
        }
    };
    Ok(Answer::new("application/json", body))
}

struct Writer {
    manner: Manner,
    created: i64,
    first: Header,
    made_by: Option<MadeBy>,
    text: Text,
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
            text: Text::default(),
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
        self.text.begin();
        Bytes::from(before + "{\"b64_json\":\"")
    }

    fn end(&mut self) -> Bytes {
        let ended = self.text.end("\"}");
        self.whole += u32::from(ended.is_some());
        ended.unwrap_or_default()
    }

    /// Ends a document whose pictures stopped coming, so that no half picture passes for a whole one, nothing that is
    /// whole is lost, and no library asks again by itself for what may have been paid for.
    fn break_off(&mut self, refusal: &Refusal) -> Bytes {
        let broken = self.text.break_off();
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
        let told = (seed, error);
        let closing = Closing::new(&self.manner, self.first, self.made_by.as_ref(), told);
        let closing = serde_json::to_string(&closing).unwrap_or_default();
        // The closing object's own brace is the document's.
        let closing = closing.strip_prefix('{').unwrap_or_default();
        Bytes::from(format!("],{closing}\n"))
    }
}
