//! What the pages promise is what the program does: each number once, from the same table.

use std::time::Duration;

use afterimage::ledger::retention::{self, Span, TABLE};
use serde_json::{Value, json};

use crate::instance::{Service, Setup};
use crate::visitor::{HTML, JSON, Visitor};

const LOGGING: &str = "[site]\noperator = \"A. Person\"\ncontact = \"mailto:post@pictures.example\"\n[rate]\nper_minute = 3\nper_hour = 17\nper_day = 71\n[budget]\nper_hour = 2.4\n[[provider]]\nid = 'studio'\nkind = 'openai'\nbase_url = 'http://127.0.0.1:9/v1'\nmodels = [{ id = 'painter', price = 0.04 }]\n[api]\nenabled = true\n[[api.keys]]\nname = 'k'\nhash = 'blake3:0000000000000000000000000000000000000000000000000000000000000000'\nlast4 = '0000'\nbudget_per_day = 0.5";

fn kept(what: &str, json: &Value) -> Value {
    let rows = json["kept"].as_array().expect("rows");
    rows.iter()
        .find(|row| row["what"] == what)
        .map_or(Value::Null, |row| row["kept"].clone())
}

#[actix_web::test]
async fn the_document_for_programs_says_what_the_ledger_obeys() {
    let folder = crate::log::Folder::new("privacy");
    let service = folder.setup(LOGGING).start().await;
    let answer = Visitor::new(&service).accepting(JSON).get("/privacy.json").await;
    let json = answer.json();
    assert_eq!(json["kept"].as_array().unwrap().len(), TABLE.len());
    for row in TABLE {
        let expected = match row.span {
            Span::Answer => json!({"until": "answered"}),
            Span::AtMost(span) => json!({"seconds": span.as_secs()}),
            Span::Idle { idle, life } => json!({"seconds": life.as_secs(), "idle_seconds": idle.as_secs()}),
            Span::Visitor => json!({"until": "erased by the visitor"}),
            Span::Operator => json!({"until": "taken away by the operator"}),
            Span::Stop => json!({"until": "the server stops"}),
        };
        let mut told = kept(row.id, &json);
        for member in ["duration", "idle_duration"] {
            told.as_object_mut().unwrap().remove(member);
        }
        assert_eq!(told, expected, "{}", row.id);
    }
    // The promise itself, in figures that stand in no code.
    assert_eq!(kept("rate", &json)["seconds"], 48 * 3_600);
    assert_eq!(kept("log", &json)["seconds"], 30 * 86_400);
    assert_eq!(kept("challenge", &json)["seconds"], 600);
    assert_eq!(
        kept("session", &json),
        json!({"seconds": 1_800, "duration": "PT30M", "idle_seconds": 900, "idle_duration": "PT15M"})
    );
    for (row, duration) in [("rate", "PT48H"), ("log", "P30D"), ("challenge", "PT10M")] {
        assert_eq!(kept(row, &json)["duration"], duration);
    }
    assert_eq!(json["cookies"][0]["name"], "afterimage_session");
    assert_eq!(
        (&json["operator"], &json["contact"]),
        (&json!("A. Person"), &json!("mailto:post@pictures.example"))
    );
}

#[actix_web::test]
async fn the_pages_say_the_same_numbers_in_words() {
    let folder = crate::log::Folder::new("policies");
    let service = folder.setup(LOGGING).start().await;
    let visitor = Visitor::new(&service).accepting(HTML);
    let privacy = visitor.get("/privacy").await.page().words("main").unwrap();
    for span in [
        retention::CHALLENGE,
        retention::SESSION_IDLE,
        retention::SESSION_LIFE,
        retention::RATE_RECORD,
        retention::ACCESS_LOG,
    ] {
        assert!(privacy.contains(&words(span)), "{} in {privacy}", words(span));
    }
    let cookies = visitor.get("/cookies").await.page().words("main").unwrap();
    for word in [
        "afterimage_session",
        &words(retention::SESSION_IDLE),
        &words(retention::SESSION_LIFE),
    ] {
        assert!(cookies.contains(word), "{word} in {cookies}");
    }
    let limits = visitor.get("/").await.page().words("p.limits").unwrap();
    for number in ["3", "17", "71"] {
        assert!(limits.contains(number), "{number} in {limits}");
    }
}

