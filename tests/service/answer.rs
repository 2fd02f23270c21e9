//! An answer: its head at once, its body as it comes or whole.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::http::header::HeaderMap;
use bytes::Bytes;
use serde_json::Value;
use tokio::time::timeout;

use crate::page::Page;

/// What takes longer than this will never come: a test fails and does not hang.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// Lets something come as far as it can without waiting; what came of it when it came to its end.
pub(crate) async fn nudge<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    poll_fn(|cx| {
        Poll::Ready(match Pin::new(&mut *future).poll(cx) {
            Poll::Ready(output) => Some(output),
            Poll::Pending => None,
        })
    })
    .await
}

/// An answer whose body is still on its way.
pub(crate) struct Open {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) closes: bool,
    body: BoxBody,
}

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Whether the connection ends with it.
    pub(crate) closes: bool,
    /// Whether the body broke off.
    pub(crate) broken: bool,
}

impl Open {
    pub(crate) fn new(response: HttpResponse) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let closes = !response.head().keep_alive();
        Self {
            status,
            headers,
            closes,
            body: response.into_body(),
        }
    }

    /// The next piece of the body; `Err` when it broke off.
    pub(crate) async fn next(&mut self) -> Option<Result<Bytes, ()>> {
        let piece = poll_fn(|cx| Pin::new(&mut self.body).poll_next(cx));
        let piece = timeout(PATIENCE, piece).await.expect("the answer goes on");
        piece.map(|piece| piece.map_err(drop))
    }

    /// Everything up to the piece that holds some text.
    pub(crate) async fn until(&mut self, text: &str) -> String {
        let mut read = Vec::new();
        loop {
            let piece = self
                .next()
                .await
                .unwrap_or_else(|| panic!("the end came before {text}"));
            read.extend_from_slice(&piece.expect("a whole body"));
            let said = String::from_utf8_lossy(&read);
            if said.contains(text) {
                return said.into_owned();
            }
        }
    }

    pub(crate) async fn whole(mut self) -> Answer {
        let (mut body, mut broken) = (Vec::new(), false);
        while let Some(piece) = self.next().await {
            match piece {
                Ok(piece) => body.extend_from_slice(&piece),
                Err(()) => {
                    broken = true;
                    break;
                }
            }
        }
        let Self {
            status,
            headers,
            closes,
            ..
        } = self;
        Answer {
            status,
            headers,
            closes,
            broken,
            body: body.into(),
        }
    }
}

impl Answer {
    /// The one value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name);
        let value = values.next()?;
        assert!(values.next().is_none(), "{name} comes once");
        Some(value.to_str().expect("visible ASCII"))
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    /// The text between whatever else there is.
    pub(crate) fn text_lossy(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn page(&self) -> Page {
        assert_eq!(self.header("content-type"), Some("text/html; charset=utf-8"));
        Page::new(self.text())
    }

    /// The code of a refusal, from a problem document or from a page.
    pub(crate) fn code(&self) -> String {
        match self.header("content-type") {
            Some("application/problem+json") => {
                let problem = self.json();
                assert_eq!(problem["status"], self.status);
                problem["code"].as_str().expect("a code").to_owned()
            }
            _ => self
                .page()
                .code()
                .unwrap_or_else(|| panic!("no code on the page: {}", self.text())),
        }
    }

    /// Status and code of a refusal.
    pub(crate) fn refusal(&self) -> (u16, String) {
        (self.status, self.code())
    }
}
