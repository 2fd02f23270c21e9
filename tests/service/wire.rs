//! What only a socket shows: the framework's own refusals, and what stands around every answer.

use std::time::Duration;

use tokio::time::Instant;

use crate::answer::PATIENCE;
use crate::head;
use crate::instance::Setup;
use crate::listening::{Listening, post};
use crate::page::Page;

/// Holds one refusal of the framework's own against what every refusal is.
#[track_caller]
fn assert_refused(answer: &str, status: &str) {
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .unwrap_or_else(|| panic!("no head: {answer}"));
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some(format!("HTTP/1.1 {status}").as_str()));
    let mut told: Vec<_> = lines
        .map(|line| line.split_once(": ").expect("a header line"))
        .collect();
    told.sort_unstable();
    let besides = [
        ("connection", "close"),
        ("content-type", "text/html; charset=utf-8"),
    ];
    let mut expected: Vec<_> = head::dynamic(&besides).into_iter().collect();
    // Of what could not be read no language is known: it is refused in English whatever it says.
    expected.retain(|(name, _)| *name != "vary");
    let length = body.len().to_string();
    expected.push(("content-length", &length));
    expected.sort_unstable();
    let lower: Vec<_> = told
        .iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), *value))
        .filter(|(name, _)| name != "date")
        .collect();
    let lower: Vec<_> = lower
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    assert_eq!(lower, expected);
    let page = Page::new(body);
    assert!(page.one("main#content h1").is_some() && page.one("footer").is_some());
}

// safety.md T17, T19, tier: run
#[actix_web::test]
async fn what_is_no_request_is_refused_like_everything_else() {
    let listening = Listening::start(Setup::default());
    let large = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "a".repeat(200_000));
    let long = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(70_000));
    for (words, status) in [
        (long.as_str(), "431 Request Header Fields Too Large"),
        ("nonsense\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/9.9\r\n\r\n", "400 Bad Request"),
        ("GET /\u{7f} HTTP/1.1\r\nhost: x\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\nhost : x\r\n\r\n", "400 Bad Request"),
        (
            "POST /generate HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
            "400 Bad Request",
        ),
        (
            "POST /generate HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
            "400 Bad Request",
        ),
        (&large, "431 Request Header Fields Too Large"),
    ] {
        assert_refused(&listening.say(words.as_bytes()).await, status);
    }
    listening.stop().await;
}

