//! What is not made here: by the operator's rules, by another service's opinion, by the provider's, each told apart.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use afterimage::pipeline::provider::Fault;
use serde_json::{Value, json};

use crate::instance::{Service, Setup};
use crate::parts::{event, parts};
use crate::studio::Act;
use crate::upstream::{Upstream, response};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
/// In what a visitor writes, and declined by [`Moderator`].
const BAD: &[(&str, &str)] = &[("prompt", "something vile")];
/// One picture a minute, so that whatever was counted shows.
const ONE: &str = "[rate]\nper_minute = 1\n";
const RULES: &str = "[content]\nwords = ['forbidden', 'two words']\npatterns = ['colou?rless green']\n";

/// A service like OpenAI's `/moderations`, which declines what is vile, and writes down what it was asked.
struct Moderator {
    url: String,
    asked: Arc<AtomicUsize>,
    broken: Arc<AtomicBool>,
}

impl Moderator {
    fn start() -> Self {
        let (asked, broken) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (count, out) = (asked.clone(), broken.clone());
        let upstream = Upstream::start(move |request| {
            count.fetch_add(1, Ordering::SeqCst);
            assert!(
                request.head.starts_with("POST /v1/moderations HTTP/1.1"),
                "{}",
                request.head
            );
            assert!(
                !request.head.to_ascii_lowercase().contains("cookie"),
                "{}",
                request.head
            );
            if out.load(Ordering::SeqCst) {
                return response("500 Internal Server Error", "", b"");
            }
            let asked: Value = serde_json::from_str(&request.body).unwrap();
            assert_eq!(asked["model"], "omni-moderation-latest");
            assert_eq!(
                asked.as_object().unwrap().len(),
                2,
                "the words, and nothing of the visitor"
            );
            let texts = asked["input"].as_array().unwrap().iter();
            let results: Vec<Value> = texts
                .map(|text| opinion(text.as_str().unwrap().contains("vile")))
                .collect();
            let body = json!({ "id": "modr-1", "model": "omni", "results": results }).to_string();
            response("200 OK", "content-type: application/json\r\n", body.as_bytes())
        });
        Self {
            url: upstream.url,
            asked,
            broken,
        }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// The section that turns it on.
    fn section(&self, lines: &str) -> String {
        format!("[content.moderation]\nbase_url = '{}'\n{lines}\n", self.url)
    }

    async fn service(&self, lines: &str) -> Service {
        Setup::with(&format!("{ONE}{}", self.section(lines)))
            .start()
            .await
    }
}

fn opinion(vile: bool) -> Value {
    json!({ "flagged": vile, "categories": { "violence": vile, "sexual": false },
        "category_scores": { "violence": if vile { 0.7 } else { 0.01 }, "sexual": 0.2 } })
}

// safety.md T38, tier: run
#[actix_web::test]
async fn a_prompt_that_breaks_a_rule_costs_nothing_and_goes_nowhere() {
    let moderator = Moderator::start();
    let service = Setup::with(&format!("{ONE}{RULES}{}", moderator.section("")))
        .start()
        .await;
    for (field, text) in [
        ("prompt", "something Forbidden"),
        ("prompt", "ｆｏｒ\u{200b}ｂｉｄｄｅｎ"),
        ("prompt", "two\n words"),
        ("prompt", "a colorless green idea"),
        ("negative_prompt", "f0rb1dd3n"),
    ] {
        for accept in [JSON, MULTIPART, "image/png"] {
            let visitor = Visitor::new(&service).accepting(accept);
            let fields = [("prompt", "a lake at night"), (field, text)];
            let fields = if field == "prompt" { &fields[1..] } else { &fields };
            let question = visitor.question().await;
            let refused = visitor.make(&question.beside(fields)).await;
            assert_eq!(refused.refusal(), (422, "content-refused".to_owned()), "{text}");
            assert_eq!(refused.json()["field"], field);
            assert!(
                !refused.text().contains("orbidden"),
                "neither the words nor the rule"
            );
            assert_eq!((moderator.asked(), service.studio.calls()), (0, 0));
            // The code was not looked at, and the one picture of this minute is there.
            assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200, "{text}");
            assert_eq!((moderator.asked(), service.studio.calls()), (1, 1));
            service.pass(Duration::from_secs(60));
            moderator.asked.store(0, Ordering::SeqCst);
            service.studio.forget();
        }
    }
}

#[actix_web::test]
async fn a_page_says_beside_the_field_what_to_do_and_keeps_the_words() {
    let service = Setup::with(RULES).start().await;
    let visitor = Visitor::new(&service).accepting(HTML);
    let refused = visitor.make(&[("prompt", "a forbidden lake")]).await;
    assert_eq!(refused.refusal(), (422, "content-refused".to_owned()));
    let page = refused.page();
    assert_eq!(page.prompt().as_deref(), Some("a forbidden lake"));
    assert!(refused.text().contains("Not made here"), "{}", refused.text());
    assert_eq!(service.codes.drawn(), 0, "no code was asked for");
}

