//! Asks an upstream how far a job has come: a question costs nothing, so one that was lost is asked again.

use serde::de::DeserializeOwned;
use tokio::time::sleep;

use super::status::fault_of;
use super::upstream::{Ask, Link, Upstream};
use super::{Fault, Pace, Patience};

/// So many questions in a row may be lost.
const LOST: u32 = 3;

/// Where a job is asked for.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// A path below the base address.
    Path(&'a str),
    /// An address that the upstream gave.
    Link(&'a Link),
}

/// Questions about one job.
pub(super) struct Poll {
    pace: Pace,
    lost: u32,
}

impl Poll {
    /// Questions with these pauses before them.
    pub(super) fn new(pace: Pace) -> Self {
        Self { pace, lost: 0 }
    }

    /// Waits a while and asks.
    ///
    /// # Errors
    /// The fault of the last question, as one that says nothing about the work: [`Fault::midway`].
    pub(super) async fn ask<T: DeserializeOwned>(
        &mut self,
        upstream: &Upstream,
        place: Place<'_>,
        question: impl Fn() -> Ask,
        patience: Patience,
    ) -> Result<T, Fault> {
        loop {
            self.pace.pause(patience).await?;
            let fault = match once(upstream, place, question(), patience).await {
                Ok(told) => {
                    self.lost = 0;
                    return Ok(told);
                }
                Err(fault) => fault,
            };
            self.lost += 1;
            if !is_passing(fault) || self.lost > LOST {
                return Err(fault.midway());
            }
            if let Fault::Limited(Some(wait)) | Fault::Overloaded(Some(wait)) = fault {
                sleep(wait.min(patience.left())).await;
            }
        }
    }
}

async fn once<T: DeserializeOwned>(
    upstream: &Upstream,
    place: Place<'_>,
    ask: Ask,
    patience: Patience,
) -> Result<T, Fault> {
    let mut answer = match place {
        Place::Path(path) => upstream.call(path, ask, patience).await?,
        Place::Link(link) => upstream.follow(link, ask, patience).await?,
    };
    match answer.status() {
        200..=299 => answer.json().await,
        status => Err(fault_of(status, answer.retry_after())),
    }
}

/// Whether the next question may be answered although this one was not.
fn is_passing(fault: Fault) -> bool {
    matches!(
        fault,
        Fault::Limited(_)
            | Fault::Overloaded(_)
            | Fault::Gateway
            | Fault::Failed
            | Fault::Unreachable
            | Fault::Truncated
    )
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::super::bench;
    use super::super::scripted::{Script, Scripted};
    use super::*;

    #[derive(Deserialize)]
    struct Told {
        done: bool,
    }

    async fn asked(scripts: Vec<Script>) -> (Result<bool, Fault>, usize) {
        let upstream = Scripted::start(scripts).await;
        let client = bench::client(&upstream, "/v1");
        let mut poll = Poll::new(bench::PACE);
        let told = poll
            .ask::<Told>(&client, Place::Path("/job"), Ask::get, bench::patience())
            .await;
        (told.map(|told| told.done), upstream.requests().len())
    }

    fn status(status: u16) -> Script {
        Script::answer(status, bench::JSON, b"{}")
    }

    #[tokio::test]
    async fn a_lost_question_is_asked_again_and_not_for_ever() {
        let good = Script::answer(202, bench::JSON, br#"{"done":true}"#);
        let lost = vec![status(429), status(502), Script::new().reset(), good];
        assert_eq!(asked(lost).await, (Ok(true), 4));
        assert_eq!(asked(vec![status(503)]).await, (Err(Fault::Failed), 4));
        for (script, fault) in [
            (status(404), Fault::Failed),
            (status(401), Fault::Failed),
            (Script::answer(200, bench::JSON, b"{}"), Fault::Malformed),
        ] {
            assert_eq!(asked(vec![script]).await, (Err(fault), 1));
        }
    }
}
