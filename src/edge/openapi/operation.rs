//! One operation: what it takes, what it answers, and which codes it can refuse with.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use utoipa::openapi::path::{OperationBuilder, Parameter, PathItem};
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{HttpMethod, Response, ResponseBuilder};

use crate::edge::api::error;
use crate::error::Code;

use super::answers::{named, number, text, words};
use super::refusals;

/// What the key of a program is called among the ways of being let in.
pub(super) const KEY: &str = "key";

/// Who an operation is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// Programs with a key.
    Programs,
    /// Whoever fills the form, a browser or not.
    Visitors,
    /// Whoever wants to know.
    Facts,
}

impl Tag {
    pub(super) const ALL: [Self; 3] = [Self::Programs, Self::Visitors, Self::Facts];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Programs => "With a key",
            Self::Visitors => "Without a key",
            Self::Facts => "Facts",
        }
    }

    pub(super) const fn about(self) -> &'static str {
        match self {
            Self::Programs => "As OpenAI's client libraries ask for pictures and read refusals.",
            Self::Visitors => {
                "The form of the pages: a challenge has to be answered where the operator asks for that. Refusals are \
                 problem documents (RFC 9457), or pages where the header Accept prefers text/html."
            }
            Self::Facts => "What this service says of itself.",
        }
    }
}

/// An operation as it is written down.
pub(super) struct Operation {
    pub(super) tag: Tag,
    pub(super) method: HttpMethod,
    pub(super) path: &'static str,
    pub(super) id: &'static str,
    pub(super) summary: &'static str,
    pub(super) about: &'static str,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Option<RequestBody>,
    pub(super) answers: Vec<(&'static str, Response)>,
    pub(super) refusals: Vec<Code>,
}

impl Operation {
    /// One that takes nothing and refuses nothing but what everything refuses.
    pub(super) fn get(tag: Tag, path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self {
            tag,
            method: HttpMethod::Get,
            path,
            id,
            summary,
            about: "",
            parameters: Vec::new(),
            body: None,
            answers: Vec::new(),
            refusals: Vec::new(),
        }
    }

    /// The operation, as OpenAPI has it.
    pub(super) fn described(self) -> PathItem {
        let mut operation = OperationBuilder::new()
            .tag(self.tag.name())
            .operation_id(Some(self.id))
            .summary(Some(self.summary))
            .description((!self.about.is_empty()).then_some(self.about))
            .request_body(self.body);
        for parameter in self.parameters {
            operation = operation.parameter(parameter);
        }
        for (status, answer) in self.answers {
            operation = operation.response(status, answer);
        }
        for (status, codes) in by_status(self.tag, &self.refusals) {
            operation = operation.response(status.to_string(), refusal(self.tag, status, &codes));
        }
        if self.tag == Tag::Programs {
            operation = operation.security(SecurityRequirement::new(KEY, Vec::<String>::new()));
        }
        PathItem::new(self.method, operation)
    }
}

/// The codes under the status each has here.
fn by_status(tag: Tag, codes: &[Code]) -> BTreeMap<u16, Vec<Code>> {
    let mut all: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    for code in codes.iter().chain(refusals::ANYWHERE) {
        let status = match tag {
            Tag::Programs => error::status(*code),
            Tag::Visitors | Tag::Facts => code.status(),
        };
        let here = all.entry(status).or_default();
        if !here.contains(code) {
            here.push(*code);
        }
    }
    all
}

/// What is answered with one status, and why.
fn refusal(tag: Tag, status: u16, codes: &[Code]) -> Response {
    let mut why = String::new();
    for code in codes {
        let name = match tag {
            Tag::Programs => error::code(*code),
            Tag::Visitors | Tag::Facts => code.name(),
        };
        let _ = writeln!(why, "- `{name}`: {}", code.about().trim());
    }
    let mut answer = ResponseBuilder::new().description(why.trim_end());
    answer = match tag {
        Tag::Programs => answer.content("application/json", named("Error")),
        Tag::Visitors | Tag::Facts => answer.content("application/problem+json", named("Problem")),
    };
    // What cannot be read names no form of an answer: it gets a page, wherever it was sent.
    let before = codes.iter().any(|code| refusals::ANYWHERE.contains(code));
    if tag != Tag::Programs || before {
        answer = answer.content("text/html", text());
    }
    if matches!(status, 429 | 503) {
        answer = answer.header("Retry-After", number("Seconds to wait."));
    }
    if status == 401 {
        answer = answer.header("WWW-Authenticate", words("How to come with a key."));
    }
    answer.build()
}
