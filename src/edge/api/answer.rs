//! An answer that went well, before it is one of the framework's: several programs may read the same.

use std::convert::Infallible;
use std::pin::Pin;

use actix_web::HttpResponse;
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};

use super::links::Keepsake;

/// The pieces of a body as they come.
pub(super) type Pieces = Pin<Box<dyn Stream<Item = Bytes>>>;

/// A good answer.
pub(super) struct Answer {
    /// Its media type.
    pub(super) media: &'static str,
    /// Its body.
    pub(super) body: Pieces,
    /// By what it can be given again for a while.
    pub(super) keepsake: Option<Keepsake>,
}

impl Answer {
    /// An answer with nothing to give again.
    pub(super) fn new(media: &'static str, body: impl Stream<Item = Bytes> + 'static) -> Self {
        Self {
            media,
            body: Box::pin(body),
            keepsake: None,
        }
    }

    /// The answer to the one program that asked.
    pub(super) fn response(self) -> HttpResponse {
        HttpResponse::Ok()
            .content_type(self.media)
            .force_close()
            .streaming(self.body.map(Ok::<_, Infallible>))
    }
}
