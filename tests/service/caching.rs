//! Nothing of a visit lies in a cache, and no prompt in an address.

use crate::instance::{Service, Setup};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];

// safety.md T18, tier: run
#[actix_web::test]
async fn no_answer_to_a_form_may_be_stored() {
    let service = Setup::with("[rate]\nper_minute = 8").start().await;
    for accept in [HTML, JSON, MULTIPART, "image/*"] {
        let visitor = Visitor::new(&service).accepting(accept);
        for answer in [
            visitor.make(LAKE).await,
            visitor.make(&[("prompt", "")]).await,
            visitor.get("/challenge/code.png").await,
            visitor.solve_and_make(LAKE).await,
            visitor
                .solve_and_make(&[LAKE, &[("deliver", "file")]].concat())
                .await,
        ] {
            assert_eq!(
                answer.header("cache-control"),
                Some("no-store"),
                "{accept} {}",
                answer.status
            );
        }
    }
}

// safety.md T18, tier: run
#[actix_web::test]
async fn a_prompt_in_the_address_is_nobodys() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    for path in ["/", "/gallery", "/privacy", "/privacy.json", "/nothing"] {
        let plain = visitor.get(path).await;
        let asked = visitor
            .get(&format!(
                "{path}?prompt=canary-in-the-address&seed=7&size=512x512"
            ))
            .await;
        assert_eq!((plain.status, &plain.body), (asked.status, &asked.body), "{path}");
        assert_eq!(asked.header("cache-control"), Some("no-store"));
    }
    let question = visitor.question().await;
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(question.beside(&[]))
        .finish();
    let request = visitor
        .form(&[])
        .uri("/generate?prompt=canary-in-the-address")
        .set_payload(body);
    let answer = visitor.send(request.to_request()).await.whole().await;
    assert_eq!(answer.refusal(), (422, "prompt-missing".to_owned()));
    assert!(!answer.text().contains("canary"));
    assert_eq!(service.studio.calls(), 0);
}

// safety.md T18, tier: run
#[actix_web::test]
async fn the_front_page_is_the_same_for_everybody_who_reads_its_language() {
    let service = Service::start().await;
    let first = Visitor::new(&service).sending("accept-language", "de");
    let (before, _) = (first.get("/").await, first.solve_and_make(LAKE).await);
    let after = first.get("/").await;
    let other = Visitor::new(&service)
        .from("[2001:db8::1]:1")
        .sending("accept-language", "nl, de-AT;q=0.5")
        .sending("user-agent", "another browser")
        .get("/")
        .await;
    assert_eq!((&before.body, &before.body), (&after.body, &other.body));
    let english = Visitor::new(&service).get("/").await;
    assert_ne!(before.body, english.body);
}
