//! What `/openapi.json` and `/api` say of the service is what the service does.

mod schema;

use std::collections::BTreeSet;

use actix_web::http::Method;
use afterimage::edge::routes;
use afterimage::error::Code;
use afterimage_templates::Lang;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::api::{EDITS, GENERATIONS, Program, lake, served};
use crate::file_form::{FileForm, editing};
use crate::instance::{Service, Setup};
use crate::studio::png;
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};
use schema::Described;

/// What people look at and browsers fetch for it: everything else is for programs.
const PEOPLES: [&str; 13] = [
    "/",
    "/gallery",
    "/privacy",
    "/cookies",
    "/terms",
    "/about",
    "/contact",
    "/your-data",
    "/your-data/erase",
    "/static/{hash}/{name:.+}",
    "/sw.js",
    "/manifest.webmanifest",
    "/api",
];

/// A service that programs can ask for pictures and edits, and visitors without a challenge.
async fn started(lines: &str) -> Service {
    let lines = format!("[rate]\nper_minute = 1000\nper_hour = 1000\nper_day = 1000\n{lines}");
    Setup {
        studio: editing(),
        ..served(&lines)
    }
    .start()
    .await
}

async fn document(service: &Service) -> Described {
    let answer = Visitor::new(service).accepting(JSON).get("/openapi.json").await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("application/json"))
    );
    Described(answer.json())
}

#[actix_web::test]
async fn where_programs_are_not_served_nothing_describes_them() {
    let service = Service::start().await;
    for path in ["/openapi.json", "/api", "/de/api"] {
        for accept in [JSON, HTML] {
            let answer = Visitor::new(&service).accepting(accept).get(path).await;
            assert_eq!(answer.status, 404, "{path}");
        }
    }
    let front = Visitor::new(&service).get("/").await;
    assert!(!front.text().contains("href=\"/api\""));
}

#[actix_web::test]
async fn every_route_for_programs_is_described_and_nothing_that_is_not_there() {
    let service = started("").await;
    let document = document(&service).await;
    assert_eq!(document.0["openapi"], "3.1.0");
    let described: BTreeSet<(String, String)> = document.operations().collect();
    let served = routes::TABLE.iter().filter(|(path, _)| !PEOPLES.contains(path));
    let served: BTreeSet<(String, String)> = served
        .map(|(path, methods)| {
            let method = methods.split(',').next().unwrap().to_lowercase();
            (path.replace(":.+}", "}"), method)
        })
        .collect();
    assert_eq!(described, served);
}

#[actix_web::test]
async fn every_code_is_said_of_some_operation() {
    let service = started("").await;
    let document = document(&service).await;
    let said = document.0["paths"].to_string();
    for code in Code::ALL {
        let about = code.about().trim();
        assert!(said.contains(about), "{}: {about}", code.name());
    }
    // In the words of OpenAI's libraries where they have one, and in ours.
    for name in [
        "`invalid_api_key`",
        "`key-missing`",
        "`moderation_blocked`",
        "`rate-limited`",
    ] {
        assert_eq!(said.contains(name), name != "`key-missing`", "{name}");
    }
}

#[actix_web::test]
async fn what_programs_get_is_what_is_described() {
    let service = started("[challenge]\nkinds = []").await;
    let document = document(&service).await;
    let program = Program::with(&service, 1);
    let stranger = Program::bringing(&service, "Bearer nobody");
    let good = document.checks("post", GENERATIONS, &program.generate(&lake()).await);
    assert!(good["data"][0]["b64_json"].is_string());
    for body in [
        json!({}),
        json!({"prompt": "a lake", "n": 100}),
        json!({"prompt": "a lake", "canary": 1}),
        json!({"prompt": "a lake", "model": "canary"}),
        json!({"prompt": "a lake", "response_format": "jpeg"}),
    ] {
        let refused = program.generate(&body).await;
        assert!(refused.status >= 400, "{body}");
        document.checks("post", GENERATIONS, &refused);
    }
    document.checks("post", GENERATIONS, &stranger.generate(&lake()).await);
    let streamed = program
        .generate(&json!({"prompt": "a lake", "stream": true}))
        .await;
    document.checks("post", GENERATIONS, &streamed);
    let form = FileForm::of(&[("prompt", "a lake")]).file("image", &png());
    let edited = form.send_to(EDITS, program.visitor()).await;
    assert_eq!(edited.status, 200);
    document.checks("post", EDITS, &edited);
    let form = FileForm::of(&[("prompt", "a lake")]);
    document.checks("post", EDITS, &form.send_to(EDITS, program.visitor()).await);
    for path in ["/v1/models", "/v1/models/painter", "/v1/models/none"] {
        let described = if path == "/v1/models" {
            path
        } else {
            "/v1/models/{id}"
        };
        document.checks("get", described, &program.get(path).await);
        document.checks("get", described, &stranger.get(path).await);
    }
}

