//! What a visitor is told of what is held about their connection, and what becomes of it when they say so.

use std::time::Duration;

use actix_web::http::Method;
use actix_web::http::header::{CONTENT_TYPE, SET_COOKIE};
use afterimage::ledger::retention::{CHALLENGE, SESSION_IDLE, SESSION_LIFE};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::head::{assert_head, dynamic};
use crate::instance::{Service, Setup};
use crate::store::Store;
use crate::studio::{Act, picture};
use crate::visitor::{HTML, JSON, MULTIPART, Visitor};

const LAKE: &[(&str, &str)] = &[("prompt", "a lake at night")];
const SECOND: Duration = Duration::from_secs(1);
const OPEN: &str = "[challenge]\nkinds = []\n";
const CONNECTION: &[(&str, &str)] = &[("what", "connection")];
const EVERYTHING: &[(&str, &str)] = &[("what", "everything"), ("sure", "yes")];

async fn held(visitor: &Visitor<'_>) -> Value {
    let answer = visitor.get("/your-data.json").await;
    assert_eq!(answer.status, 200);
    answer.json()
}

/// What was counted of pictures in a window.
fn window<'a>(held: &'a Value, count: &str, window: &str) -> &'a Value {
    &held["counts"][count]["windows"][window]
}

async fn erase(visitor: &Visitor<'_>, fields: &[(&str, &str)]) -> Answer {
    let form = visitor.form(fields).uri("/your-data/erase");
    visitor.send(form.to_request()).await.whole().await
}

/// What the page's table says of a window of pictures: allowed, used, left, gone.
async fn row(visitor: &Visitor<'_>, window: &str) -> Vec<String> {
    let page = visitor.get("/your-data").await.page();
    let cells = page.all(&format!("[data-count=pictures] [data-window={window}] td"));
    cells.iter().map(|cell| cell.text().collect()).collect()
}

#[actix_web::test]
async fn a_request_is_shown_as_used_until_its_time_and_not_a_second_longer() {
    let service = Setup::with(OPEN).start().await;
    let visitor = Visitor::new(&service);
    assert_eq!(row(&visitor, "hour").await, ["30", "0", "30", "nothing counted"]);
    assert_eq!(
        Visitor::new(&service).accepting(JSON).make(LAKE).await.status,
        200
    );
    assert_eq!(row(&visitor, "minute").await, ["4", "1", "3", "in 15 seconds"]);
    assert_eq!(row(&visitor, "hour").await, ["30", "1", "29", "in 2 minutes"]);
    assert_eq!(row(&visitor, "day").await, ["100", "1", "99", "in 15 minutes"]);
    let mut passed = 0;
    for (name, ends, limit) in [("minute", 15, 4), ("hour", 120, 30), ("day", 864, 100)] {
        service.pass(SECOND * (ends - 1 - passed));
        passed = ends;
        let last = held(&visitor).await;
        let expected = json!({ "allowed": limit, "used": 1, "left": limit - 1, "ends_in": 1 });
        assert_eq!(window(&last, "pictures", name), &expected);
        service.pass(SECOND);
        let gone = held(&visitor).await;
        let expected = json!({ "allowed": limit, "used": 0, "left": limit, "ends_in": null });
        assert_eq!(window(&gone, "pictures", name), &expected);
    }
    assert_eq!(
        service.instance.ledger.records().rates,
        0,
        "nothing is left of it"
    );
}

/// Everything that was ever asked shows in a look, and no look shows in anything.
#[actix_web::test]
async fn looking_sets_no_cookie_keeps_no_record_and_makes_no_session_longer() {
    let service = Service::start().await;
    let strangers = Visitor::new(&service).from("203.0.113.9:1");
    let visitor = Visitor::new(&service);
    visitor.question().await;
    let cookie = visitor.cookie();
    let records = service.instance.ledger.records();
    for minute in 0..14_u64 {
        for path in ["/your-data", "/your-data.json", "/your-data.json?download"] {
            for method in [Method::GET, Method::HEAD] {
                for looker in [&visitor, &strangers] {
                    let answer = looker.ask(method.clone(), path).await;
                    assert_eq!(answer.status, 200, "{path}");
                    assert!(!answer.headers.contains_key(SET_COOKIE), "{path}");
                }
            }
        }
        let session = &held(&visitor).await["session"]["ends_in"];
        assert_eq!(session, SESSION_IDLE.as_secs() - 60 * minute, "it does not move");
        service.time.advance(SECOND * 60);
    }
    assert_eq!(service.instance.ledger.records(), records);
    assert_eq!((visitor.cookie(), strangers.cookie()), (cookie, None));
    service.time.advance(SECOND * 60);
    assert_eq!(held(&visitor).await["session"], Value::Null);
}

