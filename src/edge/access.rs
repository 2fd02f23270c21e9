//! The layer that writes the access log: after the last byte of an answer, and nothing a visitor wrote.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};
use bytes::Bytes;

use crate::client::Client;
use crate::clock::{Clock, Moment};
use crate::telemetry::{AccessLine, AccessLog, LogNetwork, Method, Size, Took};

use super::answers::Answers;
use super::problem::{Told, code_of};
use super::routes;

/// What the layer needs.
#[derive(Clone)]
pub struct Access {
    /// Where lines go.
    pub log: AccessLog,
    /// How long an answer took.
    pub clock: Clock,
    /// What was answered.
    pub answers: Arc<Answers>,
}

/// Logs each answer when its body is done, or dropped half-way.
///
/// # Errors
/// Those of the service inside.
pub async fn note<B: MessageBody + 'static>(
    access: web::Data<Access>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let began = access.clock.now();
    let method = Method::of(request.method().as_str());
    let network = request
        .extensions()
        .get::<Client>()
        .map_or(LogNetwork::None, |client| client.network);
    let access = access.get_ref().clone();
    let mut entry = Entry {
        access,
        began,
        method,
        network,
        route: routes::UNKNOWN,
        status: 500,
        bytes: 0,
    };
    let response = next.call(request).await.inspect_err(|error| {
        let status = error.as_response_error().status_code();
        entry.status = status.as_u16();
        entry.access.answers.refused(code_of(status));
    })?;
    if let Some(Told(code)) = response.response().extensions().get::<Told>() {
        entry.access.answers.refused(*code);
    }
    entry.route = routes::template(response.request().match_pattern().as_deref());
    entry.status = response.status().as_u16();
    Ok(response.map_body(|_, body| {
        BoxBody::new(Counted {
            body: body.boxed(),
            entry,
        })
    }))
}

/// A line that is written when it is dropped.
struct Entry {
    access: Access,
    began: Moment,
    method: Method,
    network: LogNetwork,
    route: &'static str,
    status: u16,
    bytes: u64,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.access.answers.answered(self.route, self.status);
        self.access.log.log(AccessLine {
            network: self.network,
            method: self.method,
            route: self.route,
            status: self.status,
            took: Took::of(self.access.clock.now().since(self.began)),
            size: Size::of_amount(self.bytes),
        });
    }
}

/// A body that counts what passes.
struct Counted {
    body: BoxBody,
    entry: Entry,
}

impl MessageBody for Counted {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let polled = Pin::new(&mut self.body).poll_next(cx);
        if let Poll::Ready(Some(Ok(piece))) = &polled {
            self.entry.bytes += piece.len() as u64;
        }
        polled
    }
}
