//! How much of a visitor's file is taken in, for how long, and how much of all visitors' files at a time.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use actix_http::BoxedPayloadStream;
use afterimage::edge::MAX_FORM_BYTES;
use async_stream::stream;
use bytes::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::{Instant, pause, sleep, timeout};

use crate::answer::{Answer, PATIENCE, nudge};
use crate::file_form::{FileForm, editing, streamed};
use crate::instance::{GENEROUS, Service, Setup};
use crate::listening::Listening;
use crate::studio::png;
use crate::visitor::{HTML, JSON, Visitor};

const MIB: usize = 1 << 20;
/// A picture and a mask, and the rest of the form.
const MOST: usize = 16 * MIB + MAX_FORM_BYTES;

async fn studio(lines: &str) -> Service {
    let setup = Setup {
        studio: editing(),
        ..Setup::with(&format!("[challenge]\nkinds = []\n{GENEROUS}{lines}"))
    };
    setup.start().await
}

fn form() -> FileForm {
    FileForm::of(&[("model", "plain")])
}

/// A whole small picture, then so many bytes in all.
fn padded(bytes: usize) -> Vec<u8> {
    let mut file = png().to_vec();
    file.resize(bytes, 0);
    file
}

async fn ask(visitor: &Visitor<'_>, length: Option<usize>, body: BoxedPayloadStream) -> Answer {
    visitor.send(streamed(visitor, length, body)).await.whole().await
}

fn never() -> BoxedPayloadStream {
    Box::pin(futures_util::stream::pending())
}

#[actix_web::test]
async fn a_file_over_the_limit_is_refused_and_the_words_after_it_are_kept() {
    let service = studio("[picture]\nmax_upload_bytes = \"64 KiB\"\n").await;
    let limit = 64 << 10;
    let visitor = Visitor::new(&service).accepting(JSON);
    let form = |bytes| form().file("image", &padded(bytes)).text("prompt", "a lake");
    assert_eq!(
        form(limit).send(&visitor).await.status,
        200,
        "what follows the picture's end is no matter"
    );
    let answer = form(limit + 1).send(&visitor).await;
    assert_eq!(answer.refusal(), (413, "image-too-large".to_owned()));
    assert_eq!(answer.json()["field"], "image");
    let page = form(limit + 1).send(&Visitor::new(&service)).await;
    assert_eq!(page.refusal(), (413, "image-too-large".to_owned()));
    assert_eq!(page.page().prompt().as_deref(), Some("a lake"));
    assert_eq!(service.studio.calls(), 1);
}

// safety.md T33, tier: run
#[actix_web::test]
async fn a_form_that_says_it_is_too_large_is_refused_before_it_is_read() {
    let service = studio("").await;
    for accept in [JSON, HTML] {
        let visitor = Visitor::new(&service).accepting(accept);
        let answer = ask(&visitor, Some(MOST + 1), never()).await;
        assert_eq!(answer.refusal(), (413, "image-too-large".to_owned()));
        assert!(answer.closes);
    }
}

#[actix_web::test]
async fn a_form_of_unsaid_length_is_read_to_the_limit_and_no_further() {
    let service = studio("").await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let sent = Rc::new(Cell::new(0_usize));
    let counted = sent.clone();
    let begin = form().file("image", b"").body();
    let begin = begin[..begin.len() - 40].to_vec();
    let endless = stream! {
        yield Ok(Bytes::from(begin));
        loop {
            counted.set(counted.get() + MIB);
            yield Ok(Bytes::from(vec![b'a'; MIB]));
        }
    };
    let answer = ask(&visitor, None, Box::pin(endless)).await;
    assert_eq!(answer.refusal(), (413, "payload-too-large".to_owned()));
    assert!(sent.get() <= MOST + 2 * MIB, "{}", sent.get());
}

// safety.md T33, tier: run
#[actix_web::test]
async fn time_is_earned_by_bytes_and_by_nothing_else() {
    let service = studio("").await;
    pause();
    let body = form()
        .text("prompt", "a lake")
        .file("image", &padded(4 * MIB))
        .body();
    for (step, status, seconds) in [
        (1, 408, 10..=10),
        (32 << 10, 408, 18..=19),
        (96 << 10, 200, 43..=43),
    ] {
        let visitor = Visitor::new(&service).accepting(JSON);
        let (length, body) = (body.len(), body.clone());
        let slow = stream! {
            for piece in body.chunks(step) {
                sleep(Duration::from_secs(1)).await;
                yield Ok(Bytes::copy_from_slice(piece));
            }
        };
        let began = Instant::now();
        let answer = ask(&visitor, Some(length), Box::pin(slow)).await;
        assert_eq!(answer.status, status, "{step} bytes a second");
        let took = began.elapsed().as_secs();
        assert!(seconds.contains(&took), "{step} bytes a second: {took} s");
    }
    assert_eq!(service.studio.calls(), 1);
}

// safety.md T33, tier: run
#[actix_web::test]
async fn over_so_many_files_in_memory_a_form_is_refused_without_reading_it() {
    let service = studio("").await;
    let from = |number: u8| {
        Visitor::new(&service)
            .accepting(JSON)
            .from(&format!("198.51.{number}.1:1"))
    };
    let mut held: Vec<_> = (0..4_u8)
        .map(|number| Box::pin(async move { ask(&from(number), Some(16 * MIB), never()).await.status }))
        .collect();
    for upload in &mut held {
        assert!(nudge(upload).await.is_none(), "it is being read");
    }
    let late = from(9);
    let answer = ask(&late, Some(16 * MIB), never()).await;
    assert_eq!(answer.refusal(), (503, "queue-full".to_owned()));
    assert_eq!(answer.header("retry-after"), Some("30"));
    let small = form().text("prompt", "a lake").file("image", &png());
    assert_eq!(
        small.send(&late).await.status,
        200,
        "a form of the usual size needs no room"
    );
    held.pop();
    let large = form().text("prompt", "a lake").file("image", &padded(8 * MIB));
    assert_eq!(large.send(&late).await.status, 200, "who left has made room");
    let again = ask(&from(0), Some(16 * MIB), never()).await;
    assert_eq!(
        again.refusal(),
        (503, "queue-full".to_owned()),
        "one client has a share"
    );
    assert_eq!(
        large.send(&late).await.status,
        200,
        "an answered form gives its room back"
    );
}

#[actix_web::test]
async fn a_refusal_reaches_a_visitor_who_is_still_sending() {
    let setup = Setup {
        studio: editing(),
        ..Setup::with("[challenge]\nkinds = []\n")
    };
    let listening = Listening::start(setup);
    for _ in 0..2 {
        let (mut reader, mut writer) = listening.connect().await.into_split();
        let head = format!(
            "POST /generate HTTP/1.1\r\nhost: x\r\naccept: application/json\r\n\
             content-type: multipart/form-data; boundary=x\r\ncontent-length: {}\r\n\r\n",
            30 * MIB
        );
        let sending = actix_web::rt::spawn(async move {
            let _ = writer.write_all(head.as_bytes()).await;
            // Whoever hangs up in the middle of it has seen the answer.
            while writer.write_all(&[b'a'; 64 << 10]).await.is_ok() {}
        });
        let mut heard = Vec::new();
        let ended = timeout(PATIENCE, reader.read_to_end(&mut heard)).await.unwrap();
        let heard = String::from_utf8_lossy(&heard);
        assert!(heard.starts_with("HTTP/1.1 413 "), "{ended:?} {heard}");
        assert!(heard.contains("image-too-large"), "{ended:?} {heard}");
        sending.abort();
    }
    listening.stop().await;
}