#[actix_web::test]
async fn without_rules_nothing_is_declined() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(
        visitor.solve_and_make(&[("prompt", "forbidden")]).await.status,
        200
    );
}

// safety.md T38, tier: run
#[actix_web::test]
async fn what_the_moderation_declines_is_never_made_and_not_counted() {
    let moderator = Moderator::start();
    let service = moderator.service("").await;
    for accept in [JSON, HTML, MULTIPART, "image/png"] {
        let visitor = Visitor::new(&service).accepting(accept);
        let refused = visitor.solve_and_make(BAD).await;
        assert_eq!(
            refused.refusal(),
            (422, "moderation-refused".to_owned()),
            "{accept}"
        );
        assert_eq!(service.studio.calls(), 0);
        // In other words, with no new code and the allowance of this minute.
        let made = Visitor::new(&service).accepting(JSON);
        made.restore(visitor.cookie());
        assert_eq!(made.make(LAKE).await.status, 200, "{accept}");
        assert_eq!(service.studio.calls(), 1);
        service.pass(Duration::from_secs(60));
        service.studio.forget();
    }
    let visitor = Visitor::new(&service).accepting(JSON);
    let fields = [LAKE, &[("negative_prompt", "vile")]].concat();
    let refused = visitor.solve_and_make(&fields).await.json();
    assert_eq!(
        (&refused["field"], &refused["pass"]),
        (&json!("negative_prompt"), &json!(true))
    );
}

#[actix_web::test]
async fn one_answer_is_good_for_two_looks_at_words_and_no_more() {
    let moderator = Moderator::start();
    let service = moderator.service("").await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let first = visitor.solve_and_make(BAD).await;
    assert_eq!(first.json()["pass"], true);
    let second = visitor.make(BAD).await;
    assert_eq!(second.refusal(), (422, "moderation-refused".to_owned()));
    assert!(second.json().get("pass").is_none());
    for _ in 0..100 {
        assert_eq!(
            visitor.make(BAD).await.refusal(),
            (422, "challenge-missing".to_owned())
        );
    }
    assert_eq!((moderator.asked(), service.studio.calls()), (2, 0));
}

#[actix_web::test]
async fn nobody_has_words_looked_at_without_an_answer() {
    let moderator = Moderator::start();
    let service = moderator.service("").await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    assert_eq!(visitor.make(&question.guess("WRONG1", LAKE)).await.status, 422);
    assert_eq!(visitor.make(LAKE).await.status, 422);
    assert_eq!(moderator.asked(), 0);
}

#[actix_web::test]
async fn without_an_opinion_nothing_is_made_unless_the_operator_wants_it() {
    let moderator = Moderator::start();
    moderator.broken.store(true, Ordering::SeqCst);
    let nobody = Upstream::nobody();
    for (url, asked) in [(&moderator.url, 1), (&nobody, 0)] {
        let section = |lines: &str| format!("{ONE}[content.moderation]\nbase_url = '{url}'\n{lines}\n");
        let service = Setup::with(&section("")).start().await;
        let visitor = Visitor::new(&service).accepting(JSON);
        let before = moderator.asked();
        let refused = visitor.solve_and_make(LAKE).await;
        assert_eq!(refused.refusal(), (503, "moderation-unavailable".to_owned()));
        assert_eq!(
            (refused.header("retry-after"), &refused.json()["pass"]),
            (Some("30"), &json!(true))
        );
        assert_eq!((moderator.asked() - before, service.studio.calls()), (asked, 0));
        // The pass comes back as often as nobody answers: the fault is ours.
        assert_eq!(visitor.make(LAKE).await.json()["pass"], true);

        let service = Setup::with(&section("on_failure = 'allow'")).start().await;
        let visitor = Visitor::new(&service).accepting(JSON);
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
        assert_eq!(service.studio.calls(), 1);
    }
}

#[actix_web::test]
async fn an_answer_that_says_too_little_is_none() {
    for body in [
        &b"{}"[..],
        b"[]",
        b"not JSON",
        br#"{"results":[]}"#,
        br#"{"results":[{"flagged":"no"}]}"#,
        br#"{"results":[{"flagged":false},{"flagged":false}]}"#,
        &[b'['; 100_000],
        &[b' '; 200_000],
    ] {
        let body = body.to_vec();
        let upstream =
            Upstream::start(move |_| response("200 OK", "content-type: application/json\r\n", &body));
        let config = format!("[content.moderation]\nbase_url = '{}'\n", upstream.url);
        let service = Setup::with(&config).start().await;
        let visitor = Visitor::new(&service).accepting(JSON);
        let refused = visitor.solve_and_make(LAKE).await;
        assert_eq!(refused.refusal(), (503, "moderation-unavailable".to_owned()));
        assert_eq!(service.studio.calls(), 0);
    }
}

