//! Programs and their keys, while both come and go.

use serde_json::json;

use super::{OPEN, follow};
use crate::api::{Program, holder, lake, refusal, served};
use crate::instance::Setup;
use crate::visitor::{JSON, Visitor};

fn enabled(keys: &str) -> String {
    format!("[api]\nenabled = true\n{keys}")
}

// safety.md T14, tier: run
#[actix_web::test]
async fn a_key_whose_table_is_gone_is_revoked_with_the_next_request() {
    let service = served("").start().await;
    let (stays, goes) = (Program::with(&service, 1), Program::with(&service, 2));
    assert_eq!(goes.get("/v1/models").await.status, 200);
    assert_eq!(stays.generate(&lake()).await.status, 200);
    follow(&service, &enabled(&(holder(1, "") + &holder(3, "")))).await;
    let invalid = (401, None, "invalid_api_key".to_owned());
    assert_eq!(refusal(&goes.get("/v1/models").await), invalid);
    assert_eq!(refusal(&goes.generate(&lake()).await), invalid);
    assert_eq!(stays.generate(&lake()).await.status, 200);
    assert_eq!(Program::with(&service, 3).generate(&lake()).await.status, 200);
    let usage = service.instance.services.edge.now().gate.keys.usage();
    let pictures: Vec<u64> = usage.iter().map(|(_, usage)| usage.pictures).collect();
    assert_eq!(pictures, [2, 1], "whoever stays keeps their figures");
}

#[actix_web::test]
async fn a_key_that_is_revoked_gets_the_picture_it_has_begun() {
    use crate::studio::{Act, picture};
    let setup = served("");
    setup.studio.play([&[Act::Wait], &picture()[..]].concat());
    let service = setup.start().await;
    let program = Program::with(&service, 2);
    let body = lake();
    let mut asked = Box::pin(program.generate(&body));
    assert!(crate::answer::nudge(&mut asked).await.is_none());
    follow(&service, &enabled(&holder(1, ""))).await;
    service.studio.go_on();
    assert_eq!(asked.await.status, 200);
    assert_eq!(program.generate(&body).await.status, 401);
}

#[actix_web::test]
async fn the_limits_of_a_key_follow() {
    let service = Setup::with(&enabled(&holder(1, "per_minute = 1"))).start().await;
    let program = Program::with(&service, 1);
    assert_eq!(program.generate(&lake()).await.status, 200);
    assert_eq!(program.generate(&lake()).await.status, 429);
    follow(
        &service,
        &enabled(&holder(1, "per_minute = 60\nper_hour = 60\nmodels = ['painter']")),
    )
    .await;
    service.time.advance(std::time::Duration::from_secs(1));
    assert_eq!(program.generate(&lake()).await.status, 200, "one a second by now");
    let studio = "[[provider]]\nid = 'studio'\nkind = 'painter'\nmodels = ['painter', 'another']";
    let another = holder(1, "models = ['another']") + studio;
    follow(&service, &enabled(&another)).await;
    assert_eq!(
        program
            .generate(&json!({"prompt": "x", "model": "painter"}))
            .await
            .status,
        404
    );
    follow(&service, &enabled(&holder(1, "expires = 2026-11-19"))).await;
    assert_eq!(refusal(&program.generate(&lake()).await).2, "key-expired");
}

#[actix_web::test]
async fn programs_are_served_and_not_served_without_a_restart() {
    let service = Setup::with(OPEN).start().await;
    let (program, visitor) = (Program::with(&service, 1), Visitor::new(&service).accepting(JSON));
    let nothing = |answer: crate::answer::Answer| {
        assert_eq!(answer.refusal(), (404, "not-found".to_owned()));
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    };
    for path in ["/v1/models", "/v1/models/painter"] {
        nothing(program.get(path).await);
    }
    nothing(program.generate(&lake()).await);
    let never = visitor.get("/never").await;
    follow(
        &service,
        &format!(
            "{OPEN}{}origins = ['https://app.example']\n{}",
            enabled(""),
            holder(1, "")
        ),
    )
    .await;
    assert_eq!(program.get("/v1/models").await.status, 200);
    assert_eq!(program.generate(&lake()).await.status, 200);
    assert_eq!(refusal(&visitor.get("/v1/models").await).0, 401);
    let page = Program::with(&service, 1).sending("origin", "https://app.example");
    let answer = page.get("/v1/models").await;
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("https://app.example")
    );
    follow(&service, OPEN).await;
    nothing(program.get("/v1/models").await);
    nothing(program.generate(&lake()).await);
    assert_eq!(program.get("/v1/models").await.body, never.body);
}