/// A span as a person says it.
fn words(span: Duration) -> String {
    let (number, unit) = match span.as_secs() {
        seconds if seconds % 86_400 == 0 && seconds > 2 * 86_400 => (seconds / 86_400, "days"),
        seconds if seconds % 3_600 == 0 => (seconds / 3_600, "hours"),
        seconds => (seconds / 60, "minutes"),
    };
    format!("{number} {unit}")
}

#[actix_web::test]
async fn an_instance_without_a_log_promises_nothing_about_one() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    assert_eq!(
        kept("log", &visitor.get("/privacy.json").await.json()),
        Value::Null
    );
    let privacy = visitor.get("/privacy").await.page().words("main").unwrap();
    assert!(!privacy.contains("30 days"), "{privacy}");
}

#[actix_web::test]
async fn without_checks_no_cookie_is_set_and_none_is_spoken_of() {
    let service = Setup::with("[challenge]\nkinds = []").start().await;
    let visitor = Visitor::new(&service);
    let made = visitor.make(&[("prompt", "a lake at night")]).await;
    assert_eq!(made.status, 200);
    assert_eq!(visitor.get("/challenge/code.png").await.status, 404);
    assert_eq!(visitor.cookie(), None);
    let json = visitor.get("/privacy.json").await.json();
    assert_eq!(json["cookies"], json!([]));
    for row in ["challenge", "work", "session"] {
        assert_eq!(kept(row, &json), Value::Null, "{row}");
    }
    let cookies = visitor.get("/cookies").await.page().words("main").unwrap();
    assert!(cookies.contains("sets no cookie"), "{cookies}");
    assert!(!cookies.contains("afterimage_session"), "{cookies}");
}

#[actix_web::test]
async fn the_cookie_on_the_pages_is_the_cookie_that_is_set() {
    let service = Setup::with("[server]\npublic_url = \"https://pictures.example\"")
        .start()
        .await;
    let visitor = Visitor::new(&service);
    visitor.question().await;
    let cookie = visitor.cookie().unwrap();
    let name = cookie.split('=').next().unwrap();
    assert!(
        visitor
            .get("/cookies")
            .await
            .page()
            .words("main")
            .unwrap()
            .contains(name)
    );
    assert_eq!(
        visitor.get("/privacy.json").await.json()["cookies"][0]["name"],
        name
    );
}

#[actix_web::test]
async fn what_machines_ask_is_answered() {
    let service = Setup::with(LOGGING).start().await;
    let visitor = Visitor::new(&service);
    assert_eq!(visitor.get("/healthz").await.text(), "ok\n");
    assert_eq!(visitor.get("/readyz").await.text(), "ready\n");
    assert_eq!(visitor.get("/.well-known/gpc.json").await.json()["gpc"], true);
    assert!(
        visitor
            .get("/robots.txt")
            .await
            .text()
            .contains("Disallow: /generate")
    );
    let security = visitor.get("/.well-known/security.txt").await;
    assert!(
        security
            .text()
            .contains("Contact: mailto:post@pictures.example\n")
    );
    assert!(
        security.text().contains("Expires: 2027-05-19T00:00:00Z\n"),
        "{}",
        security.text()
    );
    let silent = Service::start().await;
    assert_eq!(
        Visitor::new(&silent)
            .get("/.well-known/security.txt")
            .await
            .status,
        404,
        "the file must name a contact"
    );
}

#[actix_web::test]
async fn a_service_that_stops_takes_nothing_new_and_says_so() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    let question = visitor.question().await;
    service.instance.life.stop();
    assert_eq!(
        visitor.get("/readyz").await.refusal(),
        (503, "shutting-down".to_owned())
    );
    assert_eq!(visitor.get("/healthz").await.status, 200);
    let refused = visitor.make(&question.beside(&[("prompt", "a lake")])).await;
    assert_eq!(refused.refusal(), (503, "shutting-down".to_owned()));
    assert!(refused.header("retry-after").is_some());
    let page = Visitor::new(&service).make(&[("prompt", "a lake")]).await.page();
    assert_eq!(
        page.prompt().as_deref(),
        Some("a lake"),
        "with the words still in the form"
    );
    assert_eq!(service.studio.calls(), 0);
}