#[actix_web::test]
async fn a_service_that_is_silent_is_not_waited_for() {
    let upstream = Upstream::start(|_| {
        thread::park();
        Vec::new()
    });
    let config = format!(
        "[content.moderation]\nbase_url = '{}'\ndeadline = 1\n",
        upstream.url
    );
    let service = Setup::with(&config).start().await;
    // Without a deadline of its own the head would be waited for longer than a test's patience.
    let refused = Visitor::new(&service).accepting(JSON).solve_and_make(LAKE).await;
    assert_eq!(refused.refusal(), (503, "moderation-unavailable".to_owned()));
}

#[actix_web::test]
async fn the_operator_says_what_counts() {
    let moderator = Moderator::start();
    for (categories, status) in [
        ("['sexual']", 200),
        ("['violence']", 422),
        ("['violence=0.71']", 200),
        ("['sexual=0.9', 'violence=0.7']", 422),
        // Nothing is said of it, so nothing has been looked at.
        ("['misspelt']", 503),
    ] {
        let service = moderator.service(&format!("categories = {categories}")).await;
        let visitor = Visitor::new(&service).accepting(JSON);
        assert_eq!(visitor.solve_and_make(BAD).await.status, status, "{categories}");
    }
}

// safety.md T38, tier: run
#[actix_web::test]
async fn four_ways_to_decline_are_told_apart() {
    let moderator = Moderator::start();
    let mut told = Vec::new();
    for (words, fault) in [
        ("a forbidden lake", None),
        ("a vile lake", None),
        ("a lake", Some(Fault::Declined)),
        ("a lake", Some(Fault::Withheld)),
    ] {
        let setup = Setup::with(&format!("{RULES}{}", moderator.section("")));
        if let Some(fault) = fault {
            setup.studio.play(vec![Act::Fail(fault)]);
        }
        let service = setup.start().await;
        let visitor = Visitor::new(&service).accepting(MULTIPART);
        let answer = visitor.solve_and_make(&[("prompt", words)]).await;
        let refused = match fault {
            None => answer.json(),
            Some(_) => event(&parts(&answer), "refused"),
        };
        assert_eq!(refused["status"], 422);
        assert!(
            refused["detail"]
                .as_str()
                .is_some_and(|detail| detail.contains("hange")),
            "{refused}"
        );
        told.push((
            refused["code"].as_str().unwrap().to_owned(),
            refused["detail"].clone(),
        ));
    }
    let codes: Vec<&str> = told.iter().map(|(code, _)| code.as_str()).collect();
    let expected = [
        "content-refused",
        "moderation-refused",
        "upstream-refused",
        "upstream-withheld",
    ];
    assert_eq!(codes, expected);
    assert!((1..4).all(|at| told[at - 1].1 != told[at].1));
}

#[actix_web::test]
async fn whoever_looks_at_words_is_named_before_a_word_is_sent() {
    let card = "disclosure = { name = 'Watchers Ltd', region = 'Nowhere', retention = 'For a day', training = 'Never', \
                terms_url = 'https://watchers.example/terms' }";
    let on = Moderator::start().service(card).await;
    let off = Service::start().await;
    for path in ["/", "/privacy", "/about"] {
        let page = Visitor::new(&on).get(path).await;
        let page = page.text();
        assert!(
            page.contains("Watchers Ltd") && page.contains("https://watchers.example/terms"),
            "{path}"
        );
        assert!(
            !page.contains("They are sent to nobody else"),
            "{path}: which they are"
        );
        let page = Visitor::new(&off).get(path).await;
        let page = page.text();
        assert!(
            !page.contains("another service checks") && page.contains("They are sent to nobody else"),
            "{path}"
        );
    }
    let policy = Visitor::new(&on).get("/privacy").await;
    assert!(
        !policy
            .text()
            .contains("none is given to anybody but the service that makes the picture")
    );
    let document = Visitor::new(&on)
        .accepting(JSON)
        .get("/privacy.json")
        .await
        .json();
    assert_eq!(document["moderation"]["name"], "Watchers Ltd");
    assert_eq!(document["moderation"]["receives"], json!(["prompt"]));
    let document = Visitor::new(&off)
        .accepting(JSON)
        .get("/privacy.json")
        .await
        .json();
    assert_eq!(document["moderation"], Value::Null);
}
