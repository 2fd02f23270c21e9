//! The connection itself: what the framework refuses before there is a request gets our words too.
//!
//! A head that cannot be read, is too large or comes too slowly is answered below the application, with a
//! bare status line. Such an answer is known by its first bytes, for everything the application sends
//! carries our headers, and is replaced by the page it should have been. A visitor who stops reading is waited
//! for no longer than [`Stall`] allows.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use actix_web::http::header::HeaderMap;
use actix_web::http::{StatusCode, header};
use bytes::{Buf, Bytes};
use memchr::memmem;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::headers::{self, Kind};
use super::pages::Pages;
use super::problem::code_of;
use super::stall::Stall;

/// How a head ends (RFC 9112, 2.1).
const HEAD_END: &[u8] = b"\r\n\r\n";
/// No bare refusal is longer than this: a status line, a length, a date and the end of the connection.
const LONGEST: usize = 256;

/// What a bare refusal is replaced by.
pub struct Refusals(Vec<(Bytes, Bytes)>);

/// A connection of a visitor.
pub struct Connection {
    stream: TcpStream,
    refusals: Arc<Refusals>,
    /// Our words, on their way in place of the framework's.
    instead: Bytes,
    stall: Stall,
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
        Some(if before.is_empty() { whole.clone() } else { Bytes::from([before, whole].concat()) })
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
    Bytes::from(format!("{head}\r\n{body}"))
}

impl Connection {
    /// Guards a fresh connection.
    #[must_use]
    pub fn new(stream: TcpStream, refusals: Arc<Refusals>) -> Self {
        Self {
            stream,
            refusals,
            instead: Bytes::new(),
            stall: Stall::default(),
        }
    }

    fn poll_instead(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.instead.has_remaining() {
            let write = Pin::new(&mut self.stream).poll_write(cx, &self.instead);
            let written = ready!(self.stall.watch(cx, write))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.instead.advance(written);
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
        ready!(self.poll_instead(cx))?;
        if let Some(whole) = self.refusals.replace(buf) {
            self.instead = whole;
            // Taken over: the rest of it goes out with the flush.
            return Poll::Ready(Ok(buf.len()));
        }
        let write = Pin::new(&mut self.stream).poll_write(cx, buf);
        self.stall.watch(cx, write)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_instead(cx))?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_instead(cx))?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
