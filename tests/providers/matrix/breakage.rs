//! What goes wrong on the way: connections that break, answers that lie, upstreams that are slow.

use std::time::Duration;

use afterimage::error::Code;

use super::super::scripted::{Script, Scripted};
use super::{Case, LEAK, Row, Times, asked, begun, pictures, work};

const BROKEN: &[Code] = &[Code::UpstreamFailed, Code::NotAPicture];
const LATE: &[Code] = &[Code::UpstreamTimeout];
/// Long enough for the steps before to be quick, short enough to be waited for; and what there is where they were not.
const SHORT: Duration = Duration::from_millis(400);
const LONGER: [Duration; 3] = [SHORT, SHORT.saturating_mul(4), SHORT.saturating_mul(16)];

/// Everything that breaks at once.
pub(super) async fn every(case: &Case, step: usize) {
    let row = Row::new(case, step, "");
    let (head, body) = row.good();
    for (name, script, codes) in broken(&head, &body).into_iter().chain(garbled(&body)) {
        let row = Row::new(case, step, name);
        row.fails(row.broken(script), Times::default(), codes).await;
    }
    lies(case, step, &head, &body).await;
}

type Broken = (&'static str, Script, &'static [Code]);

/// Connections that end too early, and heads that nobody should follow.
fn broken(head: &str, body: &[u8]) -> Vec<Broken> {
    let whole = || Script::new().send(head.as_bytes());
    let half = &body[..body.len() / 2];
    let chunked = || Script::head(200, &["Transfer-Encoding: chunked"]);
    let last = body.len().saturating_sub(1);
    vec![
        ("closed without a word", Script::new(), BROKEN),
        ("reset without a word", Script::new().reset(), BROKEN),
        (
            "half a head",
            Script::new().send(b"HTTP/1.1 200 OK\r\nContent-"),
            BROKEN,
        ),
        ("no HTTP", Script::new().send(b"\x16\x03\x01 no\r\n\r\n"), BROKEN),
        ("half a body", whole().send(half), BROKEN),
        ("all but a byte", whole().send(&body[..last]), BROKEN),
        ("half a body and a reset", whole().send(half).reset(), BROKEN),
        ("half a chunk", chunked().send(b"fffff\r\n").send(half), BROKEN),
        (
            "no chunk",
            chunked().send(b"zz\r\n").send(LEAK.as_bytes()),
            BROKEN,
        ),
        (
            "gzip",
            Script::head(200, &["Content-Encoding: gzip", "Content-Length: 3"]).send(b"\x1f\x8b\x08"),
            BROKEN,
        ),
        (
            "a length of a gigabyte",
            Script::head(200, &["Content-Length: 1000000000"]).stall(),
            &[Code::UpstreamTooLarge],
        ),
        (
            "an endless body",
            Script::head(200, &["Connection: close"]).forever(&[b' '; 65_536]),
            &[Code::UpstreamTooLarge, Code::NotAPicture],
        ),
    ]
}

/// Bodies that are not what they should be.
fn garbled(body: &[u8]) -> Vec<Broken> {
    let json = |body: &[u8]| Script::answer(200, "application/json", body);
    let mut rows = vec![
        ("an empty body", json(b""), BROKEN),
        (
            "HTML",
            Script::answer(200, "text/html", format!("<html>{LEAK}</html>").as_bytes()),
            BROKEN,
        ),
        (
            "HTML as a picture",
            Script::answer(200, "image/png", format!("<html>{LEAK}</html>").as_bytes()),
            BROKEN,
        ),
    ];
    if body.first() != Some(&b'{') {
        return rows;
    }
    let wide: Vec<u8> = body.iter().flat_map(|byte| [*byte, 0]).collect();
    let deep = format!("{{\"a\":{}", "[".repeat(10_000));
    rows.extend([
        ("an object that is not over", json(b"{\"id\":"), BROKEN),
        ("no number", json(b"{\"id\":NaN}"), BROKEN),
        ("a list", json(b"[]"), BROKEN),
        ("a word", json(LEAK.as_bytes()), BROKEN),
        ("nothing in it", json(b"{}"), BROKEN),
        ("too deep", json(deep.as_bytes()), BROKEN),
        (
            "a byte order mark",
            json(&[b"\xef\xbb\xbf", body].concat()),
            BROKEN,
        ),
        ("UTF-16", json(&[b"\xff\xfe".as_slice(), &wide].concat()), BROKEN),
        ("two documents", json(&[body, body].concat()), BROKEN),
    ]);
    rows
}