#[actix_web::test]
async fn the_session_and_its_checks_are_shown_with_their_ends() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    assert_eq!(held(&visitor).await["session"], Value::Null);
    let page = visitor.get("/your-data").await.page();
    assert_eq!(
        page.words("#your-session-none").as_deref(),
        Some("There is none.")
    );
    let first = visitor.question().await;
    service.time.advance(SECOND * 60);
    visitor.question().await;
    let session = held(&visitor).await["session"].clone();
    let (idle, life) = (SESSION_IDLE.as_secs(), CHALLENGE.as_secs());
    let expected = json!({
        "ends_in": idle, "checks": [{ "ends_in": life - 60 }, { "ends_in": life }], "pass": null,
    });
    assert_eq!(session, expected);
    let page = visitor.get("/your-data").await.page();
    let said = page.words("#your-session-checks").unwrap();
    assert!(said.contains('2') && said.contains("10 minutes"), "{said}");
    let checks = held(&visitor).await;
    assert_eq!(
        window(&checks, "checks", "minute")["used"],
        1,
        "one is two seconds old"
    );
    assert_eq!(visitor.make(&first.beside(LAKE)).await.status, 200);
    let session = held(&visitor).await["session"].clone();
    assert_eq!(
        session["checks"].as_array().map(Vec::len),
        Some(1),
        "the answered one is gone"
    );
    service.time.advance(SESSION_LIFE);
    assert_eq!(held(&visitor).await["session"], Value::Null);
}

#[actix_web::test]
async fn a_pass_is_shown_and_forgotten() {
    let service = Service::start().await;
    service
        .studio
        .play(vec![Act::Fail(afterimage::pipeline::provider::Fault::Failed)]);
    let visitor = Visitor::new(&service).accepting(JSON);
    visitor.solve_and_make(LAKE).await;
    let session = held(&visitor).await["session"].clone();
    assert_eq!(session["pass"]["ends_in"], CHALLENGE.as_secs());
    let page = visitor.get("/your-data").await.page();
    assert!(page.words("#your-session-pass").unwrap().contains("10 minutes"));
    let cookie = visitor.cookie();
    assert_eq!(erase(&visitor, CONNECTION).await.status, 200);
    visitor.restore(cookie);
    assert_eq!(
        visitor.make(LAKE).await.refusal(),
        (422, "challenge-missing".to_owned())
    );
}

#[actix_web::test]
async fn nobody_learns_what_others_in_their_network_did() {
    let setup = Setup::with(OPEN);
    let service = setup.start().await;
    let visitor = Visitor::new(&service);
    let before = (held(&visitor).await, visitor.get("/your-data").await.body);
    for number in 2..9 {
        let neighbour = Visitor::new(&service)
            .accepting(JSON)
            .from(&format!("192.0.2.{number}:1"));
        for _ in 0..4 {
            assert_eq!(neighbour.make(LAKE).await.status, 200);
        }
        assert_eq!(
            (held(&visitor).await, visitor.get("/your-data").await.body),
            before,
            "{number}"
        );
    }
    // The eighth uses up what the network has: now it is said what is left, for that is what a request would meet.
    let last = Visitor::new(&service).accepting(JSON).from("192.0.2.9:1");
    for left in (0..4).rev() {
        assert_eq!(last.make(LAKE).await.status, 200);
        let minute = held(&visitor).await;
        let minute = window(&minute, "pictures", "minute");
        assert_eq!((&minute["used"], &minute["left"]), (&json!(0), &json!(left)));
    }
    let elsewhere = Visitor::new(&service).from("198.51.100.1:1");
    assert_eq!(held(&elsewhere).await["counts"], before.0["counts"]);
}

