//! Answers that say with their status that nothing was made.

use std::time::Duration;

use afterimage::error::Code;

use super::super::scripted::Script;
use super::{Case, LEAK, Row, Times};

/// What a visitor is told of each status when no work had begun.
const TABLE: &[(u16, Code)] = &[
    (400, Code::NotAccepted),
    (401, Code::UpstreamUnavailable),
    (402, Code::UpstreamUnavailable),
    (403, Code::UpstreamUnavailable),
    (404, Code::UpstreamUnavailable),
    (408, Code::UpstreamTimeout),
    (409, Code::UpstreamFailed),
    (410, Code::UpstreamUnavailable),
    (413, Code::NotAccepted),
    (422, Code::NotAccepted),
    (429, Code::UpstreamBusy),
    (500, Code::UpstreamFailed),
    (502, Code::UpstreamFailed),
    (503, Code::UpstreamBusy),
    (504, Code::UpstreamFailed),
    (529, Code::UpstreamBusy),
];

/// Once work had begun, a status says nothing about it.
const MIDWAY: &[Code] = &[Code::UpstreamFailed, Code::UpstreamTimeout];

/// A waiting time as an upstream writes it, and as it is told.
const WAITS: &[(&[&str], u64)] = &[
    (&["Retry-After: 7"], 7),
    (&["Retry-After: 1000000000"], 300),
    (&["Retry-After: 0"], 1),
    (
        &[
            "Date: Sun, 06 Nov 1994 08:49:37 GMT",
            "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT",
        ],
        30,
    ),
];

pub(super) async fn every(case: &Case, step: usize) {
    for (status, usual) in TABLE {
        let here = case.statuses.iter().find(|(here, _)| here == status);
        let code = [here.map_or(*usual, |(_, code)| *code)];
        let name = format!("status {status}");
        let row = Row::new(case, step, &name);
        let codes = if row.midway() { MIDWAY } else { &code };
        row.fails(row.broken(error(*status, &[])), Times::default(), codes)
            .await;
    }
    waiting_times(case, step).await;
}

async fn waiting_times(case: &Case, step: usize) {
    let own = |status: u16| case.statuses.iter().any(|(here, _)| *here == status);
    for (lines, seconds) in WAITS {
        for status in [429, 503].into_iter().filter(|status| !own(*status)) {
            let name = format!("status {status} with {lines:?}");
            let row = Row::new(case, step, &name);
            // A waiting time after the work had begun is a job's affair: whether it is kept, the kind's own tests say.
            if row.midway() {
                continue;
            }
            let told = row
                .fails(
                    row.broken(error(status, lines)),
                    Times::default(),
                    &[Code::UpstreamBusy],
                )
                .await;
            assert_eq!(told.retry_after, Some(Duration::from_secs(*seconds)), "{row}");
        }
    }
}

/// An error that repeats what it was sent, as the real ones do.
fn error(status: u16, lines: &[&str]) -> Script {
    let body = format!(
        r#"{{"error":{{"message":"{LEAK}","type":"{LEAK}","code":null}},"message":"{LEAK}","detail":"{LEAK}"}}"#
    );
    let length = format!("Content-Length: {}", body.len());
    let head: Vec<&str> = ["Content-Type: application/json", length.as_str()]
        .into_iter()
        .chain(lines.iter().copied())
        .collect();
    Script::head(status, &head).send(body.as_bytes())
}
