//! What Black Forest Labs say of a request.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::super::Fault;
use super::super::upstream::Token;

/// A request was taken.
#[derive(Deserialize)]
pub(super) struct Accepted {
    /// What it is called.
    pub(super) id: Token,
    /// Where to ask for it: not always where it was sent.
    pub(super) polling_url: String,
}

/// How far a request has come.
#[derive(Deserialize)]
pub(super) struct Said {
    status: Option<State>,
    /// What some answers call the status.
    state: Option<State>,
    #[serde(default)]
    result: Outcome,
    progress: Option<f32>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
enum State {
    Ready,
    #[serde(rename = "Request Moderated")]
    RequestModerated,
    #[serde(rename = "Content Moderated")]
    ContentModerated,
    #[serde(rename = "Task not found")]
    NotFound,
    Error,
    Failed,
    #[serde(other)]
    Pending,
}

/// Where the picture lies, once there is one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Outcome {
    Made { sample: String },
    Other(IgnoredAny),
}

impl Default for Outcome {
    fn default() -> Self {
        Self::Other(IgnoredAny)
    }
}

/// What the answer means.
pub(super) enum Still {
    /// It is being made, this part of it.
    Pending(f32),
    /// It lies at this address.
    Ready(String),
    /// It will not be made.
    Over(Fault),
}

impl Said {
    /// What it means; an answer that names no state is none.
    pub(super) fn still(self) -> Still {
        match (self.status.or(self.state), self.result) {
            (Some(State::Ready), Outcome::Made { sample }) => Still::Ready(sample),
            (Some(State::Ready), Outcome::Other(_)) => Still::Over(Fault::NotAPicture),
            // Final, although not every client of theirs knows it.
            (Some(State::RequestModerated), _) => Still::Over(Fault::Declined),
            (Some(State::ContentModerated), _) => Still::Over(Fault::Withheld),
            (Some(State::NotFound | State::Error | State::Failed), _) => Still::Over(Fault::Failed),
            (Some(State::Pending), _) => Still::Pending(self.progress.unwrap_or_default()),
            (None, _) => Still::Over(Fault::Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_its_meaning() {
        for (json, expected) in [
            (
                r#"{"status":"Request Moderated","result":null}"#,
                Some(Fault::Declined),
            ),
            (
                r#"{"status":"Content Moderated","details":{"Moderation Reasons":["x"]}}"#,
                Some(Fault::Withheld),
            ),
            (r#"{"state":"Content Moderated"}"#, Some(Fault::Withheld)),
            (r#"{"status":"Task not found"}"#, Some(Fault::Failed)),
            (r#"{"status":"Error"}"#, Some(Fault::Failed)),
            (r#"{"status":"Failed"}"#, Some(Fault::Failed)),
            (r#"{"status":"Ready","result":{}}"#, Some(Fault::NotAPicture)),
            (r#"{"status":"Ready"}"#, Some(Fault::NotAPicture)),
            ("{}", Some(Fault::Malformed)),
            (r#"{"status":"Pending","progress":0.5}"#, None),
            (r#"{"status":"Queued","progress":null}"#, None),
        ] {
            let said: Said = serde_json::from_str(json).unwrap();
            let fault = match said.still() {
                Still::Over(fault) => Some(fault),
                Still::Pending(_) => None,
                Still::Ready(_) => panic!("{json}"),
            };
            assert_eq!(fault, expected, "{json}");
        }
        let ready = r#"{"status":"Ready","state":"Ready","result":{"sample":"https://x.bfl.ai/a","seed":1}}"#;
        let said: Said = serde_json::from_str(ready).unwrap();
        assert!(matches!(said.still(), Still::Ready(sample) if sample == "https://x.bfl.ai/a"));
    }
}