#[actix_web::test]
async fn it_says_how_a_connection_is_known_and_shows_no_address() {
    let service = Setup::with("").start().await;
    for (peer, kind, bits, shown) in [
        ("192.0.2.77:1", "ipv4", 32, ["192.0", "0.2.77"]),
        ("[2001:db8:4:5::77]:1", "ipv6", 64, ["2001:", "db8"]),
    ] {
        let visitor = Visitor::new(&service).from(peer);
        let document = visitor.get("/your-data.json").await;
        assert_eq!(
            document.json()["known_by"],
            json!({ "keyed_hash_of": kind, "bits": bits })
        );
        let page = visitor.get("/your-data").await;
        for text in [document.text(), page.text()] {
            assert!(shown.iter().all(|part| !text.contains(part)), "{text}");
        }
        assert!(page.text().contains("keyed hash"));
    }
}

#[actix_web::test]
async fn what_waits_or_is_being_made_is_counted_for_whoever_asked_for_it_alone() {
    let setup = Setup::with(&format!("{OPEN}[budget]\nin_flight = 1\n"));
    setup.studio.play([vec![Act::Wait], picture()].concat());
    let service = setup.start().await;
    let visitor = Visitor::new(&service).accepting(MULTIPART);
    let stranger = Visitor::new(&service).from("198.51.100.1:1");
    let served = visitor.open(LAKE).await;
    let waiting = visitor.open(LAKE).await;
    assert_eq!(held(&visitor).await["under_way"], 2);
    assert_eq!(held(&stranger).await["under_way"], 0);
    let page = visitor.get("/your-data").await.page();
    assert!(
        page.words("#your-under-way-count")
            .unwrap()
            .starts_with("2 requests")
    );
    drop(waiting);
    assert_eq!(held(&visitor).await["under_way"], 1);
    drop(served);
    assert_eq!(held(&visitor).await["under_way"], 0);
}

#[actix_web::test]
async fn who_waits_for_money_is_told_and_who_had_more_than_a_share_too() {
    let service = Setup::with(&format!(
        "{OPEN}[budget]\nper_hour = 2.4\n[[provider]]\nid = 'studio'\nkind = 'openai'\n\
         base_url = 'http://127.0.0.1:9/v1'\nmodels = [{{ id = 'painter', price = 0.04 }}]\n"
    ))
    .start()
    .await;
    let visitor = Visitor::new(&service).accepting(JSON);
    assert_eq!(held(&visitor).await["share"], Value::Null);
    service.pass(SECOND * 60);
    assert_eq!(visitor.make(LAKE).await.status, 200);
    let day = 86_400;
    let had = json!({ "waits": false, "ahead": true, "ends_in": day });
    assert_eq!(held(&visitor).await["share"], had);
    let waiter = Visitor::new(&service).accepting(JSON).from("198.51.100.1:1");
    assert_eq!(waiter.make(LAKE).await.status, 503);
    let waits = json!({ "waits": true, "ahead": false, "ends_in": day });
    assert_eq!(held(&waiter).await["share"], waits);
    let page = waiter.get("/your-data").await.page();
    assert!(page.one("#your-share-waits").is_some() && page.one("#your-share-ahead").is_none());
    assert_eq!(erase(&visitor, CONNECTION).await.status, 200);
    assert_eq!(
        held(&visitor).await["share"],
        had,
        "it is a part of what was used"
    );
    let kept = visitor.get("/privacy.json").await.json();
    let kept = kept["kept"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["what"] == "share");
    assert!(kept.is_some(), "and the policies say so");
}

