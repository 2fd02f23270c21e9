//! What Replicate says of a prediction; what it repeats of the words is let go unread.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::super::{Event, Fault};

/// A prediction as far as it has come.
#[derive(Deserialize)]
pub(super) struct Prediction {
    status: Status,
    #[serde(default)]
    output: Output,
    #[serde(default)]
    error: Complaint,
    #[serde(default)]
    logs: Logs,
    urls: Urls,
}

#[derive(Deserialize)]
struct Urls {
    get: String,
    cancel: String,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Status {
    Starting,
    Processing,
    Succeeded,
    Failed,
    Canceled,
    Aborted,
    #[serde(other)]
    Other,
}

/// One address, several, or nothing that is a picture.
#[derive(Deserialize)]
#[serde(untagged)]
enum Output {
    One(String),
    Several(Vec<Piece>),
    Other(IgnoredAny),
}

impl Default for Output {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Piece {
    Address(String),
    Other(IgnoredAny),
}

/// A text that is looked at and let go.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Said(String),
    Other(IgnoredAny),
}

impl Text {
    fn said(&self) -> &str {
        match self {
            Self::Said(text) => text,
            Self::Other(IgnoredAny) => "",
        }
    }
}

/// Why a prediction failed, as far as it matters.
#[derive(Deserialize, Default)]
#[serde(from = "Text")]
struct Complaint {
    declined: bool,
}

/// What models write when they decline, in any letters: Replicate has no names for it.
const DECLINED: [&str; 6] = [
    "nsfw",
    "flagged as sensitive",
    "(e005)",
    "content policy",
    "content moderation",
    "safety filter",
];

impl From<Text> for Complaint {
    fn from(text: Text) -> Self {
        let text = text.said().to_ascii_lowercase();
        let declined = DECLINED.iter().any(|words| text.contains(words));
        Self { declined }
    }
}

/// The last `42%|` that the model's progress bar wrote.
#[derive(Deserialize, Default)]
#[serde(from = "Text")]
struct Logs {
    percent: Option<u8>,
}

impl From<Text> for Logs {
    fn from(text: Text) -> Self {
        let percent = |before: &str| {
            let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
            before.get(before.len() - digits..)?.parse().ok()
        };
        let bar = text.said().rsplit_once("%|");
        let percent = bar.and_then(|(before, _)| percent(before));
        Self {
            percent: percent.filter(|percent| *percent <= 100),
        }
    }
}

/// How far a prediction has come.
pub(super) enum Still {
    /// Its machine is being made ready.
    Waiting,
    /// It is being made, so many of a hundred parts.
    Working(Option<u8>),
    /// Its pictures lie at these addresses.
    Made(Vec<String>),
    /// It will not be made.
    Over(Fault),
}

impl Prediction {
    /// Where to ask for it.
    pub(super) fn place(&self) -> &str {
        &self.urls.get
    }

    /// Where to give it up.
    pub(super) fn cancel(&self) -> &str {
        &self.urls.cancel
    }

    /// How far it has come.
    pub(super) fn still(self) -> Still {
        match self.status {
            Status::Starting => Still::Waiting,
            Status::Processing | Status::Other => Still::Working(self.logs.percent),
            Status::Succeeded => Still::Made(match self.output {
                Output::One(address) => vec![address],
                Output::Several(pieces) => pieces.into_iter().filter_map(Piece::address).collect(),
                Output::Other(IgnoredAny) => Vec::new(),
            }),
            Status::Failed if self.error.declined => Still::Over(Fault::Declined),
            Status::Failed | Status::Canceled => Still::Over(Fault::Failed),
            // Its time was up before it began: it costs nothing (the changelog of 16 October 2025).
            Status::Aborted => Still::Over(Fault::Overloaded(None)),
        }
    }
}

impl Piece {
    fn address(self) -> Option<String> {
        match self {
            Self::Address(address) => Some(address),
            Self::Other(IgnoredAny) => None,
        }
    }
}

/// What is told of so many of a hundred parts, when they are more than were told before.
pub(super) fn progress(percent: Option<u8>, told: &mut u8) -> Option<Event> {
    let percent = percent.filter(|percent| *percent > *told && *percent < 100)?;
    *told = percent;
    Some(Event::Progress(f32::from(percent) / 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_known_by_its_words() {
        for (error, declined) in [
            (
                r#""NSFW content detected. Try running it again, or try a different prompt.""#,
                true,
            ),
            (r#""All generated images contained NSFW content.""#, true),
            (
                r#""The input or output was flagged as sensitive. Please try again with different inputs. (E005) (abc)""#,
                true,
            ),
            (r#""CUDA out of memory""#, false),
            (r#"{"detail":"x"}"#, false),
            ("null", false),
        ] {
            let told: Complaint = serde_json::from_str(error).unwrap();
            assert_eq!(told.declined, declined, "{error}");
        }
    }

    #[test]
    fn progress_is_read_from_the_last_bar() {
        for (logs, percent) in [
            (
                "\"Using seed: 7\\n  0%|          | 0/28\\n 46%|####6     | 13/28\"",
                Some(46),
            ),
            ("\"100%|##########| 4/4\"", Some(100)),
            ("\"999%|\"", None),
            ("\"50% done\"", None),
            ("\"%|\"", None),
            ("\"ä7%|\"", Some(7)),
            ("null", None),
        ] {
            let told: Logs = serde_json::from_str(logs).unwrap();
            assert_eq!(told.percent, percent, "{logs}");
        }
        let mut told = 0;
        let all: Vec<_> = [Some(10), Some(5), None, Some(60), Some(100)]
            .into_iter()
            .filter_map(|percent| progress(percent, &mut told))
            .collect();
        assert!(
            matches!(all.as_slice(), [Event::Progress(_), Event::Progress(part)] if (*part - 0.6).abs() < 0.001)
        );
    }
}
