//! What a program gets when all goes well.

use std::sync::Arc;

use actix_web::http::Method;
use afterimage::edge::routes;
use afterimage::instance::makers;
use serde_json::json;
use std::sync::Mutex;

use super::{GENERATIONS, Program, lake, pictures, refusal, served};
use crate::head::{assert_head, dynamic};
use crate::instance::{Service, Setup, read};
use crate::studio::{painting, png};
use crate::upstream::{self, Upstream};
use crate::visitor::{HTML, JSON, Visitor};

#[actix_web::test]
async fn without_the_api_there_is_no_such_path() {
    let service = Service::start().await;
    for (path, _) in routes::TABLE.iter().filter(|(path, _)| path.starts_with("/v1/")) {
        for accept in [JSON, HTML] {
            let visitor = Visitor::new(&service).accepting(accept);
            for method in [Method::GET, Method::POST, Method::OPTIONS] {
                let answer = visitor.ask(method.clone(), path).await;
                assert_eq!(answer.refusal(), (404, "not-found".to_owned()), "{method} {path}");
                assert!(!answer.headers.contains_key("access-control-allow-origin"));
            }
        }
    }
    let program = Program::with(&service, 1);
    assert_eq!(program.generate(&lake()).await.status, 404);
    assert_eq!(service.studio.calls(), 0);
}

#[actix_web::test]
async fn a_picture_is_to_the_byte_the_one_a_visitor_gets() {
    let setup = served("[challenge]\nkinds = []");
    setup.studio.play(painting(5));
    setup.studio.play(painting(5));
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting("image/png");
    let theirs = visitor.make(&[("prompt", "a lake at night")]).await;
    let answer = Program::with(&service, 1)
        .generate(&json!({"prompt": "a lake at night", "seed": 7}))
        .await;
    assert_eq!(pictures(&answer), [theirs.body.to_vec()]);
    let json = answer.json();
    assert_eq!(json["created"], 1_795_176_000);
    for (name, value) in [
        ("output_format", json!("png")),
        ("size", json!("24x16")),
        ("quality", json!("auto")),
        ("background", json!("auto")),
        ("seed", json!(7)),
        ("model", json!("painter")),
    ] {
        assert_eq!(json[name], value, "{name}");
    }
    assert!(json.get("error").is_none());
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert!(answer.closes, "what was read held a key and a prompt");
}

#[actix_web::test]
async fn as_many_pictures_come_as_were_asked_for_beyond_what_one_answer_is_worth() {
    let service = served("[challenge]\npictures_per_solve = 1").start().await;
    let program = Program::with(&service, 1);
    let answer = program.generate(&json!({"prompt": "a lake", "n": 3})).await;
    assert_eq!(pictures(&answer).len(), 3);
    let answer = program.generate(&json!({"prompt": "a lake", "n": 5})).await;
    assert_eq!(
        refusal(&answer),
        (400, Some("n".to_owned()), "number-out-of-range".to_owned())
    );
}

#[actix_web::test]
async fn what_every_library_sends_by_itself_is_taken() {
    let service = served("[rate]\nper_minute = 100\nper_hour = 100").start().await;
    let program = Program::with(&service, 1);
    for body in [
        // openai-python and openai-node with nothing but a prompt.
        json!({"prompt": "a lake"}),
        // LangChain's wrapper of DALL·E.
        json!({"prompt": "a lake", "n": 1, "size": "1024x1024", "model": "painter", "quality": null}),
        json!({"prompt": "a lake", "n": 1, "size": "1024x1024", "model": "painter", "quality": "standard"}),
        // Open WebUI.
        json!({"model": "painter", "prompt": "a lake", "n": 1, "size": "512x512", "response_format": "b64_json"}),
        // Vercel's AI SDK.
        json!({"model": "painter", "prompt": "a lake", "n": 1, "size": "1024x1024", "response_format": "b64_json"}),
        json!({"prompt": "a lake", "size": "auto", "quality": "auto", "background": "auto", "moderation": "low",
            "user": "somebody", "safety_identifier": "somebody", "style": "vivid", "output_compression": 100}),
        json!({"prompt": "a lake", "stream": false, "partial_images": 0, "metadata": {"a": ["b"]}}),
    ] {
        let answer = program.generate(&body).await;
        assert_eq!((answer.status, pictures(&answer).len()), (200, 1), "{body}");
    }
}

