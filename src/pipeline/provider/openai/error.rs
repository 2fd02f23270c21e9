//! What an error of the upstream means: its status and the names in it, never its sentences.

use std::time::Duration;

use super::super::Fault;
use super::super::decode::{Body, Found, Kind, Paths, Short, Tag, Value};
use super::super::status::fault_of;
use super::super::upstream::Answer;

/// As much of an error's body is read.
const ENOUGH: usize = 64 * 1024;

/// Names that mean that the words or the picture were declined.
const DECLINED: [&str; 8] = [
    "moderation_blocked",
    "content_policy_violation",
    "content_filter",
    "content_moderation",
    "responsible_ai_policy_violation",
    "ResponsibleAIPolicyViolation",
    "safety",
    "safety_violation",
];
/// Names that mean that the operator's account is empty.
const EXHAUSTED: [&str; 3] = [
    "insufficient_quota",
    "billing_hard_limit_reached",
    "insufficient_credits",
];
/// Names that mean that there were too many calls.
const LIMITED: [&str; 2] = ["rate_limit_exceeded", "rate_limit_error"];

/// What the names in an error say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reason {
    declined: bool,
    exhausted: bool,
    limited: bool,
}

impl Reason {
    /// Takes notice of a name.
    pub(super) fn note(&mut self, name: &Short) {
        self.declined |= DECLINED.iter().any(|word| name.is(word));
        self.exhausted |= EXHAUSTED.iter().any(|word| name.is(word));
        self.limited |= LIMITED.iter().any(|word| name.is(word));
    }

    /// The fault of an error inside an answer that said 200.
    pub(super) fn inside(self) -> Fault {
        match self {
            Self { declined: true, .. } => Fault::Declined,
            Self { exhausted: true, .. } => Fault::Exhausted,
            Self { limited: true, .. } => Fault::Limited(None),
            _ => Fault::Failed,
        }
    }

    /// The fault of an answer with this status.
    fn of_status(self, status: u16, wait: Option<Duration>) -> Fault {
        match status {
            400..=499 if self.declined => Fault::Declined,
            400..=499 if self.exhausted => Fault::Exhausted,
            _ => fault_of(status, wait),
        }
    }
}

/// Reads an answer that is an error.
pub(super) async fn read(answer: &mut Answer, paths: &'static Paths) -> Fault {
    let status = answer.status();
    let mut reason = Reason::default();
    if (400..500).contains(&status) {
        // A body that breaks off or is no JSON says less, and the status says enough.
        let _: Result<(), Fault> = gather(answer, paths, &mut reason).await;
    }
    reason.of_status(status, answer.retry_after())
}

async fn gather(answer: &mut Answer, paths: &'static Paths, reason: &mut Reason) -> Result<(), Fault> {
    let mut body = Body::new(Kind::Json, paths);
    let mut left = ENOUGH;
    while let Some(mut chunk) = answer.chunk().await? {
        chunk.truncate(left);
        left -= chunk.len();
        body.feed(chunk)?;
        while let Some(found) = body.pull()? {
            if let Found::Value(Tag::Code, Value::Text(name)) = found {
                reason.note(&name);
            }
        }
        if left == 0 {
            break;
        }
    }
    Ok(())
}
