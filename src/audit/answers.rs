//! What every page and document is answered with.

use std::io;

use super::kernel::unseen;
use super::report::{Finding, Verdict};
use super::visits::Road;
use crate::edge::routes;

/// What every answer says, each with a part of what it has to say.
const HEADERS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("content-security-policy", "default-src 'none'"),
];

/// What was answered wrongly.
#[derive(Default)]
struct Wrong {
    routes: usize,
    headers: Vec<String>,
    cookies: Vec<String>,
}

/// No page loads anything from elsewhere, and reading sets no cookie.
pub(super) fn all(road: &Road<'_>) -> [Finding; 2] {
    let (third, cookie) = ("privacy-not-third", "privacy-session-asked");
    match look(road) {
        Err(fault) => {
            let (verdict, why) = unseen("the pages", &fault);
            [
                Finding::of_policy(third, verdict, why.clone()),
                Finding::of_policy(cookie, verdict, why),
            ]
        }
        Ok(wrong) => {
            let finding = |id, found: Vec<String>, good: &str| {
                let holds = Verdict::of(found.is_empty());
                let seen = format!("{} pages and documents were asked for: {good}", wrong.routes);
                Finding::of_policy(id, holds, if found.is_empty() { vec![seen] } else { found })
            };
            [
                finding(
                    third,
                    wrong.headers,
                    "the browser is told of each to load from this server alone",
                ),
                finding(
                    cookie,
                    wrong.cookies,
                    "none set a cookie but those of the check itself",
                ),
            ]
        }
    }
}

fn look(road: &Road<'_>) -> io::Result<Wrong> {
    let mut wrong = Wrong::default();
    let read = routes::TABLE
        .iter()
        .filter(|(path, methods)| methods.contains("GET") && !path.contains('{') && !path.starts_with("/v1"));
    for (path, _) in read {
        let answer = road.visitor()?.get(path)?;
        wrong.routes += 1;
        if answer.status == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        for (name, part) in HEADERS {
            let said = answer.header(name).unwrap_or_default();
            if !said.contains(part) {
                wrong.headers.push(format!("{path}: {name} says \"{said}\""));
            }
        }
        let policy = answer.header("content-security-policy").unwrap_or_default();
        if policy.contains("http") || policy.contains('*') {
            wrong
                .headers
                .push(format!("{path} may load from elsewhere: \"{policy}\""));
        }
        if !path.starts_with("/challenge/") && answer.header("set-cookie").is_some() {
            wrong.cookies.push(format!("{path} sets a cookie"));
        }
    }
    Ok(wrong)
}
