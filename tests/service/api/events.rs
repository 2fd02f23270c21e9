//! `stream: true`: events as they happen.

use afterimage::pipeline::provider::{Fault, Role};
use serde_json::{Value, json};

use super::{EDITS, Program, decoded, served};
use crate::answer::Answer;
use crate::file_form::{FileForm, editing};
use crate::instance::Setup;
use crate::studio::{Act, half_a_picture, picture, png};

/// The events of an answer, as a reader of the standard takes them in: the last `event` line of a block counts, and a
/// block without data is none (WHATWG HTML, 9.2.6).
fn events(answer: &Answer) -> Vec<(String, Value)> {
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    assert!(!answer.broken && answer.text().ends_with("\n\n"));
    let mut events = Vec::new();
    for block in answer.text().split_terminator("\n\n") {
        let (mut name, mut data) = (String::new(), String::new());
        for line in block.lines() {
            match line.split_once(':') {
                Some(("event", said)) => said.trim().clone_into(&mut name),
                Some(("data", said)) => data += said.trim(),
                Some(("", _)) => {}
                _ => panic!("{line}"),
            }
        }
        if !data.is_empty() {
            events.push((name, serde_json::from_str(&data).expect("JSON")));
        }
    }
    events
}

fn names(events: &[(String, Value)]) -> Vec<&str> {
    events.iter().map(|(name, _)| name.as_str()).collect()
}

fn preview() -> Vec<Act> {
    vec![Act::Start(Role::Preview), Act::Bytes(png()), Act::End]
}

async fn streamed(script: Vec<Act>, partial_images: u32) -> Vec<(String, Value)> {
    let setup = served("");
    setup.studio.play(script);
    let service = setup.start().await;
    let body =
        json!({"prompt": "a lake", "stream": true, "partial_images": partial_images, "quality": "auto"});
    events(&Program::with(&service, 1).generate(&body).await)
}

#[actix_web::test]
async fn first_impressions_come_before_the_picture_and_no_more_than_were_asked_for() {
    let script = || {
        [
            vec![Act::Queued(3), Act::Progress(0.5)],
            preview(),
            preview(),
            picture(),
        ]
        .concat()
    };
    for (asked, expected) in [(0, 0), (1, 1), (2, 2), (3, 2)] {
        let events = streamed(script(), asked).await;
        let mut wanted = vec!["image_generation.partial_image"; expected];
        wanted.push("image_generation.completed");
        assert_eq!(names(&events), wanted, "{asked}");
        for (at, (name, event)) in (0_u32..).zip(&events) {
            assert_eq!(event["type"], name.as_str());
            assert!(decoded(&event["b64_json"]).starts_with(b"\x89PNG"));
            assert_eq!(
                (&event["size"], &event["output_format"], &event["created_at"]),
                (&json!("24x16"), &json!("png"), &json!(1_795_176_000))
            );
            let partial = name.ends_with("partial_image");
            assert_eq!(
                event.get("partial_image_index").and_then(Value::as_u64),
                partial.then_some(at.into())
            );
            assert_eq!(event.get("usage").is_some(), !partial);
        }
    }
}

#[actix_web::test]
async fn a_place_in_the_queue_and_progress_are_comments_that_nobody_has_to_read() {
    let setup = served("");
    setup
        .studio
        .play([vec![Act::Queued(3), Act::Progress(0.5)], picture()].concat());
    let service = setup.start().await;
    let answer = Program::with(&service, 1)
        .generate(&json!({"prompt": "a", "stream": true}))
        .await;
    assert!(
        answer
            .text()
            .starts_with(": queued, 3 before\n\n: progress 0.50\n\nevent: ")
    );
}

#[actix_web::test]
async fn each_picture_of_several_is_an_event_of_its_own() {
    let setup = served("");
    let service = setup.start().await;
    let body = json!({"prompt": "a lake", "stream": true, "n": 3});
    let events = events(&Program::with(&service, 1).generate(&body).await);
    assert_eq!(names(&events), ["image_generation.completed"; 3]);
}

#[actix_web::test]
async fn an_edit_has_names_of_its_own() {
    let setup = Setup {
        studio: editing(),
        ..served("")
    };
    setup.studio.play([preview(), picture()].concat());
    let service = setup.start().await;
    let form = FileForm::of(&[("prompt", "a lake"), ("stream", "true"), ("partial_images", "1")]);
    let answer = form
        .file("image", &png())
        .send_to(EDITS, Program::with(&service, 1).visitor())
        .await;
    assert_eq!(
        names(&events(&answer)),
        ["image_edit.partial_image", "image_edit.completed"]
    );
}

#[actix_web::test]
async fn what_fails_on_the_way_is_an_error_event() {
    let events = streamed(
        [vec![Act::Progress(0.5)], vec![Act::Fail(Fault::Declined)]].concat(),
        0,
    )
    .await;
    assert_eq!(names(&events), ["error"]);
    let (_, event) = &events[0];
    assert_eq!(
        (&event["type"], &event["error"]["code"]),
        (&json!("error"), &json!("moderation_blocked"))
    );
    assert!(event["error"]["message"].is_string());
}

#[actix_web::test]
async fn a_picture_that_breaks_off_is_an_error_and_never_a_picture() {
    let script = [picture(), half_a_picture(Fault::Truncated)].concat();
    let setup = served("");
    setup.studio.play(script);
    let service = setup.start().await;
    let body = json!({"prompt": "a lake", "stream": true, "n": 2});
    let events = events(&Program::with(&service, 1).generate(&body).await);
    assert_eq!(names(&events), ["image_generation.completed", "error"]);
    let (_, event) = &events[1];
    assert_eq!(
        (&event["type"], &event["error"]["code"]),
        (&json!("error"), &json!("upstream-failed"))
    );
}
