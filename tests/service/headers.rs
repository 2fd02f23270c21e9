//! The headers of every answer, to the letter.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::Method;
use afterimage::edge::routes;
use afterimage::pipeline::provider::Fault;

use crate::answer::Answer;
use crate::codes::{self, BrokenCodes};
use crate::head::{ALL, assert_head, dynamic, picture};
use crate::instance::{Service, Setup};
use crate::studio::Act;
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

const HTML_TYPE: &str = "text/html; charset=utf-8";

/// An answer of each status the application gives by itself, for one kind of client.
async fn refusals(accept: &'static str) -> Vec<Answer> {
    let service = Setup::with("[rate]\nper_minute = 1\n[budget]\nin_flight = 1")
        .start()
        .await;
    let visitor = Visitor::new(&service).accepting(accept);
    let mut answers = vec![
        visitor.get("/nothing").await,
        visitor.get("/static/0/css/base.css").await,
        visitor.ask(Method::PUT, "/").await,
        visitor.make(&[("prompt", "")]).await,
        visitor.ask(Method::POST, "/generate").await,
        visitor.make(&[("prompt", &"x".repeat(200_000))]).await,
    ];
    let question = visitor.question().await;
    let foreign = Visitor::new(&service)
        .accepting(accept)
        .sending("sec-fetch-site", "cross-site");
    answers.push(foreign.make(LAKE).await);
    answers.push(
        visitor
            .make(&question.guess(&codes::wrong(&question.letters), LAKE))
            .await,
    );
    answers.push(visitor.make(&question.beside(LAKE)).await);
    let question = visitor.question().await;
    visitor.make(&question.beside(LAKE)).await;
    let question = visitor.question().await;
    answers.push(visitor.make(&question.beside(LAKE)).await);
    service.instance.life.stop();
    answers.push(visitor.make(LAKE).await);
    answers.push(visitor.get("/readyz").await);
    let broken = Setup {
        codes: Some(Arc::new(BrokenCodes)),
        ..Setup::default()
    }
    .start()
    .await;
    answers.push(
        Visitor::new(&broken)
            .accepting(accept)
            .get("/challenge/code.png")
            .await,
    );
    for fault in [Fault::Failed, Fault::Overloaded(None), Fault::Timeout] {
        let setup = Setup::with("[challenge]\nkinds = []");
        // Who is too busy is asked twice.
        (0..2).for_each(|_| setup.studio.play(vec![Act::Fail(fault)]));
        let fields = [LAKE, &[("deliver", "file")]].concat();
        answers.push(
            Visitor::new(&setup.start().await)
                .accepting(accept)
                .make(&fields)
                .await,
        );
    }
    answers
}

// safety.md T17, tier: run
#[actix_web::test]
async fn every_refusal_has_the_whole_head_and_no_line_more() {
    for (accept, media) in [(HTML, HTML_TYPE), (JSON, "application/problem+json")] {
        let answers = refusals(accept).await;
        let statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
        for status in [403, 404, 405, 409, 413, 415, 422, 429, 500, 502, 503, 504] {
            assert!(statuses.contains(&status), "{status} is among {statuses:?}");
        }
        for answer in &answers {
            let mut expected = dynamic(&[("content-type", media)]);
            match answer.status {
                405 => drop(expected.insert("allow", "GET, HEAD")),
                429 | 503 => drop(expected.insert("retry-after", "*")),
                // A page that brings a new code brings its session, where there was none.
                _ if answer.headers.contains_key("set-cookie") => drop(expected.insert("set-cookie", "*")),
                _ => {}
            }
            assert_head(answer, &expected);
            if let Some(wait) = answer.header("retry-after") {
                let wait: u64 = wait.parse().unwrap();
                assert!(wait > 0 && wait.is_multiple_of(5), "{wait}");
            }
        }
    }
}

// safety.md T17, tier: run
#[actix_web::test]
async fn every_refusal_is_a_page_in_the_same_frame() {
    let front = Visitor::new(&Service::start().await).get("/").await.page();
    let frame = |page: &crate::page::Page| {
        let links = page
            .all("header a, footer a")
            .into_iter()
            .filter_map(|link| link.attr("href").map(str::to_owned));
        links.collect::<Vec<_>>()
    };
    for answer in refusals(HTML).await {
        let page = answer.page();
        assert_eq!(frame(&page), frame(&front), "{}", answer.status);
        assert!(page.words("h1").is_some_and(|title| !title.trim().is_empty()));
        assert!(page.one("main#content").is_some() && page.one("html[lang=en]").is_some());
        assert!(
            page.words("title")
                .is_some_and(|title| title.ends_with("Afterimage"))
        );
    }
}