// safety.md T17, tier: run
#[actix_web::test]
async fn a_refusal_behind_a_good_answer_is_a_page_too() {
    let listening = Listening::start(Setup::default());
    let both = listening
        .say(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nnonsense\r\n\r\n")
        .await;
    let (_, behind) = both.split_at(both.rfind("HTTP/1.1 ").expect("an answer"));
    assert!(
        both.starts_with("HTTP/1.1 200 OK") && behind.len() < both.len(),
        "two answers"
    );
    assert_refused(behind, "400 Bad Request");
    listening.stop().await;
}

// safety.md T17, tier: run
#[actix_web::test]
async fn words_that_look_like_a_refusal_are_left_alone() {
    let listening = Listening::start(Setup::with("[challenge]\nkinds = []"));
    let prompt = "HTTP/1.1 400 Bad Request%0D%0Acontent-length: 0%0D%0A%0D%0A";
    for accept in ["text/html", "multipart/mixed", "application/json"] {
        let answer = listening.say(&post(&format!("prompt={prompt}"), accept)).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    }
    let answer = listening
        .say(&post(&format!("prompt={prompt}&seed=x"), "text/html"))
        .await;
    assert!(
        answer.starts_with("HTTP/1.1 422 ")
            && answer.contains("\nHTTP/1.1 400 Bad Request\r\ncontent-length: 0")
    );
    listening.stop().await;
}

// safety.md T33, tier: run
#[actix_web::test]
async fn a_head_that_does_not_come_is_given_up_after_five_seconds() {
    let listening = Listening::start(Setup::default());
    let began = Instant::now();
    let answer = listening.say(b"GET / HTTP/1.1\r\nhost: x\r\nx-slow: ").await;
    let waited = began.elapsed();
    assert_refused(&answer, "408 Request Timeout");
    assert!((Duration::from_secs(4)..PATIENCE).contains(&waited), "{waited:?}");
    listening.stop().await;
}

// safety.md T17, tier: run
#[actix_web::test]
async fn over_the_wire_nothing_is_added_but_what_http_needs() {
    let listening = Listening::start(Setup::default());
    for request in [
        "GET / HTTP/1.1",
        "HEAD / HTTP/1.1",
        "GET /nothing HTTP/1.1",
        "DELETE / HTTP/1.1",
        "GET /healthz HTTP/1.1",
        "HEAD /nothing HTTP/1.1",
        "HEAD /generate HTTP/1.1",
    ] {
        let answer = listening
            .say(format!("{request}\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes())
            .await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let names = head
            .lines()
            .skip(1)
            .map(|line| line.split(':').next().unwrap().to_ascii_lowercase());
        let known = head::dynamic(&[
            ("content-type", "text/html"),
            ("content-length", ""),
            ("connection", ""),
            ("date", ""),
            ("allow", ""),
        ]);
        for name in names {
            assert!(known.contains_key(name.as_str()), "{request}: {name}");
        }
        assert_eq!(body.is_empty(), request.starts_with("HEAD"), "{request}");
        assert!(
            !head.contains("content-length: 0"),
            "HEAD tells the length a GET would have: {head}"
        );
    }
    listening.stop().await;
}

#[actix_web::test]
async fn an_answer_to_a_form_ends_the_connection() {
    let listening = Listening::start(Setup::with("[challenge]\nkinds = []"));
    for body in ["prompt=a+lake", "prompt=", "prompt=a+lake&x=y"] {
        let answer = listening.say(&post(body, "application/json")).await;
        assert!(
            answer.to_ascii_lowercase().contains("\r\nconnection: close\r\n"),
            "{answer}"
        );
    }
    listening.stop().await;
}

#[actix_web::test]
async fn a_body_that_is_too_large_is_refused_in_a_way_its_sender_can_read() {
    let listening = Listening::start(Setup::default());
    let answer = listening
        .say(&post(&format!("prompt={}", "a".repeat(1_000_000)), "text/html"))
        .await;
    assert!(
        answer.starts_with("HTTP/1.1 413 Payload Too Large\r\n"),
        "{:?}",
        answer.lines().next()
    );
    assert!(answer.ends_with("</html>"));
    listening.stop().await;
}

// safety.md T19, tier: run
#[actix_web::test]
async fn one_request_gets_one_answer_however_its_body_is_broken() {
    let listening = Listening::start(Setup::with("[challenge]\nkinds = []"));
    let head = "POST /generate HTTP/1.1\r\nhost: x\r\naccept: application/json\r\n\
                content-type: application/x-www-form-urlencoded\r\n";
    for rest in [
        "transfer-encoding: chunked\r\n\r\nnonsense\r\n",
        "transfer-encoding: chunked\r\n\r\n5\r\nprompt=\r\n0\r\n\r\n",
        "transfer-encoding: chunked\r\n\r\n-1\r\n",
        "transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        "transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        "transfer-encoding: xchunked\r\n\r\n0\r\n\r\n",
        "content-encoding: gzip\r\ncontent-length: 4\r\n\r\nabcd",
    ] {
        let answer = listening.say(format!("{head}{rest}").as_bytes()).await;
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{rest}: {answer}");
        assert!(answer.starts_with("HTTP/1.1 4"), "{rest}: {answer}");
    }
    assert_eq!(listening.worker.studio.calls(), 0);
    listening.stop().await;
}

// safety.md T37, tier: run
#[actix_web::test]
async fn garbage_on_the_wire_harms_nobody() {
    let listening = Listening::start(Setup::default());
    let random = afterimage::entropy::Entropy::seeded(11);
    for length in 1..150_usize {
        let noise: Vec<u8> = (0..length).flat_map(|_| random.bytes::<7>().unwrap()).collect();
        let words = [&b"GET "[..(length % 5).min(4)], &noise, b"\r\n\r\n"].concat();
        let answer = listening.say(&words).await;
        assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    let fine = listening
        .say(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await;
    assert!(fine.starts_with("HTTP/1.1 200 OK"));
    listening.stop().await;
}
