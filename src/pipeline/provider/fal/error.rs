//! What fal's errors mean: the status and the names in them, never the sentences.

use std::sync::LazyLock;

use super::super::decode::{Paths, Tag, Take};
use super::super::status::fault_of;
use super::super::upstream::Answer;
use super::super::{Fault, complaint};

/// The words or the picture were declined.
const DECLINED: [&str; 2] = ["content_policy_violation", "no_media_generated"];

/// The header that says that a request waited longer than it may, and nobody began.
pub(super) const NOT_BEGUN: &str = "x-fal-request-timeout-type";

static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("detail[].type", Take::Value(Tag::Code)),
        ("error_type", Take::Value(Tag::Code)),
    ])
});

/// Reads an answer that is an error.
pub(super) async fn read(answer: &mut Answer) -> Fault {
    let mut declined = false;
    if (400..500).contains(&answer.status()) {
        complaint::names(answer, &PATHS, |name| {
            declined |= DECLINED.iter().any(|word| name.is(word));
        })
        .await;
    }
    if declined {
        Fault::Declined
    } else {
        fault_of(answer.status(), answer.retry_after())
    }
}

/// Reads an error that came in place of a result; [`Fault::Overloaded`] when nobody began.
pub(super) async fn of_result(answer: &mut Answer) -> Fault {
    if answer.status() == 504 && !answer.noted().is_empty() {
        return Fault::Overloaded(None);
    }
    match read(answer).await {
        // Of a result no other error says that nobody began.
        Fault::Overloaded(_) => Fault::Failed,
        fault => fault,
    }
}
