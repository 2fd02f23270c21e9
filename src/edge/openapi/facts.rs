//! What this service says of itself.

use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{Content, ContentBuilder, Required};

use crate::error::Code;

use super::answers::{good, named, string, text};
use super::operation::{Operation, Tag};
use super::refusals::{SAME_SITE, of};

/// What can be asked of anybody, with an answer of one kind.
pub(super) fn all() -> Vec<Operation> {
    let own = ("application/json", named("YourData"));
    vec![
        fact(
            "/privacy.json",
            "privacy",
            "What is kept, and for how long.",
            ("application/json", named("Privacy")),
        ),
        fact(
            "/privacy.atom",
            "policyChanges",
            "What has changed in the policies, as a feed.",
            ("application/atom+xml", text()),
        ),
        Operation {
            parameters: vec![
                ParameterBuilder::new()
                    .name("download")
                    .parameter_in(ParameterIn::Query)
                    .required(Required::False)
                    .description(Some("As a file to keep, whatever it says."))
                    .schema(Some(string()))
                    .build(),
            ],
            refusals: of(&[SAME_SITE]),
            ..fact(
                "/your-data.json",
                "yourData",
                "What is held about this connection now.",
                own,
            )
        },
        fact(
            "/healthz",
            "health",
            "Whether the process answers.",
            ("text/plain", text()),
        ),
        Operation {
            refusals: of(&[&[Code::Stopping]]),
            ..fact(
                "/readyz",
                "readiness",
                "Whether new work is taken.",
                ("text/plain", text()),
            )
        },
        fact(
            "/robots.txt",
            "robots",
            "What crawlers may follow (RFC 9309).",
            ("text/plain", text()),
        ),
        Operation {
            refusals: of(&[&[Code::NotFound]]),
            ..fact(
                "/.well-known/security.txt",
                "security",
                "Whom to tell of a hole (RFC 9116).",
                ("text/plain", text()),
            )
        },
        fact(
            "/.well-known/gpc.json",
            "globalPrivacyControl",
            "That nothing is sold or shared.",
            ("application/json", object()),
        ),
        fact(
            "/openapi.json",
            "openapi",
            "This document.",
            ("application/json", object()),
        ),
    ]
}

fn fact(
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    (media, content): (&'static str, Content),
) -> Operation {
    let answer = good("Always.").content(media, content).build();
    Operation {
        answers: vec![("200", answer)],
        ..Operation::get(Tag::Facts, path, id, summary)
    }
}

fn object() -> Content {
    ContentBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::Object)))
        .build()
}