#[actix_web::test]
async fn each_event_of_a_stream_is_one_that_is_described() {
    let service = started("").await;
    let document = document(&service).await;
    let streamed = Program::with(&service, 1)
        .generate(&json!({"prompt": "a lake", "stream": true, "partial_images": 2}))
        .await;
    let events: Vec<Value> = streamed
        .text()
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect();
    assert!(!events.is_empty());
    for event in events {
        document.is(&event, "ImageEvent");
    }
}

#[actix_web::test]
async fn what_visitors_without_a_page_get_is_what_is_described() {
    let service = started("").await;
    let document = document(&service).await;
    for path in [
        "/challenge/code.png",
        "/challenge/code.wav",
        "/challenge/work",
        "/privacy.json",
        "/privacy.atom",
        "/your-data.json",
        "/healthz",
        "/readyz",
        "/robots.txt",
        "/.well-known/security.txt",
        "/.well-known/gpc.json",
        "/openapi.json",
    ] {
        let visitor = Visitor::new(&service).accepting(JSON);
        document.checks("get", path, &visitor.get(path).await);
        let strange = Visitor::new(&service)
            .accepting(JSON)
            .sending("sec-fetch-site", "cross-site");
        document.checks("get", path, &strange.get(path).await);
    }
    // With a session, a challenge and an allowance that was used.
    let visitor = Visitor::new(&service).accepting(JSON);
    visitor.question().await;
    let held = document.checks("get", "/your-data.json", &visitor.get("/your-data.json").await);
    assert!(held["session"].is_object());
    for accept in [JSON, HTML, MULTIPART, "image/png"] {
        let visitor = Visitor::new(&service).accepting(accept);
        for fields in [&[("prompt", "a lake")][..], &[("canary", "1")], &[]] {
            document.checks("post", "/generate", &visitor.make(fields).await);
        }
    }
    let open = started("[challenge]\nkinds = []").await;
    for accept in [JSON, HTML, MULTIPART, "image/png"] {
        let made: Answer = Visitor::new(&open)
            .accepting(accept)
            .make(&[("prompt", "a lake")])
            .await;
        assert_eq!(made.status, 200);
        document.checks("post", "/generate", &made);
    }
}

#[actix_web::test]
async fn the_document_names_what_can_be_asked_for_here_and_nothing_else() {
    let service = started("").await;
    let document = document(&service).await;
    let body = |path: &str, media: &str| {
        let post = &document.0["paths"][path]["post"];
        post["requestBody"]["content"][media]["schema"]["properties"].clone()
    };
    let json = body(GENERATIONS, "application/json");
    let models = json["model"]["enum"].to_string();
    let edge = service.instance.services.edge.now();
    for model in edge.catalogue.models().iter() {
        assert_eq!(models.contains(&format!("\"{}\"", model.id)), model.listed);
    }
    assert!(json.get("image").is_none() && json.get("count").is_none());
    assert!(body(EDITS, "multipart/form-data").get("image").is_some());
    let painter = served("").start().await;
    let document = self::document(&painter).await;
    let form = &document.0["paths"]["/generate"]["post"]["requestBody"]["content"]["multipart/form-data"];
    let form = &form["schema"]["properties"];
    assert!(form.get("image").is_none() && form.get("steps").is_none());
    assert!(form.get("count").is_some() && form.get("stream").is_none());
}

#[actix_web::test]
async fn the_page_says_in_each_language_what_the_document_says() {
    let lines = "[server]\npublic_url = \"https://pictures.example\"";
    let service = started(lines).await;
    let document = document(&service).await;
    for lang in Lang::ALL {
        let path = format!("/{}/api", lang.folder());
        let answer = Visitor::new(&service).get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        let words = answer.page().words("main").unwrap();
        for (path, method) in document.operations() {
            assert!(
                words.contains(&format!("{} {path}", method.to_uppercase())),
                "{path}"
            );
        }
        for said in [
            "https://pictures.example/v1",
            "invalid_api_key",
            "rate-limited",
            "response_format",
        ] {
            assert!(words.contains(said), "{said} in {path}");
        }
        let front = Visitor::new(&service).get(&format!("/{}/", lang.folder())).await;
        assert!(front.text().contains(&format!("href=\"{path}\"")), "{path}");
    }
}

#[actix_web::test]
async fn what_describes_the_service_takes_no_other_method() {
    let service = started("").await;
    for path in ["/openapi.json", "/api"] {
        let answer = Visitor::new(&service)
            .accepting(JSON)
            .ask(Method::POST, path)
            .await;
        assert_eq!(answer.refusal(), (405, "method-not-allowed".to_owned()));
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
    }
}
