//! A picture that waits behind a link: in memory, and nobody who looks into it can see it.

use std::io::Write as _;

use serde_json::{Value, json};

use crate::flight::Flight;
use crate::instance::key;
use crate::mark::Mark;
use crate::program::Build;
use crate::scan::Scanner;
use crate::visitor::read;

/// So many requests.
const EACH: usize = 12;

/// Asks for a link to a picture, under a marked name; the link.
fn link(flight: &Flight, number: usize) -> String {
    let visitor = flight.visitor(number, "s-good", "application/json");
    let body = json!({"prompt": flight.marks.prompt(number), "model": "s-good", "response_format": "url"});
    let body = body.to_string();
    let mut stream = flight.program.connect();
    write!(
        stream,
        "{}Authorization: Bearer {}\r\nIdempotency-Key: {}{number}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        visitor.head("POST /v1/images/generations"),
        key().expose(),
        flight.marks.field.as_str(),
        body.len()
    )
    .unwrap();
    let answer = String::from_utf8(read(stream)).unwrap();
    let begin = answer.find("{\"created\"").unwrap_or_else(|| panic!("{answer}"));
    let end = answer.rfind('}').unwrap();
    let document: Value = serde_json::from_str(answer.get(begin..=end).unwrap()).unwrap();
    let link = document["data"][0]["url"].as_str().unwrap();
    link.strip_prefix("http://pictures.example").unwrap().to_owned()
}

fn ask(flight: &Flight, method: &str, path: &str) -> Vec<u8> {
    let mut stream = flight.program.connect();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    read(stream)
}

// safety.md T27, tier: run
#[test]
fn a_picture_that_waits_is_to_be_seen_by_nobody_who_looks_into_memory() {
    let flight = Flight::prepare("links", Build::Shipped);
    let scanner = flight.scanner();
    let links: Vec<String> = (0..EACH).map(|number| link(&flight, number)).collect();
    let tokens: Vec<Mark> = links
        .iter()
        .map(|link| Mark::of("a link", link.rsplit('/').next().unwrap()))
        .collect();
    let tokens = Scanner::new(&tokens);
    for waits in [true, false] {
        for scanner in [&scanner, &tokens] {
            let found = flight.program.forgets(scanner);
            assert_eq!(found.total(), 0, "waits: {waits}\n{}", found.told());
        }
        for link in &links {
            let look = ask(&flight, "HEAD", link);
            assert!(look.starts_with(if waits { b"HTTP/1.1 200" } else { b"HTTP/1.1 404" }));
            if waits {
                let picture = ask(&flight, "GET", link);
                let mark = flight.marks.picture.as_bytes();
                assert!(
                    memchr::memmem::find(&picture, mark).is_some(),
                    "it is the picture"
                );
            }
        }
    }
}
