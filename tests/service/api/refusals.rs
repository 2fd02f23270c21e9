//! What a program is told when there is no picture: OpenAI's shape, and no word of anybody's.

use std::time::Duration;

use actix_http::{BoxedPayloadStream, Payload};
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use afterimage::edge::{MAX_FORM_BYTES, routes};
use afterimage::pipeline::provider::Fault;
use async_stream::stream;
use bytes::Bytes;
use serde_json::{Value, json};
use tokio::time::{pause, sleep};

use super::{GENERATIONS, Program, lake, pictures, refusal, served};
use crate::answer::Answer;
use crate::head::{assert_head, dynamic};
use crate::instance::GENEROUS;
use crate::studio::{Act, half_a_picture, picture, png};

const CANARY: &str = "canary4711";

// safety.md T16, tier: run
#[actix_web::test]
async fn what_is_wrong_is_said_of_its_parameter_and_never_repeated() {
    let service = served("").start().await;
    let program = Program::with(&service, 1);
    for (body, status, param, code) in [
        (json!({}), 400, "prompt", "prompt-missing"),
        (json!({"prompt": " "}), 400, "prompt", "prompt-missing"),
        (json!({"prompt": [CANARY]}), 400, "prompt", "field-invalid"),
        (
            json!({"prompt": "x".repeat(10_001)}),
            400,
            "prompt",
            "prompt-too-long",
        ),
        (
            json!({"prompt": format!("{CANARY}\u{1}")}),
            400,
            "prompt",
            "prompt-characters",
        ),
        (
            json!({"prompt": "a", "model": CANARY}),
            404,
            "model",
            "model_not_found",
        ),
        (
            json!({"prompt": "a", "size": CANARY}),
            400,
            "size",
            "size-unknown",
        ),
        (json!({"prompt": "a", "size": "1x1"}), 400, "size", "size-unknown"),
        (json!({"prompt": "a", "n": 0}), 400, "n", "number-out-of-range"),
        (json!({"prompt": "a", "n": 1.5}), 400, "n", "number-invalid"),
        (json!({"prompt": "a", "n": CANARY}), 400, "n", "number-invalid"),
        (json!({"prompt": "a", "seed": -1}), 400, "seed", "number-invalid"),
        (
            json!({"prompt": "a", "quality": CANARY}),
            400,
            "quality",
            "field-not-taken",
        ),
        (
            json!({"prompt": "a", "style": CANARY}),
            400,
            "style",
            "field-invalid",
        ),
        (
            json!({"prompt": "a", "output_format": CANARY}),
            400,
            "output_format",
            "field-not-taken",
        ),
        (
            json!({"prompt": "a", "output_compression": 50}),
            400,
            "output_compression",
            "field-not-taken",
        ),
        (
            json!({"prompt": "a", "stream": CANARY}),
            400,
            "stream",
            "field-invalid",
        ),
        (
            json!({"prompt": "a", "partial_images": 4}),
            400,
            "partial_images",
            "number-out-of-range",
        ),
        (
            json!({"prompt": "a", "response_format": CANARY}),
            400,
            "response_format",
            "field-invalid",
        ),
        (
            json!({"prompt": "a", "response_format": "url", "stream": true}),
            400,
            "response_format",
            "response-format-not-available",
        ),
        (json!({"prompt": "a", CANARY: 1}), 400, "", "unknown_parameter"),
        (
            json!({"prompt": "a", "code": "abc"}),
            400,
            "",
            "unknown_parameter",
        ),
        (json!([CANARY]), 400, "", "bad-request"),
        (json!(CANARY), 400, "", "bad-request"),
    ] {
        let answer = program.generate(&body).await;
        let param = Some(param.to_owned()).filter(|param| !param.is_empty());
        assert_eq!(refusal(&answer), (status, param, code.to_owned()), "{body:.60}");
        assert_eq!(answer.json()["error"]["type"], "invalid_request_error");
        assert!(!answer.text().contains(CANARY), "{}", answer.text());
        assert!(answer.closes);
    }
    for body in [
        "",
        "{",
        "{\"prompt\":\"canary4711\",",
        "\u{feff}{}",
        "prompt=canary4711",
        "{\"prompt\":\"a\",\"prompt\":\"b\"}",
    ] {
        let answer = program
            .send(GENERATIONS, "application/json", body.to_owned())
            .await
            .whole()
            .await;
        assert!(answer.status == 400 && !answer.text().contains(CANARY), "{body}");
    }
    assert_eq!(service.studio.calls(), 0);
    assert_eq!(service.instance.ledger.records().rates, 0);
}

/// What comes of a call that ends like this.
async fn after(fault: Fault) -> Answer {
    let setup = served(GENEROUS);
    // Who is too busy is asked twice.
    (0..3).for_each(|_| setup.studio.play(vec![Act::Fail(fault)]));
    let service = setup.start().await;
    Program::with(&service, 1).generate(&lake()).await
}

