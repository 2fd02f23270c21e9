//! What only a socket shows: the framework's own refusals, how connections end, and visitors who vanish.

use std::net::TcpListener;
use std::time::Duration;

use actix_server::ServerHandle;
use afterimage::server;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use crate::answer::PATIENCE;
use crate::instance::{Setup, Worker};
use crate::page::Page;
use crate::studio::{Act, picture};

/// The real server on a port of its own.
struct Listening {
    worker: Worker,
    place: String,
    handle: ServerHandle,
}

impl Listening {
    fn start(setup: Setup) -> Self {
        let worker = setup.build();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let place = listener.local_addr().unwrap().to_string();
        let server = server::start(&worker.instance.services, vec![listener]).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { worker, place, handle }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.place).await.unwrap()
    }

    /// Says something and hears everything until the other side hangs up.
    async fn say(&self, words: &[u8]) -> String {
        let mut stream = self.connect().await;
        stream.write_all(words).await.unwrap();
        hear(&mut stream).await
    }

    async fn stop(self) {
        self.handle.stop(false).await;
    }
}

async fn hear(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut heard)).await.expect("the connection ends").unwrap();
    String::from_utf8_lossy(&heard).into_owned()
}

fn post(body: &str, accept: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST /generate HTTP/1.1\r\nhost: x\r\naccept: {accept}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Holds one refusal of the framework's own against what every refusal is.
#[track_caller]
fn assert_refused(answer: &str, status: &str) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no head: {answer}"));
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some(format!("HTTP/1.1 {status}").as_str()));
    let mut told: Vec<_> = lines.map(|line| line.split_once(": ").expect("a header line")).collect();
    told.sort_unstable();
    let besides = [("connection", "close"), ("content-type", "text/html; charset=utf-8")];
    let mut expected: Vec<_> = crate::headers::dynamic(&besides).into_iter().collect();
    let length = body.len().to_string();
    expected.push(("content-length", &length));
    expected.sort_unstable();
    let lower: Vec<_> = told.iter().map(|(name, value)| (name.to_ascii_lowercase(), *value)).filter(|(name, _)| name != "date").collect();
    let lower: Vec<_> = lower.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    assert_eq!(lower, expected);
    let page = Page::new(body);
    assert!(page.one("main#content h1").is_some() && page.one("footer").is_some());
}

// safety.md T17, T19, tier: run
#[actix_web::test]
async fn what_is_no_request_is_refused_like_everything_else() {
    let listening = Listening::start(Setup::default());
    let large = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "a".repeat(200_000));
    for (words, status) in [
        ("nonsense\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/9.9\r\n\r\n", "400 Bad Request"),
        ("GET /\u{7f} HTTP/1.1\r\nhost: x\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\nhost : x\r\n\r\n", "400 Bad Request"),
        ("POST /generate HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n", "400 Bad Request"),
        ("POST /generate HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", "400 Bad Request"),
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
    let both = listening.say(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nnonsense\r\n\r\n").await;
    let refusal = both.match_indices("HTTP/1.1 ").nth(1).expect("two answers").0;
    assert!(both.starts_with("HTTP/1.1 200 OK"));
    assert_refused(&both[refusal..], "400 Bad Request");
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
    let answer = listening.say(&post(&format!("prompt={prompt}&seed=x"), "text/html")).await;
    assert!(answer.starts_with("HTTP/1.1 422 ") && answer.contains("\nHTTP/1.1 400 Bad Request\r\ncontent-length: 0"));
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
    assert!((Duration::from_secs(4)..Duration::from_secs(9)).contains(&waited), "{waited:?}");
    listening.stop().await;
}

// safety.md T17, tier: run
#[actix_web::test]
async fn over_the_wire_nothing_is_added_but_what_http_needs() {
    let listening = Listening::start(Setup::default());
    for request in ["GET / HTTP/1.1", "HEAD / HTTP/1.1", "GET /nothing HTTP/1.1", "DELETE / HTTP/1.1", "GET /healthz HTTP/1.1"] {
        let answer = listening.say(format!("{request}\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes()).await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let names = head.lines().skip(1).map(|line| line.split(':').next().unwrap().to_ascii_lowercase());
        let known = crate::headers::dynamic(&[
            ("content-type", ""),
            ("content-length", ""),
            ("connection", ""),
            ("date", ""),
            ("allow", ""),
        ]);
        for name in names {
            assert!(known.contains_key(name.as_str()), "{request}: {name}");
        }
        assert_eq!(body.is_empty(), request.starts_with("HEAD"), "{request}");
        assert!(!head.contains("content-length: 0"), "HEAD tells the length a GET would have: {head}");
    }
    listening.stop().await;
}

#[actix_web::test]
async fn an_answer_to_a_form_ends_the_connection() {
    let listening = Listening::start(Setup::with("[challenge]\nkinds = []"));
    for body in ["prompt=a+lake", "prompt=", "prompt=a+lake&x=y"] {
        let answer = listening.say(&post(body, "application/json")).await;
        assert!(answer.to_ascii_lowercase().contains("\r\nconnection: close\r\n"), "{answer}");
    }
    listening.stop().await;
}

#[actix_web::test]
async fn a_body_that_is_too_large_is_refused_in_a_way_its_sender_can_read() {
    let listening = Listening::start(Setup::default());
    let answer = listening.say(&post(&format!("prompt={}", "a".repeat(1_000_000)), "text/html")).await;
    assert!(answer.starts_with("HTTP/1.1 413 Payload Too Large\r\n"), "{}", &answer[..answer.len().min(80)]);
    assert!(answer.ends_with("</html>"));
    listening.stop().await;
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn a_visitor_whose_connection_ends_is_noticed_within_a_second() {
    for accept in ["multipart/mixed", "text/html", "application/json", "image/png"] {
        let setup = Setup::with("[challenge]\nkinds = []");
        setup.studio.play([&picture()[..2], &[Act::Hang]].concat());
        let listening = Listening::start(setup);
        let mut stream = listening.connect().await;
        stream.write_all(&post("prompt=a+lake", accept)).await.unwrap();
        timeout(PATIENCE, listening.worker.studio.until(1)).await.expect("the work begins");
        let began = Instant::now();
        drop(stream);
        timeout(PATIENCE, listening.worker.studio.until(0)).await.expect("the work ends");
        assert!(began.elapsed() < Duration::from_secs(1), "{accept}: {:?}", began.elapsed());
        listening.stop().await;
    }
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn whoever_closes_their_half_has_left() {
    let setup = Setup::with("[challenge]\nkinds = []");
    setup.studio.play(vec![Act::Hang]);
    let listening = Listening::start(setup);
    let mut stream = listening.connect().await;
    stream.write_all(&post("prompt=a+lake", "application/json")).await.unwrap();
    timeout(PATIENCE, listening.worker.studio.until(1)).await.expect("the work begins");
    stream.shutdown().await.unwrap();
    timeout(PATIENCE, listening.worker.studio.until(0)).await.expect("the work ends");
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
    let fine = listening.say(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    assert!(fine.starts_with("HTTP/1.1 200 OK"));
    listening.stop().await;
}
