//! The whole way for a browser that runs no script.

use std::sync::Arc;

use actix_web::http::header::SET_COOKIE;
use afterimage::entropy::NoEntropy;
use afterimage::pipeline::gate::challenge::{Code, CodeSource, DrawFault, Drawn, Seed};

use crate::codes;
use crate::instance::{Service, Setup};
use crate::studio::Studio;
use crate::visitor::Visitor;

const LAKE: &[(&str, &str)] = &[
    ("prompt", "a lake at night,\nwith fog"),
    ("negative_prompt", "people"),
    ("size", "768x768"),
    ("count", "2"),
    ("seed", "42"),
    // An untouched field of a form is sent as nothing.
    ("code", ""),
];

#[actix_web::test]
async fn a_form_without_an_answer_comes_back_filled_with_a_code_and_a_cookie() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    assert_eq!(visitor.get("/").await.headers.get_all(SET_COOKIE).count(), 0);
    let answer = visitor.make(LAKE).await;
    assert_eq!(
        (answer.status, answer.headers.get_all(SET_COOKIE).count()),
        (200, 1)
    );
    let page = answer.page();
    assert!(page.question().is_some());
    assert_eq!(page.prompt().as_deref(), Some("a lake at night,\nwith fog"));
    assert_eq!(
        page.words("textarea[name=negative_prompt]").as_deref(),
        Some("people")
    );
    for (selector, value) in [
        ("input[name=seed]", "42"),
        ("input[name=size][checked]", "768x768"),
        ("input[name=count][checked]", "2"),
    ] {
        assert_eq!(
            page.one(selector).and_then(|input| input.attr("value")),
            Some(value),
            "{selector}"
        );
    }
    assert_eq!(service.studio.calls(), 0);
}

#[actix_web::test]
async fn answering_the_code_gives_the_page_with_the_pictures_and_a_way_on() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let question = visitor.make(LAKE).await.page().question().unwrap();
    let answer = visitor.make(&question.beside(&LAKE[..5])).await;
    let page = answer.page();
    assert_eq!(page.pictures().len(), 2);
    assert_eq!(service.studio.calls(), 1);
    assert!(
        page.one("form[action='/generate'][method=post] button[type=submit]")
            .is_some()
    );
    assert_eq!(page.prompt().as_deref(), Some("a lake at night,\nwith fog"));
    // The next step is the first one again: a code is given when it is needed.
    let next = visitor.make(LAKE).await;
    let again = next.page().question().unwrap();
    assert_ne!(again, question);
    assert_eq!(
        visitor
            .make(&again.beside(&LAKE[..5]))
            .await
            .page()
            .pictures()
            .len(),
        2
    );
}

#[actix_web::test]
async fn a_wrong_answer_brings_a_new_code_and_keeps_the_form() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let mut question = visitor.make(LAKE).await.page().question().unwrap();
    for _ in 0..5 {
        let guess = codes::wrong(&question.letters);
        let answer = visitor.make(&question.guess(&guess, &LAKE[..5])).await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert!(
            page.words("#code-fault")
                .is_some_and(|fault| fault.contains("not the code"))
        );
        assert_eq!(page.prompt().as_deref(), Some("a lake at night,\nwith fog"));
        let next = page.question().unwrap();
        assert_ne!(next, question);
        question = next;
    }
    assert_eq!(
        visitor
            .make(&question.beside(&LAKE[..5]))
            .await
            .page()
            .pictures()
            .len(),
        2
    );
}

#[actix_web::test]
async fn reloading_the_answer_brings_a_new_code_and_no_second_picture() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let question = visitor.make(LAKE).await.page().question().unwrap();
    let form = question.beside(&LAKE[..5]);
    assert_eq!(visitor.make(&form).await.status, 200);
    let reloaded = visitor.make(&form).await;
    assert_eq!(reloaded.status, 409);
    assert!(reloaded.page().question().is_some());
    assert_eq!(service.studio.calls(), 1);
}

#[actix_web::test]
async fn the_second_button_gives_a_file() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let file = [&LAKE[..5], &[("deliver", "file")]].concat();
    let question = visitor.make(&file).await.page().question().unwrap();
    let answer = visitor.make(&question.beside(&file)).await;
    assert_eq!(
        answer.header("content-disposition"),
        Some("attachment; filename=\"afterimage.png\"")
    );
    assert!(answer.body.starts_with(b"\x89PNG"));
}

#[actix_web::test]
async fn when_no_code_can_be_had_the_form_says_for_how_long() {
    let service = Service::start().await;
    for _ in 0..30 {
        Visitor::new(&service).question().await;
    }
    let answer = Visitor::new(&service).make(LAKE).await;
    assert_eq!(answer.refusal(), (429, "challenge-flood".to_owned()));
    assert!(answer.header("retry-after").is_some());
    assert_eq!(
        answer.page().prompt().as_deref(),
        Some("a lake at night,\nwith fog")
    );
}

#[actix_web::test]
async fn where_challenges_are_off_the_form_is_enough() {
    let service = Setup::with("[challenge]\nkinds = []").start().await;
    let visitor = Visitor::new(&service);
    let front = visitor.get("/").await;
    assert!(front.page().one("[data-challenge]").is_none());
    assert_eq!(visitor.make(&LAKE[..5]).await.page().pictures().len(), 2);
    assert_eq!(
        visitor
            .accepting("*/*")
            .get("/challenge/code.png")
            .await
            .refusal(),
        (404, "not-found".to_owned())
    );
}

#[actix_web::test]
async fn when_codes_cannot_be_drawn_it_is_said_and_nothing_breaks() {
    struct Dry;
    impl CodeSource for Dry {
        fn draw(&self) -> Result<Drawn, DrawFault> {
            Err(NoEntropy.into())
        }

        fn say(&self, _: &Code, _: &Seed) -> Result<Vec<u8>, DrawFault> {
            Err(NoEntropy.into())
        }
    }
    let setup = Setup {
        codes: Some(Arc::new(Dry)),
        studio: Studio::new(),
        ..Setup::default()
    };
    let service = setup.start().await;
    let answer = Visitor::new(&service).make(LAKE).await;
    assert_eq!(answer.refusal(), (503, "unavailable".to_owned()));
    assert_eq!(
        answer.page().prompt().as_deref(),
        Some("a lake at night,\nwith fog")
    );
}
