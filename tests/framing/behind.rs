//! A proxy in front: what it meant, and what the program took it for.

use std::time::Duration;

use crate::attacks::all;
use crate::messages::{Answer, Request, answers, requests};
use crate::program::{Program, say};
use crate::proxy::{Kind, Proxy};
use crate::tap::{Talk, Tap};

/// After so long without a word the proxy has said all.
const QUIET: Duration = Duration::from_millis(300);
const HONEST: &[u8] = b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

#[test]
#[ignore = "needs nginx, and takes minutes; tests/run --full installs and runs it"]
fn nginx_and_the_program_divide_every_stream_alike() {
    divide_alike(Kind::Nginx);
}

#[test]
#[ignore = "needs HAProxy, and takes minutes; tests/run --full installs and runs it"]
fn haproxy_and_the_program_divide_every_stream_alike() {
    divide_alike(Kind::HaProxy);
}

#[test]
#[ignore = "needs Caddy, and takes minutes; tests/run --full installs and runs it"]
fn caddy_and_the_program_divide_every_stream_alike() {
    divide_alike(Kind::Caddy);
}

/// safety.md T19
fn divide_alike(kind: Kind) {
    let program = Program::start();
    let tap = Tap::before(&program.address);
    let proxy = Proxy::start(kind, tap.port);
    let mut wrong = Vec::new();
    for attack in all() {
        say(&proxy.address, &attack.stream, QUIET);
        // Whose answer does the next visitor get, on the connection that the proxy has kept?
        let next = say(&proxy.address, HONEST, Duration::from_secs(5));
        let next = answers(&next, &[]);
        if next.first().is_none_or(|answer| answer.body != b"ready\n") {
            wrong.push(format!("{}: the next visitor is told {next:?}", attack.name));
        }
    }
    let talks = tap.talks();
    let passed: usize = talks.iter().map(|talk| requests(&talk.asked).whole.len()).sum();
    // The honest ones, and those attacks that the proxy makes something of.
    assert!(passed > all().len(), "{kind:?} let {passed} requests through");
    wrong.extend(talks.iter().filter_map(disagreement));
    assert!(
        wrong.is_empty(),
        "{kind:?}: {}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// How the program took what the proxy said for something else.
fn disagreement(talk: &Talk) -> Option<String> {
    let meant = requests(&talk.asked);
    let methods: Vec<&str> = meant
        .whole
        .iter()
        .map(|request| request.method.as_str())
        .collect();
    let told = answers(&talk.answered, &methods);
    let fits = meant
        .whole
        .iter()
        .zip(&told)
        .all(|(request, answer)| suits(request, answer));
    // An answer that ends the connection ends the talk, whatever was meant to come behind it.
    let ends = told.last().is_some_and(|last| last.closes);
    let enough = told.len() == meant.whole.len() || (told.len() < meant.whole.len() && ends);
    let refused = meant.broken && (ends || meant.begun) && told.len() == meant.whole.len() + 1;
    (!fits || !(enough || refused)).then(|| {
        format!(
            "meant {:?}{}, told {:?}: {}",
            meant.whole,
            if meant.broken { " and something broken" } else { "" },
            told.iter().map(|answer| answer.status).collect::<Vec<_>>(),
            String::from_utf8_lossy(&talk.asked)
        )
    })
}

/// Whether this is an answer to that request, and to none of the others.
fn suits(request: &Request, answer: &Answer) -> bool {
    // The path, however the target is written (RFC 9112, 3.2.2).
    let path = request.target.split(['#', '?']).next().unwrap_or_default();
    let path = path
        .strip_prefix("http://")
        .and_then(|rest| rest.find('/').and_then(|at| rest.get(at..)))
        .unwrap_or(path);
    let body: &[u8] = match (request.method.as_str(), path) {
        ("GET", "/healthz") => b"ok\n",
        ("GET", "/readyz") => b"ready\n",
        ("GET", "/robots.txt") => b"User-agent",
        // Anything else is refused, each in its own way.
        _ => return answer.status >= 400,
    };
    answer.closes && answer.status == 400 || answer.status == 200 && answer.body.starts_with(body)
}
