//! Forms as browsers and others write them.

use super::*;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};

#[test]
fn a_fault_loses_nothing_that_was_typed() {
    let (refusal, typed) = urlencoded(b"nonsense=1&prompt=a+lake%20at+night&seed=7")
        .err()
        .unwrap();
    assert_eq!(refusal.code, Code::FieldUnknown);
    assert_eq!(typed.get(Field::Prompt), Some("a lake at night"));
    assert_eq!(typed.get(Field::Seed), Some("7"));
}

#[test]
fn a_field_that_comes_twice_is_named() {
    let (refusal, _) = urlencoded(b"seed=1&seed=2").err().unwrap();
    assert_eq!(
        (refusal.code, refusal.field),
        (Code::FieldRepeated, Some(Field::Seed))
    );
}

const TAKEN: Files = Files { most: 8, expected: 8 };

async fn parts(body: &str) -> Result<Typed, (Refusal, Typed)> {
    parts_with(body, Files::NONE).await
}

async fn parts_with(body: &str, files: Files) -> Result<Typed, (Refusal, Typed)> {
    let mut headers = HeaderMap::new();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("multipart/form-data; boundary=XX"),
    );
    let body = body.replace('\n', "\r\n");
    // Piece by piece, as from a connection.
    let pieces: Vec<_> = body
        .as_bytes()
        .chunks(5)
        .map(Bytes::copy_from_slice)
        .map(Ok)
        .collect();
    multipart(&headers, futures_util::stream::iter(pieces), files).await
}

#[actix_web::test]
async fn a_form_in_parts_is_the_same_form() {
    let body = "--XX\nContent-Disposition: form-data; name=\"prompt\"\n\na lake\nat night\n\
                --XX\nContent-Disposition: form-data; name=\"seed\"\n\n7\n--XX--\n";
    let typed = parts(body).await.ok().unwrap();
    assert_eq!(typed.get(Field::Prompt), Some("a lake\r\nat night"));
    assert_eq!(typed.get(Field::Seed), Some("7"));
}

#[actix_web::test]
async fn a_file_is_no_field_of_this_form_and_costs_nothing_that_was_typed() {
    let body = "--XX\nContent-Disposition: form-data; name=\"prompt\"\n\na lake\n\
                --XX\nContent-Disposition: form-data; name=\"prompt\"; filename=\"a.png\"\n\nx\n--XX--\n";
    let (refusal, typed) = parts(body).await.err().unwrap();
    assert_eq!(refusal.code, Code::FieldUnknown);
    assert_eq!(typed.get(Field::Prompt), Some("a lake"));
}

fn file(name: &str, content: &str) -> String {
    format!(
        "--XX\nContent-Disposition: form-data; name=\"{name}\"; filename=\"me at home.png\"\n\
         Content-Type: text/html\n\n{content}\n"
    )
}

#[actix_web::test]
async fn a_file_stands_apart_from_the_texts() {
    let prompt = "--XX\nContent-Disposition: form-data; name=\"prompt\"\n\na lake\n--XX--\n";
    let body = file("image", "12345678") + &file("mask", "") + prompt;
    let typed = parts_with(&body, TAKEN).await.ok().unwrap();
    assert_eq!(typed.file(Field::Image).unwrap(), "12345678");
    assert!(!typed.had_file(Field::Mask), "a field left alone is no file");
    assert_eq!(
        (typed.get(Field::Image), typed.get(Field::Prompt)),
        (None, Some("a lake"))
    );
}

#[actix_web::test]
async fn a_file_that_cannot_be_kept_is_refused_and_the_words_after_it_are_kept() {
    let prompt = "--XX\nContent-Disposition: form-data; name=\"prompt\"\n\na lake\n--XX--\n";
    let twice = file("mask", "1") + &file("mask", "2");
    for (files, body, code, field) in [
        (
            TAKEN,
            file("image", "123456789"),
            Code::ImageTooLarge,
            Some(Field::Image),
        ),
        (
            Files::NONE,
            file("image", "1"),
            Code::FieldNotTaken,
            Some(Field::Image),
        ),
        (TAKEN, twice, Code::FieldRepeated, Some(Field::Mask)),
        (TAKEN, file("seed", "7"), Code::FieldUnknown, None),
        (TAKEN, file("", "7"), Code::FieldUnknown, None),
    ] {
        let (refusal, typed) = parts_with(&(body + prompt), files).await.err().unwrap();
        assert_eq!((refusal.code, refusal.field), (code, field));
        assert_eq!(typed.get(Field::Prompt), Some("a lake"));
    }
}

#[test]
fn the_name_of_a_file_is_no_picture() {
    let (refusal, typed) = urlencoded(b"prompt=a&image=me+at+home.png&mask=").err().unwrap();
    assert_eq!(
        (refusal.code, refusal.field),
        (Code::ImageInvalid, Some(Field::Image))
    );
    assert_eq!(typed.get(Field::Image), None);
}

#[actix_web::test]
async fn broken_parts_are_a_bad_request_and_no_panic() {
    for body in [
        "",
        "--XX",
        "--XX\n\n",
        "--XX\nContent-Disposition: form-data\n\nx",
        "--YY\n\n--YY--",
    ] {
        let (refusal, _) = parts(body)
            .await
            .err()
            .unwrap_or((Code::PromptBlank.into(), Typed::default()));
        assert!(
            matches!(refusal.code, Code::BadRequest | Code::PromptBlank),
            "{body:?}: {:?}",
            refusal.code
        );
    }
}
