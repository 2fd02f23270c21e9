//! A WebSocket to an upstream (RFC 6455), over the same client and under the same rules as every other request.

mod frames;
mod handshake;

use std::time::Duration;

use bytes::BytesMut;
use reqwest::{StatusCode, Upgraded};
use serde::de::IgnoredAny;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::{Instant, timeout, timeout_at};

use self::frames::{Found, Frames};
pub use self::frames::{Kind, Piece};
use self::handshake::Handshake;
use super::super::decode::BLOCK;
use super::super::{Fault, Patience, fault_of};
use super::{Answer, Ask, Upstream, answer};
use crate::entropy::Entropy;

/// How long the few bytes of ours may take to be taken.
const WRITE: Duration = Duration::from_secs(5);

/// So many questions whether it is there may be open: one that loads a model answers late.
const QUESTIONS: u32 = 3;

const TEXT: u8 = 0x1;
const PING: u8 = 0x9;
const PONG: u8 = 0xa;

/// An open WebSocket; it is closed by being dropped.
pub struct Socket {
    stream: Upgraded,
    frames: Frames,
    buffer: BytesMut,
    entropy: Entropy,
    idle: Duration,
    /// Since when nothing came, and how often the server was asked whether it is there.
    silence: (Instant, u32),
}

impl Upstream {
    /// Opens a WebSocket at a path under the base address; the cap of the request is that of one message.
    ///
    /// # Errors
    /// The [`Fault`] of the connection or of an answer that opens none.
    pub async fn upgrade(
        &self,
        path: &str,
        mut ask: Ask,
        entropy: &Entropy,
        patience: Patience,
    ) -> Result<Socket, Fault> {
        let handshake = Handshake::new(entropy.bytes().map_err(|_| Fault::Failed)?);
        ask.headers.extend(handshake.headers()?);
        let limits = answer::Limits {
            cap: ask.cap,
            idle: self.0.idle,
            end: patience.end(),
        };
        let response = self
            .respond(self.0.client.as_ref(), self.under(path), ask, true, patience)
            .await?;
        if response.status() != StatusCode::SWITCHING_PROTOCOLS {
            return Err(refusal(Answer::begin(response, None, limits)?).await);
        }
        handshake.check(response.headers())?;
        let stream = response.upgrade().await.map_err(|_| Fault::Truncated)?;
        Ok(Socket {
            stream,
            frames: Frames::new(limits.cap),
            buffer: BytesMut::new(),
            entropy: entropy.clone(),
            idle: self.0.idle,
            silence: (Instant::now(), 0),
        })
    }
}

/// What it means that a server answers and opens no socket.
async fn refusal(mut answer: Answer) -> Fault {
    match answer.status() {
        200..=299 => answer
            .json::<IgnoredAny>()
            .await
            .err()
            .unwrap_or(Fault::Malformed),
        status => fault_of(status, answer.retry_after()),
    }
}

impl Socket {
    /// The next part of a message; `None` when nothing came until then. A server that says nothing for long is asked
    /// whether it is there.
    ///
    /// # Errors
    /// [`Fault::Truncated`] when the server says no more, [`Fault::Timeout`] when it does not answer, or what it does
    /// against the protocol.
    pub async fn next(&mut self, until: Instant) -> Result<Option<Piece>, Fault> {
        loop {
            match self.frames.pull()? {
                Some(Found::Piece(piece)) => return Ok(Some(piece)),
                Some(Found::Ping(payload)) => self.send(PONG, &payload).await?,
                Some(Found::Pong) => {}
                Some(Found::Close) => return Err(Fault::Truncated),
                None => {
                    let soonest = until.min(self.patience());
                    match timeout_at(soonest, self.read()).await {
                        Ok(read) => read?,
                        Err(_) if Instant::now() >= until => return Ok(None),
                        Err(_) => self.ask().await?,
                    }
                }
            }
        }
    }

    /// Sends a message of text.
    ///
    /// # Errors
    /// [`Fault::Truncated`] or [`Fault::Timeout`] when the server does not take it.
    pub async fn tell(&mut self, text: &str) -> Result<(), Fault> {
        self.send(TEXT, text.as_bytes()).await
    }

    /// When it has been silent for too long.
    fn patience(&self) -> Instant {
        let (since, asked) = self.silence;
        since + self.idle * (asked + 1)
    }

    /// Asks whether the server is there; asked often and never answered, it is not.
    async fn ask(&mut self) -> Result<(), Fault> {
        let (since, asked) = self.silence;
        if asked >= QUESTIONS {
            return Err(Fault::Timeout);
        }
        self.silence = (since, asked + 1);
        self.send(PING, b"").await
    }

    async fn read(&mut self) -> Result<(), Fault> {
        // What is left of the room for the last read is used up first.
        self.buffer.reserve(BLOCK);
        let mut room = (&mut self.stream).take(u64::try_from(BLOCK).unwrap_or(u64::MAX));
        let length = room
            .read_buf(&mut self.buffer)
            .await
            .map_err(|_| Fault::Truncated)?;
        if length == 0 {
            return Err(Fault::Truncated);
        }
        self.silence = (Instant::now(), 0);
        self.frames.feed(self.buffer.split().freeze());
        Ok(())
    }

    /// Sends one short frame; what a client sends is masked (section 5.3).
    async fn send(&mut self, opcode: u8, payload: &[u8]) -> Result<(), Fault> {
        let mask: [u8; 4] = self.entropy.bytes().map_err(|_| Fault::Failed)?;
        let length = u8::try_from(payload.len())
            .ok()
            .filter(|length| *length <= 125)
            .ok_or(Fault::TooLarge)?;
        let mut frame = vec![0x80 | opcode, 0x80 | length];
        frame.extend(mask);
        frame.extend(
            payload
                .iter()
                .zip(mask.iter().cycle())
                .map(|(byte, mask)| byte ^ mask),
        );
        let write = async {
            self.stream.write_all(&frame).await?;
            self.stream.flush().await
        };
        timeout(WRITE, write)
            .await
            .map_err(|_| Fault::Timeout)?
            .map_err(|_| Fault::Truncated)
    }
}