/// safety.md T41
#[actix_web::test]
async fn what_can_be_erased_is_gone_at_once_and_the_allowance_stays_used() {
    let service = Service::start().await;
    for fields in [CONNECTION, EVERYTHING] {
        let visitor = Visitor::new(&service).accepting(JSON).from(match fields.len() {
            1 => "192.0.2.1:1",
            _ => "198.51.100.1:1",
        });
        assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
        let question = visitor.question().await;
        let (cookie, before) = (visitor.cookie(), held(&visitor).await);
        assert_eq!(window(&before, "pictures", "hour")["used"], 1);
        let done = erase(&visitor, fields).await;
        assert_eq!(done.status, 200);
        let page = done.page();
        assert!(page.one("#erase-stays-count").is_some(), "it is said what stays");
        visitor.restore(cookie);
        let after = held(&visitor).await;
        assert_eq!(
            (&after["counts"], &after["session"]),
            (&before["counts"], &Value::Null)
        );
        let late = visitor.make(&question.beside(LAKE)).await;
        assert_eq!(
            late.refusal(),
            (409, "challenge-unknown".to_owned()),
            "its code is worth nothing"
        );
        assert_eq!(
            erase(&visitor, fields).await.status,
            200,
            "and once more is no fault"
        );
    }
    let records = service.instance.ledger.records();
    assert_eq!((records.sessions, records.challenges, records.passes), (0, 0, 0));
    assert_eq!(service.studio.calls(), 2);
}

/// safety.md T41, T17
#[actix_web::test]
async fn a_browser_is_told_to_clear_exactly_what_was_asked_for() {
    let service = Service::start().await;
    for (fields, clear) in [
        (CONNECTION, "\"cookies\""),
        (EVERYTHING, "\"cache\", \"cookies\", \"storage\""),
    ] {
        let visitor = Visitor::new(&service);
        let head = [
            ("content-type", "text/html; charset=utf-8"),
            ("clear-site-data", clear),
        ];
        assert_head(&erase(&visitor, fields).await, &dynamic(&head));
        visitor.question().await;
        let erased = erase(&visitor, fields).await;
        let gone = "afterimage_session=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0";
        assert_head(&erased, &dynamic(&[&head[..], &[("set-cookie", gone)]].concat()));
    }
}

#[actix_web::test]
async fn everything_goes_only_when_it_was_asked_for_twice() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    visitor.question().await;
    let asked = erase(&visitor, &[("what", "everything")]).await;
    assert_eq!(asked.status, 200);
    assert_head(&asked, &dynamic(&[("content-type", "text/html; charset=utf-8")]));
    assert!(held(&visitor).await["session"].is_object(), "nothing is gone yet");
    let page = asked.page();
    let steps = page.all("main a[href='/gallery#export'], main form[action='/your-data/erase']");
    let steps: Vec<_> = steps.iter().map(|step| step.value().name()).collect();
    assert_eq!(steps, ["a", "form"], "a copy is offered first");
    let act = page
        .one("main form button[value=everything]")
        .expect("the second asking");
    assert!(act.attr("class").unwrap().contains("danger"));
    assert!(page.one("main a[href='/your-data']").is_some(), "and a way back");
}

// safety.md T15, tier: run
#[actix_web::test]
async fn no_other_site_erases_anything_or_reads_it() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    visitor.question().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "null"),
        ("origin", "https://evil.example"),
    ] {
        let foreign = Visitor::new(&service).accepting(JSON).sending(name, value);
        foreign.restore(visitor.cookie());
        for fields in [CONNECTION, EVERYTHING, &[("what", "everything")]] {
            let refused = erase(&foreign, fields).await;
            assert!(!refused.headers.contains_key("clear-site-data"));
            assert_eq!(
                refused.refusal(),
                (403, "cross-site".to_owned()),
                "{name}: {value}"
            );
        }
        let read = foreign.get("/your-data.json").await;
        assert_eq!(read.refusal(), (403, "cross-site".to_owned()));
    }
    assert!(held(&visitor).await["session"].is_object());
}

#[actix_web::test]
async fn a_form_that_asks_for_nothing_known_erases_nothing() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service).accepting(JSON);
    visitor.question().await;
    let long = "x".repeat(1_000);
    for fields in [
        &[][..],
        &[("what", "pictures")],
        &[("what", "everything"), ("sure", "no")],
        &[("sure", "yes")],
    ] {
        assert_eq!(
            erase(&visitor, fields).await.refusal(),
            (400, "bad-request".to_owned()),
            "{fields:?}"
        );
    }
    let refused = erase(&visitor, &[("what", "connection"), ("more", long.as_str())]).await;
    assert_eq!(refused.refusal().0, 413);
    let form = visitor.form(CONNECTION).uri("/your-data/erase");
    let json = form
        .insert_header((CONTENT_TYPE, "application/json"))
        .to_request();
    assert_eq!(visitor.send(json).await.whole().await.refusal().0, 415);
    let got = visitor.get("/your-data/erase").await;
    assert_eq!((got.status, got.header("allow")), (405, Some("POST")));
    assert!(held(&visitor).await["session"].is_object());
}

