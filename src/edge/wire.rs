//! The connection itself: what the framework refuses before there is a request gets our words too.
//!
//! A head that cannot be read, is too large or comes too slowly is answered below the application, with a
//! bare status line. Such an answer is known by its first bytes, for everything the application sends
//! carries our headers, and is replaced by the page it should have been. A visitor who stops reading is waited
//! for no longer than [`Stall`] allows, one who stops writing no longer than [`Pace`], and whoever's place went to
//! somebody else is hung up on.

use std::future::poll_fn;
use std::io;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use actix_web::http::header::{HeaderMap, HeaderValue};
use actix_web::http::{StatusCode, header};
use bytes::{Buf, Bytes};
use memchr::memmem;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep, timeout};

use crate::client::{Occupant, Place};

use super::answers::Answers;
use super::headers::{self, Kind};
use super::locale::Locale;
use super::pace::{Pace, Turn};
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

/// After how many seconds somebody who found no place may try again.
const AGAIN: u64 = 5;

/// What a bare refusal is replaced by.
pub struct Refusals {
    known: Vec<Known>,
    answers: Arc<Answers>,
}

/// One refusal: how a bare one begins, and what it should have been.
struct Known {
    status: StatusCode,
    bare: Bytes,
    whole: Bytes,
}

/// A connection of a visitor.
pub struct Connection<S = TcpStream> {
    stream: S,
    refusals: Arc<Refusals>,
    /// Our words, on their way in place of the framework's; nothing follows them.
    refusing: Option<Refusing>,
    stall: Stall,
    pace: Pace,
    place: Place,
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
    /// The statuses the framework refuses with by itself (unreadable, too slow, too large), and that of no place.
    const STATUSES: [StatusCode; 4] = [
        StatusCode::BAD_REQUEST,
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        StatusCode::SERVICE_UNAVAILABLE,
    ];

    /// Writes them all, once.
    #[must_use]
    pub fn new(pages: &Pages, https: bool, answers: Arc<Answers>) -> Arc<Self> {
        let all = Self::STATUSES.into_iter().map(|status| Known {
            status,
            bare: bare(status),
            whole: whole(status, pages, https),
        });
        let known = all.collect();
        Arc::new(Self { known, answers })
    }

    /// Tells a connection for which there is no place that we are busy, as far as it can be told without waiting.
    pub async fn turn_away(&self, stream: &TcpStream) {
        let words = self.of(StatusCode::SERVICE_UNAVAILABLE);
        if let (Some(words), Ok(())) = (words, stream.writable().await) {
            // Who cannot be told is turned away all the same.
            let _ = stream.try_write(&words);
        }
    }

    /// Tells a connection that it did not begin as it has to, in a way that its other side can read.
    pub async fn refuse(&self, stream: &mut TcpStream) {
        if let Some(words) = self.of(StatusCode::BAD_REQUEST) {
            let mut refusing = Refusing::new(words);
            let refused = poll_fn(|cx| refusing.poll(stream, cx));
            // Who does not read it is hung up on all the same.
            let _ = timeout(2 * LINGER, refused).await;
        }
    }

    fn of(&self, status: StatusCode) -> Option<Bytes> {
        let mut known = self.known.iter();
        let known = known.find(|known| known.status == status)?;
        self.answers.refused(code_of(status));
        Some(known.whole.clone())
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
        let mut known = self.known.iter();
        let (at, known) = known.find_map(|known| Some((memmem::rfind(tail, &known.bare)?, known)))?;
        let head = tail.get(at..)?;
        if memmem::find(head, HEAD_END)? + HEAD_END.len() != head.len() {
            return None;
        }
        let before = written.get(..written.len() - head.len())?;
        self.answers.refused(code_of(known.status));
        Some(if before.is_empty() {
            known.whole.clone()
        } else {
            Bytes::from([before, &known.whole].concat())
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
    // Of such a request nothing was read that would say another language.
    let locale = Locale::default();
    let body = pages.problem(locale, &code_of(status).into(), None);
    let mut lines = HeaderMap::new();
    headers::write(&mut lines, Kind::Dynamic, https);
    lines.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(locale.lang.tag()),
    );
    let reason = status.canonical_reason().unwrap_or_default();
    let mut head = format!(
        "HTTP/1.1 {} {reason}\r\n{}: text/html; charset=utf-8\r\n{}: {}\r\n{}: close\r\n",
        status.as_u16(),
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        body.len(),
        header::CONNECTION,
    );
    if status == StatusCode::SERVICE_UNAVAILABLE {
        head.push_str(&format!("{}: {AGAIN}\r\n", header::RETRY_AFTER));
    }
    for (name, value) in &lines {
        head.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap_or_default()));
    }
    Bytes::from([head.as_bytes(), b"\r\n", &body].concat())
}

