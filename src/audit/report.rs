//! What an audit says: each promise with *holds*, *broken* or *not checked*, and the evidence.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::cli::Exit;

/// The sentences of the policies, by the ids of their messages.
const SENTENCES: &str = include_str!("../../assets/locales/en/main.ftl");

/// What an audit cannot see, whatever it finds.
const UNSEEN: [&str; 6] = [
    "what a service that makes the pictures, or looks at words first, keeps",
    "what a proxy in front of this program, or the company that hosts it, keeps",
    "encryption on the way to your own service: that of a scratch instance is asked with it and without, on this machine",
    "the kernel's own memory: buffers of sockets, pages that were freed",
    "whether another program runs at another time: the answer is about this one, now",
    "swap, memory and files of other programs",
];

/// How a promise fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was tried, and holds.
    Holds,
    /// It was tried, and does not.
    Broken,
    /// It could not be tried; the evidence says why.
    NotChecked,
}

/// A promise and how it fares.
pub(super) struct Finding {
    /// The message of the policies that says it, or a name for what only the README promises.
    id: &'static str,
    promise: &'static str,
    verdict: Verdict,
    evidence: Vec<String>,
}

/// Everything that was found.
pub(super) struct Report {
    /// What was looked at.
    pub(super) instance: String,
    /// What it says of itself and of the machine; nothing that is promised.
    pub(super) facts: Vec<String>,
    /// Each promise.
    pub(super) findings: Vec<Finding>,
}

impl Verdict {
    fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Broken => "broken",
            Self::NotChecked => "not checked",
        }
    }

    /// Whether something that was tried holds.
    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Broken }
    }
}

impl Finding {
    /// A promise that a policy makes, by its message.
    pub(super) fn of_policy(id: &'static str, verdict: Verdict, evidence: Vec<String>) -> Self {
        Self::named(id, sentence(id), verdict, evidence)
    }

    /// A promise of the README.
    pub(super) fn named(
        id: &'static str,
        promise: &'static str,
        verdict: Verdict,
        evidence: Vec<String>,
    ) -> Self {
        Self {
            id,
            promise,
            verdict,
            evidence,
        }
    }
}

impl Report {
    /// How the program ends: well only when everything holds.
    pub(super) fn exit(&self) -> Exit {
        let any = |verdict| self.findings.iter().any(|finding| finding.verdict == verdict);
        if any(Verdict::Broken) {
            Exit::Failure
        } else if any(Verdict::NotChecked) {
            Exit::Incomplete
        } else {
            Exit::Ok
        }
    }

    /// Writes it for a reader.
    ///
    /// # Errors
    /// What writing says.
    pub(super) fn write_text(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}\n", self.instance)?;
        for fact in &self.facts {
            writeln!(out, "  {fact}")?;
        }
        for finding in &self.findings {
            let verdict = finding.verdict.name();
            writeln!(out, "\n{verdict:11}  {}  [{}]", finding.promise, finding.id)?;
            for line in &finding.evidence {
                writeln!(out, "             {line}")?;
            }
        }
        let count = |verdict| {
            self.findings
                .iter()
                .filter(|finding| finding.verdict == verdict)
                .count()
        };
        writeln!(
            out,
            "\n{} hold, {} broken, {} not checked. What nobody can check from here:",
            count(Verdict::Holds),
            count(Verdict::Broken),
            count(Verdict::NotChecked)
        )?;
        UNSEEN.iter().try_for_each(|line| writeln!(out, "  {line}"))
    }

    /// Writes it for a program, as one line of JSON.
    ///
    /// # Errors
    /// What writing says.
    pub(super) fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        let finding = |finding: &Finding| {
            json!({
                "id": finding.id,
                "promise": finding.promise,
                "verdict": finding.verdict.name().replace(' ', "-"),
                "evidence": finding.evidence,
            })
        };
        let document: Value = json!({
            "instance": self.instance,
            "facts": self.facts,
            "all_hold": self.exit() == Exit::Ok,
            "promises": self.findings.iter().map(finding).collect::<Vec<_>>(),
            "unseen": UNSEEN,
        });
        writeln!(out, "{document}")
    }
}

/// The English sentence of a message.
fn sentence(id: &'static str) -> &'static str {
    let lines = SENTENCES.lines();
    let mut texts = lines.filter_map(|line| line.strip_prefix(id)?.strip_prefix(" = "));
    texts.next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(verdicts: &[Verdict]) -> Report {
        let finding = |verdict: &Verdict| Finding::of_policy("privacy-words-only", *verdict, Vec::new());
        Report {
            instance: String::new(),
            facts: Vec::new(),
            findings: verdicts.iter().map(finding).collect(),
        }
    }

    #[test]
    fn the_exit_code_is_good_only_when_everything_holds() {
        use Verdict::{Broken, Holds, NotChecked};
        assert_eq!(report(&[Holds, Holds]).exit(), Exit::Ok);
        assert_eq!(report(&[Holds, NotChecked]).exit(), Exit::Incomplete);
        assert_eq!(report(&[NotChecked, Broken, Holds]).exit(), Exit::Failure);
    }

    #[test]
    fn a_promise_is_said_as_the_policies_say_it() {
        let report = report(&[Verdict::Holds]);
        assert!(report.findings[0].promise.starts_with("What is sent: your words"));
    }
}