// safety.md T17, tier: run
#[actix_web::test]
async fn every_page_has_the_whole_head_asked_by_get_or_by_head() {
    let service = Setup::with("[site]\ncontact = \"mailto:post@pictures.example\"\n[api]\nenabled = true")
        .start()
        .await;
    let visitor = Visitor::new(&service);
    for (path, methods) in routes::TABLE {
        if *methods == "POST"
            || path.starts_with("/static/")
            || path.starts_with("/challenge/")
            || *path == "/sw.js"
            || routes::is_for_programs(path)
        {
            continue;
        }
        for method in [Method::GET, Method::HEAD] {
            let answer = visitor.ask(method, path).await;
            assert_eq!(answer.status, 200, "{path}");
            let media = answer.header("content-type").expect("a type");
            assert_head(&answer, &dynamic(&[("content-type", media)]));
        }
    }
}

// safety.md T17, tier: run
#[actix_web::test]
async fn pictures_codes_and_streams_have_their_heads() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let inline = [("content-disposition", "inline; filename=\"afterimage.png\"")];
    let code = visitor.get("/challenge/code.png").await;
    let issued = [
        ("challenge-id", "*"),
        ("challenge-expires-in", "600"),
        ("set-cookie", "*"),
    ];
    assert_head(&code, &picture(&[&inline[..], &issued].concat()));
    for (accept, expected) in [
        (
            "image/*",
            picture(
                &[
                    &inline[..],
                    &[("set-cookie", "*"), ("afterimage-made-by", "painter")],
                ]
                .concat(),
            ),
        ),
        (HTML, dynamic(&[("content-type", HTML_TYPE), ("set-cookie", "*")])),
        (
            JSON,
            dynamic(&[("content-type", "application/json"), ("set-cookie", "*")]),
        ),
        (
            MULTIPART,
            dynamic(&[
                ("content-type", "*"),
                ("x-accel-buffering", "no"),
                ("set-cookie", "*"),
            ]),
        ),
    ] {
        let answer = Visitor::new(&service)
            .accepting(accept)
            .solve_and_make(LAKE)
            .await;
        assert_eq!(answer.status, 200);
        let expected: BTreeMap<_, _> = expected
            .into_iter()
            .filter(|(name, _)| *name != "x-accel-buffering" || answer.headers.contains_key(*name))
            .collect();
        assert_head(&answer, &expected);
    }
}

// safety.md T17, T18, tier: run
#[actix_web::test]
async fn static_files_are_kept_for_ever_and_do_nothing() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let front = visitor.get("/").await.page();
    let links = front
        .all("link[href^='/static/'], script[src^='/static/']")
        .into_iter();
    let urls: Vec<_> = links
        .filter_map(|link| link.attr("href").or(link.attr("src")).map(str::to_owned))
        .collect();
    assert!(urls.len() > 5, "{urls:?}");
    for url in urls {
        for (coding, coded) in [("", false), ("gzip, br", true), ("br;q=0", false)] {
            let answer = Visitor::new(&service)
                .sending("accept-encoding", coding)
                .get(&url)
                .await;
            assert_eq!(answer.status, 200, "{url}");
            let policy = if url.ends_with(".js") {
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
            } else {
                "default-src 'none'"
            };
            let mut expected: BTreeMap<_, _> = ALL.into_iter().collect();
            expected.extend([
                ("cache-control", "public, max-age=31536000, immutable"),
                ("content-security-policy", policy),
                ("content-type", "*"),
                ("vary", "accept-encoding"),
            ]);
            // A worker runs only on a page that isolates itself when its script does so too.
            if url.ends_with(".js") {
                expected.insert("cross-origin-embedder-policy", "require-corp");
            }
            if coded && answer.headers.contains_key("content-encoding") {
                expected.insert("content-encoding", "br");
            }
            assert_head(&answer, &expected);
        }
    }
}

// safety.md T17, tier: run
#[actix_web::test]
async fn an_https_origin_adds_two_promises() {
    let service = Setup::with("[server]\npublic_url = \"https://pictures.example\"")
        .start()
        .await;
    let visitor = Visitor::new(&service);
    for path in ["/", "/nothing", "/challenge/code.png"] {
        let answer = visitor.get(path).await;
        assert_eq!(
            answer.header("strict-transport-security"),
            Some("max-age=63072000; includeSubDomains")
        );
        let policy = answer.header("content-security-policy").unwrap();
        let upgrades = policy.ends_with("; trusted-types afterimage; upgrade-insecure-requests");
        assert_eq!(upgrades, !path.ends_with(".png"), "{policy}");
    }
}
