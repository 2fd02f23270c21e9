//! The same pictures as a page, as parts, as JSON, as a picture and as a file.

use std::sync::Arc;

use afterimage::pipeline::provider::{Maker, Provider, Role, painter};
use serde_json::json;

use crate::answer::{Answer, nudge};
use crate::instance::{GENEROUS, Setup};
use crate::parts::{Part, event, names, parts};
use crate::studio::{Act, picture, png};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

pub(crate) const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night"), ("seed", "7")];
pub(crate) const OPEN: &str = "[challenge]\nkinds = []\n";

pub(crate) async fn ask(setup: Setup, accept: &'static str, fields: &[(&str, &str)]) -> Answer {
    let service = setup.start().await;
    Visitor::new(&service).accepting(accept).make(fields).await
}

/// Who made them, as programs read it.
fn painter() -> serde_json::Value {
    json!({"model": "painter", "label": "Painter"})
}

fn pictures_of(json: &Answer) -> Vec<Vec<u8>> {
    let json = json.json();
    let pictures = json["pictures"].as_array().expect("pictures").iter();
    let base64 = pictures.map(|picture| picture["b64_json"].as_str().expect("base64").to_owned());
    base64
        .map(|text| base64_simd::STANDARD.decode_to_vec(text).expect("base64"))
        .collect()
}

#[actix_web::test]
async fn every_form_of_answer_holds_the_same_picture() {
    let real = || {
        let painter: Arc<dyn Provider> =
            Arc::new(painter::Painter::new(vec![painter::capabilities("painter")]));
        Setup {
            makers: Some(vec![Maker::plain("painter", painter)]),
            ..Setup::with(OPEN)
        }
    };
    let fields = [LAKE, &[("size", "512x512")]].concat();
    let plain = ask(real(), "image/png", &fields).await;
    assert_eq!(plain.header("content-type"), Some("image/png"));
    assert_eq!(
        plain.header("content-disposition"),
        Some("inline; filename=\"afterimage.png\"")
    );
    assert!(plain.body.starts_with(b"\x89PNG") && plain.body.len() > 10_000);
    assert!(
        memchr::memmem::find(&plain.body, b"digitalsourcetype/algorithmicMedia").is_some(),
        "and its mark"
    );
    let picture = plain.body.to_vec();

    let file = ask(real(), HTML, &[&fields[..], &[("deliver", "file")]].concat()).await;
    assert_eq!(
        file.header("content-disposition"),
        Some("attachment; filename=\"afterimage.png\"")
    );
    assert_eq!(file.body, picture);

    let json = ask(real(), JSON, &fields).await;
    assert_eq!(json.header("content-type"), Some("application/json"));
    assert_eq!(pictures_of(&json), std::slice::from_ref(&picture));
    let json = json.json();
    assert_eq!(
        (&json["complete"], &json["asked"], &json["seed"]),
        (&json!(1), &json!(1), &json!(7))
    );
    assert_eq!(json["pictures"][0]["type"], "image/png");

    let mixed = parts(&ask(real(), MULTIPART, &fields).await);
    assert_eq!(
        mixed.first(),
        Some(&Part::Picture(
            "picture".into(),
            "image/png".into(),
            picture.clone().into()
        ))
    );
    let done = json!({"event": "done", "pictures": 1, "asked": 1, "seed": 7, "made_by": painter()});
    assert_eq!(mixed.last(), Some(&Part::Event(done)));

    let page = ask(real(), HTML, &fields).await.page();
    assert_eq!(page.pictures(), [picture]);
    assert_eq!(
        page.prompt().as_deref(),
        Some("a lake at night"),
        "for the next step"
    );
}

#[actix_web::test]
async fn every_answer_to_a_form_ends_its_connection() {
    for accept in [HTML, JSON, MULTIPART, "image/png"] {
        assert!(ask(Setup::with(OPEN), accept, LAKE).await.closes, "{accept}");
        assert!(
            ask(Setup::with(OPEN), accept, &[("prompt", "")]).await.closes,
            "{accept}, refused"
        );
    }
}

#[actix_web::test]
async fn events_come_as_they_happen() {
    let setup = Setup::with(OPEN);
    let (studio, preview) = (
        setup.studio.clone(),
        [Act::Start(Role::Preview), Act::Bytes(png()), Act::End],
    );
    studio.play(
        [
            &[Act::Queued(3), Act::Progress(0.25)],
            &preview[..],
            &[Act::Progress(0.75)],
            &picture(),
        ]
        .concat(),
    );
    let service = setup.start().await;
    let mixed = parts(&Visitor::new(&service).accepting(MULTIPART).make(LAKE).await);
    assert_eq!(
        names(&mixed),
        ["queued", "progress", "preview", "progress", "picture", "done"]
    );
    assert_eq!(event(&mixed, "queued"), json!({"event": "queued", "position": 3}));
    assert_eq!(
        event(&mixed, "progress"),
        json!({"event": "progress", "fraction": 0.25})
    );
}

