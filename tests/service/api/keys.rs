//! Who is let in.

use std::time::Duration;

use actix_http::{BoxedPayloadStream, Payload};
use actix_web::http::Method;
use actix_web::http::header::CONTENT_TYPE;
use afterimage::money::Money;
use serde_json::json;

use super::{EDITS, GENERATIONS, Program, holder, key, lake, refusal, served};
use crate::instance::Setup;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn invalid() -> (u16, Option<String>, String) {
    (401, None, "invalid_api_key".to_owned())
}

// safety.md T14, tier: run
#[actix_web::test]
async fn without_a_good_key_nothing_is_read_and_nothing_is_made() {
    let service = served("").start().await;
    let good = key(1);
    let lines = [
        "Bearer ".to_owned(),
        format!("Basic {}", good.expose()),
        format!("Bearer {}", key(99).expose()),
        format!("Bearer {}0", good.expose()),
        format!("Bearer {}", good.expose().trim_end_matches(good.ending())),
        format!("Bearer {}", good.expose().to_uppercase()),
        format!("Bearer {} {}", good.expose(), good.expose()),
        good.expose().to_owned(),
    ];
    for line in lines {
        let program = Program::bringing(&service, &line);
        for path in [GENERATIONS, EDITS] {
            let head = program.visitor().request(Method::POST, path);
            let head = head
                .insert_header((CONTENT_TYPE, "application/json"))
                .to_request();
            let never: BoxedPayloadStream = Box::pin(futures_util::stream::pending());
            let request = head.replace_payload(Payload::from(never)).0;
            let answer = program.visitor().send(request).await.whole().await;
            assert_eq!(refusal(&answer), invalid(), "{line}");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
            assert!(answer.closes);
        }
        for path in ["/v1/models", "/v1/models/painter"] {
            assert_eq!(refusal(&program.get(path).await), invalid());
        }
    }
    let twice = Program::with(&service, 1).sending("authorization", &format!("Bearer {}", key(2).expose()));
    assert_eq!(refusal(&twice.generate(&lake()).await), invalid());
    assert_eq!(service.studio.calls(), 0);
    assert_eq!(service.instance.ledger.records().rates, 0);
}

#[actix_web::test]
async fn a_key_is_good_to_the_end_of_its_last_day() {
    // The service starts on the 20th, at noon.
    let keys = holder(3, "expires = 2026-11-21");
    let service = Setup::with(&format!("[api]\nenabled = true\n{keys}"))
        .start()
        .await;
    let program = Program::with(&service, 3);
    assert_eq!(program.generate(&lake()).await.status, 200);
    service.pass(DAY + DAY / 2 - Duration::from_secs(1));
    assert_eq!(program.generate(&lake()).await.status, 200);
    service.pass(Duration::from_secs(1));
    let late = program.generate(&lake()).await;
    assert_eq!(refusal(&late), (401, None, "key-expired".to_owned()));
}

#[actix_web::test]
async fn a_key_has_the_models_it_was_given_and_hears_of_no_others() {
    let keys = holder(1, "models = ['white']") + &holder(2, "");
    let setup = Setup {
        studio: crate::file_form::editing(),
        ..Setup::with(&format!(
            "[api]\nenabled = true\n{keys}[[provider]]\nid = 'studio'\nkind = 'painter'\nmodels = ['white']"
        ))
    };
    let service = setup.start().await;
    let (few, all) = (Program::with(&service, 1), Program::with(&service, 2));
    let ids = |list: serde_json::Value| {
        let models = list["data"].as_array().unwrap().iter();
        models
            .map(|model| model["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(few.get("/v1/models").await.json()), ["white"]);
    assert_eq!(ids(all.get("/v1/models").await.json()).len(), 4);
    let asked = json!({"prompt": "a lake", "model": "plain"});
    let unknown = (404, Some("model".to_owned()), "model_not_found".to_owned());
    assert_eq!(refusal(&few.generate(&asked).await), unknown);
    assert_eq!(refusal(&few.get("/v1/models/plain").await), unknown);
    assert_eq!(all.generate(&asked).await.status, 200);
    let meant = few.generate(&lake()).await.json();
    assert_eq!(meant["model"], "white", "without a name the first it may have");
}

#[actix_web::test]
async fn what_was_done_with_a_key_is_counted_as_numbers() {
    use crate::studio::{Act, picture};
    use afterimage::pipeline::gate::Usage;
    use afterimage::pipeline::provider::Fault;
    let setup = served("");
    let service = setup.start().await;
    let program = Program::with(&service, 1);
    program.generate(&json!({"prompt": "a lake", "n": 2})).await;
    program.generate(&json!({"prompt": ""})).await;
    program.generate(&json!("no request")).await;
    service
        .studio
        .play([picture(), vec![Act::Fail(Fault::Failed)]].concat());
    program.generate(&json!({"prompt": "a lake", "n": 2})).await;
    Program::bringing(&service, "Bearer nobody")
        .generate(&lake())
        .await;
    let usage = |requests, pictures, refused| Usage {
        spent: Money::ZERO,
        requests,
        pictures,
        refused,
    };
    assert_eq!(
        service.instance.services.edge.now().gate.keys.usage(),
        [
            ("k1".to_owned(), usage(4, 3, 3)),
            ("k2".to_owned(), usage(0, 0, 0))
        ]
    );
}
