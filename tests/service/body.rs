//! Bodies that are no form: too large, too slow, cut off, or in a format that is not read here.

use std::time::Duration;

use actix_http::{BoxedPayloadStream, Payload, Request};
use actix_web::error::PayloadError;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use afterimage::edge::MAX_FORM_BYTES;
use async_stream::stream;
use bytes::Bytes;
use tokio::time::{Instant, pause, sleep};

use crate::answer::Answer;
use crate::instance::Service;
use crate::visitor::{HTML, JSON, Visitor};

const FORM: &str = "application/x-www-form-urlencoded";

/// A request whose body comes as this stream does.
fn streamed(visitor: &Visitor<'_>, body: BoxedPayloadStream) -> Request {
    let request = visitor
        .request(Method::POST, "/generate")
        .insert_header((CONTENT_TYPE, FORM))
        .to_request();
    request.replace_payload(Payload::from(body)).0
}

// safety.md T33, tier: run
#[actix_web::test]
async fn a_body_of_one_byte_a_second_is_given_up_after_ten() {
    let service = Service::start().await;
    pause();
    for accept in [JSON, HTML] {
        let visitor = Visitor::new(&service).accepting(accept);
        let slow = stream! {
            for letter in b"prompt=a+lake+at+night+with+fog".iter().cycle().take(10_000) {
                sleep(Duration::from_secs(1)).await;
                yield Ok(Bytes::from_static(std::slice::from_ref(letter)));
            }
        };
        let began = Instant::now();
        let answer = visitor
            .send(streamed(&visitor, Box::pin(slow)))
            .await
            .whole()
            .await;
        assert_eq!(answer.refusal(), (408, "request-timeout".to_owned()));
        assert!(answer.closes);
        assert_eq!(began.elapsed().as_secs(), 10);
    }
    assert_eq!(service.studio.calls(), 0);
}

#[actix_web::test]
async fn a_body_over_the_limit_is_refused_before_it_is_read() {
    let service = Service::start().await;
    for accept in [JSON, HTML] {
        let visitor = Visitor::new(&service).accepting(accept);
        let large = visitor
            .request(Method::POST, "/generate")
            .insert_header((CONTENT_TYPE, FORM));
        let large = large
            .insert_header((CONTENT_LENGTH, MAX_FORM_BYTES + 1))
            .to_request();
        let never: BoxedPayloadStream = Box::pin(futures_util::stream::pending());
        let request = large.replace_payload(Payload::from(never)).0;
        let answer = visitor.send(request).await.whole().await;
        assert_eq!(answer.refusal(), (413, "payload-too-large".to_owned()));
        assert!(answer.closes);
    }
}

#[actix_web::test]
async fn a_body_of_unsaid_length_is_read_to_the_limit_and_no_further() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let sent = std::rc::Rc::new(std::cell::Cell::new(0_usize));
    let counted = sent.clone();
    let endless = stream! {
        loop {
            counted.set(counted.get() + 1_024);
            yield Ok(Bytes::from(vec![b'a'; 1_024]));
        }
    };
    let answer = visitor
        .send(streamed(&visitor, Box::pin(endless)))
        .await
        .whole()
        .await;
    assert_eq!(answer.refusal(), (413, "payload-too-large".to_owned()));
    assert!(sent.get() <= MAX_FORM_BYTES + 2 * 1_024, "{}", sent.get());
}

#[actix_web::test]
async fn a_body_that_breaks_off_is_no_form() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for error in [
        PayloadError::Incomplete(None),
        PayloadError::EncodingCorrupted,
        PayloadError::Overflow,
    ] {
        let cut = stream! {
            yield Ok(Bytes::from_static(b"prompt=a+lake"));
            yield Err(error);
        };
        let answer = visitor
            .send(streamed(&visitor, Box::pin(cut)))
            .await
            .whole()
            .await;
        assert_eq!(answer.refusal(), (400, "bad-request".to_owned()));
    }
    assert_eq!(service.studio.calls(), 0);
}

