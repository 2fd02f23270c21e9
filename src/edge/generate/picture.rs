//! `image/*`: the first picture and nothing else, for `curl` and for the button that saves a file.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use async_stream::stream;
use bytes::Bytes;
use futures_util::StreamExt;

use crate::edge::headers::Kind;
use crate::error::{Code, Refusal};
use crate::pipeline::provider::Role;
use crate::pipeline::scrub::Header;
use crate::pipeline::{Step, Steps};

/// The picture broke off: the connection must end in a way that nobody takes for its end.
#[derive(Debug)]
struct BrokeOff;

impl std::fmt::Display for BrokeOff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the picture broke off")
    }
}

impl std::error::Error for BrokeOff {}

/// Answers with the first picture, once its first bytes were checked.
pub(super) async fn answer(mut steps: Steps, disposition: &str) -> Result<HttpResponse, Refusal> {
    let header = first(&mut steps).await?;
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
    Ok(response
        .insert_header((CONTENT_TYPE, header.format.mime()))
        .insert_header((CONTENT_DISPOSITION, name))
        .force_close()
        .streaming(body))
}

/// Waits until the first picture begins, whatever comes before it.
pub(super) async fn first(steps: &mut Steps) -> Result<Header, Refusal> {
    while let Some(step) = steps.next().await {
        if let Step::Begin(Role::Picture, header) = step? {
            return Ok(header);
        }
    }
    Err(Code::Internal.into())
}