#[actix_web::test]
async fn a_page_shows_no_preview_and_says_how_far_the_work_is() {
    let setup = Setup::with(OPEN);
    let preview = [Act::Start(Role::Preview), Act::Bytes(png()), Act::End];
    let steps = (0..100).map(|percent| Act::Progress(percent as f32 / 100.0));
    let script = [Act::Queued(2)]
        .into_iter()
        .chain(preview)
        .chain(steps)
        .chain(picture());
    setup.studio.play(script.collect());
    let service = setup.start().await;
    let page = Visitor::new(&service).make(LAKE).await.page();
    assert_eq!(page.pictures().len(), 1);
    let lines = page.all("p.progress-line").len();
    assert!(
        (4..=16).contains(&lines),
        "a hundred steps are told in {lines} lines"
    );
}

#[actix_web::test]
async fn a_page_begins_before_the_picture_is_there() {
    let setup = Setup::with(OPEN);
    setup.studio.play([&[Act::Wait], &picture()[..]].concat());
    let service = setup.start().await;
    let mut answer = Visitor::new(&service).open(LAKE).await;
    assert_eq!(answer.status, 200);
    let begun = answer.until("progress-line").await;
    assert!(!begun.contains("data:image"));
    service.studio.go_on();
    answer.until("data:image/png;base64,").await;
}

#[actix_web::test]
async fn a_status_waits_for_the_first_checked_bytes_where_it_can() {
    for accept in [JSON, "image/png"] {
        let setup = Setup::with(OPEN);
        setup
            .studio
            .play([&[Act::Progress(0.5), Act::Wait], &picture()[..]].concat());
        let service = setup.start().await;
        let visitor = Visitor::new(&service).accepting(accept);
        let mut asked = Box::pin(visitor.open(LAKE));
        assert!(nudge(&mut asked).await.is_none(), "{accept}");
        service.studio.go_on();
        assert_eq!(asked.await.status, 200, "{accept}");
    }
}

#[actix_web::test]
async fn the_good_ones_of_a_half_failed_order_are_kept() {
    let four = [LAKE, &[("count", "4")]].concat();
    for accept in [JSON, MULTIPART, HTML] {
        let setup = Setup::with(OPEN);
        setup.studio.play([picture(), picture()].concat());
        let service = setup.start().await;
        let visitor = Visitor::new(&service).accepting(accept);
        let answer = visitor.make(&four).await;
        assert_eq!(answer.status, 200);
        match accept {
            JSON => {
                assert_eq!(pictures_of(&answer).len(), 2);
                assert_eq!(
                    (&answer.json()["complete"], &answer.json()["asked"]),
                    (&json!(2), &json!(4))
                );
            }
            MULTIPART => {
                let mixed = parts(&answer);
                assert_eq!(names(&mixed), ["picture", "picture", "done"]);
                assert_eq!(
                    event(&mixed, "done"),
                    json!({"event": "done", "pictures": 2, "asked": 4, "seed": 7, "made_by": painter()})
                );
            }
            _ => {
                let page = answer.page();
                assert_eq!(page.pictures().len(), 2);
                assert!(
                    page.words("p.status")
                        .is_some_and(|words| words.contains("2 of 4"))
                );
            }
        }
        let two = [LAKE, &[("count", "2")]].concat();
        assert_eq!(
            visitor.accepting(JSON).make(&two).await.status,
            200,
            "the two that failed cost nothing"
        );
        assert_eq!(
            Visitor::new(&service).accepting(JSON).make(LAKE).await.status,
            429
        );
    }
}

#[actix_web::test]
async fn no_more_pictures_come_than_were_asked_for() {
    let setup = Setup::with(GENEROUS);
    let endless = (0..10).flat_map(|_| picture()).collect();
    setup.studio.play(endless);
    let service = setup.start().await;
    let answer = Visitor::new(&service)
        .accepting(JSON)
        .solve_and_make(&[LAKE, &[("count", "2")]].concat())
        .await;
    assert_eq!(pictures_of(&answer).len(), 2);
    assert_eq!(service.studio.running(), 0, "and nobody works on");
}
