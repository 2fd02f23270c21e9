//! What an error of Stability's means.

use super::super::decode::{Paths, Short};
use super::super::status::fault_of;
use super::super::upstream::Answer;
use super::super::{Fault, complaint};

/// Whether an error of this name means that the words or the picture were declined.
pub(super) fn is_declined(name: &Short) -> bool {
    name.is("content_moderation") || name.is("content_filtered")
}

/// Reads an answer that is an error.
pub(super) async fn read(answer: &mut Answer, paths: &'static Paths) -> Fault {
    let (status, wait) = (answer.status(), answer.retry_after());
    let mut declined = false;
    if (400..500).contains(&status) {
        complaint::names(answer, paths, |name| declined |= is_declined(name)).await;
    }
    if declined {
        Fault::Declined
    } else {
        fault_of(status, wait)
    }
}
