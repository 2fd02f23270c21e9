//! `POST /v1/images/edits`.

use actix_http::{BoxedPayloadStream, Payload};
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde_json::json;

use super::{EDITS, GENERATIONS, Program, lake, pictures, refusal, served};
use crate::answer::Answer;
use crate::file_form::{FileForm, editing};
use crate::instance::{Service, Setup};
use crate::studio::png;

async fn started() -> Service {
    let lines = "[rate]\nper_minute = 1000\nper_hour = 1000\nper_day = 1000";
    Setup {
        studio: editing(),
        ..served(lines)
    }
    .start()
    .await
}

async fn send(service: &Service, form: FileForm) -> Answer {
    form.send_to(EDITS, Program::with(service, 1).visitor()).await
}

fn words(fields: &[(&str, &str)]) -> FileForm {
    FileForm::of(&[&[("prompt", "a lake at night")], fields].concat())
}

#[actix_web::test]
async fn a_picture_is_changed_by_a_model_that_can() {
    let service = started().await;
    for name in ["image", "image[]"] {
        let answer = send(&service, words(&[]).file(name, &png())).await;
        assert_eq!(pictures(&answer).len(), 1);
        assert_eq!(answer.json()["model"], "plain", "the first that takes a picture");
        assert!(answer.closes);
    }
    let fields = [
        ("model", "white"),
        ("n", "2"),
        ("strength", "0.5"),
        ("user", "me"),
        ("input_fidelity", "low"),
    ];
    let answer = send(&service, words(&fields).file("image", &png())).await;
    assert_eq!(pictures(&answer).len(), 2);
}

#[actix_web::test]
async fn what_is_wrong_with_an_edit_is_said_of_its_parameter() {
    let service = started().await;
    let half = &png()[..200];
    for (form, param, code) in [
        (words(&[]), "image", "image-missing"),
        (words(&[]).untouched("image"), "image", "image-missing"),
        (
            words(&[("image", "https://example.org/a.png")]),
            "image",
            "image-invalid",
        ),
        (words(&[]).file("image", half), "image", "image-invalid"),
        (
            words(&[]).file("image[]", &png()).file("image[]", &png()),
            "image",
            "field-twice",
        ),
        (
            words(&[("model", "painter")]).file("image", &png()),
            "image",
            "field-not-taken",
        ),
        (
            words(&[("model", "plain")])
                .file("image", &png())
                .file("mask", &png()),
            "mask",
            "field-not-taken",
        ),
        (
            words(&[("input_fidelity", "high")]).file("image", &png()),
            "input_fidelity",
            "field-not-taken",
        ),
        (
            words(&[("prompt2", "x")]).file("image", &png()),
            "",
            "unknown_parameter",
        ),
        (
            words(&[("count", "1")]).file("image", &png()),
            "",
            "unknown_parameter",
        ),
    ] {
        let answer = send(&service, form).await;
        let param = Some(param.to_owned()).filter(|param| !param.is_empty());
        assert_eq!(refusal(&answer), (400, param, code.to_owned()));
    }
    assert_eq!(service.studio.calls(), 0);
}

#[actix_web::test]
async fn each_route_takes_the_one_kind_of_body_it_is_for() {
    let service = started().await;
    let program = Program::with(&service, 1);
    let unsupported = (415, None, "unsupported-media-type".to_owned());
    let json = program.send(EDITS, "application/json", lake().to_string()).await;
    assert_eq!(refusal(&json.whole().await), unsupported);
    let form = words(&[]).send_to(GENERATIONS, program.visitor()).await;
    assert_eq!(refusal(&form), unsupported);
    let plain = program
        .send(GENERATIONS, "application/x-www-form-urlencoded", "prompt=a")
        .await;
    assert_eq!(refusal(&plain.whole().await), unsupported);
    let zipped = Program::with(&service, 1).sending("content-encoding", "gzip");
    assert_eq!(
        refusal(&zipped.generate(&json!({"prompt": "a"})).await),
        unsupported
    );
}

// safety.md T33, tier: run
#[actix_web::test]
async fn an_upload_beyond_what_is_taken_is_refused_before_it_is_read() {
    let service = started().await;
    let program = Program::with(&service, 1);
    let head = program
        .visitor()
        .request(Method::POST, EDITS)
        .insert_header((CONTENT_TYPE, "multipart/form-data; boundary=x"))
        .insert_header((CONTENT_LENGTH, 100 << 20));
    let never: BoxedPayloadStream = Box::pin(futures_util::stream::pending());
    let request = head.to_request().replace_payload(Payload::from(never)).0;
    let answer = program.visitor().send(request).await.whole().await;
    assert_eq!(refusal(&answer), (413, None, "image-too-large".to_owned()));
}
