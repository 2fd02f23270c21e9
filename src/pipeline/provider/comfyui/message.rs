//! What ComfyUI says over its socket in JSON (`server.py`, `execution.py`): only what is needed is read, and of an
//! error never the words, for it repeats what was asked.

use serde::Deserialize;

/// The most bytes of a message that is read.
pub(super) const MOST: usize = 256 * 1024;

/// Parts of the names of exceptions by which nodes of services say that they declined something.
const DECLINED: [&str; 5] = ["moderat", "nsfw", "contentfilter", "contentpolicy", "safety"];

/// A message that means something here.
#[derive(Debug, PartialEq)]
pub(super) enum Message {
    /// So many jobs of everybody's are under way or wait.
    Remaining(u32),
    /// Something about a job.
    Job(String, News),
}

/// What is said of one job.
#[derive(Debug, PartialEq)]
pub(super) enum News {
    /// It begins.
    Start,
    /// This node works now; `None`: the job is over.
    At(Option<String>),
    /// A node has come so far.
    Progress(String, f32),
    /// A node is done and left these files.
    Files(String, Vec<File>),
    /// It failed; whether because something in it was declined.
    Error(bool),
    /// Somebody stopped it.
    Interrupted,
}

/// A picture on the disk of the server.
#[derive(Debug, PartialEq, Deserialize)]
pub(super) struct File {
    pub(super) filename: String,
    #[serde(default)]
    pub(super) subfolder: String,
    /// In which of the server's folders.
    #[serde(rename = "type")]
    pub(super) folder: String,
}

#[derive(Deserialize)]
struct Raw {
    #[serde(rename = "type")]
    kind: Type,
    data: Data,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Type {
    Status,
    ExecutionStart,
    Executing,
    Progress,
    Executed,
    ExecutionError,
    ExecutionInterrupted,
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Data {
    prompt_id: Option<String>,
    node: Option<String>,
    value: Option<f64>,
    max: Option<f64>,
    status: Option<Status>,
    output: Option<Output>,
    exception_type: Option<String>,
}

#[derive(Deserialize)]
struct Status {
    exec_info: ExecInfo,
}

#[derive(Deserialize)]
struct ExecInfo {
    queue_remaining: u32,
}

#[derive(Deserialize)]
struct Output {
    #[serde(default)]
    images: Vec<File>,
}

impl Message {
    /// Reads a message; `None` for what means nothing here. What is installed there says other things, also such as
    /// are no JSON.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        if text.len() > MOST {
            return Self::cut(text);
        }
        let Raw { kind, data } = serde_json::from_slice(text).ok()?;
        if kind == Type::Status {
            return Some(Self::Remaining(data.status?.exec_info.queue_remaining));
        }
        let news = match kind {
            Type::ExecutionStart => News::Start,
            Type::Executing => News::At(data.node),
            Type::Progress => News::Progress(data.node?, part(data.value?, data.max?)),
            Type::Executed => News::Files(data.node?, data.output?.images),
            Type::ExecutionError => News::Error(data.exception_type.as_deref().is_some_and(declines)),
            Type::ExecutionInterrupted => News::Interrupted,
            Type::Status | Type::Other => return None,
        };
        Some(Self::Job(data.prompt_id?, news))
    }

    /// What a message is of which only the beginning is there: an error repeats all that was asked, with the picture.
    fn cut(text: &[u8]) -> Option<Self> {
        let head = text.get(..MOST.min(512)).unwrap_or_default();
        let head = String::from_utf8_lossy(head);
        let after = |name: &str| {
            let (_, rest) = head.split_once(&format!("\"{name}\""))?;
            rest.trim_start_matches([':', ' '])
                .strip_prefix('"')?
                .split_once('"')
        };
        let (kind, _) = after("type")?;
        let (id, _) = after("prompt_id")?;
        (kind == "execution_error").then(|| Self::Job(id.to_owned(), News::Error(false)))
    }
}

/// A part of the whole, 0 to 1.
fn part(value: f64, max: f64) -> f32 {
    if max > 0.0 {
        (value / max).clamp(0.0, 1.0) as f32
    } else {
        0.0
    }
}

fn declines(exception: &str) -> bool {
    let name = exception.to_ascii_lowercase().replace('_', "");
    DECLINED.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Message> {
        Message::read(text.as_bytes())
    }

    fn ours(news: News) -> Option<Message> {
        Some(Message::Job("id".to_owned(), news))
    }

    #[test]
    fn every_message_is_read_as_it_is_written() {
        for (text, message) in [
            (
                r#"{"type": "status", "data": {"status": {"exec_info": {"queue_remaining": 3}}, "sid": "x"}}"#,
                Some(Message::Remaining(3)),
            ),
            (
                r#"{"type": "execution_start", "data": {"prompt_id": "id", "timestamp": 1}}"#,
                ours(News::Start),
            ),
            (
                r#"{"type": "executing", "data": {"node": "3", "display_node": "3", "prompt_id": "id"}}"#,
                ours(News::At(Some("3".to_owned()))),
            ),
            (
                r#"{"type": "executing", "data": {"node": null, "prompt_id": "id"}}"#,
                ours(News::At(None)),
            ),
            (
                r#"{"type": "progress", "data": {"value": 5, "max": 20, "prompt_id": "id", "node": "3"}}"#,
                ours(News::Progress("3".to_owned(), 0.25)),
            ),
            (
                r#"{"type": "executed", "data": {"node": "9", "output": {"images": []}, "prompt_id": "id"}}"#,
                ours(News::Files("9".to_owned(), Vec::new())),
            ),
            (
                r#"{"type": "execution_interrupted", "data": {"prompt_id": "id", "node_id": "3", "executed": []}}"#,
                ours(News::Interrupted),
            ),
            (
                r#"{"type": "execution_success", "data": {"prompt_id": "id"}}"#,
                None,
            ),
            (r#"{"type": "crystools.monitor", "data": {"cpu": NaN}}"#, None),
            (r#"{"type": "executing", "data": {"node": "3"}}"#, None),
            (r#"{"type": "progress", "data": []}"#, None),
            ("leaked", None),
        ] {
            assert_eq!(read(text), message, "{text}");
        }
    }

    #[test]
    fn an_error_says_whether_something_was_declined_and_no_word_more() {
        let error = |kind: &str, input: &str| {
            format!(
                r#"{{"type": "execution_error", "data": {{"prompt_id": "id", "node_id": "3", "node_type": "KSampler",
                "exception_message": "leaked", "exception_type": "{kind}", "traceback": ["leaked"],
                "current_inputs": {{"text": ["{input}"]}}, "current_outputs": []}}}}"#
            )
        };
        for (kind, declined) in [
            ("torch.OutOfMemoryError", false),
            ("RuntimeError", false),
            ("comfy_api_nodes.ContentPolicyViolation", true),
            ("some_node.NSFW_Detected", true),
        ] {
            assert_eq!(read(&error(kind, "x")), ours(News::Error(declined)), "{kind}");
        }
        // With a visitor's picture in it, it is longer than what is read.
        let mut long = error("RuntimeError", &"A".repeat(MOST));
        long.truncate(MOST + 1);
        assert_eq!(read(&long), ours(News::Error(false)));
        assert_eq!(read(&"A".repeat(MOST + 1)), None);
    }
}