/// What an upstream calls its answer does not matter, and what is no base64 is no picture.
async fn lies(case: &Case, step: usize, head: &str, body: &[u8]) {
    for (name, media) in [
        ("called a text", "text/html"),
        ("called nothing", "application/octet-stream"),
    ] {
        let row = Row::new(case, step, name);
        let lie = renamed(head, media);
        let mut scripts = (case.good)(&[&pictures::png()]);
        scripts[step] = Script::new().send(lie.as_bytes()).send(body);
        let upstream = Scripted::start(scripts).await;
        let told = work(case, &upstream.url(), Times::default(), 1).await;
        assert_eq!((told.refusal, told.pictures.len()), (None, 1), "{row}");
        assert!(told.pictures[0].1.starts_with(b"\x89PNG"), "{row}");
    }
    let text = base64_simd::STANDARD.encode_to_string(pictures::png());
    if let Some(at) = body
        .windows(text.len())
        .position(|window| window == text.as_bytes())
    {
        let mut wrong = body.to_vec();
        wrong[at + 40..at + 44].copy_from_slice(b"!#*?");
        let row = Row::new(case, step, "bad base64");
        let script = Script::new().send(head.as_bytes()).send(&wrong);
        row.fails(row.broken(script), Times::default(), &[Code::NotAPicture])
            .await;
    }
}

fn renamed(head: &str, media: &str) -> String {
    head.split_inclusive("\r\n")
        .map(|line| {
            if line.to_ascii_lowercase().starts_with("content-type:") {
                format!("Content-Type: {media}\r\n")
            } else {
                line.to_owned()
            }
        })
        .collect()
}

/// Silence and slowness end at their own times.
pub(super) async fn slowness(case: &Case, step: usize) {
    for place in 0..slow(case, step, SHORT).len() {
        let mut reached = false;
        for short in LONGER {
            let (name, script, times) = slow(case, step, short).swap_remove(place);
            let row = Row::new(case, step, name);
            let upstream = Scripted::start(row.broken(script)).await;
            let told = work(case, &upstream.url(), times, 1).await;
            reached = row.was_reached(&upstream);
            if reached {
                row.failed(told, &upstream, LATE).await;
                break;
            }
        }
        assert!(reached, "{}, request {step}: it is not asked for", case.kind);
    }
}

/// What is silent or slow for longer than this.
fn slow(case: &Case, step: usize, short: Duration) -> Vec<(&'static str, Script, Times)> {
    let (head, body) = Row::new(case, step, "").good();
    let whole = || Script::new().send(head.as_bytes());
    let half = &body[..body.len() / 2];
    let usual = Times::default();
    let first_byte = Times {
        first_byte: short,
        ..usual
    };
    let idle = Times { idle: short, ..usual };
    let total = Times {
        total: short,
        ..usual
    };
    vec![
        ("no head", Script::new().stall(), first_byte),
        ("no head till the deadline", Script::new().stall(), total),
        ("a body that stalls", whole().send(half).stall(), idle),
        (
            "a body that trickles",
            whole().trickle(&body, short / 20).stall(),
            total,
        ),
    ]
}

/// safety.md T21: a redirect is followed nowhere, and carries no key.
pub(super) async fn elsewhere(case: &Case, step: usize) {
    for status in [301, 302, 303, 307, 308] {
        let other = Scripted::start((case.good)(&[&pictures::png()])).await;
        for place in [
            format!("{}/elsewhere", other.url()),
            "http://169.254.169.254/latest".to_owned(),
        ] {
            let name = format!("status {status} to another place");
            let row = Row::new(case, step, &name);
            let lines = [&format!("Location: {place}"), "Content-Length: 0"];
            row.fails(
                row.broken(Script::head(status, &lines)),
                Times::default(),
                &[Code::UpstreamFailed],
            )
            .await;
            assert!(other.requests().is_empty(), "{row}: somebody came");
        }
    }
}

/// A visitor who leaves ends the call, and the work by the upstream's own interface where it has one.
pub(super) async fn who_leaves_is_noticed(case: &Case, step: usize) {
    let row = Row::new(case, step, "the visitor leaves");
    let upstream = Scripted::start(row.broken(Script::new().stall())).await;
    let steps = begun(case, &upstream, step + 1).await;
    drop(steps);
    upstream.left(1).await;
    if let (true, Some(line)) = (row.midway(), case.cancel) {
        asked(&upstream, line, &row.to_string()).await;
    }
}

pub(super) async fn nobody_there(case: &Case) {
    let row = Row::new(case, 0, "a closed port");
    // It is given to nobody who takes any.
    let told = work(case, "http://127.0.0.1:1", Times::default(), 1).await;
    let refusal = told.refusal.unwrap_or_else(|| panic!("{row}: no refusal"));
    assert_eq!(refusal.code, Code::Unreachable, "{row}");
    row.nothing_leaked(&refusal);
}
