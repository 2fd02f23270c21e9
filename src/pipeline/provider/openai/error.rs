//! What an error of the upstream means: its status and the names in it, never its sentences.

use std::time::Duration;

use super::super::decode::{Paths, Short, Tag, Value};
use super::super::status::fault_of;
use super::super::upstream::Answer;
use super::super::{Fault, complaint};

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

    /// Takes notice of a list of what was found in the words.
    pub(super) fn flagged(&mut self) {
        self.declined = true;
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
        complaint::values(answer, paths, |tag, value| match (tag, value) {
            (Tag::Code, Value::Text(name)) => reason.note(&name),
            (Tag::Censored, Value::Opened) => reason.flagged(),
            _ => {}
        })
        .await;
    }
    reason.of_status(status, answer.retry_after())
}
