//! What an error of Hugging Face's means.

use super::super::decode::{Paths, Tag, Value};
use super::super::status::fault_of;
use super::super::upstream::{Answer, waiting};
use super::super::{Fault, complaint};

/// Reads an answer that is an error; a model that is still being loaded says how long that takes.
pub(super) async fn read(answer: &mut Answer, paths: &'static Paths) -> Fault {
    let (status, mut wait) = (answer.status(), answer.retry_after());
    if status == 503 {
        complaint::values(answer, paths, |tag, value| {
            if let (Tag::Wait, Value::Number(seconds)) = (tag, value) {
                wait = wait.or(seconds.number().and_then(waiting));
            }
        })
        .await;
    }
    fault_of(status, wait)
}