// safety.md section 2, tier: run
#[actix_web::test]
async fn every_fault_of_an_upstream_has_its_status_and_none_that_may_cost_twice_is_asked_again() {
    for (fault, status, code, kind, again) in [
        (
            Fault::Unreachable,
            502,
            "upstream-unreachable",
            "server_error",
            true,
        ),
        (Fault::Timeout, 504, "upstream-timeout", "server_error", false),
        (
            Fault::Declined,
            400,
            "moderation_blocked",
            "image_generation_user_error",
            true,
        ),
        (
            Fault::Withheld,
            400,
            "moderation_blocked",
            "image_generation_user_error",
            true,
        ),
        (
            Fault::Unauthorized,
            503,
            "upstream-unavailable",
            "server_error",
            false,
        ),
        (
            Fault::Exhausted,
            503,
            "upstream-unavailable",
            "server_error",
            false,
        ),
        (
            Fault::Unacceptable,
            400,
            "upstream-not-accepted",
            "invalid_request_error",
            true,
        ),
        (Fault::Limited(None), 503, "upstream-busy", "server_error", true),
        (Fault::Failed, 502, "upstream-failed", "server_error", false),
        (Fault::Gateway, 502, "upstream-failed", "server_error", false),
        (Fault::Truncated, 502, "upstream-failed", "server_error", false),
        (Fault::Malformed, 502, "upstream-failed", "server_error", false),
        (Fault::TooLarge, 502, "upstream-too-large", "server_error", false),
        (
            Fault::NotAPicture,
            502,
            "upstream-not-an-image",
            "server_error",
            false,
        ),
    ] {
        let answer = after(fault).await;
        assert_eq!(refusal(&answer), (status, None, code.to_owned()), "{fault:?}");
        assert_eq!(answer.json()["error"]["type"], kind, "{fault:?}");
        assert_eq!(
            answer.header("x-should-retry"),
            (!again).then_some("false"),
            "{fault:?}"
        );
        assert_eq!(answer.header("retry-after").is_some(), status == 503, "{fault:?}");
    }
}

// safety.md section 2, truncated body, tier: run
#[actix_web::test]
async fn a_picture_that_breaks_off_alone_leaves_nothing_that_could_be_parsed() {
    let setup = served("");
    setup.studio.play(half_a_picture(Fault::Truncated));
    let service = setup.start().await;
    let answer = Program::with(&service, 1).generate(&lake()).await;
    assert_eq!(answer.status, 200);
    assert!(!answer.broken, "a broken connection would be asked again");
    assert!(serde_json::from_slice::<Value>(&answer.body).is_err());
    let last = answer.text().trim_end().lines().last().unwrap();
    let reason: Value = serde_json::from_str(last).unwrap();
    assert_eq!(reason["error"]["code"], "upstream-failed");
}

// safety.md section 2, partial success, tier: run
#[actix_web::test]
async fn what_is_whole_is_kept_when_the_rest_does_not_come() {
    let failed = |script: Vec<Act>| async {
        let setup = served("");
        setup.studio.play([picture(), picture(), script].concat());
        let service = setup.start().await;
        Program::with(&service, 1)
            .generate(&json!({"prompt": "a", "n": 4}))
            .await
    };
    let between = failed(vec![Act::Fail(Fault::Failed)]).await;
    let json = between.json();
    assert_eq!(pictures(&between).len(), 2);
    assert_eq!(json["error"]["code"], "upstream-failed");
    let within = failed(half_a_picture(Fault::Truncated)).await;
    let (json, pictures) = (within.json(), pictures(&within));
    assert_eq!(pictures.len(), 3);
    assert!(
        pictures[..2]
            .iter()
            .all(|picture| picture.ends_with(b"IEND\xaeB\x60\x82"))
    );
    assert!(pictures[2].is_empty(), "no half picture");
    assert_eq!(
        (&json["error"]["code"], &json["size"]),
        (&json!("upstream-failed"), &json!("24x16"))
    );
    // Fewer than asked for, and nothing wrong.
    let fewer = failed(Vec::new()).await;
    assert!(fewer.json()["data"].as_array().unwrap().len() == 2 && fewer.json().get("error").is_none());
}

// safety.md T38, tier: run
#[actix_web::test]
async fn the_operators_rules_are_for_programs_too() {
    let setup = served("[content]\nwords = ['forbidden']");
    let service = setup.start().await;
    let body = json!({"prompt": format!("a f0rb1dden lake, {CANARY}")});
    let answer = Program::with(&service, 1).generate(&body).await;
    assert_eq!(
        refusal(&answer),
        (400, Some("prompt".to_owned()), "moderation_blocked".to_owned())
    );
    assert_eq!(answer.json()["error"]["type"], "image_generation_user_error");
    assert_eq!(service.studio.calls(), 0);
}

