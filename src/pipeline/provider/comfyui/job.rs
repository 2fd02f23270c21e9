//! A job by its name, and how it ends: nothing of it is left on the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::super::status::fault_of;
use super::super::upstream::{Answer, Ask, Token, Upstream};
use super::super::{Fault, Pace, Patience, Pending, Reach, exact};

/// How long one question may take that is no work.
pub(super) const QUESTION: Duration = Duration::from_secs(10);
/// How long a job may take to let go when it is stopped: it hears of that between two of its steps.
const LETTING_GO: Duration = Duration::from_secs(90);
/// The same for one that only waited.
const WAITING: Duration = Duration::from_secs(5);

/// Names of errors that say that the graph does not fit the server: the operator's affair, whatever a visitor asks.
const MISFITS: [&str; 4] = [
    "prompt_outputs_failed_validation",
    "prompt_no_outputs",
    "missing_node_type",
    "invalid_prompt",
];

/// The name of a job and of the socket that hears of it: a random UUID (RFC 9562, version 4) that says nothing.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Id(String);

impl Id {
    /// A name out of random bytes.
    pub(super) fn new(random: [u8; 16]) -> Self {
        let bits = u128::from_be_bytes(random);
        let bits = bits & !(0xf << 76) | 0x4 << 76;
        let bits = bits & !(0x3 << 62) | 0x2 << 62;
        let hex = format!("{bits:032x}");
        let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|group| hex.get(group).unwrap_or_default());
        Self(groups.join("-"))
    }

    /// The name.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// How far a job has come.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Stage {
    Waits,
    Works,
    Over,
}

/// A job on a server.
#[derive(Clone)]
pub(super) struct Job {
    upstream: Upstream,
    id: Id,
    stage: Arc<AtomicU8>,
    pace: Pace,
}

impl Job {
    /// A job under this name, which nobody has heard of yet.
    pub(super) fn new(upstream: Upstream, id: Id, pace: Pace) -> Self {
        Self {
            upstream,
            id,
            stage: Arc::new(AtomicU8::new(Stage::Waits as u8)),
            pace,
        }
    }

    /// Its name.
    pub(super) fn id(&self) -> &Id {
        &self.id
    }

    /// The server began it.
    pub(super) fn works(&self) {
        self.stage.fetch_max(Stage::Works as u8, Ordering::Relaxed);
    }

    /// There is nothing left to stop.
    pub(super) fn over(&self) {
        self.stage.fetch_max(Stage::Over as u8, Ordering::Relaxed);
    }

    /// Hands it in; what comes back stops it when it is dropped, and has the server forget it, however it ended.
    ///
    /// # Errors
    /// The [`Fault`] of the call.
    pub(super) async fn submit(self, body: Bytes, patience: Patience) -> Result<Pending, Fault> {
        let farewell = self.clone().farewell();
        let pending = Pending::lasting(LETTING_GO, farewell);
        let ask = Ask::post().json(body);
        let mut answer = match self.upstream.call("/prompt", ask, patience).await {
            Ok(answer) => answer,
            Err(fault) => {
                if fault.reach() == Reach::Unsent {
                    pending.over();
                }
                return Err(fault);
            }
        };
        if !answer.is_success() {
            let fault = refused(&mut answer).await;
            if fault.reach() == Reach::Rejected {
                pending.over();
            }
            return Err(fault);
        }
        let Taken { prompt_id } = answer.json().await?;
        if prompt_id.as_str() == self.id.0 {
            return Ok(pending);
        }
        // An old server names jobs itself, and by such a name one could be followed too late.
        let named = Self {
            id: Id(prompt_id.as_str().to_owned()),
            ..self
        };
        drop(Pending::lasting(LETTING_GO, named.farewell()));
        Err(Fault::Malformed)
    }

    /// Takes it out of the queue, stops it when it is the one under way, and has it forgotten once it is over.
    async fn farewell(self) {
        let stage = self.stage.load(Ordering::Relaxed);
        // Nobody is there to hear that something of this did not work.
        if stage < Stage::Over as u8 {
            let _: Result<(), Fault> = self.tell("/queue", &Delete { delete: [&self.id.0] }).await;
            let interrupt = Interrupt {
                prompt_id: &self.id.0,
            };
            let _: Result<(), Fault> = self.tell("/interrupt", &interrupt).await;
        }
        let waiting = stage == Stage::Waits as u8;
        let patience = Patience::new(if waiting { WAITING } else { LETTING_GO - QUESTION });
        let mut pace = self.pace;
        // The server writes it down when it is over, and not before.
        while self.unwritten().await && pace.pause(patience).await.is_ok() {}
        let _: Result<(), Fault> = self.tell("/history", &Delete { delete: [&self.id.0] }).await;
    }

    /// Whether the server has nothing written down of it yet.
    async fn unwritten(&self) -> bool {
        let path = format!("/history/{}", self.id.0);
        let asked = self
            .upstream
            .call(&path, Ask::get(), Patience::new(QUESTION))
            .await;
        let Ok(mut answer) = asked else { return false };
        // What it has written holds all that was asked: no more of it is read than says that it is there.
        let begins = answer.chunk().await.ok().flatten().unwrap_or_default();
        begins.trim_ascii() == b"{}"
    }

    async fn tell(&self, path: &str, body: &impl Serialize) -> Result<(), Fault> {
        let ask = Ask::post().json(exact::json(body));
        self.upstream.call(path, ask, Patience::new(QUESTION)).await?;
        Ok(())
    }
}

#[derive(Deserialize)]
struct Taken {
    prompt_id: Token,
}

#[derive(Serialize)]
struct Delete<'a> {
    delete: [&'a str; 1],
}

/// Without a name it would stop anybody's job.
#[derive(Serialize)]
struct Interrupt<'a> {
    prompt_id: &'a str,
}

#[derive(Deserialize)]
struct Refused {
    error: Named,
}

#[derive(Deserialize)]
struct Named {
    #[serde(rename = "type")]
    name: String,
}

/// What a refusal means: the name of its error, never its sentences, which repeat what was asked.
async fn refused(answer: &mut Answer) -> Fault {
    let (status, wait) = (answer.status(), answer.retry_after());
    if status == 400
        && let Ok(Refused { error }) = answer.json().await
        && MISFITS.contains(&error.name.as_str())
    {
        return Fault::Gone;
    }
    fault_of(status, wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_uuid_of_chance() {
        for (random, text) in [
            ([0; 16], "00000000-0000-4000-8000-000000000000"),
            ([0xff; 16], "ffffffff-ffff-4fff-bfff-ffffffffffff"),
        ] {
            assert_eq!(Id::new(random).as_str(), text);
        }
    }
}