#[actix_web::test]
async fn erasing_what_is_not_there_leaves_no_record_however_often() {
    let service = Service::start().await;
    let forged = "afterimage_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3Dforged";
    for cookie in [None, Some(forged.to_owned())] {
        let visitor = Visitor::new(&service);
        visitor.restore(cookie);
        for _ in 0..300 {
            assert_eq!(erase(&visitor, CONNECTION).await.status, 200);
        }
    }
    assert_eq!(
        service.instance.ledger.records(),
        afterimage::ledger::Records::default()
    );
}

#[actix_web::test]
async fn a_copy_can_be_taken_as_a_file_and_tells_the_same() {
    let service = Service::start().await;
    let visitor = Visitor::new(&service);
    visitor.question().await;
    let shown = visitor.get("/your-data.json").await;
    let saved = visitor.get("/your-data.json?download").await;
    assert_eq!(shown.header("content-disposition"), None);
    assert_eq!(
        saved.header("content-disposition"),
        Some("attachment; filename=\"your-data.json\"")
    );
    assert_eq!(shown.header("content-type"), Some("application/json"));
    assert_eq!(shown.body, saved.body);
}

#[actix_web::test]
async fn two_servers_on_one_store_show_and_erase_the_same() {
    let store = Store::start();
    let config = format!(
        "[ledger]\nstore = '{}'\nkey = 'a-secret-that-both-of-them-have-'\n[log]\ndir = ''\n",
        store.url()
    );
    let one = Setup {
        config: config.clone(),
        ..Setup::default()
    }
    .start()
    .await;
    let other = Setup {
        config,
        seed: 2,
        ..Setup::default()
    }
    .start()
    .await;
    let visitor = Visitor::new(&one).accepting(JSON);
    assert_eq!(visitor.solve_and_make(LAKE).await.status, 200);
    let question = visitor.question().await;
    let there = Visitor::new(&other).accepting(JSON);
    there.restore(visitor.cookie());
    let document = held(&there).await;
    assert_eq!(document["where"], "valkey");
    assert_eq!(window(&document, "pictures", "hour")["used"], 1);
    assert_eq!(document["session"]["checks"].as_array().map(Vec::len), Some(1));
    let page = Visitor::new(&other).accepting(HTML).get("/your-data").await;
    assert!(
        page.text()
            .contains("a Valkey store that this service’s servers share")
    );
    assert_eq!(erase(&there, CONNECTION).await.status, 200);
    let late = visitor.make(&question.beside(LAKE)).await;
    assert_eq!(late.refusal(), (409, "challenge-unknown".to_owned()));
    let after = held(&visitor).await;
    assert_eq!(
        (
            &after["session"],
            window(&after, "pictures", "hour")["used"].as_u64()
        ),
        (&Value::Null, Some(1))
    );
}

#[actix_web::test]
async fn a_store_that_is_lost_is_said_and_nothing_is_called_erased() {
    let mut store = Store::start();
    let config = format!(
        "[ledger]\nstore = '{}'\nkey = 'a-secret-that-both-of-them-have-'\n[log]\ndir = ''\n",
        store.url()
    );
    let service = Setup {
        config,
        ..Setup::default()
    }
    .start()
    .await;
    let visitor = Visitor::new(&service).accepting(JSON);
    visitor.question().await;
    store.kill();
    for path in ["/your-data", "/your-data.json"] {
        assert_eq!(
            visitor.get(path).await.refusal(),
            (503, "unavailable".to_owned()),
            "{path}"
        );
    }
    let cookie = visitor.cookie();
    let refused = erase(&visitor, EVERYTHING).await;
    assert!(!refused.headers.contains_key("clear-site-data"));
    assert_eq!(
        (refused.refusal(), visitor.cookie()),
        ((503, "unavailable".to_owned()), cookie)
    );
}
