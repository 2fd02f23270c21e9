//! Pages of other origins read nothing, unless the operator lists them.

use actix_web::http::Method;
use serde_json::json;

use super::{GENERATIONS, Program, lake, served};
use crate::head::{assert_head, dynamic};
use crate::visitor::{JSON, Visitor};

const APP: &str = "https://app.example";

fn listed() -> crate::instance::Setup {
    let setup = served("");
    let config = setup.config.replace(
        "enabled = true",
        "enabled = true\norigins = ['https://app.example']",
    );
    crate::instance::Setup { config, ..setup }
}

// safety.md T14, tier: run
#[actix_web::test]
async fn a_page_of_a_listed_origin_may_ask_beforehand_and_read() {
    let service = listed().start().await;
    let browser = Visitor::new(&service)
        .accepting(JSON)
        .sending("origin", APP)
        .sending("access-control-request-method", "POST")
        .sending(
            "access-control-request-headers",
            "authorization,content-type,x-stainless-os",
        );
    let answer = browser.ask(Method::OPTIONS, GENERATIONS).await;
    assert_eq!((answer.status, answer.body.len()), (204, 0));
    assert_head(
        &answer,
        &dynamic(&[
            ("access-control-allow-origin", APP),
            ("access-control-allow-methods", "POST"),
            ("access-control-allow-headers", "*"),
            ("access-control-expose-headers", "retry-after, x-should-retry"),
            ("access-control-max-age", "60"),
            ("vary", "origin"),
        ]),
    );
    let allowed = answer.header("access-control-allow-headers").unwrap();
    for name in ["authorization", "content-type", "x-stainless-os"] {
        assert!(allowed.split(", ").any(|one| one == name), "{name}");
    }
    let program = Program::with(&service, 1).sending("origin", APP);
    for answer in [
        program.generate(&lake()).await,
        program.generate(&json!({"n": 1})).await,
    ] {
        assert_eq!(answer.header("access-control-allow-origin"), Some(APP));
        assert!(answer.header("access-control-allow-credentials").is_none());
    }
    let nobody = Program::bringing(&service, "Bearer x").sending("origin", APP);
    let refused = nobody.generate(&lake()).await;
    assert_eq!(
        (refused.status, refused.header("access-control-allow-origin")),
        (401, Some(APP))
    );
}

// safety.md T14, tier: run
#[actix_web::test]
async fn a_page_of_any_other_origin_reads_nothing() {
    for (service, origins) in [(listed().start().await, true), (served("").start().await, false)] {
        let others = [
            "https://app.example.evil",
            "http://app.example",
            "https://app.example:444",
            "null",
            "*",
            "",
        ];
        let unlisted = if origins {
            &others[..]
        } else {
            &[&others[..], &[APP]].concat()
        };
        for origin in unlisted {
            let browser = Visitor::new(&service)
                .accepting(JSON)
                .sending("origin", origin)
                .sending("access-control-request-method", "POST");
            let answer = browser.ask(Method::OPTIONS, GENERATIONS).await;
            assert_eq!(answer.status, 405, "{origin}");
            let read = Program::with(&service, 1)
                .sending("origin", origin)
                .generate(&lake())
                .await;
            for answer in [answer, read] {
                let said = answer
                    .headers
                    .keys()
                    .any(|name| name.as_str().starts_with("access-control"));
                assert!(!said, "{origin}");
                assert_eq!(answer.header("vary").is_some(), origins);
            }
        }
    }
}
