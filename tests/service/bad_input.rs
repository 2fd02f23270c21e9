//! Forms that cannot become a picture: each is told what to do, keeps what was typed, and costs nothing.

use actix_web::http::Method;
use afterimage::edge::routes;
use serde_json::Value;

use crate::bad_forms::{Bad, bad_forms};
use crate::instance::{Service, Setup};
use crate::visitor::{JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

/// What a browser shows of a text that was put into a page.
fn shown(typed: &str) -> String {
    typed.replace("\r\n", "\n").replace('\0', "\u{fffd}")
}

#[actix_web::test]
async fn a_bad_form_is_told_what_to_do_and_costs_nothing() {
    let service = Setup::with("[rate]\nper_minute = 1").start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    for Bad { fields, code, field } in bad_forms() {
        let fields = pairs(&fields);
        for accept in [JSON, MULTIPART, "image/png", "*/*"] {
            let asking = Visitor::new(&service).accepting(accept);
            asking.restore(visitor.cookie());
            let answer = asking.make(&question.beside(&fields)).await;
            assert_eq!(answer.refusal(), (422, code.to_owned()), "{fields:?}");
            let problem = answer.json();
            assert_eq!(problem["field"].as_str(), field, "{fields:?}");
            assert!(
                problem["detail"].as_str().is_some_and(|detail| detail.len() > 20),
                "{problem}"
            );
            assert!(!answer.text().contains('\u{27e6}'), "{problem}");
        }
    }
    assert_eq!(service.studio.calls(), 0);
    // The one answer and the one picture of this minute are both still there.
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 429);
}

#[actix_web::test]
async fn a_bad_form_comes_back_as_a_page_with_everything_still_in_it() {
    let service = Setup::with("[rate]\nper_minute = 1").start().await;
    let visitor = Visitor::new(&service);
    let question = visitor.question().await;
    for Bad { fields, code, field } in bad_forms() {
        let fields = pairs(&fields);
        let answer = visitor.make(&question.beside(&fields)).await;
        assert_eq!(answer.refusal(), (422, code.to_owned()), "{fields:?}");
        let page = answer.page();
        assert_eq!(page.prompt(), Some(shown(fields[0].1)), "{fields:?}");
        if let Some(field) =
            field.filter(|field| !matches!(*field, "quality" | "format" | "deliver" | "steps" | "guidance"))
        {
            let fault = page.words(&format!("#{field}-fault")).unwrap_or_default();
            assert!(
                fault.trim().len() > 20,
                "{fields:?}: what is wrong is said beside the field: {fault}"
            );
        }
    }
    assert_eq!(service.studio.calls(), 0);
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200);
}

#[actix_web::test]
async fn ten_thousand_characters_of_any_kind_are_a_prompt() {
    let service = Service::generous().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    for prompt in [
        "a".repeat(10_000),
        "🜁".repeat(10_000),
        format!("  {}\r\n", "雪".repeat(10_000)),
    ] {
        assert_eq!(visitor.solve_and_make(&[("prompt", &prompt)]).await.status, 200);
    }
    assert_eq!(service.studio.calls(), 3);
}

#[actix_web::test]
async fn a_prompt_of_line_breaks_and_markup_comes_back_as_it_was_typed() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    for prompt in [
        "\n\na lake",
        "</textarea><b>",
        "a &amp; b &lt;",
        "\ta\n\n",
        "a\r\nb",
        "🜁\u{202e}abc",
    ] {
        let page = visitor.make(&[("prompt", prompt), ("seed", "x")]).await.page();
        assert_eq!(page.prompt(), Some(shown(prompt)));
    }
}

#[actix_web::test]
async fn without_a_cookie_an_answer_is_nobodys() {
    let service = Service::start().await;
    let question = Visitor::new(&service).question().await;
    let stranger = Visitor::new(&service).accepting(JSON);
    assert_eq!(
        stranger.make(&question.beside(LAKE)).await.refusal(),
        (409, "challenge-unknown".to_owned())
    );
    assert_eq!(
        stranger.make(LAKE).await.refusal(),
        (422, "challenge-missing".to_owned())
    );
    let half = [("prompt", "a lake"), ("challenge", question.id.as_str())];
    assert_eq!(
        stranger.make(&half).await.refusal(),
        (422, "challenge-missing".to_owned())
    );
    assert_eq!(service.studio.calls(), 0);
}

#[actix_web::test]
async fn a_cookie_of_another_instance_is_no_session_here() {
    let (here, there) = (
        Service::start().await,
        Setup {
            seed: 99,
            ..Setup::default()
        }
        .start()
        .await,
    );
    let foreign = Visitor::new(&there);
    foreign.question().await;
    let visitor = Visitor::new(&here).accepting(JSON);
    let question = visitor.question().await;
    let own = visitor.cookie();
    visitor.restore(foreign.cookie());
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 409);
    visitor.restore(own);
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200);
}

#[actix_web::test]
async fn a_wrong_method_is_told_the_right_one() {
    let service = Setup::with("[api]\nenabled = true").start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let invented = Method::from_bytes(b"BREW").unwrap();
    for (path, allowed) in routes::TABLE {
        if routes::is_for_programs(path) {
            continue;
        }
        for method in [
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::DELETE,
            Method::OPTIONS,
            invented.clone(),
        ] {
            if allowed.contains(method.as_str()) {
                continue;
            }
            let answer = visitor.ask(method.clone(), path).await;
            let path = *path;
            assert_eq!(
                answer.refusal(),
                (405, "method-not-allowed".to_owned()),
                "{method} {path}"
            );
            assert_eq!(answer.header("allow"), Some(*allowed), "{method} {path}");
        }
    }
    for path in [
        "/nothing",
        "/generate/",
        "//",
        "/%00",
        "/static/x",
        "/static/0/../../etc/passwd",
        "/.env",
    ] {
        assert_eq!(
            visitor.get(path).await.refusal(),
            (404, "not-found".to_owned()),
            "{path}"
        );
    }
}

#[actix_web::test]
async fn a_refusal_says_what_it_is_in_the_way_of_rfc_9457() {
    let service = Service::start().await;
    let answer = Visitor::new(&service)
        .accepting(JSON)
        .make(&[("prompt", "")])
        .await;
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    let problem = answer.json();
    assert_eq!(problem["type"], "urn:afterimage:problem:prompt-missing");
    assert_eq!(problem["title"], "No words yet");
    assert_eq!(problem["retry_after"], Value::Null);
}
