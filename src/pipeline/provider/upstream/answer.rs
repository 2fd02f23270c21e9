//! An answer of the upstream: its head, and its body a chunk at a time within its cap and times.

use std::time::Duration;

use bytes::Bytes;
use reqwest::Response;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};
use serde::de::DeserializeOwned;
use tokio::time::{Instant, timeout_at};

use super::super::Fault;
use super::super::decode::Short;
use super::{failure, retry_after};

/// What may come beyond the cap before the connection is cut: it lets a decoder name the reason first.
const GRACE: u64 = 64 * 1024;

/// An answer whose head has come.
pub struct Answer {
    status: u16,
    content_type: String,
    retry_after: Option<Duration>,
    noted: Short,
    /// The body: the head was let go.
    response: Response,
    left: u64,
    idle: Duration,
    deadline: Instant,
}

/// What holds for a body.
pub(super) struct Limits {
    /// The most bytes.
    pub(super) cap: u64,
    /// The longest silence.
    pub(super) idle: Duration,
    /// When it has to be over.
    pub(super) end: Instant,
}

impl Answer {
    /// Checks the head.
    pub(super) fn begin(
        mut response: Response,
        noted: Option<&'static str>,
        limits: Limits,
    ) -> Result<Self, Fault> {
        let status = response.status();
        if status.is_redirection() || encoded(response.headers()) {
            return Err(Fault::Misdirected);
        }
        if status.is_informational() {
            return Err(Fault::Malformed);
        }
        let left = limits.cap.saturating_add(GRACE);
        if status.is_success() && response.content_length().is_some_and(|length| length > left) {
            return Err(Fault::TooLarge);
        }
        // Headers are slices of the buffer that they came in, and would keep it alive as long as the body.
        let headers = std::mem::take(response.headers_mut());
        Ok(Self {
            status: status.as_u16(),
            content_type: content_type(&headers).to_owned(),
            retry_after: retry_after::read(&headers),
            noted: noted.map_or(Short::EMPTY, |name| short(&headers, name)),
            response,
            left,
            idle: limits.idle,
            deadline: limits.end,
        })
    }

    /// The status, 200 to 299 or 400 to 999 (RFC 9110, section 15).
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Whether it did what it was asked to (RFC 9110, 15.3).
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..=299).contains(&self.status)
    }

    /// What the upstream calls the body.
    #[must_use]
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// How long the upstream wants to be left alone, 1 s to 300 s, when it says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The header that the request wanted to be read, empty when it did not come.
    #[must_use]
    pub fn noted(&self) -> &Short {
        &self.noted
    }

    /// The whole body as JSON, for answers that hold no picture; unknown fields are let go.
    ///
    /// # Errors
    /// [`Fault::Malformed`] when it is not what `T` says, or what broke the connection.
    pub async fn json<T: DeserializeOwned>(&mut self) -> Result<T, Fault> {
        let mut whole = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            whole.extend_from_slice(&chunk);
        }
        // The error quotes what it stumbled over, which may be anybody's words: it is dropped here.
        serde_json::from_slice(&whole).map_err(|_| Fault::Malformed)
    }

    /// The next bytes of the body, `None` after the last; the next ones are not read before they are asked for.
    ///
    /// # Errors
    /// [`Fault::TooLarge`], [`Fault::Timeout`], or what broke the connection.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Fault> {
        let patience = self.deadline.min(Instant::now() + self.idle);
        let chunk = timeout_at(patience, self.response.chunk())
            .await
            .map_err(|_| Fault::Timeout)?
            .map_err(|error| failure::of_body(&error))?;
        let Some(chunk) = chunk else { return Ok(None) };
        let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or(Fault::TooLarge)?;
        Ok(Some(chunk))
    }
}

fn short(headers: &HeaderMap, name: &str) -> Short {
    let mut short = Short::EMPTY;
    if let Some(value) = headers.get(name) {
        short.push(value.as_bytes());
    }
    short
}

fn content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE);
    value.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether the body is compressed although nobody asked for it.
fn encoded(headers: &HeaderMap) -> bool {
    headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .any(|value| !value.is_empty() && !value.as_bytes().eq_ignore_ascii_case(b"identity"))
}