#[actix_web::test]
async fn a_form_in_parts_is_as_good_as_a_plain_one() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    let fields = [
        ("prompt", "a lake"),
        ("challenge", question.id.as_str()),
        ("code", question.letters.as_str()),
    ];
    let parts = fields.map(|(name, text)| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
    });
    let request = visitor
        .form(&[])
        .insert_header((CONTENT_TYPE, "multipart/form-data; boundary=x"))
        .set_payload(format!("{}--x--\r\n", parts.concat()))
        .to_request();
    assert_eq!(visitor.send(request).await.whole().await.status, 200);
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn only_a_form_is_read() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    let media = [
        "text/plain",
        "application/json",
        "multipart/mixed; boundary=x",
        "",
        "form",
        "\u{e4}",
    ];
    for media in media {
        let request = visitor.form(&question.beside(&[("prompt", "a lake")]));
        let request = request
            .insert_header((CONTENT_TYPE, media.as_bytes()))
            .to_request();
        let answer = visitor.send(request).await.whole().await;
        assert_eq!(
            answer.refusal(),
            (415, "unsupported-media-type".to_owned()),
            "{media}"
        );
    }
    for coding in ["gzip", "br", "deflate", "identity, gzip", "x"] {
        let request = visitor.form(&question.beside(&[("prompt", "a lake")]));
        let request = request.insert_header((CONTENT_ENCODING, coding)).to_request();
        let answer = visitor.send(request).await.whole().await;
        assert_eq!(
            answer.refusal(),
            (415, "unsupported-media-type".to_owned()),
            "{coding}"
        );
    }
    let request = visitor.form(&question.beside(&[("prompt", "a lake")]));
    let request = request.insert_header((CONTENT_TYPE, "Application/X-WWW-Form-Urlencoded; charset=UTF-8"));
    assert_eq!(
        visitor.send(request.to_request()).await.status,
        200,
        "and the challenge was still good"
    );
}

/// The same fields, as a browser writes a form that may hold files (RFC 7578).
fn in_parts(fields: &[(&str, &str)]) -> String {
    let part = |(name, value): &(&str, &str)| {
        format!("--XX\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    fields.iter().map(part).chain(["--XX--\r\n".to_owned()]).collect()
}

async fn send_parts(visitor: &Visitor<'_>, body: String) -> Answer {
    let request = visitor.request(Method::POST, "/generate").set_payload(body);
    let request = request
        .insert_header((CONTENT_TYPE, "multipart/form-data; boundary=XX"))
        .to_request();
    visitor.send(request).await.whole().await
}

#[actix_web::test]
async fn a_form_in_parts_is_the_same_form() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    let answer = send_parts(&visitor, in_parts(&question.beside(&[("prompt", "a lake")]))).await;
    assert_eq!((answer.status, service.studio.calls()), (200, 1));
    let again = send_parts(&visitor, in_parts(&question.beside(&[("prompt", "a lake")]))).await;
    assert_eq!(again.refusal(), (409, "challenge-unknown".to_owned()));
    let page = send_parts(
        &Visitor::new(&service),
        in_parts(&[("prompt", "a lake\r\nat night"), ("seed", "x")]),
    )
    .await;
    assert_eq!(page.refusal(), (422, "number-invalid".to_owned()));
    assert_eq!(page.page().prompt().as_deref(), Some("a lake\nat night"));
}

#[actix_web::test]
async fn a_file_for_no_model_is_refused_and_the_words_are_kept() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let file =
        "--XX\r\ncontent-disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n\u{89}PNG\r\n";
    let body = file.to_owned() + &in_parts(&[("prompt", "a lake")]);
    let answer = send_parts(&visitor, body).await;
    assert_eq!(answer.refusal(), (422, "field-not-taken".to_owned()));
    assert_eq!(answer.page().prompt().as_deref(), Some("a lake"));
}

#[actix_web::test]
async fn broken_parts_are_no_form() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let whole = in_parts(&[("prompt", "a lake"), ("seed", "7")]);
    for end in 0..whole.len() - 6 {
        let cut = whole.chars().take(end).collect();
        let answer = send_parts(&visitor, cut).await;
        assert!(matches!(answer.status, 400 | 422), "{end}: {}", answer.status);
    }
    assert_eq!(service.studio.calls(), 0);
    let large = in_parts(&[("prompt", &"a".repeat(MAX_FORM_BYTES))]);
    assert_eq!(
        send_parts(&visitor, large).await.refusal(),
        (413, "payload-too-large".to_owned())
    );
}
