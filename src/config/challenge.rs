//! `[challenge]`: what stands between a visitor's program and the pictures.

use super::problem::Wrong;
use super::reader::{Expect, Reader};

/// Which challenges there are, and what an answer is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// The kinds to choose from; empty turns challenges off, for private networks.
    ///
    /// `challenge.kinds`, `AFTERIMAGE_CHALLENGE__KINDS`, default `code, work`.
    pub kinds: Vec<ChallengeKind>,
    /// The most pictures of the one request that an answer admits.
    ///
    /// `challenge.pictures_per_solve`, `AFTERIMAGE_CHALLENGE__PICTURES_PER_SOLVE`, default 4.
    pub pictures_per_solve: u32,
}

/// A kind of challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChallengeKind {
    /// A picture of letters to type.
    Code,
    /// A proof of work for the browser.
    Work,
}

impl Challenge {
    pub(super) fn read(mut reader: Reader<'_>) -> Self {
        let kinds = kinds(&mut reader);
        let pictures = reader.number("pictures_per_solve", 1..=100);
        reader.finish();
        Self {
            kinds,
            pictures_per_solve: pictures.unwrap_or(4),
        }
    }
}

fn kinds(reader: &mut Reader<'_>) -> Vec<ChallengeKind> {
    let allowed = "\"code\", \"work\" or both, or [] to turn challenges off";
    let parse = |text: &str| match text {
        "code" => Ok(ChallengeKind::Code),
        "work" => Ok(ChallengeKind::Work),
        _ => Err(Wrong::Invalid),
    };
    let kinds = reader.list("kinds", Expect::Text, allowed, parse);
    let kinds = kinds.unwrap_or_else(|| vec![ChallengeKind::Code, ChallengeKind::Work]);
    let twice = |kind| kinds.iter().filter(|other| **other == kind).count() > 1;
    if twice(ChallengeKind::Code) || twice(ChallengeKind::Work) {
        reader.problem("kinds", Wrong::Repeated, allowed);
    }
    kinds
}