#[actix_web::test]
async fn who_comes_while_the_service_stops_is_told_to_come_back() {
    let service = served("").start().await;
    service.instance.life.stop();
    let answer = Program::with(&service, 1).generate(&lake()).await;
    assert_eq!(refusal(&answer), (503, None, "shutting-down".to_owned()));
    assert!(answer.header("retry-after").is_some() && answer.header("x-should-retry").is_none());
}

// safety.md T37, tier: run
#[actix_web::test]
async fn a_broken_provider_is_an_error_in_the_same_shape() {
    let setup = served("");
    setup.studio.play(vec![Act::Panic]);
    let service = setup.start().await;
    let answer = Program::with(&service, 1).generate(&lake()).await;
    assert_eq!(refusal(&answer), (500, None, "internal".to_owned()));
    assert_eq!(answer.header("x-should-retry"), Some("false"));
}

#[actix_web::test]
async fn a_wrong_method_and_a_path_that_is_not_there_are_said_in_the_same_shape() {
    let service = served("").start().await;
    let program = Program::with(&service, 1);
    for (path, allowed) in routes::TABLE.iter().filter(|(path, _)| path.starts_with("/v1/")) {
        for method in [
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::DELETE,
            Method::OPTIONS,
        ] {
            if allowed.contains(method.as_str()) {
                continue;
            }
            let answer = program.ask(method.clone(), path).await;
            assert_eq!(
                refusal(&answer),
                (405, None, "method-not-allowed".to_owned()),
                "{method} {path}"
            );
            assert_eq!(answer.header("allow"), Some(*allowed));
        }
    }
    for path in [
        "/v1/chat/completions",
        "/v1/",
        "/v1/images/variations",
        "/v1/images/generations/",
    ] {
        assert_eq!(
            refusal(&program.get(path).await),
            (404, None, "not-found".to_owned()),
            "{path}"
        );
    }
    let page = program.get("/v1").await;
    assert_eq!(
        page.refusal(),
        (404, "not-found".to_owned()),
        "no path for programs"
    );
}

// safety.md T33, tier: run
#[actix_web::test]
async fn a_body_that_is_too_large_or_too_slow_is_given_up() {
    let service = served("").start().await;
    let program = Program::with(&service, 1);
    let head = || {
        let head = program.visitor().request(Method::POST, GENERATIONS);
        head.insert_header((CONTENT_TYPE, "application/json"))
    };
    let large = head()
        .insert_header((CONTENT_LENGTH, MAX_FORM_BYTES + 1))
        .to_request();
    let never: BoxedPayloadStream = Box::pin(futures_util::stream::pending());
    let request = large.replace_payload(Payload::from(never)).0;
    let answer = program.visitor().send(request).await.whole().await;
    assert_eq!(refusal(&answer), (413, None, "payload-too-large".to_owned()));
    let body = json!({"prompt": "x".repeat(200_000)});
    assert_eq!(program.generate(&body).await.status, 413);
    pause();
    let slow = stream! {
        loop {
            sleep(Duration::from_secs(1)).await;
            yield Ok(Bytes::from_static(b" "));
        }
    };
    let slow: BoxedPayloadStream = Box::pin(slow);
    let request = head().to_request().replace_payload(Payload::from(slow)).0;
    let answer = program.visitor().send(request).await.whole().await;
    assert_eq!(refusal(&answer), (408, None, "request-timeout".to_owned()));
}

// safety.md T17, T18, tier: run
#[actix_web::test]
async fn every_refusal_of_a_program_has_the_whole_head() {
    let setup = served(GENEROUS);
    let service = setup.start().await;
    let program = Program::with(&service, 1);
    service.studio.play(vec![Act::Fail(Fault::Timeout)]);
    let form = crate::file_form::FileForm::of(&[("prompt", "a")]).file("image", &png());
    let answers = [
        Program::bringing(&service, "x").generate(&lake()).await,
        program.generate(&json!({})).await,
        program.generate(&json!({"prompt": "a", "model": "x"})).await,
        program.get("/v1/nothing").await,
        program.get(GENERATIONS).await,
        program.generate(&json!({"prompt": "x".repeat(200_000)})).await,
        form.send_to(GENERATIONS, program.visitor()).await,
        program.generate(&lake()).await,
        {
            service.instance.life.stop();
            program.generate(&lake()).await
        },
    ];
    let statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [401, 400, 404, 404, 405, 413, 415, 504, 503]);
    for answer in &answers {
        let mut expected = dynamic(&[("content-type", "application/json")]);
        match answer.status {
            401 => drop(expected.insert("www-authenticate", "Bearer")),
            405 => drop(expected.insert("allow", "POST")),
            503 => drop(expected.insert("retry-after", "*")),
            504 => drop(expected.insert("x-should-retry", "false")),
            _ => {}
        }
        assert_head(answer, &expected);
    }
}
