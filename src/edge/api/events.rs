//! `stream: true`: the answer as server-sent events, pictures in base64 as they come (WHATWG HTML, 9.2).

use async_stream::stream;
use bytes::Bytes;
use futures_util::StreamExt;
use serde::Serialize;
use utoipa::ToSchema;

use crate::edge::base64::Encoder;
use crate::error::Refusal;
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

use super::Act;
use super::answer::Answer;
use super::error::{ErrorObject, object};
use super::manner::Manner;

/// An event with a picture.
// It is written as it comes and never held: this only describes it.
#[derive(Serialize, ToSchema)]
pub(in crate::edge) struct ImageEvent {
    /// The file, in base64.
    b64_json: String,
    #[serde(flatten)]
    beside: Beside,
}

/// What an event says beside its picture, which stands before it.
#[derive(Serialize, ToSchema)]
#[schema(as = ImageEventEnd)]
pub(in crate::edge) struct Beside {
    /// What kind of event it is.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Which first impression it is, from nought.
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_image_index: Option<u32>,
    /// When the answer began, in seconds since 1970.
    created_at: i64,
    /// Width and height.
    size: String,
    /// How much work was asked for.
    quality: &'static str,
    /// What was asked to be behind things.
    background: &'static str,
    /// The file format.
    output_format: &'static str,
    /// What it cost in tokens: nothing here is counted in them, and strict readers want the numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    usage: Option<Usage>,
}

/// Noughts in OpenAI's shape.
#[derive(Serialize, Default, ToSchema)]
pub(in crate::edge) struct Usage {
    /// Of the request.
    input_tokens: u32,
    /// Of what it was made up of.
    input_tokens_details: Details,
    /// Of the answer.
    output_tokens: u32,
    /// Both.
    total_tokens: u32,
}

/// The parts of a request.
#[derive(Serialize, Default, ToSchema)]
#[schema(as = UsageDetails)]
pub(in crate::edge) struct Details {
    /// Pictures.
    image_tokens: u32,
    /// Words.
    text_tokens: u32,
}

/// The end, when it is a bad one.
#[derive(Serialize)]
struct Broken {
    /// `error`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Why.
    error: ErrorObject,
}

/// A picture's size as programs say it.
pub(super) fn size(header: Header) -> String {
    format!("{}x{}", header.width, header.height)
}

/// A picture's format as programs say it.
pub(super) fn format(header: Header) -> &'static str {
    let mime = header.format.mime();
    mime.strip_prefix("image/").unwrap_or(mime)
}

/// Answers with the steps as they come.
pub(super) fn answer(act: Act, manner: Manner, created: i64, mut steps: Steps) -> Answer {
    let body = stream! {
        let mut writer = Writer { act, manner, created, impressions: 0, open: None };
        while let Some(step) = steps.next().await {
            let piece = match step {
                // Whoever waits, and whatever stands between, can see that the connection lives.
                Ok(Step::Queued(position)) => Bytes::from(format!(": queued, {position} before\n\n")),
                Ok(Step::Progress(fraction)) => Bytes::from(format!(": progress {fraction:.2}\n\n")),
                Ok(Step::Begin(role, header)) => writer.begin(role, header),
                Ok(Step::Bytes(bytes)) => writer.piece(&bytes),
                Ok(Step::End) => writer.end(),
                Ok(Step::MadeBy { .. } | Step::Done { .. }) => continue,
                Err(refusal) => writer.break_off(&refusal),
            };
            if !piece.is_empty() {
                yield piece;
            }
        }
    };
    Answer::new("text/event-stream", body)
}

struct Writer {
    act: Act,
    manner: Manner,
    created: i64,
    /// How many first impressions went out.
    impressions: u32,
    open: Option<Open>,
}

/// The picture that is coming.
struct Open {
    role: Role,
    header: Header,
    encoder: Encoder,
}

impl Writer {
    fn begin(&mut self, role: Role, header: Header) -> Bytes {
        if role == Role::Preview && self.impressions >= self.manner.partial_images {
            return Bytes::new();
        }
        self.open = Some(Open {
            role,
            header,
            encoder: Encoder::default(),
        });
        let kind = self.kind(role);
        Bytes::from(format!("event: {kind}\ndata: {{\"b64_json\":\""))
    }

    fn piece(&mut self, bytes: &[u8]) -> Bytes {
        self.open
            .as_mut()
            .map(|open| open.encoder.push(bytes))
            .unwrap_or_default()
    }

    fn end(&mut self) -> Bytes {
        let Some(mut open) = self.open.take() else {
            return Bytes::new();
        };
        let whole = open.role == Role::Picture;
        let beside = Beside {
            kind: self.kind(open.role),
            partial_image_index: (!whole).then_some(self.impressions),
            created_at: self.created,
            size: size(open.header),
            quality: self.manner.quality,
            background: self.manner.background,
            output_format: format(open.header),
            usage: whole.then(Usage::default),
        };
        self.impressions += u32::from(!whole);
        let beside = rest(&beside);
        Bytes::from([&open.encoder.finish()[..], beside.as_bytes(), b"\n\n"].concat())
    }

    /// Says what went wrong, inside the event of the picture that broke off: of two `event` lines the last one counts,
    /// and what has an `error` is no picture to anybody.
    fn break_off(&mut self, refusal: &Refusal) -> Bytes {
        let broken = Broken {
            kind: "error",
            error: object(refusal),
        };
        let text = match self.open.take() {
            Some(_) => format!("{}\nevent: error\n\n", rest(&broken)),
            None => {
                let broken = serde_json::to_string(&broken).unwrap_or_default();
                format!("event: error\ndata: {broken}\n\n")
            }
        };
        Bytes::from(text)
    }

    fn kind(&self, role: Role) -> &'static str {
        match (self.act, role) {
            (Act::Generation, Role::Preview) => "image_generation.partial_image",
            (Act::Generation, Role::Picture) => "image_generation.completed",
            (Act::Edit, Role::Preview) => "image_edit.partial_image",
            (Act::Edit, Role::Picture) => "image_edit.completed",
        }
    }
}

/// An object's members and its end, behind the text that stands open before them.
fn rest(object: &impl Serialize) -> String {
    let object = serde_json::to_string(object).unwrap_or_default();
    format!("\",{}", object.strip_prefix('{').unwrap_or_default())
}
