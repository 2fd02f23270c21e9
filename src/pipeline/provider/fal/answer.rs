//! What fal says of a request.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::super::Fault;

/// A request was queued; a model's own path is not where it is asked for.
#[derive(Deserialize)]
pub(super) struct Accepted {
    pub(super) status_url: String,
    pub(super) response_url: String,
    pub(super) cancel_url: String,
}

/// How far a request has come.
#[derive(Deserialize)]
pub(super) struct Told {
    pub(super) status: State,
    /// So many are before it.
    queue_position: Option<u32>,
}

/// Where a request is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    #[serde(rename = "COMPLETED")]
    Completed,
    #[serde(rename = "IN_QUEUE")]
    Queued,
    #[serde(other)]
    Working,
}

impl Told {
    /// The place in the queue, when it is another than before.
    pub(super) fn news(&self, before: &mut Option<u32>) -> Option<u32> {
        let position = self.queue_position.filter(|_| self.status == State::Queued)?;
        (before.replace(position) != Some(position)).then_some(position)
    }
}

/// A result that says where its pictures lie.
#[derive(Deserialize)]
pub(super) struct Listed {
    #[serde(default)]
    images: Vec<File>,
    image: Option<File>,
    #[serde(default)]
    has_nsfw_concepts: Flags,
    #[serde(default)]
    nsfw_content_detected: Flags,
}

#[derive(Deserialize)]
struct File {
    url: String,
}

/// Which pictures moderation took out, one by one or all at once.
#[derive(Deserialize)]
#[serde(untagged)]
enum Flags {
    Each(Vec<bool>),
    All(bool),
    Other(IgnoredAny),
}

impl Default for Flags {
    fn default() -> Self {
        Self::Other(IgnoredAny)
    }
}

impl Flags {
    fn takes_out(&self, number: usize) -> bool {
        match self {
            Self::Each(flags) => flags.get(number).copied().unwrap_or_default(),
            Self::All(flag) => *flag,
            Self::Other(IgnoredAny) => false,
        }
    }
}

impl Listed {
    /// The addresses of the pictures that are left.
    ///
    /// # Errors
    /// [`Fault::Withheld`] when moderation left none.
    pub(super) fn pictures(self) -> Result<Vec<String>, Fault> {
        let flags = [self.has_nsfw_concepts, self.nsfw_content_detected];
        let files: Vec<File> = self.images.into_iter().chain(self.image).collect();
        let some = !files.is_empty();
        let left: Vec<String> = files
            .into_iter()
            .enumerate()
            .filter(|(number, _)| !flags.iter().any(|flags| flags.takes_out(*number)))
            .map(|(_, file)| file.url)
            .collect();
        if some && left.is_empty() {
            return Err(Fault::Withheld);
        }
        Ok(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_moderation_left_is_fetched() {
        for (json, expected) in [
            (
                r#"{"images":[{"url":"a"},{"url":"b"}],"has_nsfw_concepts":[true,false]}"#,
                Ok(vec!["b"]),
            ),
            (
                r#"{"images":[{"url":"a"}],"has_nsfw_concepts":[true]}"#,
                Err(Fault::Withheld),
            ),
            (
                r#"{"image":{"url":"a"},"nsfw_content_detected":true}"#,
                Err(Fault::Withheld),
            ),
            (
                r#"{"image":{"url":"a"},"nsfw_content_detected":null}"#,
                Ok(vec!["a"]),
            ),
            (r#"{"images":[]}"#, Ok(vec![])),
        ] {
            let listed: Listed = serde_json::from_str(json).unwrap();
            let expected = expected.map(|urls: Vec<&str>| urls.into_iter().map(str::to_owned).collect());
            assert_eq!(listed.pictures(), expected, "{json}");
        }
    }
}
