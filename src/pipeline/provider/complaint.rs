//! What an error's body names: what it is called, never what it says.

use super::Fault;
use super::decode::{Body, Found, Kind, Paths, Short, Tag, Value};
use super::upstream::Answer;

/// As much of an error's body is read.
const ENOUGH: usize = 64 * 1024;

/// Notes every name at a path with [`Tag::Code`] in the body of an answer that is an error; a body that breaks off or
/// is no JSON says less, and the status says enough.
pub(super) async fn names(answer: &mut Answer, paths: &'static Paths, mut note: impl FnMut(&Short)) {
    values(answer, paths, |tag, value| {
        if let (Tag::Code, Value::Text(name)) = (tag, value) {
            note(&name);
        }
    })
    .await;
}

/// Notes every value at a path of these, as far as the body goes.
pub(super) async fn values(answer: &mut Answer, paths: &'static Paths, mut note: impl FnMut(Tag, Value)) {
    let _: Result<(), Fault> = gather(answer, paths, &mut note).await;
}

async fn gather(
    answer: &mut Answer,
    paths: &'static Paths,
    note: &mut impl FnMut(Tag, Value),
) -> Result<(), Fault> {
    let mut body = Body::new(Kind::Json, paths);
    let mut left = ENOUGH;
    while let Some(mut chunk) = answer.chunk().await? {
        chunk.truncate(left);
        left -= chunk.len();
        body.feed(chunk)?;
        while let Some(found) = body.pull()? {
            if let Found::Value(tag, value) = found {
                note(tag, value);
            }
        }
        if left == 0 {
            break;
        }
    }
    Ok(())
}
