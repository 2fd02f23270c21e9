//! Pictures that an upstream lays down at addresses: each is fetched as it is, and handed on as it comes.

use std::sync::LazyLock;

use async_stream::stream;
use bytes::Bytes;

use super::decode::{Body, Found, Kind, Paths};
use super::status::fault_of;
use super::upstream::{Answer, Ask, Link, Upstream};
use super::{Event, Events, Fault, Patience, Role};

/// A picture is all that is looked for.
static NOTHING: LazyLock<Paths> = LazyLock::new(|| Paths::new(&[]));

/// Fetches these pictures one after the other, each of at most so many bytes. One that cannot be had is left out: the
/// others were paid for too. Without any, the first fault is told, as one that came after the work had begun.
pub(super) fn deliver(upstream: Upstream, links: Vec<Link>, max_bytes: u64, patience: Patience) -> Events {
    Box::pin(stream! {
        let (mut came, mut missing) = (false, None);
        for link in links {
            let mut fetch = match Fetch::begin(&upstream, &link, max_bytes, patience).await {
                Ok(fetch) => fetch,
                Err(fault) => {
                    missing.get_or_insert(fault.midway());
                    continue;
                }
            };
            came = true;
            yield Ok(Event::Start(Role::Picture));
            loop {
                match fetch.next().await {
                    Ok(Some(bytes)) => yield Ok(Event::Bytes(bytes)),
                    Ok(None) => break,
                    Err(fault) => {
                        yield Err(fault.midway());
                        return;
                    }
                }
            }
            yield Ok(Event::End);
        }
        if !came {
            yield Err(missing.unwrap_or(Fault::NotAPicture));
        }
    })
}

/// One picture on its way.
struct Fetch {
    answer: Answer,
    body: Body,
    left: u64,
}

impl Fetch {
    /// Asks for a picture, without the operator's key, and waits until its first bytes show that it is one.
    async fn begin(
        upstream: &Upstream,
        link: &Link,
        max_bytes: u64,
        patience: Patience,
    ) -> Result<Self, Fault> {
        let ask = Ask::get().accept("image/*").cap(max_bytes).without_key();
        let mut answer = upstream.follow(link, ask, patience).await?;
        if !answer.is_success() {
            return Err(fault_of(answer.status(), None));
        }
        let mut body = Body::new(Kind::Picture, &NOTHING);
        while let Some(chunk) = answer.chunk().await? {
            body.feed(chunk)?;
            match body.pull() {
                Ok(None) => {}
                Ok(Some(Found::Start)) => {
                    let left = max_bytes;
                    return Ok(Self { answer, body, left });
                }
                Ok(Some(_)) | Err(_) => break,
            }
        }
        Err(Fault::NotAPicture)
    }

    /// Its next bytes, `None` after the last.
    async fn next(&mut self) -> Result<Option<Bytes>, Fault> {
        loop {
            if let Some(Found::Bytes(bytes)) = self.body.pull()? {
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                self.left = self.left.checked_sub(length).ok_or(Fault::TooLarge)?;
                return Ok(Some(bytes));
            }
            match self.answer.chunk().await? {
                Some(chunk) => self.body.feed(chunk)?,
                None => return Ok(None),
            }
        }
    }
}
