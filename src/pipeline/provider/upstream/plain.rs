//! Plain HTTP to an upstream of the operator's own, with a buffer of our choosing.
//!
//! Beside a fast upstream the usual client's reads grow to 408 KiB, and it fetches one more ahead: a picture for a
//! visitor who reads slowly would lie in memory by the megabyte. TLS comes in records of 16 KiB and needs none of this.

use std::time::Duration;

use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use reqwest::header::{ACCEPT_ENCODING, HOST, HeaderValue, USER_AGENT};
use reqwest::{Body, Request, Response, Url};
use tokio::time::timeout;

use super::super::Fault;
use super::{client, failure, place};

/// The most bytes of one read.
const READ: usize = 64 * 1024;

/// Sends a request over a connection of its own and waits for the head of the answer.
///
/// # Errors
/// The [`Fault`] of the connection or of the head.
pub(super) async fn execute(request: Request, connect: Duration) -> Result<Response, Fault> {
    let url = request.url().clone();
    let stream = timeout(connect, place::connect_private(&url))
        .await
        .map_err(|_| Fault::Unreachable)?
        .map_err(|_| Fault::Unreachable)?;
    // Nothing was sent yet, whatever fails here.
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(READ)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|_| Fault::Unreachable)?;
    // It ends with the answer: when its body was read to the end, or when nobody reads it any more.
    tokio::spawn(connection.with_upgrades());
    let answer = sender
        .send_request(outgoing(request, &url)?)
        .await
        .map_err(|error| failure::of_connection(&error))?;
    Ok(Response::from(answer.map(Body::wrap)))
}

/// The request in the form that goes to a server itself (RFC 9112, 3.2.1).
fn outgoing(request: Request, url: &Url) -> Result<hyper::Request<Body>, Fault> {
    let mut request: hyper::Request<Body> = request.try_into().map_err(|_| Fault::Unreachable)?;
    let target = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    let host = url.host_str().unwrap_or_default();
    let host = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    *request.uri_mut() = target.parse().map_err(|_| Fault::Unreachable)?;
    let headers = request.headers_mut();
    headers.insert(HOST, HeaderValue::try_from(host).map_err(|_| Fault::Unreachable)?);
    headers.insert(USER_AGENT, HeaderValue::from_static(client::NAME));
    headers.insert(ACCEPT_ENCODING, client::ENCODING);
    Ok(request)
}
