//! The one cookie: when it is set, what is in it, and how long it means anything.

use std::collections::BTreeSet;
use std::time::Duration;

use actix_web::http::header::SET_COOKIE;
use afterimage::edge::routes;
use afterimage::ledger::retention::{CHALLENGE, SESSION_IDLE, SESSION_LIFE};

use crate::instance::{GENEROUS, Service, Setup};
use crate::visitor::{JSON, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
const SECOND: Duration = Duration::from_secs(1);

// safety.md T5, tier: run
#[actix_web::test]
async fn a_saved_cookie_jar_is_worth_nothing_after_the_answer() {
    let service = Setup::with(GENEROUS).start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let (first, second) = (visitor.question().await, visitor.question().await);
    let saved = visitor.cookie();
    assert_eq!(visitor.make(&first.beside(LAKE)).await.status, 200);
    let renewed = visitor.cookie();
    assert_ne!(renewed, saved, "a new value after each spend");
    for _ in 0..500 {
        for question in [&first, &second] {
            visitor.restore(saved.clone());
            assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 409);
        }
    }
    assert_eq!(service.studio.calls(), 1);
    visitor.restore(renewed);
    assert_eq!(
        visitor.make(&second.beside(LAKE)).await.status,
        200,
        "the session itself goes on"
    );
}

// safety.md T5, tier: run
#[actix_web::test]
async fn the_cookie_is_a_signed_random_number_and_nothing_else() {
    let service = Setup::with(GENEROUS).start().await;
    let mut seen = BTreeSet::new();
    for client in 0..1_000 {
        let visitor = Visitor::new(&service).from(&format!("198.{}.{}.1:1", 18 + client / 250, client % 250));
        visitor.question().await;
        let cookie = visitor.cookie().unwrap();
        let value = cookie
            .strip_prefix("afterimage_session=")
            .unwrap()
            .replace("%3D", "=");
        let (signature, number) = value.split_at(value.len() - 64);
        assert_eq!(number.len() * 4, 256, "bits");
        assert!(
            number
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
            "{number}"
        );
        let signature = signature.replace("%2B", "+").replace("%2F", "/");
        assert_eq!(
            base64_simd::STANDARD.decode_to_vec(&signature).unwrap().len(),
            32,
            "HMAC-SHA256"
        );
        assert!(seen.insert(number.to_owned()));
    }
}

// safety.md T5, tier: run
#[actix_web::test]
async fn a_cookie_with_one_wrong_digit_is_no_session() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    let cookie = visitor.cookie().unwrap();
    let name = cookie.find('=').unwrap() + 1;
    for place in name..cookie.len() {
        let mut forged = cookie.clone().into_bytes();
        forged[place] = if forged[place] == b'0' { b'1' } else { b'0' };
        visitor.restore(Some(String::from_utf8(forged).unwrap()));
        assert_eq!(
            visitor.make(&question.beside(LAKE)).await.status,
            409,
            "digit {place}"
        );
    }
    visitor.restore(Some(cookie));
    assert_eq!(visitor.make(&question.beside(LAKE)).await.status, 200);
}

// safety.md T5, tier: run
#[actix_web::test]
async fn the_cookie_ends_with_the_browser_and_no_script_sees_it() {
    for (config, name, protected) in [
        (
            "",
            "afterimage_session",
            BTreeSet::from(["HttpOnly", "SameSite=Strict", "Path=/"]),
        ),
        (
            "[server]\npublic_url = \"https://pictures.example\"",
            "__Host-afterimage_session",
            BTreeSet::from(["HttpOnly", "SameSite=Strict", "Path=/", "Secure"]),
        ),
    ] {
        let service = Setup::with(config).start().await;
        let answer = Visitor::new(&service).get("/challenge/code.png").await;
        let line = answer.header("set-cookie").unwrap();
        let (cookie, attributes) = line.split_once("; ").unwrap();
        assert!(cookie.starts_with(&format!("{name}=")), "{cookie}");
        assert_eq!(attributes.split("; ").collect::<BTreeSet<_>>(), protected);
    }
}

// safety.md T5, tier: run
#[actix_web::test]
async fn reading_any_page_sets_no_cookie() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    let pages = routes::TABLE
        .iter()
        .filter(|(path, _)| !path.starts_with("/challenge/"));
    for (path, _) in pages {
        let answer = visitor.get(path).await;
        assert_eq!(answer.headers.get_all(SET_COOKIE).count(), 0, "{path}");
    }
    // Nor does a form that cannot become a picture, for it needs no code.
    for prompt in ["", "\u{7}"] {
        let answer = visitor.make(&[("prompt", prompt)]).await;
        assert_eq!(
            (answer.status, answer.headers.get_all(SET_COOKIE).count()),
            (422, 0)
        );
    }
    assert_eq!(service.instance.ledger.records().sessions, 0);
}

// safety.md section 3, tier: run
#[actix_web::test]
async fn a_session_ends_after_a_quarter_of_an_hour_without_a_request() {
    assert_eq!(SESSION_IDLE, Duration::from_secs(15 * 60));
    for (wait, ended) in [
        (SESSION_IDLE - SECOND, false),
        (SESSION_IDLE, true),
        (SESSION_IDLE + SECOND, true),
    ] {
        let service = Service::start().await;
        let visitor = Visitor::new(&service);
        visitor.question().await;
        service.time.advance(wait);
        let next = visitor.get("/challenge/code.png").await;
        assert_eq!(next.headers.contains_key(SET_COOKIE), ended, "after {wait:?}");
    }
}

// safety.md section 3, tier: run
#[actix_web::test]
async fn a_session_ends_after_half_an_hour_whatever_happens_in_it() {
    assert_eq!(SESSION_LIFE, Duration::from_secs(30 * 60));
    let service = Service::generous().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    // A right answer gives the session a new cookie, and no new life.
    visitor.question().await;
    for _ in 0..5 {
        service.time.advance(SESSION_LIFE / 6);
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
    }
    service.time.advance(SESSION_LIFE / 6 - SECOND);
    let before = visitor.get("/challenge/code.png").await;
    assert!(
        !before.headers.contains_key(SET_COOKIE),
        "a second before its end"
    );
    service.time.advance(SECOND);
    let after = visitor.get("/challenge/code.png").await;
    assert!(after.headers.contains_key(SET_COOKIE), "at its end");
}

// safety.md section 3, tier: run
#[actix_web::test]
async fn a_challenge_can_be_answered_for_ten_minutes() {
    assert_eq!(CHALLENGE, Duration::from_secs(600));
    for (wait, status) in [
        (CHALLENGE - SECOND, 200),
        (CHALLENGE, 409),
        (CHALLENGE + SECOND, 409),
    ] {
        let service = Service::start().await;
        let visitor = Visitor::new(&service).accepting(JSON);
        let question = visitor.question().await;
        service.time.advance(wait);
        assert_eq!(
            visitor.make(&question.beside(LAKE)).await.status,
            status,
            "after {wait:?}"
        );
    }
}

// safety.md T42, tier: run
#[actix_web::test]
async fn what_is_over_leaves_nothing_in_memory() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    visitor.question().await;
    let records = service.instance.ledger.records();
    assert_eq!((records.sessions, records.challenges), (1, 1));
    service.pass(CHALLENGE);
    assert_eq!(service.instance.ledger.records().challenges, 0);
    service.pass(SESSION_IDLE - CHALLENGE);
    assert_eq!(service.instance.ledger.records().sessions, 0);
}
