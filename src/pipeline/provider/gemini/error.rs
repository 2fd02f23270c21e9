//! What an error of Google's means (google.rpc.Status and its details).

use std::sync::LazyLock;

use super::super::decode::{Paths, Tag, Take, Value};
use super::super::status::fault_of;
use super::super::upstream::{Answer, waiting};
use super::super::{Fault, complaint};

static PATHS: LazyLock<Paths> = LazyLock::new(|| {
    Paths::new(&[
        ("error.status", Take::Value(Tag::Code)),
        ("error.details[].reason", Take::Value(Tag::Code)),
        ("error.details[].violations[].quotaId", Take::Value(Tag::Code)),
        ("error.details[].retryDelay", Take::Value(Tag::Wait)),
    ])
});

/// Reads an answer that is an error.
pub(super) async fn read(answer: &mut Answer) -> Fault {
    let (status, mut wait) = (answer.status(), answer.retry_after());
    let (mut key, mut spent) = (false, false);
    complaint::values(answer, &PATHS, |tag, value| match (tag, value) {
        // A key that is none, and a country that is not served, come as bad requests.
        (Tag::Code, Value::Text(name)) => {
            key |= name.is("API_KEY_INVALID") || name.is("FAILED_PRECONDITION");
            spent |= name.starts_with("GenerateRequestsPerDay");
        }
        (Tag::Wait, Value::Text(text)) => wait = text.number_of("s").and_then(waiting).or(wait),
        _ => {}
    })
    .await;
    match status {
        400 if key => Fault::Unauthorized,
        429 if spent => Fault::Exhausted,
        _ => fault_of(status, wait),
    }
}
