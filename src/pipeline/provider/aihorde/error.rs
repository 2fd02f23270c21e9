//! What the Horde's errors mean: the status and the name (`rc`), never the message.

use std::sync::LazyLock;
use std::time::Duration;

use super::super::decode::{Paths, Tag, Take};
use super::super::status::fault_of;
use super::super::upstream::Answer;
use super::super::{Fault, complaint};

/// The words were declined.
const DECLINED: [&str; 1] = ["CorruptPrompt"];
/// The instance sent declined words before, and has to wait: three minutes the first time, longer each time.
const SENT_OFF: [&str; 1] = ["TimeoutIP"];
const SENT_OFF_FOR: Duration = Duration::from_secs(180);
/// Too large a wish for an account with so little kudos: a smaller one is served.
const TOO_DEAR: [&str; 1] = ["KudosUpfront"];
/// Nobody is served now.
const CLOSED: [&str; 1] = ["MaintenanceMode"];

static PATHS: LazyLock<Paths> = LazyLock::new(|| Paths::new(&[("rc", Take::Value(Tag::Code))]));

/// Reads an answer that is an error.
pub(super) async fn read(answer: &mut Answer) -> Fault {
    let (status, wait) = (answer.status(), answer.retry_after());
    let mut told = None;
    if (400..500).contains(&status) {
        complaint::names(answer, &PATHS, |name| {
            let is = |names: &[&str]| names.iter().any(|word| name.is(word));
            told = if is(&DECLINED) {
                Some(Fault::Declined)
            } else if is(&SENT_OFF) {
                Some(Fault::Limited(wait.or(Some(SENT_OFF_FOR))))
            } else if is(&TOO_DEAR) {
                Some(Fault::Unacceptable)
            } else if is(&CLOSED) {
                Some(Fault::Overloaded(wait))
            } else {
                told
            };
        })
        .await;
    }
    told.unwrap_or(fault_of(status, wait))
}
