//! What an error of Cloudflare's means: its number says more than its status.

use super::super::decode::{Paths, Short, Tag, Value};
use super::super::status::fault_of;
use super::super::upstream::Answer;
use super::super::{Fault, complaint};

/// The fault of a number, where it has one of its own (Workers AI's table of errors).
pub(super) fn of_code(code: &Short) -> Option<Fault> {
    let of = |codes: &[&str]| codes.iter().any(|known| code.is(known));
    if of(&["3030"]) {
        Some(Fault::Declined)
    } else if of(&["3036"]) {
        // The day's allowance is used up.
        Some(Fault::Exhausted)
    } else if of(&["3040"]) {
        // Nobody's fault: there is no machine free.
        Some(Fault::Overloaded(None))
    } else if of(&["5007", "3042"]) {
        Some(Fault::Gone)
    } else if of(&["5016", "5018", "3023", "3041", "10000"]) {
        Some(Fault::Unauthorized)
    } else {
        None
    }
}

/// Reads an answer that is an error.
pub(super) async fn read(answer: &mut Answer, paths: &'static Paths) -> Fault {
    let (status, wait) = (answer.status(), answer.retry_after());
    let mut said = None;
    if (400..500).contains(&status) {
        complaint::values(answer, paths, |tag, value| {
            if let (Tag::Code, Value::Number(code)) = (tag, value) {
                said = said.or(of_code(&code));
            }
        })
        .await;
    }
    match said {
        Some(Fault::Overloaded(_)) => Fault::Overloaded(wait),
        Some(fault) => fault,
        None => fault_of(status, wait),
    }
}
