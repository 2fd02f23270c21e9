//! The layer that tells a connection how far its request has come.
//!
//! A connection that waits for its visitor may have to make room for another; one that is being answered may not. Only
//! a request knows which it is: what its visitor still owes is what its body has not brought yet.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _};
use bytes::Bytes;
use futures_util::Stream;

use crate::client::Occupant;

/// Holds the connection's place from when a request is whole until its answer has been made.
///
/// # Errors
/// Those of the service inside.
pub async fn occupy<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // A request that came over no connection has no place to hold.
    let Some(occupant) = request.conn_data::<Occupant>().cloned() else {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    };
    let visit = Rc::new(Visit::begin(occupant));
    match request.take_payload() {
        Payload::None => visit.whole(),
        payload => {
            let visit = visit.clone();
            let payload = Box::pin(Owed { payload, visit });
            request.set_payload(Payload::Stream { payload });
        }
    }
    let response = next.call(request).await?;
    Ok(response.map_body(|_, body| {
        BoxBody::new(Answer {
            body: body.boxed(),
            _visit: visit,
        })
    }))
}

/// A request on its connection, until its answer has been made.
struct Visit {
    occupant: Occupant,
    whole: Cell<bool>,
}

impl Visit {
    fn begin(occupant: Occupant) -> Self {
        occupant.head();
        Self {
            occupant,
            whole: Cell::new(false),
        }
    }

    fn whole(&self) {
        if !self.whole.replace(true) {
            self.occupant.whole();
        }
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.occupant.answered(self.whole.get());
    }
}

/// The body of a request, which is whole when it ends.
struct Owed {
    payload: Payload,
    visit: Rc<Visit>,
}

impl Stream for Owed {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = Pin::new(&mut self.payload).poll_next(cx);
        if matches!(polled, Poll::Ready(None)) {
            self.visit.whole();
        }
        polled
    }
}

/// The body of an answer, with which the visit ends.
struct Answer {
    body: BoxBody,
    _visit: Rc<Visit>,
}

impl MessageBody for Answer {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(cx)
    }
}
