//! `image/*`: the first picture and nothing else, for `curl` and for the button that saves a file.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName};
use async_stream::stream;
use bytes::Bytes;
use futures_util::StreamExt;

use crate::edge::headers::Kind;
use crate::error::{Code, Refusal};
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

use super::made_by::MadeBy;

/// The header that names the model which made the picture.
const MADE_BY: HeaderName = HeaderName::from_static("afterimage-made-by");

/// The picture broke off: the connection must end in a way that nobody takes for its end.
#[derive(Debug)]
pub(in crate::edge) struct BrokeOff;

impl std::fmt::Display for BrokeOff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the picture broke off")
    }
}

impl std::error::Error for BrokeOff {}

/// Answers with the first picture, once its first bytes were checked.
pub(super) async fn answer(mut steps: Steps, disposition: &str) -> Result<HttpResponse, Refusal> {
    let First { header, made_by } = first(&mut steps).await?;
    let body = stream! {
        while let Some(step) = steps.next().await {
            match step {
                Ok(Step::Bytes(bytes)) => yield Ok::<Bytes, BrokeOff>(bytes),
                Ok(Step::End) => return,
                Ok(_) => {}
                Err(_) => {
                    yield Err(BrokeOff);
                    return;
                }
            }
        }
    };
    let name = format!(
        "{disposition}; filename=\"afterimage.{}\"",
        header.format.extension()
    );
    let mut response = HttpResponse::Ok();
    response.extensions_mut().insert(Kind::Picture);
    if let Some(made_by) = made_by {
        response.insert_header((MADE_BY, made_by.model()));
    }
    Ok(response
        .insert_header((CONTENT_TYPE, header.format.mime()))
        .insert_header((CONTENT_DISPOSITION, name))
        .force_close()
        .streaming(body))
}

/// How an answer with a picture begins.
pub(in crate::edge) struct First {
    /// What the first picture is.
    pub(in crate::edge) header: Header,
    /// Who makes it.
    pub(in crate::edge) made_by: Option<MadeBy>,
}

/// Waits until the first picture begins, whatever comes before it.
pub(in crate::edge) async fn first(steps: &mut Steps) -> Result<First, Refusal> {
    let mut made_by = None;
    while let Some(step) = steps.next().await {
        match step? {
            Step::MadeBy { model, stands_in } => made_by = Some(MadeBy::new(&model, stands_in)),
            Step::Begin(Role::Picture, header) => return Ok(First { header, made_by }),
            _ => {}
        }
    }
    Err(Code::Internal.into())
}