impl<S: AsyncRead + AsyncWrite + Unpin> Connection<S> {
    /// Guards a fresh connection in its place.
    #[must_use]
    pub fn new(stream: S, place: Place, refusals: Arc<Refusals>) -> Self {
        Self {
            stream,
            refusals,
            refusing: None,
            stall: Stall::default(),
            pace: Pace::default(),
            place,
        }
    }

    /// Who can say what becomes of the requests on it.
    #[must_use]
    pub fn occupant(&self) -> Occupant {
        self.place.occupant()
    }

    /// Whether the framework may read; when not, what it sees of the connection instead.
    fn may_read(&mut self, cx: &mut Context<'_>) -> Result<(), Poll<io::Result<()>>> {
        // To the framework the end of what a visitor sends is the end of the visitor.
        let end = Poll::Ready(Ok(()));
        if self.refusing.is_none() {
            // What a visitor is still taking of their answer is let out first.
            if self.place.is_lost(cx) || (self.place.is_dismissed() && !self.stall.is_waiting()) {
                return Err(end);
            }
            let (heads, phase) = (self.place.heads(), self.place.phase());
            let status = match self.pace.turn(cx, heads, phase, self.stall.is_waiting()) {
                Turn::Read => return Ok(()),
                Turn::Later { wake } => {
                    if wake {
                        cx.waker().wake_by_ref();
                    }
                    return Err(Poll::Pending);
                }
                Turn::TooSlow { begun: false } => return Err(end),
                Turn::TooSlow { begun: true } => StatusCode::REQUEST_TIMEOUT,
                Turn::TooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            };
            self.refusing = self.refusals.of(status).map(Refusing::new);
        }
        let Self {
            stream,
            refusing,
            stall,
            ..
        } = self;
        let refused = refusing
            .as_mut()
            .map_or(Poll::Ready(Ok(())), |refusing| refusing.poll(stream, cx));
        Err(stall.watch(cx, refused.map_ok(|()| 0)).map_ok(|_| ()))
    }

    fn wrote(&mut self, cx: &mut Context<'_>) {
        let (heads, phase) = (self.place.heads(), self.place.phase());
        self.pace.wrote(cx, heads, phase, self.stall.is_waiting());
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

    fn poll<S: AsyncRead + AsyncWrite + Unpin>(
        &mut self,
        stream: &mut S,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
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

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Connection<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if let Err(instead) = self.may_read(cx) {
            return instead;
        }
        let before = buf.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buf);
        self.pace.read(buf.filled().len() - before);
        read
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Connection<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let Self {
            stream,
            refusals,
            refusing,
            stall,
            place,
            ..
        } = &mut *self;
        if refusing.is_none() {
            *refusing = refusals.replace(buf).map(Refusing::new);
        }
        match refusing {
            Some(refusing) => {
                let refused = refusing.poll(stream, cx).map_ok(|()| buf.len());
                stall.watch(cx, refused)
            }
            None => {
                let write = Pin::new(stream).poll_write(cx, buf);
                // Nobody waits for one who has lost their place to take what is left.
                if write.is_pending() && place.is_lost(cx) {
                    return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
                }
                stall.watch(cx, write)
            }
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.wrote(cx);
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
