//! What the operator's own programs ask, on a listener of its own: `/metrics`, and whether the service is well.
//!
//! It has a thread and few connections, each with one request and little time: it answers while every worker is busy,
//! and nobody who reads slowly keeps it from others. Nothing here changes anything, and nothing knows a visitor.

mod figures;
mod scrape;

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::header::{ACCEPT, ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::{Semaphore, oneshot};
use tokio::time::{sleep, timeout};

use crate::telemetry::metrics::Form;
pub use scrape::Scrape;

/// How long one connection may last, from its beginning to the last byte of the answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many there may be at a time; the next waits at the door.
const CONNECTIONS: usize = 8;
/// The most bytes of a request's head.
const HEAD: usize = 16 * 1024;
/// How long nobody is let in after the system had no socket to give.
const PAUSE: Duration = Duration::from_millis(200);

/// The listener; it ends with this.
pub struct Admin(#[expect(dead_code, reason = "dropped, it ends the thread")] oneshot::Sender<()>);

impl Admin {
    /// Answers at this listener from now on.
    ///
    /// # Errors
    /// What the system says when it gives no thread.
    pub fn start(listener: TcpListener, scrape: Scrape) -> io::Result<Self> {
        Self::start_within(listener, scrape, PATIENCE)
    }

    /// The same, with so much time for a connection.
    ///
    /// # Errors
    /// As for [`Self::start`].
    pub fn start_within(listener: TcpListener, scrape: Scrape, patience: Duration) -> io::Result<Self> {
        listener.set_nonblocking(true)?;
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_all().build()?;
        let (end, ended) = oneshot::channel();
        let serve = async move {
            tokio::select! {
                () = listen(listener, Arc::new(scrape), patience) => {}
                _ = ended => {}
            }
        };
        let thread = thread::Builder::new().name("admin".to_owned());
        thread.spawn(move || runtime.block_on(serve))?;
        Ok(Self(end))
    }
}

async fn listen(listener: TcpListener, scrape: Arc<Scrape>, patience: Duration) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    while let Ok(place) = room.clone().acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let scrape = scrape.clone();
        tokio::spawn(async move {
            let answered = service_fn(|request| answer(request, &scrape));
            let connection = http1::Builder::new()
                .keep_alive(false)
                .max_buf_size(HEAD)
                .timer(TokioTimer::new())
                .header_read_timeout(patience)
                .serve_connection(TokioIo::new(stream), answered);
            // Who asks too slowly, or badly, has had their answer or gets none.
            let _ = timeout(patience, connection).await;
            drop(place);
        });
    }
}

async fn answer(request: Request<Incoming>, scrape: &Scrape) -> Result<Response<Whole>, Infallible> {
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    let (status, kind, body) = match (request.uri().path(), request.method()) {
        ("/metrics" | "/healthz" | "/readyz", method) if method != Method::GET && method != Method::HEAD => (
            StatusCode::METHOD_NOT_ALLOWED,
            plain,
            "method not allowed\n".to_owned(),
        ),
        ("/metrics", _) => {
            let accept = request
                .headers()
                .get(ACCEPT)
                .and_then(|value| value.to_str().ok());
            let form = Form::accepted(accept.unwrap_or_default());
            let kind = HeaderValue::from_static(form.content_type());
            (StatusCode::OK, kind, scrape.page(form).await)
        }
        ("/healthz", _) => (StatusCode::OK, plain, "ok\n".to_owned()),
        ("/readyz", _) if scrape.is_ready().await => (StatusCode::OK, plain, "ready\n".to_owned()),
        ("/readyz", _) => (StatusCode::SERVICE_UNAVAILABLE, plain, "not ready\n".to_owned()),
        _ => (StatusCode::NOT_FOUND, plain, "not found\n".to_owned()),
    };
    let mut response = Response::new(Whole(Some(body.into())));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, kind);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    Ok(response)
}

/// A body that is there at once.
struct Whole(Option<Bytes>);

impl Body for Whole {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}