#[actix_web::test]
async fn the_models_are_told_with_what_they_make() {
    let service = served("").start().await;
    let program = Program::with(&service, 1);
    let list = program.get("/v1/models").await.json();
    assert_eq!(
        (&list["object"], list["data"].as_array().unwrap().len()),
        (&json!("list"), 1)
    );
    let one = program.get("/v1/models/painter").await.json();
    assert_eq!(one, list["data"][0]);
    assert_eq!(
        (
            &one["id"],
            &one["object"],
            &one["owned_by"],
            &one["max_n"],
            &one["sizes"][0]
        ),
        (
            &json!("painter"),
            &json!("model"),
            &json!("studio"),
            &json!(4),
            &json!("1024x1024")
        )
    );
    for path in ["/v1/models/none", "/v1/models/a/b"] {
        assert_eq!(
            refusal(&program.get(path).await),
            (404, Some("model".to_owned()), "model_not_found".to_owned())
        );
    }
}

// safety.md T17, T18, T42, tier: run
#[actix_web::test]
async fn an_answer_to_a_program_has_the_whole_head_and_leaves_nothing_behind() {
    let service = served("").start().await;
    let program = Program::with(&service, 1);
    for answer in [
        program.generate(&lake()).await,
        program.get("/v1/models").await,
        program.ask(Method::HEAD, "/v1/models").await,
        program
            .generate(&json!({"prompt": "a lake", "stream": true}))
            .await,
    ] {
        assert_eq!(answer.status, 200);
        assert!(answer.closes);
        assert_head(&answer, &dynamic(&[("content-type", "*")]));
    }
    assert_eq!(service.instance.ledger.records().sessions, 0);
}

// safety.md T43, tier: run
#[actix_web::test]
async fn an_upstream_learns_nothing_of_who_asks() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let heard = seen.clone();
    let upstream = Upstream::start(move |asked| {
        heard
            .lock()
            .unwrap()
            .push(format!("{}{}", asked.head, asked.body));
        upstream::pictures(&png())
    });
    let provider = format!(
        "[[provider]]\nid = 'up'\nkind = 'openai'\nbase_url = '{}'\n\
         models = [{{ id = 'sketch', sizes = ['512x512'] }}]\n[rate]\nper_minute = 100\nper_hour = 100",
        upstream.url
    );
    let setup = served(&provider);
    let makers = Some(makers(&read(&setup.config)).unwrap());
    let service = Setup { makers, ..setup }.start().await;
    for (seed, user) in [(1, "canary-one"), (2, "canary-two")] {
        let program = Program::with(&service, seed)
            .sending("user-agent", user)
            .sending("x-stainless-os", user)
            .sending("openai-organization", user)
            .from(&format!("198.51.100.{seed}:1"));
        let body = json!({"prompt": "a lake", "user": user, "safety_identifier": user,
            "metadata": {"user": user}, "moderation": "low"});
        assert_eq!(program.generate(&body).await.status, 200);
    }
    let seen = seen.lock().unwrap();
    assert!(seen.len() == 2 && seen[0] == seen[1], "{seen:?}");
    assert!(
        !seen[0].contains("canary") && !seen[0].contains("user\""),
        "{seen:?}"
    );
}

#[actix_web::test]
async fn a_program_is_a_line_in_the_log_without_its_key_or_its_name() {
    let folder = crate::log::Folder::new("programs");
    let config = format!(
        "{}[log]\ndir = {:?}\n",
        served("").config.replace("[log]\ndir = \"\"\n", ""),
        folder.0
    );
    let service = Setup {
        config,
        ..Setup::default()
    }
    .start()
    .await;
    let program = Program::with(&service, 1);
    program.generate(&lake()).await;
    program.get("/v1/models/canary").await;
    assert!(service.instance.log.flush(std::time::Duration::from_secs(60)));
    let log = String::from_utf8(folder.bytes()).unwrap();
    assert!(log.contains(&format!(" POST {GENERATIONS} 200 ")), "{log}");
    assert!(log.contains(" GET /v1/models/{id:.+} 404 "), "{log}");
    let key = super::key(1);
    for word in ["canary", "k1", key.expose(), key.ending()] {
        assert!(!log.contains(word), "{word} in {log}");
    }
}
