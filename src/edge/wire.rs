//! The connection itself: what the framework refuses before there is a request gets our words too.
//!
//! A head that cannot be read, is too large or comes too slowly is answered below the application, with a
//! bare status line. Such an answer is known by its first bytes, for everything the application sends
//! carries our headers, and is replaced by the page it should have been. A visitor who stops reading is waited
//! for no longer than [`Stall`] allows.

use std::io;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use actix_web::http::header::HeaderMap;
use actix_web::http::{StatusCode, header};
use bytes::{Buf, Bytes};
use memchr::memmem;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

use super::headers::{self, Kind};
use super::pages::Pages;
use super::problem::code_of;
use super::stall::Stall;

/// How a head ends (RFC 9112, 2.1).
const HEAD_END: &[u8] = b"\r\n\r\n";
/// No bare refusal is longer than this: a status line, a length, a date and the end of the connection.
const LONGEST: usize = 256;

/// How long, and how much, is taken in behind a refusal.
const LINGER: Duration = Duration::from_secs(1);
const LINGER_BYTES: usize = 1024 * 1024;

/// What a bare refusal is replaced by.
pub struct Refusals(Vec<(Bytes, Bytes)>);

/// A connection of a visitor.
pub struct Connection {
    stream: TcpStream,
    refusals: Arc<Refusals>,
    /// Our words, on their way in place of the framework's; nothing follows them.
    refusing: Option<Refusing>,
    stall: Stall,
}

/// A refusal on its way out. What the visitor is still sending is taken in until they have read it: a
/// connection that is closed over unread bytes is reset, and takes the refusal with it (RFC 9112, 9.6).
struct Refusing {
    page: Bytes,
    shut: bool,
    /// How much more is taken in.
    left: usize,
    until: Pin<Box<Sleep>>,
}

impl Refusals {
    /// The statuses the framework refuses with by itself: unreadable, too slow, too large.
    const STATUSES: [StatusCode; 3] = [
        StatusCode::BAD_REQUEST,
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
    ];

    /// Writes them all, once.
    #[must_use]
    pub fn new(pages: &Pages, https: bool) -> Arc<Self> {
        let all = Self::STATUSES
            .iter()
            .map(|status| (bare(*status), whole(*status, pages, https)));
        Arc::new(Self(all.collect()))
    }

    /// What is written, with our page in place of a bare refusal at its end; nothing when there is none.
    ///
    /// The answers to earlier requests may stand before it in the same write. A refusal is always the last
    /// thing on its connection, so only the end is looked at: no page, picture or chunk of ours ends so.
    fn replace(&self, written: &[u8]) -> Option<Bytes> {
        if !written.ends_with(HEAD_END) {
            return None;
        }
        let tail = written.get(written.len().saturating_sub(LONGEST)..)?;
        let mut known = self.0.iter();
        let (at, whole) = known.find_map(|(bare, whole)| Some((memmem::rfind(tail, bare)?, whole)))?;
        let head = tail.get(at..)?;
        if memmem::find(head, HEAD_END)? + HEAD_END.len() != head.len() {
            return None;
        }
        let before = written.get(..written.len() - head.len())?;
        Some(if before.is_empty() {
            whole.clone()
        } else {
            Bytes::from([before, whole].concat())
        })
    }
}

/// How a bare refusal begins: an answer of ours never has an empty body with such a status.
fn bare(status: StatusCode) -> Bytes {
    let reason = status.canonical_reason().unwrap_or_default();
    Bytes::from(format!(
        "HTTP/1.1 {} {reason}\r\ncontent-length: 0\r\n",
        status.as_u16()
    ))
}

fn whole(status: StatusCode, pages: &Pages, https: bool) -> Bytes {
    let body = pages.problem(&code_of(status).into(), None);
    let mut lines = HeaderMap::new();
    headers::write(&mut lines, Kind::Dynamic, https);
    let reason = status.canonical_reason().unwrap_or_default();
    let mut head = format!(
        "HTTP/1.1 {} {reason}\r\n{}: text/html; charset=utf-8\r\n{}: {}\r\n{}: close\r\n",
        status.as_u16(),
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        body.len(),
        header::CONNECTION,
    );
    for (name, value) in &lines {
        head.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap_or_default()));
    }
    Bytes::from([head.as_bytes(), b"\r\n", &body].concat())
}

impl Connection {
    /// Guards a fresh connection.
    #[must_use]
    pub fn new(stream: TcpStream, refusals: Arc<Refusals>) -> Self {
        Self {
            stream,
            refusals,
            refusing: None,
            stall: Stall::default(),
        }
    }
}

impl Refusing {
    fn new(page: Bytes) -> Self {
        Self {
            page,
            shut: false,
            left: LINGER_BYTES,
            until: Box::pin(sleep(LINGER)),
        }
    }

    fn poll(&mut self, stream: &mut TcpStream, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut stream = Pin::new(stream);
        while self.page.has_remaining() {
            let written = ready!(stream.as_mut().poll_write(cx, &self.page))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.page.advance(written);
        }
        if !self.shut {
            ready!(stream.as_mut().poll_shutdown(cx))?;
            self.shut = true;
        }
        while self.left > 0 && self.until.as_mut().poll(cx).is_pending() {
            let mut bytes = [MaybeUninit::uninit(); 4_096];
            let mut bytes = ReadBuf::uninit(&mut bytes);
            let read = ready!(stream.as_mut().poll_read(cx, &mut bytes));
            let gone = read.is_err() || bytes.filled().is_empty();
            self.left = if gone {
                0
            } else {
                self.left.saturating_sub(bytes.filled().len())
            };
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let Self {
            stream,
            refusals,
            refusing,
            stall,
        } = &mut *self;
        if refusing.is_none() {
            *refusing = refusals.replace(buf).map(Refusing::new);
        }
        match refusing {
            Some(refusing) => refusing.poll(stream, cx).map_ok(|()| buf.len()),
            None => {
                let write = Pin::new(stream).poll_write(cx, buf);
                stall.watch(cx, write)
            }
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
